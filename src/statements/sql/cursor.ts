import type { Token } from './tokens.ts';

/** Tokens of a text, as far as moving around in them needs. */
export interface TokenList {
  readonly tokens: readonly Token[];
}

/** Key of the token at `i`: lower-case word or sign; empty for names, values and out of range. */
export const keyAt = (list: TokenList, i: number): string => list.tokens[i]?.key ?? '';

/** Index after token `i`, past the closing parenthesis when it opens one. */
export function after(list: TokenList, i: number): number {
  const token = list.tokens[i];
  return token?.key === '(' && token.close > i ? token.close + 1 : i + 1;
}

/** Index of the parenthesis that closes the one at `i`. */
export const closeOf = (list: TokenList, i: number): number => list.tokens[i]?.close ?? i;

/** Parts of `from`..`to` between top-level commas. */
export function splitCommas(list: TokenList, from: number, to: number): [number, number][] {
  const parts: [number, number][] = [];
  let start = from;
  for (let i = from; i < to; i = after(list, i)) {
    if (keyAt(list, i) !== ',') continue;
    parts.push([start, i]);
    start = i + 1;
  }
  parts.push([start, to]);
  return parts.filter(([a, b]) => a < b);
}

/** True for a token that can be an identifier. */
export const isIdentifier = (token: Token | undefined): token is Token => token?.kind === 'word' || token?.kind === 'name';

/** A dotted name at `i`: its parts and the index after it. */
export function dotted(list: TokenList, i: number, to: number): { parts: string[]; next: number } {
  const parts: string[] = [];
  let next = i;
  while (next < to && isIdentifier(list.tokens[next])) {
    parts.push(list.tokens[next]?.text ?? '');
    next++;
    if (keyAt(list, next) !== '.' || next + 1 >= to || !isIdentifier(list.tokens[next + 1])) break;
    next++;
  }
  return { parts, next };
}
