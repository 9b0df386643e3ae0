import type { TSESTree } from '@typescript-eslint/types';
import { calledMember, objectView, resolveConstant, type SourceView, staticValue } from '../../ast/index.ts';
import { type CatalogEntity, type Projection, unknown } from '../../model/index.ts';
import { type Arguments, isUndefined, unsettled } from '../shared/object-arguments.ts';
import { columnName } from './where.ts';

const ELSEWHERE = unknown('`attributes` are built elsewhere');
/** Lists that are spread into one another. */
const MOST_LISTS = 50;
const SCOPED = unknown('a scope may choose the fields');

/** What `attributes` select: fields, and whether counts, sums and the like stand among them. */
interface Selected {
  /** Lists that may still be spread: those that name each other would never end. */
  lists: number;
  fields: string[];
  aggregates: boolean;
}

/**
 * Reads `attributes`. A scope's own list is added to one that is written:
 * https://sequelize.org/docs/v6/other-topics/scopes/#merging
 */
export function readAttributes(options: Arguments, entity: CatalogEntity | undefined, scope: 'default' | 'none' | 'open' | 'named', source: SourceView): Projection {
  if (options.kind === 'unknown') return options;
  const open = scope === 'open' || (scope === 'default' && entity?.defaults?.projection === true);
  const everything = (): Projection => (open ? SCOPED : scope === 'none' || scope === 'named' ? unhidden(entity) : { kind: 'all' });
  if (options.kind === 'none') return everything();
  const found = options.view.get('attributes');
  if (found.kind === 'unknown') return unsettled(options);
  if (found.kind === 'absent' || isUndefined(found.member.value, source)) return everything();
  if (found.member.optional) return unknown('`attributes` are only set on some paths');
  if (open) return SCOPED;
  const value = resolveConstant(found.member.value, source);
  if (value.type === 'ArrayExpression') {
    const selected = readList(value, source);
    return selected ? { kind: 'fields', fields: [...new Set(selected.fields)] } : ELSEWHERE;
  }
  return readChange(found.member.value, entity, everything, source);
}

/** `{ exclude: […] }` takes fields out, `{ include: […] }` adds computed or hidden ones. */
function readChange(node: TSESTree.Node, entity: CatalogEntity | undefined, everything: () => Projection, source: SourceView): Projection {
  const view = objectView(node, source);
  if (!view || view.open) return ELSEWHERE;
  const exclude = view.get('exclude');
  const include = view.get('include');
  const off = exclude.kind === 'set' ? listOf(exclude.member.value, source) : { fields: [] };
  const on = include.kind === 'set' ? listOf(include.member.value, source) : { fields: [] };
  if (!off || exclude.kind === 'unknown' || include.kind === 'unknown') return ELSEWHERE;
  if (off.fields.length > 0) return { kind: 'except', fields: off.fields };
  const shown = on?.fields.filter((name) => entity?.fields.some((field) => field.name === name && field.hidden)) ?? [];
  if (shown.length === 0 || !entity) return everything();
  return { kind: 'fields', fields: entity.fields.filter((field) => !field.relation && (!field.hidden || shown.includes(field.name))).map(({ name }) => name) };
}

/** Without the default scope, fields that it leaves out come back; a virtual field has no column. */
function unhidden(entity: CatalogEntity | undefined): Projection {
  if (!entity?.fields.some((field) => field.hidden && field.type !== 'VIRTUAL')) return { kind: 'all' };
  return { kind: 'fields', fields: entity.fields.filter((field) => !field.relation && field.type !== 'VIRTUAL').map(({ name }) => name) };
}

/** Whether `attributes` consist of counts, sums and the like, so that without a group one row comes back. */
export function onlyAggregates(options: Arguments, source: SourceView): boolean {
  const found = options.kind === 'object' ? options.view.get('attributes') : undefined;
  const selected = found?.kind === 'set' ? listOf(found.member.value, source) : undefined;
  return selected !== undefined && selected.aggregates && selected.fields.length === 0;
}

/** Whether counts, sums and the like are selected at all. */
export function hasAggregates(options: Arguments, source: SourceView): boolean {
  const found = options.kind === 'object' ? options.view.get('attributes') : undefined;
  return found?.kind === 'set' && (listOf(found.member.value, source)?.aggregates ?? false);
}

function listOf(node: TSESTree.Node, source: SourceView): Selected | undefined {
  const value = resolveConstant(node, source);
  return value.type === 'ArrayExpression' ? readList(value, source) : undefined;
}

const AGGREGATE = /^(?:count|sum|avg|min|max|group_concat|string_agg|array_agg|json_agg)$/i;
/** Aggregates that answer no value of any row. */
const MEASURE = /^(?:count|sum|avg)$/i;

/** `['id', ['email', 'mail'], [fn('COUNT', col('id')), 'n'], literal('…')]`; undefined when a part is not readable. */
function readList(list: TSESTree.ArrayExpression, source: SourceView, selected: Selected = { fields: [], aggregates: false, lists: MOST_LISTS }): Selected | undefined {
  for (const element of list.elements) {
    if (!element) continue;
    if (element.type === 'SpreadElement') {
      const inner = resolveConstant(element.argument, source);
      if (inner.type !== 'ArrayExpression' || selected.lists-- <= 0 || !readList(inner, source, selected)) return undefined;
      continue;
    }
    const value = resolveConstant(element, source);
    const first = value.type === 'ArrayExpression' ? value.elements[0] : value;
    if (!first || !readOne(first, selected, source)) return undefined;
  }
  return selected;
}

function readOne(node: TSESTree.Node, into: Selected, source: SourceView): boolean {
  const text = staticValue(node, source);
  if (text.kind === 'known' && typeof text.value === 'string') {
    into.fields.push(text.value);
    return true;
  }
  const call = resolveConstant(node, source);
  if (call.type !== 'CallExpression') return false;
  const name = call.callee.type === 'Identifier' ? call.callee.name : calledMember(call)?.name;
  const [first] = call.arguments;
  const argument = first && staticValue(first, source);
  const written = argument?.kind === 'known' && typeof argument.value === 'string' ? argument.value : undefined;
  if (name === 'literal') {
    // Text of SQL: only a count or a sum is known to answer no field.
    const measure = /^\s*(?:count|sum|avg)\s*\(/i.test(written ?? '');
    into.aggregates ||= measure;
    return measure;
  }
  if (name === 'fn') {
    if (written === undefined) return false;
    into.aggregates ||= AGGREGATE.test(written);
    if (MEASURE.test(written)) return true;
  }
  const column = columnName(node, source);
  if (column !== undefined) into.fields.push(column);
  return column !== undefined;
}
