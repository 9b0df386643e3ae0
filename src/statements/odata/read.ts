import type { EntityQuery, QueryValue } from '../query-shape.ts';
import { holesIn } from '../sql/holes.ts';
import { decodeUrlText, isUrlEncoded } from '../url-text.ts';
import { readOptions, splitOptions, splitTop } from './options.ts';
import type { OdataQuery } from './shape.ts';

/**
 * Reads a URL (`/api/data/v9.2/contacts?$select=fullname&$top=5`), a path with options or options
 * alone (`?$select=fullname`). Tolerant: nothing throws, what a hole may add makes it `open`.
 * Offsets hold only where nothing had to be decoded.
 */
export function readOdata(text: string): OdataQuery {
  const encoded = isUrlEncoded(text);
  const whole = encoded ? decodeUrlText(text) : text;
  const hash = whole.indexOf('#');
  const end = hash === -1 ? whole.length : hash;
  const mark = whole.indexOf('?');
  const optionsOnly = /^\s*(?:\?|\$\w+=|fetchXml=|(?:saved|user)Query=)/i.test(whole);
  const path = optionsOnly ? '' : whole.slice(0, mark === -1 ? end : Math.min(mark, end));
  const start = optionsOnly ? (mark !== -1 && whole.slice(0, mark).trim() === '' ? mark + 1 : 0) : mark === -1 ? end : mark + 1;
  const addressed = readPath(path);
  const fetchXml = fetchOption(whole, start, end, encoded);
  const stop = fetchXml ? fetchXml.from : end;
  const options = splitOptions(whole, start, stop, '&');
  const open = hasOptionHole(whole, start, stop);
  const facts = readOptions(options);
  const holed = { kind: 'unknown', why: 'more options are added at run time' } as const;
  const query: EntityQuery = {
    role: 'main', range: { start: Math.max(0, path.lastIndexOf('/') + 1), end: path.length }, ...facts, ...addressed.entity,
    ...(addressed.count ? { measure: 'count' as const, fields: { kind: 'fields' as const, names: [] } } : {}),
    ...(open && facts.limit.kind === 'none' ? { limit: holed } : {}),
    ...(open && facts.fields.kind === 'all' && !options.some(({ name }) => /^\$?select$/.test(name)) ? { fields: holed } : {}),
    ...(open ? { where: { kind: 'conditions' as const, conditions: facts.where.kind === 'conditions' ? facts.where.conditions : [], open: true } } : {}),
  };
  const stored = options.some(({ name }) => name === 'savedquery' || name === 'userquery');
  const at = encoded || open || fetchXml ? undefined : end;
  const sign = whole.slice(start, end).trim() === '' ? (mark === -1 ? '?' : '') : '&';
  return {
    query, open,
    ...(addressed.key ? { key: addressed.key } : {}),
    ...(fetchXml ? { fetchXml: fetchXml.found } : {}),
    ...(stored ? { stored: true } : {}),
    ...(at === undefined ? {} : { optionAt: { offset: at, sign } }),
    ...(query.limit.kind === 'literal' && !encoded ? { top: query.limit.range } : {}),
  };
}

interface Path {
  entity: { name: string } | { why: string };
  key?: QueryValue;
  count: boolean;
}

/** The entity set a path ends in, with its key. */
function readPath(path: string): Path {
  const parts = splitTop(path, 0, path.length, '/').map(([from, to]) => path.slice(from, to).trim()).filter((part) => part !== '');
  let count = false;
  while (/^\$(?:count|ref|value)$/i.test(parts.at(-1) ?? '')) count = /^\$count$/i.test(parts.pop() ?? '') || count;
  const last = parts.at(-1);
  if (last === undefined) return { entity: { why: 'the entity is not written here' }, count };
  const keyed = /^([^(]*)\((.*)\)?$/s.exec(last);
  const name = keyed?.[1] ?? last;
  const inside = keyed?.[2]?.replace(/\)$/, '').trim();
  const entity = /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) ? { name } : { why: 'the entity is decided at run time' };
  return { entity, count, ...(inside === undefined || inside === '' ? {} : { key: keyValue(inside) }) };
}

function keyValue(text: string): QueryValue {
  const holes = holesIn(text);
  if (holes.length === 1) return { kind: 'hole', hole: holes[0] ?? 0 };
  return holes.length === 0 ? { kind: 'literal', text } : { kind: 'unknown' };
}

/** `fetchXml=<fetch …>`: XML may hold the signs that part options, so it runs to the end. */
function fetchOption(text: string, start: number, end: number, encoded: boolean): { from: number; found: { text: string; at?: number } } | undefined {
  const found = /(?:^|[?&\s])fetchXml=/i.exec(text.slice(start, end));
  if (!found) return undefined;
  const at = start + found.index + found[0].length;
  const xml = text.slice(at, end);
  const stop = xml.lastIndexOf('>') === -1 ? (xml.indexOf('&') === -1 ? xml.length : xml.indexOf('&')) : xml.lastIndexOf('>') + 1;
  return { from: start + found.index, found: { text: xml.slice(0, stop), ...(encoded ? {} : { at }) } };
}

/** True when a hole follows a complete option, so that it can bring more of them (`?$select=a${more}`). */
function hasOptionHole(text: string, start: number, end: number): boolean {
  const scan = { quoted: false, depth: 0, begins: start };
  for (let i = start; i < end; i++) {
    const c = text[i];
    if (c === '\uE000') {
      if (!scan.quoted && scan.depth === 0 && bringsOptions(text, scan.begins, i)) return true;
      i = Math.max(i, text.indexOf('\uE001', i));
    } else if (c === "'") scan.quoted = !scan.quoted;
    else if (scan.quoted) continue;
    else if (c === '(') scan.depth++;
    else if (c === ')') scan.depth = Math.max(0, scan.depth - 1);
    else if (c === '&' && scan.depth === 0) scan.begins = i + 1;
  }
  return false;
}

/** What stands right before a hole decides: a sign or an operator waits for a value, anything else is complete. */
function bringsOptions(text: string, begins: number, at: number): boolean {
  const before = text.slice(Math.max(begins, at - 12), at).trimEnd();
  if (before === '') return !/^\uE000\d+\uE001\s*=/.test(text.slice(at, at + 16));
  if (/\s(?:eq|ne|gt|ge|lt|le|and|or|not|in)$/i.test(before)) return false;
  // A piece of a name: `_${lookup}_value eq 1`, `new_${name} eq 1`.
  if (/^\uE000\d+\uE001(?:[\p{L}\p{N}_]|\s+(?:eq|ne|gt|ge|lt|le|in)\s)/iu.test(text.slice(at, at + 16)) && /[\p{L}\p{N}_]$/u.test(text.charAt(at - 1))) return false;
  return /[\p{L}\p{N}_)'\uE001]$/u.test(before);
}
