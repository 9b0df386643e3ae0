import type { TSESTree } from '@typescript-eslint/types';
import { calledMember, objectProperty, propertyName, readRowBound, receiverOf, resolveConstant, resultUse, setArgumentProperty, type SourceView, staticValue, unwrap } from '../ast/index.ts';
import {
  type CatalogEntity,
  type DataAccess,
  type DialectEdit,
  type Evidence,
  type Filter,
  type FilterField,
  known,
  none,
  type Operation,
  type Projection,
  type RowBound,
  unknown,
} from '../model/index.ts';
import type { Adapter, ReadEnv } from './adapter.ts';

interface Method {
  operation: Operation;
  many: boolean;
  /** Whether the method answers rows at all. */
  rows: boolean;
}

/** Model methods of Prisma Client 4–7 (reference: "Model queries" of the Prisma Client API). */
const METHODS: Readonly<Record<string, Method>> = {
  findMany: { operation: 'read', many: true, rows: true },
  findFirst: { operation: 'read', many: false, rows: true },
  findFirstOrThrow: { operation: 'read', many: false, rows: true },
  findUnique: { operation: 'read', many: false, rows: true },
  findUniqueOrThrow: { operation: 'read', many: false, rows: true },
  count: { operation: 'count', many: false, rows: false },
  aggregate: { operation: 'aggregate', many: false, rows: false },
  groupBy: { operation: 'aggregate', many: true, rows: false },
  create: { operation: 'create', many: false, rows: true },
  createMany: { operation: 'create', many: true, rows: false },
  createManyAndReturn: { operation: 'create', many: true, rows: true },
  update: { operation: 'update', many: false, rows: true },
  updateMany: { operation: 'update', many: true, rows: false },
  updateManyAndReturn: { operation: 'update', many: true, rows: true },
  upsert: { operation: 'update', many: false, rows: true },
  delete: { operation: 'delete', many: false, rows: true },
  deleteMany: { operation: 'delete', many: true, rows: false },
};

/** Methods no other client in use has with a `x.model.method({…})` shape: enough for evidence `convention`. */
const DISTINCTIVE = new Set(['findMany', 'findFirst', 'findFirstOrThrow', 'findUnique', 'findUniqueOrThrow', 'createMany', 'updateMany', 'deleteMany', 'upsert', 'groupBy']);

const CLIENT_TYPES = new Set(['PrismaClient', 'TransactionClient', 'PrismaService', 'PrismaTransactionClient', 'ExtendedPrismaClient']);

const MODULES = ['@prisma/client', '.prisma/client', '@prisma/client/edge', '@prisma/extension-accelerate'] as const;

/** Reads model calls of Prisma Client: `prisma.customer.findMany({ … })`, also on `tx` and injected services. */
export const prisma: Adapter = {
  id: 'prisma',
  modules: MODULES,
  methods: new Set(Object.keys(METHODS)),
  tokens: [
    ...[...DISTINCTIVE].map((method) => `.${method}`),
    // Names other libraries use as well count only where the file speaks of Prisma.
    ...['.create', '.update', '.delete', '.count', '.aggregate'].map((method) => ['risma', method]),
  ],
  read(node, env) {
    if (node.type !== 'CallExpression') return undefined;
    const called = calledMember(node);
    const method = called && METHODS[called.name];
    if (!called || !method || called.object.type !== 'MemberExpression') return undefined;
    const delegate = propertyName(called.object);
    if (delegate === undefined || node.arguments.length > 1 || node.arguments[0]?.type === 'SpreadElement') return undefined;
    const entity = env.entity(delegate);
    const evidence = recognise(unwrap(called.object.object), called.name, node, entity, env);
    return evidence && readCall({ node, method, name: called.name, member: called.member, delegate, entity, evidence, env });
  },
};

/** Whether the object in front of the model name is a Prisma client, and how that is known. */
function recognise(client: TSESTree.Node, method: string, call: TSESTree.CallExpression, entity: CatalogEntity | undefined, env: ReadEnv): Evidence | undefined {
  const receiver = receiverOf(client, env.source);
  if (receiver?.origin && isPrismaModule(receiver.origin.module)) return receiver.evidence;
  if (receiver?.typeName !== undefined && CLIENT_TYPES.has(receiver.typeName)) return 'declaration';
  const named = /prisma$/i.test(lastName(client) ?? '');
  const argument = call.arguments[0];
  const looksLikeArguments = !argument || unwrap(argument).type === 'ObjectExpression' || DISTINCTIVE.has(method);
  if (!looksLikeArguments) return undefined;
  if (named && (receiver?.origin || entity)) return receiver?.origin ? 'import' : 'convention';
  return entity && DISTINCTIVE.has(method) ? 'convention' : undefined;
}

