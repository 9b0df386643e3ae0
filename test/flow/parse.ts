import { parseForESLint } from '@typescript-eslint/parser';
import type { TSESTree } from '@typescript-eslint/types';
import { SourceCode } from 'eslint';
import { type SourceView, walk } from '../../src/ast/index.ts';

/** Parses TypeScript (with JSX) the way ESLint hands it to a rule: with scopes and parents. */
export function parse(text: string): SourceView {
  const parsed = parseForESLint(text, { range: true, loc: true, comment: true, tokens: true, sourceType: 'module', ecmaFeatures: { jsx: true } });
  const code = new SourceCode({
    text,
    ast: parsed.ast as never,
    parserServices: parsed.services as never,
    scopeManager: parsed.scopeManager as never,
    visitorKeys: parsed.visitorKeys as never,
  });
  // ESLint sets the parents while it traverses.
  (code as unknown as { traverse(): unknown }).traverse();
  return code as unknown as SourceView;
}

/** All calls whose callee reads as `name` in the source. */
export function callsOf(name: string, source: SourceView): TSESTree.CallExpression[] {
  const found: TSESTree.CallExpression[] = [];
  walk(source.ast, (node) => {
    if (node.type === 'CallExpression' && source.getText(node.callee) === name) found.push(node);
  });
  return found;
}
