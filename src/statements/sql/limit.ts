import type { SqlLimit, SqlValue, Span } from './shape.ts';
import { after, closeOf, keyAt, splitCommas, valueOf } from './context.ts';
import type { Context } from './context.ts';

const NONE = new Set(['all', 'null']);

/** Reads what follows LIMIT: `n`, `offset, n`, `ALL`, a placeholder, an expression. */
export function readLimit(ctx: Context, from: number, to: number): SqlLimit {
  const parts = splitCommas(ctx, from, to);
  const last = parts[parts.length > 1 ? 1 : 0];
  return last ? readAmount(ctx, last[0], last[1]) : { kind: 'unknown', why: 'LIMIT has no number yet' };
}

/** Reads what follows FETCH: `FIRST n ROWS ONLY`; without a number it is one row. */
export function readFetch(ctx: Context, from: number, to: number): SqlLimit {
  const start = from + 1;
  let end = start;
  while (end < to && keyAt(ctx, end) !== 'row' && keyAt(ctx, end) !== 'rows') end = after(ctx, end);
  if (end === start) return { kind: 'literal', rows: 1, range: spanOf(ctx, from, to) };
  if (keyAt(ctx, end - 1) === 'percent') return { kind: 'unknown', why: 'the limit is a percentage' };
  return readAmount(ctx, start, end);
}

/** Reads `TOP n` at `from` (the token after TOP); answers the limit and the index after it. */
export function readTop(ctx: Context, from: number): { limit: SqlLimit; next: number } {
  let next = after(ctx, from);
  let limit = keyAt(ctx, from) === '(' ? readAmount(ctx, from + 1, closeOf(ctx, from)) : readAmount(ctx, from, next);
  if (keyAt(ctx, next) === 'percent') {
    limit = { kind: 'unknown', why: 'the limit is a percentage' };
    next++;
  }
  if (keyAt(ctx, next) === 'with' && keyAt(ctx, next + 1) === 'ties') next += 2;
  return { limit, next };
}

/** Reads a row count in any of its spellings. */
export function readAmount(ctx: Context, from: number, to: number): SqlLimit {
  let [start, end] = [from, to];
  while (keyAt(ctx, start) === '(' && closeOf(ctx, start) === end - 1) {
    start++;
    end--;
  }
  const range = spanOf(ctx, start, end);
  if (end - start === 1) {
    if (NONE.has(keyAt(ctx, start))) return { kind: 'none', range };
    const value = valueOf(ctx, start);
    if (value) return fromValue(value, range);
  }
  if (end - start === 2 && keyAt(ctx, start) === '-') return { kind: 'none', range };
  const cap = capOf(ctx, start, end);
  const value = onlyValue(ctx, start, end);
  if (value || cap !== undefined) return { kind: 'value', value: value ?? { kind: 'unknown' }, ...(cap === undefined ? {} : { cap }), range };
  return { kind: 'unknown', why: 'the limit is an expression' };
}

function fromValue(value: SqlValue, range: Span): SqlLimit {
  if (value.kind !== 'literal') return { kind: 'value', value, range };
  const rows = Number(value.text.replaceAll('_', ''));
  return Number.isFinite(rows) ? { kind: 'literal', rows, range } : { kind: 'unknown', why: 'the limit is not a number' };
}

/** The number that LEAST (or SQLite's MIN) caps at. */
function capOf(ctx: Context, from: number, to: number): number | undefined {
  const name = keyAt(ctx, from);
  if ((name !== 'least' && name !== 'min') || keyAt(ctx, from + 1) !== '(' || closeOf(ctx, from + 1) !== to - 1) return undefined;
  const caps = splitCommas(ctx, from + 2, to - 1)
    .filter(([a, b]) => b - a === 1 && ctx.tokens[a]?.kind === 'number')
    .map(([a]) => Number(ctx.tokens[a]?.text))
    .filter((cap) => Number.isFinite(cap));
  return caps.length > 0 ? Math.min(...caps) : undefined;
}

/** The placeholder or hole of an expression that has exactly one: `CAST($1 AS int)`, `:n + 1`. */
function onlyValue(ctx: Context, from: number, to: number): SqlValue | undefined {
  let found: SqlValue | undefined;
  for (let i = from; i < to; i++) {
    const value = valueOf(ctx, i);
    if (!value || value.kind === 'literal') continue;
    if (found) return undefined;
    found = value;
  }
  return found;
}

function spanOf(ctx: Context, from: number, to: number): Span {
  return { start: ctx.tokens[from]?.start ?? 0, end: ctx.tokens[to - 1]?.end ?? ctx.tokens[from]?.end ?? 0 };
}
