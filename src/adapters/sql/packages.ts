import type { Evidence } from '../../model/index.ts';
import type { SqlDialect } from '../../statements/sql/index.ts';
import { SEQUELIZE_MODULES } from './sequelize.ts';

/** How a client answers: an object with `rows`, `recordset` or `results`, a pair of rows and columns, the rows themselves, one row, what `json()` gives, a stream. */
export type ResultShape = 'rows-property' | 'recordset' | 'results' | 'pair' | 'rows' | 'row' | 'json' | 'stream';

/** A SQL client as its package defines it. */
export interface SqlClient {
  evidence: Evidence;
  shape: ResultShape;
  dialect?: SqlDialect;
  /** The first of the package's names. */
  package: string;
  /** True when the options of each call decide the shape. */
  perCall?: true;
}

interface Package {
  modules: readonly string[];
  types: RegExp;
  shape: ResultShape;
  dialect?: SqlDialect;
  perCall?: true;
}

const DRIZZLE = /^(\w+Database|\w+Transaction)$/;
const drivers = (...names: string[]): string[] => names.map((name) => `drizzle-orm/${name}`);

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
  { modules: ['core', 'sql', 'knex', 'postgresql', 'mysql', 'mariadb', 'mssql', 'sqlite', 'better-sqlite', 'libsql'].map((name) => `@mikro-orm/${name}`), types: /^(?:(?:Sql)?EntityManager|MikroORM)$/, shape: 'rows' },
  { modules: SEQUELIZE_MODULES, types: /^Sequelize$/, shape: 'pair', perCall: true },
  { modules: drivers('node-postgres', 'neon-serverless', 'neon-http', 'vercel-postgres', 'pglite', 'aws-data-api/pg'), types: DRIZZLE, shape: 'rows-property', dialect: 'postgres' },
  { modules: drivers('postgres-js', 'bun-sql', 'xata-http'), types: DRIZZLE, shape: 'rows', dialect: 'postgres' },
  { modules: drivers('mysql2', 'planetscale-serverless', 'tidb-serverless'), types: DRIZZLE, shape: 'pair', dialect: 'mysql' },
  { modules: drivers('better-sqlite3', 'bun-sqlite', 'd1', 'libsql', 'expo-sqlite', 'op-sqlite', 'sql-js'), types: DRIZZLE, shape: 'rows' },
  { modules: ['kysely'], types: /^(Kysely|Transaction|ControlledTransaction|QueryExecutorProvider)$/, shape: 'rows-property' },
];

/** Packages whose tag runs the statement; elsewhere a `sql` tag only builds a fragment. */
export const TAGS: Readonly<Record<string, ResultShape>> = { postgres: 'rows', '@neondatabase/serverless': 'rows', '@vercel/postgres': 'rows-property' };

/** Packages whose `query` takes another language: what looks like SQL there is SOQL or a search. */
export const OTHER_LANGUAGES = /jsforce|salesforce|graphql|apollo|urql|algolia|meilisearch|cypher|neo4j/;

/** Type names that belong to one package wherever they are declared. */
const DISTINCTIVE: readonly (readonly [RegExp, string])[] = [
  [/^(PoolClient|ClientBase)$/, 'pg'],
  [/^PoolConnection$/, 'mysql2'],
  [/^(DataSource|EntityManager|QueryRunner)$/, 'typeorm'],
  [/^(PrismaClient|PrismaService|TransactionClient|PrismaTransactionClient|ExtendedPrismaClient)$/, '@prisma/client'],
  [/^(TransactionSql|ReservedSql)$/, 'postgres'],
  [/ClickHouseClient$/, '@clickhouse/client'],
  [/^D1Database$/, '@cloudflare/workers-types'],
  [/^Sequelize$/, 'sequelize'],
  [/^SqlEntityManager$/, '@mikro-orm/core'],
];

/** Packages whose import makes a receiver a SQL client. */
export const SQL_MODULES: readonly string[] = PACKAGES.flatMap(({ modules }) => modules);

/** The package that a module or a type's name belongs to. */
export function packageOf(module: string | undefined, typeName: string | undefined): Omit<SqlClient, 'evidence'> | undefined {
  const exact = module === undefined ? undefined : PACKAGES.find(({ modules, types }) => isOneOf(module, modules) && (typeName === undefined || types.test(typeName)));
  const named = typeName === undefined ? undefined : DISTINCTIVE.find(([pattern]) => pattern.test(typeName))?.[1];
  const found = exact ?? (named !== undefined && (module === undefined || /^[./@~]/.test(module)) ? PACKAGES.find(({ modules }) => modules.includes(named)) : undefined);
  return found && { package: found.modules[0] ?? '', shape: found.shape, ...(found.dialect ? { dialect: found.dialect } : {}), ...(found.perCall ? { perCall: found.perCall } : {}) };
}

const isOneOf = (module: string, modules: readonly string[]): boolean => modules.includes(module) || (modules.includes('@prisma/client') && /(^|\/)(generated\/prisma|\.prisma)(\/|$)/.test(module));
