import type { TSESTree } from '@typescript-eslint/types';
import { fallsAway, insertProperty, isForeign, type ObjectMember, type ObjectView, objectView, propertyName, resultUse, setArgumentProperty, type SourceView, staticValue, unwrap } from '../../ast/index.ts';
import { type CatalogEntity, type DataAccess, type Filter, type FilterField, known, none, type Projection, type RowBound, unknown } from '../../model/index.ts';
import type { ReadEnv } from '../adapter.ts';
import { type Arguments, argumentsOf, boundMember, unsettled } from '../shared/object-arguments.ts';
import { type ColumnName, Conditions } from './conditions.ts';
import { isUnique, type Site, testedOf, type Tested, testsOf } from './select.ts';

const MAX_DEPTH = 8;

/** The parts of `db.query.customers.findMany`: the database, and the name under `query`. */
export function relationalReceiver(object: TSESTree.Node): { database: TSESTree.Node; name: string } | undefined {
  const table = unwrap(object);
  const name = table.type === 'MemberExpression' ? propertyName(table) : undefined;
  const query = table.type === 'MemberExpression' ? unwrap(table.object) : undefined;
  // `_query` is where version 1 keeps the earlier form.
  if (name === undefined || query?.type !== 'MemberExpression' || !/^_?query$/.test(propertyName(query) ?? '')) return undefined;
  return { database: unwrap(query.object), name };
}

/** Reads `db.query.customers.findMany({ columns, with, where, limit, extras })`: https://orm.drizzle.team/docs/rqb */
export function readRelational(call: TSESTree.CallExpression, method: TSESTree.MemberExpression, name: string, entity: string, site: Site): DataAccess {
  const { env } = site;
  const { source } = env;
  const args = argumentsOf(call.arguments[0], source);
  const many = name === 'findMany';
  const owner = env.entity(entity);
  const rowBound: RowBound = many ? boundMember(args, 'limit', source) : { kind: 'default', rows: 1, why: `${name} answers one row` };
  const { filter, tests } = filterOf(args, entity, env);
  return {
    client: site.client,
    evidence: site.evidence,
    operation: 'read',
    method: name,
    entity: known({ name: entity, as: 'table' }),
    cardinality: many ? 'many' : 'one',
    rowBound: many && rowBound.kind === 'none' && filter.kind === 'fields' && filter.unique ? { kind: 'default', rows: 1, why: 'the filter names one record' } : rowBound,
    projection: columnsOf(args, source),
    filter,
    related: [...withOf(args, owner, site, 0), ...testedOf(tests, { ...site, head: call })],
    get result() {
      return resultUse(call, many, source);
    },
    edits: editsOf(call, args, many, source),
    node: call,
    reportNode: method.property,
  };
}

/** `columns: { id: true }` takes what is named; with nothing but `false` in it, everything else. */
function columnsOf(args: Arguments, source: SourceView): Projection {
  if (args.kind === 'none') return { kind: 'all' };
  if (args.kind === 'unknown') return args;
  const found = args.view.get('columns');
  if (found.kind === 'absent') return { kind: 'all' };
  if (found.kind === 'unknown') return unsettled(args);
  const { value, optional } = found.member;
  if (staticValue(value, source).kind === 'none') return { kind: 'all' };
  const view = objectView(value, source);
  if (!view || view.open || optional || view.members.some((member) => member.optional || view.get(member.name).kind === 'unknown')) return unknown('`columns` is built elsewhere');
  const flags = view.members.map((member) => ({ name: member.name, flag: staticValue(member.value, source) }));
  if (flags.some(({ flag }) => flag.kind === 'unknown')) return unknown('`columns` is built elsewhere');
  const on = flags.filter(({ flag }) => flag.kind === 'known' && flag.value === true).map(({ name }) => name);
  const off = flags.filter(({ flag }) => flag.kind === 'known' && flag.value === false).map(({ name }) => name);
  return on.length > 0 || off.length === 0 ? { kind: 'fields', fields: on } : { kind: 'except', fields: off };
}

