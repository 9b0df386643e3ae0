import type { CatalogEntity } from '../../model/index.ts';
import type { SqlDialect } from '../../statements/sql/index.ts';

/** Words that need quotes as a column's name in one of the dialects. */
const QUOTED = new Set([
  'all', 'and', 'as', 'asc', 'between', 'by', 'case', 'check', 'column', 'create', 'default', 'delete', 'desc', 'distinct', 'drop', 'else', 'end', 'from',
  'group', 'having', 'in', 'index', 'insert', 'into', 'is', 'join', 'key', 'left', 'like', 'limit', 'not', 'null', 'on', 'or', 'order', 'primary', 'references',
  'right', 'select', 'set', 'table', 'then', 'to', 'union', 'unique', 'update', 'user', 'using', 'values', 'when', 'where',
]);
const QUOTES: Readonly<Record<SqlDialect, readonly [string, string]>> = { postgres: ['"', '"'], sqlite: ['"', '"'], mysql: ['`', '`'], mssql: ['[', ']'], clickhouse: ['`', '`'] };

/** The field of the catalog that a column is, by column name or field name. */
export function fieldOfColumn(entity: CatalogEntity | undefined, column: string): CatalogEntity['fields'][number] | undefined {
  const wanted = column.toLowerCase();
  const fields = entity?.fields.filter((field) => field.relation === undefined);
  return fields?.find((field) => field.column?.toLowerCase() === wanted) ?? fields?.find((field) => field.name.toLowerCase() === wanted);
}

/** A field's column as SQL of that dialect writes it. */
export function writeColumn(entity: CatalogEntity | undefined, field: string, dialect: SqlDialect | undefined): string {
  const column = fieldOfColumn(entity, field)?.column ?? field;
  const folds = dialect === 'mysql' || dialect === 'mssql' || dialect === 'sqlite' || dialect === 'clickhouse';
  const plain = folds ? /^[A-Za-z_][A-Za-z0-9_]*$/ : /^[a-z_][a-z0-9_]*$/;
  const japanese = /^[\p{L}_][\p{L}\p{N}_]*$/u.test(column) && !/[A-Z]/.test(column);
  if ((plain.test(column) || japanese) && !QUOTED.has(column.toLowerCase())) return column;
  const [open, close] = QUOTES[dialect ?? 'postgres'];
  return `${open}${column.split(close).join(close + close)}${close}`;
}
