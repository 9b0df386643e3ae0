import type { TSESTree } from '@typescript-eslint/types';
import { calledMember, objectView, resolveConstant, resultUses, type SourceView, staticValue } from '../ast/index.ts';
import { type CatalogEntity, type DataAccess, type Filter, type FilterField, known, none, type Operation, type ResultUse, type RowBound, unknown } from '../model/index.ts';
import type { Adapter, ReadEnv } from './adapter.ts';
import { answersOne, boundOf } from './supabase/bounds.ts';
import { MODULES, supabaseClient } from './supabase/client.ts';
import { Conditions } from './supabase/conditions.ts';
import { takenElsewhere } from './shared/builder-step.ts';
import { editsOf } from './supabase/edits.ts';
import { followRequest, type Request } from './supabase/follow.ts';
import { actsForCaller } from './supabase/rights.ts';
import { declaredRows } from './supabase/rows-type.ts';
import { type Addressed, addressed, projectionOf, relatedOf, type Selection, selectionOf } from './supabase/selection.ts';
import { type Table, tableOf } from './supabase/table.ts';
import { ADMIN, readAdmin } from './supabase/users.ts';

const ID = 'supabase';

/** What begins a request on a table (postgrest-js 1 and 2). */
const VERBS: ReadonlyMap<string, Operation> = new Map([['select', 'read'], ['insert', 'create'], ['upsert', 'update'], ['update', 'update'], ['delete', 'delete']]);
const ONE_RECORD: RowBound = { kind: 'default', rows: 1, why: 'the filter names one record' };

