import { after, keyAt } from './context.ts';
import type { Context } from './context.ts';

/** A clause of a statement: its keyword, where it stands, and the tokens that follow up to the next clause. */
export interface Clause {
  key: string;
  /** Index of the keyword. */
  at: number;
  from: number;
  to: number;
}

/** Tests that tell a clause's keyword from a column of the same name. */
const FOLLOWS: Readonly<Record<string, (ctx: Context, next: number) => boolean>> = {
  group: (ctx, next) => keyAt(ctx, next) === 'by',
  order: (ctx, next) => keyAt(ctx, next) === 'by' || keyAt(ctx, next) === 'siblings',
  for: (ctx, next) => /^(update|share|no|key|json|xml|browse|read)$/.test(keyAt(ctx, next)),
  lock: (ctx, next) => keyAt(ctx, next) === 'in',
  option: (ctx, next) => keyAt(ctx, next) === '(',
  fetch: (ctx, next) => /^(first|next)$/.test(keyAt(ctx, next)),
  settings: (ctx, next) => keyAt(ctx, next + 1) === '=',
  format: (ctx, next) => ctx.tokens[next]?.kind === 'word' && /^(?:json|csv|tsv|tabseparated|pretty|parquet|values|rowbinary|arrow|native|null|vertical)/i.test(ctx.tokens[next]?.text ?? ''),
  window: (ctx, next) => keyAt(ctx, next + 1) === 'as',
  except: (ctx, next) => /^(all|distinct|select|with|values)$/.test(keyAt(ctx, next)) || (keyAt(ctx, next) === '(' && keyAt(ctx, next + 1) === 'select'),
  minus: (ctx, next) => /^(select|with)$/.test(keyAt(ctx, next)) || (keyAt(ctx, next) === '(' && keyAt(ctx, next + 1) === 'select'),
};

/** Clauses that only count once FROM has been seen: before it these words are common column names. */
const AFTER_FROM = new Set(['prewhere', 'settings', 'format', 'offset', 'for', 'lock', 'option', 'fetch', 'window', 'qualify', 'returning']);

/** Operators between selects. */
export const SET_OPERATORS = new Set(['union', 'intersect', 'except', 'minus']);

const SELECT_CLAUSES = new Set([
  'from', 'into', 'prewhere', 'where', 'group', 'having', 'order', 'limit', 'offset', 'fetch', 'for', 'lock', 'option', 'window', 'qualify', 'settings', 'format',
]);

/** Splits `from`..`to` (after the verb) at the top-level clause keywords of a select. */
export const selectClauses = (ctx: Context, from: number, to: number): Clause[] => clauses(ctx, from, to, SELECT_CLAUSES, false);

/** The clause keywords of UPDATE, DELETE and INSERT. */
const WRITE_CLAUSES = new Set([
  'from', 'into', 'using', 'set', 'where', 'order', 'limit', 'returning', 'output', 'option', 'values', 'select', 'with', 'on',
]);

/** Splits `from`..`to` (after the verb) at the top-level clause keywords of a write. */
export const writeClauses = (ctx: Context, from: number, to: number): Clause[] => clauses(ctx, from, to, WRITE_CLAUSES, true);

function clauses(ctx: Context, from: number, to: number, words: ReadonlySet<string>, seen: boolean): Clause[] {
  const found: Clause[] = [];
  let fromSeen = seen;
  for (let i = from; i < to; i = after(ctx, i)) {
    const key = keyAt(ctx, i);
    if (!words.has(key) || !startsClause(ctx, key, i, fromSeen)) continue;
    const last = found.at(-1);
    if (last) last.to = i;
    if (key === 'from') fromSeen = true;
    found.push({ key, at: i, from: key === 'group' || key === 'order' ? i + 2 : i + 1, to });
  }
  return found;
}

function startsClause(ctx: Context, key: string, i: number, fromSeen: boolean): boolean {
  const before = keyAt(ctx, i - 1);
  if (before === '.' || before === 'as' || keyAt(ctx, i + 1) === '.') return false;
  if (key === 'from' && before === 'distinct' && /^(is|not)$/.test(keyAt(ctx, i - 2))) return false;
  if (!fromSeen && (AFTER_FROM.has(key) || (key === 'limit' && ctx.tokens[i + 1]?.kind === 'op'))) return false;
  if (!fromSeen && key === 'limit' && keyAt(ctx, i + 1) === 'from') return false;
  if ((key === 'values' || key === 'set') && keyAt(ctx, i + 1) === '=') return false;
  return FOLLOWS[key]?.(ctx, i + 1) ?? true;
}

/** Index of the first top-level set operator in `from`..`to`, or `to`. */
export function nextSetOperator(ctx: Context, from: number, to: number): number {
  for (let i = from; i < to; i = after(ctx, i)) {
    const key = keyAt(ctx, i);
    if (SET_OPERATORS.has(key) && startsClause(ctx, key, i, true)) return i;
  }
  return to;
}

/** The first clause with that keyword. */
export const clause = (all: readonly Clause[], key: string): Clause | undefined => all.find((one) => one.key === key);

/**
 * True when a hole in `from`..`to` can stand for whole clauses: it follows a complete operand, so
 * that only further text of the statement can come there (`WHERE a = 1 ${more}`).
 */
export function hasClauseHole(ctx: Context, from: number, to: number): boolean {
  for (let i = from; i < to; i = after(ctx, i)) if (isClauseHole(ctx, i, from)) return true;
  return false;
}

/** True when the token at `i` is a hole that follows a complete operand. */
export function isClauseHole(ctx: Context, i: number, from: number): boolean {
  if (ctx.tokens[i]?.kind !== 'hole' || i <= from) return false;
  const before = ctx.tokens[i - 1];
  if (!before) return false;
  if (before.kind === 'op') return before.key === ')' || before.key === ']' || (before.key === '*' && STAR_BEFORE.has(keyAt(ctx, i - 2)));
  return before.kind !== 'word' || !EXPECTS_OPERAND.has(before.key);
}

const STAR_BEFORE = new Set(['select', 'distinct', 'all', '.', ',']);

const EXPECTS_OPERAND = new Set([
  'select', 'distinct', 'from', 'join', 'where', 'and', 'or', 'not', 'in', 'like', 'ilike', 'between', 'is', 'on', 'by', 'having',
  'limit', 'offset', 'top', 'first', 'next', 'when', 'then', 'else', 'case', 'as', 'set', 'into', 'update', 'values', 'using', 'only',
  'any', 'escape', 'interval', 'returning', 'apply', 'lateral', 'table', 'collate', 'regexp', 'rlike', 'similar', 'to',
]);
