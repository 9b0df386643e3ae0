import type { TSESTree } from '@typescript-eslint/types';
import { propertyName } from './property.ts';
import { findVariable } from './scope.ts';
import type { SourceView } from './source.ts';
import { outermostWrapper } from './unwrap.ts';

/** True when of a list the code only takes the first element: `rows[0]`, `rows.at(0)`, `const [row] = …`; asking how long it is takes nothing. */
export function isFirstOnly(rows: TSESTree.Node, source: SourceView): boolean {
  const value = outermostWrapper(rows);
  const { parent } = value;
  if (parent?.type === 'MemberExpression' && parent.object === value) {
    const name = propertyName(parent);
    const at = name === 'at' && parent.parent.type === 'CallExpression' ? parent.parent.arguments[0] : undefined;
    return name === '0' || name === 'length' || (at?.type === 'Literal' && at.value === 0);
  }
  if (parent?.type !== 'VariableDeclarator' || parent.init !== value) return parent?.type === 'UnaryExpression';
  if (parent.id.type === 'ArrayPattern') return parent.id.elements.length === 1 && parent.id.elements[0]?.type !== 'RestElement';
  const reads = parent.id.type === 'Identifier' ? readsOf(parent.id, source) : [];
  return reads.length > 0 && reads.every((use) => isFirstOnly(use, source)) && !reads.every(isMeasured);
}

/** A use of a list that only tells how long it is. */
export function isMeasured(use: TSESTree.Node): boolean {
  return use.parent?.type === 'MemberExpression' && use.parent.object === use && propertyName(use.parent) === 'length';
}

/** Where the value of a name is read. */
export function readsOf(name: TSESTree.Identifier, source: SourceView): TSESTree.Node[] {
  return (findVariable(name, source)?.references ?? []).filter((reference) => reference.isRead()).map((reference) => reference.identifier as TSESTree.Node);
}
