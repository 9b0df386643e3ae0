import type { TSESTree } from '@typescript-eslint/types';
import { fallsAway, objectView, resolveConstant, type SourceView } from '../../ast/index.ts';
import { type DataAccess, type EntityRef, type Filter, type FilterField, type Known, known, none, type Operation, type Projection, type RowBound, unknown } from '../../model/index.ts';
import { acrossPages } from '../shared/paging.ts';
import { byKey, byKeys, listBound, NO_ROWS, oneRow } from '../shared/crm/filter.ts';
import { defaultProjection, objectName } from '../shared/crm/hubspot-objects.ts';
import { searchFilter } from '../shared/crm/hubspot-search.ts';
import { appEntity } from '../shared/crm/kintone-app.ts';
import { queryFacts, textFacts } from '../shared/crm/kintone-query.ts';
import { argumentsOf } from '../shared/object-arguments.ts';
import { type LanguageSite, readLanguage } from './languages.ts';
import { boundOf, fieldsOf, type Parameters, type ParameterValue } from './parameters.ts';
import type { HttpRequest } from './request.ts';
import type { Endpoint, Service } from './services.ts';

/** What a request asks of a service. */
export interface RequestFacts {
  entity: Known<EntityRef>;
  rowBound: RowBound;
  projection: Projection;
  filter: Filter;
  /** Where the query says more than the path: a count, entities read along. */
  operation?: Operation;
  related?: readonly DataAccess[];
  edits?: DataAccess['edits'];
}

const RUN_TIME = unknown('the entity is chosen at run time');
/** What is said of a query whose text is not written here. */
export const NOT_HERE = unknown('the query is built elsewhere');
const NO_FIELDS: Projection = { kind: 'fields', fields: [] };

/** Reads what the parameters and the body of a request say about rows and fields. */
export function requestFacts(service: Service, site: LanguageSite): RequestFacts {
  const { endpoint, request, call, env } = site;
  const { source } = env;
  if (endpoint.conditions === 'kintone') return kintoneFacts(endpoint, request, call, source);
  const said = endpoint.conditions === 'soql' || endpoint.conditions === 'odata' ? readLanguage(site) : undefined;
  if (said) return said;
  const { operation, rows } = endpoint;
  const from = endpoint.conditions === 'hubspot-search' || endpoint.conditions === 'hubspot-batch' || request.verb === 'POST' ? merged(request.body, request.parameters) : request.parameters;
  const entity = entityOf(service, endpoint, from);
  const why = unknown('parameters are built elsewhere');
  const bound: RowBound = rows === 'one' ? oneRow('the path names one record') : operation !== 'read' ? NO_ROWS : rows === 'list' ? listBound(from.get('inputs')?.node, call, source) : pageOf(endpoint, from, request.url.moved, call, source);
  const fields = (endpoint.fields ?? []).map((name) => from.get(name));
  const bare: Projection = service.id === 'hubspot' && endpoint.fields?.includes('properties') ? defaultProjection(entity) : { kind: 'all' };
  const asked = fieldsOf(fields, bare, source);
  const projection = operation !== 'read' ? NO_FIELDS : endpoint.conditions === 'soql' ? NOT_HERE : from.open && fields.every((one) => one === undefined) && endpoint.fields ? why : asked.kind === 'fields' && asked !== bare ? { kind: 'fields' as const, fields: [...new Set(['id', ...asked.fields])] } : asked;
  return { entity, rowBound: bound, projection, filter: filterOf(endpoint, request, from, source) };
}

/** Body and parameters as one. */
function merged(body: Parameters, parameters: Parameters): Parameters {
  for (const [name, value] of parameters.values) if (!body.values.has(name)) body.values.set(name, value);
  return body;
}

function entityOf(service: Service, { entity, conditions }: Endpoint, from: Parameters): Known<EntityRef> {
  if (entity === undefined) {
    const type = /\btype:\s*(user|ticket|organization)\b/i.exec(from.get('query')?.text ?? '')?.[1];
    return type === undefined ? (conditions === 'soql' ? NOT_HERE : unknown('the search says what it looks for')) : known({ name: `${type.toLowerCase()}s`, as: 'object', system: service.id });
  }
  return entity.includes('\uE000') ? RUN_TIME : known({ name: service.id === 'hubspot' ? objectName(entity) : entity, as: 'object', system: service.id });
}

function pageOf({ page, bound, cursor, conditions }: Endpoint, from: Parameters, moved: TSESTree.Node | undefined, call: TSESTree.CallExpression, source: SourceView): RowBound {
  if (!page) return conditions === 'soql' ? NOT_HERE : { kind: 'none' };
  const given = from.get(...(bound ?? [])) ?? nested(from, bound, source);
  if (!given && from.open) return unknown('parameters are built elsewhere');
  return acrossPages(boundOf(given, page, source), call, from.get(...(cursor ?? []))?.node ?? moved, source);
}

