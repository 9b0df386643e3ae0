import type { SqlSubquery, SqlTable } from './shape.ts';
import { after, closeOf, dotted, isIdentifier, keyAt, MAX_DEPTH, opensSelect } from './context.ts';
import type { Context } from './context.ts';
import { RESERVED } from './words.ts';
import { readWhere } from './where.ts';

/** Why a table has no name: its rows are what a function answers. */
export const FROM_FUNCTION = 'rows come from a function';

const OUTER = new Set(['left', 'right', 'full', 'cross', 'outer']);
const JOIN_WORDS = new Set(['natural', 'inner', 'left', 'right', 'full', 'cross', 'outer', 'join', 'straight_join', 'apply', 'global', 'any', 'all', 'semi', 'anti', 'asof']);
const HINTS = new Set(['with', 'use', 'force', 'ignore', 'partition', 'tablesample', 'index', 'key', 'for', 'final']);

/** Reads a table list with its joins. Selects in ON conditions are added to `subqueries`. */
export function readTables(ctx: Context, from: number, to: number, subqueries: SqlSubquery[]): SqlTable[] {
  const reader = new TableReader(ctx, subqueries);
  reader.list(from, to, 0);
  return reader.tables;
}

class TableReader {
  readonly tables: SqlTable[] = [];
  private readonly ctx: Context;
  private readonly subqueries: SqlSubquery[];

  constructor(ctx: Context, subqueries: SqlSubquery[]) {
    this.ctx = ctx;
    this.subqueries = subqueries;
  }

  list(from: number, to: number, depth: number): void {
    const { ctx } = this;
    let i = from;
    let outer = false;
    let expected = true;
    while (i < to) {
      const key = keyAt(ctx, i);
      if (key === ',' || isJoinWord(ctx, i)) {
        outer = key !== ',' && (outer || OUTER.has(key));
        expected = true;
        i++;
      } else if (!expected || key === 'lateral' || key === 'only') i = after(ctx, i);
      else {
        i = Math.max(this.factor(i, to, outer, depth), i + 1);
        outer = false;
        expected = false;
      }
    }
  }

  /** Reads one table with alias, hints and join condition; answers the index after it. */
  private factor(i: number, to: number, outer: boolean, depth: number): number {
    const { ctx } = this;
    const token = ctx.tokens[i];
    if (!token) return i + 1;
    let next = after(ctx, i);
    const table: SqlTable = {
      role: this.tables.length === 0 ? 'main' : 'join', on: { kind: 'none' }, outer, range: { start: token.start, end: token.end },
    };
    if (token.key === '(') {
      if (!opensSelect(ctx, i)) {
        if (depth < MAX_DEPTH) this.list(i + 1, Math.min(closeOf(ctx, i), to), depth + 1);
        return next;
      }
      const select = ctx.read(i + 1, closeOf(ctx, i));
      if (select) table.select = select;
      else table.why = 'sub-select is nested too deeply';
    } else if (token.kind === 'hole' || token.kind === 'mixed' || token.kind === 'param') table.why = 'table name is built at run time';
    else if (isIdentifier(token) && !RESERVED.has(token.key)) next = this.name(table, i, to);
    else return next;
    next = this.qualified(table, next, to);
    table.range.end = ctx.tokens[next - 1]?.end ?? table.range.end;
    next = this.alias(table, next, to);
    this.tables.push(table);
    return this.condition(table, this.hints(next, to), to);
  }

  private name(table: SqlTable, i: number, to: number): number {
    const { ctx } = this;
    const { parts, next } = dotted(ctx, i, to);
    if (keyAt(ctx, next) === '(' && next < to && keyAt(ctx, next + 1) !== 'nolock') {
      table.why = FROM_FUNCTION;
      return after(ctx, next);
    }
    table.name = parts.at(-1) ?? '';
    if (parts.length > 1) table.schema = parts.at(-2) ?? '';
    return next;
  }

  /** `${schema}.customers` is a known table in an unknown schema; `crm.${table}` is unknown. */
  private qualified(table: SqlTable, from: number, to: number): number {
    const { ctx } = this;
    let next = from;
    while (next + 1 < to && keyAt(ctx, next) === '.') {
      const part = ctx.tokens[next + 1];
      if (isIdentifier(part)) {
        table.name = part.text;
        delete table.why;
      } else {
        delete table.name;
        table.why = 'table name is built at run time';
      }
      next += 2;
    }
    return next;
  }

  private alias(table: SqlTable, from: number, to: number): number {
    const { ctx } = this;
    const at = keyAt(ctx, from) === 'as' ? from + 1 : from;
    const token = ctx.tokens[at];
    if (at >= to || !isIdentifier(token) || (at === from && (RESERVED.has(token.key) || HINTS.has(token.key)))) return from;
    table.alias = token.text;
    const next = at + 1;
    return keyAt(ctx, next) === '(' && next < to ? after(ctx, next) : next;
  }

  private hints(from: number, to: number): number {
    const { ctx } = this;
    let next = from;
    while (next < to && (HINTS.has(keyAt(ctx, next)) || keyAt(ctx, next) === '(')) next = after(ctx, next);
    return next;
  }

  private condition(table: SqlTable, from: number, to: number): number {
    const { ctx } = this;
    if (from >= to) return from;
    if (keyAt(ctx, from) === 'using') return after(ctx, from + 1);
    if (keyAt(ctx, from) !== 'on') return from;
    let end = from + 1;
    while (end < to && keyAt(ctx, end) !== ',' && !isJoinWord(ctx, end) && keyAt(ctx, end) !== 'on') end = after(ctx, end);
    table.on = readWhere(ctx, from + 1, end, this.subqueries);
    return end;
  }
}

/** `left` joins unless it is the function; `any` and the like only before JOIN. */
function isJoinWord(ctx: Context, i: number): boolean {
  const key = keyAt(ctx, i);
  if (!JOIN_WORDS.has(key)) return false;
  if (key === 'join' || key === 'straight_join' || key === 'natural' || key === 'apply') return true;
  return JOIN_WORDS.has(keyAt(ctx, i + 1)) && keyAt(ctx, i - 1) !== '.';
}
