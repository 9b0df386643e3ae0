import type { TSESTree } from '@typescript-eslint/types';
import { calledMember, enclosingClass, findVariable, isFunction, propertyName, receiverOf, soleDefinition, type SourceView, unwrapAwait } from '../../ast/index.ts';
import type { Evidence } from '../../model/index.ts';
import type { SqlDialect } from '../../statements/sql/index.ts';

/** How a client answers: an object with `rows`, `recordset` or `results`, a pair of rows and columns, the rows themselves, one row, what `json()` gives, a stream. */
export type ResultShape = 'rows-property' | 'recordset' | 'results' | 'pair' | 'rows' | 'row' | 'json' | 'stream';

/** A SQL client as its package defines it. */
export interface SqlClient {
  evidence: Evidence;
  shape: ResultShape;
  dialect?: SqlDialect;
  /** The first of the package's names. */
  package: string;
}

interface Package {
  modules: readonly string[];
  types: RegExp;
  shape: ResultShape;
  dialect?: SqlDialect;
}

const PACKAGES: readonly Package[] = [
  { modules: ['pg', 'pg-pool', '@neondatabase/serverless', '@vercel/postgres'], types: /^(Pool|Client|PoolClient|ClientBase)$/, shape: 'rows-property', dialect: 'postgres' },
  { modules: ['mysql2/promise', 'mysql2', 'promise-mysql', 'mysql'], types: /^(Pool|PoolConnection|Connection|PoolNamespace|PoolCluster)$/, shape: 'pair', dialect: 'mysql' },
  { modules: ['typeorm', '@nestjs/typeorm'], types: /^(DataSource|EntityManager|QueryRunner|Connection|Repository)$/, shape: 'rows' },
  { modules: ['mssql', 'mssql/msnodesqlv8'], types: /^(Request|ConnectionPool|Transaction|PreparedStatement)$/, shape: 'recordset', dialect: 'mssql' },
  { modules: ['postgres'], types: /^(Sql|TransactionSql|ReservedSql)$/, shape: 'rows', dialect: 'postgres' },
  { modules: ['@clickhouse/client', '@clickhouse/client-web', '@clickhouse/client-common'], types: /ClickHouseClient$/, shape: 'json', dialect: 'clickhouse' },
  { modules: ['better-sqlite3', 'node:sqlite', 'bun:sqlite', 'sqlite3', 'sqlite', 'libsql'], types: /./, shape: 'rows', dialect: 'sqlite' },
  { modules: ['@libsql/client', '@libsql/client/web'], types: /^Client$/, shape: 'rows-property', dialect: 'sqlite' },
  { modules: ['@cloudflare/workers-types'], types: /^D1Database$/, shape: 'results', dialect: 'sqlite' },
  { modules: ['@prisma/client', '.prisma/client', '@prisma/client/edge'], types: /^(PrismaClient|TransactionClient)$/, shape: 'rows' },
];

/** Packages whose tag runs the statement; elsewhere a `sql` tag only builds a fragment. */
const TAGS: Readonly<Record<string, ResultShape>> = { postgres: 'rows', '@neondatabase/serverless': 'rows', '@vercel/postgres': 'rows-property' };

/** Packages whose `query` takes another language: what looks like SQL there is SOQL or a search. */
const OTHER_LANGUAGES = /jsforce|salesforce|graphql|apollo|urql|algolia|meilisearch|cypher|neo4j/;

/** Type names that belong to one package wherever they are declared. */
const DISTINCTIVE: readonly (readonly [RegExp, number])[] = [
  [/^(PoolClient|ClientBase)$/, 0],
  [/^PoolConnection$/, 1],
  [/^(DataSource|EntityManager|QueryRunner)$/, 2],
  [/^(PrismaClient|PrismaService|TransactionClient|PrismaTransactionClient|ExtendedPrismaClient)$/, indexOf('@prisma/client')],
  [/^(TransactionSql|ReservedSql)$/, indexOf('postgres')],
  [/ClickHouseClient$/, indexOf('@clickhouse/client')],
  [/^D1Database$/, indexOf('@cloudflare/workers-types')],
];

function indexOf(module: string): number {
  return PACKAGES.findIndex(({ modules }) => modules.includes(module));
}

/** Packages whose import makes a receiver a SQL client. */
export const SQL_MODULES: readonly string[] = PACKAGES.flatMap(({ modules }) => modules);

/** Methods that answer another handle of the same client. */
const HANDLES = new Set(['connect', 'getConnection', 'promise', 'createQueryRunner', 'getPool', 'request', 'getClient', '$extends', 'getRepository', 'withRepository', 'input', 'output', 'reserve']);
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
  if (expression.type === 'MemberExpression' && propertyName(expression) === 'manager') return sqlClientOf(expression.object, source, depth + 1);
  return expression.type === 'Identifier' ? ofParameter(expression, source, depth) : undefined;
}

function packageOf(module: string | undefined, typeName: string | undefined): Omit<SqlClient, 'evidence'> | undefined {
  const exact = module === undefined ? undefined : PACKAGES.find(({ modules, types }) => isOneOf(module, modules) && (typeName === undefined || types.test(typeName)));
  const named = typeName === undefined ? undefined : DISTINCTIVE.find(([pattern]) => pattern.test(typeName));
  const found = exact ?? (named && (module === undefined || /^[./@~]/.test(module)) ? PACKAGES[named[1]] : undefined);
  return found && { package: found.modules[0] ?? '', shape: found.shape, ...(found.dialect ? { dialect: found.dialect } : {}) };
}

const isOneOf = (module: string, modules: readonly string[]): boolean => modules.includes(module) || (modules.includes('@prisma/client') && /(^|\/)(generated\/prisma|\.prisma)(\/|$)/.test(module));

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
  return called && TRANSACTIONS.has(called.name) ? sqlClientOf(called.object, source, depth + 1) : undefined;
}
