import type { TSESTree } from '@typescript-eslint/types';
import { calledMember, isForeign, propertyName, type SourceView, staticValue, unwrap } from '../ast/index.ts';
import { type DataAccess, type EntityRef, type Filter, type Known, known, none, type Projection, type RowBound, unknown } from '../model/index.ts';
import type { Adapter, AccessNode, ReadEnv } from './adapter.ts';
import { idsBound, pointInTimeIndex, searchEdits, sizeBound } from './elasticsearch/bound.ts';
import { MEMBERS, METHOD_NAMES, type SearchMethod, searchMethod } from './elasticsearch/methods.ts';
import { multiSearches } from './elasticsearch/multi-search.ts';
import { indexOf, type Parameters, readParameters } from './elasticsearch/parameters.ts';
import { readProjection } from './elasticsearch/projection.ts';
import { readQuery } from './elasticsearch/query.ts';
import { type SearchClient, SEARCH_MODULES, searchClient } from './elasticsearch/receiver.ts';
import { documentUse } from './elasticsearch/result.ts';
import { readEsql, readSearchSql, type TextRead } from './elasticsearch/text.ts';

const ID = 'elasticsearch';
const WRITE: RowBound = { kind: 'default', rows: 0, why: 'a write answers no documents' };
const NOTHING: Projection = { kind: 'fields', fields: [] };

/** One call on a client. */
interface SearchCall {
  call: TSESTree.CallExpression;
  name: string;
  method: SearchMethod;
  client: SearchClient;
  parameters: Parameters;
  env: ReadEnv;
}

