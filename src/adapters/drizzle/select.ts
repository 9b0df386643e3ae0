import type { TSESTree } from '@typescript-eslint/types';
import { isFirstOnly, isForeign, readRowBound, resolveConstant, resultUse, unrollChain, unwrapAwait, textOf } from '../../ast/index.ts';
import { type DataAccess, type Evidence, type Filter, known, none, type Projection, type ResultUse, type RowBound, unknown } from '../../model/index.ts';
import type { ReadEnv } from '../adapter.ts';
import type { ChainedStep } from '../shared/builder-step.ts';
import { FIRST_OF_EQUAL, isEquality } from '../shared/first-of-equal.ts';
import { chainFrom, followBuilder } from './builder.ts';
import { type ColumnName, Conditions } from './conditions.ts';
import { selectEdits } from './edits.ts';
import { joinFilter } from './join-filter.ts';
import { Selection } from './selection.ts';
import { type Table, tableOf } from './table.ts';

/** What is common to an access and all that is read along. */
export interface Site {
  client: string;
  evidence: Evidence;
  env: ReadEnv;
}

/** As `Site`, for what is read along with the statement that `head` begins. */
export interface Along extends Site {
  head: TSESTree.Node;
}

const JOIN = /^(inner|left|right|full|cross)Join(?:Lateral)?$/;
const COMBINES = /^(?:union|intersect|except)(?:All)?$/;
const NO_USE = unknown('part of another access');
const MAX_DEPTH = 4;

/** A table of a select, with the place where it joins. */
interface Part {
  table: Table;
  step: ChainedStep;
  /** The select that stands in place of a table. */
  sub?: Shape;
}

/** A select inside of a condition: `exists(db.select()…)`, `inArray(t.id, db.select(…)…)`. */
export interface Tested {
  shape: Shape;
  method: string;
}

/** What a select reads, without what becomes of its rows. */
export interface Shape {
  head: TSESTree.CallExpression;
  main: Part;
  joins: readonly Part[];
  /** Selects that are combined with this one. */
  arms: readonly Shape[];
  /** Selects that only decide which rows match. */
  tests: readonly Tested[];
  /** How the statement names a column of one of its tables. */
  columnName: ColumnName;
  selection: Selection | undefined;
  projection: Projection;
  filter: Filter;
  rowBound: RowBound;
  measure: 'count' | 'aggregate' | undefined;
}

/** Reads `db.select(…).from(customers)…`; undefined where it is a part of another statement or selects from no table. */
export function readSelect(head: TSESTree.CallExpression, method: TSESTree.MemberExpression, name: string, site: Site): DataAccess | undefined {
  const builder = followBuilder(head, site.env.source);
  const shape = builder && shapeOf(head, builder.steps, site.env, builder.opaque, 0);
  if (!builder || !shape) return undefined;
  const { source } = site.env;
  const one = builder.steps.some((step) => step.name === 'get');
  const first = !one && shape.rowBound.kind === 'none' && shape.joins.length === 0 && isEquality(shape.filter) && isFirstOnly(builder.end, source);
  const rowBound: RowBound = one ? { kind: 'default', rows: 1, why: '`get` answers one row' } : first ? FIRST_OF_EQUAL : shape.rowBound;
  const table = named(shape);
  const plainRows = builder.steps.every((step) => !/^(?:values|prepare|iterator|execute)$/.test(step.name));
  const nested = shape.selection ? shape.selection.nested : shape.joins.length > 0;
  return {
    ...common(site, shape, method),
    operation: shape.measure ?? 'read',
    method: name,
    cardinality: rowBound.kind === 'default' && rowBound.rows <= 1 ? 'one' : 'many',
    rowBound,
    filter: shape.filter,
    related: relatedOf(shape, rowBound, { ...site, head }),
    get result(): ResultUse {
      if (!plainRows) return { bindings: [], fields: unknown('the statement is run in a way that is not followed'), escapes: 'unknown' };
      const use = resultUse(builder.end, !one, source);
      return nested && use.fields.kind === 'known' ? { ...use, fields: unknown('columns stand inside of objects') } : use;
    },
    edits: shape.measure ? {} : selectEdits(head, builder, table.key, !one, shape.joins.length === 0 && !shape.main.sub && shape.arms.length === 0, source),
    node: builder.node,
  };
}

