import type { TSESTree } from '@typescript-eslint/types';
import { propertyName } from './property.ts';
import { findVariable } from './scope.ts';
import type { SourceView } from './source.ts';
import { unwrap } from './unwrap.ts';
import { isInside, walk } from './walk.ts';

const GATHERS = /^(?:push|unshift|concat|add|set|append|enqueue)$/;

/** Whether something outlives the turns of a loop: a list that grows and is not emptied there, an index, a variable that takes a list in. */
export function gathers(loop: TSESTree.Node & { body: TSESTree.Node }, source: SourceView): boolean {
  const isOuter = (node: TSESTree.Node): boolean => {
    const root = rootOf(node);
    const declared = root && (findVariable(root, source)?.defs[0]?.name as TSESTree.Node | undefined);
    return !declared || !isInside(declared, loop);
  };
  let found = false;
  walk(loop.body, (node) => {
    if (found) return false;
    if (node.type === 'CallExpression' && node.callee.type === 'MemberExpression' && GATHERS.test(propertyName(node.callee) ?? '')) found = isOuter(node.callee.object) && !isEmptied(node.callee.object, loop.body);
    if (node.type === 'AssignmentExpression' && isOuter(node.left)) found = holdsList(node.right);
    return !found;
  });
  return found;
}

/** `batch.length = 0`, `batch = []`, `batch.splice(0)`, `batch.clear()`: what was gathered is let go in parts. */
function isEmptied(list: TSESTree.Node, body: TSESTree.Node): boolean {
  const name = unwrap(list);
  if (name.type !== 'Identifier') return false;
  const isIt = (node: TSESTree.Node): boolean => node.type === 'Identifier' && node.name === name.name;
  let found = false;
  walk(body, (node) => {
    if (node.type === 'AssignmentExpression') {
      const { left, right } = node;
      const isNone = (right.type === 'Literal' && right.value === 0) || (right.type === 'ArrayExpression' && right.elements.length === 0);
      found ||= isNone && (isIt(left) || (left.type === 'MemberExpression' && isIt(left.object) && propertyName(left) === 'length'));
    } else if (node.type === 'CallExpression' && node.callee.type === 'MemberExpression' && isIt(node.callee.object)) {
      const [from] = node.arguments;
      found ||= propertyName(node.callee) === 'clear' || (propertyName(node.callee) === 'splice' && from?.type === 'Literal' && from.value === 0);
    }
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
