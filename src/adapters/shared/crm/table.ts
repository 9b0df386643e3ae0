import type { TSESTree } from '@typescript-eslint/types';
import { fallsAway, objectView, resolveConstant, resultUse, setArgumentProperty, type SourceView } from '../../../ast/index.ts';
import { type DataAccess, type EntityRef, type Evidence, type Filter, type FilterField, type Known, known, none, type Operation, type Projection, type RowBound, type SystemId, unknown } from '../../../model/index.ts';
import { type Arguments, argumentsOf, isUndefined, unsettled } from '../object-arguments.ts';
import { pageBound } from './bound.ts';
import { acrossPages } from '../paging.ts';
import { nameList } from './fields.ts';
import { byField, byKey, byKeys, listBound, NO_ROWS, oneRow } from './filter.ts';

/** What one method of an SDK does: the row of a table that the SDK's adapter is. */
export interface SdkMethod {
  operation: Extract<Operation, 'read' | 'count' | 'create' | 'update' | 'delete'>;
  /** The entity, as the SDK names it. */
  entity: string;
  /** `all`: every page is fetched; `page`: one request; `one`: one record; `list`: the records that a list names. */
  rows: 'all' | 'page' | 'one' | 'list';
  /** Index of the argument that is the key, the keys or the parent, and what it is called. */
  key?: { argument: number; name: string; kind: 'id' | 'ids' | 'parent' | 'words' };
  /** Index of the options object, and what its properties mean. */
  options?: { argument: number; meaning: OptionMeaning };
  /** What a page holds where the request does not say. */
  page?: { rows: number; why: string };
  /** Properties that lead from the answer to the rows. */
  path?: readonly string[];
  /** Fields that come back where nothing narrows them; all where absent. */
  fields?: readonly string[];
}

/** What the properties of an options object mean (`a.b`: `b` of the object `a`); those that are not named are conditions. */
export interface OptionMeaning {
  bound?: readonly string[];
  cursor?: readonly string[];
  fields?: readonly string[];
  /** Properties that name one record. */
  id?: readonly string[];
  /** Properties that name records. */
  ids?: readonly string[];
  /** Properties that say how the answer looks. */
  ignored?: readonly string[];
}

/** A call that was recognised as one of the table's methods. */
export interface SdkCall {
  /** The adapter's id, which is the system's. */
  client: SystemId;
  evidence: Evidence;
  call: TSESTree.CallExpression;
  name: string;
  reportNode: TSESTree.Node;
  method: SdkMethod;
  /** The entity, where an argument says it. */
  entity?: Known<EntityRef>;
  source: SourceView;
}

/** The record of a call on an SDK that a table describes. */
export function sdkAccess({ client, evidence, call, name, reportNode, method, entity, source }: SdkCall): DataAccess {
  const options = method.options;
  const args: Arguments = options ? argumentsOf(call.arguments[options.argument], source) : { kind: 'none' };
  const many = method.rows !== 'one';
  const reads = method.operation === 'read';
  return {
    client,
    evidence,
    operation: method.operation,
    method: name,
    entity: entity ?? known({ name: method.entity, as: 'object', system: client }),
    cardinality: many ? 'many' : 'one',
    rowBound: boundOf(method, name, args, call, source),
    projection: reads ? projectionOf(method, args, source) : { kind: 'fields', fields: [] },
    filter: filterOf(method, args, call, source),
    related: [],
    get result() {
      return resultUse(call, [...(method.path ?? []), ...(many ? ['[]'] : [])], source);
    },
    edits: reads ? editsOf(method, args, call, source) : {},
    node: call,
    reportNode,
  };
}

function boundOf({ operation, rows, key, page, options }: SdkMethod, name: string, args: Arguments, call: TSESTree.CallExpression, source: SourceView): RowBound {
  if (rows === 'one') return oneRow(`${name} concerns one record`);
  if (operation !== 'read') return NO_ROWS;
  if (rows === 'list') return listBound(key && call.arguments[key.argument], call, source);
  if (rows === 'all' || !page) return { kind: 'none' };
  if (args.kind === 'unknown') return args;
  const bound = option(args, options?.meaning.bound, source);
  if (bound.kind === 'unknown') return args.kind === 'object' ? unsettled(args) : unknown('arguments are built elsewhere');
  const cursor = option(args, options?.meaning.cursor, source);
  return acrossPages(pageBound(bound.kind === 'set' ? bound.node : undefined, page, source), call, cursor.kind === 'set' ? cursor.node : undefined, source);
}

