import { closeOf, isIdentifier, keyAt, splitCommas } from '../../../statements/sql/index.ts';
import { readColumn } from './columns.ts';
import { type DdlContext, tableName } from './create.ts';
import type { Script } from './script.ts';
import type { SourceField } from '../source.ts';

/**
 * Reads what `CREATE FUNCTION` answers: the rows of a table (`RETURNS SETOF contacts`, `RETURNS contacts`)
 * or rows of its own (`RETURNS TABLE (id uuid, email text)`). Functions that answer one value are left out
 * later: their type names no table.
 */
export function readFunction({ script, tables }: DdlContext, from: number, to: number): void {
  const named = tableName(script, from, to);
  if (!named || keyAt(script, named.next) !== '(') return;
  const at = closeOf(script, named.next) + 1;
  if (at >= to || keyAt(script, at) !== 'returns') return;
  const line = script.lineAt(script.tokens[from]?.start ?? 0);
  if (keyAt(script, at + 1) === 'table' && keyAt(script, at + 2) === '(') {
    tables.functions.push({ name: named.table.name, line, fields: columnsIn(script, at + 2) });
    return;
  }
  const start = keyAt(script, at + 1) === 'setof' ? at + 2 : at + 1;
  const rows = isIdentifier(script.tokens[start]) ? tableName(script, start, to) : undefined;
  if (rows) tables.functions.push({ name: named.table.name, line, rows: rows.table.schema === undefined ? rows.table.name : `${rows.table.schema}.${rows.table.name}` });
}

/** Reads `CREATE TYPE summary AS (id uuid, email text)`: rows that functions answer. */
export function readType({ script, tables }: DdlContext, from: number, to: number): void {
  const named = tableName(script, from, to);
  if (!named || keyAt(script, named.next) !== 'as' || keyAt(script, named.next + 1) !== '(') return;
  tables.types.set(named.table.name.toLowerCase(), columnsIn(script, named.next + 1));
}

function columnsIn(script: Script, open: number): SourceField[] {
  return splitCommas(script, open + 1, closeOf(script, open)).flatMap(([from, to]) => readColumn(script, from, to)?.field ?? []);
}
