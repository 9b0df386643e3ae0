import type { EntityQuery, QueryFields, Span } from '../query-shape.ts';
import { closeOf, dotted, keyAt, splitCommas } from '../sql/cursor.ts';
import type { TokenList } from '../sql/cursor.ts';
import { MAX_DEPTH, spanOf } from './values.ts';

/** What a select list asks for. */
export interface SelectList {
  fields: QueryFields;
  /** Records the list reaches by paths, children and TYPEOF. */
  related: EntityQuery[];
  /** There are measures, and nothing else. */
  measures?: 'count' | 'aggregate';
  open: boolean;
  /** Where the fields stand when an edit can replace them all. */
  range?: Span;
}

/** What the reader of a select list needs from its surroundings. */
export interface FieldsContext extends TokenList {
  /** Parts of a path without an alias of the query's object, aliases of others spelled out. */
  path(parts: readonly string[]): readonly string[];
  /** Reads the child query in the parenthesis at `i`. */
  child(i: number): EntityQuery | undefined;
}

const COUNTS = new Set(['count', 'count_distinct']);
const MEASURES = new Set(['count', 'count_distinct', 'sum', 'avg', 'min', 'max', 'grouping']);

/** Reads the select list in `from`..`to`. */
export function readFields(ctx: FieldsContext, from: number, to: number): SelectList {
  const reader = new FieldsReader(ctx);
  for (const [a, b] of items(ctx, from, to)) reader.item(a, b);
  return reader.list(from, to);
}

/** Top-level items; the commas inside TYPEOF … END part nothing. */
function items(ctx: TokenList, from: number, to: number): [number, number][] {
  const found: [number, number][] = [];
  let open: number | undefined;
  for (const [a, b] of splitCommas(ctx, from, to)) {
    const start: number = open ?? a;
    if (keyAt(ctx, start) === 'typeof' && keyAt(ctx, b - 1) !== 'end' && b < to) open = start;
    else {
      found.push([start, b]);
      open = undefined;
    }
  }
  return found;
}

class FieldsReader {
  private readonly names: string[] = [];
  private readonly related: EntityQuery[] = [];
  private readonly paths = new Map<string, { names: string[]; range: Span }>();
  private readonly ctx: FieldsContext;
  private all: 'all' | 'standard' | 'custom' | undefined;
  private measured = 0;
  private counted = 0;
  private count = 0;
  private why: string | undefined;
  private open = false;
  private mixed = false;
  private star: Span | undefined;

  constructor(ctx: FieldsContext) {
    this.ctx = ctx;
  }

  item(from: number, to: number): void {
    const { ctx } = this;
    const key = keyAt(ctx, from);
    this.count++;
    if (key === '(') return this.child(from);
    if (key === 'typeof') return this.typeOf(from, to);
    const token = ctx.tokens[from];
    if (token?.kind === 'hole' || token?.kind === 'mixed') return this.unreadable('the field list is built at run time');
    const { parts, next } = dotted(ctx, from, to);
    if (parts.length === 0) return this.unreadable('the field list is not understood');
    if (keyAt(ctx, next) === '(' && next < to) return this.called(key, next, to, 0);
    if (keyAt(ctx, next) === '.' || ctx.tokens[next]?.kind === 'hole') return this.unreadable('the field list is built at run time');
    this.field(parts, spanOf(ctx, from, next));
  }

  list(from: number, to: number): SelectList {
    const { ctx, measured, counted, count, related } = this;
    for (const [path, { names, range }] of this.paths) {
      const relation = path.split('.').at(-1) ?? path;
      related.push({ role: 'parent', name: relation, names: 'relation', range, fields: { kind: 'fields', names }, where: { kind: 'none' }, limit: { kind: 'none' }, related: [] });
    }
    const plain = related.length === 0 && !this.mixed && measured === 0 && count > 0;
    const range = this.star ?? (plain ? spanOf(ctx, from, to) : undefined);
    const base = { related, open: this.open || count === 0, ...(range ? { range } : {}) };
    if (measured === count && count > 0) return { ...base, fields: { kind: 'fields', names: [] }, measures: counted === measured ? 'count' : 'aggregate' };
    if (this.why !== undefined) return { ...base, fields: { kind: 'unknown', why: this.why } };
    if (this.all === undefined) return { ...base, fields: count === 0 ? { kind: 'unknown', why: 'no field is named yet' } : { kind: 'fields', names: [...new Set(this.names)] } };
    return { ...base, fields: { kind: 'all', ...(this.all === 'all' ? {} : { of: this.all }) } };
  }

  private unreadable(why: string): void {
    this.why ??= why;
    this.open = true;
  }

  private field(parts: readonly string[], range: Span): void {
    const path = this.ctx.path(parts);
    const name = path.at(-1) ?? '';
    if (path.length < 2) this.names.push(name);
    else {
      const key = path.slice(0, -1).join('.');
      const known = this.paths.get(key);
      if (known) known.names.push(name);
      else this.paths.set(key, { names: [name], range });
    }
  }

  private child(at: number): void {
    const query = this.ctx.child(at);
    if (query) this.related.push(query);
    else this.open = true;
  }

  /** `COUNT(Id)`, `FIELDS(ALL)`, `toLabel(Status)`. */
  private called(name: string, paren: number, to: number, depth: number): void {
    const { ctx } = this;
    const close = Math.min(closeOf(ctx, paren), to);
    if (name === 'fields') {
      const group = keyAt(ctx, paren + 1);
      if (group !== 'all' && group !== 'standard' && group !== 'custom') return this.unreadable('which fields is decided at run time');
      this.star = spanOf(ctx, paren - 1, Math.min(close + 1, to));
      this.all = this.all === undefined || this.all === group ? group : 'all';
      return;
    }
    if (MEASURES.has(name)) {
      this.measured++;
      if (COUNTS.has(name)) this.counted++;
      return;
    }
    this.mixed = true;
    for (const [a, b] of splitCommas(ctx, paren + 1, close)) {
      const { parts, next } = dotted(ctx, a, b);
      if (depth > MAX_DEPTH) return this.unreadable('the field list is not understood');
      if (parts.length > 0 && keyAt(ctx, next) === '(' && next < b) this.called(keyAt(ctx, a), next, b, depth + 1);
      else if (parts.length > 0) this.field(parts, spanOf(ctx, a, next));
      else if (ctx.tokens[a]?.kind === 'hole') this.unreadable('the field list is built at run time');
    }
  }

  /** `TYPEOF What WHEN Account THEN Phone, Name ELSE Name END`. */
  private typeOf(from: number, to: number): void {
    const { ctx } = this;
    this.mixed = true;
    let i = from + 1;
    while (i < to && !/^(?:when|else|end)$/.test(keyAt(ctx, i))) i++;
    while (i < to && keyAt(ctx, i) !== 'end') {
      const entity = keyAt(ctx, i) === 'when' ? ctx.tokens[i + 1] : undefined;
      const start = entity ? i + 3 : i + 1;
      let end = start;
      while (end < to && !/^(?:when|else|end)$/.test(keyAt(ctx, end))) end++;
      const names = splitCommas(ctx, start, end).flatMap(([a, b]) => dotted(ctx, a, b).parts.slice(0, 1));
      const named = entity ? { name: entity.text, names: 'entity' as const } : { why: 'TYPEOF … ELSE is about any type' };
      this.related.push({ role: 'parent', ...named, range: spanOf(ctx, i, end), fields: { kind: 'fields', names }, where: { kind: 'none' }, limit: { kind: 'none' }, related: [] });
      i = Math.max(end, i + 1);
    }
  }
}
