import type { TSESTree } from '@typescript-eslint/types';
import { calledMember, isFunction, objectView, resultUse, resultUses, type SourceView, type Way } from '../ast/index.ts';
import { type DataAccess, type EntityRef, type Known, known, type Projection, type ResultUse, type RowBound, unknown } from '../model/index.ts';
import type { Adapter, ReadEnv } from './adapter.ts';
import { batchTables, transactInputs } from './dynamodb/batch.ts';
import { type Command, METHODS, OPERATIONS, PAGINATORS } from './dynamodb/commands.ts';
import { editsOf } from './dynamodb/edits.ts';
import { filterOf, isCount, keyFilter, projectionOf } from './dynamodb/expressions.ts';
import { pagesBound } from './dynamodb/pages.ts';
import { entityOf, readPartiQl } from './dynamodb/partiql.ts';
import { MODULES, type Request, requestOf } from './dynamodb/request.ts';
import { tableOf } from './dynamodb/table.ts';
import { argumentsOf, boundMember } from './shared/object-arguments.ts';
import type { Arguments } from './shared/object-arguments.ts';
import { HOLE, writtenText } from './shared/text/written-text.ts';

const ID = 'dynamodb';
const CALLS = /\.(?:send|scan|query|get(?:Item)?|put(?:Item)?|update(?:Item)?|delete(?:Item)?|batchGet(?:Item)?|transactGet(?:Items)?|executeStatement)\s*[<(]|paginate(?:Scan|Query)\s*\(/;

/** Reads DynamoDB: commands and methods of the AWS SDK for JavaScript 3, the document client of version 2, paginators, PartiQL. */
export const dynamodb: Adapter = {
  id: ID,
  modules: MODULES,
  methods: new Set(['send', ...METHODS.keys(), ...PAGINATORS.keys()]),
  tokens: ['ynamo', 'YNAMO', 'TableName', 'DocumentClient'].map((word) => [CALLS, word]),
  read(node, env) {
    if (node.type !== 'CallExpression') return undefined;
    const request = requestOf(node, env.source);
    const command = request && OPERATIONS.get(request.operation);
    return request && command && readRequest({ call: node, request, command, env });
  },
};

interface Site {
  call: TSESTree.CallExpression;
  request: Request;
  command: Command;
  env: ReadEnv;
}

function readRequest(site: Site): DataAccess | undefined {
  switch (site.command.shape) {
    case 'batch':
      return readBatch(site);
    case 'transaction':
      return readTransaction(site);
    case 'statement':
      return readStatement(site);
    default:
      return readItems(site);
  }
}

type Parts = Pick<DataAccess, 'operation' | 'entity' | 'cardinality' | 'rowBound' | 'projection' | 'filter'> & Partial<Pick<DataAccess, 'related' | 'edits'>>;

function access({ call, request, env }: Site, parts: Parts, way: Way | undefined): DataAccess {
  const { operation } = parts;
  return {
    client: ID,
    evidence: request.evidence,
    method: request.method,
    related: [],
    edits: {},
    ...parts,
    get result() {
      if (operation !== 'read') return NOTHING;
      return way ? resultOf(call, way, env.source) : NOT_FOLLOWED;
    },
    node: call,
    reportNode: request.reportNode,
  };
}

const NOTHING: ResultUse = { bindings: [], fields: known([]), escapes: 'no' };
const NOT_FOLLOWED: ResultUse = { bindings: [], fields: unknown('pages and batches are not followed'), escapes: 'unknown' };
const NO_FIELDS: Projection = { kind: 'fields', fields: [] };

/** `await client.send(…)`, `client.scan(params).promise()`, `client.scan(params, (error, data) => …)`. */
function resultOf(call: TSESTree.CallExpression, way: Way, source: SourceView): ResultUse {
  const callback = call.arguments[1];
  if (isFunction(callback)) return resultUses({ targets: callback.params.slice(1, 2) }, way, source);
  const { parent } = call;
  const promised = parent.type === 'MemberExpression' && parent.object === call && parent.parent.type === 'CallExpression' && calledMember(parent.parent)?.name === 'promise' ? parent.parent : call;
  return resultUse(promised, way, source);
}

function tableIn(input: Arguments, env: ReadEnv): Known<EntityRef> {
  const found = input.kind === 'object' ? input.view.get('TableName') : undefined;
  return found?.kind === 'set' ? tableOf(found.member.value, env) : unknown('the input is built elsewhere');
}

/** Queries, scans and what names one item by its key. */
function readItems(site: Site): DataAccess {
  const { call, request, command, env } = site;
  const { input } = request;
  const entity = tableIn(input, env);
  if (command.shape === 'one') {
    const key = input.kind === 'object' ? input.view.get('Key') : undefined;
    const reads = command.operation === 'read';
    const filter = command.operation === 'create' ? ({ kind: 'none' } as const) : keyFilter(key?.kind === 'set' ? key.member.value : undefined, env.source);
    const rowBound: RowBound = reads ? { kind: 'default', rows: 1, why: 'a key names one item' } : { kind: 'default', rows: 0, why: 'a write answers no items' };
    return access(site, { operation: command.operation, entity, cardinality: 'one', rowBound, projection: reads ? projectionOf(input, env.source) : NO_FIELDS, filter }, ['Item']);
  }
  const counts = isCount(input, env.source);
  const rowBound: RowBound = counts ? { kind: 'default', rows: 1, why: 'a count answers a number' } : pagesBound(call, request, env.source);
  return access(
    site,
    {
      operation: counts ? 'count' : 'read',
      entity,
      cardinality: counts ? 'one' : 'many',
      rowBound,
      projection: counts ? NO_FIELDS : projectionOf(input, env.source),
      filter: filterOf(input, env.source),
      ...(counts ? {} : { edits: editsOf(request, rowBound, env.source) }),
    },
    request.paginates ? undefined : ['Items', '[]'],
  );
}

const BY_KEYS: DataAccess['filter'] = { kind: 'fields', fields: [{ name: 'id', op: 'in', optional: false }], unique: false, open: true };
/** The most keys that one request may hold. */
const MOST_KEYS: RowBound = { kind: 'default', rows: 100, why: 'one request names 100 keys at most' };

/** `BatchGet`: keys of one or more tables. */
function readBatch(site: Site): DataAccess {
  const { request, env } = site;
  const tables = batchTables(request.input, env.source);
  const [first, ...rest] = (tables ?? []).map(({ table, options, keys }): Parts => ({
    operation: 'read',
    entity: 'name' in table ? known({ name: table.name, as: 'table' }) : tableOf(table.node, env),
    cardinality: 'many',
    rowBound: keys === undefined ? MOST_KEYS : { kind: 'default', rows: keys, why: 'the keys are written out' },
    projection: projectionOf(argumentsOf(options, env.source), env.source),
    filter: BY_KEYS,
  }));
  if (!first) return access(site, unreadable(MOST_KEYS), undefined);
  return access(site, { ...first, related: rest.map((parts) => access(site, parts, undefined)) }, undefined);
}

/** `TransactGet`: one key per item. */
function readTransaction(site: Site): DataAccess {
  const { request, env } = site;
  const inputs = transactInputs(request.input, env.source);
  const [first, ...rest] = (inputs ?? []).map((node): Parts => {
    const input = argumentsOf(node, env.source, objectView);
    const key = input.kind === 'object' ? input.view.get('Key') : undefined;
    return { operation: 'read', entity: tableIn(input, env), cardinality: 'one', rowBound: { kind: 'default', rows: 1, why: 'a key names one item' }, projection: projectionOf(input, env.source), filter: keyFilter(key?.kind === 'set' ? key.member.value : undefined, env.source) };
  });
  if (!first) return access(site, unreadable(MOST_KEYS), undefined);
  return access(site, { ...first, related: rest.map((parts) => access(site, parts, undefined)) }, undefined);
}

/** `ExecuteStatement`: PartiQL. */
function readStatement(site: Site): DataAccess {
  const { request, env } = site;
  const { input } = request;
  const found = input.kind === 'object' ? input.view.get('Statement') : undefined;
  const text = found?.kind === 'set' ? writtenText(found.member.value, env.source) : HOLE;
  const statement = readPartiQl(text);
  if (!statement) return access(site, { ...unreadable(unknown('the statement is built elsewhere')), operation: 'raw' }, undefined);
  const reads = statement.operation === 'read';
  const rowBound: RowBound = reads ? boundMember(input, 'Limit', env.source) : { kind: 'default', rows: 0, why: 'a write answers no items' };
  const { operation, projection, filter } = statement;
  const { bound } = reads ? editsOf(request, rowBound, env.source) : {};
  return access(site, { operation, projection, filter, entity: entityOf(statement), cardinality: 'many', rowBound, edits: bound ? { bound } : {} }, ['Items', '[]']);
}

function unreadable(rowBound: RowBound): Parts {
  const why = unknown('the input is built elsewhere');
  return { operation: 'read', entity: why, cardinality: 'many', rowBound, projection: why, filter: why };
}

export default dynamodb;
