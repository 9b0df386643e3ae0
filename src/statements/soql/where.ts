import type { EntityQuery, QueryCondition, QueryWhere } from '../query-shape.ts';
import { after, closeOf, dotted, keyAt, splitCommas } from '../sql/cursor.ts';
import type { TokenList } from '../sql/cursor.ts';
import { MAX_DEPTH, valueAt } from './values.ts';

/** What the reader of conditions needs from its surroundings. */
export interface WhereContext extends TokenList {
  /** Strips an alias of the query's object from a path. */
  field(parts: readonly string[]): string;
  /** Reads the semi-join in the parenthesis at `i`. */
  semiJoin(i: number): EntityQuery | undefined;
}

/** Reads conditions; selects inside them are added to `related`. */
export function readWhere(ctx: WhereContext, from: number, to: number, related: EntityQuery[]): QueryWhere {
  const reader = new WhereReader(ctx, related);
  reader.conjunction(from, to, 0);
  return { kind: 'conditions', conditions: reader.conditions, open: reader.open || reader.conditions.length === 0 };
}

const EQUALS = new Set(['=', '==']);
const RANGES = new Set(['!=', '<>', '<', '>', '<=', '>=', 'like', 'includes', 'excludes']);
const NO_FIELD = new Set(['and', 'or', 'not', 'in', 'like', 'includes', 'excludes', 'null', 'true', 'false', 'select', 'from', 'where', 'limit']);

class WhereReader {
  readonly conditions: QueryCondition[] = [];
  open = false;
  private readonly ctx: WhereContext;
  private readonly related: EntityQuery[];

  constructor(ctx: WhereContext, related: EntityQuery[]) {
    this.ctx = ctx;
    this.related = related;
  }

  conjunction(from: number, to: number, depth: number): void {
    const { ctx } = this;
    const parts: [number, number][] = [];
    let start = from;
    for (let i = from; i < to; i = after(ctx, i)) {
      const key = keyAt(ctx, i);
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

  private condition(from: number, to: number, depth: number): void {
    const { ctx } = this;
    if (keyAt(ctx, from) === '(' && closeOf(ctx, from) >= to - 1) {
      if (depth < MAX_DEPTH) return this.conjunction(from + 1, Math.min(closeOf(ctx, from), to), depth + 1);
      this.open = true;
      return;
    }
    if (keyAt(ctx, from) === 'not' || !this.comparison(from, to)) this.loose(from, to);
  }

  /** `field op value`; a hole behind it is more of the conditions. */
  private comparison(from: number, to: number): boolean {
    const { ctx } = this;
    const { parts, next } = dotted(ctx, from, to);
    if (parts.length === 0 || keyAt(ctx, next) === '(') return false;
    const name = ctx.field(parts);
    const negated = keyAt(ctx, next) === 'not' && keyAt(ctx, next + 1) === 'in';
    const op = negated ? 'not in' : keyAt(ctx, next);
    const at = negated ? next + 2 : next + 1;
    if (at >= to) return false;
    if (EQUALS.has(op)) {
      const value = valueAt(ctx, at);
      this.conditions.push({ name, op: 'eq', ...(value ? { value } : {}) });
    } else if (op === 'in') this.list(name, at);
    else if (op === 'not in') {
      this.nested(at);
      this.conditions.push({ name, op: 'other' });
    } else if (RANGES.has(op)) {
      const value = valueAt(ctx, at);
      this.conditions.push({ name, op: 'other', ...(value ? { value } : {}) });
    } else return false;
    if (after(ctx, at) < to) this.open = true;
    return true;
  }

  private list(name: string, at: number): void {
    const { ctx } = this;
    if (keyAt(ctx, at) !== '(') {
      const value = valueAt(ctx, at);
      this.conditions.push({ name, op: 'in', ...(value ? { value } : {}) });
      return;
    }
    if (this.nested(at)) {
      this.conditions.push({ name, op: 'in' });
      return;
    }
    const items = splitCommas(ctx, at + 1, closeOf(ctx, at));
    const values = items.map(([a, b]) => (b - a === 1 ? valueAt(ctx, a) : undefined));
    const [only] = values;
    if (values.length === 1 && only && only.kind !== 'literal') this.conditions.push({ name, op: 'in', value: only });
    else if (values.length > 0 && values.every((value) => value?.kind === 'literal')) this.conditions.push({ name, op: 'in', size: values.length });
    else this.conditions.push({ name, op: 'in' });
  }

  /** A select in the parenthesis at `i`. */
  private nested(i: number): boolean {
    if (keyAt(this.ctx, i) !== '(' || keyAt(this.ctx, i + 1) !== 'select') return false;
    const query = this.ctx.semiJoin(i);
    if (query) this.related.push(query);
    else this.open = true;
    return true;
  }

  /** Conditions that a row can escape, or that are not understood: their fields are only mentioned. */
  private loose(from: number, to: number): void {
    const { ctx } = this;
    const seen = new Set<string>();
    let holes = false;
    for (let i = from; i < to; ) {
      if (this.nested(i)) {
        i = closeOf(ctx, i) + 1;
        continue;
      }
      const token = ctx.tokens[i];
      const { parts, next } = token?.kind === 'word' && !NO_FIELD.has(token.key) && !valueAt(ctx, i) ? dotted(ctx, i, to) : { parts: [], next: i + 1 };
      const comparesNext = EQUALS.has(keyAt(ctx, next)) || RANGES.has(keyAt(ctx, next)) || /^(?:in|not|\))$/.test(keyAt(ctx, next));
      const firstOfCall = keyAt(ctx, i - 1) === '(' && ctx.tokens[i - 2]?.kind === 'word' && keyAt(ctx, next) === ',';
      if (parts.length > 0 && (comparesNext || firstOfCall)) seen.add(ctx.field(parts));
      holes ||= (token?.kind === 'hole' || token?.kind === 'mixed') && !isValuePlace(ctx, i);
      i = Math.max(next, i + 1);
    }
    for (const name of seen) this.conditions.push({ name, op: 'other' });
    if (seen.size === 0 || holes) this.open = true;
  }
}

/** True behind a comparison sign, where a hole is a value. */
function isValuePlace(ctx: TokenList, i: number): boolean {
  const before = keyAt(ctx, i - 1);
  return EQUALS.has(before) || RANGES.has(before) || before === ',' || before === '(' || before === 'in';
}
