import type { TSESTree } from '@typescript-eslint/types';
import { calledMember, conditionEdit, isFunction, type Missing, type ObjectView, objectView, propertyName, resolveConstant, resultUse, setArgumentProperty, soleReturn, type SourceView, unwrap } from '../../ast/index.ts';
import { type CatalogEntity, type DataAccess, type DialectEdit, type Evidence, type Filter, known, none, type Projection, type RowBound, unknown } from '../../model/index.ts';
import type { ReadEnv } from '../adapter.ts';
import { type Arguments, argumentsOf, boundMember, isUndefined, switchedOn, unsettled } from '../shared/object-arguments.ts';
import { editsOfPage, acrossPages } from '../shared/paging.ts';
import { freeName, pageEdits, rowLoop } from '../shared/row-loop.ts';
import { readWhere } from './conditions.ts';
import { isMadeHere, listOfEntities } from './given-entities.ts';
import { type Method, METHODS, OPTION_KEYS } from './methods.ts';
import { listedNames, relationsOf } from './relations.ts';

/** A call recognised as a find, count or write method. */
export interface FindCall {
  call: TSESTree.CallExpression;
  method: string;
  member: TSESTree.MemberExpression;
  client: string;
  evidence: Evidence;
  entity: string | undefined;
  /** Index of the argument after a manager's entity. */
  offset: number;
  env: ReadEnv;
}

/** True when the arguments look like TypeORM's, for receivers that only a name speaks for. */
export function looksLikeTypeorm(method: string, args: readonly TSESTree.Node[], source: SourceView): boolean {
  if (METHODS.get(method)?.distinctive) return true;
  const view = args[0] && objectView(args[0], source);
  return view?.members.some(({ name }) => OPTION_KEYS.includes(name)) ?? false;
}

/** Makes the record of a repository or manager method. */
export function readFind({ call, method: name, member, client, evidence, entity, offset, env }: FindCall): DataAccess | undefined {
  const method = METHODS.get(name);
  if (!method) return undefined;
  const { source } = env;
  const argument = call.arguments[offset + (method.argument === 'column' ? 1 : 0)];
  // `findOne(id)` of 0.2 takes a key.
  const key = method.argument === 'options' && !method.many && argument !== undefined && isKey(argument, source);
  const options: Arguments = method.argument === 'options' && !key ? argumentsOf(argument, source) : { kind: 'none' };
  const declared = entity === undefined ? undefined : env.entity(entity);
  const reads = method.operation === 'read';
  const takesEntities = method.argument === 'values';
  const pair = name === 'findAndCount' || name === 'findAndCountBy';
  const asOptions = options.kind !== 'object' || isOptions(options.view);
  const list = takesEntities && argument !== undefined && listOfEntities(argument, source);
  const operation = name === 'save' && argument !== undefined && isMadeHere(argument, source) ? 'create' : method.operation;
  const filter = key ? byKey(argument) : operation === 'create' ? none : filterOf(method, options, argument, source);
  const rowBound: RowBound = list && method.operation !== 'read' ? { kind: 'dynamic', node: argument } : boundOf(call, name, method, asOptions ? options : { kind: 'none' }, argument, source);
  const eager = method.eager ? member.property : undefined;
  const related = reads ? relationsOf(asOptions ? options : { kind: 'none' }, declared, eager, { client, evidence, env }) : [];
  return {
    client,
    evidence,
    operation,
    method: name,
    entity: entity === undefined ? unknown('the entity is named elsewhere') : known({ name: entity, as: 'class' }),
    ...(method.throws ? { neverEmpty: true } : {}),
    cardinality: list || (method.many && !(filter.kind === 'fields' && filter.unique && !reads)) ? 'many' : 'one',
    rowBound,
    projection: reads ? projectionOf(asOptions ? options : { kind: 'none' }, declared, source) : { kind: 'fields', fields: [] },
    filter,
    related,
    get result() {
      return resultUse(call, pair ? 'pair' : method.many && reads, source);
    },
    edits: reads && method.argument === 'options' && !method.tree && asOptions && !key ? editsOfPage(editsOf(call, options, method, related.length > 0, offset, pair, hasKey(declared), source), rowBound) : {},
    node: call,
    reportNode: member.property,
  };
}