/** Reads Elasticsearch and OpenSearch: searches, documents by id, statements as text, pages of everything. */
export const elasticsearch: Adapter = {
  id: ID,
  modules: SEARCH_MODULES,
  methods: METHOD_NAMES,
  tokens: ['lasticsearch', 'lasticSearch', 'lasticClient', 'lastic.', 'pensearch', 'penSearch', 'esClient', 'esService', [/\b_?es\.(?:search|get|count|mget)\s*[(<]/, 'index']],
  read(node: AccessNode, env: ReadEnv): DataAccess | undefined {
    const called = node.type === 'CallExpression' ? calledMember(node) : undefined;
    if (node.type !== 'CallExpression' || !called || !METHOD_NAMES.has(called.name)) return undefined;
    const object = unwrap(called.object);
    const member = object.type === 'MemberExpression' ? propertyName(object) : undefined;
    const owner = member !== undefined && MEMBERS.has(member) ? member : undefined;
    const method = searchMethod(called.name, owner);
    const client = method && searchClient(owner !== undefined && object.type === 'MemberExpression' ? object.object : object, env.source);
    if (!client) return undefined;
    const site: SearchCall = { call: node, name: called.name, method, client, parameters: readParameters(node, env.source), env };
    const access = method.by === 'text' ? readText(site, owner === 'esql', called.member.property) : readCall(site, called.member.property);
    return access && (!client.tentative || isProjectIndex(access, env)) ? access : undefined;
  },
};

/** Without a known client only an index of the project counts. */
function isProjectIndex({ entity }: DataAccess, env: ReadEnv): boolean {
  return entity.kind === 'known' && env.entity(entity.value.name) !== undefined;
}

function readCall(site: SearchCall, reportNode: TSESTree.Node): DataAccess | undefined {
  const { call, name, client, env, method } = site;
  const { source } = env;
  const [first, ...others] = name === 'msearch' ? (multiSearches(call, site.parameters, source) ?? []) : [];
  if (name === 'msearch' && !first) return searchesElsewhere(site, reportNode);
  const parameters = first?.parameters ?? site.parameters;
  const measures = method.operation === 'read' && method.by === 'query' && isMeasure(parameters, source);
  const operation = measures ? (parameters.get('aggs').kind === 'set' || parameters.get('aggregations').kind === 'set' ? 'aggregate' : 'count') : method.operation;
  const reads = operation === 'read';
  const rowBound = measures ? ({ kind: 'default', rows: 1, why: 'no documents come with size 0' } as const) : boundOf({ ...site, parameters });
  return {
    client: ID,
    evidence: client.evidence,
    operation,
    method: name,
    entity: entityOf(parameters, site),
    cardinality: method.many && !measures ? 'many' : 'one',
    rowBound,
    projection: reads ? readProjection(parameters, source) : NOTHING,
    filter: filterOf({ ...site, parameters }),
    related: others.flatMap(({ node, parameters: asked }) => along(site, asked, isForeign(node, source) ? call : node) ?? []),
    get result() {
      return documentUse(call, method, source);
    },
    edits: reads && method.by === 'query' && name !== 'msearch' ? searchEdits(call, parameters, rowBound, source) : {},
    node: call,
    reportNode,
  };
}

/** Another search of the same request. */
function along(site: SearchCall, parameters: Parameters, node: TSESTree.Node): DataAccess {
  const { client, name, env: { source } } = site;
  const measures = isMeasure(parameters, source);
  return {
    client: ID,
    evidence: client.evidence,
    operation: measures ? 'count' : 'read',
    method: name,
    entity: entityOf(parameters, site),
    cardinality: measures ? 'one' : 'many',
    rowBound: measures ? { kind: 'default', rows: 1, why: 'no documents come with size 0' } : boundOf({ ...site, parameters }),
    projection: measures ? NOTHING : readProjection(parameters, source),
    filter: filterOf({ ...site, parameters }),
    related: [],
    result: { bindings: [], fields: unknown('part of another access'), escapes: 'unknown' },
    edits: {},
    node,
    reportNode: node,
  };
}

/** `msearch` with a list that is put together elsewhere: what is asked for is not known, at most the index. */
function searchesElsewhere({ call, name, client, method, parameters, env }: SearchCall, reportNode: TSESTree.Node): DataAccess {
  const why = unknown('the searches are built elsewhere');
  const index = parameters.get('index');
  return {
    client: ID,
    evidence: client.evidence,
    operation: 'read',
    method: name,
    entity: index.kind === 'set' ? indexOf(index.member.value, env) : why,
    cardinality: 'many',
    rowBound: why,
    projection: why,
    filter: why,
    related: [],
    get result() {
      return documentUse(call, method, env.source);
    },
    edits: {},
    node: call,
    reportNode,
  };
}

/** `size: 0` brings numbers only. */
function isMeasure(parameters: Parameters, source: SourceView): boolean {
  const size = parameters.get('size');
  const value = size.kind === 'set' ? staticValue(size.member.value, source) : undefined;
  return value?.kind === 'known' && value.value === 0 && size.kind === 'set' && !size.member.optional;
}

function entityOf(parameters: Parameters, { call, env, name }: SearchCall): Known<EntityRef> {
  const index = parameters.get('index');
  if (index.kind === 'set') return indexOf(index.member.value, env);
  if (parameters.get('pit').kind === 'set') return indexOf(pointInTimeIndex(env.source), env);
  if (index.kind === 'unknown') return unknown('the request is built elsewhere');
  if (name === 'bulk' || name === 'mget') return unknown('each document names its index');
  return call.arguments.length === 0 ? unknown('the call names no index') : unknown('the search is over every index');
}

function boundOf({ call, method, parameters, env }: SearchCall): RowBound {
  if (method.operation === 'count') return { kind: 'default', rows: 1, why: 'a count answers a number' };
  if (method.operation !== 'read') return WRITE;
  if (method.by === 'id') return { kind: 'default', rows: 1, why: 'the call names one document' };
  if (method.by === 'ids') return idsBound(parameters, call, env.source).bound;
  return sizeBound(call, method, parameters, env.source);
}

function filterOf({ call, method, parameters, env }: SearchCall): Filter {
  if (method.by === 'query') return readQuery(parameters, env.source);
  if (method.by === 'nothing') return method.operation === 'create' ? none : unknown('each document names its id');
  if (method.by === 'ids') {
    const { node } = idsBound(parameters, call, env.source);
    return { kind: 'fields', fields: [{ name: 'id', op: 'in', ...(node ? { value: node } : {}), optional: false }], unique: false, open: false };
  }
  const id = parameters.get('id');
  return { kind: 'fields', fields: [{ name: 'id', op: 'eq', ...(id.kind === 'set' ? { value: id.member.value } : {}), optional: false }], unique: true, open: false };
}

function readText({ call, name, client, parameters, env, method }: SearchCall, esql: boolean, reportNode: TSESTree.Node): DataAccess | undefined {
  const query = parameters.get('query');
  const text = query.kind === 'set' ? staticValue(query.member.value, env.source) : undefined;
  const read = text?.kind === 'known' && typeof text.value === 'string' && query.kind === 'set' ? (esql ? readEsql : readSearchSql)(text.value, query.member.value) : undefined;
  const why = unknown('the statement is built elsewhere');
  const facts: Pick<TextRead, 'projection' | 'rowBound' | 'filter'> = read ?? { projection: why, rowBound: why, filter: why };
  return {
    client: ID,
    evidence: client.evidence,
    operation: read?.measures ? 'aggregate' : read ? 'read' : 'raw',
    method: name,
    entity: read?.index === undefined ? why : nameOf(read.index, env),
    cardinality: 'many',
    ...facts,
    ...(read?.measures ? { projection: NOTHING } : {}),
    related: [],
    get result() {
      return documentUse(call, method, env.source);
    },
    edits: {},
    node: call,
    reportNode,
  };
}

function nameOf(index: string, env: ReadEnv): Known<EntityRef> {
  const plain = index.replace(/[-_]?\*$/, '');
  return known({ name: env.entity(index) ? index : plain, as: 'object' });
}

export default elasticsearch;
