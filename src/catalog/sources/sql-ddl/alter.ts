import { after, closeOf, dotted, isIdentifier, keyAt, splitCommas } from '../../../statements/sql/index.ts';
import { typeText } from './columns.ts';
import { declareColumn, declareKey, skipIf, tableName } from './create.ts';
import type { DdlContext } from './create.ts';
import type { Table, TableName } from './tables.ts';

const ACTIONS = new Set(['add', 'drop', 'rename', 'change', 'modify', 'alter']);

/** Reads ALTER TABLE with all its actions. */
export function readAlter(ctx: DdlContext, from: number, to: number): void {
  const { script } = ctx;
  let i = skipIf(script, from + 2);
  if (keyAt(script, i) === 'only') i++;
  const named = tableName(script, i, to);
  if (!named) return;
  const line = script.lineAt(script.tokens[i]?.start ?? 0);
  let verb = '';
  let start = named.next;
  if (keyAt(script, start) === 'with') start += 2;
  for (const [a, b] of splitCommas(script, start, to)) {
    const own = ACTIONS.has(keyAt(script, a));
    if (own) verb = keyAt(script, a);
    action(ctx, named.table, verb, own ? a + 1 : a, b, line);
  }
}

function action(ctx: DdlContext, name: TableName, verb: string, from: number, to: number, line: number): void {
  const { script, tables } = ctx;
  const table = (): Table => tables.ensure(name, line);
  if (verb === 'add') add(ctx, table, from, to);
  else if (verb === 'drop') {
    const at = skipIf(script, keyAt(script, from) === 'column' ? from + 1 : from);
    const column = script.tokens[at];
    if (isIdentifier(column) && (keyAt(script, from) === 'column' || !NO_COLUMN.has(column.key))) tables.dropField(table(), column.text);
  } else if (verb === 'rename') rename(ctx, name, table, from, to, line);
  else if (verb === 'change') {
    const at = keyAt(script, from) === 'column' ? from + 1 : from;
    const [old, next] = [script.tokens[at], script.tokens[at + 1]];
    if (!isIdentifier(old) || !isIdentifier(next)) return;
    tables.renameField(table(), old.text, next.text, line);
    declareColumn(ctx, table(), at + 1, to);
  } else if (verb === 'modify') declareColumn(ctx, table(), keyAt(script, from) === 'column' ? from + 1 : from, to);
  else if (verb === 'alter') retype(ctx, table, keyAt(script, from) === 'column' ? from + 1 : from, to);
}

const NO_COLUMN = new Set(['constraint', 'primary', 'foreign', 'index', 'key', 'check', 'partition', 'unique', 'default']);

function add(ctx: DdlContext, table: () => Table, from: number, to: number): void {
  const { script } = ctx;
  const at = skipIf(script, keyAt(script, from) === 'column' ? from + 1 : from);
  if (keyAt(script, at) === '(') {
    for (const [a, b] of splitCommas(script, at + 1, closeOf(script, at))) declareColumn(ctx, table(), a, b);
  } else if (keyAt(script, at) !== 'partition' && !declareColumn(ctx, table(), at, to)) declareKey(ctx, table(), at, to);
}

function rename(ctx: DdlContext, name: TableName, table: () => Table, from: number, to: number, line: number): void {
  const { script, tables } = ctx;
  const key = keyAt(script, from);
  if (key === 'to' || key === 'as') {
    const target = tableName(script, from + 1, to);
    if (target) tables.rename(name, target.table, line);
    return;
  }
  if (NO_COLUMN.has(key)) return;
  const at = key === 'column' ? from + 1 : from;
  const [old, next] = [script.tokens[at], script.tokens[at + 2]];
  if (keyAt(script, at + 1) === 'to' && isIdentifier(old) && isIdentifier(next)) tables.renameField(table(), old.text, next.text, line);
}