function filterOf(args: Arguments, entity: string | undefined, env: ReadEnv): { filter: Filter; tests: readonly Tested[] } {
  const owner = entity === undefined ? undefined : env.entity(entity);
  if (args.kind !== 'object') return { filter: args.kind === 'none' ? none : args, tests: [] };
  const found = args.view.get('where');
  if (found.kind === 'absent') return { filter: none, tests: [] };
  if (found.kind === 'unknown') return { filter: unsettled(args), tests: [] };
  const { value, optional } = found.member;
  const view = objectView(value, env.source);
  const columnName: ColumnName = ({ table, name }) => {
    const last = table.split('.').at(-1) ?? table;
    return last === entity || (owner && env.entity(last) === owner) ? name : undefined;
  };
  const conditions = new Conditions(env.source, columnName);
  if (view) objectConditions(view, conditions, '', optional, 0, env.source);
  else conditions.add(value, optional);
  const filter = conditions.filter();
  const tests = testsOf(conditions.tests, columnName, env);
  if (filter.kind !== 'fields') return { filter, tests };
  const table = { key: '', proven: true, ...(owner ? { entity: owner } : {}) };
  const unique = filter.fields.some((field) => field.op === 'eq' && !field.optional && isUnique(table, field.name));
  return { filter: { ...filter, unique }, tests };
}

/**
 * The `where` object of version 1: `{ id: 1, name: { ilike: 'a%' }, OR: […], orders: { … } }`. A value
 * that is undefined leaves its condition out (from rc.5 on it is an error):
 * https://github.com/drizzle-team/drizzle-orm/issues/5636
 */
function objectConditions(view: ObjectView, into: Conditions, prefix: string, optional: boolean, depth: number, source: SourceView): void {
  into.open ||= view.open || depth > MAX_DEPTH;
  if (depth > MAX_DEPTH) return;
  for (const member of view.members) {
    const unsure = optional || member.optional;
    const name = prefix + member.name;
    if (view.get(member.name).kind === 'unknown' || member.name === 'RAW' || member.name === 'AND') into.open = true;
    else if (member.name === 'OR' || member.name === 'NOT') into.fields.push({ name: 'OR', op: 'other', value: member.value, optional: unsure });
    else if (staticValue(member.value, source).kind !== 'none') into.fields.push(...fieldConditions(name, member.value, unsure, into, depth, source));
  }
}

const OPERATORS: ReadonlySet<string> = new Set(['ne', 'gt', 'gte', 'lt', 'lte', 'notIn', 'like', 'ilike', 'notLike', 'notIlike', 'isNull', 'isNotNull', 'arrayOverlaps', 'arrayContained', 'arrayContains', 'OR', 'NOT', 'AND']);

function fieldConditions(name: string, value: TSESTree.Node, optional: boolean, into: Conditions, depth: number, source: SourceView): FilterField[] {
  const inner = objectView(value, source);
  if (!inner) return [{ name, op: 'eq', value, ...fallsAway(value, source, optional) }];
  const fields: FilterField[] = [];
  for (const member of inner.members) {
    const unsure = optional || member.optional;
    if (member.name === 'eq' || member.name === 'in') fields.push({ name, op: member.name, value: member.value, ...fallsAway(member.value, source, unsure) });
    else if (OPERATORS.has(member.name)) fields.push({ name, op: 'other', value: member.value, ...fallsAway(member.value, source, unsure) });
    else {
      objectConditions(inner, into, `${name}.`, optional, depth + 1, source);
      break;
    }
  }
  into.open ||= inner.open;
  return fields;
}

