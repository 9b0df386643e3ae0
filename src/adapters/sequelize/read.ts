import type { TSESTree } from '@typescript-eslint/types';
import { conditionEdit, isForeign, objectView, resolveConstant, resultUse, setArgumentProperty, type SourceView, staticValue } from '../../ast/index.ts';
import { type CatalogEntity, type DataAccess, type Filter, known, type Projection, type ResultUse, type RowBound, unknown } from '../../model/index.ts';
import type { ReadEnv } from '../adapter.ts';
import { type Arguments, argumentsOf, boundMember, isUndefined } from '../shared/object-arguments.ts';
import { hasAggregates, onlyAggregates, readAttributes } from './attributes.ts';
import { includesOf } from './include.ts';
import { ASSOCIATION_METHODS, type Method, OPTION_KEYS, OWN_OPTIONS, ROW_METHODS } from './methods.ts';
import type { ModelReceiver } from './model.ts';
import { scopedBound, scopedFilter, scopedProjection } from './scopes.ts';
import { readWhere } from './where.ts';

/** A call recognised as a static method of a model. */
export interface ModelCall {
  call: TSESTree.CallExpression;
  name: string;
  method: Method;
  member: TSESTree.MemberExpression;
  client: string;
  receiver: ModelReceiver;
  env: ReadEnv;
}

const NO_FIELDS: Projection = { kind: 'fields', fields: [] };
/** A number comes back, or nothing. */
const NOT_ROWS: ResultUse = { bindings: [], fields: known([]), escapes: 'no' };

/** True when the arguments are Sequelize's, for a model that only its name speaks for. */
export function looksLikeSequelize(name: string, method: Method, args: readonly TSESTree.Node[], source: SourceView): boolean {
  if (method.distinctive) return method.first !== 'key' || args.length > 0;
  const options = args[method.options];
  const view = options && objectView(options, source);
  if (!options) return name === 'findAll';
  if (!view) return false;
  const has = (keys: readonly string[]): boolean => view.members.some((member) => keys.includes(member.name));
  return has(OWN_OPTIONS) || (has(OPTION_KEYS) && (name === 'findAll' || name === 'findOrCreate' || name === 'destroy' || name === 'bulkCreate' || has(['include'])));
}

/** Makes the record of a finder, a count, an aggregate or a write. */
export function readModelCall({ call, name, method, member, client, receiver, env }: ModelCall): DataAccess {
  const { source } = env;
  const entity = receiver.entity === undefined ? undefined : env.entity(receiver.entity);
  const options = argumentsOf(call.arguments[method.options], source);
  const reads = method.operation === 'read';
  const measures = reads && hasAggregates(options, source);
  // `plain` makes a list one row.
  const many = method.many && !isOn(options, 'plain', source);
  return {
    client,
    evidence: receiver.evidence,
    operation: measures ? 'aggregate' : method.operation,
    method: name,
    entity: receiver.entity === undefined ? unknown('the model is chosen at run time') : known({ name: receiver.entity, as: 'class' }),
    cardinality: many ? 'many' : 'one',
    rowBound: many ? boundOf(name, method, options, receiver, entity, source) : { kind: 'default', rows: 1, why: method.answers ? `${name} answers one row` : `${name} answers a number` },
    projection: projectionOf(),
    filter: filterOf(name, method, call, options, receiver, entity, source),
    related: reads || method.operation === 'count' ? relatedOf(method, options, receiver, entity, { client, evidence: receiver.evidence, env }, member.property) : [],
    get result() {
      return useOf(call, method, many, entity, source);
    },
    edits: reads ? editsOf(call, options, method, many, source) : {},
    node: call,
    reportNode: member.property,
  };

  function projectionOf(): Projection {
    if (reads || name.startsWith('find')) {
      const own = readAttributes(options, entity, receiver.scope, source);
      return receiver.scopes ? scopedProjection(own, receiver.scopes.map((one) => readAttributes(one.options, entity, 'none', one.source))) : own;
    }
    if (name === 'update' && isOn(options, 'returning', source)) return { kind: 'all' };
    return fieldOf(method, call, name, source);
  }
}

