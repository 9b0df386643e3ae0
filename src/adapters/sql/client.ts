import type { TSESTree } from '@typescript-eslint/types';
import { calledMember, enclosingClass, findVariable, isFunction, propertyName, receiverOf, soleDefinition, type SourceView, unwrapAwait } from '../../ast/index.ts';
import { OTHER_LANGUAGES, packageOf, type SqlClient, TAGS } from './packages.ts';
import { namedSequelize } from './sequelize.ts';

/** Methods that answer another handle of the same client. */
const HANDLES = new Set(['connect', 'getConnection', 'promise', 'createQueryRunner', 'getPool', 'request', 'getClient', '$extends', 'getRepository', 'withRepository', 'input', 'output', 'reserve', 'fork', 'getEntityManager', 'transaction', 'setIsolationLevel', 'withSchema']);
/** Methods that hand a handle to their callback. */
const TRANSACTIONS = new Set(['transaction', '$transaction', 'withTransaction', 'connect', 'getConnection', 'begin', 'savepoint']);
const MAX_DEPTH = 6;

/** The client whose `sql` tag runs statements, `postgres(url)` or an imported `sql`; undefined for tags that build fragments. */
export function sqlTagOf(tag: TSESTree.Node, source: SourceView): SqlClient | undefined {
  const receiver = receiverOf(tag, source);
  const made = receiver?.initialiser && unwrapAwait(receiver.initialiser);
  const origin = receiver?.origin ?? (made?.type === 'CallExpression' ? receiverOf(made.callee, source)?.origin : undefined);
  const shape = origin && TAGS[origin.module];
  if (shape) return { evidence: receiver?.origin ? receiver.evidence : 'import', shape, dialect: 'postgres', package: origin.module };
  // A handle of postgres.js that has been handed over; other packages' tags only build fragments.
  if (origin && !/^[./@~#]/.test(origin.module)) return undefined;
  const handle = sqlClientOf(tag, source);
  return handle?.package === 'postgres' ? handle : undefined;
}

/** True when the file shows that the receiver is a client of another query language. */
export function speaksOtherLanguage(node: TSESTree.Node, source: SourceView, depth = 0): boolean {
  const receiver = receiverOf(node, source);
  if (receiver?.origin) return OTHER_LANGUAGES.test(receiver.origin.module);
  const made = receiver?.initialiser && unwrapAwait(receiver.initialiser);
  if (made?.type !== 'CallExpression' || depth > MAX_DEPTH) return false;
  const called = calledMember(made);
  return speaksOtherLanguage(called ? called.object : made.callee, source, depth + 1);
}

/** The SQL client that `node` is, as far as this file says; never by its name alone. */
export function sqlClientOf(node: TSESTree.Node, source: SourceView, depth = 0): SqlClient | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const expression = unwrapAwait(node);
  if (expression.type === 'CallExpression') return ofCall(expression, source, depth);
  const receiver = receiverOf(expression, source);
  if (receiver?.origin || receiver?.typeName !== undefined) {
    const found = packageOf(receiver.origin?.module, receiver.typeName);
    if (found) return { ...found, evidence: receiver.evidence };
  }
  if (receiver?.initialiser && receiver.initialiser !== expression) return sqlClientOf(receiver.initialiser, source, depth + 1);
  if (expression.type === 'MemberExpression' && /^(?:manager|em)$/.test(propertyName(expression) ?? '')) return sqlClientOf(expression.object, source, depth + 1);
  return (expression.type === 'Identifier' ? ofParameter(expression, source, depth) : undefined) ?? namedSequelize(expression, source);
}

/** `pool.connect()`, `mysql.createPool(…)`, `this.getClient()` with a declared result. */
function ofCall(call: TSESTree.CallExpression, source: SourceView, depth: number): SqlClient | undefined {
  const called = calledMember(call);
  if (called && HANDLES.has(called.name)) {
    const owner = sqlClientOf(called.object, source, depth + 1);
    if (owner) return owner;
  }
  if (called?.object.type === 'ThisExpression') return ofResultType(classMethod(called.object, called.name), source);
  const callee = called ? called.object : unwrapAwait(call.callee);
  const receiver = receiverOf(callee, source);
  if (receiver?.origin && /^(create|get|connect|make|open|neon|drizzle|default|\*)/.test(called?.name ?? receiver.origin.name)) {
    const found = packageOf(receiver.origin.module, undefined);
    if (found) return { ...found, evidence: 'import' };
  }
  if (callee.type !== 'Identifier' || called) return undefined;
  const declaration = soleDefinition(findVariable(callee, source))?.node as TSESTree.Node | undefined;
  const fn = declaration?.type === 'VariableDeclarator' ? declaration.init : declaration;
  return isFunction(fn) ? ofResultType(fn, source) : undefined;
}

function classMethod(self: TSESTree.Node, name: string): TSESTree.Node | undefined {
  const member = enclosingClass(self)?.body.body.find((one) => one.type === 'MethodDefinition' && propertyName(one) === name);
  return member?.type === 'MethodDefinition' ? member.value : undefined;
}

function ofResultType(fn: TSESTree.Node | undefined, source: SourceView): SqlClient | undefined {
  if (!isFunction(fn)) return undefined;
  let type = fn.returnType?.typeAnnotation;
  if (type?.type === 'TSTypeReference' && type.typeName.type === 'Identifier' && type.typeName.name === 'Promise') type = type.typeArguments?.params[0];
  if (type?.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return undefined;
  const { name } = type.typeName;
  const origin = receiverOf(type.typeName, source)?.origin;
  const found = packageOf(origin?.module, origin && origin.name !== 'default' ? origin.name : name);
  return found && { ...found, evidence: 'declaration' };
}

/** The handle that a transaction gives its callback: `dataSource.transaction(async (manager) => …)`. */
function ofParameter(name: TSESTree.Identifier, source: SourceView, depth: number): SqlClient | undefined {
  const definition = soleDefinition(findVariable(name, source));
  const fn = definition?.node as TSESTree.Node | undefined;
  if (definition?.type !== 'Parameter' || !isFunction(fn) || fn.params[0] !== definition.name) return undefined;
  const call = fn.parent;
  const called = call?.type === 'CallExpression' ? calledMember(call) : undefined;
  // Kysely: `db.transaction().execute(async (trx) => …)`.
  if (called?.name === 'execute') return sqlClientOf(called.object, source, depth + 1);
  return called && TRANSACTIONS.has(called.name) ? sqlClientOf(called.object, source, depth + 1) : undefined;
}
