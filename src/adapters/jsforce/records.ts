import type { TSESTree } from '@typescript-eslint/types';
import { declaredType, objectView, resolveConstant, resultUse, type SourceView, staticValue, textOf, unwrap } from '../../ast/index.ts';
import { type DataAccess, type EntityRef, type Filter, type Known, known, none, type Operation, type Projection, type RowBound, unknown } from '../../model/index.ts';
import type { ReadEnv } from '../adapter.ts';
import { nameList } from '../shared/crm/fields.ts';
import { byKey, byKeys, listBound, NO_ROWS, oneRow } from '../shared/crm/filter.ts';
import { lastName } from '../shared/crm/client.ts';
import type { ConnectionCall } from './connection.ts';
import { isTold } from './names.ts';

/** Methods that take records or ids of one object. */
export const RECORD_METHODS: ReadonlyMap<string, Operation> = new Map([
  ['retrieve', 'read'], ['create', 'create'], ['insert', 'create'], ['update', 'update'], ['upsert', 'update'], ['destroy', 'delete'], ['delete', 'delete'], ['del', 'delete'],
  ['createBulk', 'create'], ['insertBulk', 'create'], ['updateBulk', 'update'], ['upsertBulk', 'update'], ['destroyBulk', 'delete'], ['deleteBulk', 'delete'],
  ['destroyHardBulk', 'delete'], ['deleteHardBulk', 'delete'], ['bulkload', 'update'], ['load', 'update'], ['loadAndWaitForResults', 'update'],
]);

/** Methods that take a load of records. */
const BULK_METHODS = /^(?:load|bulkload|loadAndWaitForResults|\w+Bulk)$/;

/** What the bulk interfaces call their operations. */
const BULK: Readonly<Record<string, Operation>> = { insert: 'create', update: 'update', upsert: 'update', delete: 'delete', hardDelete: 'delete' };

/** Reads `retrieve('Contact', id)`, `sobject('Contact').update(record)`, `bulk.load('Contact', 'insert', records)` … */
export function recordAccess(target: ConnectionCall, client: string, env: ReadEnv): DataAccess | undefined {
  const { call, method, object, record, proof, reportNode } = target;
  const { source } = env;
  const usual = RECORD_METHODS.get(method);
  const written = objectAndRest(target, source);
  const name = written?.entity.kind === 'known' ? written.entity.value.name : undefined;
  if (!usual || !written || !isTold(name, proof, env) || (proof.weak && !object)) return undefined;
  const { entity, rest } = written;
  const operation = bulkOperation(target, source) ?? usual;
  const first = record ?? rest[0];
  const many = BULK_METHODS.test(method) || (first !== undefined && isList(first, source));
  const reads = operation === 'read';
  const filter: Filter = operation === 'create' ? none : idFilter(first, many, operation, source);
  const rowBound: RowBound = !reads ? NO_ROWS : many ? listBound(first, call, source) : oneRow('the call names one record');
  return {
    client, evidence: proof.evidence, operation, method, entity, cardinality: many ? 'many' : 'one', rowBound,
    projection: reads ? retrieved(record ? rest[0] : rest[1], source) : { kind: 'fields', fields: [] },
    filter, related: [],
    get result() {
      return resultUse(call, many, source);
    },
    edits: {}, node: call, reportNode,
  };
}

/** The object a call is about, and the arguments behind its name. */
function objectAndRest({ call, part, method, object }: ConnectionCall, source: SourceView): { entity: Known<EntityRef>; rest: readonly TSESTree.Node[] } | undefined {
  if (object) return { entity: object.name === undefined ? entityOf(object.node, source) : known({ name: object.name, as: 'object', system: 'salesforce' }), rest: call.arguments };
  const [first, ...rest] = call.arguments;
  if (!first || first.type === 'SpreadElement' || part === 'metadata' || part === 'apex') return undefined;
  const view = method === 'loadAndWaitForResults' ? objectView(first, source) : undefined;
  if (!view) return { entity: entityOf(first, source), rest };
  const name = view.get('object');
  return { entity: name.kind === 'set' ? entityOf(name.member.value, source) : unknown('the object is decided at run time'), rest };
}

function entityOf(node: TSESTree.Node | undefined, source: SourceView): Known<EntityRef> {
  const name = node && staticValue(node, source);
  return name?.kind === 'known' && typeof name.value === 'string' ? known({ name: name.value, as: 'object', system: 'salesforce' }) : unknown('the object is decided at run time');
}

function bulkOperation({ call, method }: ConnectionCall, source: SourceView): Operation | undefined {
  const node = method === 'load' ? call.arguments[1] : method === 'bulkload' ? call.arguments[0] : undefined;
  const option = method === 'loadAndWaitForResults' && call.arguments[0] ? objectView(call.arguments[0], source)?.get('operation') : undefined;
  const written = node ?? (option?.kind === 'set' ? option.member.value : undefined);
  const value = written && staticValue(written, source);
  return value?.kind === 'known' && typeof value.value === 'string' ? BULK[value.value] : undefined;
}

function idFilter(node: TSESTree.Node | undefined, many: boolean, operation: Operation, source: SourceView): Filter {
  // The records of an update carry their ids.
  const carried = operation === 'update' && node && !many ? objectView(node, source)?.get('Id') : undefined;
  const value = operation === 'read' || operation === 'delete' ? node : carried?.kind === 'set' ? carried.member.value : undefined;
  return many ? byKeys('Id', value) : byKey('Id', value);
}

/** True for an argument that is a list: an array, something that makes one, or a name or type that says so. */
function isList(node: TSESTree.Node, source: SourceView): boolean {
  const value = resolveConstant(node, source);
  if (value.type === 'ArrayExpression') return true;
  if (value.type === 'CallExpression') return /^(?:map|filter|from|slice|split|concat|keys|values|flatMap)$/.test(value.callee.type === 'MemberExpression' ? (lastName(value.callee) ?? '') : '');
  const type = declaredType(node, source);
  if (type) return type.type === 'TSArrayType' || (type.type === 'TSTypeReference' && /^(?:Array|ReadonlyArray|Set)\b/.test(textOf(source, type)));
  return /(?:ids|records|rows|batch|chunk|list|contacts|leads|accounts)$/i.test(lastName(unwrap(node)) ?? '');
}

/** `{ fields: ['Id', 'Name'] }`; every field without it. */
function retrieved(options: TSESTree.Node | undefined, source: SourceView): Projection {
  if (!options) return { kind: 'all' };
  const view = objectView(options, source);
  const fields = view?.get('fields');
  if (!fields || fields.kind === 'unknown') return unknown('the options come from elsewhere');
  if (fields.kind === 'absent') return { kind: 'all' };
  const names = nameList(fields.member.value, source);
  return names && !names.open ? { kind: 'fields', fields: names.names } : unknown('the field list is built at run time');
}
