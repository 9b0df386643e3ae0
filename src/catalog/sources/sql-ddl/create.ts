import { after, closeOf, dotted, keyAt, readSql, splitCommas } from '../../../statements/sql/index.ts';
import type { CommentFinder } from './comments.ts';
import { onlyColumn, readColumn, readKey } from './columns.ts';
import { readFunction, readType } from './functions.ts';
import type { Script } from './script.ts';
import type { Table, TableName, Tables } from './tables.ts';

/** What every statement reader needs. */
export interface DdlContext {
  script: Script;
  tables: Tables;
  comments: CommentFinder;
}

const BEFORE_TABLE = new Set(['or', 'replace', 'global', 'local', 'temp', 'temporary', 'unlogged', 'external', 'foreign', 'materialized', 'recursive', 'force', 'algorithm', 'definer', 'secure', 'private', 'public', 'hybrid', 'transient']);

/** Reads CREATE TABLE, CREATE VIEW, CREATE UNIQUE INDEX, CREATE FUNCTION and CREATE TYPE; others declare no columns. */
export function readCreate(ctx: DdlContext, from: number, to: number): void {
  const { script } = ctx;
  let i = from + 1;
  while (i < to && BEFORE_TABLE.has(keyAt(script, i))) i++;
  const key = keyAt(script, i);
  if (key === 'table') readTable(ctx, from, skipIf(script, i + 1), to);
  else if (key === 'view') readView(ctx, skipIf(script, i + 1), to);
  else if (key === 'unique') readUniqueIndex(ctx, i, to);
  else if (key === 'function') readFunction(ctx, i + 1, to);
  else if (key === 'type') readType(ctx, i + 1, to);
}

/** Skips IF [NOT] EXISTS. */
export function skipIf(script: Script, i: number): number {
  if (keyAt(script, i) !== 'if') return i;
  let next = i + 1;
  while (keyAt(script, next) === 'not' || keyAt(script, next) === 'exists') next++;
  return next;
}

/** A table's name at `i`, and the index after it. */
export function tableName(script: Script, i: number, to: number): { table: TableName; next: number } | undefined {
  const { parts, next } = dotted(script, i, to);
  const name = parts.at(-1);
  if (name === undefined || name === '' || name.startsWith('#')) return undefined;
  return { table: { name, ...(parts.length > 1 ? { schema: parts.at(-2) ?? '' } : {}) }, next };
}

function readTable(ctx: DdlContext, at: number, from: number, to: number): void {
  const { script, tables } = ctx;
  const line = script.lineAt(script.tokens[from]?.start ?? 0);
  const named = tableName(script, from, to);
  if (!named) return;
  const table = tables.ensure(named.table, line);
  let next = skipCluster(script, named.next);
  tables.annotate(table.entity, `${ctx.comments.above(at)} ${ctx.comments.beside(at, next)}`.trim(), line);
  if (keyAt(script, next) === '(') {
    readItems(ctx, table, next);
    next = after(script, next);
  } else if (!inherit(script, table, next, to) && !isSelected(script, next, to)) {
    tables.problems.push({ message: `table ${named.table.name} has no column list that can be read`, line });
  }
  for (let i = next; i < to; i = after(script, i)) {
    const key = keyAt(script, i);
    if (key === 'inherits' && keyAt(script, i + 1) === '(') for (const [a, b] of splitCommas(script, i + 2, closeOf(script, i + 1))) extend(script, table, a, b);
    else if (key === 'comment') annotateTable(ctx, table, keyAt(script, i + 1) === '=' ? i + 2 : i + 1);
    else if (key === 'select' || key === 'with') return readSelected(ctx, table, i, to, []);
    else if (key === 'as' && keyAt(script, i + 1) === '(') return readSelected(ctx, table, i + 2, closeOf(script, i + 1), []);
  }
}

/** ClickHouse names the servers behind the table's name: `ON CLUSTER default`, and a table's id: `UUID '…'`. */
function skipCluster(script: Script, i: number): number {
  const at = keyAt(script, i) === 'uuid' ? i + 2 : i;
  return keyAt(script, at) === 'on' && keyAt(script, at + 1) === 'cluster' ? at + 3 : at;
}

/** `CREATE TABLE … ON COMMIT DROP AS SELECT`, `ENGINE = … AS other`: the columns come from what follows AS. */
function isSelected(script: Script, from: number, to: number): boolean {
  for (let i = from; i < to; i = after(script, i)) if (keyAt(script, i) === 'as') return true;
  return false;
}

