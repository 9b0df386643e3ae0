import type { TSESTree } from '@typescript-eslint/types';
import { objectView, resultUse, setArgumentProperty } from '../../ast/index.ts';
import { type DataAccess, type Evidence, type Filter, known, none, type Projection, type RowBound, unknown } from '../../model/index.ts';
import type { ReadEnv } from '../adapter.ts';
import { pageBound } from '../shared/crm/bound.ts';
import { acrossPages } from '../shared/paging.ts';
import { nameList } from '../shared/crm/fields.ts';
import { byField, byKey, byKeys, listBound, NO_ROWS, oneRow } from '../shared/crm/filter.ts';
import type { PathLink } from '../shared/crm/path.ts';
import { type Arguments, argumentsOf, unsettled } from '../shared/object-arguments.ts';

/** What a method of the `hubspot` package (2.x) does; paths and options as its sources send them. */
interface Method {
  operation: 'read' | 'create' | 'update' | 'delete';
  /** Whom the answer is about, where that is not the part of the client it is called on. */
  entity?: string;
  /** How the rows are found: all, by one key, by a list of keys, by words, by a record they belong to. */
  by: 'all' | 'key' | 'keys' | 'words' | 'parent';
  key?: string;
  /** Index of the argument that says it, where that is not the first. */
  at?: number;
  /** Index of the options. */
  options?: number;
  /** The option that bounds a page, and the page size without it; `none` where nothing bounds it. */
  page?: { option: string; rows: number } | 'none';
  /** The option that names properties, `outer.inner` inside another, and what comes without it. */
  properties?: string;
  without: 'some' | 'all' | 'unknown';
  rows?: string;
}

const list = (page: Method['page'], rows: string, properties: string, without: Method['without'] = 'unknown'): Method => ({ operation: 'read', by: 'all', options: 0, page: page ?? 'none', properties, without, rows });
const single = (key: string, options?: number): Method => ({ operation: 'read', by: 'key', key, without: 'all', ...(options === undefined ? {} : { options, properties: 'property' }) });
const write = (operation: 'create' | 'update' | 'delete', key?: string): Method => ({ operation, by: operation === 'create' || key !== undefined ? 'key' : 'keys', without: 'unknown', ...(key === undefined ? {} : { key }) });

const CONTACT_PAGE = { option: 'count', rows: 20 };
const COMPANY_PAGE = { option: 'limit', rows: 100 };
const RECENT_PAGE = { option: 'count', rows: 100 };