/** `pagination.per_page` inside a body. */
function nested(from: Parameters, names: readonly string[] | undefined, source: SourceView): ParameterValue | undefined {
  for (const name of names ?? []) {
    const [outer = '', inner] = name.split('.');
    const held = inner === undefined ? undefined : from.get(outer);
    const found = held && inner !== undefined ? objectView(held.node, source)?.get(inner) : undefined;
    if (found?.kind === 'set') return { node: found.member.value, optional: found.member.optional };
  }
  return undefined;
}

function filterOf(endpoint: Endpoint, request: HttpRequest, from: Parameters, source: SourceView): Filter {
  const { operation, key, keyName, conditions } = endpoint;
  if (operation === 'create') return unknown('the request brings a record');
  if (operation === 'count') return none;
  if (endpoint.rows === 'one') return byKey(keyName ?? 'id', key === undefined ? undefined : nodeOf(key, request));
  if (conditions === 'hubspot-batch') return byKeys('id', from.get('inputs')?.node);
  if (conditions === 'hubspot-search') {
    const body = bodyNode(from);
    return body ? searchFilter(argumentsOf(body, source), source) : from.open ? unknown('parameters are built elsewhere') : none;
  }
  if (conditions === 'soql') return NOT_HERE;
  if (operation !== 'read') return unknown('the request brings records');
  if (request.url.varies) return unknown('only some requests name the record');
  const fields = conditionsOf(endpoint, from, source);
  if (fields.length === 0) return from.open ? unknown('parameters are built elsewhere') : none;
  return { kind: 'fields', fields, unique: false, open: from.open };
}

/** The object that all values of a body stand in. */
function bodyNode(from: Parameters): TSESTree.Node | undefined {
  for (const { node } of from.values.values()) {
    const property = node.parent;
    if (property?.type === 'Property' && property.parent.type === 'ObjectExpression') return property.parent;
  }
  return undefined;
}

function conditionsOf({ bound, cursor, fields, ignored }: Endpoint, from: Parameters, source: SourceView): FilterField[] {
  const other = new Set([...(bound ?? []), ...(cursor ?? []), ...(fields ?? []), ...(ignored ?? [])]);
  return [...from.values].flatMap(([name, { node, text, optional }]): FilterField[] => {
    if (other.has(name)) return [];
    const words = name === 'query' || name === 'q' || name === 'term' || name === 'criteria';
    return [{ name, op: words ? 'other' : name === 'ids' ? 'in' : 'eq', ...(text === undefined ? { value: resolveConstant(node, source) } : {}), ...(text === undefined ? fallsAway(node, source, optional) : { optional }) }];
  });
}

/** The expression behind a marker in the path. */
function nodeOf(segment: string, { url }: HttpRequest): TSESTree.Node | undefined {
  const hole = /\uE000(\d+)\uE001/.exec(segment)?.[1];
  return hole === undefined ? undefined : url.built.holes[Number(hole)];
}

function kintoneFacts(endpoint: Endpoint, request: HttpRequest, call: TSESTree.CallExpression, source: SourceView): RequestFacts {
  const from = merged(request.body, request.parameters);
  const app = from.get('app');
  const entity = app?.text === undefined ? appEntity(app?.node, source) : app.text === '' || app.text.includes('\uE000') ? RUN_TIME : known<EntityRef>({ name: app.text, as: 'object', system: 'kintone' });
  const id = from.get('id');
  if (endpoint.operation !== 'read') return { entity, rowBound: endpoint.rows === 'one' ? oneRow('the request concerns one record') : NO_ROWS, projection: NO_FIELDS, filter: endpoint.operation === 'create' ? unknown('the request brings records') : byKeys('id', from.get('ids', 'records')?.node) };
  if (endpoint.rows === 'one') return { entity, rowBound: oneRow('the request names one record'), projection: { kind: 'all' }, filter: byKey('id', id?.text === undefined ? id?.node : undefined) };
  const query = from.get('query');
  const facts = query?.text === undefined ? queryFacts(query?.node, call, source) : textFacts({ text: query.text, full: query.text, holes: query.holes ?? [] }, query.node, call, source);
  const open = from.open && !query;
  return {
    entity,
    rowBound: open ? unknown('parameters are built elsewhere') : facts.bound,
    projection: from.open && !from.get('fields') ? unknown('parameters are built elsewhere') : fieldsOf([from.get('fields')], { kind: 'all' }, source),
    filter: open ? unknown('parameters are built elsewhere') : facts.filter,
  };
}
