import type { TSESTree } from '@typescript-eslint/types';
import { calledMember, type ClassNode, classOf, constantInitialiser, enclosingClass, findVariable, importOfDefinition, isFunction, lineageOf, propertyName, type Receiver, receiverOf, soleDefinition, sourceOf, type SourceView, textOf, unwrapAwait } from '../../ast/index.ts';
import type { Evidence } from '../../model/index.ts';
import type { ReadEnv } from '../adapter.ts';
import { entityArgument, entityClass, entityOfRepository, isTypeormModule, speaksOtherOrm } from './entity.ts';

/** What a TypeORM call is made on. A data source counts as its manager. */
export interface TypeormReceiver {
  kind: 'repository' | 'manager';
  evidence: Evidence;
  /** The entity of a repository, as the code names it; a manager takes it as an argument. */
  entity?: string;
  /** True when only the shape of the call can confirm that this is TypeORM. */
  tentative?: boolean;
}

const REPOSITORIES = new Set(['Repository', 'TreeRepository', 'MongoRepository', 'AbstractRepository', 'BaseRepository']);
const MANAGERS = new Set(['EntityManager', 'MongoEntityManager', 'DataSource', 'Connection', 'QueryRunner']);
const MANAGER_NAME = /^(?:manager|entityManager|transactionalEntityManager|transactionManager)$/;
const SOURCE_NAME = /^(?:app)?(?:dataSource|connection)$/i;
const ASKS_REPOSITORY = new Set(['getRepository', 'getTreeRepository', 'getMongoRepository']);
const MAX_DEPTH = 8;
const TENTATIVE: TypeormReceiver = { kind: 'manager', evidence: 'convention', tentative: true };

/** Recognises a repository, entity manager, data source or entity class; undefined when nothing says so. */
export function typeormReceiver(node: TSESTree.Node, env: ReadEnv, depth = 0): TypeormReceiver | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const object = unwrapAwait(node);
  if (object.type === 'ThisExpression') return ownRepository(object, env, depth);
  if (object.type === 'CallExpression') {
    const asked = fromCall(object, env, depth);
    return asked && asked.evidence !== 'convention' ? asked : (fromAnswer(object, env) ?? asked);
  }
  if (object.type === 'Identifier') {
    const active = entityClass(object, env);
    if (active) return { kind: 'repository', ...active };
  }
  const receiver = receiverOf(object, env.source);
  if (receiver?.typeName !== undefined) return withAskedEntity(fromType(receiver, env), object, env);
  const picked = object.type === 'Identifier' ? fromPattern(object, env, depth) : undefined;
  if (picked) return picked;
  const made = receiver?.initialiser && unwrapAwait(receiver.initialiser);
  const found = made?.type === 'CallExpression' ? fromCall(made, env, depth + 1) : undefined;
  return found ?? ofTransaction(object, env, depth) ?? managerMember(object, env, depth) ?? fromName(object, env);
}

/** A function of the project that says it answers a repository: which entity's, its arguments may tell. */
function fromAnswer(call: TSESTree.CallExpression, env: ReadEnv): TypeormReceiver | undefined {
  const answered = receiverOf(call, env.source);
  if (answered?.typeName === undefined || !REPOSITORIES.has(answered.typeName)) return undefined;
  const repository = fromType(answered, env);
  const named = repository?.entity === undefined ? entityArgument(call.arguments, env) : undefined;
  return repository && { ...repository, evidence: 'declaration', ...(named ? { entity: named.name } : {}) };
}

/** Where a declared type leaves the entity open (`Repository<T>`), the call that made the repository may name it. */
function withAskedEntity(receiver: TypeormReceiver | undefined, object: TSESTree.Node, env: ReadEnv): TypeormReceiver | undefined {
  if (receiver?.kind !== 'repository' || receiver.entity !== undefined || object.type !== 'Identifier') return receiver;
  const made = constantInitialiser(findVariable(object, env.source));
  const call = made && unwrapAwait(made);
  const named = call?.type === 'CallExpression' ? entityArgument(call.arguments, env) : undefined;
  return named ? { ...receiver, entity: named.name } : receiver;
}

/** `const [repository, language] = ctx ? [this.getRepository(ctx, Member), a] : [getRepository(Member), b]`. */
function fromPattern(name: TSESTree.Identifier, env: ReadEnv, depth: number): TypeormReceiver | undefined {
  const definition = soleDefinition(findVariable(name, env.source));
  const declarator = definition?.node as TSESTree.Node | undefined;
  if (declarator?.type !== 'VariableDeclarator' || declarator.id.type !== 'ArrayPattern' || !declarator.init) return undefined;
  const index = declarator.id.elements.findIndex((element) => element === definition?.name);
  const init = unwrapAwait(declarator.init);
  const lists = (init.type === 'ConditionalExpression' ? [init.consequent, init.alternate] : [init]).map(unwrapAwait);
  const found = lists.map((list) => {
    const element = list.type === 'ArrayExpression' ? list.elements[index] : undefined;
    return element && element.type !== 'SpreadElement' ? typeormReceiver(element, env, depth + 1) : undefined;
  });
  const [first] = found;
  return first && found.every((one) => one?.kind === first.kind && one.entity === first.entity) ? first : undefined;
}