/** Parts of the client and their methods: https://legacydocs.hubspot.com/docs/overview */
const PARTS: Readonly<Record<string, Readonly<Record<string, Method>>>> = {
  contacts: {
    get: list(CONTACT_PAGE, 'contacts', 'property', 'some'),
    getAll: list(CONTACT_PAGE, 'contacts', 'property', 'some'),
    getRecentlyModified: list(CONTACT_PAGE, 'contacts', 'property', 'some'),
    getRecentlyCreated: list(CONTACT_PAGE, 'contacts', 'property', 'some'),
    getById: single('id', 1),
    getByEmail: single('email'),
    getByToken: single('utk'),
    getByIdBatch: { operation: 'read', by: 'keys', key: 'id', without: 'unknown' },
    getByEmailBatch: { operation: 'read', by: 'keys', key: 'email', without: 'unknown' },
    search: { operation: 'read', by: 'words', options: 1, page: CONTACT_PAGE, properties: 'property', without: 'unknown', rows: 'contacts' },
    create: write('create'),
    update: write('update', 'id'),
    updateByEmail: write('update', 'email'),
    createOrUpdate: write('update', 'email'),
    createOrUpdateBatch: write('update'),
    delete: write('delete', 'id'),
  },
  companies: {
    get: list(COMPANY_PAGE, 'companies', 'properties'),
    getAll: list(COMPANY_PAGE, 'companies', 'properties'),
    getRecentlyCreated: list(RECENT_PAGE, 'results', 'properties'),
    getRecentlyModified: list(RECENT_PAGE, 'results', 'properties'),
    getById: single('id'),
    // https://legacydocs.hubspot.com/docs/methods/companies/search_companies_by_domain
    getByDomain: { operation: 'read', by: 'words', key: 'domain', options: 1, page: COMPANY_PAGE, properties: 'requestOptions.properties', without: 'unknown', rows: 'results' },
    getContacts: { operation: 'read', entity: 'contacts', by: 'parent', key: 'companyId', options: 1, page: CONTACT_PAGE, without: 'unknown', rows: 'contacts' },
    create: write('create'),
    update: write('update', 'id'),
    updateBatch: write('update'),
    delete: write('delete', 'id'),
  },
  deals: {
    get: list(COMPANY_PAGE, 'deals', 'properties'),
    getAll: list(COMPANY_PAGE, 'deals', 'properties'),
    getRecentlyCreated: list(RECENT_PAGE, 'results', 'properties'),
    getRecentlyModified: list(RECENT_PAGE, 'results', 'properties'),
    getById: single('id'),
    create: write('create'),
    updateById: write('update', 'id'),
    updateBatch: write('update'),
    deleteById: write('delete', 'id'),
  },
  engagements: {
    get: list({ option: 'limit', rows: 100 }, 'results', 'properties'),
    getAll: list({ option: 'limit', rows: 100 }, 'results', 'properties'),
    getRecentlyModified: list(RECENT_PAGE, 'results', 'properties'),
    // https://legacydocs.hubspot.com/docs/methods/engagements/get_associated_engagements
    getAssociated: { operation: 'read', by: 'parent', key: 'objectId', at: 1, options: 2, page: { option: 'limit', rows: 100 }, without: 'all', rows: 'results' },
    create: write('create'),
    update: write('update', 'id'),
    delete: write('delete', 'id'),
  },
  owners: { get: { operation: 'read', by: 'all', page: 'none', without: 'all' } },
  lists: {
    getContacts: { operation: 'read', entity: 'contacts', by: 'parent', key: 'listId', options: 1, page: CONTACT_PAGE, properties: 'property', without: 'some', rows: 'contacts' },
    getRecentContacts: { operation: 'read', entity: 'contacts', by: 'parent', key: 'listId', options: 1, page: CONTACT_PAGE, properties: 'property', without: 'some', rows: 'contacts' },
  },
};

/** Names of all methods, for the first test of every call. */
export const LEGACY_METHODS: readonly string[] = Object.values(PARTS).flatMap((methods) => Object.keys(methods));

/** What lists of contacts carry without `property`: https://legacydocs.hubspot.com/docs/methods/contacts/get_contacts */
const SOME = ['id', 'firstname', 'lastname', 'company', 'email', 'lastmodifieddate'];

/** A call such as `hubspot.contacts.getAll()`. */
export interface LegacyCall {
  client: TSESTree.Node;
  part: string;
  name: string;
  method: Method;
}

/** The part and method that a path ends with. */
export function legacyCall(path: readonly PathLink[]): LegacyCall | undefined {
  const [part, last] = path.slice(-2);
  const method = part && last && !part.call && Object.hasOwn(PARTS, part.name) ? PARTS[part.name]?.[last.name] : undefined;
  return method && part && last && Object.hasOwn(PARTS[part.name] ?? {}, last.name) ? { client: part.object, part: part.name, name: last.name, method } : undefined;
}

