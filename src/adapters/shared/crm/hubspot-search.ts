import type { TSESTree } from '@typescript-eslint/types';
import { calledMember, fallsAway, objectView, resolveConstant, type SourceView, staticValue, textOf } from '../../../ast/index.ts';
import { type Filter, type FilterField, none, unknown } from '../../../model/index.ts';
import { isNothing } from './bound.ts';
import { type Arguments, unsettled } from '../object-arguments.ts';

const ELSEWHERE = unknown('`filterGroups` is built elsewhere');
/** Properties that no two records share. */
const UNIQUE = new Set(['hs_object_id', 'id']);

/** The conditions of a search request: groups are alternatives, the filters of one group bind together. */
export function searchFilter(args: Arguments, source: SourceView): Filter {
  if (args.kind === 'none') return none;
  if (args.kind === 'unknown') return args;
  const query = args.view.get('query');
  const groups = args.view.get('filterGroups');
  const filters = args.view.get('filters');
  if (query.kind === 'unknown' || groups.kind === 'unknown' || filters.kind === 'unknown') return unsettled(args);
  const words = query.kind === 'set' && !isEmpty(query.member.value, source) ? [{ name: 'query', op: 'other' as const, value: query.member.value, ...fallsAway(query.member.value, source, query.member.optional) }] : [];
  const [list, isGroup] = groups.kind === 'set' ? [groups.member, true] : filters.kind === 'set' ? [filters.member, false] : [undefined, false];
  const conditions = !list ? none : isGroup ? groupsFilter(list.value, source) : groupFilter(list.value, source);
  const settled = conditions.kind === 'fields' && list?.optional ? { ...conditions, fields: conditions.fields.map((field) => ({ ...field, optional: true })) } : conditions;
  if (settled.kind === 'fields') return { ...settled, fields: [...settled.fields, ...words] };
  if (words.length > 0) return { kind: 'fields', fields: words, unique: false, open: settled.kind === 'unknown' };
  return settled;
}

function isEmpty(node: TSESTree.Node, source: SourceView): boolean {
  const value = staticValue(node, source);
  return isNothing(node, source) || (value.kind === 'known' && value.value === '');
}

function groupsFilter(node: TSESTree.Node, source: SourceView): Filter {
  const list = resolveConstant(node, source);
  if (list.type === 'CallExpression') return mappedFilter(list, source);
  if (list.type !== 'ArrayExpression') return isNothing(node, source) ? none : ELSEWHERE;
  const groups = list.elements.map((element) => (element && element.type !== 'SpreadElement' ? groupOf(element, source) : ELSEWHERE));
  const [first] = groups;
  if (!first) return none;
  if (groups.length === 1) return first;
  if (groups.some(({ kind }) => kind === 'unknown')) return ELSEWHERE;
  if (groups.some(({ kind }) => kind === 'none')) return none;
  // What only some alternatives ask for does not bind.
  const fields = first.kind === 'fields' ? first.fields.filter((field) => groups.every((group) => group.kind === 'fields' && group.fields.some(({ name, op }) => name === field.name && op === field.op))) : [];
  return fields.length > 0 ? { kind: 'fields', fields, unique: false, open: true } : unknown('the groups are alternatives');
}

/** `stages.map((stage) => ({ filters: [… value: stage …] }))`: groups that differ in the item alone, so that one of the items matches. */
function mappedFilter(list: TSESTree.CallExpression, source: SourceView): Filter {
  const called = calledMember(list);
  const [fn] = list.arguments;
  const item = fn?.type === 'ArrowFunctionExpression' ? fn.params[0] : undefined;
  const group = called?.name === 'map' && fn?.type === 'ArrowFunctionExpression' && fn.body.type !== 'BlockStatement' ? groupOf(fn.body, source) : undefined;
  if (!called || !group || group.kind === 'none' || item?.type !== 'Identifier') return ELSEWHERE;
  if (group.kind === 'unknown') return group;
  const fields = group.fields.map((field): FilterField => (field.op === 'eq' && field.value && textOf(source, field.value).includes(item.name) ? { ...field, op: 'in', value: called.object } : field));
  return { ...group, fields, unique: false };
}

function groupOf(node: TSESTree.Node, source: SourceView): Filter {
  const filters = objectView(node, source)?.get('filters');
  return filters?.kind === 'set' ? groupFilter(filters.member.value, source) : filters?.kind === 'absent' ? none : ELSEWHERE;
}

function groupFilter(node: TSESTree.Node, source: SourceView): Filter {
  const list = resolveConstant(node, source);
  if (list.type !== 'ArrayExpression') return isNothing(node, source) ? none : ELSEWHERE;
  const fields: FilterField[] = [];
  let open = false;
  for (const element of list.elements) {
    const field = element && element.type !== 'SpreadElement' ? conditionOf(element, source) : undefined;
    if (field) fields.push(field);
    else open = true;
  }
  if (fields.length === 0) return open ? ELSEWHERE : none;
  return { kind: 'fields', fields, unique: fields.some(({ name, op }) => op === 'eq' && UNIQUE.has(name)), open };
}

function conditionOf(node: TSESTree.Node, source: SourceView): FilterField | undefined {
  const view = objectView(node, source);
  const name = text(view?.get('propertyName'), source) ?? runTimeName(view?.get('propertyName'), source);
  if (!view || name === undefined) return undefined;
  const operator = text(view.get('operator'), source);
  const value = view.get('value');
  const values = view.get('values');
  const given = value.kind === 'set' ? value.member.value : values.kind === 'set' ? values.member.value : undefined;
  const op = operator === 'EQ' ? 'eq' : operator === 'IN' ? 'in' : 'other';
  return { name, op, ...(given ? { value: resolveConstant(given, source) } : {}), optional: false };
}

type Lookup = ReturnType<NonNullable<ReturnType<typeof objectView>>['get']>;

/** The text of a property; a member of the package's enum (`FilterOperatorEnum.Eq`) by its name. */
function text(found: Lookup | undefined, source: SourceView): string | undefined {
  if (found?.kind !== 'set') return undefined;
  const value = staticValue(found.member.value, source);
  if (value.kind === 'known') return typeof value.value === 'string' ? value.value : undefined;
  const node = resolveConstant(found.member.value, source);
  return node.type === 'MemberExpression' && node.property.type === 'Identifier' ? /^(?:Eq|In)$/i.exec(node.property.name)?.[0].toUpperCase() : undefined;
}

/** A property chosen at run time is still a condition. */
function runTimeName(found: Lookup | undefined, source: SourceView): string | undefined {
  return found?.kind === 'set' ? textOf(source, found.member.value) : undefined;
}