function isPrismaModule(module: string): boolean {
  return (MODULES as readonly string[]).includes(module) || /(^|\/)generated\/prisma(\/|$)|(^|\/)\.prisma\//.test(module);
}

function lastName(node: TSESTree.Node): string | undefined {
  return node.type === 'Identifier' ? node.name : node.type === 'MemberExpression' ? propertyName(node) : undefined;
}

interface Call {
  node: TSESTree.CallExpression;
  method: Method;
  name: string;
  member: TSESTree.MemberExpression;
  delegate: string;
  entity: CatalogEntity | undefined;
  evidence: Evidence;
  env: ReadEnv;
}

function readCall(call: Call): DataAccess {
  const { node, method, env } = call;
  const { source } = env;
  const args = readArguments(node, source);
  const many = method.many && method.rows;
  return {
    client: prisma.id,
    evidence: call.evidence,
    operation: method.operation,
    method: call.name,
    entity: known({ name: call.delegate, as: 'model' }),
    cardinality: method.many ? 'many' : 'one',
    rowBound: method.operation === 'read' && method.many ? readTake(args, source) : { kind: 'default', rows: 1, why: `${call.name} answers one row` },
    projection: method.rows ? readProjection(args, call.entity, source) : { kind: 'fields', fields: [] },
    filter: readWhere(args, call.name, source),
    related: method.rows ? readRelations(args, call, 0) : [],
    get result() {
      return resultUse(node, many, source);
    },
    edits: method.operation === 'read' ? editsOf(node, args, method, source) : {},
    node,
    reportNode: call.member.property,
  };
}

/** The argument object of a call: present, absent, or not readable. */
type Arguments = { kind: 'object'; object: TSESTree.ObjectExpression; inline: boolean } | { kind: 'none' } | { kind: 'unknown'; why: string };

function readArguments(call: TSESTree.CallExpression, source: SourceView): Arguments {
  const argument = call.arguments[0];
  if (!argument) return { kind: 'none' };
  const value = resolveConstant(argument, source);
  if (value.type === 'ObjectExpression') return { kind: 'object', object: value, inline: unwrap(argument) === value };
  if (value.type === 'Identifier' && value.name === 'undefined') return { kind: 'none' };
  return { kind: 'unknown', why: 'arguments are built elsewhere' };
}

function argumentObject(args: Arguments): TSESTree.ObjectExpression | undefined {
  return args.kind === 'object' ? args.object : undefined;
}

/** `take`, negative too (the last rows): https://www.prisma.io/docs/orm/prisma-client/queries/pagination */
function readTake(args: Arguments, source: SourceView): RowBound {
  if (args.kind === 'none') return { kind: 'none' };
  if (args.kind === 'unknown') return args;
  const take = objectProperty(args.object, 'take');
  if (take.value) return readRowBound(take.value, source, { undefinedIsUnlimited: true });
  return take.open ? unknown('arguments come from a spread') : { kind: 'none' };
}

function readProjection(args: Arguments, entity: CatalogEntity | undefined, source: SourceView): Projection {
  if (args.kind === 'none') return { kind: 'all' };
  if (args.kind === 'unknown') return args;
  return projectionOf(args.object, entity, source);
}

function projectionOf(object: TSESTree.ObjectExpression, entity: CatalogEntity | undefined, source: SourceView): Projection {
  const select = objectProperty(object, 'select');
  if (select.value) {
    const value = resolveConstant(select.value, source);
    if (value.type !== 'ObjectExpression') return value.type === 'Identifier' && value.name === 'undefined' ? { kind: 'all' } : unknown('`select` is built elsewhere');
    const flags = readFlags(value, source);
    return flags ? { kind: 'fields', fields: flags.on.filter((name) => !isRelation(entity, name)) } : unknown('`select` is built elsewhere');
  }
  if (select.open) return unknown('arguments come from a spread');
  const omit = objectProperty(object, 'omit');
  if (omit.value) {
    const value = resolveConstant(omit.value, source);
    const flags = value.type === 'ObjectExpression' ? readFlags(value, source) : undefined;
    return flags ? { kind: 'except', fields: flags.on } : unknown('`omit` is built elsewhere');
  }
  return { kind: 'all' };
}