type Found = { kind: 'set'; node: TSESTree.Node; optional: boolean } | { kind: 'absent' } | { kind: 'unknown' };

function option(args: Arguments, names: readonly string[] | undefined, source: SourceView): Found {
  if (!names) return { kind: 'absent' };
  if (args.kind !== 'object') return args.kind === 'none' ? { kind: 'absent' } : { kind: 'unknown' };
  for (const name of names) {
    const [outer = name, inner] = name.split('.');
    const found = args.view.get(outer);
    if (found.kind === 'set' && inner !== undefined) {
      const held = objectView(found.member.value, source);
      const nested = held ? option({ kind: 'object', view: held }, [inner], source) : ({ kind: 'unknown' } as const);
      if (nested.kind !== 'absent') return nested;
    } else if (found.kind === 'set') return { kind: 'set', node: found.member.value, optional: found.member.optional };
    if (found.kind === 'unknown') return { kind: 'unknown' };
  }
  return { kind: 'absent' };
}

function projectionOf({ fields, options, rows }: SdkMethod, args: Arguments, source: SourceView): Projection {
  const bare: Projection = fields ? { kind: 'fields', fields } : { kind: 'all' };
  const names = options?.meaning.fields;
  if (!names || rows === 'one') return bare;
  const found = option(args, names, source);
  if (found.kind === 'absent') return bare;
  const list = found.kind === 'set' && !found.optional ? nameList(found.node, source) : undefined;
  return list && !list.open ? { kind: 'fields', fields: list.names } : unknown(`\`${names[0] ?? ''}\` is built elsewhere`);
}

function filterOf(method: SdkMethod, args: Arguments, call: TSESTree.CallExpression, source: SourceView): Filter {
  const { key, operation, options } = method;
  const value = key && call.arguments[key.argument];
  if (operation === 'create') return unknown('the method takes records');
  if (key?.kind === 'id') return byKey(key.name, value);
  if (key?.kind === 'ids') return byKeys(key.name, value);
  const own = key && value ? byField(key.name, value, key.kind === 'parent' ? 'eq' : 'other') : none;
  if (!options) return own;
  if (args.kind === 'unknown') return own.kind === 'fields' ? { ...own, open: true } : args;
  if (args.kind === 'none') return own;
  const conditions = conditionsOf(args, options.meaning, source);
  const fields = [...(own.kind === 'fields' ? own.fields : []), ...(operation === 'read' ? conditions : conditions.filter(({ name }) => name === 'id'))];
  // What a write brings beside the key are values, not conditions.
  if (fields.length === 0 && operation !== 'read') return unknown('the method takes records');
  if (fields.length === 0) return args.view.open ? unknown('arguments come from a spread') : none;
  const ids = options.meaning.id ?? [];
  return { kind: 'fields', fields, unique: fields.some(({ name, optional }) => !optional && (ids.includes(name) || (name === 'id' && ids.length > 0))), open: args.view.open };
}

/** Every property that is no paging and no projection narrows the rows. */
function conditionsOf({ view }: Arguments & { kind: 'object' }, meaning: OptionMeaning, source: SourceView): FilterField[] {
  const other = new Set([...(meaning.bound ?? []), ...(meaning.cursor ?? []), ...(meaning.fields ?? []), ...(meaning.ignored ?? [])].map((name) => name.split('.')[0]));
  return view.members.flatMap(({ name, value, optional }): FilterField[] => {
    if (other.has(name) || isUndefined(value, source)) return [];
    const op = meaning.ids?.includes(name) ? 'in' : resolveConstant(value, source).type === 'ObjectExpression' ? 'other' : 'eq';
    return [{ name: meaning.id?.includes(name) ? 'id' : name, op, value: resolveConstant(value, source), ...fallsAway(value, source, optional) }];
  });
}

function editsOf({ rows, options }: SdkMethod, args: Arguments, call: TSESTree.CallExpression, source: SourceView): DataAccess['edits'] {
  if (rows !== 'page' || !options || args.kind === 'unknown' || (args.kind === 'object' && !args.view.inline) || call.arguments.length < options.argument) return {};
  const object = args.kind === 'object' ? args.view.object : undefined;
  const bound = options.meaning.bound?.[0];
  return bound === undefined || bound.includes('.') ? {} : { bound: (size: number) => setArgumentProperty(call, object, bound, String(size), source, options.argument) };
}
