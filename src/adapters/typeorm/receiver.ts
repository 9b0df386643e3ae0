import type { TSESTree } from '@typescript-eslint/types';
import { calledMember, enclosingClass, propertyName, type Receiver, receiverOf, type SourceView, unwrapAwait } from '../../ast/index.ts';
import type { CatalogEntity, Evidence } from '../../model/index.ts';
import type { ReadEnv } from '../adapter.ts';

/** What a TypeORM call is made on. */
export interface TypeormReceiver {
  kind: 'repository' | 'manager';
  evidence: Evidence;
  /** The entity of a repository, as the code names it; a manager takes it as an argument. */
  entity?: string;
  /** True when only the shape of the call can confirm that this is TypeORM. */
  tentative?: boolean;
}

const REPOSITORIES = new Set(['Repository', 'TreeRepository', 'MongoRepository', 'AbstractRepository', 'BaseRepository']);
const MANAGERS = new Set(['EntityManager', 'MongoEntityManager', 'DataSource', 'Connection', 'QueryRunner', 'TransactionalConnection']);

/** Recognises a repository, entity manager or data source; undefined when nothing says so. */
export function typeormReceiver(node: TSESTree.Node, env: ReadEnv): TypeormReceiver | undefined {
  const object = unwrapAwait(node);
  if (object.type === 'ThisExpression') return ownRepository(object, env);
  if (object.type === 'CallExpression') return fromCall(object, env);
  const manager = managerMember(object, env);
  if (manager) return manager;
  const receiver = receiverOf(object, env.source);
  if (receiver?.typeName !== undefined) return fromType(receiver, env);
  if (receiver?.initialiser) {
    const value = unwrapAwait(receiver.initialiser);
    const made = value.type === 'CallExpression' ? fromCall(value, env) : undefined;
    if (made) return made;
  }
  if (receiver?.origin?.module === 'typeorm') return { kind: 'manager', evidence: 'import' };
  return fromName(object, env);
}

/** `dataSource.manager`, `queryRunner.manager`, `this.em`. */
function managerMember(object: TSESTree.Node, env: ReadEnv): TypeormReceiver | undefined {
  if (object.type !== 'MemberExpression') return undefined;
  const name = propertyName(object);
  if (name !== 'manager' && name !== 'entityManager') return undefined;
  const owner = receiverOf(object.object, env.source);
  if (owner?.typeName !== undefined && MANAGERS.has(owner.typeName)) return { kind: 'manager', evidence: 'declaration' };
  return receiverOf(object, env.source) ? undefined : { kind: 'manager', evidence: 'convention', tentative: true };
}

function fromType(receiver: Receiver, env: ReadEnv): TypeormReceiver | undefined {
  const { typeName = '', evidence } = receiver;
  if (REPOSITORIES.has(typeName)) {
    const entity = typeArgument(receiver.typeArguments[0], env.source);
    return { kind: 'repository', evidence, ...(entity === undefined ? {} : { entity }) };
  }
  if (MANAGERS.has(typeName)) return { kind: 'manager', evidence };
  const named = /^(\w+?)s?Repository$/.exec(typeName)?.[1];
  const entity = named === undefined ? undefined : env.entity(named);
  return entity && { kind: 'repository', evidence: 'convention', entity: entity.name, tentative: true };
}

function typeArgument(type: TSESTree.TypeNode | undefined, source: SourceView): string | undefined {
  return type?.type === 'TSTypeReference' ? source.getText(type.typeName) : undefined;
}

/** `getRepository(Customer)`, `dataSource.getRepository(Customer)`, `connection.getRepository(ctx, Customer)`. */
function fromCall(call: TSESTree.CallExpression, env: ReadEnv): TypeormReceiver | undefined {
  const callee = unwrapAwait(call.callee);
  const name = callee.type === 'Identifier' ? callee.name : calledMember(call)?.name;
  if (name === 'getManager' || name === 'getConnection') return { kind: 'manager', evidence: 'convention', tentative: true };
  if (name !== 'getRepository' && name !== 'getTreeRepository' && name !== 'getCustomRepository' && name !== 'withRepository') return undefined;
  const entity = entityArgument(call.arguments, env);
  if (!entity) return undefined;
  const receiver = callee.type === 'Identifier' ? receiverOf(callee, env.source) : calledMember(call) && receiverOf((calledMember(call) as { object: TSESTree.Node }).object, env.source);
  const evidence: Evidence = receiver?.origin?.module === 'typeorm' ? 'import' : receiver?.typeName !== undefined ? 'declaration' : 'convention';
  return { kind: 'repository', evidence, entity: entity.name };
}

/** The first argument that names an entity class; wrappers put a context in front of it. */
export function entityArgument(args: readonly TSESTree.Node[], env: ReadEnv): { name: string; index: number; entity: CatalogEntity | undefined } | undefined {
  for (const [index, argument] of args.entries()) {
    if (index > 1) return undefined;
    const value = unwrapAwait(argument);
    const name = value.type === 'Identifier' ? value.name : value.type === 'Literal' && typeof value.value === 'string' ? value.value : undefined;
    if (name === undefined) continue;
    const entity = env.entity(name);
    if (entity || (index === args.length - 1 && /^[A-Z]/.test(name))) return { name, index, entity };
  }
  return undefined;
}

/** Inside `class CustomerRepository extends Repository<Customer>`. */
function ownRepository(self: TSESTree.Node, env: ReadEnv): TypeormReceiver | undefined {
  const owner = enclosingClass(self);
  if (owner?.superClass?.type !== 'Identifier' || !REPOSITORIES.has(owner.superClass.name)) return undefined;
  const entity = typeArgument(owner.superTypeArguments?.params[0], env.source);
  return { kind: 'repository', evidence: 'declaration', ...(entity === undefined ? {} : { entity }) };
}

/** A repository without any type: its name must be an entity's, and the call's shape TypeORM's. */
function fromName(object: TSESTree.Node, env: ReadEnv): TypeormReceiver | undefined {
  const name = object.type === 'Identifier' ? object.name : object.type === 'MemberExpression' ? propertyName(object) : undefined;
  const stem = name === undefined ? undefined : /^(\w+?)(?:s?Repository|s?Repo)$/.exec(name)?.[1];
  const entity = stem === undefined ? undefined : env.entity(stem);
  return entity && { kind: 'repository', evidence: 'convention', entity: entity.name, tentative: true };
}
