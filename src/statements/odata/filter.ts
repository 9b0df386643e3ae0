import type { QueryCondition, QueryValue, QueryWhere } from '../query-shape.ts';
import { holesIn } from '../sql/holes.ts';

interface Token {
  kind: 'name' | 'string' | 'value' | 'hole' | 'op';
  text: string;
  /** For `(`: index of the token that closes it. */
  close: number;
}

/** Strings, GUIDs, dates and numbers, names and paths (also with holes inside), signs. */
const TOKEN = /\s+|'(?:[^']|'')*'?|[-\p{L}\p{N}_@$./:{}\uE000\uE001]+|[\s\S]/uy;
const LITERAL = /^(?:[-+]?\d[-\d.:TZ]*|\{?[0-9a-f]{8}-[-0-9a-f]+\}?|true|false|null)$/i;
const OPERATORS = new Set(['eq', 'ne', 'gt', 'ge', 'lt', 'le', 'in', 'has']);
const MAX_DEPTH = 32;

/** Reads `$filter`. A hole that stands for whole conditions makes it `open`. */
export function readFilter(text: string): QueryWhere {
  const reader = new FilterReader(tokenize(text));
  reader.conjunction(0, reader.tokens.length, 0);
  return { kind: 'conditions', conditions: reader.conditions, open: reader.open || reader.conditions.length === 0 };
}

function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  const open: Token[] = [];
  TOKEN.lastIndex = 0;
  for (let found = TOKEN.exec(text); found && found[0] !== ''; found = TOKEN.exec(text)) {
    const [part] = found;
    if (/^\s/.test(part)) continue;
    const token: Token = { kind: kindOf(part), text: part, close: -1 };
    if (part === '(') open.push(token);
    else if (part === ')') {
      const opener = open.pop();
      if (opener) opener.close = tokens.length;
    }
    tokens.push(token);
  }
  for (const token of open) token.close = tokens.length;
  return tokens;
}

function kindOf(part: string): Token['kind'] {
  if (part.startsWith("'")) return 'string';
  if (/^\{?(?:\uE000\d+\uE001)+\}?$/.test(part)) return 'hole';
  if (LITERAL.test(part)) return 'value';
  return /^[\p{L}_@$\uE000]/u.test(part) ? 'name' : 'op';
}

class FilterReader {
  readonly conditions: QueryCondition[] = [];
  open = false;
  readonly tokens: readonly Token[];

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  conjunction(from: number, to: number, depth: number): void {
    const parts: [number, number][] = [];
    let start = from;
    for (let i = from; i < to; i = this.after(i)) {
      const key = this.key(i);
      if (key === 'or') return this.loose(from, to);
      if (key !== 'and') continue;
      parts.push([start, i]);
      start = i + 1;
    }
    parts.push([start, to]);
    for (const [a, b] of parts) {
      if (a < b) this.condition(a, b, depth);
      else this.open = true;
    }
  }

  private key(i: number): string {
    const token = this.tokens[i];
    return token && (token.kind === 'name' || token.kind === 'op') ? token.text.toLowerCase() : '';
  }

  private after(i: number): number {
    const token = this.tokens[i];
    return token?.text === '(' && token.close > i ? token.close + 1 : i + 1;
  }

  private condition(from: number, to: number, depth: number): void {
    const token = this.tokens[from];
    if (token?.text === '(' && token.close >= to - 1) {
      if (depth < MAX_DEPTH) return this.conjunction(from + 1, Math.min(token.close, to), depth + 1);
      this.open = true;
      return;
    }
    if (token?.kind !== 'name' || this.key(from) === 'not' || this.key(from + 1) === '(') return this.loose(from, to);
    const op = this.key(from + 1);
    if (!OPERATORS.has(op) || from + 2 >= to || isBuilt(token.text)) return this.loose(from, to);
    const name = token.text;
    if (op === 'in') this.list(name, from + 2);
    else {
      const value = valueOf(this.tokens[from + 2]);
      this.conditions.push({ name, op: op === 'eq' ? 'eq' : 'other', ...(value ? { value } : {}) });
    }
    if (this.after(from + 2) < to) this.open = true;
  }

  private list(name: string, at: number): void {
    const token = this.tokens[at];
    const items: Token[] = [];
    for (let i = at + 1; token?.text === '(' && i < token.close; i++) {
      const item = this.tokens[i];
      if (item && item.text !== ',') items.push(item);
    }
    const [only] = items;
    const value = items.length === 1 ? valueOf(only) : valueOf(token);
    if (items.length > 0 && items.every((item) => valueOf(item)?.kind === 'literal')) this.conditions.push({ name, op: 'in', size: items.length });
    else this.conditions.push({ name, op: 'in', ...(value ? { value } : {}) });
  }

  /** Functions, `or`, `not`: their fields are only mentioned. */
  private loose(from: number, to: number): void {
    const seen = new Set<string>();
    for (let i = from; i < to; i++) {
      const token = this.tokens[i];
      const key = this.key(i);
      if (token?.kind === 'hole' && !OPERATORS.has(this.key(i - 1)) && this.key(i - 1) !== ',' && this.key(i - 1) !== '(') this.open = true;
      if (token?.kind !== 'name' || OPERATORS.has(key) || this.key(i + 1) === '(' || /^(?:and|or|not|propertyvalues?|propertyvalue[12])$/.test(key)) continue;
      if (key === 'propertyname') {
        const named = this.tokens[i + 2];
        if (named?.kind === 'string' && !isBuilt(named.text)) seen.add(named.text.replaceAll("'", ''));
      } else if (OPERATORS.has(this.key(i + 1)) || this.key(i - 1) === '(' || this.key(i + 1) === ',') {
        if (!isBuilt(token.text)) seen.add(token.text.replace(/^\w+:/, ''));
      }
    }
    for (const name of seen) this.conditions.push({ name, op: 'other' });
    if (seen.size === 0) this.open = true;
  }
}

/** True for a name that a hole is part of. */
const isBuilt = (text: string): boolean => text.includes('\uE000');

function valueOf(token: Token | undefined): QueryValue | undefined {
  if (!token || token.kind === 'op') return undefined;
  const holes = holesIn(token.text);
  if (holes.length === 1) return { kind: 'hole', hole: holes[0] ?? 0 };
  if (holes.length > 1) return { kind: 'unknown' };
  if (token.kind === 'name') return token.text.startsWith('@') ? { kind: 'bind', name: token.text.slice(1) } : { kind: 'unknown' };
  return { kind: 'literal', text: token.kind === 'string' ? token.text.slice(1, token.text.endsWith("'") ? -1 : undefined).replaceAll("''", "'") : token.text };
}
