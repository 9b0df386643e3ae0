import type { TSESTree } from '@typescript-eslint/types';
import { calledMember, isFunction, unrollChain, unwrapAwait } from '../../ast/index.ts';

/** Methods of a response after which the other side has its answer. */
const ANSWERS: ReadonlySet<string> = new Set(['json', 'send', 'end', 'render', 'sendFile', 'download', 'redirect', 'jsonp', 'sendStatus']);
const RESPONSE = /^(?:res|resp|response|reply|h|ctx)$/;

/** The statement before a node, in the same function, that has sent the response already. */
export function responseBefore(node: TSESTree.Node): TSESTree.Node | undefined {
  for (let current = node; current.parent && !isFunction(current); current = current.parent) {
    const { parent } = current;
    if (parent.type !== 'BlockStatement' && parent.type !== 'Program') continue;
    for (const statement of parent.body) {
      if (statement === current) break;
      if (statement.type === 'ExpressionStatement' && isResponse(unwrapAwait(statement.expression))) return statement;
    }
  }
  return undefined;
}

function isResponse(expression: TSESTree.Node): boolean {
  if (expression.type !== 'CallExpression') return false;
  const called = calledMember(expression);
  if (!called || !ANSWERS.has(called.name)) return false;
  const { root } = unrollChain(expression);
  return root.type === 'Identifier' && RESPONSE.test(root.name);
}
