import type { TSESTree } from '@typescript-eslint/types';
import { constantInitialiser, findVariable, isFunction, propertyName, resolveConstant, resultUses, setArgumentProperty, soleDefinition, type SourceView, textOf, unwrap, unwrapAwait } from '../../ast/index.ts';
import { type DataAccess, type EntityRef, type Evidence, type Filter, type Known, none, type Projection, type RowBound, unknown } from '../../model/index.ts';
import { isNothing, pageBound } from '../shared/crm/bound.ts';
import { nameList } from '../shared/crm/fields.ts';
import { byKey, byKeys, NO_ROWS, oneRow } from '../shared/crm/filter.ts';
import { type Arguments, argumentsOf, unsettled } from '../shared/object-arguments.ts';
import { appEntity } from '../shared/crm/kintone-app.ts';
import type { Method } from './methods.ts';
import { queryFacts } from '../shared/crm/kintone-query.ts';

/** A call that was recognised, with the argument that holds its options. */
export interface RecordsCall {
  call: TSESTree.CallExpression;
  name: string;
  method: Method;
  evidence: Evidence;
  /** Index of the options. */
  options: number;
  /** Index of the argument that gets the answer. */
  callback?: number;
  reportNode: TSESTree.Node;
}

const CURSOR_PAGE = { rows: 100, why: 'a cursor answers 100 records at a time unless made for more' };
const COMMENT_PAGE = { rows: 10, why: 'kintone answers 10 comments at a time' };

/** The record of a call on an app's records. */
export function recordsAccess({ call, name, method, evidence, options, callback, reportNode }: RecordsCall, source: SourceView): DataAccess {
  const args = positional(call, name, options, source) ?? argumentsOf(call.arguments[options], source);
  const option = (...names: string[]): Option => optionOf(args, names);
  const reads = method.operation === 'read';
  const many = method.rows !== 'one';
  const facts = rowsOf(method, name, args, call, source);
  return {
    client: 'kintone',
    evidence,
    operation: facts.isCount ? 'count' : method.operation,
    method: name,
    entity: method.rows === 'cursor' ? cursorEntity(option('id'), source) : entityOf(option('app', 'appId'), source),
    cardinality: many ? 'many' : 'one',
    rowBound: facts.bound,
    projection: reads && !facts.isCount ? projectionOf(method, option('fields'), source) : { kind: 'fields', fields: [] },
    filter: facts.filter,
    related: [],
    get result() {
      const given = callback === undefined ? undefined : call.arguments[callback];
      return resultUses({ values: [call], targets: isFunction(given) ? given.params.slice(0, 1) : [] }, many ? [...method.path, '[]'] : method.path, source);
    },
    edits: reads && !facts.isCount ? editsOf(method, args, option('query'), call, options, source) : {},
    node: call,
    reportNode,
  };
}

type Option = { kind: 'set'; node: TSESTree.Node; optional: boolean } | { kind: 'absent' } | { kind: 'unknown'; why: string };

function optionOf(args: Arguments, names: readonly string[]): Option {
  if (args.kind === 'none') return { kind: 'absent' };
  if (args.kind === 'unknown') return args;
  for (const name of names) {
    const found = args.view.get(name);
    if (found.kind === 'unknown') return unsettled(args);
    if (found.kind === 'set') return { kind: 'set', node: found.member.value, optional: found.member.optional };
  }
  return { kind: 'absent' };
}

/** `getRecords(app, query, fields)` of kintone-js-sdk before 0.5. */
function positional(call: TSESTree.CallExpression, name: string, options: number, source: SourceView): Arguments | undefined {
  const [app, second, third] = call.arguments;
  if (options !== 0 || !app || !second || resolveConstant(app, source).type === 'ObjectExpression' || !/^getRecords?$|^getAllRecordsBy/.test(name)) return undefined;
  const keys: Readonly<Record<string, TSESTree.Node | undefined>> = { app, [name === 'getRecord' ? 'id' : 'query']: second, fields: third };
  const get = (key: string): ReturnType<(Arguments & { kind: 'object' })['view']['get']> => {
    const value = keys[key];
    return value ? { kind: 'set', member: { name: key, value, optional: false } } : { kind: 'absent' };
  };
  return { kind: 'object', view: { object: app as never, inline: false, members: [], open: false, get, mayBeAbsent: () => false } };
}

function entityOf(app: Option, source: SourceView): Known<EntityRef> {
  if (app.kind === 'unknown') return app;
  return appEntity(app.kind === 'set' ? app.node : undefined, source);
}

/** The app of the `createCursor` call that an id comes from. */
function cursorEntity(id: Option, source: SourceView): Known<EntityRef> {
  const elsewhere = unknown('the cursor is made elsewhere');
  if (id.kind !== 'set') return elsewhere;
  const node = unwrap(id.node);
  const name = node.type === 'MemberExpression' ? unwrap(node.object) : node;
  if (name.type !== 'Identifier') return elsewhere;
  const variable = findVariable(name, source);
  const declaration = soleDefinition(variable)?.node as TSESTree.Node | undefined;
  const made = constantInitialiser(variable) ?? (declaration?.type === 'VariableDeclarator' ? declaration.init : undefined);
  const call = made && unwrapAwait(made);
  if (call?.type !== 'CallExpression' || call.callee.type !== 'MemberExpression' || propertyName(call.callee) !== 'createCursor') return elsewhere;
  return entityOf(optionOf(argumentsOf(call.arguments[0], source), ['app']), source);
}

interface Rows {
  bound: RowBound;
  filter: Filter;
  isCount?: boolean;
}

