import type { TSESTree } from '@typescript-eslint/types';
import { fallsAway, type Missing, objectProperty, objectView, type ObjectView, resolveConstant, type SourceView, staticValue } from '../../ast/index.ts';
import { type Filter, type FilterField, none, unknown } from '../../model/index.ts';
import { builtElsewhere } from '../shared/given-filter.ts';
import { isUndefined } from '../shared/object-arguments.ts';
import { scopeFilter } from '../shared/scope-helper.ts';

const ELSEWHERE = unknown('`where` is built elsewhere');
const MAX_DEPTH = 5;

/**
 * Reads a `where` value: an object of conditions, an array of them (any of which may match), or the
 * SQL of 0.2. TypeORM leaves a condition out whose value is undefined, and where it finds records one
 * whose value is null (`missing`): https://typeorm.io/docs/data-source/null-and-undefined-handling
 */
export function readWhere(node: TSESTree.Node, source: SourceView, missing: Missing = 'undefined', depth = 0): Filter {
  if (isUndefined(node, source)) return none;
  const scope = scopeFilter(node, source);
  if (scope) return scope;
  const view = objectView(node, source);
  if (view) {
    const fields: FilterField[] = [];
    const open = readConditions(view, '', false, { source, missing }, fields, 0);
    return fields.length === 0 && open ? builtElsewhere(ELSEWHERE.why, node, source) : made(fields, open);
  }
  const value = resolveConstant(node, source);
  if (value.type === 'ArrayExpression') return alternatives(value.elements.map((element) => (element && depth < MAX_DEPTH ? readWhere(element, source, missing, depth + 1) : ELSEWHERE)));
  if (value.type === 'ConditionalExpression' && depth < MAX_DEPTH) return alternatives([readWhere(value.consequent, source, missing, depth + 1), readWhere(value.alternate, source, missing, depth + 1)]);
  const text = staticValue(value, source);
  if (text.kind !== 'known' || typeof text.value !== 'string') return builtElsewhere(ELSEWHERE.why, node, source);
  const fields: FilterField[] = [];
  return made(fields, readConditionText(text.value, undefined, source, fields, (_, field) => field));
}

function made(fields: readonly FilterField[], open: boolean): Filter {
  if (fields.length > 0) return { kind: 'fields', fields, unique: false, open };
  return open ? ELSEWHERE : none;
}

/** Of several alternatives only conditions that all of them carry bind. */
function alternatives(branches: readonly Filter[]): Filter {
  const [first, ...rest] = branches;
  if (!first || branches.some((branch) => branch.kind === 'none')) return none;
  if (first.kind !== 'fields' || rest.some((branch) => branch.kind !== 'fields')) return ELSEWHERE;
  const shared = first.fields.filter(({ name, op }) => rest.every((branch) => branch.kind === 'fields' && branch.fields.some((field) => field.name === name && field.op === op)));
  const open = branches.some((branch) => branch.kind === 'fields' && branch.open);
  return { kind: 'fields', fields: shared.length > 0 ? shared : [{ name: 'OR', op: 'other', optional: false }], unique: false, open };
}

interface Reading {
  source: SourceView;
  missing: Missing;
}

function readConditions(view: ObjectView, prefix: string, optional: boolean, reading: Reading, into: FilterField[], depth: number): boolean {
  const { source } = reading;
  if (depth > MAX_DEPTH) return true;
  let { open } = view;
  for (const member of view.members) {
    const name = prefix + member.name;
    const unsure = optional || member.optional;
    if (view.get(member.name).kind === 'unknown') {
      // A later spread may say it otherwise: that there is such a condition is all that is known.
      open = true;
      if (!isUndefined(member.value, source)) into.push({ name, op: 'other', value: resolveConstant(member.value, source), optional: true });
    }
    else if (!isUndefined(member.value, source)) {
      const nested = objectView(member.value, source);
      if (nested) open = readConditions(nested, `${name}.`, unsure, reading, into, depth + 1) || open;
      else into.push(readCondition(name, member.value, unsure, reading));
    }
  }
  return open;
}