/** `ALTER COLUMN a TYPE t` of PostgreSQL, `ALTER COLUMN a t` of SQL Server. */
function retype(ctx: DdlContext, table: () => Table, from: number, to: number): void {
  const { script, tables } = ctx;
  const column = script.tokens[from];
  const key = keyAt(script, from + 1);
  if (!isIdentifier(column) || key === 'drop' || key === 'add' || key === 'restart') return;
  let at = from + 1;
  if (key === 'set') {
    if (keyAt(script, at + 1) !== 'data') return;
    at += 2;
  }
  if (keyAt(script, at) === 'type') at++;
  let end = at;
  while (end < to && !/^(using|not|null|collate)$/.test(keyAt(script, end))) end = after(script, end);
  const [first, last] = [script.tokens[at], script.tokens[end - 1]];
  if (!first || !last || end <= at) return;
  const type = typeText(script.text.slice(first.start, last.end));
  const known = tables.field(table(), column.text);
  tables.setField(table(), { name: known?.name ?? column.text, line: known?.line ?? script.lineAt(column.start), type });
}

/** Reads DROP TABLE and DROP VIEW. */
export function readDrop(ctx: DdlContext, from: number, to: number): void {
  const { script, tables } = ctx;
  if (!/^(table|view)$/.test(keyAt(script, from + 1))) return;
  for (const [a, b] of splitCommas(script, skipIf(script, from + 2), to)) {
    const named = tableName(script, a, b);
    if (named) tables.drop(named.table);
  }
}

/** Reads MySQL's `RENAME TABLE a TO b, c TO d`. */
export function readRename(ctx: DdlContext, from: number, to: number): void {
  const { script, tables } = ctx;
  for (const [a, b] of splitCommas(script, from + 2, to)) {
    const old = tableName(script, a, b);
    const target = old && keyAt(script, old.next) === 'to' ? tableName(script, old.next + 1, b) : undefined;
    if (old && target) tables.rename(old.table, target.table, script.lineAt(script.tokens[a]?.start ?? 0));
  }
}

/** Reads `COMMENT ON COLUMN t.c IS '…'` and `COMMENT ON TABLE t IS '…'`. */
export function readComment(ctx: DdlContext, from: number, to: number): void {
  const { script, tables } = ctx;
  const kind = keyAt(script, from + 2);
  const { parts, next } = dotted(script, from + 3, to);
  const text = script.tokens[next + 1];
  if (keyAt(script, next) !== 'is' || text?.kind !== 'string') return;
  const line = script.lineAt(text.start);
  const name = kind === 'column' ? parts.slice(0, -1) : parts;
  const owner = name.at(-1);
  if (owner === undefined || (kind !== 'column' && kind !== 'table' && kind !== 'view')) return;
  const table = tables.ensure({ name: owner, ...(name.length > 1 ? { schema: name.at(-2) ?? '' } : {}) }, line);
  if (kind !== 'column') return tables.annotate(table.entity, text.text, line);
  const column = parts.at(-1) ?? '';
  tables.annotate(tables.field(table, column) ?? tables.setField(table, { name: column, line }), text.text, line);
}

/** Reads SQL Server's way to comment: `EXEC sp_addextendedproperty N'MS_Description', N'…', … @level2name = N'Email'`. */
export function readDescription(ctx: DdlContext, from: number, to: number): void {
  const { script, tables } = ctx;
  const { parts } = dotted(script, from + 1, to);
  if (parts.at(-1)?.toLowerCase() !== 'sp_addextendedproperty') return;
  const given = new Map<string, string>();
  const positional = ['name', 'value', 'level0type', 'level0name', 'level1type', 'level1name', 'level2type', 'level2name'];
  const values = splitCommas(script, dotted(script, from + 1, to).next, to);
  for (const [i, [a, b]] of values.entries()) {
    const named = keyAt(script, a + 1) === '=' ? script.tokens[a]?.text.replace(/^@/, '').toLowerCase() : positional[i];
    const value = script.tokens[b - 1];
    if (named !== undefined && value) given.set(named, value.text);
  }
  const [text, owner, column] = [given.get('value'), given.get('level1name'), given.get('level2name')];
  if (given.get('name') !== 'MS_Description' || text === undefined || owner === undefined) return;
  const line = script.lineAt(script.tokens[from]?.start ?? 0);
  const schema = given.get('level0name');
  const table = tables.ensure({ name: owner, ...(schema === undefined ? {} : { schema }) }, line);
  if (column === undefined) return tables.annotate(table.entity, text, line);
  tables.annotate(tables.field(table, column) ?? tables.setField(table, { name: column, line }), text, line);
}
