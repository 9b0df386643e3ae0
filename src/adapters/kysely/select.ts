import type { TSESTree } from '@typescript-eslint/types';
import { isForeign, isFunction, readRowBound, resolveConstant, type SourceView, unrollChain } from '../../ast/index.ts';
import { type DataAccess, type Evidence, type Filter, known, none, type Projection, type RowBound, unknown } from '../../model/index.ts';
import type { ReadEnv } from '../adapter.ts';
import type { ChainedStep } from '../shared/builder-step.ts';
import { type Builder, builderOf, soleReturn } from './builder.ts';
import { Conditions } from './conditions.ts';
import { Selection } from './selection.ts';
import { isUnique, type Table, tableOf, textOf } from './table.ts';

/** What a statement reads or writes, without who asks and what becomes of the rows. */
export interface Shape {
  main: Part;
  joins: readonly Part[];
  /** Selects in the select list, and those that are combined with this one. */
  others: readonly { shape: Shape; role: 'select' | 'union' | 'exists'; node: TSESTree.Node }[];
  selection: Selection;
  projection: Projection;
  filter: Filter;
  rowBound: RowBound;
  measure: 'count' | 'aggregate' | undefined;
}

interface Part {
  table: Table;
  method: string;
  node: TSESTree.Node;
  sub?: Shape;
}

const JOIN = /^(?:inner|left|right|full|cross)Join(?:Lateral)?$|^(?:cross|outer)Apply$|^from$|^using$/;
const COMBINES = /^(?:union|intersect|except)(?:All)?$/;
const MAX_DEPTH = 4;

/** Reads a builder's steps; undefined when it names no table at all. */
export function shapeOf(builder: Builder, env: ReadEnv, depth = 0): Shape | undefined {
  const { origin, steps, opaque } = builder;
  const ctes = origin.kind === 'made' ? ctesOf(origin.receiver, env) : new Map<string, TSESTree.Node>();
  const parts = origin.kind === 'typed' ? [{ table: tableOf(origin.table, env), method: 'selectFrom', node: null }] : sourcesOf(origin.call.arguments[0], origin.name, ctes, env, depth);
  const [first, ...rest] = parts;
  if (!first) return undefined;
  const node = origin.kind === 'made' ? (origin.call.arguments[0] ?? origin.call) : (steps[0]?.call ?? null);
  const main: Part = { ...first, node: (first.node ?? node) as TSESTree.Node };
  const joins = [...rest.map((part) => ({ ...part, node: part.node ?? main.node })), ...steps.flatMap((step) => (JOIN.test(step.name) ? sourcesOf(step.args[0], step.name, ctes, env, depth).map((part) => ({ ...part, node: part.node ?? step.call })) : []))];
  const tables = [main, ...joins].map(({ table }) => table);
  const selection = new Selection(tables, env);
  const conditions = new Conditions(tables, env, opaque);
  for (const step of steps) {
    selection.step(step);
    conditions.step(step);
  }
  if (main.sub) conditions.inherit(main.sub.filter);
  const grouped = steps.some(({ name }) => name === 'groupBy');
  const measure = selection.aggregate && (!selection.plain || grouped) ? (selection.counts ? 'count' : 'aggregate') : undefined;
  const filter = conditions.filter();
  const arms = steps.filter(({ name }) => COMBINES.test(name)).flatMap((step) => step.args.flatMap((argument) => nested(argument, env, depth + 1) ?? []).map((shape) => ({ shape, role: 'union' as const, node: step.call })));
  const tests = conditions.tests.flatMap((test) => {
    const shape = nested(test, env, depth + 1);
    return shape ? [{ shape, role: 'exists' as const, node: test }] : [];
  });
  const inner = selection.inner.flatMap((call) => {
    const shape = nested(outermost(call), env, depth + 1);
    return shape ? [{ shape, role: 'select' as const, node: call }] : [];
  });
  return {
    main, joins, selection, filter, measure,
    others: [...inner, ...arms, ...tests],
    projection: measure && !selection.plain ? { kind: 'fields', fields: [] } : opaque !== undefined && !selection.written ? unknown(opaque) : projectionOf(selection, main),
    rowBound: measure && !grouped ? { kind: 'default', rows: 1, why: 'an aggregate without `groupBy` answers one row' } : boundOf(builder, filter, main, joins.length > 0, arms.length > 0, env),
  };
}