/** `dataSource.manager`, `queryRunner.manager`, `this.memberRepository.manager`. */
function managerMember(object: TSESTree.Node, env: ReadEnv, depth: number): TypeormReceiver | undefined {
  if (object.type !== 'MemberExpression') return undefined;
  const name = propertyName(object);
  // A class of 0.2 that extends `AbstractRepository` keeps its repository there.
  if (name === 'repository' && object.object.type === 'ThisExpression') return ownRepository(object.object, env, depth);
  if (name !== 'manager' && name !== 'entityManager') return undefined;
  const owner = typeormReceiver(object.object, env, depth + 1);
  if (owner && !owner.tentative) return { kind: 'manager', evidence: owner.evidence };
  return receiverOf(object.object, env.source)?.typeName === undefined ? TENTATIVE : undefined;
}

function fromType(receiver: Receiver, env: ReadEnv): TypeormReceiver | undefined {
  const { typeName = '', evidence, origin } = receiver;
  if (origin && speaksOtherOrm(origin.module, typeName)) return undefined;
  if (REPOSITORIES.has(typeName)) {
    const entity = typeArgument(receiver.typeArguments[0], env.source);
    return { kind: 'repository', evidence, ...(entity === undefined ? {} : { entity }) };
  }
  if (MANAGERS.has(typeName)) return { kind: 'manager', evidence };
  const entity = entityOfRepository(typeName, env);
  return entity === undefined ? undefined : { kind: 'repository', evidence: 'convention', entity, tentative: true };
}

function typeArgument(type: TSESTree.TypeNode | undefined, source: SourceView): string | undefined {
  if (type?.type !== 'TSTypeReference') return undefined;
  const definition = type.typeName.type === 'Identifier' ? soleDefinition(findVariable(type.typeName, source)) : undefined;
  const parameter = (definition?.node as TSESTree.Node | undefined)?.type === 'TSTypeParameter';
  // `ObjectLiteral` and `BaseEntity` stand for any entity.
  const anyEntity = definition && isTypeormModule(importOfDefinition(definition)?.module ?? '');
  return parameter || anyEntity ? undefined : textOf(source, type.typeName);
}

/** `getRepository(Member)`, `dataSource.getRepository(Member)`, `connection.getRepository(ctx, Member)`, `createQueryRunner()` … */
function fromCall(call: TSESTree.CallExpression, env: ReadEnv, depth: number): TypeormReceiver | undefined {
  const called = calledMember(call);
  const callee = unwrapAwait(call.callee);
  const name = callee.type === 'Identifier' ? callee.name : called?.name;
  if (name === undefined) return undefined;
  const asked = receiverOf(called ? called.object : callee, env.source);
  const origin = asked?.origin;
  const imported = origin && asked?.typeName === undefined && isTypeormModule(origin.module) ? ('import' as const) : undefined;
  if (name === 'getManager' || name === 'getConnection' || name === 'createConnection') return imported ? { kind: 'manager', evidence: imported } : TENTATIVE;
  if (name === 'createQueryRunner') return (called && typeormReceiver(called.object, env, depth + 1)) ?? TENTATIVE;
  if (name === 'extend' && called) return typeormReceiver(called.object, env, depth + 1);
  if (name === 'withRepository') return call.arguments[0] && typeormReceiver(call.arguments[0], env, depth + 1);
  if (name === 'getCustomRepository') {
    const repository = call.arguments[0];
    const entity = repository?.type === 'Identifier' ? entityOfRepository(repository.name, env) : undefined;
    return imported || entity !== undefined ? { kind: 'repository', evidence: imported ?? 'convention', ...(entity === undefined ? {} : { entity }) } : undefined;
  }
  if (!ASKS_REPOSITORY.has(name)) return undefined;
  const owner = called && typeormReceiver(called.object, env, depth + 1);
  if (call.arguments.length === 0) return owner?.kind === 'repository' ? owner : undefined;
  return askedRepository(call, imported, owner, asked, env);
}