/** True for an option that is certainly `true`. */
function isOn(options: Arguments, key: string, source: SourceView): boolean {
  const found = options.kind === 'object' ? options.view.get(key) : undefined;
  const value = found?.kind === 'set' ? staticValue(found.member.value, source) : undefined;
  return value?.kind === 'known' && value.value === true;
}

/** `limit`; undefined and null are no limit, 0 is no row (versions 4 to 7: `options.limit != null`). */
function boundOf(name: string, method: Method, options: Arguments, receiver: ModelReceiver, entity: CatalogEntity | undefined, source: SourceView): RowBound {
  if (method.operation !== 'read') return method.answers ? unknown('as many rows as are written') : { kind: 'default', rows: 0, why: `${name} answers no rows` };
  const grouped = options.kind === 'object' && options.view.get('group').kind !== 'absent';
  if (!grouped && onlyAggregates(options, source)) return { kind: 'default', rows: 1, why: 'an aggregate without a group answers one row' };
  const bound = boundMember(options, 'limit', source);
  if (receiver.scopes) return scopedBound(bound, receiver.scopes);
  const scoped = receiver.scope === 'open' || (receiver.scope === 'default' && entity?.defaults?.bound === true);
  return bound.kind === 'none' && scoped ? unknown('a scope may set the limit') : bound;
}

/** The field that `sum('total')` measures answers none; `max('email')` and `min` answer a value of a row. */
function fieldOf(method: Method, call: TSESTree.CallExpression, name: string, source: SourceView): Projection {
  const value = method.first === 'field' && /^(?:max|min)$/.test(name) && call.arguments[0] ? staticValue(call.arguments[0], source) : undefined;
  return value?.kind === 'known' && typeof value.value === 'string' ? { kind: 'fields', fields: [value.value] } : NO_FIELDS;
}

function filterOf(name: string, method: Method, call: TSESTree.CallExpression, options: Arguments, receiver: ModelReceiver, entity: CatalogEntity | undefined, source: SourceView): Filter {
  if (method.first === 'key') return byKey(call.arguments[0], entity);
  if (method.operation === 'create' && method.first === 'values') return unknown('the method takes values');
  if (name === 'upsert') return unknown('the method takes values');
  const written = readWhere(options, source);
  const filter = receiver.scopes ? scopedFilter(written, receiver.scopes.map((one) => readWhere(one.options, one.source))) : written;
  const scoped = receiver.scope === 'open' || (receiver.scope === 'default' && entity?.defaults?.filter === true);
  if (filter.kind === 'fields' && scoped) return { ...filter, open: true };
  if (filter.kind !== 'none') return filter;
  if (scoped) return unknown('a scope may add conditions');
  const everywhere = name === 'truncate' || (options.kind === 'object' && (options.view.get('truncate').kind === 'set' || options.view.get('where').kind === 'set'));
  return /^(?:update|destroy|restore|increment|decrement)$/.test(name) && !everywhere ? unknown('there is no `where`') : filter;
}

/** Name of the primary key, as far as the schema says. */
function keyOf(entity: CatalogEntity | undefined): string {
  const key = entity?.fields.find((field) => field.name === 'id') ?? entity?.fields.find((field) => field.unique);
  return key?.name ?? 'id';
}

/** A condition on the primary key. */
export function byKey(value: TSESTree.Node | undefined, entity: CatalogEntity | undefined): Filter {
  return { kind: 'fields', fields: [{ name: keyOf(entity), op: 'eq', ...(value ? { value } : {}), optional: false }], unique: true, open: false };
}

