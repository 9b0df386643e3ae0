import { unknown } from '../../model/index.ts';
import type { KintoneCondition, KintoneNumber, KintoneQuery } from './shape.ts';
import { type Token, tokensOf } from './tokens.ts';

const MAX_DEPTH = 40;

/**
 * Reads a kintone query (conditions, `order by`, `limit`, `offset`). Never throws; what cannot be
 * read makes the conditions open or the number unknown.
 */
export function readKintoneQuery(text: string): KintoneQuery {
  return new Reader(tokensOf(text)).query();
}

/** Conditions that bind, and whether there may be more. */
interface Conditions {
  found: KintoneCondition[];
  open: boolean;
}

class Reader {
  private at = 0;
  private readonly clauseHoles: number[] = [];

  constructor(private readonly tokens: readonly Token[]) {}

  query(): KintoneQuery {
    const conditions = this.isOption() || !this.peek() ? { found: [], open: false } : this.alternatives(0);
    const order: string[] = [];
    let limit: KintoneNumber = { kind: 'none' };
    let offset: KintoneNumber = { kind: 'none' };
    for (let token = this.peek(); token; token = this.peek()) {
      this.at++;
      if (isWord(token, 'limit')) limit = this.number('limit');
      else if (isWord(token, 'offset')) offset = this.number('offset');
      else if (isWord(token, 'order') && isWord(this.peek(), 'by')) order.push(...this.orderFields());
      else if (token.kind === 'hole') this.clauseHoles.push(...token.holes);
      // What is left of conditions that could not be read.
      else conditions.open ||= token.kind === 'text' || token.kind === 'word';
    }
    return { conditions: conditions.found, open: conditions.open, limit, offset, order, clauseHoles: this.clauseHoles };
  }

  private peek(ahead = 0): Token | undefined {
    return this.tokens[this.at + ahead];
  }

  private isOption(): boolean {
    const token = this.peek();
    return isWord(token, 'limit') || isWord(token, 'offset') || (isWord(token, 'order') && isWord(this.peek(1), 'by'));
  }

  private number(name: string): KintoneNumber {
    const token = this.peek();
    if (!token || (token.kind === 'word' && /^(?:limit|offset|order)$/i.test(token.text))) return unknown(`\`${name}\` has no number yet`);
    this.at++;
    if (token.kind === 'hole' && token.holes.length === 1) return { kind: 'hole', hole: token.holes[0] as number };
    return token.kind === 'word' && /^\d+$/.test(token.text) ? { kind: 'literal', value: Number(token.text) } : unknown(`\`${name}\` is no number`);
  }

  private orderFields(): string[] {
    this.at++;
    const fields: string[] = [];
    for (let token = this.peek(); token && !this.isOption(); token = this.peek()) {
      this.at++;
      if (token.kind === 'word' && !/^(?:asc|desc)$/i.test(token.text)) fields.push(token.text);
      if (token.kind === 'hole' && this.tokens[this.at - 2]?.text !== ',' && fields.length > 0) this.clauseHoles.push(...token.holes);
    }
    return fields;
  }

  /** `a or b`: only what every alternative asks for binds. */
  private alternatives(depth: number): Conditions {
    const all = [this.together(depth)];
    while (isWord(this.peek(), 'or')) {
      this.at++;
      all.push(this.together(depth));
    }
    const [first] = all;
    if (all.length === 1 || !first) return first ?? { found: [], open: true };
    const found = first.found.filter((one) => one.field !== undefined && all.every((other) => other.found.some(({ field, op }) => field === one.field && op === one.op)));
    return found.length > 0 ? { found, open: true } : { found: [{ field: 'or', op: 'other' }], open: all.some(({ open }) => open) };
  }

  private together(depth: number): Conditions {
    const result = this.condition(depth);
    while (isWord(this.peek(), 'and')) {
      this.at++;
      const next = this.condition(depth);
      result.found.push(...next.found);
      result.open ||= next.open;
    }
    return result;
  }

