import { speaksOtherLanguage, SQL_MODULES, sqlClientOf, sqlTagOf } from './sql/client.ts';
import type { SqlClient } from './sql/client.ts';
import { sqlCall, TAGS } from './sql/call.ts';
import type { SqlCall } from './sql/call.ts';
import { statementAccess, unreadableAccess } from './sql/access.ts';
import { isFragmentOnly } from './sql/fragment.ts';
import { helperClient, HELPERS } from './sql/helper.ts';
import { RUNS } from './sql/prepared.ts';
import { shapeOfUse } from './sql/result.ts';
import { SqlText } from './sql/text.ts';
import type { DataAccess } from '../model/index.ts';
import { readSql } from '../statements/sql/index.ts';
import type { Adapter, ReadEnv } from './adapter.ts';

const CLIENT = 'sql';

/** Statements as text through pg, postgres.js, mysql2, SQLite's clients, mssql, ClickHouse, TypeORM's `query` and Prisma's raw queries. */
const sql: Adapter = {
  id: CLIENT,
  modules: SQL_MODULES,
  methods: new Set(['query', 'execute', '$queryRaw', '$queryRawUnsafe', '$executeRaw', '$executeRawUnsafe', 'unsafe', 'each', ...RUNS, ...TAGS, ...HELPERS]),
  tokens: [
    ...['query', 'execute', 'unsafe', 'prepare', ...HELPERS].flatMap((name) => [`${name}(`, `${name}<`]),
    ...['query (', 'execute (', '$queryRaw', '$executeRaw', 'query`', ...[...TAGS].map((tag) => `${tag}\``), 'sql<'],
    ['sqlite', /\.(?:all|get|each)\s*[(<]/],
  ],
  read(node, env) {
    const call = sqlCall(node, sql.methods, env.source);
    const text = call && SqlText.of(call.parts, false);
    if (!text || !couldBeSql(text.text)) return undefined;
    const tagged = TAGS.has(call.method);
    if (tagged && isFragmentOnly(call.node, env.source)) return undefined;
    const client = tagged ? sqlTagOf(call.receiver, env.source) : (sqlClientOf(call.receiver, env.source) ?? helperClient(call, env.source));
    // Only SQLite's clients take a text there; elsewhere these are methods of something else.
    if (RUNS.has(call.method) && !call.prepared && client?.dialect !== 'sqlite') return undefined;
    if (!client && (tagged || call.method === 'query' && call.bound || speaksOtherLanguage(call.receiver, env.source))) return undefined;
    return readStatements(call, text, client, env);
  },
};

/** A first look that keeps routers, GraphQL clients and command buses out before anything is parsed. */
function couldBeSql(text: string): boolean {
  return /^[\s(]*(?:--[^\n]*\n\s*|\/\*[\s\S]*?\*\/\s*)*(?:\uE000|(?:select|with|insert|update|delete|replace|values|copy)\b)/i.test(text);
}

function readStatements(call: SqlCall, text: SqlText, client: SqlClient | undefined, env: ReadEnv): DataAccess | undefined {
  const options = { boundHoles: call.bound, ...(client?.dialect ? { dialect: client.dialect } : {}) };
  const hasOptional = call.parts.some((part) => part.kind === 'optional');
  const fullText = hasOptional ? SqlText.of(call.parts, true) : undefined;
  const full = fullText ? readSql(fullText.text, options) : [];
  for (const [i, statement] of readSql(text.text, options).entries()) {
    const dialect = client?.dialect ?? statement.dialect;
    const shape = call.shape ?? client?.shape ?? (call.method.startsWith('$') ? 'rows' : shapeOfUse(call.node, env.source));
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
