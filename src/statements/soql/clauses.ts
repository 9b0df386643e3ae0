import { after, keyAt } from '../sql/cursor.ts';
import type { TokenList } from '../sql/cursor.ts';

/** A clause: its keyword, where it stands, and the tokens that follow up to the next clause. */
export interface Clause {
  key: string;
  at: number;
  from: number;
  to: number;
}

const isAmount = (list: TokenList, i: number): boolean => {
  const kind = list.tokens[i]?.kind;
  return kind === undefined || kind === 'number' || kind === 'hole' || kind === 'param' || kind === 'mixed';
};

/** Tests that tell a clause's keyword from an object or field of the same name (`FROM Order ORDER BY`). */
const FOLLOWS: Readonly<Record<string, (list: TokenList, next: number) => boolean>> = {
  using: (list, next) => keyAt(list, next) === 'scope',
  group: (list, next) => keyAt(list, next) === 'by',
  order: (list, next) => keyAt(list, next) === 'by',
  for: (list, next) => /^(?:view|reference|update)$/.test(keyAt(list, next)),
  update: (list, next) => /^(?:tracking|viewstat)$/.test(keyAt(list, next)),
  all: (list, next) => keyAt(list, next) === 'rows',
  limit: isAmount,
  offset: isAmount,
};
const WORDS = new Set(['from', 'using', 'where', 'with', 'group', 'having', 'order', 'limit', 'offset', 'for', 'update', 'all']);
/** Clauses that stand behind LIMIT, so that a new one goes before the first of them. */
export const BEHIND_LIMIT = new Set(['offset', 'for', 'update', 'all']);

/** Splits `from`..`to` at its top-level clause keywords. */
export function readClauses(list: TokenList, from: number, to: number): Clause[] {
  const found: Clause[] = [];
  for (let i = from; i < to; i = after(list, i)) {
    const key = keyAt(list, i);
    if (!WORDS.has(key) || keyAt(list, i - 1) === '.' || keyAt(list, i + 1) === '.') continue;
    // What follows FROM is the object, whatever its name.
    if (keyAt(list, i - 1) === 'from' || (FOLLOWS[key]?.(list, i + 1) ?? true) === false) continue;
    if (key === 'from' && found.length > 0) continue;
    const last = found.at(-1);
    if (last) last.to = i;
    found.push({ key, at: i, from: key === 'group' || key === 'order' ? i + 2 : i + 1, to });
  }
  return found;
}

/** The first clause with that keyword. */
export const clause = (all: readonly Clause[], key: string): Clause | undefined => all.find((one) => one.key === key);

const EXPECTS_OPERAND = new Set(['select', 'from', 'where', 'and', 'or', 'not', 'in', 'like', 'includes', 'excludes', 'by', 'having', 'limit', 'offset', 'with', 'scope', 'rollup', 'cube', 'returning', 'fields', 'last', 'first']);

/** True when a hole in `from`..`to` follows a complete operand, so that only further clauses can stand there. */
export function hasClauseHole(list: TokenList, from: number, to: number): boolean {
  for (let i = from; i < to; i = after(list, i)) {
    if (list.tokens[i]?.kind !== 'hole' || i <= from) continue;
    const before = list.tokens[i - 1];
    if (before?.kind === 'op' ? before.key === ')' : before && (before.kind !== 'word' || !EXPECTS_OPERAND.has(before.key))) return true;
  }
  return false;
}
