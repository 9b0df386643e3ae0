import { holesIn } from '../sql/holes.ts';
import type { TokenList } from '../sql/cursor.ts';
import type { QueryLimit, QueryValue, Span } from '../query-shape.ts';

/** Deeper nesting is not read and makes its surroundings `open`. */
export const MAX_DEPTH = 32;

/** Reads what follows LIMIT. */
export function readLimit(list: TokenList, from: number, to: number): QueryLimit {
  const token = list.tokens[from];
  if (!token || from >= to) return { kind: 'unknown', why: 'LIMIT has no number yet' };
  const range = { start: token.start, end: token.end };
  if (token.kind === 'number') {
    const rows = Number(token.text);
    return Number.isFinite(rows) ? { kind: 'literal', rows, range } : { kind: 'unknown', why: 'the limit is not a number' };
  }
  const value = valueAt(list, from);
  return value ? { kind: 'value', value, range } : { kind: 'unknown', why: 'the limit is not a number' };
}

/** The value of a single token; undefined when the token is none. */
export function valueAt({ tokens }: TokenList, i: number): QueryValue | undefined {
  const token = tokens[i];
  switch (token?.kind) {
    case 'string':
    case 'number': {
      const holes = holesIn(token.text);
      if (holes.length === 0) return { kind: 'literal', text: token.text };
      return holes.length === 1 ? { kind: 'hole', hole: holes[0] ?? 0 } : { kind: 'unknown' };
    }
    case 'param':
      return token.text.includes('\uE000') ? { kind: 'unknown' } : { kind: 'bind', name: token.text };
    case 'hole': {
      const holes = holesIn(token.text);
      return holes.length === 1 ? { kind: 'hole', hole: holes[0] ?? 0 } : { kind: 'unknown' };
    }
    case 'mixed':
      return { kind: 'unknown' };
    case 'word':
      return /^(?:true|false|null)$/.test(token.key) || DATES.test(token.key) ? { kind: 'literal', text: token.text } : undefined;
    default:
      return undefined;
  }
}

const DATES = /^(?:yesterday|today|tomorrow|(?:last|this|next)_(?:week|month|quarter|year|fiscal_quarter|fiscal_year|90_days))$/;

/** Where the tokens `from`..`to` stand. */
export function spanOf({ tokens }: TokenList, from: number, to: number): Span {
  const start = tokens[from]?.start ?? tokens.at(-1)?.end ?? 0;
  return { start, end: to > from ? (tokens[to - 1]?.end ?? start) : start };
}