/** Before 0.3 `find({ email })` took plain conditions. */
function isOptions(view: ObjectView): boolean {
  return view.members.length === 0 || view.open || view.members.some(({ name }) => OPTION_KEYS.includes(name));
}

function boundOf(call: TSESTree.CallExpression, name: string, method: Method, options: Arguments, argument: TSESTree.Node | undefined, source: SourceView): RowBound {
  if (method.operation !== 'read') return { kind: 'default', rows: method.many ? 0 : 1, why: `${name} answers no rows` };
  if (!method.many) return { kind: 'default', rows: 1, why: `${name} answers one row` };
  if (method.argument === 'ids') return argument ? { kind: 'dynamic', node: argument } : unknown('no list of ids');
  const skip = options.kind === 'object' ? options.view.get('skip') : undefined;
  return acrossPages(boundMember(options, 'take', source), call, skip?.kind === 'set' ? skip.member.value : undefined, source);
}

function projectionOf(options: Arguments, entity: CatalogEntity | undefined, source: SourceView): Projection {
  if (options.kind === 'unknown') return options;
  if (options.kind === 'none') return { kind: 'all' };
  const select = options.view.get('select');
  if (select.kind === 'unknown') return unsettled(options);
  if (select.kind === 'absent' || isUndefined(select.member.value, source)) return { kind: 'all' };
  const value = resolveConstant(select.member.value, source);
  const fields = select.member.optional ? undefined : value.type === 'ArrayExpression' ? listedNames(value, source) : switchedOn(select.member.value, source)?.map(({ name }) => name);
  return fields ? { kind: 'fields', fields: fields.filter((name) => !entity?.fields.some((field) => field.name === name && field.relation)) } : unknown('`select` is built elsewhere');
}

function filterOf(method: Method, options: Arguments, argument: TSESTree.Node | undefined, source: SourceView): Filter {
  // A null is left out where records are found; what a write makes of it differs by version.
  const missing: Missing = method.operation === 'read' ? 'null' : 'undefined';
  switch (method.argument) {
    case 'where':
    case 'column':
      return argument ? keyOrWhere(argument, source, missing) : none;
    case 'id':
      return byKey(argument);
    case 'ids':
      return byKeys(argument);
    case 'values':
      // Rows are met by the key of the entities that are given; what has none yet is created.
      return argument && listOfEntities(argument, source) ? byKeys(argument) : byKey(argument);
    case 'options':
      return optionsFilter(options, argument, source, missing);
  }
}

function optionsFilter(options: Arguments, argument: TSESTree.Node | undefined, source: SourceView, missing: Missing): Filter {
  if (options.kind === 'none') return none;
  if (options.kind === 'unknown') return options;
  if (!isOptions(options.view)) return readWhere(argument as TSESTree.Node, source, missing);
  const where = options.view.get('where');
  if (where.kind === 'unknown') return unsettled(options);
  if (where.kind === 'absent') return none;
  const filter = readWhere(where.member.value, source, missing);
  return filter.kind === 'fields' && where.member.optional ? { ...filter, fields: filter.fields.map((field) => ({ ...field, optional: true })) } : filter;
}

function keyOrWhere(argument: TSESTree.Node, source: SourceView, missing: Missing): Filter {
  if (isKey(argument, source)) return byKey(argument);
  return isListOfKeys(argument, source) ? byKeys(argument) : readWhere(argument, source, missing);
}

