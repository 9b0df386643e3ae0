import type { TSESTree } from '@typescript-eslint/types';
import { type SourceView, walk } from '../../src/ast/index.ts';
import { view } from '../adapters/driver.ts';

/** A source with the argument of its last call of `x(…)`: the expression a test asks about. */
export function marked(text: string): { source: SourceView; node: TSESTree.Expression; call: TSESTree.CallExpression } {
  const source = view(text);
  let call: TSESTree.CallExpression | undefined;
  walk(source.ast, (node) => {
    if (node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === 'x') call = node;
  });
  const node = call?.arguments[0];
  if (!call || !node || node.type === 'SpreadElement') throw new Error(`no x(…) in ${text}`);
  return { source, node, call };
}