/** Keys of `{ a: true, b: false, c: { … } }` that are switched on; undefined when a key or flag is not readable. */
function readFlags(object: TSESTree.ObjectExpression, source: SourceView): { on: string[] } | undefined {
  const on: string[] = [];
  for (const member of object.properties) {
    const name = member.type === 'Property' ? propertyName(member) : undefined;
    if (member.type !== 'Property' || name === undefined) return undefined;
    const flag = staticValue(member.value, source);
    if (flag.kind === 'known' && flag.value === false) continue;
    on.push(name);
  }
  return { on };
}

function isRelation(entity: CatalogEntity | undefined, name: string): boolean {
  return name === '_count' || entity?.fields.find((field) => field.name === name)?.relation !== undefined;
}

function readWhere(args: Arguments, method: string, source: SourceView): Filter {
  if (args.kind === 'none') return none;
  if (args.kind === 'unknown') return args;
  const where = objectProperty(args.object, 'where');
  if (!where.value) return where.open ? unknown('arguments come from a spread') : none;
  const value = resolveConstant(where.value, source);
  if (value.type === 'Identifier' && value.name === 'undefined') return none;
  if (value.type !== 'ObjectExpression') return unknown('`where` is built elsewhere');
  const conditions: FilterField[] = [];
  const open = collectConditions(value, source, conditions, 0);
  if (conditions.length === 0 && !open) return none;
  const unique = method.startsWith('findUnique') || method === 'update' || method === 'delete' || method === 'upsert';
  return { kind: 'fields', fields: conditions, unique, open };
}

/** Adds the conditions of a `where` object; answers whether some could not be read. OR and NOT do not bind. */
function collectConditions(object: TSESTree.ObjectExpression, source: SourceView, into: FilterField[], depth: number): boolean {
  let open = false;
  for (const member of object.properties) {
    const name = member.type === 'Property' ? propertyName(member) : undefined;
    if (member.type !== 'Property' || name === undefined || depth > 5) {
      open = true;
      continue;
    }
    const value = resolveConstant(member.value, source);
    if (name === 'AND') {
      const parts = value.type === 'ArrayExpression' ? value.elements : [value];
      for (const part of parts) {
        const condition = part && resolveConstant(part, source);
        if (condition?.type === 'ObjectExpression') open = collectConditions(condition, source, into, depth + 1) || open;
        else open = true;
      }
    } else if (name === 'OR' || name === 'NOT') into.push({ name, op: 'other', value, optional: false });
    else open = addCondition(name, value, source, into, depth) || open;
  }
  return open;
}

/** Operators of a filter object; everything else inside it is a field of a related record or of a compound key. */
const OPERATORS = new Set(['not', 'lt', 'lte', 'gt', 'gte', 'contains', 'startsWith', 'endsWith', 'mode', 'search', 'notIn', 'has', 'hasSome', 'hasEvery', 'isEmpty', 'path', 'string_contains', 'isSet', 'none', 'every', 'isNot']);
/** Wrappers through which the conditions of a related record still bind. */
const TRANSPARENT = new Set(['some', 'is']);

/** Adds the condition of one key of a `where` object; answers whether a part of it could not be read. */
function addCondition(name: string, value: TSESTree.Node, source: SourceView, into: FilterField[], depth: number): boolean {
  if (value.type !== 'ObjectExpression') {
    into.push({ name, op: 'eq', value, optional: mayBeUndefined(value, source) });
    return false;
  }
  let open = false;
  for (const member of value.properties) {
    const key = member.type === 'Property' ? propertyName(member) : undefined;
    if (member.type !== 'Property' || key === undefined || depth > 5) {
      open = true;
      continue;
    }
    const inner = resolveConstant(member.value, source);
    if (key === 'equals') into.push({ name, op: 'eq', value: inner, optional: mayBeUndefined(inner, source) });
    else if (key === 'in') into.push({ name, op: 'in', value: inner, optional: mayBeUndefined(inner, source) });
    else if (OPERATORS.has(key) || key === 'OR' || key === 'NOT') into.push({ name, op: 'other', value: inner, optional: false });
    else if (key === 'AND') open = true;
    else if (TRANSPARENT.has(key)) open = addCondition(name, inner, source, into, depth + 1) || open;
    else open = addCondition(`${name}.${key}`, inner, source, into, depth + 1) || open;
  }
  return open;
}

