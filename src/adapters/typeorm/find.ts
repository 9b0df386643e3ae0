import type { TSESTree } from '@typescript-eslint/types';
import { objectProperty, propertyName, readRowBound, resolveConstant, resultUse, setArgumentProperty, type SourceView, staticValue } from '../../ast/index.ts';
import { type CatalogEntity, type DataAccess, type Evidence, type Filter, known, none, type Operation, type Projection, type RowBound, unknown } from '../../model/index.ts';
import type { ReadEnv } from '../adapter.ts';
import { readWhere } from './conditions.ts';

/** What the first argument of a method is (after a manager's entity): find options, conditions, a key, or values. */
type Argument = 'options' | 'where' | 'id' | 'ids' | 'values';

interface Method {
  operation: Operation;
  many: boolean;
  argument: Argument;
  /** True for names that other libraries do not use on things called repository. */
  distinctive?: boolean;
}

/** Methods of `Repository` and `EntityManager`, 0.2 and 0.3: https://typeorm.io/docs/working-with-entity-manager/repository-api */
export const METHODS: Readonly<Record<string, Method>> = {
  find: { operation: 'read', many: true, argument: 'options' },
  findBy: { operation: 'read', many: true, argument: 'where', distinctive: true },
  findAndCount: { operation: 'read', many: true, argument: 'options', distinctive: true },
  findAndCountBy: { operation: 'read', many: true, argument: 'where', distinctive: true },
  findByIds: { operation: 'read', many: true, argument: 'ids', distinctive: true },
  findOne: { operation: 'read', many: false, argument: 'options' },
  findOneBy: { operation: 'read', many: false, argument: 'where', distinctive: true },
  findOneOrFail: { operation: 'read', many: false, argument: 'options', distinctive: true },
  findOneByOrFail: { operation: 'read', many: false, argument: 'where', distinctive: true },
  findOneById: { operation: 'read', many: false, argument: 'id', distinctive: true },
  count: { operation: 'count', many: false, argument: 'options' },
  countBy: { operation: 'count', many: false, argument: 'where' },
  exists: { operation: 'count', many: false, argument: 'options' },
  existsBy: { operation: 'count', many: false, argument: 'where' },
  sum: { operation: 'aggregate', many: false, argument: 'values' },
  average: { operation: 'aggregate', many: false, argument: 'values' },
  save: { operation: 'update', many: false, argument: 'values' },
  insert: { operation: 'create', many: false, argument: 'values' },
  update: { operation: 'update', many: true, argument: 'where' },
  upsert: { operation: 'update', many: true, argument: 'values' },
  delete: { operation: 'delete', many: true, argument: 'where' },
  softDelete: { operation: 'delete', many: true, argument: 'where' },
  remove: { operation: 'delete', many: true, argument: 'values' },
};

const OPTION_KEYS = ['where', 'take', 'skip', 'relations', 'select', 'order', 'cache', 'withDeleted', 'loadEagerRelations', 'join', 'lock', 'transaction', 'comment'];

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

/** Options, conditions or key of a call as far as they can be read. */
type Options = { kind: 'object'; object: TSESTree.ObjectExpression; inline: boolean } | { kind: 'none' } | { kind: 'unknown'; why: string };

/** True when the arguments look like TypeORM's, for receivers that only a name speaks for. */
export function looksLikeTypeorm(method: string, args: readonly TSESTree.Node[], source: SourceView): boolean {
  if (METHODS[method]?.distinctive) return true;
  const first = args[0] && resolveConstant(args[0], source);
  return first?.type === 'ObjectExpression' && OPTION_KEYS.some((key) => objectProperty(first, key).value);
}