/** `LIKE other` and `PARTITION OF parent` take their columns from another table. */
function inherit(script: Script, table: Table, i: number, to: number): boolean {
  const at = keyAt(script, i) === 'like' ? i + 1 : keyAt(script, i) === 'partition' && keyAt(script, i + 1) === 'of' ? i + 2 : 0;
  if (at === 0) return false;
  extend(script, table, at, to);
  return true;
}

function extend(script: Script, table: Table, from: number, to: number): void {
  const parent = tableName(script, from, to);
  if (parent) table.entity.extends = [...(table.entity.extends ?? []), parent.table.name];
}

function annotateTable(ctx: DdlContext, table: Table, i: number): void {
  const token = ctx.script.tokens[i];
  if (token?.kind === 'string') ctx.tables.annotate(table.entity, token.text, ctx.script.lineAt(token.start));
}

function readItems(ctx: DdlContext, table: Table, open: number): void {
  const { script } = ctx;
  for (const [from, to] of splitCommas(script, open + 1, closeOf(script, open))) {
    if (keyAt(script, from) === 'like') extend(script, table, from + 1, to);
    else if (!declareColumn(ctx, table, from, to)) declareKey(ctx, table, from, to);
  }
}

/** Adds the column declared in `from`..`to`, with its comments; answers whether there is one. */
export function declareColumn(ctx: DdlContext, table: Table, from: number, to: number): boolean {
  const { script, tables } = ctx;
  const item = readColumn(script, from, to);
  if (!item) return false;
  const { comment: inline, ...declared } = item.field;
  const field = tables.setField(table, declared);
  if (inline !== undefined) tables.annotate(field, inline, field.line);
  tables.annotate(field, `${ctx.comments.above(from)} ${ctx.comments.beside(from, to)}`.trim(), field.line);
  return true;
}

/** Marks the column that a key constraint in `from`..`to` makes unique. */
export function declareKey(ctx: DdlContext, table: Table, from: number, to: number): void {
  const key = readKey(ctx.script, from, to);
  const field = key && ctx.tables.field(table, key.column);
  if (field) field.unique = true;
}

/** `CREATE UNIQUE INDEX … ON t (a)`; one with WHERE is unique for some rows only. */
function readUniqueIndex(ctx: DdlContext, from: number, to: number): void {
  const { script, tables } = ctx;
  let on = from;
  while (on < to && keyAt(script, on) !== 'on') on++;
  const named = tableName(script, keyAt(script, on + 1) === 'only' ? on + 2 : on + 1, to);
  if (!named || on >= to) return;
  let open = named.next;
  while (open < to && keyAt(script, open) !== '(') open++;
  const key = open < to ? onlyColumn(script, open) : undefined;
  for (let i = open; i < to; i = after(script, i)) if (keyAt(script, i) === 'where') return;
  const field = key && tables.field(tables.ensure(named.table, script.lineAt(script.tokens[on]?.start ?? 0)), key.column);
  if (field) field.unique = true;
}

function readView(ctx: DdlContext, from: number, to: number): void {
  const { script, tables } = ctx;
  const named = tableName(script, from, to);
  if (!named) return;
  let as = named.next;
  const columns = keyAt(script, as) === '(' ? splitCommas(script, as + 1, closeOf(script, as)).map(([a]) => script.tokens[a]?.text ?? '') : [];
  while (as < to && keyAt(script, as) !== 'as') as = after(script, as);
  if (as >= to) return;
  tables.drop(named.table);
  const table = tables.ensure(named.table, script.lineAt(script.tokens[from]?.start ?? 0));
  readSelected(ctx, table, as + 1, to, columns);
}

/**
 * Columns that a select hands on as they are. Computed ones are left out: a view that masks
 * (`left(email, 1) AS email`) does not hold what its column's name says.
 */
function readSelected(ctx: DdlContext, table: Table, from: number, to: number, names: readonly string[]): void {
  const { script, tables } = ctx;
  const start = script.tokens[from]?.start ?? 0;
  const [statement] = readSql(script.text.slice(start, script.tokens[to - 1]?.end ?? start));
  for (const [i, output] of (statement?.outputs ?? []).entries()) {
    const line = script.lineAt(start + output.range.start);
    if (output.kind === 'column') tables.setField(table, { name: names[i] ?? output.alias ?? '', line });
    if (output.kind !== 'star') continue;
    const sources = statement?.tables.filter((one) => output.table === undefined || output.table === one.alias || output.table === one.name) ?? [];
    for (const source of sources) if (source.name !== undefined) table.entity.extends = [...(table.entity.extends ?? []), source.name];
  }
}