  private condition(depth: number): Conditions {
    const token = this.peek();
    if (!token || depth > MAX_DEPTH) return { found: [], open: true };
    // Nothing stands before it where the first of joined conditions is left out.
    if (isWord(token, 'and') || isWord(token, 'or')) return { found: [], open: false };
    if (token.text === '(' && token.kind === 'sign') {
      this.at++;
      const inner = this.alternatives(depth + 1);
      if (this.peek()?.text === ')') this.at++;
      return inner;
    }
    if (this.isOption() || token.kind === 'sign' || token.kind === 'text') return { found: [], open: true };
    const next = this.peek(1);
    // A hole without an operator behind it is a condition, or all of them.
    if (token.kind === 'hole' && !isOperator(next)) {
      this.at++;
      this.clauseHoles.push(...token.holes);
      return { found: [], open: true };
    }
    this.at++;
    const read = this.comparison();
    if (!read) return { found: [], open: true };
    const hole = token.holes[0];
    return { found: [{ ...(token.holes.length === 0 ? { field: token.text } : hole === undefined ? {} : { fieldHole: hole }), ...read }], open: false };
  }

  /** What stands behind a field: operator and value. */
  private comparison(): Omit<KintoneCondition, 'field' | 'fieldHole'> | undefined {
    const operator = this.peek();
    if (!operator || !isOperator(operator)) return undefined;
    this.at++;
    const negated = isWord(operator, 'not');
    const verb = negated ? this.peek() : operator;
    if (negated) this.at++;
    if (isWord(verb, 'is')) {
      if (isWord(this.peek(), 'not')) this.at++;
      if (isWord(this.peek(), 'empty')) this.at++;
      return { op: 'other' };
    }
    if (isWord(verb, 'in')) return this.list(negated);
    const value = this.value();
    return { op: verb?.text === '=' && !negated ? 'eq' : 'other', ...(value ? { value } : {}) };
  }

  private list(negated: boolean): Omit<KintoneCondition, 'field' | 'fieldHole'> {
    const values: NonNullable<KintoneCondition['value']>[] = [];
    let counted = true;
    if (this.peek()?.text === '(') {
      this.at++;
      for (let token = this.peek(); token && token.text !== ')'; token = this.peek()) {
        if (token.text === ',') this.at++;
        else {
          // A bare hole can hold the whole list.
          counted &&= token.kind !== 'hole';
          const value = this.value();
          if (value) values.push(value);
          else this.at++;
        }
      }
      this.at++;
    } else {
      counted = false;
      const value = this.value();
      if (value) values.push(value);
    }
    const [first] = values;
    if (negated) return { op: 'other' };
    return { op: counted && values.length === 1 ? 'eq' : 'in', ...(first && values.length === 1 ? { value: first } : {}), ...(counted ? { size: values.length } : {}) };
  }

  private value(): KintoneCondition['value'] {
    const token = this.peek();
    if (!token || (token.kind === 'sign' && token.text !== '(') || (token.kind === 'word' && /^(?:and|or|order|limit|offset)$/i.test(token.text))) return undefined;
    this.at++;
    const [hole] = token.holes;
    if (hole !== undefined) return { kind: 'hole', hole };
    if (token.kind === 'word' && this.peek()?.text === '(') {
      for (let depth = 0; this.peek(); ) {
        const sign = this.peek()?.kind === 'sign' ? this.peek()?.text : undefined;
        this.at++;
        if (sign === '(') depth++;
        if (sign === ')' && --depth <= 0) break;
      }
      return { kind: 'function', name: token.text };
    }
    return { kind: 'text', text: token.text };
  }
}

const isWord = (token: Token | undefined, word: string): boolean => token?.kind === 'word' && token.text.toLowerCase() === word;

function isOperator(token: Token | undefined): boolean {
  if (token?.kind === 'sign') return token.text !== '(' && token.text !== ')' && token.text !== ',';
  return ['in', 'not', 'like', 'is'].some((word) => isWord(token, word));
}