/** Makes the record of a repository or manager method. */
export function readFind({ call, method: name, member, client, evidence, entity, offset, env }: FindCall): DataAccess | undefined {
  const method = METHODS[name];
  if (!method) return undefined;
  const { source } = env;
  const argument = call.arguments[offset];
  const options = method.argument === 'options' ? readOptions(argument, source) : ({ kind: 'none' } as const);
  const declared = entity === undefined ? undefined : env.entity(entity);
  const reads = method.operation === 'read';
  const pair = name === 'findAndCount' || name === 'findAndCountBy';
  return {
    client,
    evidence,
    operation: method.operation,
    method: name,
    entity: entity === undefined ? unknown('the entity of the repository is not named here') : known({ name: entity, as: 'class' }),
    cardinality: method.many ? 'many' : 'one',
    rowBound: reads && method.many ? boundOf(method, options, argument, source) : { kind: 'default', rows: 1, why: `${name} answers one row` },
    projection: reads ? projectionOf(options, declared, source) : { kind: 'fields', fields: [] },
    filter: filterOf(method, options, argument, source),
    related: reads ? relationsOf(options, declared, { client, evidence, env }) : [],
    get result() {
      return pair ? { bindings: [], fields: unknown('rows of a pair are not followed'), escapes: 'unknown' as const } : resultUse(call, method.many, source);
    },
    edits: reads && method.argument === 'options' && (options.kind === 'none' || (options.kind === 'object' && options.inline && isOptions(options.object))) ? editsOf(call, options, method, offset, source) : {},
    node: call,
    reportNode: member.property,
  };
}

function readOptions(argument: TSESTree.Node | undefined, source: SourceView): Options {
  if (!argument) return { kind: 'none' };
  const value = resolveConstant(argument, source);
  if (value.type === 'ObjectExpression') return { kind: 'object', object: value, inline: value.range[0] >= argument.range[0] && value.range[1] <= argument.range[1] };
  if (value.type === 'Identifier' && value.name === 'undefined') return { kind: 'none' };
  return { kind: 'unknown', why: 'arguments are built elsewhere' };
}

/** Before 0.3 `find({ email })` took plain conditions. */
function isOptions(object: TSESTree.ObjectExpression): boolean {
  return object.properties.length === 0 || object.properties.some((member) => member.type !== 'Property' || OPTION_KEYS.includes(propertyName(member) ?? ''));
}

function boundOf(method: Method, options: Options, argument: TSESTree.Node | undefined, source: SourceView): RowBound {
  if (method.argument === 'ids') return argument ? { kind: 'dynamic', node: argument } : unknown('no list of ids');
  if (options.kind === 'unknown') return options;
  if (options.kind === 'none') return { kind: 'none' };
  const take = objectProperty(options.object, 'take');
  if (take.value) return readRowBound(take.value, source, { undefinedIsUnlimited: true });
  return take.open ? unknown('options come from a spread') : { kind: 'none' };
}

function projectionOf(options: Options, entity: CatalogEntity | undefined, source: SourceView): Projection {
  if (options.kind === 'unknown') return options;
  if (options.kind === 'none') return { kind: 'all' };
  const select = objectProperty(options.object, 'select');
  if (!select.value) return select.open ? unknown('options come from a spread') : { kind: 'all' };
  const value = resolveConstant(select.value, source);
  const fields = value.type === 'ArrayExpression' ? listedNames(value, source) : value.type === 'ObjectExpression' ? switchedOn(value, source) : undefined;
  return fields ? { kind: 'fields', fields: fields.filter((name) => !entity?.fields.some((field) => field.name === name && field.relation)) } : unknown('`select` is built elsewhere');
}

function listedNames(array: TSESTree.ArrayExpression, source: SourceView): string[] | undefined {
  const names: string[] = [];
  for (const element of array.elements) {
    const name = element ? staticValue(element, source) : undefined;
    if (name?.kind !== 'known' || typeof name.value !== 'string') return undefined;
    names.push(name.value);
  }
  return names;
}

function switchedOn(object: TSESTree.ObjectExpression, source: SourceView): string[] | undefined {
  const names: string[] = [];
  for (const member of object.properties) {
    const name = member.type === 'Property' ? propertyName(member) : undefined;
    if (member.type !== 'Property' || name === undefined) return undefined;
    const flag = staticValue(member.value, source);
    if (!(flag.kind === 'known' && flag.value === false)) names.push(name);
  }
  return names;
}

function filterOf(method: Method, options: Options, argument: TSESTree.Node | undefined, source: SourceView): Filter {
  switch (method.argument) {
    case 'where':
      return argument ? keyOrWhere(argument, source) : none;
    case 'id':
      return { kind: 'fields', fields: [{ name: 'id', op: 'eq', ...(argument ? { value: argument } : {}), optional: false }], unique: true, open: false };
    case 'ids':
      return { kind: 'fields', fields: [{ name: 'id', op: 'in', ...(argument ? { value: argument } : {}), optional: false }], unique: false, open: false };
    case 'values':
      return unknown('the method takes entities');
    case 'options':
      return optionsFilter(method, options, argument, source);
  }
}

