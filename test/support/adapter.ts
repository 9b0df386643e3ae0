import * as parser from '@typescript-eslint/parser';
import { SourceCode } from 'eslint';
import type { Adapter } from '../../src/adapters/adapter.ts';
import { type SourceView, walk } from '../../src/ast/index.ts';
import type { Catalog, DataAccess } from '../../src/model/index.ts';
import { catalogOf } from './project.ts';

/** Parses TypeScript as ESLint hands it to a rule: with scopes and parents. */
export function sourceOf(text: string): SourceView {
  const parsed = parser.parseForESLint(text, { range: true, loc: true, comment: true, tokens: true, sourceType: 'module', ecmaFeatures: { jsx: true } });
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

/** All accesses that one adapter reads in a source, in the order of the source. */
export function accessesIn(adapter: Adapter, text: string, catalog: Catalog = catalogOf()): DataAccess[] {
  const source = sourceOf(text);
  const found: DataAccess[] = [];
  walk(source.ast, (node) => {
    if (node.type !== 'CallExpression' && node.type !== 'TaggedTemplateExpression') return;
    const access = adapter.read(node, { source, entity: (name) => catalog.find(name) });
    if (access) found.push(access);
  });
  return found;
}