function rowsOf(method: Method, name: string, args: Arguments, call: TSESTree.CallExpression, source: SourceView): Rows {
  const option = (...names: string[]): Option => optionOf(args, names);
  if (method.operation !== 'read') return { bound: method.rows === 'one' ? oneRow(`${name} concerns one record`) : NO_ROWS, filter: writeFilter(method, args, call, source) };
  switch (method.rows) {
    case 'one':
    case 'list': {
      const id = option('id', 'recordId');
      return { bound: oneRow(`${name} answers one record`), filter: byKey('id', id.kind === 'set' ? id.node : undefined) };
    }
    case 'comments': {
      const limit = option('limit');
      const record = option('record', 'recordId');
      return { bound: limit.kind === 'unknown' ? limit : pageBound(limit.kind === 'set' ? limit.node : undefined, COMMENT_PAGE, source), filter: { kind: 'fields', fields: [{ name: 'recordId', op: 'eq', ...(record.kind === 'set' ? { value: record.node } : {}), optional: false }], unique: false, open: false } };
    }
    case 'cursor':
      return { bound: { kind: 'default', ...CURSOR_PAGE }, filter: unknown('the cursor says which records') };
    case 'all': {
      const limit = option('limit');
      const query = option(...(method.query ?? []));
      const bound: RowBound = limit.kind === 'set' && !limit.optional ? pageBound(limit.node, { rows: 0, why: '' }, source) : { kind: 'none' };
      return { bound: bound.kind === 'default' ? { kind: 'none' } : args.kind === 'unknown' && method.query?.includes('limit') ? args : bound, filter: filterOfOption(query, call, source) };
    }
    case 'page': {
      const query = option(...(method.query ?? []));
      const total = option('totalCount');
      if (query.kind === 'unknown') return { bound: query, filter: query };
      const facts = queryFacts(query.kind === 'set' ? query.node : undefined, call, source);
      return { bound: facts.bound, filter: query.kind === 'set' && query.optional ? optional(facts.filter) : facts.filter, isCount: facts.limit === 0 && total.kind === 'set' };
    }
  }
}

function filterOfOption(query: Option, call: TSESTree.CallExpression, source: SourceView): Filter {
  if (query.kind === 'unknown') return query;
  if (query.kind === 'absent') return none;
  const { filter } = queryFacts(query.node, call, source);
  return query.optional ? optional(filter) : filter;
}

/** A filter that only some paths set. */
function optional(filter: Filter): Filter {
  return filter.kind === 'fields' ? { ...filter, unique: false, fields: filter.fields.map((field) => ({ ...field, optional: true })) } : filter;
}

function writeFilter(method: Method, args: Arguments, call: TSESTree.CallExpression, source: SourceView): Filter {
  if (method.operation === 'create') return unknown('the method takes records');
  if (method.query) return filterOfOption(optionOf(args, method.query), call, source);
  const key = optionOf(args, ['id', 'ids', 'records', 'updateKey']);
  const node = key.kind === 'set' ? key.node : undefined;
  return method.rows === 'one' ? byKey('id', node) : byKeys('id', node);
}

function projectionOf({ rows }: Method, fields: Option, source: SourceView): Projection {
  if (rows === 'comments') return { kind: 'fields', fields: ['id', 'text', 'creator', 'mentions', 'createdAt'] };
  if (rows === 'one') return { kind: 'all' };
  if (rows === 'cursor') return unknown('the cursor says which fields');
  if (fields.kind === 'unknown') return fields;
  if (fields.kind === 'absent' || isNothing(fields.node, source)) return { kind: 'all' };
  const names = fields.optional ? undefined : nameList(fields.node, source);
  if (!names || names.open) return unknown('`fields` is built elsewhere');
  // An empty list asks for every field.
  return names.names.length === 0 ? { kind: 'all' } : { kind: 'fields', fields: names.names.map((field) => (field === '$id' ? 'id' : field)) };
}

function editsOf(method: Method, args: Arguments, query: Option, call: TSESTree.CallExpression, options: number, source: SourceView): DataAccess['edits'] {
  if (method.rows === 'one' || method.rows === 'comments' || method.rows === 'cursor' || args.kind !== 'object' || !args.view.inline) return {};
  const { object } = args.view;
  const limit = (rows: number) => limitEdit(query, rows, source) ?? setArgumentProperty(call, object, 'query', `'limit ${rows}'`, source, options);
  return {
    ...(method.rows === 'page' && (query.kind === 'absent' || limitEdit(query, 1, source)) && method.query?.length === 1 ? { bound: limit } : {}),
    project: (fields) => setArgumentProperty(call, object, 'fields', `[${fields.map((field) => `'${field === 'id' ? '$id' : field}'`).join(', ')}]`, source, options),
  };
}

/** Writes `limit` into a query that stands where it is used; undefined where none is or it could have one already. */
function limitEdit(query: Option, rows: number, source: SourceView): ReturnType<NonNullable<DataAccess['edits']['bound']>> | undefined {
  if (query.kind !== 'set') return undefined;
  const node = unwrap(query.node);
  if (node.type !== 'Literal' && node.type !== 'TemplateLiteral') return undefined;
  const written = textOf(source, node);
  const present = /\blimit\s+(\d+)/i.exec(written);
  const code = `limit ${rows}`;
  if (present) {
    const at = node.range[0] + present.index;
    return { code, edits: [{ range: [at, at + present[0].length], text: code }] };
  }
  const at = node.range[1] - 1;
  const isOpen = /\blimit\b|\boffset\b|\}\s*.$/i.test(written);
  return isOpen ? undefined : { code, edits: [{ range: [at, at], text: written.length > 2 && !/\s.$/.test(written) ? ` ${code}` : code }] };
}

