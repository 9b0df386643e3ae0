import { SQL_MODULES, sqlClientOf } from './sql/client.ts';
import type { SqlClient } from './sql/client.ts';
import { sqlCall } from './sql/call.ts';
import type { SqlCall } from './sql/call.ts';
import { statementAccess, unreadableAccess } from './sql/access.ts';
import { SqlText } from './sql/text.ts';
import type { DataAccess } from '../model/index.ts';
import { readSql } from '../statements/sql/index.ts';
import type { Adapter, ReadEnv } from './adapter.ts';

const CLIENT = 'sql';

/** Statements as text through pg, mysql2, TypeORM's `query` and Prisma's raw queries. */
const sql: Adapter = {
  id: CLIENT,
  modules: SQL_MODULES,
  methods: new Set(['query', 'execute', '$queryRaw', '$queryRawUnsafe', '$executeRaw', '$executeRawUnsafe']),
  tokens: ['.query', '.execute', '.$queryRaw', '.$executeRaw'],
  read(node, env) {
    const call = sqlCall(node, sql.methods, env.source);
    if (!call || !couldBeSql(call)) return undefined;
    const client = sqlClientOf(call.receiver, env.source);
    return readStatements(call, client, env);
  },
};

/** A first look that keeps routers, GraphQL clients and command buses out before anything is parsed. */
function couldBeSql(call: SqlCall): boolean {
  const [first] = call.parts;
  return first?.kind !== 'text' || first.text === '' || /^[\s(]*(?:--[^\n]*\n\s*|\/\*[\s\S]*?\*\/\s*)*(select|with|insert|update|delete|replace|values)\b/i.test(first.text);
}

function readStatements(call: SqlCall, client: SqlClient | undefined, env: ReadEnv): DataAccess | undefined {
  const options = client?.dialect ? { dialect: client.dialect } : {};
  const text = SqlText.of(call.parts, false);
  const hasOptional = call.parts.some((part) => part.kind === 'optional');
  const full = hasOptional ? readSql(SqlText.of(call.parts, true).text, options) : [];
  for (const [i, statement] of readSql(text.text, options).entries()) {
    const dialect = client?.dialect ?? statement.dialect;
    const shape = client?.shape ?? (call.method.startsWith('$') ? 'rows' : dialect === 'postgres' ? 'rows-property' : 'rows');
    const evidence = client?.evidence ?? 'convention';
    const site = { call, text, statement, evidence, shape, dialect, env, ...(full[i] ? { full: full[i] } : {}) };
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