/** The table rows come from, seen through selects that stand in place of one. */
function named(shape: Shape): Table {
  return shape.main.sub ? named(shape.main.sub) : shape.main.table;
}

function common({ client, evidence }: Site, shape: Shape, at: TSESTree.MemberExpression): Pick<DataAccess, 'client' | 'evidence' | 'entity' | 'projection' | 'reportNode'> {
  return { client, evidence, entity: entityOf(named(shape)), projection: shape.projection, reportNode: at.property };
}

/** The entity of a table, as the record names it. */
export function entityOf({ name, why }: Table): DataAccess['entity'] {
  return name === undefined ? unknown(why ?? 'the table is named elsewhere') : known({ name, as: 'table' });
}

/** Reads a select's steps; undefined without a table. */
function shapeOf(head: TSESTree.CallExpression, steps: readonly ChainedStep[], env: ReadEnv, opaque: string | undefined, depth: number, outer?: ColumnName): Shape | undefined {
  const from = steps.find((step) => step.name === 'from' && step.args.length === 1);
  const main = from && partOf(from, env, depth);
  if (!main) return undefined;
  const joins = steps.flatMap((step) => {
    const part = JOIN.test(step.name) ? partOf(step, env, depth) : undefined;
    return part ? [part] : [];
  });
  const arms = steps.filter(({ name }) => COMBINES.test(name)).flatMap((step) => step.args.flatMap((argument) => subselect(argument, env, depth + 1) ?? []));
  const selection = selectionOf(head, [main, ...joins], env);
  const grouped = steps.some(({ name }) => name === 'groupBy');
  const measure = selection?.aggregate && !selection.collects && (!selection.plain || (grouped && !byRecord(steps, main.table, env))) ? (selection.counts ? 'count' : 'aggregate') : undefined;
  const columnName: ColumnName = ({ table, name }) => {
    if (table === main.table.key) return name;
    const joined = joins.find((part) => part.table.key === table);
    return joined ? `${joined.table.name ?? joined.table.key}.${name}` : outer?.({ table, name });
  };
  const { filter, tests } = filterOf(steps, main, joins, columnName, env, opaque);
  return {
    head, main, joins, arms, selection, measure, filter, columnName,
    tests: testsOf(tests, columnName, env, depth),
    projection: measure && !selection?.plain ? { kind: 'fields', fields: [] } : project(selection, main),
    rowBound: measure && !grouped ? { kind: 'default', rows: 1, why: 'an aggregate without `groupBy` answers one row' } : boundOf(steps, filter, main, joins, arms, env, opaque),
  };
}

function partOf(step: ChainedStep, env: ReadEnv, depth: number): Part | undefined {
  const [argument] = step.args;
  if (!argument) return undefined;
  const table = tableOf(argument, env);
  const sub = subselect(argument, env, depth + 1);
  return sub ? { table: { key: table.key, proven: true }, step, sub } : { table, step };
}

/** The select behind `db.select(…).as('x')`, `db.$with('x').as(db.select(…))`, or an argument of `union`. */
function subselect(node: TSESTree.Node, env: ReadEnv, depth: number, outer?: ColumnName): Shape | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const value = resolveConstant(node, env.source);
  const { links } = unrollChain(value);
  const as = links.findIndex(({ name, call }) => name === 'as' && call);
  const made = as > 0 && links[as - 1]?.name === '$with' ? answered(links[as]?.call?.arguments[0]) : undefined;
  if (made) return subselect(made, env, depth + 1, outer);
  const start = links.find(({ name, call }) => call && /^select(?:Distinct(?:On)?)?$/.test(name))?.call;
  if (!start) return undefined;
  const steps = chainFrom(start).links.flatMap(({ name, call, member }) => (call ? [{ name, args: call.arguments, call, member, conditional: false }] : []));
  return shapeOf(start, steps, env, undefined, depth, outer);
}

