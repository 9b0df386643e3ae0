import type { TSESTree } from '@typescript-eslint/types';
import { visitorKeys } from '@typescript-eslint/visitor-keys';
import { sourceParser } from '../parse/index.ts';
import { collectCalls } from '../rulekit/index.ts';
import { PlainSource } from './plain-source.ts';

/**
 * A text as readers need it: parsed, with the parents that they climb, and with the imports that they
 * follow; undefined for a text that cannot be parsed.
 * @param link lets readers follow the imports of the tree
 */
export function linkedSource(text: string, file: string, link: (ast: TSESTree.Program) => void): PlainSource | undefined {
  const outcome = sourceParser().parse(text, file);
  if (!outcome.ok) return undefined;
  const { ast } = outcome.source;
  collectCalls(ast, visitorKeys);
  link(ast);
  return new PlainSource(text, ast);
}