function relatedOf(method: Method, options: Arguments, receiver: ModelReceiver, entity: CatalogEntity | undefined, common: { client: string; evidence: DataAccess['evidence']; env: ReadEnv }, place: TSESTree.Node): DataAccess[] {
  const scopes = receiver.scopes ?? [];
  const ofScopes = scopes.flatMap((one) => includesOf(one.options, entity, { ...common, env: { ...common.env, source: one.source } }).map((along) => placedAt(along, place, common.env.source)));
  const related = [...includesOf(options, entity, common), ...ofScopes];
  // A count joins and reads nothing of what it joins.
  return method.operation === 'count' ? [] : related.map((one) => (receiver.scope === 'open' && one.evidence !== receiver.evidence ? { ...one, evidence: receiver.evidence } : one));
}

/** What a scope of another file reads along is told where the scope is named. */
function placedAt(along: DataAccess, place: TSESTree.Node, source: SourceView): DataAccess {
  if (!isForeign(along.node, source)) return along;
  const { client, evidence, operation, method, entity, cardinality, rowBound, projection, filter, result, related } = along;
  return { client, evidence, operation, method, entity, cardinality, rowBound, projection, filter, result, related: related.map((one) => placedAt(one, place, source)), edits: {}, node: place, reportNode: place };
}

/** Methods and properties of every row; `get()` and `dataValues` hold the whole of it. */
const OF_ROWS = new Set([...ROW_METHODS.keys(), ...ASSOCIATION_METHODS.keys(), 'set', 'setDataValue', 'changed', 'previous', 'validate', 'isNewRecord', 'isSoftDeleted', 'equals']);

/** What the code takes from the rows. Their methods are no fields; they find their row by its key. */
function useOf(call: TSESTree.CallExpression, method: Method, many: boolean, entity: CatalogEntity | undefined, source: SourceView): ResultUse {
  const use = rawUse(call, method, many, source);
  if (use.fields.kind !== 'known') return use;
  if (use.fields.value.some((name) => name === 'get' || name === 'dataValues' || name === 'getDataValue')) return { ...use, fields: unknown('the whole row is taken out') };
  const fields = use.fields.value.filter((name) => !OF_ROWS.has(name));
  const byMethod = fields.length < use.fields.value.length && !fields.includes(keyOf(entity));
  return { ...use, fields: known(byMethod ? [...fields, keyOf(entity)] : fields) };
}

function rawUse(call: TSESTree.CallExpression, method: Method, many: boolean, source: SourceView): ResultUse {
  if (method.answers === 'rows-property') return resultUse(call, ['rows', '[]'], source);
  if (method.operation !== 'read' && !method.answers) return call.arguments.length > method.options && method.first === 'values' ? resultUse(call, ['1', '[]'], source) : NOT_ROWS;
  if (method.answers === 'pair') return resultUse(call, ['0'], source);
  return resultUse(call, many && method.answers !== undefined, source);
}

function editsOf(call: TSESTree.CallExpression, options: Arguments, method: Method, many: boolean, source: SourceView): DataAccess['edits'] {
  if (options.kind === 'unknown' || (options.kind === 'object' && !options.view.inline) || call.arguments.length < method.options) return {};
  const view = options.kind === 'object' ? options.view : undefined;
  const grouped = view !== undefined && view.get('group').kind !== 'absent';
  const attributes = view?.get('attributes');
  const replaceable = attributes === undefined || attributes.kind === 'absent' || (attributes.kind === 'set' && (isUndefined(attributes.member.value, source) || isPlainList(attributes.member.value, source)));
  const filter = conditionEdit({ call, object: view?.object, key: 'where', index: method.options }, source);
  return {
    ...(filter ? { filter } : {}),
    ...(many ? { bound: (rows: number) => setArgumentProperty(call, view?.object, 'limit', String(rows), source, method.options) } : {}),
    ...(replaceable && !grouped ? { project: (fields: readonly string[]) => setArgumentProperty(call, view?.object, 'attributes', `[${fields.map((field) => `'${field}'`).join(', ')}]`, source, method.options) } : {}),
  };
}

/** Only names in quotes: nothing computed is lost when the list is replaced. */
function isPlainList(node: TSESTree.Node, source: SourceView): boolean {
  const list = resolveConstant(node, source);
  return list.type === 'ArrayExpression' && list.elements.every((element) => element !== null && typeof (element as { value?: unknown }).value === 'string');
}
