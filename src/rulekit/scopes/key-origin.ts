import type { TSESTree } from '@typescript-eslint/types';
import { privateCallers } from '../../flow/index.ts';
import { calledMember, findVariable, type FunctionNode, isForeign, isFunction, isReassigned, propertyName, soleDefinition, type SourceView, unwrapAwait } from '../../ast/index.ts';
import type { CatalogEntity, DataAccess, FilterField } from '../../model/index.ts';

const MAX_DEPTH = 8;
/** Calls that hand a value on: a validation, a conversion, a look into the request. */
const PASSES = /^(?:parse|safeParse|parseAsync|validate|Number|String|parseInt|parseFloat|BigInt|trim|toString|get|getAll|param|params|query|json|body|header|valid|decodeURIComponent|ObjectId|getRouterParam|getQuery|useParams|Array|from|split|filter|map|flat|slice)$/;

/**
 * True when an access finds records by their own key alone and the key comes from whoever calls: a
 * parameter, a request. A key that was taken from another record is that record's business.
 */
export function isByGivenKey({ filter }: DataAccess, entity: CatalogEntity, source: SourceView): boolean {
  if (filter.kind !== 'fields' || filter.open || filter.fields.length === 0) return false;
  const keys = filter.fields.filter((field) => isOwnKey(field, entity));
  const rest = filter.fields.filter((field) => !keys.includes(field));
  // What else is asked for must not name a person or another record.
  return keys.some(({ value }) => value !== undefined && isGiven(value, source, 0)) && rest.every(({ name }) => !/(?:id|uuid|key|token|hash|code|email|slug)$/i.test(name));
}

function isOwnKey({ name, op, alternatives }: FilterField, entity: CatalogEntity): boolean {
  if (op === 'other' || alternatives) return false;
  if (/^_?(?:id|uuid|guid|ids)$/i.test(name)) return true;
  const own = entity.name.toLowerCase().replace(/[^\p{ID_Continue}]|_/gu, '').replace(/s$/, '');
  const match = /^(.+?)_?(?:id|uuid|guid)$/i.exec(name);
  return match?.[1] !== undefined && match[1].toLowerCase().replace(/_/g, '') === own;
}

function isGiven(node: TSESTree.Node, source: SourceView, depth: number): boolean {
  if (depth > MAX_DEPTH) return false;
  const value = unwrapAwait(node);
  switch (value.type) {
    case 'Identifier':
      return isGivenName(value, source, depth);
    case 'MemberExpression':
      return !SESSION.test(propertyName(value) ?? '') && isGiven(value.object, source, depth + 1);
    case 'CallExpression': {
      const called = calledMember(value);
      const name = called?.name ?? (value.callee.type === 'Identifier' ? value.callee.name : '');
      if (!PASSES.test(name)) return false;
      return value.arguments.some((argument) => isGiven(argument, source, depth + 1)) || (called !== undefined && isGiven(called.object, source, depth + 1));
    }
    case 'NewExpression':
    case 'ArrayExpression':
      return (value.type === 'NewExpression' ? value.arguments : value.elements).some((one) => one !== null && isGiven(one.type === 'SpreadElement' ? one.argument : one, source, depth + 1));
    case 'TemplateLiteral':
      return value.expressions.some((one) => isGiven(one, source, depth + 1));
    default:
      return false;
  }
}

/** Parts of a request that say who is signed in. */
const SESSION = /^(?:user|session|auth|state|me|viewer|currentUser|principal|jwt|claims|locals)$/i;

function isGivenName(name: TSESTree.Identifier, source: SourceView, depth: number): boolean {
  const variable = findVariable(name, source);
  const definition = soleDefinition(variable);
  const node = definition?.node as TSESTree.Node | undefined;
  if (!variable || !node || isReassigned(variable) || SESSION.test(name.name)) return false;
  if (node.type === 'VariableDeclarator') return node.init !== null && node.parent?.parent?.type !== 'ForOfStatement' && isGiven(node.init, source, depth + 1);
  if (definition?.type !== 'Parameter' || !isFunction(node)) return false;
  const call = node.parent;
  // What a list hands to its callback is of the list: `rows.map((row) => …)`.
  const over = call?.type === 'CallExpression' && call.arguments.includes(node as TSESTree.CallExpressionArgument) ? calledMember(call) : undefined;
  if (over && /^(?:map|forEach|flatMap|filter|find|some|every|reduce|then|all)$/.test(over.name)) return isGiven(over.object, source, depth + 1);
  return givenByCallers(node, name, source, depth);
}

/** A helper that only its file can call is given what its callers are given. */
function givenByCallers(fn: FunctionNode, name: TSESTree.Identifier, source: SourceView, depth: number): boolean {
  const calls = isForeign(fn, source) ? undefined : privateCallers(fn, source);
  const index = fn.params.findIndex((parameter) => parameter.range[0] <= (findVariable(name, source)?.defs[0]?.name.range?.[0] ?? -1) && parameter.range[1] >= (findVariable(name, source)?.defs[0]?.name.range?.[1] ?? Infinity));
  if (!calls || index < 0) return true;
  return calls.some(({ arguments: given }) => {
    const argument = given[index];
    return argument !== undefined && isGiven(argument, source, depth + 1);
  });
}