/** `delete(batch.map((job) => job.id))`, `softDelete(memberIds)`. */
function isListOfKeys(argument: TSESTree.Node, source: SourceView): boolean {
  const value = resolveConstant(argument, source);
  if (value.type === 'ArrayExpression') return value.elements.length > 0 && value.elements.every((element) => element && element.type !== 'SpreadElement' && isKey(element, source));
  const name = value.type === 'Identifier' ? value.name : value.type === 'MemberExpression' ? propertyName(value) : undefined;
  if (name !== undefined) return /^ids$|(?:[a-z\d]I[dD]s|_ids)$/.test(name);
  const called = value.type === 'CallExpression' ? calledMember(value) : undefined;
  const [callback] = value.type === 'CallExpression' ? value.arguments : [];
  const answer = called?.name === 'map' && isFunction(callback) ? soleReturn(callback) : undefined;
  return answer !== undefined && isKey(answer, source);
}

function byKeys(argument: TSESTree.Node | undefined): Filter {
  return { kind: 'fields', fields: [{ name: 'id', op: 'in', ...(argument ? { value: argument } : {}), optional: false }], unique: false, open: false };
}

function byKey(argument: TSESTree.Node | undefined): Filter {
  return { kind: 'fields', fields: [{ name: 'id', op: 'eq', ...(argument ? { value: argument } : {}), optional: false }], unique: true, open: false };
}

function isKey(argument: TSESTree.Node, source: SourceView): boolean {
  const value = unwrap(argument);
  if (resolveConstant(value, source).type === 'ObjectExpression') return false;
  const name = value.type === 'Identifier' ? value.name : value.type === 'MemberExpression' ? propertyName(value) : undefined;
  return value.type === 'Literal' || /^_?(?:id|uuid)$|(?:[a-z\d]I[dD]|_id|[a-z\d]U(?:uid|UID))$/.test(name ?? '');
}

function editsOf(call: TSESTree.CallExpression, options: Arguments, method: Method, joins: boolean, offset: number, pair: boolean, keyed: boolean, source: SourceView): DataAccess['edits'] {
  if (options.kind === 'unknown' || (options.kind === 'object' && !options.view.inline)) return {};
  const view = options.kind === 'object' ? options.view : undefined;
  const relations = joins || (view && view.get('relations').kind !== 'absent');
  const filter = conditionEdit({ call, object: view?.object, key: 'where', index: offset }, source);
  return {
    ...(method.many && !pair ? { pages: (rows: number) => (keyed ? pagesEdit(call, view, offset, rows, source) : undefined) } : {}),
    ...(filter ? { filter } : {}),
    ...(method.many ? { bound: (rows: number) => setArgumentProperty(call, view?.object, 'take', String(rows), source, offset) } : {}),
    ...(relations ? {} : { project: (fields: readonly string[]) => setArgumentProperty(call, view?.object, 'select', `{ ${fields.map((field) => `${field}: true`).join(', ')} }`, source, offset) }),
  };
}

/** Whether the records can be put into the order of a key called `id`. */
const hasKey = (entity: CatalogEntity | undefined): boolean => entity?.fields.some(({ name, unique }) => name === 'id' && unique === true) ?? false;

/** Reads page after page in the order of the key: https://typeorm.io/docs/working-with-entity-manager/find-options */
function pagesEdit(call: TSESTree.CallExpression, view: ObjectView | undefined, offset: number, rows: number, source: SourceView): DialectEdit | undefined {
  if (view?.open || ['order', 'take', 'skip'].some((name) => view && view.get(name).kind !== 'absent')) return undefined;
  const loop = rowLoop(call, source);
  if (!loop || freeName(['skip'], loop.declaration, source) === undefined) return undefined;
  const edit = pageEdits(loop, call, view?.object, offset, {
    head: `for (let skip = 0; ; skip += ${rows}) {`,
    page: `order: { id: 'ASC' }, take: ${rows}, skip`,
    tail: [`if (${loop.rows}.length < ${rows}) break;`, '}'],
  }, source);
  return { ...edit, code: `take: ${rows}, skip` };
}