function optionsFilter(method: Method, options: Options, argument: TSESTree.Node | undefined, source: SourceView): Filter {
  if (options.kind === 'none') return none;
  if (options.kind === 'unknown') {
    // `findOne(id)` of 0.2: a key, not options.
    return !method.many && argument && isKey(argument) ? { kind: 'fields', fields: [{ name: 'id', op: 'eq', value: argument, optional: false }], unique: true, open: false } : options;
  }
  if (!isOptions(options.object)) return readWhere(options.object, source);
  const where = objectProperty(options.object, 'where');
  if (!where.value) return where.open ? unknown('options come from a spread') : none;
  return readWhere(where.value, source);
}

function keyOrWhere(argument: TSESTree.Node, source: SourceView): Filter {
  if (isKey(argument)) return { kind: 'fields', fields: [{ name: 'id', op: 'eq', value: argument, optional: false }], unique: true, open: false };
  return readWhere(argument, source);
}

function isKey(argument: TSESTree.Node): boolean {
  const name = argument.type === 'Identifier' ? argument.name : argument.type === 'MemberExpression' ? propertyName(argument) : undefined;
  return argument.type === 'Literal' || /(?:^|[a-z])(?:id|uuid)$/i.test(name ?? '');
}

function relationsOf(options: Options, owner: CatalogEntity | undefined, common: { client: string; evidence: Evidence; env: ReadEnv }): DataAccess[] {
  if (options.kind !== 'object') return [];
  const value = objectProperty(options.object, 'relations').value;
  const relations = value && resolveConstant(value, common.env.source);
  const paths = relations?.type === 'ArrayExpression' ? listedNames(relations, common.env.source) : relations?.type === 'ObjectExpression' ? relationPaths(relations, common.env.source, 0) : undefined;
  return (paths ?? []).map((path) => related(path, value as TSESTree.Node, owner, common));
}

function relationPaths(object: TSESTree.ObjectExpression, source: SourceView, depth: number): string[] {
  const paths: string[] = [];
  for (const member of object.properties) {
    const name = member.type === 'Property' ? propertyName(member) : undefined;
    if (member.type !== 'Property' || name === undefined || depth > 5) continue;
    const flag = staticValue(member.value, source);
    if (flag.kind === 'known' && flag.value === false) continue;
    paths.push(name);
    const nested = resolveConstant(member.value, source);
    if (nested.type === 'ObjectExpression') paths.push(...relationPaths(nested, source, depth + 1).map((path) => `${name}.${path}`));
  }
  return paths;
}

/** `relations` return all fields of what they name: there is no projection for them but `select`. */
function related(path: string, node: TSESTree.Node, owner: CatalogEntity | undefined, { client, evidence, env }: { client: string; evidence: Evidence; env: ReadEnv }): DataAccess {
  let entity = owner;
  let relation: { entity: string; many: boolean } | undefined;
  for (const step of path.split('.')) {
    relation = entity?.fields.find((field) => field.name === step)?.relation;
    entity = relation && env.entity(relation.entity);
  }
  return {
    client,
    evidence,
    operation: 'read',
    method: 'relations',
    entity: relation ? known({ name: relation.entity, as: 'class' }) : unknown(`\`${path}\` is not a relation the catalog knows`),
    cardinality: relation?.many === false ? 'one' : 'many',
    rowBound: unknown('relation'),
    projection: { kind: 'all' },
    filter: unknown('relation'),
    related: [],
    result: { bindings: [], fields: unknown('part of another access'), escapes: 'unknown' },
    edits: {},
    node,
    reportNode: node,
  };
}

function editsOf(call: TSESTree.CallExpression, options: Options, method: Method, offset: number, source: SourceView): DataAccess['edits'] {
  const object = options.kind === 'object' ? options.object : undefined;
  const relations = object && objectProperty(object, 'relations').value;
  return {
    ...(method.many ? { bound: (rows: number) => setArgumentProperty(call, object, 'take', String(rows), source, offset) } : {}),
    ...(relations ? {} : { project: (fields: readonly string[]) => setArgumentProperty(call, object, 'select', `{ ${fields.map((field) => `${field}: true`).join(', ')} }`, source, offset) }),
  };
}
