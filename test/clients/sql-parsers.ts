import { createRequire } from 'node:module';
import path from 'node:path';
import { readSql, type SqlDialect } from '../../src/statements/sql/index.ts';
import { workspace } from './modules.ts';

/** What two readers of a statement must agree on. */
export interface Outline {
  verb: string;
  /** Tables named at the top level, in order; sub-selects are left out. */
  tables: string[];
  /** `none` or the number. */
  limit: string;
  /** `*` and `t.*`, names of bare columns, `expression` for the rest. Empty for writes. */
  columns: string[];
  /** The same of every further part of a UNION. */
  unions: Outline[];
}

/** Our reader's outline. */
export function ours(text: string, dialect: SqlDialect): Outline | undefined {
  const [statement] = readSql(text, { dialect });
  const outline = (one: NonNullable<typeof statement>): Outline => ({
    verb: one.verb,
    tables: one.tables.flatMap(({ name }) => (name === undefined ? [] : [name])),
    limit: one.limit.kind === 'literal' ? String(one.limit.rows) : one.limit.kind,
    columns: one.verb === 'select' ? one.outputs.map((output) => (output.kind === 'star' ? (output.table === undefined ? '*' : `${output.table}.*`) : output.kind === 'column' ? (output.columns[0]?.name ?? '') : 'expression')) : [],
    unions: one.subqueries.filter(({ role }) => role === 'union').map(({ statement: nested }) => outline(nested)),
  });
  return statement && outline(statement);
}

/** A syntax tree of either parser; its own types differ by statement and dialect. */
interface Ast {
  readonly [key: string]: Ast | undefined;
}
const require = createRequire(path.join(workspace, 'package.json'));
const { Parser } = require('node-sql-parser') as { Parser: new () => { astify(text: string, options: { database: string }): Ast | Ast[] } };
const pg = require('pgsql-ast-parser') as { parse(text: string): Ast[] };
const DATABASES: Readonly<Partial<Record<SqlDialect, string>>> = { postgres: 'Postgresql', mysql: 'MySQL', sqlite: 'Sqlite', mssql: 'TransactSQL' };
const parser = new Parser();

const VERBS: Readonly<Record<string, string>> = { select: 'select', insert: 'insert', replace: 'insert', update: 'update', delete: 'delete', union: 'select', 'union all': 'select', with: 'select', 'with recursive': 'select' };
const list = (value: unknown): Ast[] => (Array.isArray(value) ? (value as Ast[]) : value ? [value as Ast] : []);
const nameOf = (value: unknown): string => (typeof value === 'string' ? value : value && typeof value === 'object' ? nameOf((value as Ast)['expr'] ?? (value as Ast)['value'] ?? (value as Ast)['name']) : '');

/** The outline by node-sql-parser; undefined where it gives up. */
export function byNodeSqlParser(text: string, dialect: SqlDialect): Outline | undefined {
  const database = DATABASES[dialect];
  // It loses the LIMIT behind an OFFSET, which pgsql-ast-parser keeps.
  if (/\boffset\s+\d+\s+limit\b/i.test(text)) return undefined;
  let ast: Ast | Ast[];
  try {
    ast = parser.astify(text, { database: database ?? '' });
  } catch {
    return undefined;
  }
  const [first] = list(ast);
  if (!first) return undefined;
  const outline = (one: Ast): Outline => {
    const verb = VERBS[nameOf(one['type'])] ?? 'other';
    const sources = verb === 'select' || verb === 'delete' ? [...list(one['from']), ...list(one['using'])] : [...list(one['table']), ...list(one['from'])];
    const limits = list(one['limit']?.['value']);
    const separator = nameOf(one['limit']?.['seperator']);
    const amount = separator === ',' ? limits[1] : limits[0];
    const rows: unknown = (one['top'] ?? one['limit']?.['fetch']?.['value'] ?? amount)?.['value'];
    return {
      verb,
      tables: sources.flatMap((source) => (nameOf(source['table']) ? [nameOf(source['table'])] : [])),
      limit: typeof rows === 'number' || /^\d+$/.test(String(rows)) ? String(rows) : 'none',
      columns: verb !== 'select' ? [] : nameOf(one['columns']) === '*' ? ['*'] : list(one['columns']).map(columnOf),
      unions: [],
    };
  };
  const result = outline(first);
  for (let next = first['_next']; next; next = next['_next']) result.unions.push(outline(next));
  return result;
}

function columnOf(column: Ast): string {
  const expression = column['expr'] ?? {};
  if (nameOf(expression['type']) === 'star') return '*';
  if (nameOf(expression['type']) !== 'column_ref') return 'expression';
  const name = nameOf(expression['column']);
  const table = nameOf(expression['table']);
  return name === '*' && table ? `${table}.*` : name || 'expression';
}

/** The outline by pgsql-ast-parser; undefined where it gives up. */
export function byPgsqlAstParser(text: string): Outline | undefined {
  let first: Ast | undefined;
  try {
    [first] = pg.parse(text);
  } catch {
    return undefined;
  }
  return first && pgOutline(first);
}

function pgOutline(one: Ast): Outline {
  const type = nameOf(one['type']);
  if (type === 'with' || type === 'with recursive') return pgOutline(one['in'] ?? {});
  if (type === 'union' || type === 'union all') {
    const left = pgOutline(one['left'] ?? {});
    return { ...left, unions: [...left.unions, pgOutline(one['right'] ?? {})] };
  }
  const verb = VERBS[type] ?? 'other';
  const sources = [...(verb === 'insert' ? list(one['into']) : verb === 'update' ? list(one['table']) : []), ...list(one['from']), ...list(one['using'])];
  const names = sources.flatMap((source) => (nameOf(source['type']) === 'statement' || nameOf(source['type']) === 'call' ? [] : [nameOf(source['name'])]));
  const limit: unknown = one['limit']?.['limit']?.['value'];
  const columns = verb !== 'select' ? [] : list(one['columns']).map((column) => {
    const expression = column['expr'] ?? {};
    if (nameOf(expression['type']) !== 'ref') return 'expression';
    const name = nameOf(expression['name']);
    return name === '*' && expression['table'] ? `${nameOf(expression['table'])}.*` : name;
  });
  return { verb, tables: names, limit: typeof limit === 'number' ? String(limit) : 'none', columns, unions: [] };
}
