import type { TSESTree } from '@typescript-eslint/types';
import { calledMember, mayBeUndefined, type ObjectView, objectView, resolveConstant, type SourceView, staticValue, unwrap } from '../../ast/index.ts';
import { type Filter, type FilterField, none, type Projection, unknown } from '../../model/index.ts';
import { readConditionExpression, readProjectionExpression } from '../../statements/dynamodb/index.ts';
import { unsettled } from '../shared/object-arguments.ts';
import type { Arguments } from '../shared/object-arguments.ts';
import { HOLE, writtenText } from '../shared/text/written-text.ts';

/** The attributes that an operation answers. */
export function projectionOf(input: Arguments, source: SourceView): Projection {
  if (input.kind !== 'object') return input.kind === 'none' ? { kind: 'all' } : input;
  const { view } = input;
  const select = view.get('Select');
  const text = view.get('ProjectionExpression');
  const listed = view.get('AttributesToGet');
  if (text.kind === 'unknown' || listed.kind === 'unknown') return unsettled(input);
  if (listed.kind === 'set') return listedFields(listed.member.value, source);
  if (text.kind === 'absent') return select.kind === 'set' && isText(select.member.value, 'ALL_PROJECTED_ATTRIBUTES', source) ? unknown('the index says which fields it holds') : { kind: 'all' };
  const written = writtenText(text.member.value, source);
  const fields = text.member.optional || written.includes(HOLE) ? undefined : readProjectionExpression(written, placeholders(view, 'ExpressionAttributeNames', source));
  return fields ? { kind: 'fields', fields } : unknown('a part of the fields is chosen at run time');
}

function listedFields(node: TSESTree.Node, source: SourceView): Projection {
  const list = resolveConstant(node, source);
  const fields = list.type === 'ArrayExpression' ? list.elements.map((element) => (element && element.type !== 'SpreadElement' ? writtenText(element, source) : HOLE)) : [HOLE];
  return fields.includes(HOLE) ? unknown('a part of the fields is chosen at run time') : { kind: 'fields', fields };
}

/** True for a count: `Select: 'COUNT'`. */
export function isCount(input: Arguments, source: SourceView): boolean {
  const select = input.kind === 'object' ? input.view.get('Select') : undefined;
  return select?.kind === 'set' && !select.member.optional && isText(select.member.value, 'COUNT', source);
}

function isText(node: TSESTree.Node, text: string, source: SourceView): boolean {
  const value = staticValue(node, source);
  if (value.kind === 'known') return value.value === text;
  const enumerated = unwrap(node);
  return enumerated.type === 'MemberExpression' && enumerated.property.type === 'Identifier' && enumerated.property.name === text;
}

/** The items that a query or scan matches: its key conditions and its filter. */
export function filterOf(input: Arguments, source: SourceView): Filter {
  if (input.kind !== 'object') return input.kind === 'none' ? none : input;
  const { view } = input;
  const fields: FilterField[] = [];
  let open = false;
  for (const key of ['KeyConditionExpression', 'FilterExpression']) {
    const found = view.get(key);
    if (found.kind === 'unknown') open = true;
    if (found.kind !== 'set' || staticValue(found.member.value, source).kind === 'none') continue;
    const values = placeholderNodes(view, 'ExpressionAttributeValues', source);
    const { text, optional: fallsAway } = conditionText(found.member.value, source);
    const optional = found.member.optional || fallsAway;
    const { conditions, open: partly } = readConditionExpression(text, placeholders(view, 'ExpressionAttributeNames', source));
    open ||= partly;
    for (const { name, op, value } of conditions) {
      const node = value === undefined ? undefined : values(value);
      fields.push({ name, op, ...(node ? { value: resolveConstant(node, source) } : {}), optional });
    }
  }
  for (const key of ['KeyConditions', 'ScanFilter', 'QueryFilter']) open ||= view.get(key).kind === 'set';
  if (fields.length > 0) return { kind: 'fields', fields, unique: false, open };
  return open ? unknown('conditions are built elsewhere') : none;
}

/** `email ? 'email = :e' : undefined` is a condition that may fall away. */
function conditionText(node: TSESTree.Node, source: SourceView): { text: string; optional: boolean } {
  const value = resolveConstant(node, source);
  const branches = value.type === 'ConditionalExpression' ? [value.consequent, value.alternate] : value.type === 'LogicalExpression' && value.operator === '&&' ? [value.right] : [];
  const [only, other] = branches.filter((branch) => staticValue(branch, source).kind !== 'none');
  if (only && !other) return { text: writtenText(only, source), optional: true };
  return { text: writtenText(node, source), optional: mayBeUndefined(node, source) };
}

/** The attributes of a key, each with its value; an item is named by all of them. */
export function keyFilter(key: TSESTree.Node | undefined, source: SourceView): Filter {
  const view = key && objectView(unmarshalled(key, source), source);
  const fields: FilterField[] = (view?.members ?? []).map(({ name, value, optional }) => ({ name, op: 'eq', value: resolveConstant(typedValue(value, source), source), optional }));
  return fields.length > 0 ? { kind: 'fields', fields, unique: true, open: view?.open ?? true } : { kind: 'fields', fields: [{ name: 'id', op: 'eq', optional: false }], unique: true, open: true };
}

/** `marshall({ id })` stands for `{ id }`. */
function unmarshalled(node: TSESTree.Node, source: SourceView): TSESTree.Node {
  const value = resolveConstant(node, source);
  const call = value.type === 'CallExpression' ? value : undefined;
  const name = call && (call.callee.type === 'Identifier' ? call.callee.name : calledMember(call)?.name);
  return call?.arguments[0] && /^(?:marshall|marshal|wrap|input|toDynamo\w*)$/.test(name ?? '') ? call.arguments[0] : node;
}

/** `{ S: id }` of the low-level client stands for `id`. */
function typedValue(node: TSESTree.Node, source: SourceView): TSESTree.Node {
  const view = objectView(node, source);
  const [only] = view?.members.length === 1 && !view.open ? view.members : [];
  return only && /^(?:S|N|B|BOOL|SS|NS|BS|M|L)$/.test(only.name) ? only.value : node;
}

function placeholders(view: ObjectView, key: string, source: SourceView): (placeholder: string) => string | undefined {
  const nodes = placeholderNodes(view, key, source);
  return (placeholder) => {
    const node = nodes(placeholder);
    const text = node && writtenText(node, source);
    return text === undefined || text.includes(HOLE) ? undefined : text;
  };
}

function placeholderNodes(view: ObjectView, key: string, source: SourceView): (placeholder: string) => TSESTree.Node | undefined {
  const found = view.get(key);
  const map = found.kind === 'set' ? objectView(unmarshalled(found.member.value, source), source) : undefined;
  return (placeholder) => {
    const member = map?.get(placeholder);
    return member?.kind === 'set' ? typedValue(member.member.value, source) : undefined;
  };
}
