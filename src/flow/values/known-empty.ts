import type { TSESTree } from '@typescript-eslint/types';
import { isFunction, type SourceView, textOf, unwrap } from '../../ast/index.ts';

/** How many statements outwards the question is looked for. */
const MAX_STEPS = 40;

/** True where the code has just asked and the value is not there: `if (!user.email) log(user.email)`. */
export function isKnownEmpty(value: TSESTree.Node, source: SourceView): boolean {
  const node = unwrap(value);
  if (node.type !== 'Identifier' && node.type !== 'MemberExpression') return false;
  const text = plain(textOf(source, node));
  let inner: TSESTree.Node = value;
  for (let steps = 0; inner.parent && steps < MAX_STEPS; steps++) {
    const outer: TSESTree.Node = inner.parent;
    if (isFunction(outer)) return false;
    if ((outer.type === 'IfStatement' || outer.type === 'ConditionalExpression') && inner !== outer.test) {
      const isThere = inner === outer.consequent;
      if (answers(outer.test, isThere).some((asked) => plain(textOf(source, asked)) === text)) return true;
    }
    inner = outer;
  }
  return false;
}

/** The expressions that are certainly empty when the test is (not) true. */
function answers(test: TSESTree.Node, holds: boolean): TSESTree.Node[] {
  const node = unwrap(test);
  if (node.type === 'LogicalExpression' && node.operator === (holds ? '&&' : '||')) return [...answers(node.left, holds), ...answers(node.right, holds)];
  if (node.type === 'UnaryExpression' && node.operator === '!') return answers(node.argument, !holds);
  if (node.type === 'BinaryExpression') {
    const equals = node.operator === '==' || node.operator === '===';
    const differs = node.operator === '!=' || node.operator === '!==';
    const right = unwrap(node.right);
    const nothing = (right.type === 'Literal' && (right.value === null || right.value === '')) || (right.type === 'Identifier' && right.name === 'undefined');
    return nothing && (holds ? equals : differs) ? [unwrap(node.left)] : [];
  }
  return !holds && (node.type === 'Identifier' || node.type === 'MemberExpression') ? [node] : [];
}

const plain = (text: string): string => text.replace(/\?\.|!\./g, '.').replace(/\s+/g, '');