/** Find operators (`In`, `Equal`, `Like` …): https://typeorm.io/docs/working-with-entity-manager/find-options */
function readCondition(name: string, node: TSESTree.Node, optional: boolean, reading: Reading): FilterField {
  const { source, missing } = reading;
  const value = resolveConstant(node, source);
  const operator = value.type === 'CallExpression' ? operatorName(value) : undefined;
  if (value.type === 'CallExpression' && operator !== undefined) {
    const argument = value.arguments[0];
    return { name, op: operator === 'In' ? 'in' : operator === 'Equal' ? 'eq' : 'other', ...(argument ? { value: argument } : {}), optional };
  }
  const branches = value.type === 'ConditionalExpression' ? [value.consequent, value.alternate] : value.type === 'LogicalExpression' ? [value.left, value.right] : [];
  const made = branches.map((branch) => resolveConstant(branch, source)).find((branch): branch is TSESTree.CallExpression => branch.type === 'CallExpression' && operatorName(branch) !== undefined);
  if (made) return readCondition(name, made, true, reading);
  return { name, op: 'eq', value, ...fallsAway(node, source, optional, missing) };
}

function operatorName({ callee }: TSESTree.CallExpression): string | undefined {
  const name = callee.type === 'Identifier' ? callee.name : callee.type === 'MemberExpression' && callee.property.type === 'Identifier' ? callee.property.name : '';
  return /^[A-Z]/.test(name) ? name : undefined;
}

const NAME = '["`[]?([\\p{L}\\p{N}_$]+)["`\\]]?';
const FUNCTION = '(?:(?:lower|upper|trim|date|coalesce|unaccent)\\s*\\(\\s*)*';
const CONDITION = new RegExp(`^[(\\s]*${FUNCTION}(?:${NAME}\\.)?${NAME}\\s*\\)*\\s*(=|in\\b|<>|!=|<=?|>=?|like\\b|ilike\\b|is\\b|between\\b|not\\b|@>|\\?)`, 'iu');

/**
 * Reads the text of a query builder's condition: `m.id = :id AND m.email = :email`. `path` answers
 * the name of an alias's field, undefined for an alias nobody declared. Answers whether a part
 * could not be read.
 */
export function readConditionText(text: string, parameters: TSESTree.Node | undefined, source: SourceView, into: FilterField[], path: (alias: string | undefined, field: string) => string | undefined): boolean {
  if (/\bor\b/i.test(text)) {
    into.push({ name: 'OR', op: 'other', optional: false });
    return false;
  }
  let open = false;
  for (const part of text.replace(/\bbetween\s+\S+\s+and\s+\S+/gi, 'between').split(/\band\b/i)) {
    if (part.trim() === '' || /^\s*(?:1\s*=\s*1|true)\s*$/i.test(part)) continue;
    const match = CONDITION.exec(part);
    // `1 = 0` says nothing about a field.
    if (match?.[1] === undefined && /^\d+$/.test(match?.[2] ?? '')) continue;
    const name = match?.[2] === undefined ? undefined : path(match[1], match[2]);
    if (!match || name === undefined) {
      open = true;
      continue;
    }
    const operator = (match[3] ?? '').toLowerCase();
    const parameter = /:(?:\.\.\.)?([\p{L}\p{N}_$]+)/u.exec(part)?.[1];
    const value = parameter === undefined ? undefined : parameterValue(parameters, parameter, source);
    into.push({ name, op: operator === '=' ? 'eq' : operator === 'in' ? 'in' : 'other', ...(value ? { value } : {}), optional: false });
  }
  return open;
}

function parameterValue(parameters: TSESTree.Node | undefined, name: string, source: SourceView): TSESTree.Node | undefined {
  const object = parameters && resolveConstant(parameters, source);
  return object?.type === 'ObjectExpression' ? objectProperty(object, name).value : undefined;
}