/** The record of a call on the older client. */
export function legacyAccess({ part, name, method }: LegacyCall, call: TSESTree.CallExpression, reportNode: TSESTree.Node, evidence: Evidence, { source }: ReadEnv): DataAccess {
  const options = argumentsOf(method.options === undefined ? undefined : call.arguments[method.options], source);
  const many = method.by !== 'key';
  const reads = method.operation === 'read';
  return {
    client: 'hubspot',
    evidence,
    operation: method.operation,
    method: name,
    entity: known({ name: method.entity ?? part, as: 'object', system: 'hubspot' }),
    cardinality: many ? 'many' : 'one',
    rowBound: boundOf(method, name, options, call, source),
    projection: reads ? projectionOf(method, options, source) : { kind: 'fields', fields: [] },
    filter: filterOf(method, call),
    related: [],
    get result() {
      return resultUse(call, [...(method.rows === undefined ? [] : [method.rows]), ...(many ? ['[]'] : []), '.properties'], source);
    },
    edits: reads ? editsOf(method, options, call, source) : {},
    node: call,
    reportNode,
  };
}

function boundOf({ operation, by, page }: Method, name: string, options: Arguments, call: TSESTree.CallExpression, source: ReadEnv['source']): RowBound {
  if (by === 'key') return oneRow(`${name} concerns one record`);
  if (operation !== 'read') return NO_ROWS;
  if (by === 'keys') return listBound(call.arguments[0], call, source);
  if (page === 'none' || page === undefined) return { kind: 'none' };
  const fallback = { rows: page.rows, why: `HubSpot answers ${page.rows} records unless asked for more` };
  if (options.kind === 'unknown') return options;
  if (options.kind === 'none') return { kind: 'default', ...fallback };
  const found = options.view.get(page.option);
  if (found.kind === 'unknown') return unsettled(options);
  const bound = pageBound(found.kind === 'set' && !found.member.optional ? found.member.value : undefined, fallback, source);
  const cursor = ['vidOffset', 'offset', 'after'].map((option) => options.view.get(option)).find(({ kind }) => kind === 'set');
  return acrossPages(bound, call, cursor?.kind === 'set' ? cursor.member.value : undefined, source);
}

function projectionOf({ properties, without }: Method, options: Arguments, source: ReadEnv['source']): Projection {
  const bare: Projection = without === 'all' ? { kind: 'all' } : without === 'some' ? { kind: 'fields', fields: SOME } : unknown('the default properties of the object');
  if (properties === undefined || options.kind === 'none') return bare;
  if (options.kind === 'unknown') return options;
  const [outer = '', inner] = properties.split('.');
  const first = options.view.get(outer);
  const found = inner === undefined ? first : first.kind === 'set' ? (objectView(first.member.value, source)?.get(inner) ?? first) : first;
  if (found.kind === 'absent') return bare;
  const names = found.kind === 'set' && !found.member.optional ? nameList(found.member.value, source) : undefined;
  return names && !names.open ? { kind: 'fields', fields: ['id', ...names.names] } : unknown(`\`${properties}\` is built elsewhere`);
}

function filterOf({ operation, by, key = 'id', at = 0 }: Method, call: TSESTree.CallExpression): Filter {
  const first = call.arguments[at];
  if (operation === 'create') return unknown('the method takes records');
  switch (by) {
    case 'key':
      return byKey(key, first);
    case 'keys':
      return byKeys(key, first);
    case 'parent':
      return byField(key, first);
    case 'words':
      return byField(key === 'id' ? 'query' : key, first, key === 'id' ? 'other' : 'eq');
    case 'all':
      return none;
  }
}

function editsOf({ page, properties, options: index = 0 }: Method, options: Arguments, call: TSESTree.CallExpression, source: ReadEnv['source']): DataAccess['edits'] {
  if (options.kind === 'unknown' || (options.kind === 'object' && !options.view.inline) || call.arguments.length < index) return {};
  const object = options.kind === 'object' ? options.view.object : undefined;
  return {
    ...(page && page !== 'none' ? { bound: (rows: number) => setArgumentProperty(call, object, page.option, String(rows), source, index) } : {}),
    ...(properties === undefined || properties.includes('.') ? {} : { project: (fields: readonly string[]) => setArgumentProperty(call, object, properties, `[${fields.filter((field) => field !== 'id').map((field) => `'${field}'`).join(', ')}]`, source, index) }),
  };
}
