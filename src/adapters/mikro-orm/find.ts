import type { TSESTree } from '@typescript-eslint/types';
import { objectView, readRowBound, resolveConstant, resultUse, setArgumentProperty, type SourceView } from '../../ast/index.ts';
import { type CatalogEntity, type DataAccess, type Filter, known, type Projection, type ResultUse, type RowBound, unknown } from '../../model/index.ts';
import type { ReadEnv } from '../adapter.ts';
import { type Arguments, argumentsOf, boundMember, isUndefined, unsettled } from '../shared/object-arguments.ts';
import { type Method, METHODS, OWN_OPTIONS } from './methods.ts';
import { populated, readFields, unreadable } from './populate.ts';
import { entityName, mikroEntity, type MikroReceiver } from './receiver.ts';
import { recordClass } from './record.ts';
import { readWhere } from './where.ts';

/** A call on an entity manager or a repository. */
export interface FindCall {
  call: TSESTree.CallExpression;
  name: string;
  member: TSESTree.MemberExpression;
  client: string;
  receiver: MikroReceiver;
  env: ReadEnv;
}

/** What stands where in a call. */
interface Places {
  entity: string | undefined;
  where: TSESTree.Node | undefined;
  options: Arguments;
  /** Index of the options among the arguments. */
  at: number;
  /** `populate`, from the options or from its own place (version 4). */
  populate: TSESTree.Node | undefined;
  /** The bound in its own place: `find(where, populate, orderBy, limit)` of version 4. */
  limit: TSESTree.Node | undefined;
}

const NO_FIELDS: Projection = { kind: 'fields', fields: [] };

/** Makes the record of a call; undefined where the shape of the arguments does not confirm a receiver that only its name speaks for. */
export function readFind({ call, name, member, client, receiver, env }: FindCall): DataAccess | undefined {
  const method = METHODS.get(name);
  if (!method) return undefined;
  const takesRecord = method.first === 'records' || (/^(?:upsert|insert)/.test(name) && call.arguments.length === 1);
  const named = receiver.kind === 'manager' && !takesRecord ? entityName(call.arguments[0], env) : undefined;
  if (receiver.kind === 'manager' && !named && !takesRecord) return undefined;
  const record = takesRecord && call.arguments[0] ? recordClass(call.arguments[0], env) : undefined;
  const confirmed = takesRecord ? record !== undefined && mikroEntity(record, env) !== undefined : receiver.kind === 'manager' ? named?.known : looksLikeMikro(method, call, receiver, env);
  if (receiver.tentative && !confirmed) return undefined;
  const { source } = env;
  const places = placesOf(call, method, receiver, { named: named?.name, takesRecord, record }, env);
  const entity = places.entity === undefined ? undefined : env.entity(places.entity);
  const reads = method.operation === 'read';
  const { options } = places;
  return {
    client,
    evidence: receiver.evidence,
    operation: method.operation,
    method: name,
    entity: places.entity === undefined ? unknown('the entity is chosen at run time') : known({ name: places.entity, as: 'class' }),
    cardinality: method.many ? 'many' : 'one',
    ...(method.throws ? { neverEmpty: true } : {}),
    rowBound: boundOf(name, method, places, source),
    projection: reads ? readFields(options, entity, source) : NO_FIELDS,
    filter: filterOf(method, places, entity, env),
    related: reads ? relatedOf(places, entity, { client, evidence: receiver.evidence, env }) : [],
    get result() {
      return useOf(call, method, source);
    },
    edits: reads ? editsOf(call, places, method, source) : {},
    node: call,
    reportNode: member.property,
  };
}

/** For a repository that only its name speaks for: MikroORM's own options, or plain conditions on fields of the entity. */
function looksLikeMikro(method: Method, call: TSESTree.CallExpression, receiver: MikroReceiver, env: ReadEnv): boolean {
  if (method.distinctive) return true;
  const [first, second] = call.arguments;
  const has = (node: TSESTree.Node | undefined, keys: readonly string[]): boolean => (node && objectView(node, env.source)?.members.some(({ name }) => keys.includes(name))) ?? false;
  if (has(second, OWN_OPTIONS) || (method.first === 'options' && has(first, OWN_OPTIONS))) return true;
  const fields = receiver.entity === undefined ? [] : (env.entity(receiver.entity)?.fields.map(({ name }) => name) ?? []);
  return method.first === 'where' && !has(first, ['where']) && has(first, [...fields, '$or', '$and']);
}