/** `with: { orders: true, tags: { columns, limit, with } }`. */
function withOf(args: Arguments, owner: CatalogEntity | undefined, site: Site, depth: number): DataAccess[] {
  const found = args.kind === 'object' && depth <= MAX_DEPTH ? args.view.get('with') : undefined;
  if (found?.kind === 'unknown') return [unreadable(site, args.kind === 'object' ? args.view.object : undefined)].flatMap((one) => one ?? []);
  const { source } = site.env;
  const view = found?.kind === 'set' ? objectView(found.member.value, source) : undefined;
  if (found?.kind === 'set' && (!view || view.open)) return [unreadable(site, found.member.value)].flatMap((one) => one ?? []);
  return (view?.members ?? []).flatMap((member): DataAccess[] => {
    const flag = staticValue(member.value, source);
    if (flag.kind === 'none' || (flag.kind === 'known' && flag.value !== true)) return [];
    const inner: Arguments = flag.kind === 'known' ? { kind: 'none' } : argumentsOf(member.value, source);
    const relation = owner?.fields.find((field) => field.name === member.name)?.relation;
    const entity = (relation && site.env.entity(relation.entity)) ?? (relation ? undefined : site.env.entity(member.name));
    const name = relation?.entity ?? entity?.name;
    const one = relation ? !relation.many : /[^s]$/i.test(member.name) && relation === undefined && entity !== undefined && !/s$/i.test(member.name);
    const node = member.property?.key ?? member.value;
    return [
      {
        client: site.client, evidence: site.evidence, operation: 'read', method: 'with',
        entity: name === undefined ? unknown(`\`${member.name}\` is not a relation the catalog knows`) : known({ name, as: 'table' }),
        cardinality: one ? 'one' : 'many',
        rowBound: relation && one ? { kind: 'default', rows: 1, why: 'relation to one' } : name === undefined || (!relation && one) ? unknown('relation is not known') : boundMember(inner, 'limit', source),
        projection: columnsOf(inner, source),
        ...filteredWith(inner, name, entity, member.property?.key ?? member.value, site, depth),
        result: { bindings: [], fields: unknown('part of another access'), escapes: 'unknown' },
        edits: alongEdits(member, inner, source), node, reportNode: node,
      },
    ];
  });
}

/** `user: true` becomes `user: { columns: { password: false } }`. */
function alongEdits({ value, property }: ObjectMember, args: Arguments, source: SourceView): DataAccess['edits'] {
  if (!property || property.shorthand || isForeign(value, source) || args.kind === 'unknown') return {};
  const columns = (fields: readonly string[]): string => `columns: { ${fields.map((field) => `${field}: false`).join(', ')} }`;
  if (args.kind === 'none') return { omit: (fields) => ({ code: columns(fields), edits: [{ range: value.range, text: `{ ${columns(fields)} }` }] }) };
  const { view } = args;
  return view.inline && !view.open && view.get('columns').kind === 'absent' ? { omit: (fields) => ({ code: columns(fields), edits: [insertProperty(view.object, columns(fields), source)] }) } : {};
}

/** The filter of a relation, with what decides in it and what is read along. */
function filteredWith(args: Arguments, name: string | undefined, entity: CatalogEntity | undefined, head: TSESTree.Node, site: Site, depth: number): Pick<DataAccess, 'filter' | 'related'> {
  const { filter, tests } = filterOf(args, name, site.env);
  return { filter, related: [...withOf(args, entity, site, depth + 1), ...testedOf(tests, { ...site, head })] };
}

function unreadable({ client, evidence }: Site, node: TSESTree.Node | undefined): DataAccess | undefined {
  const why = unknown('relations are built elsewhere');
  if (!node) return undefined;
  return { client, evidence, operation: 'read', method: 'with', entity: why, cardinality: 'many', rowBound: why, projection: why, filter: why, related: [], result: { bindings: [], fields: why, escapes: 'unknown' }, edits: {}, node, reportNode: node };
}

function editsOf(call: TSESTree.CallExpression, args: Arguments, many: boolean, source: SourceView): DataAccess['edits'] {
  if (args.kind === 'unknown' || (args.kind === 'object' && !args.view.inline)) return {};
  const object = args.kind === 'object' ? args.view.object : undefined;
  const canProject = args.kind === 'none' || (!args.view.open && args.view.get('columns').kind === 'absent');
  return {
    ...(many ? { bound: (rows) => setArgumentProperty(call, object, 'limit', String(rows), source) } : {}),
    ...(canProject ? { omit: (fields) => setArgumentProperty(call, object, 'columns', `{ ${fields.map((field) => `${field}: false`).join(', ')} }`, source) } : {}),
    ...(canProject ? { project: (fields) => setArgumentProperty(call, object, 'columns', `{ ${fields.map((field) => `${field}: true`).join(', ')} }`, source) } : {}),
  };
}
