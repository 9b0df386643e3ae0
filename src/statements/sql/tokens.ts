import { HOLE_CLOSE, HOLE_OPEN } from './holes.ts';
import type { SqlDialect } from './shape.ts';
import { skipComment } from './comments.ts';
import type { SqlComment } from './comments.ts';

/** `word`: identifier or keyword. `name`: quoted identifier. `mixed`: an identifier with a hole inside. `hole`: nothing but holes. */
export type TokenKind = 'word' | 'name' | 'mixed' | 'string' | 'number' | 'param' | 'hole' | 'op';

/** One token; `text` of names and strings is without quotes. */
export interface Token {
  kind: TokenKind;
  text: string;
  /** Lower case for `word`, the sign itself for `op`, empty for everything else: what grammar looks at. */
  key: string;
  start: number;
  end: number;
  /** For `(`: index of the token that closes it, or of the statement's end. */
  close: number;
  quote?: string;
}

const isSpace = (c: number): boolean => c <= 32 || c === 0xa0 || c === 0x3000 || c === 0xfeff || c === 0x2028 || c === 0x2029;
const isDigit = (c: number): boolean => c >= 48 && c <= 57;
const isHoleUnit = (c: number): boolean => c === HOLE_OPEN || c === HOLE_CLOSE;
const isWordStart = (c: number): boolean =>
  (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || c === 95 || (c > 127 && !isSpace(c) && !isHoleUnit(c));
const isWord = (c: number): boolean => isWordStart(c) || isDigit(c) || c === 36 || c === 35;
const TWO = new Set(['::', '<>', '!=', '<=', '>=', '||', '->', '#>', '@>', '<@', '&&', ':=', '!~', '=>', '?|', '?&']);
const THREE = new Set(['->>', '#>>', '<=>', '!~*']);
/** pg-promise: `$(name)`, `$<name>`, `$/name/`, with a format (`$(ids:csv)`, `$1:csv`). */
const NAMED_DOLLAR = /^\$(?:[(<[{/]\s*([A-Za-z_][\w.]*)\s*(?::\w+)?\s*[)>\]}/]|(\d+):[a-z]\w*)/;
/** ClickHouse: `{name: Type}`. */
const TYPED_PLACEHOLDER = /^\{\s*([A-Za-z_]\w*)\s*:\s*[A-Za-z][\w(), ]*\}/;
/** SQL Server and Oracle cap identifiers at 128; a bound keeps the scan linear when `]` is missing. */
const MAX_NAME = 130;

/**
 * Splits SQL text into tokens without comments. Never throws; an unterminated string or comment
 * runs to the end of the text. Linear in the length of the text. Comments are added to `comments`.
 */
export function tokenize(text: string, dialect?: SqlDialect, comments?: SqlComment[]): Token[] {
  const lexer = new Lexer(text, dialect, comments);
  lexer.run();
  closeParens(lexer.tokens);
  return lexer.tokens;
}

class Lexer {
  readonly tokens: Token[] = [];
  private at = 0;
  private readonly text: string;
  private readonly dialect: SqlDialect | undefined;

  private readonly comments: SqlComment[] | undefined;

  constructor(text: string, dialect: SqlDialect | undefined, comments: SqlComment[] | undefined) {
    this.text = text;
    this.dialect = dialect;
    this.comments = comments;
  }

  run(): void {
    const { text } = this;
    while (this.at < text.length) {
      const c = text.charCodeAt(this.at);
      if (isSpace(c)) {
        this.at++;
        continue;
      }
      const after = skipComment(text, this.at, this.dialect);
      if (after > this.at) {
        this.comments?.push({ start: this.at, end: after });
        this.at = after;
      } else this.token(c);
    }
  }

  private push(kind: TokenKind, end: number, text = this.text.slice(this.at, end), quote?: string): void {
    const key = kind === 'word' ? text.toLowerCase() : kind === 'op' ? text : '';
    this.tokens.push({ kind, text, key, start: this.at, end, close: -1, ...(quote === undefined ? {} : { quote }) });
    this.at = end;
  }

  private token(c: number): void {
    const { text, at } = this;
    const next = text.charCodeAt(at + 1);
    if (c === HOLE_OPEN || isWordStart(c)) this.word();
    else if (c === 39) this.string(at);
    else if (c === 34 || c === 96) this.quoted(text.charAt(at));
    else if (c === 91 && this.bracketsAName()) this.bracketed();
    else if (isDigit(c) || (c === 46 && isDigit(next))) this.push('number', this.numberEnd(at));
    else if (c === 36) this.dollar(next);
    else if (c === 123) this.brace();
    else if (c === 63 && !this.jsonOperator(next)) this.push('param', next === 63 ? at + 2 : this.digitsEnd(at + 1));
    else if (c === 58 && text.startsWith('...', at + 1)) this.push('param', this.wordEnd(at + 4));
    else if (c === 58 && (isWord(next) || next === HOLE_OPEN)) this.push('param', this.wordEnd(at + 1));
    else if (c === 64 && (isWord(next) || next === 64 || next === HOLE_OPEN)) this.push('param', this.wordEnd(next === 64 ? at + 2 : at + 1));
    else if (c === 35 && isWord(next)) this.push('word', this.wordEnd(at + 1));
    else this.push('op', at + this.operatorLength());
  }

  /** `?|` and `?&` test JSON keys; `?||'%'` is a placeholder. */
  private jsonOperator(next: number): boolean {
    return (next === 124 || next === 38) && this.text.charCodeAt(this.at + 2) !== next;
  }

  private brace(): void {
    const found = TYPED_PLACEHOLDER.exec(this.text.slice(this.at, this.at + MAX_NAME));
    if (found) this.push('param', this.at + found[0].length, `:${found[1] ?? ''}`);
    else this.push('op', this.at + 1);
  }

  private operatorLength(): number {
    const { text, at } = this;
    if (!TWO.has(text.slice(at, at + 2))) return 1;
    return THREE.has(text.slice(at, at + 3)) ? 3 : 2;
  }

  private word(): void {
    const { text, at } = this;
    const end = this.wordEnd(at);
    const touched = text.slice(at, end);
    if (text.charCodeAt(end) === 39 && end === at + 1 && /[eEnNbBxX]/.test(text.charAt(at))) this.string(end);
    else if (!touched.includes('\uE000')) this.push('word', end, touched);
    else if (/^(?:\uE000\d+\uE001)+$/.test(touched)) this.push('hole', end, touched);
    else this.push('mixed', end, touched);
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
        if (text.charCodeAt(j) !== HOLE_CLOSE) return i === from ? i + 1 : i;
        i = j + 1;
      } else if (isWord(c)) i++;
      else break;
    }
    return i;
  }

  private digitsEnd(from: number): number {
    let i = from;
    while (isDigit(this.text.charCodeAt(i))) i++;
    return i;
  }

  private numberEnd(from: number): number {
    let i = from;
    while (i < this.text.length) {
      const c = this.text.charCodeAt(i);
      if (!isDigit(c) && c !== 46 && !isWordStart(c)) break;
      i++;
    }
    return i;
  }

  private string(open: number): void {
    const { text } = this;
    const escapes = this.dialect === 'mysql' || open > this.at;
    let i = open + 1;
    while (i < text.length) {
      const c = text.charCodeAt(i);
      if (c === 92 && (escapes || this.escapesHere(open, i))) i += 2;
      else if (c !== 39) i++;
      else if (text.charCodeAt(i + 1) === 39) i += 2;
      else break;
    }
    const end = Math.min(i + 1, text.length);
    this.push('string', end, text.slice(open + 1, Math.min(i, text.length)), "'");
  }

  /** Without a known dialect, `\'` is MySQL's escape, except in the standard's `ESCAPE '\'`. */
  private escapesHere(open: number, i: number): boolean {
    return this.dialect === undefined && this.text.charCodeAt(i + 1) === 39 && i !== open + 1;
  }

  private quoted(quote: string): void {
    const { text, at } = this;
    let i = at + 1;
    let plain = true;
    while (i < text.length) {
      if (text[i] !== quote) i++;
      else if (text[i + 1] === quote) {
        plain = false;
        i += 2;
      } else break;
    }
    const inner = text.slice(at + 1, Math.min(i, text.length));
    const name = plain ? inner : inner.split(quote + quote).join(quote);
    this.push(inner.includes('\uE000') ? 'mixed' : 'name', Math.min(i + 1, text.length), name, quote);
  }

  /** `[` opens a name of SQL Server, unless it indexes what stands right before it (`ARRAY[1]`). */
  private bracketsAName(): boolean {
    const last = this.tokens.at(-1);
    const touches = last?.end === this.at && (last.kind === 'word' || last.kind === 'param' || last.key === ']' || last.key === ')');
    if (touches || this.dialect === 'postgres' || this.dialect === 'mysql') return false;
    const close = this.bracketEnd();
    return close !== -1 && /[^\d\s,]/.test(this.text.charAt(this.at + 1));
  }

  private bracketEnd(): number {
    const stop = Math.min(this.text.length, this.at + MAX_NAME);
    for (let i = this.at + 1; i < stop; i++) if (this.text.charCodeAt(i) === 93) return i;
    return -1;
  }

  private bracketed(): void {
    const close = this.bracketEnd();
    const name = this.text.slice(this.at + 1, close);
    this.push(name.includes('\uE000') ? 'mixed' : 'name', close + 1, name, '[');
  }

  private dollar(next: number): void {
    const { text, at } = this;
    const named = NAMED_DOLLAR.exec(text.slice(at, at + MAX_NAME));
    if (named) return this.push('param', at + named[0].length, `$${named[1] ?? named[2] ?? ''}`);
    if (isDigit(next)) return this.push('param', this.digitsEnd(at + 1));
    if (next === HOLE_OPEN) return this.push('param', this.wordEnd(at + 1));
    let end = at + 1;
    while (isWordStart(text.charCodeAt(end)) || (end > at + 1 && isDigit(text.charCodeAt(end)))) end++;
    if (text.charCodeAt(end) === 36) {
      const tag = text.slice(at, end + 1);
      const close = text.indexOf(tag, end + 1);
      const stop = close === -1 ? text.length : close;
      return this.push('string', close === -1 ? stop : stop + tag.length, text.slice(end + 1, stop), tag);
    }
    return end > at + 1 ? this.push('param', end) : this.push('op', at + 1);
  }
}

/** Pairs parentheses; those left open close at the statement's `;` or at the end. */
function closeParens(tokens: readonly Token[]): void {
  const open: Token[] = [];
  const closeAll = (at: number): void => {
    for (const token of open) token.close = at;
    open.length = 0;
  };
  for (const [i, token] of tokens.entries()) {
    if (token.key === '(') open.push(token);
    else if (token.key === ';') closeAll(i);
    else if (token.key === ')') {
      const opener = open.pop();
      if (opener) opener.close = i;
    }
  }
  closeAll(tokens.length);
}
