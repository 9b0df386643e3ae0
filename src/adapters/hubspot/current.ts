import type { TSESTree } from '@typescript-eslint/types';
import { resultUse, setArgumentProperty, type Way } from '../../ast/index.ts';
import { type DataAccess, type EntityRef, type Evidence, type Filter, type Known, known, none, type Projection, type RowBound, unknown } from '../../model/index.ts';
import type { ReadEnv } from '../adapter.ts';
import { isNothing, pageBound } from '../shared/crm/bound.ts';
import { acrossPages } from '../shared/paging.ts';
import { byKey, byKeys, listBound, NO_ROWS, oneRow } from '../shared/crm/filter.ts';
import type { PathLink } from '../shared/crm/path.ts';
import { setArgument } from '../shared/crm/positional.ts';
import { type Arguments, argumentsOf } from '../shared/object-arguments.ts';
import { staticValue } from '../../ast/index.ts';
import { entityOfArgument, objectName, OWNER_FIELDS, projectionOf } from '../shared/crm/hubspot-objects.ts';
import { searchFilter } from '../shared/crm/hubspot-search.ts';

/** Page size of lists and searches that name none: https://developers.hubspot.com/docs/api-reference/crm-contacts-v3/basic/get-crm-v3-objects-contacts */
const PAGE = { rows: 10, why: 'HubSpot answers 10 records unless asked for more' };
const OWNER_PAGE = { rows: 100, why: 'HubSpot answers 100 owners unless asked for fewer' };
/** Parts of `crm` that hold no records of people or deals. */
const NO_RECORDS = new Set(['associations', 'pipelines', 'properties', 'schemas', 'imports', 'lists', 'timeline', 'extensions', 'exports', 'feature_flags', 'limits']);

/** A call of @hubspot/api-client that reaches records. */
export interface CurrentCall {
  /** The object before `.crm`: the client. */
  client: TSESTree.Node;
  /** True when the path alone can only be this SDK's. */
  distinctive: boolean;
  method: string;
  api: 'basic' | 'search' | 'batch' | 'all' | 'owners';
  entity: Known<EntityRef>;
  /** Index of the first argument behind the object type. */
  offset: number;
}

/** `crm.contacts.basicApi.getPage`, `crm.objects.notes.searchApi.doSearch`, `crm.objects.getAll('contacts')` and their like. */
export function currentCall(path: readonly PathLink[], call: TSESTree.CallExpression, env: ReadEnv): CurrentCall | undefined {
  const at = path.findLastIndex(({ name }, i) => name === 'crm' && i < path.length - 2);
  const method = path.at(-1)?.name;
  if (at === -1 || method === undefined) return undefined;
  const between = path.slice(at + 1, -1).map(({ name }) => name);
  const last = between.at(-1) ?? '';
  const api = /^(basic|search|batch|owners)Api$/.exec(last)?.[1] as CurrentCall['api'] | undefined;
  const objects = api ? between.slice(0, -1) : between;
  const [head = '', second] = objects;
  if (NO_RECORDS.has(head) || objects.length === 0 || objects.length > 2 || (objects.length === 2 && head !== 'objects' && head !== 'commerce')) return undefined;
  if (!api && method !== 'getAll') return undefined;
  const generic = head === 'objects' && second === undefined;
  const name = second ?? head;
  return {
    client: path[at]?.object as TSESTree.Node,
    distinctive: api !== undefined,
    method,
    api: api ?? 'all',
    entity: generic ? entityOfArgument(call.arguments[0], env.source) : known({ name: objectName(name === 'lineItems' ? 'line_items' : name), as: 'object', system: 'hubspot' }),
    offset: generic ? 1 : 0,
  };
}

/** The record of a call on records; undefined for methods that do not touch any. */
export function currentAccess(found: CurrentCall, call: TSESTree.CallExpression, reportNode: TSESTree.Node, evidence: Evidence, env: ReadEnv): DataAccess | undefined {
  const facts = factsOf(found, call, env);
  if (!facts) return undefined;
  const { way, ...rest } = facts;
  return {
    client: 'hubspot',
    evidence,
    method: found.method,
    entity: found.entity,
    related: [],
    ...rest,
    get result() {
      return resultUse(call, way, env.source);
    },
    node: call,
    reportNode,
  };
}

