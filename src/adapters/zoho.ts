import type { TSESTree } from '@typescript-eslint/types';
import { calledMember, findVariable, propertyName, resultUse, type SourceView, staticValue, textOf, unwrap } from '../ast/index.ts';
import { type DataAccess, type EntityRef, type Known, known, none, type Projection, type RowBound, unknown } from '../model/index.ts';
import type { Adapter, ReadEnv } from './adapter.ts';
import { pageBound } from './shared/crm/bound.ts';
import { acrossPages } from './shared/paging.ts';
import { type ClientSpec, sdkClient } from './shared/crm/client.ts';
import { nameList } from './shared/crm/fields.ts';
import { byField, byKey, byKeys, NO_ROWS, oneRow } from './shared/crm/filter.ts';
import { argumentsOf } from './shared/object-arguments.ts';

const SPEC: ClientSpec = { modules: /^(?:@zohocrm\/(?:typescript|nodejs)-sdk|zcrmsdk)/, types: /^(?:RecordOperations|QueryOperations|BulkReadOperations)$/, name: /zoho|zcrm|recordOperations/i };
/** https://www.zoho.com/crm/developer/docs/api/v7/get-records.html */
const PAGE = { rows: 200, why: 'Zoho CRM answers 200 records unless asked for fewer' };

interface Method {
  operation: 'read' | 'create' | 'update' | 'delete';
  rows: 'page' | 'one' | 'list';
  /** Index of the module's name, of the parameters, of the key. */
  module: number;
  parameters?: number;
  key?: number;
}

/** `RecordOperations` of @zohocrm/*-sdk-2.0 to -7.0 and zcrmsdk 1.x; later versions take the module in the constructor. */
const METHODS: Readonly<Record<string, Method>> = {
  getRecords: { operation: 'read', rows: 'page', module: 0, parameters: 1 },
  searchRecords: { operation: 'read', rows: 'page', module: 0, parameters: 1 },
  getDeletedRecords: { operation: 'read', rows: 'page', module: 0, parameters: 1 },
  getRecord: { operation: 'read', rows: 'one', module: 1, key: 0 },
  getRecordUsingExternalId: { operation: 'read', rows: 'one', module: 1, key: 0 },
  createRecords: { operation: 'create', rows: 'list', module: 0 },
  upsertRecords: { operation: 'update', rows: 'list', module: 0 },
  updateRecords: { operation: 'update', rows: 'list', module: 0 },
  updateRecord: { operation: 'update', rows: 'one', module: 1, key: 0 },
  massUpdateRecords: { operation: 'update', rows: 'list', module: 0 },
  deleteRecords: { operation: 'delete', rows: 'list', module: 0 },
  deleteRecord: { operation: 'delete', rows: 'one', module: 1, key: 0 },
};

/** `ZCRM.API.MODULES.get(…)` of zcrmsdk 0.x and `ZOHO.CRM.API.getAllRecords(…)` of widgets: options in one object. */
const API_METHODS: Readonly<Record<string, Omit<Method, 'module'>>> = {
  get: { operation: 'read', rows: 'page' },
  search: { operation: 'read', rows: 'page' },
  getAllRecords: { operation: 'read', rows: 'page' },
  searchRecord: { operation: 'read', rows: 'page' },
  getRecord: { operation: 'read', rows: 'one' },
  post: { operation: 'create', rows: 'list' },
  insertRecord: { operation: 'create', rows: 'list' },
  put: { operation: 'update', rows: 'list' },
  updateRecord: { operation: 'update', rows: 'list' },
  delete: { operation: 'delete', rows: 'list' },
  deleteRecord: { operation: 'delete', rows: 'list' },
};

