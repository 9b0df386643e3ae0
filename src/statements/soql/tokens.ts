import { HOLE_CLOSE, HOLE_OPEN } from '../sql/holes.ts';
import type { Token, TokenKind } from '../sql/tokens.ts';

const isSpace = (c: number): boolean => c <= 32 || c === 0xa0 || c === 0x3000 || c === 0xfeff || c === 0x2028 || c === 0x2029;
const isDigit = (c: number): boolean => c >= 48 && c <= 57;
const isWordStart = (c: number): boolean =>
  (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || c === 95 || (c > 127 && !isSpace(c) && c !== HOLE_OPEN && c !== HOLE_CLOSE);
const isWord = (c: number): boolean => isWordStart(c) || isDigit(c);
/** Dates, times with zone, numbers: `2026-01-31T09:00:00+09:00`, `-1.5e3`. */
const NUMBER = /[-+]?\d[\w.:]*(?:-\d[\w.:]*)*(?:[+-]\d\d:?\d\d)?/y;
const TWO = new Set(['!=', '<>', '<=', '>=']);

/**
 * Splits SOQL or SOSL into tokens. Never throws; an unterminated string runs to the end. Linear in
 * the length of the text. The braces of `FIND {…}` are one string.
 */
export function tokenizeSoql(text: string): Token[] {
  const lexer = new Lexer(text);
  lexer.run();
  closeParens(lexer.tokens);
  return lexer.tokens;
}

class Lexer {
  readonly tokens: Token[] = [];
  private at = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  run(): void {
    while (this.at < this.text.length) {
      const c = this.text.charCodeAt(this.at);
      if (isSpace(c)) this.at++;
      else this.token(c);
    }
  }

  private push(kind: TokenKind, end: number, text = this.text.slice(this.at, end)): void {
    const key = kind === 'word' ? text.toLowerCase() : kind === 'op' ? text : '';
    this.tokens.push({ kind, text, key, start: this.at, end, close: -1 });
    this.at = end;
  }

  private token(c: number): void {
    const { text, at } = this;
    const next = text.charCodeAt(at + 1);
    if (c === 39 || c === 34) this.string(c);
    else if (c === 123) this.string(125);
    else if (isDigit(c) || ((c === 45 || c === 43) && isDigit(next))) this.number();
    else if (c === 58) this.bind();
    else if (c === HOLE_OPEN || isWordStart(c)) this.word();
    else this.push('op', TWO.has(text.slice(at, at + 2)) ? at + 2 : at + 1);
  }

  private string(close: number): void {
    const { text, at } = this;
    let i = at + 1;
    while (i < text.length && text.charCodeAt(i) !== close) i += text.charCodeAt(i) === 92 ? 2 : 1;
    const end = Math.min(i, text.length);
    this.push('string', Math.min(end + 1, text.length), text.slice(at + 1, end));
  }

  private number(): void {
    NUMBER.lastIndex = this.at;
    const end = NUMBER.exec(this.text) ? NUMBER.lastIndex : this.at + 1;
    const rest = this.wordEnd(end);
    // `2026-01-01T00:00:00${zone}`: a value with a hole inside.
    if (rest > end) this.push('mixed', rest);
    else this.push('number', end);
  }

  /** `:ids`, `: account.Id`. */
  private bind(): void {
    const { text, at } = this;
    let start = at + 1;
    while (start < text.length && isSpace(text.charCodeAt(start))) start++;
    let end = this.wordEnd(start);
    while (end > start && text.charCodeAt(end) === 46 && isWordStart(text.charCodeAt(end + 1))) end = this.wordEnd(end + 1);
    if (end === start) this.push('op', at + 1);
    else this.push('param', end, text.slice(start, end));
  }

  private word(): void {
    const { text, at } = this;
    const end = this.wordEnd(at);
    const touched = text.slice(at, end);
    // `LAST_N_DAYS:30`, `N_DAYS_AGO:${n}`: a date, not a name.
    if (text.charCodeAt(end) === 58 && (isDigit(text.charCodeAt(end + 1)) || text.charCodeAt(end + 1) === HOLE_OPEN) && /_n_|^n_/i.test(touched)) {
      return this.push('number', this.wordEnd(end + 1));
    }
    if (!touched.includes('\uE000')) this.push('word', Math.max(end, at + 1), touched);
    else this.push(/^(?:\uE000\d+\uE001)+$/.test(touched) ? 'hole' : 'mixed', Math.max(end, at + 1), touched);
  }

  /** End of a run of word characters and holes. */
  private wordEnd(from: number): number {
    const { text } = this;
    let i = from;
    while (i < text.length) {
      const c = text.charCodeAt(i);
      if (c === HOLE_OPEN) {
        let j = i + 1;
        while (isDigit(text.charCodeAt(j))) j++;
        if (text.charCodeAt(j) !== HOLE_CLOSE) return i;
        i = j + 1;
      } else if (isWord(c)) i++;
      else break;
    }
    return i;
  }
}

/** Pairs parentheses; those left open close at the end. */
function closeParens(tokens: readonly Token[]): void {
  const open: Token[] = [];
  for (const [i, token] of tokens.entries()) {
    if (token.key === '(') open.push(token);
    else if (token.key === ')') {
      const opener = open.pop();
      if (opener) opener.close = i;
    }
  }
  for (const token of open) token.close = tokens.length;
}