/** The select itself, or what `(qb) => qb.select(…)` answers. */
function answered(node: TSESTree.Node | undefined): TSESTree.Node | undefined {
  if (node?.type !== 'ArrowFunctionExpression' && node?.type !== 'FunctionExpression') return node;
  if (node.body.type !== 'BlockStatement') return node.body;
  const last = node.body.body.at(-1);
  return last?.type === 'ReturnStatement' ? (last.argument ?? undefined) : undefined;
}

/** The list in `select({ … })`, `selectDistinctOn([…], { … })`; undefined for all columns. */
function selectionOf(head: TSESTree.CallExpression, parts: readonly Part[], env: ReadEnv): Selection | undefined {
  const list = head.arguments.at(-1);
  const isOn = head.arguments.length === 1 && list?.type === 'ArrayExpression';
  if (!list || isOn || unwrapAwait(list).type === 'SpreadElement') return undefined;
  const selection = new Selection(env.source, new Set(parts.map(({ table }) => table.key)));
  selection.object(list);
  return selection;
}

function project(selection: Selection | undefined, { table, sub }: Part): Projection {
  const own: Projection = selection ? selection.of(table.key) : { kind: 'all' };
  if (!sub) return own;
  if (own.kind === 'unknown' || (own.kind === 'fields' && own.fields.length === 0)) return own;
  // What stands in place of a table answers no more than it selects itself, under its own names.
  const inner = sub.projection;
  return own.kind === 'fields' && (inner.kind === 'all' || (inner.kind === 'fields' && own.fields.every((field) => inner.fields.includes(field)))) ? own : inner;
}

