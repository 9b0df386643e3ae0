import type { TSESTree } from '@typescript-eslint/types';
import { calledMember, constantInitialiser, enclosingClass, findVariable, importOfDefinition, isFunction, propertyName, type Receiver, receiverOf, resolveConstant, soleDefinition, type SourceView, unwrap, unwrapAwait } from '../../ast/index.ts';
import type { CatalogEntity, Evidence } from '../../model/index.ts';
import type { ReadEnv } from '../adapter.ts';

/** Packages that are MikroORM. */
export const MODULES: readonly string[] = ['@mikro-orm/core', '@mikro-orm/nestjs', '@mikro-orm/sql', '@mikro-orm/knex', '@mikro-orm/postgresql', '@mikro-orm/mysql', '@mikro-orm/mariadb', '@mikro-orm/mssql', '@mikro-orm/sqlite', '@mikro-orm/better-sqlite', '@mikro-orm/libsql', '@mikro-orm/mongodb', 'mikro-orm'];

/** What a MikroORM call is made on. */
export interface MikroReceiver {
  kind: 'manager' | 'repository';
  evidence: Evidence;
  /** The entity of a repository; a manager takes it as an argument. */
  entity?: string;
  /** True when only the shape of the call can confirm that this is MikroORM. */
  tentative?: boolean;
}

const MANAGERS = /^(?:Sql|Mongo)?EntityManager$/;
const REPOSITORIES = /^(?:(?:Sql|Mongo)?EntityRepository|AbstractSqlEntityRepository)$/;
const MAX_DEPTH = 8;
const BY_NAME: MikroReceiver = { kind: 'manager', evidence: 'convention', tentative: true };

/** True for MikroORM's own packages and those that hand it on. */
export function isMikroModule(module: string): boolean {
  return MODULES.includes(module) || /^(?:@mikro-orm\/|mikro-orm(?:$|\/)|@medusajs\/(?:framework|deps)\/mikro-orm)/.test(module);
}

/** The project's entity of that name, if MikroORM declares it. */
export function mikroEntity(name: string, env: ReadEnv): CatalogEntity | undefined {
  const entity = env.entity(name);
  return entity?.declaredBy?.includes('mikro-orm') ? entity : undefined;
}

/** Recognises an entity manager or repository; undefined when nothing says so. */
export function mikroReceiver(node: TSESTree.Node, env: ReadEnv, depth = 0): MikroReceiver | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const initial = node.type === 'Identifier' ? constantInitialiser(findVariable(node, env.source)) : undefined;
  if (castType(node, env.source) || (initial && castType(initial, env.source))) return { kind: 'manager', evidence: 'declaration' };
  const object = unwrapAwait(node);
  if (object.type === 'ThisExpression') return ownRepository(object, env);
  if (object.type === 'CallExpression') return fromCall(object, env, depth);
  const receiver = receiverOf(object, env.source);
  if (receiver?.typeName !== undefined) return fromType(receiver, object, env);
  const made = receiver?.initialiser;
  if (made && made !== object) {
    const found = mikroReceiver(made, env, depth + 1);
    if (found) return found;
  }
  return ofCallback(object, env, depth) ?? managerMember(object, env, depth) ?? fromName(object, env);
}

/** `(context.transactionManager ?? this.manager_) as SqlEntityManager`. */
function castType(node: TSESTree.Node, source: SourceView): boolean {
  if (node.type !== 'TSAsExpression' && node.type !== 'TSTypeAssertion') return false;
  return isManagerType(node.typeAnnotation, source);
}