/** Reads Zoho CRM through its SDKs for Node.js and in widgets. */
export const zoho: Adapter = {
  id: 'zoho',
  system: 'zoho',
  modules: ['zcrmsdk', '@zohocrm/typescript-sdk-2.0', '@zohocrm/nodejs-sdk-2.0'],
  methods: new Set([...Object.keys(METHODS), ...Object.keys(API_METHODS)]),
  tokens: ['zoho', 'Zoho', 'ZOHO', 'zcrm', 'ZCRM'],
  read(node, env): DataAccess | undefined {
    if (node.type !== 'CallExpression') return undefined;
    const called = calledMember(node);
    if (!called || !zoho.methods.has(called.name)) return undefined;
    return operationsCall(node, called.name, called.object, called.member.property, env) ?? apiCall(node, called.name, called.object, called.member.property, env);
  },
};

function operationsCall(call: TSESTree.CallExpression, name: string, object: TSESTree.Node, reportNode: TSESTree.Node, { source }: ReadEnv): DataAccess | undefined {
  const method = Object.hasOwn(METHODS, name) ? METHODS[name] : undefined;
  const proof = method && sdkClient(object, SPEC, source);
  if (!method || !proof || (!proof.certain && !isModuleName(call.arguments[method.module], source))) return undefined;
  const parameters = method.parameters === undefined ? undefined : parametersOf(call.arguments[method.parameters], source);
  const value = method.key === undefined ? undefined : call.arguments[method.key];
  const id = value && unwrap(value);
  const record = recordOf(method, name, parameters, call, source);
  return { ...record, evidence: proof.evidence, entity: moduleEntity(call.arguments[method.module], source), filter: method.key === undefined ? record.filter : byKey('id', id), node: call, reportNode };
}

function isModuleName(node: TSESTree.Node | undefined, source: SourceView): boolean {
  const name = node && staticValue(node, source);
  return name?.kind === 'known' && typeof name.value === 'string';
}

function moduleEntity(node: TSESTree.Node | undefined, source: SourceView): Known<EntityRef> {
  const name = node && staticValue(node, source);
  return name?.kind === 'known' && typeof name.value === 'string' && name.value !== '' ? known({ name: name.value, as: 'object', system: 'zoho' }) : unknown('the module is chosen at run time');
}

/** What is known of a request's parameters, by their names in the API; `open` when others may be set. */
interface Parameters {
  values: ReadonlyMap<string, TSESTree.Node>;
  open: boolean;
}

/** The record without what tells one SDK from the other. */
function recordOf({ operation, rows }: Omit<Method, 'module'>, name: string, parameters: Parameters | undefined, call: TSESTree.CallExpression, source: SourceView): Omit<DataAccess, 'evidence' | 'entity' | 'node' | 'reportNode'> {
  const many = rows !== 'one';
  const size = parameters?.values.get('per_page');
  const bound: RowBound = rows === 'one' ? oneRow(`${name} concerns one record`) : operation !== 'read' ? NO_ROWS : parameters?.open && !size ? unknown('arguments are built elsewhere') : acrossPages(pageBound(size, PAGE, source), call, parameters?.values.get('page') ?? parameters?.values.get('page_token'), source);
  return {
    client: 'zoho',
    operation,
    method: name,
    cardinality: many ? 'many' : 'one',
    rowBound: bound,
    projection: operation === 'read' ? projectionOf(parameters, source) : { kind: 'fields', fields: [] },
    filter: filterOf(operation, parameters, source),
    related: [],
    get result() {
      return resultUse(call, many ? ['data', '[]'] : ['data'], source);
    },
    edits: {},
  };
}

function projectionOf(parameters: Parameters | undefined, source: SourceView): Projection {
  const fields = parameters?.values.get('fields');
  if (!fields) return parameters?.open ? unknown('arguments are built elsewhere') : { kind: 'all' };
  const names = nameList(fields, source);
  return names && !names.open ? { kind: 'fields', fields: names.names } : unknown('`fields` is built elsewhere');
}