/** Words of which one stands in every file that talks to Supabase: its name, or links that only its builder has. */
const SPEAKS = /supabase|\.(?:eq|single|maybeSingle)\s*\(/i;

/** Reads requests of supabase-js: `client.from('contacts').select('id, email').eq('owner_id', id)`, `rpc`, and the administration of accounts. */
export const supabase: Adapter = {
  id: ID,
  modules: MODULES,
  methods: new Set([...VERBS.keys(), ...ADMIN.keys(), 'rpc']),
  tokens: [...[...VERBS.keys()].map((verb) => [SPEAKS, 'from', `.${verb}`]), ...[...ADMIN.keys()].map((name) => ['admin', `.${name}`]), [/supabase/i, '.rpc']],
  read(node, env) {
    if (node.type !== 'CallExpression') return undefined;
    const called = calledMember(node);
    if (!called) return undefined;
    if (ADMIN.has(called.name)) return readAdmin(node, called.name, called.member, ID, env);
    if (called.name === 'rpc') return readFunction(node, called, env);
    const operation = VERBS.get(called.name);
    if (!operation) return undefined;
    let request: Request | undefined;
    const followed = (): Request => (request ??= followRequest(node, env.source));
    const table = tableOf(called.object, followed, env);
    return table && readRequest({ verb: node, name: called.name, reportNode: called.member.property, operation, table, request: followed(), env });
  },
};

interface Site {
  verb: TSESTree.CallExpression;
  name: string;
  reportNode: TSESTree.Node;
  operation: Operation;
  table: Table;
  request: Request;
  env: ReadEnv;
}

function readRequest(site: Site): DataAccess {
  const { verb, name, reportNode, operation, table, request, env } = site;
  const reads = name === 'select';
  // What a write answers is asked for by a `select` of its own.
  const asked = reads ? verb : request.links.find((link) => link.name === 'select')?.call;
  const selection = asked && selectionOf(asked.arguments[0], env);
  const counts = reads && (isHead(verb, env.source) || (selection !== undefined && isCount(selection)));
  const owner = table.entity.kind === 'known' ? env.entity(table.entity.value.name) : undefined;
  const names: ReadonlyMap<string, Addressed> = selection ? addressed(selection.read) : new Map();
  const conditions = new Conditions(request, names, env.source);
  const found = conditions.ofTable(answersOne(request) && !request.links.some((link) => link.name === 'limit' || link.name === 'range'));
  // An upsert finds its rows by the keys of the records that it is given.
  const byRecord = name === 'upsert' && found.kind === 'none';
  const filter = byRecord ? unknown('the records name their keys') : found.kind === 'fields' && namesOneRecord(found, owner) ? { ...found, unique: true } : found;
  const one = counts || answersOne(request);
  const planned = request.links.some((link) => link.name === 'explain');
  const rows = selection !== undefined && !counts && !planned;
  return {
    client: ID,
    evidence: table.evidence,
    operation: counts ? 'count' : reads && selection?.read.aggregates ? 'aggregate' : operation,
    method: name,
    entity: table.entity,
    cardinality: one || (!reads && filter.kind === 'fields' && filter.unique) ? 'one' : 'many',
    rowBound: boundFor(site, filter, { one, counts, rows, reads }),
    projection: rows ? projectionOf(selection.read) : { kind: 'fields', fields: [] },
    filter,
    related: rows ? relatedOf(selection.read, owner, { client: ID, table, node: selection.node ?? reportNode, request, conditions, names, env }) : [],
    get result() {
      return resultOf(request, !one, env.source);
    },
    edits: reads && rows && !selection.read.aggregates && !takenElsewhere(request.links, env.source) ? editsOf(verb, request, selection, owner, !one, env.source) : {},
    ...(actsForCaller(table.client, env.source) ? { callerRights: true } : {}),
    node: verb,
    reportNode,
  };
}

function boundFor(site: Site, filter: Filter, { one, counts, rows, reads }: { one: boolean; counts: boolean; rows: boolean; reads: boolean }): DataAccess['rowBound'] {
  const { table, request, env } = site;
  if (counts) return { kind: 'default', rows: 1, why: 'a count answers a number' };
  if (one) return { kind: 'default', rows: 1, why: 'the request answers one row' };
  if (reads) {
    const bound = boundOf(request, table.hosted, env.source);
    return bound.kind === 'literal' || filter.kind !== 'fields' || !filter.unique ? bound : ONE_RECORD;
  }
  return rows ? writtenBound(site, filter) : { kind: 'default', rows: 0, why: 'a write answers no rows' };
}

/** A write answers the rows it writes: those that are written out, or those that its filter names. */
function writtenBound({ verb, name, operation, env }: Site, filter: Filter): DataAccess['rowBound'] {
  const [values] = verb.arguments;
  const value = values && (name === 'insert' || name === 'upsert') ? resolveConstant(values, env.source) : undefined;
  if (value?.type === 'ObjectExpression') return { kind: 'default', rows: 1, why: 'one row is written' };
  if (value?.type === 'ArrayExpression' && value === values && !value.elements.some((element) => element?.type === 'SpreadElement')) return { kind: 'default', rows: value.elements.length, why: 'the rows are written out' };
  return operation !== 'create' && filter.kind === 'fields' && filter.unique ? ONE_RECORD : unknown('as many rows as are written');
}

/** A key by the schema, or a column that is one by its name where the schema says nothing about keys. */
function namesOneRecord({ fields }: { fields: readonly FilterField[] }, owner: CatalogEntity | undefined): boolean {
  return fields.some(({ name, op, optional }) => {
    const field = owner?.fields.find((one) => (one.column ?? one.name) === name);
    return op === 'eq' && !optional && (field?.unique ?? /^(?:id|uuid)$/i.test(name));
  });
}

function resultOf({ links, ends }: Request, many: boolean, source: SourceView): ResultUse {
  const use = resultUses({ values: ends }, many ? ['data', '[]'] : ['data'], source);
  return links.some(({ name }) => name === 'csv' || name === 'geojson') ? { ...use, fields: unknown('the rows are handed out as one text') } : use;
}

/** `select('*', { count: 'exact', head: true })` answers the number of rows and nothing of them. */
function isHead(verb: TSESTree.CallExpression, source: SourceView): boolean {
  const options = verb.arguments[1];
  const head = options && objectView(options, source)?.get('head');
  const value = head?.kind === 'set' && !head.member.optional ? staticValue(head.member.value, source) : undefined;
  return value?.kind === 'known' && value.value === true;
}

const isCount = ({ read }: Selection): boolean => read.aggregates && !read.all && !read.open && read.columns.length === 0 && read.embeds.length === 0;

/** `client.rpc('search_contacts', { … })`: a database function, whose rows only a type written at the call tells. */
function readFunction(call: TSESTree.CallExpression, { object, member }: { object: TSESTree.Node; member: TSESTree.MemberExpression }, env: ReadEnv): DataAccess | undefined {
  const proof = call.arguments.length > 0 ? supabaseClient(object, env.source) : undefined;
  if (!proof) return undefined;
  const request = followRequest(call, env.source);
  const use = resultOf(request, !answersOne(request), env.source);
  const rows = rowsOf(call, request, use, env);
  const asked = request.links.find((link) => link.name === 'select')?.call;
  const one = answersOne(request);
  const conditions = new Conditions(request, new Map(), env.source).ofTable(false);
  return {
    client: ID,
    evidence: proof.evidence,
    operation: 'raw',
    method: 'rpc',
    entity: rows,
    cardinality: one ? 'one' : 'many',
    rowBound: one ? { kind: 'default', rows: 1, why: 'the request answers one row' } : boundOf(request, proof.hosted, env.source),
    projection: asked ? projectionOf(selectionOf(asked.arguments[0], env).read) : rows.kind === 'known' ? { kind: 'all' } : rows.kind === 'none' ? { kind: 'fields', fields: [] } : rows,
    // The arguments of the function may choose rows as well.
    filter: conditions.kind === 'fields' ? { ...conditions, open: true } : unknown('a database function chooses the rows'),
    related: [],
    result: use,
    edits: {},
    node: call,
    reportNode: member.property,
  };
}

/** What a database function answers: by a type written at the call, or by its declaration in the schema; nothing where the code takes nothing of it. */
function rowsOf(call: TSESTree.CallExpression, request: Request, use: ResultUse, env: ReadEnv): DataAccess['entity'] {
  const typed = declaredRows(call, request, env);
  if (typed !== undefined) return known({ name: typed, as: 'class' });
  const name = call.arguments[0] && staticValue(call.arguments[0], env.source);
  const declared = name?.kind === 'known' && typeof name.value === 'string' ? env.entity(`${name.value}()`) : undefined;
  if (declared) return known({ name: declared.name, as: 'table' });
  const takesNothing = use.escapes === 'no' && use.bindings.length === 0 && use.fields.kind === 'known' && use.fields.value.length === 0;
  return takesNothing ? none : unknown('what a database function answers is not written here');
}

export default supabase;
