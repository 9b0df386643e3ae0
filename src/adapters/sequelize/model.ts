import type { TSESTree } from '@typescript-eslint/types';
import type { Definition } from '@typescript-eslint/scope-manager';
import { calledMember, constantInitialiser, declaredType, enclosingClass, findVariable, importOfDefinition, propertyName, receiverOf, soleDefinition, type SourceView, unwrapAwait } from '../../ast/index.ts';
import type { Evidence } from '../../model/index.ts';
import type { ReadEnv } from '../adapter.ts';
import { type NamedScope, namedScopes } from './scopes.ts';
import { holdsModels, importedModel, isSequelizeModule, modelNamed } from './catalog.ts';

/** What a static method of Sequelize is called on. */
export interface ModelReceiver {
  /** The model, as the code names it; undefined where it is chosen at run time. */
  entity: string | undefined;
  evidence: Evidence;
  /** True when only the shape of the call can confirm that this is Sequelize. */
  tentative?: boolean;
  /** Which scopes are in force: the model's default one, none, or such as nobody sees here. */
  scope: 'default' | 'none' | 'open' | 'named';
  /** The scopes of the model that are in force, where they are named and declared. */
  scopes?: readonly NamedScope[];
}

const MAX_DEPTH = 8;
/** Variables and properties under which projects keep their models. */
const HOLDER = /^_?(?:db|dbs|models?|database|sequelize|orm|schemas?|tables?|entities)$/i;
/** Types of a model class, with the row's class as argument. */
const CLASS_TYPES = new Set(['ModelStatic', 'ModelCtor', 'ModelDefined', 'ModelType', 'ModelClass', 'NonAbstract']);
const SCOPED: ReadonlyMap<string, ModelReceiver['scope'] | 'same'> = new Map<string, ModelReceiver['scope'] | 'same'>([
  ['scope', 'open'],
  ['withScope', 'open'],
  ['unscoped', 'none'],
  ['withoutScope', 'none'],
  ['withInitialScope', 'default'],
  ['schema', 'same'],
  ['withSchema', 'same'],
]);

/** Recognises a model class, a repository of one, or a model asked of a Sequelize instance; undefined when nothing says so. */
export function modelReceiver(node: TSESTree.Node, env: ReadEnv, depth = 0): ModelReceiver | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const object = unwrapAwait(node);
  switch (object.type) {
    case 'ThisExpression':
      return isStatic(object) ? ofClass(enclosingClass(object), env) : undefined;
    case 'CallExpression':
      return ofCall(object, env, depth);
    case 'Identifier':
      return ofName(object, env, depth);
    case 'MemberExpression':
      return typed(object, env, depth) ?? ofMember(object, env, depth);
    case 'LogicalExpression':
      return modelReceiver(object.left, env, depth + 1) ?? modelReceiver(object.right, env, depth + 1);
    default:
      return undefined;
  }
}

/** `Contact.scope('open')`, `sequelize.model('Contact')`, `sequelize.getRepository(Contact)`, `sequelize.define('Contact', …)`. */
function ofCall(call: TSESTree.CallExpression, env: ReadEnv, depth: number): ModelReceiver | undefined {
  const called = calledMember(call);
  if (!called) return undefined;
  const [first] = call.arguments;
  const scope = SCOPED.get(called.name);
  if (scope !== undefined) {
    const model = modelReceiver(called.object, env, depth + 1);
    const named = called.name !== 'scope' || first ? scope : 'none';
    const scopes = model && named === 'open' ? namedScopes(call, env.source) : undefined;
    if (model && scopes) return { ...model, scope: 'named', scopes };
    return model && { ...model, scope: named === 'same' ? model.scope : named };
  }
  if (called.name === 'getRepository' && first) {
    const model = modelReceiver(first, env, depth + 1);
    const proof = sequelizeProof(called.object, env.source);
    return model && proof ? { ...model, evidence: proof, tentative: false } : undefined;
  }
  if (called.name !== 'define' && called.name !== 'model') return undefined;
  const text = first && unwrapAwait(first);
  const name = text?.type === 'Literal' && typeof text.value === 'string' ? text.value : undefined;
  const proof = sequelizeProof(called.object, env.source);
  return proof && name !== undefined ? { entity: name, evidence: proof, scope: 'default' } : undefined;
}