/** What stands behind `selectFrom` or a join: names, a select with an alias, or a list of those. */
function sourcesOf(argument: TSESTree.Node | undefined, method: string, ctes: ReadonlyMap<string, TSESTree.Node>, env: ReadEnv, depth: number): (Omit<Part, 'node'> & { node: TSESTree.Node | null })[] {
  if (!argument) return [];
  const value = resolveConstant(argument, env.source);
  if (value.type === 'ArrayExpression') return value.elements.flatMap((element) => (element ? sourcesOf(element, method, ctes, env, depth) : []));
  const text = textOf(value, env.source);
  if (text !== undefined) {
    const table = tableOf(text, env);
    const cte = table.name === undefined ? undefined : ctes.get(table.name);
    const sub = cte && depth < MAX_DEPTH ? nested(cte, env, depth + 1) : undefined;
    return [{ table, method, node: argument, ...(sub ? { sub } : {}) }];
  }
  const sub = depth < MAX_DEPTH ? nested(value, env, depth + 1) : undefined;
  const { links } = unrollChain(isFunction(value) ? (soleReturn(value) ?? value) : value);
  const alias = links.findLast(({ name }) => name === 'as')?.call?.arguments[0];
  return [{ table: { name: undefined, alias: textOf(alias, env.source) ?? '' }, method, node: argument, ...(sub ? { sub } : {}) }];
}

/** A select inside of another statement. */
function nested(node: TSESTree.Node, env: ReadEnv, depth: number): Shape | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const value = resolveConstant(node, env.source);
  const select = isFunction(value) ? soleReturn(value) : value;
  const builder = select && builderOf(select, env.source);
  return builder && shapeOf(builder, env, depth);
}

/** The whole chain around its first call. */
function outermost(call: TSESTree.CallExpression): TSESTree.Node {
  let current: TSESTree.Node = call;
  for (;;) {
    const member: TSESTree.Node | undefined = current.parent;
    const next: TSESTree.Node | undefined = member?.type === 'MemberExpression' && member.object === current ? member.parent : undefined;
    if (next?.type !== 'CallExpression' || next.callee !== member) return current;
    current = next;
  }
}

