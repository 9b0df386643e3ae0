import type { TSESTree } from '@typescript-eslint/types';
import { isFunction, objectView, resolveConstant, type SourceView, staticValue } from '../../ast/index.ts';
import type { ReadEnv } from '../adapter.ts';
import type { QueryChain } from '../shared/mongo-chain.ts';
import { isMongoEntity } from '../shared/mongo-entity.ts';
import { type MongoModel } from '../shared/mongo-model.ts';
import { FOREIGN_KEYS, type Method, QUERY_LINKS } from './methods.ts';

/** Whether a call on something that only a name calls a model is Mongoose's. */
export function isMongooseCall(model: MongoModel, method: Method, call: TSESTree.CallExpression, chain: QueryChain, env: ReadEnv): boolean {
  const { source } = env;
  const [first] = call.arguments;
  if (!fits(method, call.arguments, source)) return false;
  if (model.certain) return true;
  if (method.distinctive || chain.links.some(({ name }) => QUERY_LINKS.has(name))) return true;
  if (first && hasOperator(first, source)) return true;
  const entity = model.entity.kind === 'known' ? env.entity(model.entity.value.name) : undefined;
  if (isMongoEntity(entity)) return true;
  // Half of all classes have a static `create`.
  if (entity !== undefined || (method.shape === 'values' && !isHandedOn(call))) return false;
  return speaksMongoose(source.text) || (isHandedOn(call) && first?.type === 'ObjectExpression');
}

/** A model that the project's context hands on: `models.Customers.find(…)`. */
function isHandedOn({ callee }: TSESTree.CallExpression): boolean {
  return callee.type === 'MemberExpression' && callee.object.type === 'MemberExpression';
}

const speaksMongoose = (text: string): boolean => /['"](?:mongoose|@nestjs\/mongoose|@typegoose\/typegoose)['"]/.test(text);

/** Arguments that no Mongoose method takes are another library's: `items.find((x) => …)`, `$.find('.row')`, `find({ where })`. */
function fits(method: Method, args: readonly TSESTree.Node[], source: SourceView): boolean {
  const [first] = args;
  if (!first) return method.shape !== 'where' && method.shape !== 'distinct' && method.shape !== 'operations';
  const value = resolveConstant(first, source);
  const text = staticValue(value, source);
  const isText = text.kind === 'known' && typeof text.value === 'string';
  if (isFunction(value) || value.type === 'TemplateLiteral') return method.shape === 'id' || method.shape === 'idUpdate';
  switch (method.shape) {
    case 'id':
    case 'idUpdate':
      return value.type !== 'ArrayExpression';
    case 'distinct':
      return isText || value.type === 'Identifier' || value.type === 'MemberExpression';
    case 'where':
      return isText || value.type === 'ObjectExpression';
    case 'pipeline':
    case 'operations':
      return value.type !== 'ObjectExpression' && !isText;
    case 'values':
      return !isText && !hasForeignKey(value, ['data', 'where'], source);
    case 'paginate':
      return !isText && !hasForeignKey(value, [...FOREIGN_KEYS], source);
    default:
      return !isText && text.kind !== 'known' && value.type !== 'ArrayExpression' && !hasForeignKey(value, [...FOREIGN_KEYS], source);
  }
}

function hasForeignKey(node: TSESTree.Node, keys: readonly string[], source: SourceView): boolean {
  return objectView(node, source)?.members.some(({ name, value }) => keys.includes(name) && (name !== 'include' && name !== 'transaction' && name !== 'attributes' ? resolveConstant(value, source).type !== 'Literal' || name === 'raw' || name === 'take' : true)) ?? false;
}

/** True when an operator stands in the filter: `$in`, `$or`, or stages of a pipeline. */
function hasOperator(node: TSESTree.Node, source: SourceView): boolean {
  const value = resolveConstant(node, source);
  if (value.type === 'ArrayExpression') return value.elements.some((element) => element !== null && element.type !== 'SpreadElement' && (objectView(element, source)?.members.some(({ name }) => name.startsWith('$')) ?? false));
  return objectView(value, source)?.members.some(({ name, value: condition }) => name.startsWith('$') || (objectView(condition, source)?.members.some((member) => member.name.startsWith('$')) ?? false)) ?? false;
}
