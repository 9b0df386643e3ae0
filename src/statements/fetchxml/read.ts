import type { EntityQuery, QueryCondition, QueryFields, QueryLimit, QueryValue, QueryWhere } from '../query-shape.ts';
import { holesIn } from '../sql/holes.ts';
import { decodeUrlText, isUrlEncoded } from '../url-text.ts';
import { readElements, type XmlAttribute, type XmlElement } from '../xml/elements.ts';
import type { FetchQuery } from './shape.ts';

/**
 * Reads FetchXML. Undefined when the text has no `fetch` element. Tolerant of half-typed text and
 * of holes; nothing throws. Offsets hold only where the text is not URL-encoded.
 */
export function readFetchXml(text: string): FetchQuery | undefined {
  const encoded = isUrlEncoded(text) && /%3c/i.test(text);
  const root = readElements(encoded ? decodeUrlText(text) : text);
  const fetch = root.children.find(({ name }) => name === 'fetch');
  if (!fetch) return undefined;
  const entity = fetch.children.find(({ name }) => name === 'entity');
  const aggregate = isTrue(fetch.attributes.get('aggregate'));
  const open = holes(fetch.text) || !entity;
  const limit = amountOf(fetch.attributes.get('top'));
  const base = entity ? readEntity(entity, 'main', aggregate) : { role: 'main' as const, why: 'no entity is named yet', range: { start: fetch.start, end: fetch.nameEnd }, fields: { kind: 'unknown' as const, why: 'no entity is named yet' }, where: { kind: 'none' as const }, related: [] };
  const written = fetch.attributes.get('top') ?? fetch.attributes.get('count');
  return {
    query: { ...base, limit },
    pageSize: amountOf(fetch.attributes.get('count')),
    open,
    ...(encoded ? {} : written ? { amount: { start: written.at, end: written.at + written.value.length } } : { topAt: fetch.nameEnd }),
  };
}

const isTrue = (attribute: XmlAttribute | undefined): boolean => /^(?:true|1)$/i.test(attribute?.value ?? '');
const holes = (text: string): boolean => text.includes('\uE000');

function amountOf(attribute: XmlAttribute | undefined): QueryLimit {
  if (!attribute) return { kind: 'none' };
  const { value, at } = attribute;
  const range = { start: at, end: at + value.length };
  if (/^\s*\d+\s*$/.test(value)) return { kind: 'literal', rows: Number(value), range };
  const found = holesIn(value);
  return found.length === 1 ? { kind: 'value', value: { kind: 'hole', hole: found[0] ?? 0 }, range } : { kind: 'unknown', why: 'the limit is not a number' };
}

function readEntity(element: XmlElement, role: EntityQuery['role'], aggregate: boolean): Omit<EntityQuery, 'limit'> {
  const name = element.attributes.get('name');
  const named = name && name.value !== '' && !holes(name.value) ? { name: name.value } : { why: name ? 'the entity is decided at run time' : 'no entity is named yet' };
  const range = name ? { start: name.at, end: name.at + name.value.length } : { start: element.start, end: element.nameEnd };
  const related = element.children.filter((child) => child.name === 'link-entity').map((child) => readLink(child, aggregate));
  const measure = aggregate ? measured(element) : undefined;
  return {
    role, ...named, range, fields: measure ? { kind: 'fields', names: [] } : readFields(element, role), where: readFilters(element), related,
    ...(role === 'main' ? {} : { names: 'entity' as const }),
    ...(measure ? { measure } : {}),
  };
}

/** Kinds of link that only decide which rows match. */
const TESTS = /^(?:any|not any|all|not all|exists|in)$/i;

function readLink(element: XmlElement, aggregate: boolean): EntityQuery {
  const entity = element.attributes.get('name')?.value.toLowerCase();
  const from = element.attributes.get('from')?.value.toLowerCase();
  const tests = TESTS.test(element.attributes.get('link-type')?.value ?? '');
  const toOne = entity !== undefined && (from === `${entity}id` || (from === 'systemuserid' && entity === 'systemuser'));
  return { ...readEntity(element, tests ? 'filter' : toOne ? 'parent' : 'child', aggregate), limit: { kind: 'none' } };
}

