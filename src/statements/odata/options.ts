import type { EntityQuery, QueryFields, QueryLimit, QueryWhere, Span } from '../query-shape.ts';
import { holesIn } from '../sql/holes.ts';
import { readFilter } from './filter.ts';

/** One option: `$top=5`. Offsets are those of the value. */
export interface Option {
  name: string;
  value: string;
  at: number;
}

const MAX_DEPTH = 16;

/** Splits options at `sign` outside quotes and parentheses. */
export function splitOptions(text: string, from: number, to: number, sign: '&' | ';'): Option[] {
  return splitTop(text, from, to, sign).flatMap(([start, end]) => {
    const option = text.slice(start, end);
    const equals = option.indexOf('=');
    if (equals === -1) return [];
    return [{ name: option.slice(0, equals).trim().toLowerCase(), value: option.slice(equals + 1), at: start + equals + 1 }];
  });
}

/** Parts of `from`..`to` between signs that stand outside quotes and parentheses. */
export function splitTop(text: string, from: number, to: number, sign: string): [number, number][] {
  const parts: [number, number][] = [];
  let [start, depth, quoted] = [from, 0, false];
  for (let i = from; i < to; i++) {
    const c = text[i];
    if (c === "'") quoted = !quoted;
    else if (quoted) continue;
    else if (c === '(') depth++;
    else if (c === ')') depth = Math.max(0, depth - 1);
    else if (c === sign && depth === 0) {
      parts.push([start, i]);
      start = i + 1;
    }
  }
  parts.push([start, to]);
  return parts.filter(([a, b]) => a < b);
}

/** What `$select`, `$expand`, `$filter`, `$top` and `$apply` say. */
export type OptionFacts = Pick<EntityQuery, 'fields' | 'where' | 'limit' | 'related' | 'fieldsRange' | 'measure'>;

/** Reads the options of an entity set or of one expansion. */
export function readOptions(options: readonly Option[], depth = 0): OptionFacts {
  const get = (name: string): Option | undefined => options.find((option) => option.name === name || option.name === name.slice(1));
  const [select, expand, filter, top, apply] = ['$select', '$expand', '$filter', '$top', '$apply'].map(get);
  const fields = selected(select);
  const where: QueryWhere = filter ? readFilter(filter.value) : { kind: 'none' };
  const related = expand && depth < MAX_DEPTH ? expanded(expand, depth) : [];
  const limit: QueryLimit = top ? amount(top) : { kind: 'none' };
  const measured = apply ? applied(apply.value) : undefined;
  const range: Span | undefined = select && fields.kind !== 'unknown' ? { start: select.at, end: select.at + select.value.length } : undefined;
  return { fields, where, limit, related, ...(range ? { fieldsRange: range } : {}), ...measured };
}

function selected(option: Option | undefined): QueryFields {
  if (!option || option.value.trim() === '*') return { kind: 'all' };
  const names = option.value.split(',').map((name) => name.trim()).filter((name) => name !== '');
  if (names.length === 0) return { kind: 'all' };
  if (names.some((name) => name.includes('\uE000'))) return { kind: 'unknown', why: 'the field list is built at run time' };
  return { kind: 'fields', names };
}

function amount({ value, at }: Option): QueryLimit {
  const text = value.trim();
  const start = at + value.indexOf(text);
  const range = { start, end: start + text.length };
  if (/^\d+$/.test(text)) return { kind: 'literal', rows: Number(text), range };
  const holes = holesIn(text);
  return holes.length === 1 ? { kind: 'value', value: { kind: 'hole', hole: holes[0] ?? 0 }, range } : { kind: 'unknown', why: text === '' ? '$top has no number yet' : '$top is not a number' };
}

/** `nav($select=a;$top=5),other`. */
function expanded({ value, at }: Option, depth: number): EntityQuery[] {
  return splitTop(value, 0, value.length, ',').map(([from, to]) => {
    const item = value.slice(from, to);
    const hasOptions = item.includes('(');
    const open = from + item.indexOf('(');
    const name = value.slice(from, hasOptions ? open : to).trim();
    const close = from + item.lastIndexOf(')');
    const options = hasOptions ? splitOptions(value, open + 1, close > open ? close : to, ';') : [];
    const shifted = options.map((option) => ({ ...option, at: option.at + at }));
    const start = at + value.indexOf(name, from);
    const base = { role: 'child' as const, names: 'relation' as const, range: { start, end: start + name.length }, ...readOptions(shifted, depth + 1) };
    return name === '' || name.includes('\uE000') ? { ...base, why: 'the relation is decided at run time' } : { ...base, name };
  });
}

/** `aggregate(…)` answers one row; `groupby((…))` the fields it groups by. */
function applied(text: string): Partial<OptionFacts> {
  const last = text.slice(text.lastIndexOf('/') + 1).trim();
  if (/^aggregate\s*\(/i.test(last)) return { fields: { kind: 'fields', names: [] }, measure: /^aggregate\s*\(\s*\$count\s+as\b[^,]*\)$/i.test(last) ? 'count' : 'aggregate' };
  const grouped = /groupby\s*\(\s*\(([^)]*)\)/i.exec(text)?.[1];
  if (grouped === undefined || grouped.includes('\uE000')) return { fields: { kind: 'unknown', why: '$apply is not understood' } };
  return { fields: { kind: 'fields', names: grouped.split(',').map((name) => name.trim()).filter((name) => name !== '') } };
}