function placesOf(call: TSESTree.CallExpression, method: Method, receiver: MikroReceiver, subject: { named: string | undefined; takesRecord: boolean; record: string | undefined }, env: ReadEnv): Places {
  const { source } = env;
  const offset = receiver.kind === 'manager' && !subject.takesRecord ? 1 : 0;
  const args = call.arguments.slice(offset);
  const entity = (receiver.kind === 'manager' ? subject.named : receiver.entity) ?? subject.record;
  const first = args[0] ? objectView(args[0], source) : undefined;
  // Version 7 keeps the conditions of a cursor among its options.
  const inOptions = method.first === 'options' || (method.answers === 'cursor' && args.length === 1 && (first?.members.some(({ name }) => /^(?:first|last|after|before|orderBy|where)$/.test(name)) ?? false));
  const at = offset + (inOptions ? 0 : 1);
  const third = call.arguments[at];
  const list = third && resolveConstant(third, source).type === 'ArrayExpression' ? third : undefined;
  const options: Arguments = list ? { kind: 'none' } : argumentsOf(method.operation === 'read' ? third : undefined, source);
  const where = inOptions ? (options.kind === 'object' ? memberOf(options, 'where') : undefined) : args[0];
  return { entity, where, options, at, populate: list ?? (options.kind === 'object' ? memberOf(options, 'populate') : undefined), limit: list ? call.arguments[at + 2] : undefined };
}

function memberOf(options: Arguments & { kind: 'object' }, key: string): TSESTree.Node | undefined {
  const found = options.view.get(key);
  return found.kind === 'set' ? found.member.value : undefined;
}

function boundOf(name: string, method: Method, { options, limit, where }: Places, source: SourceView): RowBound {
  if (method.operation !== 'read') return { kind: 'default', rows: method.many ? 0 : 1, why: `${name} answers no list` };
  if (!method.many) return { kind: 'default', rows: 1, why: `${name} answers one row` };
  if (limit) return readRowBound(limit, source, { undefinedIsUnlimited: true });
  if (method.answers === 'cursor') {
    const first = boundMember(options, 'first', source);
    const bound = first.kind === 'none' ? boundMember(options, 'last', source) : first;
    return bound.kind === 'none' ? unknown('the cursor has no `first`') : bound;
  }
  const bound = boundMember(options, 'limit', source);
  const keys = bound.kind === 'none' && where ? resolveConstant(where, source) : undefined;
  return keys?.type === 'ArrayExpression' && keys.elements.every((element) => element?.type !== 'SpreadElement') ? { kind: 'default', rows: keys.elements.length, why: `the keys of ${keys.elements.length} rows are listed` } : bound;
}

function filterOf(method: Method, { where, options }: Places, entity: CatalogEntity | undefined, env: ReadEnv): Filter {
  if (method.first === 'values' || method.first === 'records') return unknown('the method takes entities');
  if (method.first === 'options' && options.kind === 'unknown') return options;
  if (method.first === 'options' && options.kind === 'object' && options.view.get('where').kind === 'unknown') return unsettled(options);
  const filter = readWhere(where, entity, env);
  if (entity?.defaults?.filter !== true || isOff(options, env.source)) return filter;
  // A filter that is on by default adds conditions that nobody writes here.
  return filter.kind === 'none' ? unknown('a filter of the entity adds conditions') : filter.kind === 'fields' ? { ...filter, open: true } : filter;
}

/** `filters: false`. */
function isOff(options: Arguments, source: SourceView): boolean {
  const filters = options.kind === 'object' ? memberOf(options, 'filters') : undefined;
  const value = filters && resolveConstant(filters, source);
  return value?.type === 'Literal' && value.value === false;
}

function relatedOf({ options, populate }: Places, entity: CatalogEntity | undefined, common: { client: string; evidence: DataAccess['evidence']; env: ReadEnv }): DataAccess[] {
  const unread = options.kind === 'object' && options.view.get('populate').kind === 'unknown' ? [unreadable(options.view.object, common)] : [];
  return [...unread, ...populated(populate, options, entity, common)];
}

function useOf(call: TSESTree.CallExpression, method: Method, source: SourceView): ResultUse {
  if (method.answers === 'cursor') return resultUse(call, ['items', '[]'], source);
  return resultUse(call, method.answers === 'pair' ? 'pair' : method.answers === 'rows', source);
}

function editsOf(call: TSESTree.CallExpression, { options, at, populate }: Places, method: Method, source: SourceView): DataAccess['edits'] {
  if (options.kind === 'unknown' || (options.kind === 'object' && !options.view.inline) || call.arguments.length < at || (options.kind === 'none' && call.arguments.length > at)) return {};
  const view = options.kind === 'object' ? options.view : undefined;
  const none = (key: string): boolean => {
    const found = view?.get(key);
    return !found || found.kind === 'absent' || (found.kind === 'set' && isUndefined(found.member.value, source));
  };
  const key = method.answers === 'cursor' ? 'first' : 'limit';
  return {
    ...(method.many ? { bound: (rows: number) => setArgumentProperty(call, view?.object, key, String(rows), source, at) } : {}),
    // Names of related fields would be lost with the list.
    ...(!populate && none('fields') && none('exclude') ? { project: (fields: readonly string[]) => setArgumentProperty(call, view?.object, 'fields', `[${fields.map((field) => `'${field}'`).join(', ')}]`, source, at) } : {}),
  };
}