type Facts = Pick<DataAccess, 'operation' | 'cardinality' | 'rowBound' | 'projection' | 'filter' | 'edits'> & { way: Way };

const PAGE_OF_RECORDS: Way = ['results', '[]', '.properties'];
const RECORDS: Way = ['[]', '.properties'];
const RECORD: Way = ['.properties'];
const NO_FIELDS: Projection = { kind: 'fields', fields: [] };

function factsOf({ api, method, entity, offset }: CurrentCall, call: TSESTree.CallExpression, env: ReadEnv): Facts | undefined {
  const { source } = env;
  const spread = call.arguments.findIndex((argument) => argument.type === 'SpreadElement');
  const hidden = spread === -1 ? undefined : unknown('arguments come from a spread');
  const at = (index: number): TSESTree.Node | undefined => call.arguments[offset + index];
  const project = (index: number) => (fields: readonly string[]) => setArgument(call, offset + index, listText(fields));
  switch (`${api}.${method}`) {
    case 'basic.getPage': {
      const bound = hidden ?? acrossPages(pageBound(at(0), PAGE, source), call, at(1), source);
      return { ...read(bound, hidden ?? projectionOf([at(2), at(3)], entity, source), none), way: PAGE_OF_RECORDS, edits: edits(hidden ? undefined : (rows) => setArgument(call, offset, String(rows)), hidden ? undefined : project(2)) };
    }
    case 'all.getAll':
      // The limit of `getAll` is the size of its pages; it asks for all of them.
      return { ...read({ kind: 'none' }, hidden ?? projectionOf([at(2), at(3)], entity, source), none), way: RECORDS, edits: edits(undefined, hidden ? undefined : project(2)) };
    case 'basic.getById': {
      const given = at(5) && staticValue(at(5) as TSESTree.Node, source);
      const key = given?.kind === 'known' && typeof given.value === 'string' ? given.value : 'id';
      return { ...one('getById answers one record', hidden ?? projectionOf([at(1), at(2)], entity, source), byKey(key, at(0))), way: RECORD, edits: edits(undefined, hidden ? undefined : project(1)) };
    }
    case 'search.doSearch':
      return search(call, offset, entity, env);
    case 'batch.read':
      return batch(argumentsOf(at(0), source), call, entity, env);
    case 'owners.getPage':
      return { ...read(hidden ?? acrossPages(pageBound(at(2), OWNER_PAGE, source), call, at(1), source), OWNER_FIELDS, at(0) && !isNothing(at(0) as TSESTree.Node, source) ? byKey('email', at(0)) : none), way: ['results', '[]'], edits: edits(hidden ? undefined : (rows) => setArgument(call, offset + 2, String(rows)), undefined) };
    case 'owners.getById':
      return { ...one('getById answers one record', OWNER_FIELDS, byKey('id', at(0))), way: [], edits: {} };
    default:
      return write(api, method, at(0));
  }
}

function search(call: TSESTree.CallExpression, offset: number, entity: Known<EntityRef>, { source }: ReadEnv): Facts {
  const args = argumentsOf(call.arguments[offset], source);
  const option = (name: string): TSESTree.Node | undefined | 'unknown' => (args.kind === 'none' ? undefined : args.kind === 'unknown' ? 'unknown' : lookup(args, name));
  const limit = option('limit');
  const after = option('after');
  const properties = option('properties');
  const bound: RowBound = limit === 'unknown' ? unknown(args.kind === 'unknown' ? args.why : 'arguments come from a spread') : pageBound(limit, PAGE, source);
  const object = args.kind === 'object' && args.view.inline ? args.view.object : undefined;
  const canEdit = object !== undefined || args.kind === 'none';
  return {
    ...read(after === 'unknown' ? bound : acrossPages(bound, call, after, source), properties === 'unknown' ? unknown('`properties` is built elsewhere') : projectionOf([properties], entity, source), searchFilter(args, source)),
    way: PAGE_OF_RECORDS,
    edits: edits(
      canEdit ? (rows) => setArgumentProperty(call, object, 'limit', String(rows), source, offset) : undefined,
      canEdit ? (fields) => setArgumentProperty(call, object, 'properties', listText(fields), source, offset) : undefined,
    ),
  };
}

