import type { TSESTree } from '@typescript-eslint/types';
import { isFunction } from './function.ts';
import { isInside } from './walk.ts';

/**
 * How `node` relates to `other`, which runs later: `always` runs before it, `sometimes` stands in a
 * branch, loop or callback that `other` is not in, `never` stands in a branch that leaves the
 * function before `other` is reached.
 */
export function runsBefore(node: TSESTree.Node, other: TSESTree.Node): 'always' | 'sometimes' | 'never' {
  let answer: 'always' | 'sometimes' = 'always';
  for (let current: TSESTree.Node = node; current.parent; current = current.parent) {
    const { parent } = current;
    if (isInside(other, current)) break;
    if (isFunction(parent) && !isInside(other, parent)) answer = 'sometimes';
    if (!isBranch(parent, current)) continue;
    if (leaves(current)) return 'never';
    answer = 'sometimes';
  }
  return answer;
}

/** True when `child` is a part of `parent` that only some runs reach. */
function isBranch(parent: TSESTree.Node, child: TSESTree.Node): boolean {
  switch (parent.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
    case 'SwitchCase':
      return parent.test !== child;
    case 'LogicalExpression':
      return parent.right === child;
    case 'ForStatement':
      return parent.init !== child && parent.test !== child;
    case 'ForOfStatement':
    case 'ForInStatement':
      return parent.right !== child;
    case 'WhileStatement':
      return parent.test !== child;
    case 'CatchClause':
      return true;
    default:
      return false;
  }
}

/** True when a branch ends by leaving the function. */
function leaves(branch: TSESTree.Node): boolean {
  const last = branch.type === 'BlockStatement' ? branch.body.at(-1) : branch;
  return last?.type === 'ReturnStatement' || last?.type === 'ThrowStatement';
}
