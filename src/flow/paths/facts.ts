import type { TSESTree } from '@typescript-eslint/types';
import { childNodes, findVariable, isReassigned, type SourceView, textOf, unwrap } from '../../ast/index.ts';

/** Tests longer than this are not compared: nobody repeats them word for word. */
const MAX_TEXT = 200;

/**
 * What certainly holds where `node` runs: the tests around it, and earlier tests whose other
 * outcome left. Keyed by source text, so that the same test further on takes the same branch. Only
 * tests on values that are never assigned again count.
 */
export function factsAt(node: TSESTree.Node, root: TSESTree.Node, source: SourceView): Map<string, boolean> {
  const facts = new Map<string, boolean>();
  let child = node;
  for (let parent = node.parent; parent && child !== root; child = parent, parent = parent.parent) {
    if (parent.type === 'IfStatement' || parent.type === 'ConditionalExpression') {
      if (parent.consequent === child) learn(parent.test, true, facts, source);
      else if (parent.alternate === child) learn(parent.test, false, facts, source);
    } else if (parent.type === 'LogicalExpression' && parent.right === child && parent.operator !== '??') {
      learn(parent.left, parent.operator === '&&', facts, source);
    } else if (parent.type === 'BlockStatement' || parent.type === 'Program') {
      for (const guard of guardsOf(parent)) {
        if (guard.range[0] >= child.range[0]) break;
        learn(guard.test, false, facts, source);
      }
    }
  }
  return facts;
}

const guards = new WeakMap<TSESTree.Node, readonly TSESTree.IfStatement[]>();

/** The `if (…) return` of a block, kept: a long function is asked once per access. */
function guardsOf(block: TSESTree.BlockStatement | TSESTree.Program): readonly TSESTree.IfStatement[] {
  let known = guards.get(block);
  if (!known) {
    known = block.body.filter((statement) => statement.type === 'IfStatement' && !statement.alternate && leaves(statement.consequent)) as TSESTree.IfStatement[];
    guards.set(block, known);
  }
  return known;
}

function leaves(node: TSESTree.Statement): boolean {
  const last = node.type === 'BlockStatement' ? node.body.at(-1) : node;
  return last?.type === 'ReturnStatement' || last?.type === 'ThrowStatement';
}

function learn(test: TSESTree.Node, outcome: boolean, facts: Map<string, boolean>, source: SourceView): void {
  const node = unwrap(test);
  if (node.type === 'UnaryExpression' && node.operator === '!') return learn(node.argument, !outcome, facts, source);
  if (node.type === 'LogicalExpression' && node.operator === (outcome ? '&&' : '||')) {
    learn(node.left, outcome, facts, source);
    return learn(node.right, outcome, facts, source);
  }
  if (node.range[1] - node.range[0] > MAX_TEXT || !isStable(node, source)) return;
  facts.set(textOf(source, node), outcome);
}

function isStable(test: TSESTree.Node, source: SourceView): boolean {
  const stack: TSESTree.Node[] = [test];
  for (let node = stack.pop(); node; node = stack.pop()) {
    switch (node.type) {
      case 'Identifier': {
        const variable = findVariable(node, source);
        if (variable && isReassigned(variable)) return false;
        break;
      }
      case 'MemberExpression':
        stack.push(node.object);
        if (node.computed) stack.push(node.property);
        break;
      case 'Literal':
        break;
      case 'BinaryExpression':
      case 'LogicalExpression':
      case 'UnaryExpression':
      case 'ChainExpression':
      case 'TSNonNullExpression':
        stack.push(...childNodes(node, source.visitorKeys));
        break;
      default:
        return false;
    }
  }
  return true;
}