/** A Sequelize instance: imported or made from the package, of its type, or called after it. */
function sequelizeProof(node: TSESTree.Node, source: SourceView): Evidence | undefined {
  const receiver = receiverOf(node, source);
  if (receiver?.origin && isSequelizeModule(receiver.origin.module)) return receiver.evidence;
  if (receiver?.typeName === 'Sequelize') return receiver.evidence;
  if (receiver?.typeName !== undefined) return undefined;
  const object = unwrapAwait(node);
  const name = object.type === 'Identifier' ? object.name : object.type === 'MemberExpression' ? propertyName(object) : undefined;
  const named = /sequelize/i.test(name ?? '') || /sequelize/i.test(receiver?.origin?.module ?? '') || (/^(?:db|database|connection|conn)$/i.test(name ?? '') && /sequelize/i.test(source.text));
  return named ? (receiver?.origin ? 'import' : 'convention') : undefined;
}

function ofName(name: TSESTree.Identifier, env: ReadEnv, depth: number): ModelReceiver | undefined {
  const variable = findVariable(name, env.source);
  const definition = soleDefinition(variable);
  if (!definition) return undefined;
  const imported = importOfDefinition(definition);
  if (imported) return isSequelizeModule(imported.module) ? undefined : ofImport(imported, name.name, env);
  const node = definition.node as TSESTree.Node;
  if (node.type === 'ClassDeclaration') return ofClass(node, env);
  const byType = typed(name, env, depth);
  if (byType) return byType;
  const value = constantInitialiser(variable);
  if (value) return ofValue(value, name.name, env, depth + 1);
  return node.type === 'VariableDeclarator' && node.id.type === 'ObjectPattern' && node.init ? destructured(node.id, definition, node.init, env) : undefined;
}

/** `const Contact = sequelize.define(…)`, `= db.Contact`, `= require('../models').Contact`, `= require('./contact')(sequelize)`. */
function ofValue(value: TSESTree.Node, local: string, env: ReadEnv, depth: number): ModelReceiver | undefined {
  const expression = unwrapAwait(value);
  if (expression.type === 'ClassExpression') return ofClass(expression, env, local);
  const required = requiredFrom(expression);
  if (required) return ofImport({ module: required.module, name: required.name ?? 'default' }, local, env);
  return modelReceiver(expression, env, depth);
}

/** The module behind `require('m').Name`, `require('m').default`, `require('m')(sequelize, DataTypes)`. */
function requiredFrom(node: TSESTree.Node, depth = 0): { module: string; name?: string } | undefined {
  if (depth > MAX_DEPTH) return undefined;
  if (node.type === 'MemberExpression') {
    const inner = requiredFrom(unwrapAwait(node.object), depth + 1);
    const name = propertyName(node);
    return inner && name !== undefined ? { module: inner.module, name } : undefined;
  }
  if (node.type !== 'CallExpression') return undefined;
  if (node.callee.type !== 'Identifier') return requiredFrom(unwrapAwait(node.callee), depth + 1);
  const [module] = node.callee.name === 'require' ? node.arguments : [];
  return module?.type === 'Literal' && typeof module.value === 'string' ? { module: module.value } : undefined;
}

function ofImport(origin: { module: string; name: string }, local: string, env: ReadEnv): ModelReceiver | undefined {
  const model = importedModel(origin, local, env);
  if (model) return { entity: model.name, evidence: 'import', scope: 'default', ...(model.certain ? {} : { tentative: true }) };
  const name = origin.name === 'default' || origin.name === '*' ? local : origin.name;
  // A model that the catalog does not know: the folder, the capital and the call must all speak for it.
  return /^\p{Lu}/u.test(name) && holdsModels(origin.module) && !env.entity(name)?.declaredBy ? { entity: name, evidence: 'convention', tentative: true, scope: 'default' } : undefined;
}

/** `const { Contact } = db`, `const { Contact } = sequelize.models`. */
function destructured(pattern: TSESTree.ObjectPattern, definition: Definition, holder: TSESTree.Node, env: ReadEnv): ModelReceiver | undefined {
  for (const property of pattern.properties) {
    if (property.type !== 'Property' || property.value !== definition.name) continue;
    const name = propertyName(property);
    return name === undefined ? undefined : held(unwrapAwait(holder), name, env);
  }
  return undefined;
}

function ofMember(member: TSESTree.MemberExpression, env: ReadEnv, depth: number): ModelReceiver | undefined {
  const name = propertyName(member);
  if (name === undefined) return undefined;
  const object = unwrapAwait(member.object);
  const model = held(object, name, env);
  if (model) return model;
  // What a field was given: `this.contacts = db.Contact`.
  const value = object.type === 'ThisExpression' ? receiverOf(member, env.source)?.initialiser : undefined;
  return value && value !== member ? ofValue(value, name, env, depth + 1) : undefined;
}

