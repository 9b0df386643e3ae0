import type { TSESTree } from '@typescript-eslint/types';
import { propertyName } from './property.ts';
import { findVariable } from './scope.ts';
import type { SourceView } from './source.ts';
import { unwrap } from './unwrap.ts';
import { isInside, walk } from './walk.ts';

const GATHERS = /^(?:push|unshift|concat|add|set|append|enqueue)$/;

/** Whether something outlives the turns of a loop: a list that grows, an index, a variable that takes a list in. */
export function gathers(loop: TSESTree.Node & { body: TSESTree.Node }, source: SourceView): boolean {
  const isOuter = (node: TSESTree.Node): boolean => {
    const root = rootOf(node);
    const declared = root && (findVariable(root, source)?.defs[0]?.name as TSESTree.Node | undefined);
    return !declared || !isInside(declared, loop);
  };
  let found = false;
  walk(loop.body, (node) => {
    if (found) return false;
    if (node.type === 'CallExpression' && node.callee.type === 'MemberExpression' && GATHERS.test(propertyName(node.callee) ?? '')) found = isOuter(node.callee.object);
    if (node.type === 'AssignmentExpression' && isOuter(node.left)) found = holdsList(node.right);
    return !found;
  });
  return found;
}

function rootOf(node: TSESTree.Node): TSESTree.Identifier | undefined {
  let current = unwrap(node);
  while (current.type === 'MemberExpression') current = unwrap(current.object);
  return current.type === 'Identifier' ? current : undefined;
}

function holdsList(node: TSESTree.Node): boolean {
  const value = unwrap(node);
  return (value.type === 'ArrayExpression' || value.type === 'ObjectExpression') && (value.type === 'ArrayExpression' ? value.elements : value.properties).some((part) => part?.type === 'SpreadElement');
}
