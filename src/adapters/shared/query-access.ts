import type { TSESTree } from '@typescript-eslint/types';
import { readRowBound } from '../../ast/index.ts';
import { type CatalogEntity, type ClientId, type DataAccess, type Evidence, type Filter, type FilterField, type Known, type EntityRef, known, none, type Projection, type RowBound, type SystemId, unknown } from '../../model/index.ts';
import type { EntityQuery, QueryCondition, QueryLimit, QueryValue } from '../../statements/query-shape.ts';
import type { ReadEnv } from '../adapter.ts';
import type { StatementText } from './text/statement-text.ts';

/** What a vendor's query language means beyond its words. */
export interface QueryDialect {
  /** The customer system that understands it. */
  system: SystemId;
  /** The entity that a query is about, where its name says so; a relation's name may stand for another entity. */
  entityName(query: EntityQuery, main: EntityQuery | undefined, env: ReadEnv): { name: string } | { why: string };
  /** True for a field that names one record. */
  isKey(field: string, entity: string | undefined): boolean;
  /** The word for a row limit, for messages: `LIMIT`. */
  limitWord: string;
}

/** A query with the call that sends it. */
export interface QuerySite {
  client: ClientId;
  evidence: Evidence;
  dialect: QueryDialect;
  text: StatementText;
  /** The text with the parts that only some paths add. */
  fullText?: StatementText;
  env: ReadEnv;
  /** The call; where the text gives no narrower place. */
  node: TSESTree.Node;
  /** The value behind a name that the text binds. */
  bound?(name: string): TSESTree.Node | undefined;
  /** Offsets of the query do not lead into the text (it had to be decoded). */
  detached?: boolean;
}

/** The facts of one query that do not depend on how it is sent. */
export type QueryFacts = Pick<DataAccess, 'entity' | 'projection' | 'filter' | 'related'> & {
  /** The bound that the text itself sets: by its limit, by a key, by measuring. */
  rowBound: RowBound;
  operation: 'read' | 'count' | 'aggregate';
};

/** Reads a query; `full` is the same query with the parts that only some paths add. */
export function queryFacts(site: QuerySite, query: EntityQuery, full?: EntityQuery): QueryFacts {
  const entity = entityOf(site, query, undefined);
  const fields = entity.kind === 'known' ? site.env.entity(entity.value.name, undefined, site.dialect.system) : undefined;
  const name = entity.kind === 'known' ? entity.value.name : undefined;
  const filter = filterOf(site, query, full, name, fields);
  return {
    entity, filter,
    projection: projectionOf(query, fields),
    related: query.related.map((one) => relatedAccess(site, one, query)),
    rowBound: boundOf(site, query, full, filter, name, fields),
    operation: query.measure ?? 'read',
  };
}

function entityOf(site: QuerySite, query: EntityQuery, main: EntityQuery | undefined): Known<EntityRef> {
  const named = query.name === undefined ? { why: query.why ?? 'no entity is named' } : site.dialect.entityName(query, main, site.env);
  return 'name' in named ? known({ name: named.name, as: 'object', system: site.dialect.system }) : unknown(named.why);
}

/** Which fields come back. "All of the vendor's own fields" leaves out those that the organisation added. */
function projectionOf({ fields }: EntityQuery, entity: CatalogEntity | undefined): Projection {
  if (fields.kind !== 'all') return fields.kind === 'fields' ? { kind: 'fields', fields: fields.names } : fields;
  if (fields.of === undefined) return { kind: 'all' };
  const others = (entity?.fields ?? []).filter(({ name, relation }) => !relation && /__[cp]c?$/.test(name) === (fields.of === 'standard')).map(({ name }) => name);
  if (fields.of === 'custom' && !entity) return unknown('which fields the organisation added is not known');
  return others.length === 0 ? { kind: 'all' } : { kind: 'except', fields: others };
}

function filterOf(site: QuerySite, query: EntityQuery, full: EntityQuery | undefined, name: string | undefined, entity: CatalogEntity | undefined): Filter {
  const always = query.where.kind === 'conditions' ? query.where.conditions : [];
  const all = full?.where.kind === 'conditions' ? full.where.conditions : always;
  const fields = [...always.map((one) => condition(site, one, false)), ...without(all, always).map((one) => condition(site, one, true))];
  const open = (query.where.kind === 'conditions' && query.where.open) || (full?.where.kind === 'conditions' && full.where.open) || false;
  if (fields.length === 0) return open ? unknown('the conditions are built at run time') : none;
  return { kind: 'fields', fields, unique: always.some((one) => one.op === 'eq' && isKey(site, one.name, name, entity)), open };
}