/** A model that an object holds under its name: `db.Contact`, `models.contacts`, `this.sequelize.models.Contact`. */
function held(holder: TSESTree.Node, name: string, env: ReadEnv): ModelReceiver | undefined {
  const entity = modelNamed(name, env);
  const holderName = holder.type === 'Identifier' ? holder.name : holder.type === 'MemberExpression' ? propertyName(holder) : undefined;
  const origin = receiverOf(holder, env.source)?.origin;
  const kept = HOLDER.test(holderName ?? '') || (origin !== undefined && holdsModels(origin.module));
  const exact = entity && [entity.name, ...entity.aliases].includes(name);
  if (entity && (kept || exact)) return { entity: name, evidence: kept && origin ? 'import' : 'convention', scope: 'default', ...(kept ? {} : { tentative: true }) };
  const root = holder.type === 'MemberExpression' && propertyName(holder) === 'models' && sequelizeProof(holder.object, env.source) !== undefined;
  const unknownModel = !entity && /^\p{Lu}/u.test(name) && (root || (kept && /sequelize/i.test(env.source.text)));
  return unknownModel && !env.entity(name)?.declaredBy ? { entity: name, evidence: 'convention', tentative: true, scope: 'default' } : undefined;
}

/** `typeof Contact`, `ModelStatic<Contact>`, `Repository<Contact>` of sequelize-typescript. */
function typed(node: TSESTree.Node, env: ReadEnv, depth: number): ModelReceiver | undefined {
  return ofType(declaredType(node, env.source), env, depth);
}

function ofType(type: TSESTree.TypeNode | undefined, env: ReadEnv, depth: number): ModelReceiver | undefined {
  if (!type || depth > MAX_DEPTH) return undefined;
  if (type.type === 'TSUnionType' || type.type === 'TSIntersectionType') return type.types.map((part) => ofType(part, env, depth + 1)).find((found) => found !== undefined);
  if (type.type === 'TSTypeQuery') {
    const model = type.exprName.type === 'Identifier' ? ofName(type.exprName, env, depth + 1) : undefined;
    return model && { ...model, evidence: 'declaration', ...(model.tentative && /@nestjs\/sequelize|sequelize-typescript/.test(env.source.text) ? { tentative: false } : {}) };
  }
  if (type.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return undefined;
  const origin = receiverOf(type.typeName, env.source)?.origin;
  const name = origin && origin.name !== 'default' && origin.name !== '*' ? origin.name : type.typeName.name;
  const own = origin !== undefined && isSequelizeModule(origin.module);
  if (!own || !(CLASS_TYPES.has(name) || name === 'Repository')) return undefined;
  const [row] = type.typeArguments?.params ?? [];
  return { entity: rowClass(row, env.source), evidence: 'declaration', scope: 'default' };
}

/** The class in `ModelStatic<Contact>`; undefined for a type parameter and for `any`. */
function rowClass(type: TSESTree.TypeNode | undefined, source: SourceView): string | undefined {
  if (type?.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return undefined;
  const definition = soleDefinition(findVariable(type.typeName, source));
  if ((definition?.node as TSESTree.Node | undefined)?.type === 'TSTypeParameter') return undefined;
  const imported = definition && importOfDefinition(definition);
  if (imported && isSequelizeModule(imported.module)) return undefined;
  return imported && imported.name !== 'default' && imported.name !== '*' ? imported.name : type.typeName.name;
}

/** A class of this file that extends `Model`, or that the catalog knows as a model. */
function ofClass(owner: TSESTree.ClassDeclaration | TSESTree.ClassExpression | undefined, env: ReadEnv, local?: string): ModelReceiver | undefined {
  const name = owner?.id?.name ?? local;
  const base = owner?.superClass && unwrapAwait(owner.superClass);
  if (!base || name === undefined) return undefined;
  const origin = receiverOf(base.type === 'CallExpression' ? base.callee : base, env.source)?.origin;
  const own = (origin !== undefined && isSequelizeModule(origin.module)) || (base.type === 'MemberExpression' && sequelizeProof(base.object, env.source) !== undefined);
  const entity = own ? undefined : modelNamed(name, env);
  return own || (entity && entity.name === name) ? { entity: name, evidence: 'declaration', scope: 'default' } : undefined;
}

/** Whether `this` is the class itself: inside a static method, a static block, a static arrow. */
export function isStatic(self: TSESTree.Node): boolean {
  for (let current = self.parent; current; current = current.parent) {
    if (current.type === 'MethodDefinition' || current.type === 'PropertyDefinition') return current.static;
    if (current.type === 'StaticBlock') return true;
    if (current.type === 'ClassBody') return false;
  }
  return false;
}
