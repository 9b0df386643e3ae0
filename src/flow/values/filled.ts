import type { TSESTree } from '@typescript-eslint/types';
import type { Variable } from '@typescript-eslint/scope-manager';
import { MOST_USES, propertyName, unwrap } from '../../ast/index.ts';

/** Methods that put their last argument into a list, set or map. */
const PUTTING = new Set(['push', 'unshift', 'add', 'set', 'append']);
/** Values of one list that are looked at. */
const MOST_VALUES = 20;

/** Something that was put into a list, map or object after it was made. */
export interface Put {
  value: TSESTree.Node;
  /** The property, where the source names one. */
  name?: string;
}

/** `[]`, `{}`, `new Set()`, `new Map()`: what such a variable holds was put there later. */
export function isHolder(value: TSESTree.Node): boolean {
  const node = unwrap(value);
  if (node.type === 'NewExpression') return node.callee.type === 'Identifier' && /^(?:Set|Map|FormData|URLSearchParams|Headers)$/.test(node.callee.name);
  return node.type === 'ArrayExpression' || node.type === 'ObjectExpression';
}

/** What the code puts into what a variable holds: `rows.push(row)`, `byId.set(id, row)`, `report.name = name`. */
export function putInto(variable: Variable): readonly Put[] {
  const found: Put[] = [];
  for (const { identifier } of variable.references.slice(0, MOST_USES)) {
    const member = identifier.parent as TSESTree.Node | undefined;
    if (member?.type !== 'MemberExpression' || member.object !== identifier) continue;
    found.push(...putBy(member));
    if (found.length > MOST_VALUES) break;
  }
  return found;
}

/** What one member of an object gets: by a method that is called on it, or by an assignment. */
export function putBy(member: TSESTree.MemberExpression): Put[] {
  const name = propertyName(member);
  const { parent } = member;
  if (parent.type === 'AssignmentExpression' && parent.left === member && parent.operator === '=') return [{ value: parent.right, ...(name === undefined ? {} : { name }) }];
  if (parent.type !== 'CallExpression' || parent.callee !== member || !PUTTING.has(name ?? '')) return [];
  const values = name === 'set' || name === 'append' ? parent.arguments.slice(1, 2) : parent.arguments;
  return values.map((value) => ({ value: value.type === 'SpreadElement' ? value.argument : value }));
}

/** The fields that are taken out of an object, or made safe in it, before it is used (at all, without a use): `delete user.email`, `user.email = mask(user.email)`. */
export function takenOut(variable: Variable, use: TSESTree.Node | undefined, isSafe: (value: TSESTree.Node) => boolean): ReadonlySet<string> {
  const names = new Set<string>();
  if (variable.references.length > MOST_USES) return names;
  for (const { identifier } of variable.references) {
    const member = identifier.parent as TSESTree.Node | undefined;
    if (member?.type !== 'MemberExpression' || member.object !== identifier || (use && member.range[0] > use.range[0])) continue;
    const name = propertyName(member);
    const { parent } = member;
    const isGone = (parent.type === 'UnaryExpression' && parent.operator === 'delete') || (parent.type === 'AssignmentExpression' && parent.left === member && isSafe(parent.right));
    if (name !== undefined && isGone && isCertain(parent)) names.add(name);
  }
  return names;
}

/** What stands in a branch is not done on every way. */
function isCertain(node: TSESTree.Node): boolean {
  for (let current: TSESTree.Node | undefined = node.parent; current; current = current.parent) {
    if (/^(?:IfStatement|ConditionalExpression|SwitchCase|LogicalExpression)$/.test(current.type)) return false;
    if (/Function/.test(current.type)) return true;
  }
  return true;
}