/** Whether the source shows that a value can be undefined: optional chains, `undefined` branches. */
function mayBeUndefined(node: TSESTree.Node, source: SourceView): boolean {
  const value = resolveConstant(node, source);
  if (node.type === 'ChainExpression') return true;
  if (value.type === 'Identifier') return value.name === 'undefined';
  if (value.type === 'ConditionalExpression') return mayBeUndefined(value.consequent, source) || mayBeUndefined(value.alternate, source);
  if (value.type === 'LogicalExpression') return value.operator === '&&' ? false : mayBeUndefined(value.right, source);
  return false;
}

/** Relations named in `include` or `select`, each as an access of its own. */
function readRelations(args: Arguments, call: Call, depth: number): DataAccess[] {
  return args.kind === 'object' ? relationsOf(args.object, call.entity, call, depth) : [];
}

function relationsOf(object: TSESTree.ObjectExpression, owner: CatalogEntity | undefined, call: Call, depth: number): DataAccess[] {
  const related: DataAccess[] = [];
  if (depth > 6) return related;
  for (const clause of ['include', 'select'] as const) {
    const value = objectProperty(object, clause).value;
    const members = value && resolveConstant(value, call.env.source);
    if (members?.type !== 'ObjectExpression') continue;
    for (const member of members.properties) {
      const name = member.type === 'Property' ? propertyName(member) : undefined;
      if (member.type !== 'Property' || name === undefined || name === '_count') continue;
      const relation = owner?.fields.find((field) => field.name === name)?.relation;
      if (!relation && !(clause === 'include')) continue;
      const flag = staticValue(member.value, call.env.source);
      if (flag.kind === 'known' && flag.value === false) continue;
      related.push(relatedAccess(member, name, relation, call, depth));
    }
  }
  return related;
}

function relatedAccess(member: TSESTree.Property, name: string, relation: { entity: string; many: boolean } | undefined, call: Call, depth: number): DataAccess {
  const { env } = call;
  const value = resolveConstant(member.value, env.source);
  const nested: Arguments = value.type === 'ObjectExpression' ? { kind: 'object', object: value, inline: true } : { kind: 'none' };
  const entity = relation && env.entity(relation.entity);
  const many = relation?.many ?? false;
  return {
    client: prisma.id,
    evidence: call.evidence,
    operation: 'read',
    method: 'include',
    entity: relation ? known({ name: relation.entity, as: 'model' }) : unknown(`\`${name}\` is not a relation the schema knows`),
    cardinality: many ? 'many' : 'one',
    rowBound: many ? readTake(nested, env.source) : { kind: 'default', rows: 1, why: 'relation to one' },
    projection: readProjection(nested, entity, env.source),
    filter: readWhere(nested, 'findMany', env.source),
    related: nested.kind === 'object' ? relationsOf(nested.object, entity, call, depth + 1) : [],
    result: { bindings: [], fields: unknown('part of another access'), escapes: 'unknown' },
    edits: {},
    node: member,
    reportNode: member.key,
  };
}

function editsOf(node: TSESTree.CallExpression, args: Arguments, method: Method, source: SourceView): DataAccess['edits'] {
  const canEdit = args.kind === 'none' || (args.kind === 'object' && args.inline);
  if (!canEdit) return {};
  return {
    ...(method.many ? { bound: (rows: number) => setArgumentProperty(node, argumentObject(args), 'take', String(rows), source) } : {}),
    ...(canProject(args) ? { project: (fields: readonly string[]) => projectEdit(node, args, fields, source) } : {}),
  };
}

/** A `select` beside an `include` is an error of Prisma's, so relations move into it; only when all of it is readable. */
function canProject(args: Arguments): boolean {
  if (args.kind !== 'object') return true;
  const include = objectProperty(args.object, 'include');
  const omit = objectProperty(args.object, 'omit');
  return !omit.value && !include.open && (!include.value || unwrap(include.value).type === 'ObjectExpression');
}

function projectEdit(node: TSESTree.CallExpression, args: Arguments, fields: readonly string[], source: SourceView): DialectEdit {
  const columns = fields.map((field) => `${field}: true`);
  const include = args.kind === 'object' ? objectProperty(args.object, 'include') : undefined;
  if (include?.property && include.value) {
    const relations = unwrap(include.value) as TSESTree.ObjectExpression;
    const parts = [...columns, ...relations.properties.map((property) => source.getText(property))];
    const text = `select: { ${parts.join(', ')} }`;
    return { code: `select: { ${columns.join(', ')}, … }`, edits: [{ range: include.property.range, text }] };
  }
  return setArgumentProperty(node, argumentObject(args), 'select', `{ ${columns.join(', ')} }`, source);
}

export default prisma;
