import type { TSESTree } from '@typescript-eslint/types';
import { type ClassNode, propertyName, unwrap, walk } from '../../ast/index.ts';

const known = new WeakMap<ClassNode, ReadonlyMap<string, readonly TSESTree.Node[]>>();
/** Values of one field that are looked at. */
const MOST_VALUES = 20;

/** What the methods of a class assign to its fields by `this.name = …`, by name. */
export function assignmentsOf(owner: ClassNode): ReadonlyMap<string, readonly TSESTree.Node[]> {
  const before = known.get(owner);
  if (before) return before;
  const found = new Map<string, TSESTree.Node[]>();
  walk(owner.body, (node) => {
    // `this` of a class inside is another object.
    if (node.type === 'ClassDeclaration' || node.type === 'ClassExpression') return false;
    if (node.type !== 'AssignmentExpression' || node.operator !== '=' || node.left.type !== 'MemberExpression') return undefined;
    if (unwrap(node.left.object).type !== 'ThisExpression') return undefined;
    const name = propertyName(node.left);
    if (name === undefined) return undefined;
    const values = found.get(name) ?? [];
    if (values.length < MOST_VALUES) found.set(name, [...values, node.right]);
    return undefined;
  });
  known.set(owner, found);
  return found;
}