function isManagerType(type: TSESTree.TypeNode | undefined, source: SourceView): boolean {
  if (type?.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return false;
  const origin = receiverOf(type.typeName, source)?.origin;
  return origin !== undefined && isMikroModule(origin.module) && MANAGERS.test(origin.name === 'default' ? type.typeName.name : origin.name);
}

function fromType({ typeName = '', evidence, origin, typeArguments }: Receiver, object: TSESTree.Node, env: ReadEnv): MikroReceiver | undefined {
  const own = origin !== undefined && isMikroModule(origin.module);
  if (own && MANAGERS.test(typeName)) return { kind: 'manager', evidence };
  if (own && REPOSITORIES.test(typeName)) {
    const entity = className(typeArguments[0], env.source);
    return { kind: 'repository', evidence, ...(entity === undefined ? {} : { entity }) };
  }
  // A repository class of the project, or the manager's type out of another module.
  if (origin && !/^[./@~#]|^src\//.test(origin.module)) return undefined;
  if (/^SqlEntityManager$/.test(typeName)) return { kind: 'manager', evidence };
  return /(?:Repository|Repo)$/.test(typeName) ? named(typeName, env) : typeName === 'EntityManager' && origin === undefined ? fromName(object, env) : undefined;
}

/** The class in `EntityRepository<Customer>`; undefined for a type parameter. */
function className(type: TSESTree.TypeNode | undefined, source: SourceView): string | undefined {
  if (type?.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return undefined;
  const definition = soleDefinition(findVariable(type.typeName, source));
  if ((definition?.node as TSESTree.Node | undefined)?.type === 'TSTypeParameter') return undefined;
  const imported = definition && importOfDefinition(definition);
  return imported && imported.name !== 'default' && imported.name !== '*' ? imported.name : type.typeName.name;
}

/** `em.fork()`, `em.getRepository(Customer)`, `this.getActiveManager<SqlEntityManager>(context)`, `RequestContext.getEntityManager()`. */
function fromCall(call: TSESTree.CallExpression, env: ReadEnv, depth: number): MikroReceiver | undefined {
  const called = calledMember(call);
  const [type] = call.typeArguments?.params ?? [];
  if (isManagerType(type, env.source)) return { kind: 'manager', evidence: 'declaration' };
  if (!called) return undefined;
  const { name, object } = called;
  if (name === 'getEntityManager') {
    const owner = receiverOf(object, env.source);
    if (owner?.origin && owner.typeName === undefined && isMikroModule(owner.origin.module)) return { kind: 'manager', evidence: 'import' };
    const repository = mikroReceiver(object, env, depth + 1);
    return repository && { ...repository, kind: 'manager' };
  }
  if (name === 'fork' || name === 'getContext') return mikroReceiver(object, env, depth + 1);
  if (name !== 'getRepository' && name !== 'repo') return undefined;
  const owner = mikroReceiver(object, env, depth + 1);
  const entity = entityName(call.arguments[0], env);
  if (!owner || (owner.tentative && !entity?.known)) return undefined;
  return { kind: 'repository', evidence: owner.evidence, ...(entity?.name === undefined ? {} : { entity: entity.name }) };
}

/** `orm.em`, `this.orm.em`, `customerRepository.em`. */
function managerMember(object: TSESTree.Node, env: ReadEnv, depth: number): MikroReceiver | undefined {
  if (object.type !== 'MemberExpression' || !/^(?:em|entityManager|_em)$/.test(propertyName(object) ?? '')) return undefined;
  if (object.object.type === 'ThisExpression') return ownRepository(object.object, env) ? { kind: 'manager', evidence: 'declaration' } : undefined;
  const owner = receiverOf(object.object, env.source);
  if (owner?.typeName !== undefined) {
    if (owner.origin && isMikroModule(owner.origin.module)) return { kind: 'manager', evidence: owner.evidence };
    return undefined;
  }
  const made = owner?.initialiser && unwrapAwait(owner.initialiser);
  const maker = made?.type === 'CallExpression' ? calledMember(made) : undefined;
  const origin = maker?.name === 'init' || maker?.name === 'initSync' ? receiverOf(maker.object, env.source)?.origin : undefined;
  if (origin && isMikroModule(origin.module)) return { kind: 'manager', evidence: 'import' };
  const repository = mikroReceiver(object.object, env, depth + 1);
  return repository && !repository.tentative ? { kind: 'manager', evidence: repository.evidence } : undefined;
}

/** The manager that `em.transactional(async (em) => …)` hands to its callback. */
function ofCallback(node: TSESTree.Node, env: ReadEnv, depth: number): MikroReceiver | undefined {
  if (node.type !== 'Identifier') return undefined;
  const definition = soleDefinition(findVariable(node, env.source));
  const fn = definition?.node as TSESTree.Node | undefined;
  if (!isFunction(fn) || fn.params[0] !== definition?.name) return undefined;
  const call = fn.parent as TSESTree.Node | undefined;
  const called = call?.type === 'CallExpression' && call.arguments[0] === fn ? calledMember(call) : undefined;
  if (called?.name !== 'transactional') return undefined;
  return mikroReceiver(called.object, env, depth + 1) ?? BY_NAME;
}

/** `this` in `class CustomerRepository extends EntityRepository<Customer>`. */
function ownRepository(self: TSESTree.Node, env: ReadEnv): MikroReceiver | undefined {
  const owner = enclosingClass(self);
  const base = owner?.superClass ? unwrap(owner.superClass) : undefined;
  if (base?.type !== 'Identifier') return undefined;
  const origin = receiverOf(base, env.source)?.origin;
  if (!origin || !isMikroModule(origin.module) || !REPOSITORIES.test(origin.name)) return undefined;
  const entity = className(owner?.superTypeArguments?.params[0], env.source);
  return { kind: 'repository', evidence: 'declaration', ...(entity === undefined ? {} : { entity }) };
}

/** A manager called `em`, or a repository named after an entity of MikroORM. */
function fromName(object: TSESTree.Node, env: ReadEnv): MikroReceiver | undefined {
  const name = object.type === 'Identifier' ? object.name : object.type === 'MemberExpression' ? propertyName(object) : undefined;
  if (name === undefined) return undefined;
  if (/^_?(?:em|fork|forkedEm|(?:entity|forked|active)?[mM]anager_?)$/.test(name)) return BY_NAME;
  return named(name, env);
}

function named(name: string, env: ReadEnv): MikroReceiver | undefined {
  const stem = /^_?(\w+?)(?:Repository|Repo)_?$/.exec(name)?.[1];
  const entity = stem === undefined ? undefined : (mikroEntity(stem, env) ?? mikroEntity(stem.replace(/(?:Orm|MikroOrm|Db)$/, ''), env));
  return entity && { kind: 'repository', evidence: 'convention', entity: entity.name, tentative: true };
}

/** What the first argument of a manager's method names: a class, a name in quotes. `known`: MikroORM declares it. */
export function entityName(argument: TSESTree.Node | undefined, env: ReadEnv): { name: string | undefined; known: boolean } | undefined {
  if (!argument || argument.type === 'SpreadElement') return undefined;
  const value = resolveConstant(argument, env.source);
  if (value.type === 'Literal') return typeof value.value === 'string' ? { name: value.value, known: mikroEntity(value.value, env) !== undefined } : undefined;
  const name = unwrap(argument);
  if (name.type === 'Identifier') {
    const definition = soleDefinition(findVariable(name, env.source));
    const imported = definition && importOfDefinition(definition);
    const exported = imported && imported.name !== 'default' && imported.name !== '*' ? imported.name : name.name;
    const named = [exported, name.name].find((one) => (imported !== undefined || /^\p{Lu}/u.test(one)) && mikroEntity(one, env) !== undefined);
    if (named !== undefined) return { name: named, known: true };
    return { name: /^\p{Lu}/u.test(exported) ? exported : undefined, known: false };
  }
  if (name.type !== 'MemberExpression') return undefined;
  const last = propertyName(name);
  return last !== undefined && /^\p{Lu}/u.test(last) ? { name: last, known: mikroEntity(last, env) !== undefined } : { name: undefined, known: false };
}
