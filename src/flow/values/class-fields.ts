import type { TSESTree } from '@typescript-eslint/types';
import { type ClassNode, propertyName, unwrap, walk } from '../../ast/index.ts';
import { putBy } from './filled.ts';

const known = new WeakMap<ClassNode, ReadonlyMap<string, readonly TSESTree.Node[]>>();
/** Values of one field that are looked at. */
const MOST_VALUES = 20;

/** What the methods of a class put into its fields, by `this.name = …`, `this.name.push(…)` and their like, by name. */
export function assignmentsOf(owner: ClassNode): ReadonlyMap<string, readonly TSESTree.Node[]> {
  const before = known.get(owner);
  if (before) return before;
  const found = new Map<string, TSESTree.Node[]>();
  walk(owner.body, (node) => {
    // `this` of a class inside is another object.
    if (node.type === 'ClassDeclaration' || node.type === 'ClassExpression') return false;
    if (node.type !== 'MemberExpression' || unwrap(node.object).type !== 'ThisExpression') return undefined;
    const name = propertyName(node);
    if (name === undefined) return undefined;
    const { parent } = node;
    const put = parent.type === 'MemberExpression' && parent.object === node ? putBy(parent) : [];
    const assigned = parent.type === 'AssignmentExpression' && parent.left === node && parent.operator === '=' ? [parent.right] : put.flatMap(({ value, name: property }) => (property === undefined ? [value] : []));
    const values = found.get(name) ?? [];
    if (assigned.length > 0 && values.length < MOST_VALUES) found.set(name, [...values, ...assigned]);
    return undefined;
  });
  known.set(owner, found);
  return found;
}