/** Selects that `db.with('active', (db) => db.selectFrom(…))` names. */
function ctesOf(receiver: TSESTree.Node, env: ReadEnv): Map<string, TSESTree.Node> {
  const found = new Map<string, TSESTree.Node>();
  for (const { name, call } of unrollChain(resolveConstant(receiver, env.source)).links) {
    const [label, select] = call?.arguments ?? [];
    const text = /^with(?:Recursive)?$/.test(name) ? textOf(label, env.source) : undefined;
    if (text !== undefined && select) found.set(text.replace(/\(.*$/, '').trim(), select);
  }
  return found;
}

function projectionOf(selection: Selection, { table, sub }: Part): Projection {
  const own = selection.of(table);
  if (!sub || own.kind === 'unknown' || (own.kind === 'fields' && own.fields.length === 0)) return own;
  // A select in place of a table answers no more than it selects itself, under its own names.
  const inner = sub.projection;
  return own.kind === 'fields' && (inner.kind === 'all' || (inner.kind === 'fields' && own.fields.every((field) => inner.fields.includes(field)))) ? own : inner;
}

function boundOf({ steps, opaque }: Builder, filter: Filter, main: Part, joined: boolean, combined: boolean, env: ReadEnv): RowBound {
  let limits: ChainedStep[] = [];
  for (const step of steps) {
    if (/^(?:limit|top|fetch)$/.test(step.name) && step.args[0]) limits.push(step);
    else if (step.name === 'clearLimit' && !step.conditional) limits = [];
  }
  const last = limits.findLast(({ conditional }) => !conditional)?.args[0];
  const written = last && readRowBound(last, env.source, { undefinedIsUnlimited: true });
  if (written && written.kind !== 'none') return written;
  if (filter.kind === 'fields' && filter.unique && !joined && !combined) return { kind: 'default', rows: 1, why: 'the filter names one record' };
  if (opaque !== undefined) return unknown(opaque);
  const [first, second] = limits;
  if (first && second) return { kind: 'dynamic', node: first.call };
  if (first?.conditional) return { kind: 'meaningless', node: first.call, why: '`.limit()` is only called on some paths' };
  const list = joined || combined ? undefined : listSize(filter, main.table);
  if (list !== undefined) return { kind: 'default', rows: list, why: `the filter lists ${list} records` };
  return main.sub && !joined && !combined ? main.sub.rowBound : none;
}

/** How many rows a key that is in a written-out list can match. */
function listSize(filter: Filter, table: Table): number | undefined {
  const list = filter.kind === 'fields' ? filter.fields.find(({ name, op, optional }) => op === 'in' && !optional && isUnique(table, name))?.value : undefined;
  return list?.type === 'ArrayExpression' && list.elements.every((element) => element && element.type !== 'SpreadElement') ? list.elements.length : undefined;
}

/** The table rows come from, seen through selects that stand in place of one. */
export function namedTable({ main }: Shape): Table {
  return main.sub ? namedTable(main.sub) : main.table;
}

/** The entity of a table, as the record names it. */
export function entityOf({ name }: Table): DataAccess['entity'] {
  return name === undefined ? unknown('the table is named elsewhere') : known({ name, as: 'table' });
}

/** The call that runs the statement, for what is read along with it. */
interface Along {
  client: string;
  evidence: Evidence;
  source: SourceView;
  call: TSESTree.Node;
}

/** Joins, selects in the list, and the other arms of a union. */
export function relatedOf(shape: Shape, around: RowBound, along: Along): DataAccess[] {
  const { client, evidence, source, call } = along;
  const rows = around.kind === 'none' ? unknown('as many as the statement it is part of') : around;
  const found: DataAccess[] = shape.main.sub ? relatedOf(shape.main.sub, around, along) : [];
  const add = (method: string, table: Table, projection: Projection, filter: Filter, rowBound: RowBound, written: TSESTree.Node): void => {
    // A select of another module has no place in this file.
    const node = isForeign(written, source) ? call : written;
    found.push({
      client, evidence, operation: 'read', method, entity: entityOf(table), cardinality: 'many', rowBound, projection, filter, related: [],
      result: { bindings: [], fields: unknown('part of another access'), escapes: 'unknown' }, edits: {}, node, reportNode: node,
    });
  };
  for (const part of shape.joins) {
    const projection: Projection = shape.measure && !shape.selection.plain ? { kind: 'fields', fields: [] } : projectionOf(shape.selection, part);
    add(part.method, part.sub ? namedTable(part.sub) : part.table, projection, part.sub?.filter ?? none, rows, part.node);
    if (part.sub) found.push(...relatedOf(part.sub, around, along));
  }
  for (const { shape: other, role, node } of shape.others) {
    if (role === 'exists') {
      add(role, namedTable(other), { kind: 'fields', fields: [] }, other.filter, unknown('only decides which rows match'), node);
      continue;
    }
    const each: RowBound = role === 'select' ? (other.measure ? other.rowBound : unknown('read once per row of the outer select')) : around.kind === 'none' ? other.rowBound : rows;
    add(role, namedTable(other), other.projection, other.filter, each, node);
    found.push(...relatedOf(other, around, along));
  }
  return found.slice(0, 50);
}
