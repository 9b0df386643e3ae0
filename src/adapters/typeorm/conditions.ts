import type { TSESTree } from '@typescript-eslint/types';
import { objectProperty, propertyName, resolveConstant, type SourceView, staticValue } from '../../ast/index.ts';
import { type Filter, type FilterField, none, unknown } from '../../model/index.ts';

/** Reads a `where` value: an object of conditions, or an array of them (any of which may match). */
export function readWhere(node: TSESTree.Node, source: SourceView): Filter {
  const value = resolveConstant(node, source);
  if (value.type === 'Identifier' && value.name === 'undefined') return none;
  if (value.type === 'ArrayExpression') return readAlternatives(value, source);
  if (value.type !== 'ObjectExpression') return unknown('`where` is built elsewhere');
  const fields: FilterField[] = [];
  const open = readConditions(value, '', source, fields, 0);
  return fields.length === 0 && !open ? none : { kind: 'fields', fields, unique: false, open };
}

/** Of several alternatives only conditions that all of them carry bind. */
function readAlternatives(array: TSESTree.ArrayExpression, source: SourceView): Filter {
  const branches = array.elements.map((element) => (element ? readWhere(element, source) : unknown('`where` is built elsewhere')));
  const [first, ...rest] = branches;
  if (!first || branches.some((branch) => branch.kind === 'none')) return none;
  if (first.kind !== 'fields' || rest.some((branch) => branch.kind !== 'fields')) return unknown('`where` is built elsewhere');
  const shared = first.fields.filter(({ name, op }) => rest.every((branch) => branch.kind === 'fields' && branch.fields.some((field) => field.name === name && field.op === op)));
  return { kind: 'fields', fields: shared.length > 0 ? shared : [{ name: 'OR', op: 'other', optional: false }], unique: false, open: branches.some((branch) => branch.kind === 'fields' && branch.open) };
}

function readConditions(object: TSESTree.ObjectExpression, prefix: string, source: SourceView, into: FilterField[], depth: number): boolean {
  let open = false;
  for (const member of object.properties) {
    const key = member.type === 'Property' ? propertyName(member) : undefined;
    if (member.type !== 'Property' || key === undefined || depth > 5) {
      open = true;
      continue;
    }
    const name = prefix + key;
    const value = resolveConstant(member.value, source);
    if (value.type === 'ObjectExpression') open = readConditions(value, `${name}.`, source, into, depth + 1) || open;
    else into.push(readCondition(name, value, source));
  }
  return open;
}

/** Find operators (`In`, `Equal`, `Like` …): https://typeorm.io/docs/working-with-entity-manager/find-options */
function readCondition(name: string, value: TSESTree.Node, source: SourceView): FilterField {
  if (value.type === 'CallExpression' && value.callee.type === 'Identifier' && /^[A-Z]/.test(value.callee.name)) {
    const operator = value.callee.name;
    const argument = value.arguments[0];
    return { name, op: operator === 'In' ? 'in' : operator === 'Equal' ? 'eq' : 'other', ...(argument ? { value: argument } : {}), optional: false };
  }
  const fixed = staticValue(value, source);
  const optional = fixed.kind === 'none' || value.type === 'ChainExpression';
  return { name, op: 'eq', value, optional };
}

const CONDITION = /^\(*\s*(?:[`"[]?([\p{L}\p{N}_$]+)[`"\]]?\.)?[`"[]?([\p{L}\p{N}_$.]+)[`"\]]?\s*(=|in\b|<>|!=|<=?|>=?|like\b|ilike\b|is\b|between\b|not\b)/iu;

/** Reads the text of a query builder's condition: `c.id = :id AND c.email = :email`. */
export function readConditionText(text: string, parameters: TSESTree.Node | undefined, source: SourceView, into: FilterField[]): boolean {
  if (/\bor\b/i.test(text)) {
    into.push({ name: 'OR', op: 'other', optional: false });
    return false;
  }
  let open = false;
  for (const part of text.split(/\band\b/i)) {
    const match = CONDITION.exec(part.trim());
    if (!match?.[2]) {
      if (part.trim() !== '') open = true;
      continue;
    }
    const operator = (match[3] ?? '').toLowerCase();
    const parameter = /:(?:\.\.\.)?([\p{L}\p{N}_$]+)/u.exec(part)?.[1];
    const value = parameter === undefined ? undefined : parameterValue(parameters, parameter, source);
    into.push({ name: match[2], op: operator === '=' ? 'eq' : operator === 'in' ? 'in' : 'other', ...(value ? { value } : {}), optional: false });
  }
  return open;
}

function parameterValue(parameters: TSESTree.Node | undefined, name: string, source: SourceView): TSESTree.Node | undefined {
  const object = parameters && resolveConstant(parameters, source);
  return object?.type === 'ObjectExpression' ? objectProperty(object, name).value : undefined;
}