/** True when rows are grouped by the main table's key, so that each stands for one record. */
function byRecord(steps: readonly ChainedStep[], main: Table, { source }: ReadEnv): boolean {
  return steps.some(({ name, args }) => name === 'groupBy' && args.some((argument) => new RegExp(`^${escaped(main.key)}\\.(?:id|uuid)$`).test(textOf(source, argument))));
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The selects inside of conditions; their own conditions may name columns of the statement around them. */
export function testsOf(tests: Conditions['tests'], columnName: ColumnName, env: ReadEnv, depth = 0): Tested[] {
  return tests.flatMap(({ method, node }) => {
    const shape = subselect(node, env, depth + 1, columnName);
    return shape ? [{ shape, method }] : [];
  });
}

/** The last `where` is the one that holds; the conditions of an inner join bind as well. */
function filterOf(steps: readonly ChainedStep[], main: Part, joins: readonly Part[], columnName: ColumnName, env: ReadEnv, opaque: string | undefined): { filter: Filter; tests: Conditions['tests'] } {
  const conditions = new Conditions(env.source, columnName);
  const wheres = steps.filter(({ name }) => name === 'where');
  const last = wheres.findLastIndex(({ conditional }) => !conditional);
  for (const { args, conditional } of wheres.slice(Math.max(0, last))) if (args[0]) conditions.add(args[0], conditional);
  const ties = new Conditions(env.source, columnName);
  for (const { step } of joins) if (/^inner/.test(step.name) && step.args[1]) ties.add(step.args[1], step.conditional);
  conditions.fields.push(...ties.fields.filter(({ value, op }) => value !== undefined && op !== 'other'));
  if (main.sub) inherit(main.sub.filter, conditions);
  conditions.open ||= opaque !== undefined;
  return { filter: settled(conditions.filter(), main, opaque), tests: conditions.tests };
}

function settled(filter: Filter, main: Part, opaque: string | undefined): Filter {
  if (filter.kind === 'unknown' && opaque !== undefined) return unknown(opaque);
  if (filter.kind !== 'fields') return filter;
  return { ...filter, unique: filter.fields.some(({ name, op, optional }) => op === 'eq' && !optional && isUnique(main.table, name)) };
}

function inherit(filter: Filter, into: Conditions): void {
  if (filter.kind === 'fields') into.fields.push(...filter.fields);
  into.open ||= filter.kind === 'unknown' || (filter.kind === 'fields' && filter.open);
}

/** A key by the schema, or a column that is one by its name where the schema says nothing about keys. */
export function isUnique({ entity }: Table, name: string): boolean {
  const field = entity?.fields.find((one) => one.name === name || one.column === name);
  return field?.unique ?? /^(?:id|uuid|guid)$/i.test(name);
}

function boundOf(steps: readonly ChainedStep[], filter: Filter, main: Part, joins: readonly Part[], arms: readonly Shape[], env: ReadEnv, opaque: string | undefined): RowBound {
  const combined = steps.findLastIndex(({ name }) => COMBINES.test(name));
  const limits = steps.filter(({ name, args }, at) => name === 'limit' && args[0] && at > combined);
  const last = limits.findLast(({ conditional }) => !conditional)?.args[0];
  const written: RowBound | undefined = last && readRowBound(last, env.source, { undefinedIsUnlimited: true });
  if (written && written.kind !== 'none') return written;
  const single = joins.length === 0 || (steps.some(({ name }) => name === 'groupBy') && byRecord(steps, main.table, env));
  if (filter.kind === 'fields' && filter.unique && single && combined < 0) return { kind: 'default', rows: 1, why: 'the filter names one record' };
  if (opaque !== undefined) return unknown(opaque);
  const [first, second] = limits;
  if (first && second && first.conditional) return { kind: 'dynamic', node: first.call };
  if (first?.conditional) return { kind: 'meaningless', node: first.call, why: '`.limit()` is only called on some paths' };
  if (combined >= 0) return steps.some(({ name }) => name === 'limit') || arms.length === 0 ? unknown('as many as the combined selects answer') : none;
  const list = single ? listSize(filter, main.table) : undefined;
  if (list !== undefined) return { kind: 'default', rows: list, why: `the filter lists ${list} records` };
  return main.sub && joins.length === 0 ? main.sub.rowBound : none;
}

/** How many rows a key that is in a written-out list can match. */
function listSize(filter: Filter, table: Table): number | undefined {
  const list = filter.kind === 'fields' ? filter.fields.find(({ name, op, optional }) => op === 'in' && !optional && isUnique(table, name))?.value : undefined;
  return list?.type === 'ArrayExpression' && list.elements.every((element) => element && element.type !== 'SpreadElement') ? list.elements.length : undefined;
}

/** Joins, what a joined select reads itself, and the other arms of a union. */
function relatedOf(shape: Shape, around: RowBound, site: Along): DataAccess[] {
  const rows = around.kind === 'none' ? unknown('as many as the statement it is part of') : around;
  const within = [...(shape.main.sub ? relatedOf(shape.main.sub, around, site) : [])];
  const joined = shape.joins.flatMap((part): DataAccess[] => {
    const table = part.sub ? named(part.sub) : part.table;
    const own = project(shape.selection, part);
    return [
      related(site, part.step.name, table, shape.measure && !shape.selection?.plain ? { kind: 'fields', fields: [] } : own, part.sub?.filter ?? joinFilter(part.step, part.table.key, shape.columnName, site.env), rows, part.step.call.arguments[0] ?? part.step.call),
      ...(part.sub ? relatedOf(part.sub, around, site) : []),
    ];
  });
  const arms = shape.arms.flatMap((arm) => [related(site, 'union', named(arm), arm.projection, arm.filter, around.kind === 'none' ? arm.rowBound : rows, arm.head), ...relatedOf(arm, around, site)]);
  return [...within, ...joined, ...arms, ...testedOf(shape.tests, site)].slice(0, 50);
}

/** Selects that answer nothing to the program: they only decide which rows of the statement match. */
export function testedOf(tests: readonly Tested[], site: Along): DataAccess[] {
  return tests.flatMap(({ shape, method }) => [related(site, method, named(shape), { kind: 'fields', fields: [] }, shape.filter, unknown('only decides which rows match'), shape.head), ...testedOf(shape.tests, site)]);
}

function related({ client, evidence, env, head }: Along, method: string, table: Table, projection: Projection, filter: Filter, rowBound: RowBound, written: TSESTree.Node): DataAccess {
  // A select of another module has no place in this file.
  const node = isForeign(written, env.source) ? head : written;
  return {
    client, evidence, operation: 'read', method, entity: entityOf(table), cardinality: 'many', rowBound, projection, filter,
    related: [], result: { bindings: [], fields: NO_USE, escapes: 'unknown' }, edits: {}, node, reportNode: node,
  };
}