/** The records that `inputs: [{ id }, …]` name: https://developers.hubspot.com/docs/api-reference/crm-contacts-v3/batch */
function batch(args: Arguments, call: TSESTree.CallExpression, entity: Known<EntityRef>, { source }: ReadEnv): Facts {
  const option = (name: string): TSESTree.Node | undefined | 'unknown' => (args.kind === 'none' ? undefined : args.kind === 'unknown' ? 'unknown' : lookup(args, name));
  const inputs = option('inputs');
  const properties = option('properties');
  const history = option('propertiesWithHistory');
  const idProperty = option('idProperty');
  const key = idProperty && idProperty !== 'unknown' ? staticValue(idProperty, source) : undefined;
  const list = inputs === 'unknown' ? undefined : inputs;
  return {
    ...read(listBound(list, call, source), properties === 'unknown' || history === 'unknown' ? unknown('`properties` is built elsewhere') : projectionOf([properties, history], entity, source), byKeys(key?.kind === 'known' && typeof key.value === 'string' ? key.value : 'id', list)),
    way: PAGE_OF_RECORDS,
    edits: args.kind === 'object' && args.view.inline ? edits(undefined, (fields) => setArgumentProperty(call, args.view.object, 'properties', listText(fields), source)) : {},
  };
}

/** A property's value; `unknown` where something else may set it. */
function lookup(args: Arguments & { kind: 'object' }, name: string): TSESTree.Node | undefined | 'unknown' {
  const found = args.view.get(name);
  return found.kind === 'set' ? (found.member.optional ? 'unknown' : found.member.value) : found.kind === 'absent' ? undefined : 'unknown';
}

function write(api: CurrentCall['api'], method: string, first: TSESTree.Node | undefined): Facts | undefined {
  const operation = WRITES[method];
  if (operation === undefined || (api !== 'basic' && api !== 'batch')) return undefined;
  const many = api === 'batch';
  const filter: Filter = operation === 'create' ? unknown('the method takes records') : many ? byKeys('id', first) : byKey('id', first);
  return { operation, cardinality: many ? 'many' : 'one', rowBound: many ? NO_ROWS : oneRow(`${method} concerns one record`), projection: NO_FIELDS, filter, edits: {}, way: many ? PAGE_OF_RECORDS : RECORD };
}

const WRITES: Readonly<Record<string, 'create' | 'update' | 'delete'>> = { create: 'create', upsert: 'update', update: 'update', archive: 'delete', purge: 'delete', merge: 'update' };

function read(rowBound: RowBound, projection: Projection, filter: Filter): Omit<Facts, 'way' | 'edits'> {
  return { operation: 'read', cardinality: 'many', rowBound, projection, filter };
}

function one(why: string, projection: Projection, filter: Filter): Omit<Facts, 'way' | 'edits'> {
  return { operation: 'read', cardinality: 'one', rowBound: oneRow(why), projection, filter };
}

const listText = (fields: readonly string[]): string => `[${fields.filter((field) => field !== 'id').map((field) => `'${field}'`).join(', ')}]`;

type Maybe<T> = { [K in keyof T]: T[K] | undefined };

/** Edits, without those that cannot be written. */
function edits(bound: ((rows: number) => ReturnType<typeof setArgument>) | undefined, project: ((fields: readonly string[]) => ReturnType<typeof setArgument>) | undefined): DataAccess['edits'] {
  const all: Maybe<Required<Pick<DataAccess['edits'], 'bound' | 'project'>>> = { bound: bound?.(1) ? (rows) => bound(rows) as never : undefined, project: project?.(['email']) ? (fields) => project(fields) as never : undefined };
  return { ...(all.bound ? { bound: all.bound } : {}), ...(all.project ? { project: all.project } : {}) };
}
