import type { TSESTree } from '@typescript-eslint/types';
import { resolveConstant, textOf, unwrap } from '../ast/index.ts';
import { speaksOtherLanguage, sqlClientOf, sqlTagOf } from './sql/client.ts';
import { type SqlClient, SQL_MODULES } from './sql/packages.ts';
import { isDrizzleTag, runsHandedTag } from './sql/handed-tag.ts';
import { sqlCall, TAGGED_ONLY, TAGS } from './sql/call.ts';
import type { SqlCall } from './sql/call.ts';
import { statementAccess, unreadableAccess } from './sql/access.ts';
import { isFragmentOnly } from './sql/fragment.ts';
import { helperClient, HELPERS } from './sql/helper.ts';
import { rawRuns } from './sql/knex-raw.ts';
import { RUNS } from './sql/prepared.ts';
import { knexInstance } from './shared/knex-instance.ts';
import { shapeOfUse } from './sql/result.ts';
import { StatementText } from './shared/text/statement-text.ts';
import { sequelizeShape } from './sql/sequelize.ts';
import type { DataAccess } from '../model/index.ts';
import { readSql } from '../statements/sql/index.ts';
import type { Adapter, ReadEnv } from './adapter.ts';

const CLIENT = 'sql';

/** Statements as text through pg, postgres.js, mysql2, SQLite's clients, mssql, ClickHouse, TypeORM's `query`, Prisma's raw queries, Drizzle, Kysely, Sequelize, MikroORM and Knex's `raw`. */
const sql: Adapter = {
  id: CLIENT,
  modules: SQL_MODULES,
  methods: new Set(['query', 'execute', '$queryRaw', '$queryRawUnsafe', '$executeRaw', '$executeRawUnsafe', 'unsafe', 'each', 'raw', ...TAGGED_ONLY, ...RUNS, ...TAGS, ...HELPERS]),
  tokens: [
    ...['query', 'execute', 'unsafe', 'prepare', ...HELPERS].flatMap((name) => [`${name}(`, `${name}<`]),
    ...['query (', 'execute (', '$queryRaw', '$executeRaw', 'query`', ...[...TAGS].map((tag) => `${tag}\``), 'sql<', '.raw('],
    ['sqlite', /\.(?:all|get|each)\s*[(<]/],
  ],
  read(node, env) {
    const call = sqlCall(node, sql.methods, env.source);
    const text = call && StatementText.of(call.parts, false);
    if (!text || !couldBeSql(text.text)) return undefined;
    if (call.method === 'raw') return readRaw(call, text, env);
    const handed = node.type === 'TaggedTemplateExpression' ? runsHandedTag(node, env.source) : undefined;
    if (handed) return readHanded(call, handed, text, env);
    const tag = TAGS.has(call.method);
    if (tag && isFragmentOnly(call.node, env.source)) return undefined;
    const client = tag ? sqlTagOf(call.receiver, env.source) : (sqlClientOf(call.receiver, env.source) ?? helperClient(call, env.source));
    // Only SQLite's clients take a text there; elsewhere these are methods of something else.
    if (RUNS.has(call.method) && !call.prepared && !(call.tagged && TAGGED_ONLY.has(call.method)) && client?.dialect !== 'sqlite') return undefined;
    if (!client && call.tagged && isDrizzleTag(unwrap(resolveConstant((node as TSESTree.CallExpression).arguments[0] as TSESTree.Node, env.source)), env.source)) return readStatements(call, text, { evidence: 'import' }, env);
    if (!client && (tag || (call.method === 'query' && call.bound) || speaksOtherLanguage(call.receiver, env.source))) return undefined;
    return readStatements(call, text, client, env);
  },
};

/** A first look that keeps routers, GraphQL clients and command buses out before anything is parsed. */
function couldBeSql(text: string): boolean {
  return /^[\s(]*(?:--[^\n]*\n\s*|\/\*[\s\S]*?\*\/\s*)*(?:\uE000|(?:select|with|insert|update|delete|replace|values|copy)\b)/i.test(text);
}

/** A statement of Drizzle that a function of the project's own runs; calls that are read by their own name are left to it. */
function readHanded(call: SqlCall, run: TSESTree.CallExpression, text: StatementText, env: ReadEnv): DataAccess | undefined {
  if (sqlCall(run, sql.methods, env.source)) return undefined;
  const callee = unwrap(run.callee);
  const reportNode = callee.type === 'MemberExpression' ? callee.property : callee;
  return readStatements({ ...call, node: run, method: textOf(env.source, reportNode), reportNode }, text, { evidence: 'import' }, env);
}

/** Knex's `raw`: a whole statement where it is run, a fragment everywhere else. */
function readRaw(call: SqlCall, text: StatementText, env: ReadEnv): DataAccess | undefined {
  const instance = rawRuns(call.node, env.source) ? knexInstance(call.receiver, env.source) : undefined;
  if (!instance) return undefined;
  return readStatements(call, text, instance.tentative ? undefined : { evidence: instance.evidence }, env);
}

function readStatements(call: SqlCall, text: StatementText, client: Pick<SqlClient, 'evidence'> & Partial<SqlClient> | undefined, env: ReadEnv): DataAccess | undefined {
  const options = { boundHoles: call.bound, ...(client?.dialect ? { dialect: client.dialect } : {}) };
  const hasOptional = call.parts.some((part) => part.kind === 'optional');
  const fullText = hasOptional ? StatementText.of(call.parts, true) : undefined;
  const full = fullText ? readSql(fullText.text, options) : [];
  for (const [i, statement] of readSql(text.text, options).entries()) {
    const dialect = client?.dialect ?? statement.dialect;
    const answered = client?.perCall ? sequelizeShape(call.node, env.source) : client?.shape;
    const shape = call.shape ?? answered ?? (call.method.startsWith('$') ? 'rows' : shapeOfUse(call.node, env.source));
    const evidence = client?.evidence ?? 'convention';
    const site = { call, text, statement, evidence, shape, dialect, env, ...(full[i] && fullText ? { full: full[i], fullText } : {}) };
    const access = statementAccess(site, CLIENT);
    if (access && (client || isKnown(access, env))) return access;
    if (statement.verb !== 'other') return undefined;
  }
  const opaque = call.parts.length === 1 && call.parts[0]?.kind === 'hole';
  return opaque && client ? unreadableAccess(call, client.evidence, CLIENT) : undefined;
}

/** Without a known client, a literal statement over a table of the project is enough, and nothing less. */
function isKnown(access: DataAccess, env: ReadEnv): boolean {
  return access.entity.kind === 'known' && env.entity(access.entity.value.name) !== undefined;
}

export default sql;