function filterOf(operation: Method['operation'], parameters: Parameters | undefined, source: SourceView): DataAccess['filter'] {
  if (operation === 'create') return unknown('the method takes records');
  for (const name of ['ids', 'id']) {
    const value = parameters?.values.get(name);
    if (value) return name === 'ids' ? byKeys('id', value) : byKey('id', value);
  }
  for (const name of ['email', 'phone', 'word', 'criteria']) {
    const value = parameters?.values.get(name);
    if (value) return name === 'criteria' ? (criteria(value, source) ?? byField(name, value, 'other')) : byField(name, value, name === 'word' ? 'other' : 'eq');
  }
  return parameters?.open ? unknown('arguments are built elsewhere') : none;
}

/** `(Email:equals:x)`: https://www.zoho.com/crm/developer/docs/api/v7/search-records.html */
function criteria(node: TSESTree.Node, source: SourceView): DataAccess['filter'] | undefined {
  const text = staticValue(node, source);
  const match = text.kind === 'known' && typeof text.value === 'string' ? /^\(?([\p{L}\w]+):(equals|in|starts_with)?:/u.exec(text.value) : null;
  return match?.[1] === undefined ? undefined : byField(match[1], undefined, match[2] === 'equals' ? 'eq' : match[2] === 'in' ? 'in' : 'other');
}

/** What `await paramInstance.add(GetRecordsParam.PER_PAGE, 10)` put into a `ParameterMap` before its use. */
function parametersOf(node: TSESTree.Node | undefined, source: SourceView): Parameters {
  const name = node && unwrap(node);
  const values = new Map<string, TSESTree.Node>();
  if (!name) return { values, open: false };
  if (name.type !== 'Identifier') return { values, open: name.type !== 'NewExpression' && name.type !== 'Literal' };
  const variable = findVariable(name, source);
  const isLocal = variable?.defs[0]?.type === 'Variable';
  for (const reference of variable?.references ?? []) {
    const member = (reference.identifier as TSESTree.Node).parent;
    const call = member?.type === 'MemberExpression' && propertyName(member) === 'add' && member.parent.type === 'CallExpression' ? member.parent : undefined;
    const [key, value] = call?.arguments ?? [];
    const parameter = key && unwrap(key);
    const constant = parameter?.type === 'MemberExpression' ? propertyName(parameter) : undefined;
    if (constant !== undefined && value) values.set(constant.toLowerCase(), value);
  }
  return { values, open: !isLocal };
}

/** `ZCRM.API.MODULES.get({ module, params })`, `ZOHO.CRM.API.getAllRecords({ Entity, per_page })`. */
function apiCall(call: TSESTree.CallExpression, name: string, object: TSESTree.Node, reportNode: TSESTree.Node, { source }: ReadEnv): DataAccess | undefined {
  const method = Object.hasOwn(API_METHODS, name) ? API_METHODS[name] : undefined;
  const owner = textOf(source, object).replace(/\s+/g, '');
  if (!method || !/(?:^|\.)(?:Z(?:OHO\.)?CRM|zcrm\w*|ZCRMRestClient)\.API(?:\.MODULES)?$/i.test(owner)) return undefined;
  const args = argumentsOf(call.arguments[0], source);
  const values = new Map<string, TSESTree.Node>();
  if (args.kind === 'object') {
    for (const member of args.view.members) {
      const inner = member.name === 'params' ? argumentsOf(member.value, source) : undefined;
      if (inner?.kind === 'object') for (const one of inner.view.members) values.set(one.name, one.value);
      else values.set(member.name === 'RecordID' ? 'id' : member.name === 'sPage' ? 'page' : member.name, member.value);
    }
  }
  const module = values.get('module') ?? values.get('Entity');
  const isOne = method.rows === 'page' && name === 'get' && values.has('id');
  const parameters = { values, open: args.kind === 'unknown' || (args.kind === 'object' && args.view.open) };
  return { ...recordOf(isOne ? { ...method, rows: 'one' } : method, name, parameters, call, source), evidence: 'declaration', entity: moduleEntity(module, source), node: call, reportNode };
}

export default zoho;