function condition(site: QuerySite, { name, op, value }: QueryCondition, optional: boolean): FilterField {
  // Holes are numbered in the text that was read.
  const node = value && valueNode(optional && site.fullText ? { ...site, text: site.fullText } : site, value);
  return { name, op, ...(node ? { value: node } : {}), optional };
}

function valueNode({ text, bound }: QuerySite, value: QueryValue): TSESTree.Node | undefined {
  return value.kind === 'hole' ? text.holes[value.hole] : value.kind === 'bind' ? bound?.(value.name) : undefined;
}

function isKey({ dialect }: QuerySite, field: string, name: string | undefined, entity: CatalogEntity | undefined): boolean {
  const declared = entity?.fields.find((one) => one.name.toLowerCase() === field.toLowerCase())?.unique;
  return declared ?? dialect.isKey(field, name);
}

function boundOf(site: QuerySite, query: EntityQuery, full: EntityQuery | undefined, filter: Filter, name: string | undefined, entity: CatalogEntity | undefined): RowBound {
  if (query.measure !== undefined) return { kind: 'default', rows: 1, why: 'a count or measure answers one row' };
  if (filter.kind === 'fields' && filter.unique) return { kind: 'default', rows: 1, why: 'the filter names one record' };
  const keys = query.where.kind === 'conditions' ? query.where.conditions.find((one) => one.op === 'in' && one.size !== undefined && isKey(site, one.name, name, entity)) : undefined;
  if (keys?.size !== undefined && query.limit.kind === 'none') return { kind: 'default', rows: keys.size, why: `the filter lists ${keys.size} records` };
  if (query.limit.kind === 'none' && full && full.limit.kind !== 'none') {
    return full.limit.kind === 'unknown' ? full.limit : { kind: 'meaningless', node: site.node, why: `${site.dialect.limitWord} is added only under a condition` };
  }
  return limitBound(site, query.limit);
}

/** A limit of a text as a row bound. */
export function limitBound(site: QuerySite, limit: QueryLimit): RowBound {
  if (limit.kind === 'none' || limit.kind === 'unknown') return limit;
  const written = (site.detached ? undefined : site.text.nodeAt(limit.range.start)) ?? site.node;
  if (limit.kind === 'literal') return { kind: 'literal', rows: limit.rows, node: written };
  const value = valueNode(site, limit.value);
  return value ? readRowBound(value, site.env.source) : { kind: 'dynamic', node: written };
}

function relatedAccess(site: QuerySite, query: EntityQuery, main: EntityQuery): DataAccess {
  const entity = entityOf(site, query, main);
  const name = entity.kind === 'known' ? entity.value.name : undefined;
  const fields = name === undefined ? undefined : site.env.entity(name, undefined, site.dialect.system);
  const filter = filterOf(site, query, undefined, name, fields);
  const node = (site.detached ? undefined : site.text.nodeAt(query.range.start)) ?? site.node;
  return {
    client: site.client, evidence: site.evidence, operation: query.measure ?? 'read', method: query.name ?? query.role, entity,
    cardinality: query.role === 'parent' ? 'one' : 'many',
    rowBound: relatedBound(site, query, filter, name, fields),
    projection: query.role === 'filter' ? { kind: 'fields', fields: [] } : projectionOf(query, fields),
    filter,
    related: query.related.map((one) => relatedAccess(site, one, query)),
    result: { bindings: [], fields: unknown('part of another access'), escapes: 'unknown' },
    edits: {}, node, reportNode: node,
  };
}

function relatedBound(site: QuerySite, query: EntityQuery, filter: Filter, name: string | undefined, entity: CatalogEntity | undefined): RowBound {
  if (query.role === 'parent') return { kind: 'default', rows: 1, why: 'a path leads to one record' };
  if (query.role === 'filter') return unknown('only decides which rows match');
  if (query.role === 'child' && query.limit.kind === 'none') return unknown('as many as belong to each row');
  return boundOf(site, query, undefined, filter, name, entity);
}

/** The conditions of `all` that `some` lacks. */
function without(all: readonly QueryCondition[], some: readonly QueryCondition[]): QueryCondition[] {
  const keyOf = ({ name, op }: QueryCondition): string => `${name} ${op}`;
  const left = some.map(keyOf);
  return all.filter((one) => {
    const at = left.indexOf(keyOf(one));
    if (at !== -1) left.splice(at, 1);
    return at === -1;
  });
}