/** Without any `attribute` the entity comes whole, and a linked entity not at all. */
function readFields(element: XmlElement, role: EntityQuery['role']): QueryFields {
  if (element.children.some(({ name }) => name === 'all-attributes')) return { kind: 'all' };
  const names = element.children.filter(({ name }) => name === 'attribute').map((child) => child.attributes.get('name')?.value ?? '');
  if (holes(element.text) || names.some((name) => holes(name))) return { kind: 'unknown', why: 'the attributes are built at run time' };
  return names.length === 0 && role === 'main' ? { kind: 'all' } : { kind: 'fields', names: names.filter((name) => name !== '') };
}

/** What an aggregate fetch measures, when nothing is grouped. */
function measured(element: XmlElement): EntityQuery['measure'] {
  const attributes: XmlElement[] = [];
  const collect = (one: XmlElement): void => {
    for (const child of one.children) {
      if (child.name === 'attribute') attributes.push(child);
      else if (child.name === 'link-entity') collect(child);
    }
  };
  collect(element);
  if (attributes.length === 0 || attributes.some((one) => isTrue(one.attributes.get('groupby')) || !one.attributes.has('aggregate'))) return undefined;
  return attributes.every((one) => /^count/i.test(one.attributes.get('aggregate')?.value ?? '')) ? 'count' : 'aggregate';
}

function readFilters(element: XmlElement): QueryWhere {
  const conditions: QueryCondition[] = [];
  let open = holes(element.text);
  const visit = (filter: XmlElement, binds: boolean): void => {
    open ||= holes(filter.text);
    const parts = filter.children.filter(({ name }) => name === 'condition' || name === 'filter');
    const all = binds && (!/^or$/i.test(filter.attributes.get('type')?.value ?? '') || parts.length === 1);
    for (const part of parts) {
      if (part.name === 'filter') visit(part, all);
      else if (holes(part.attributes.get('attribute')?.value ?? '')) open = true;
      else conditions.push(condition(part, all));
    }
  };
  const filters = element.children.filter(({ name }) => name === 'filter');
  for (const filter of filters) visit(filter, true);
  if (conditions.length > 0 || open) return { kind: 'conditions', conditions, open };
  return { kind: 'none' };
}

/** Operators without a value that tie rows to whoever asks. */
const SELF = /^eq-(?:userid|userteams|useroruserteams|useroruserhierarchy|useroruserhierarchyandteams|businessid)$/i;

function condition(element: XmlElement, binds: boolean): QueryCondition {
  const prefix = element.attributes.get('entityname')?.value;
  const attribute = element.attributes.get('attribute')?.value ?? '';
  const name = prefix === undefined ? attribute : `${prefix}.${attribute}`;
  const operator = element.attributes.get('operator')?.value ?? '';
  const written = element.attributes.get('value');
  const value = written && valueOf(written.value);
  if (!binds || !/^(?:eq|in)$/i.test(operator)) return { name, op: binds && SELF.test(operator) ? 'eq' : 'other', ...(value ? { value } : {}) };
  if (/^eq$/i.test(operator)) return { name, op: 'eq', ...(value ? { value } : {}) };
  const values = element.children.filter((child) => child.name === 'value').map((child) => valueOf(child.text.trim()));
  const [only] = values;
  const built = holes(element.text);
  if (values.length === 1 && only && only.kind !== 'literal') return { name, op: 'in', value: only };
  if (values.length > 0 && !built && values.every(({ kind }) => kind === 'literal')) return { name, op: 'in', size: values.length };
  const [hole] = holesIn(element.text);
  return { name, op: 'in', ...(hole === undefined ? {} : { value: { kind: 'hole', hole } }) };
}

function valueOf(text: string): QueryValue {
  const found = holesIn(text);
  if (found.length === 1) return { kind: 'hole', hole: found[0] ?? 0 };
  return found.length > 1 ? { kind: 'unknown' } : { kind: 'literal', text };
}