/** A wrapper of the project's own counts by the name of its type, or by the entity that is asked for. */
function askedRepository(call: TSESTree.CallExpression, imported: 'import' | undefined, owner: TypeormReceiver | undefined, asked: Receiver | undefined, env: ReadEnv): TypeormReceiver | undefined {
  const named = entityArgument(call.arguments, env);
  const evidence = imported ?? (owner && !owner.tentative ? owner.evidence : undefined);
  if (evidence) return { kind: 'repository', evidence, ...(named ? { entity: named.name } : {}) };
  const foreign = (asked?.origin && speaksOtherOrm(asked.origin.module, asked.typeName ?? '')) || /@mikro-orm\//.test(env.source.text);
  if (foreign) return undefined;
  const declared = /(?:Connection|DataSource|EntityManager)$/.test(asked?.typeName ?? '');
  if (named?.entity) return { kind: 'repository', evidence: declared ? 'declaration' : 'convention', entity: named.name };
  // A wrapper that is called what TypeORM's own classes are called, asked for what its caller wants.
  return declared && call.arguments.length > 0 && named === undefined ? { kind: 'repository', evidence: 'declaration' } : undefined;
}

/** The manager that `dataSource.transaction(async (manager) => …)` hands to its callback. */
function ofTransaction(node: TSESTree.Node, env: ReadEnv, depth: number): TypeormReceiver | undefined {
  if (node.type !== 'Identifier') return undefined;
  const definition = soleDefinition(findVariable(node, env.source));
  const fn = definition?.node as TSESTree.Node | undefined;
  if (!isFunction(fn) || fn.params[0] !== definition?.name) return undefined;
  const call = fn.parent as TSESTree.Node | undefined;
  const called = call?.type === 'CallExpression' && call.arguments.includes(fn as TSESTree.CallExpressionArgument) ? calledMember(call) : undefined;
  if (called?.name !== 'transaction') return undefined;
  const owner = typeormReceiver(called.object, env, depth + 1);
  return owner ? { ...owner, kind: 'manager' } : TENTATIVE;
}

/** `this` in `class MemberRepository extends Repository<Member>` and in `getRepository(Member).extend({ … })`. */
function ownRepository(self: TSESTree.Node, env: ReadEnv, depth: number): TypeormReceiver | undefined {
  const owner = enclosingClass(self);
  if (owner?.superClass?.type === 'Identifier' && REPOSITORIES.has(owner.superClass.name)) {
    const origin = receiverOf(owner.superClass, env.source)?.origin;
    if (origin && speaksOtherOrm(origin.module, owner.superClass.name)) return undefined;
    const base = classOf(owner.superClass, env.source, 0);
    // A base class of the project's own by that name has methods of its own.
    if (base && !extendsTypeorm(base, env.source)) return undefined;
    const entity = typeArgument(owner.superTypeArguments?.params[0], env.source) ?? decoratedEntity(owner);
    return { kind: 'repository', evidence: 'declaration', ...(entity === undefined ? {} : { entity }) };
  }
  for (let current = self.parent; current && !owner; current = current.parent) {
    const call = current.type === 'ObjectExpression' && current.parent.type === 'CallExpression' ? current.parent : undefined;
    if (call && calledMember(call)?.name === 'extend') return fromCall(call, env, depth + 1);
  }
  return undefined;
}

/** Whether a class of the project extends one of TypeORM's repositories in the end, as far as its bases can be opened. */
function extendsTypeorm(owner: ClassNode, source: SourceView): boolean {
  return lineageOf(owner, source).some(({ node }) => {
    const base = node.superClass;
    if (base?.type !== 'Identifier' || !REPOSITORIES.has(base.name)) return false;
    const origin = receiverOf(base, sourceOf(base, source))?.origin;
    return origin ? !speaksOtherOrm(origin.module, base.name) && classOf(base, source, 0) === undefined : false;
  });
}

/** `@EntityRepository(Member)` of 0.2. */
function decoratedEntity(owner: TSESTree.ClassDeclaration | TSESTree.ClassExpression): string | undefined {
  for (const { expression } of owner.decorators) {
    if (expression.type !== 'CallExpression' || expression.callee.type !== 'Identifier' || expression.callee.name !== 'EntityRepository') continue;
    const [entity] = expression.arguments;
    if (entity?.type === 'Identifier') return entity.name;
  }
  return undefined;
}

/** A repository or manager without any type: its name must say so, and the call's shape must be TypeORM's. */
function fromName(object: TSESTree.Node, env: ReadEnv): TypeormReceiver | undefined {
  const name = object.type === 'Identifier' ? object.name : object.type === 'MemberExpression' ? propertyName(object) : undefined;
  if (name === undefined) return undefined;
  if (MANAGER_NAME.test(name) || SOURCE_NAME.test(name)) return TENTATIVE;
  const entity = entityOfRepository(name, env);
  return entity === undefined ? undefined : { kind: 'repository', evidence: 'convention', entity, tentative: true };
}
