import type { TSESTree } from '@typescript-eslint/types';
import { objectProperty, propertyName, type SourceView, staticValue, unrollChain, unwrap, unwrapAwait } from '../../ast/index.ts';
import { heldBy, isPersonKey, isPersonWord, isSessionValue } from './session-value.ts';

/** A record that is found by a record that is found by the session: further nobody goes. */
const MAX_DEPTH = 8;
const COMPARES = /^(?:eq|equals|(?:and)?where)$/i;
const FINDS = /^(?:find|first|get|load|where|andWhere|select)/i;
const FINDS_BY_KEY = /^(?:findById|findByPk|getById)$/i;
/** People that somebody works with: whoever finds one by their own key finds another person. */
const OTHERS = /lead|prospect|contact/i;

/**
 * True for a value that says who is signed in because it was read from that person's own record:
 * `patientId: user.patient.id`, where `user` was found by `session.user.id` and by nothing else.
 */
export function isOwnValue(node: TSESTree.Node, source: SourceView, depth = 0): boolean {
  if (isSessionValue(node, source)) return true;
  if (depth > MAX_DEPTH) return false;
  const value = unwrapAwait(node);
  if (value.type === 'LogicalExpression') return isOwnOrNothing(value.left, source, depth) && isOwnOrNothing(value.right, source, depth) && !(isNothing(value.left, source) && isNothing(value.right, source));
  if (value.type === 'ConditionalExpression') return isOwnOrNothing(value.consequent, source, depth) && isOwnOrNothing(value.alternate, source, depth) && !(isNothing(value.consequent, source) && isNothing(value.alternate, source));
  const path: string[] = [];
  let root: TSESTree.Node = value;
  for (; root.type === 'MemberExpression'; root = unwrapAwait(root.object)) path.unshift(propertyName(root) ?? '');
  const held = root.type === 'Identifier' ? heldBy(root, source) : undefined;
  if (!held) return false;
  return isOwnPart(held.value, [...held.parts, ...path], source, depth + 1);
}

/** Whether what a path leads to in a value is the signed-in person's: a part of an object, of one of two records, of a record that was found. */
function isOwnPart(holder: TSESTree.Node, path: readonly string[], source: SourceView, depth: number): boolean {
  const value = unwrapAwait(holder);
  const [first, ...rest] = path;
  if (value.type === 'ConditionalExpression') return [value.consequent, value.alternate].every((one) => isNothing(one, source) || isOwnPart(one, path, source, depth)) && !isNothing(value.consequent, source);
  if (value.type === 'LogicalExpression') return [value.left, value.right].every((one) => isNothing(one, source) || isOwnPart(one, path, source, depth)) && !isNothing(value.left, source);
  if (value.type === 'ObjectExpression') {
    const inner = first === undefined ? undefined : objectProperty(value, first).value;
    return inner !== undefined && rest.length === 0 && isOwnValue(inner, source, depth);
  }
  if (first === undefined) return isOwnValue(value, source, depth);
  if (value.type !== 'CallExpression' || depth > MAX_DEPTH) return false;
  return path.every((name, index) => (index === path.length - 1 ? isPersonKey(name) : isPersonWord(name))) && isFoundByOwnValue(value, source, depth);
}

function isOwnOrNothing(node: TSESTree.Node, source: SourceView, depth: number): boolean {
  return isNothing(node, source) || isOwnValue(node, source, depth + 1);
}

function isNothing(node: TSESTree.Node, source: SourceView): boolean {
  const value = staticValue(node, source);
  return value.kind === 'none' || (value.kind === 'known' && (value.value === null || value.value === '' || value.value === undefined));
}

interface Condition {
  key: string;
  value: TSESTree.Node;
}

/** Whether a call finds a record by who is signed in alone: a second key that comes from elsewhere may be anybody's. */
function isFoundByOwnValue(call: TSESTree.CallExpression, source: SourceView, depth: number): boolean {
  const { root, links } = unrollChain(call);
  if (root.type === 'Identifier' && OTHERS.test(root.name)) return false;
  const conditions: Condition[] = [];
  for (const { name, call: link } of links) {
    if (OTHERS.test(name ?? '')) return false;
    if (!link) continue;
    if (link.arguments.some((argument) => argument.type === 'Literal' && typeof argument.value === 'string' && OTHERS.test(argument.value))) return false;
    conditions.push(...conditionsOf(name ?? '', link.arguments));
  }
  const isOwn = ({ value }: Condition): boolean => isOwnValue(value, source, depth + 1);
  return conditions.some((one) => isPersonKey(one.key) && isOwn(one)) && conditions.every((one) => staticValue(one.value, source).kind === 'known' || isOwn(one));
}

function conditionsOf(method: string, given: readonly TSESTree.Node[]): Condition[] {
  const [first, second] = given.map((argument) => unwrap(argument));
  if (!first) return [];
  if (FINDS_BY_KEY.test(method)) return [{ key: 'id', value: first }];
  if (COMPARES.test(method) && second && first.type === 'Literal' && typeof first.value === 'string') return [{ key: first.value, value: second }];
  if (COMPARES.test(method) && second && first.type === 'MemberExpression') return [{ key: propertyName(first) ?? '', value: second }];
  if (first.type === 'CallExpression' && first.callee.type === 'Identifier' && (COMPARES.test(first.callee.name) || first.callee.name === 'and')) {
    return first.callee.name === 'and' ? first.arguments.flatMap((argument) => conditionsOf('where', [argument])) : conditionsOf(first.callee.name, first.arguments);
  }
  if (first.type !== 'ObjectExpression' || !FINDS.test(method)) return [];
  const where = objectProperty(first, 'where').value;
  const object = where ? unwrap(where) : first;
  if (object.type !== 'ObjectExpression') return [{ key: '', value: object }];
  return object.properties.map((property) => {
    if (property.type !== 'Property') return { key: '', value: property.argument };
    const value = unwrap(property.value);
    const equals = value.type === 'ObjectExpression' ? objectProperty(value, 'equals').value : undefined;
    return { key: propertyName(property) ?? '', value: equals ?? value };
  });
}
