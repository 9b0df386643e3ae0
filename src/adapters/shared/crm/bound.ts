import type { TSESTree } from '@typescript-eslint/types';
import { readRowBound, type SourceView, staticValue } from '../../../ast/index.ts';
import type { RowBound } from '../../../model/index.ts';

/** What a service answers where the request names no bound. */
export interface DefaultPage {
  rows: number;
  why: string;
}

/** The bound that a page size is: what stands there, or the service's own where nothing does. */
export function pageBound(node: TSESTree.Node | undefined, page: DefaultPage, source: SourceView): RowBound {
  const fallback: RowBound = { kind: 'default', ...page };
  if (!node || isNothing(node, source)) return fallback;
  return readRowBound(node, source);
}

/** True for `undefined` and `null`, which stand for an argument that is left out. */
export function isNothing(node: TSESTree.Node, source: SourceView): boolean {
  const value = staticValue(node, source);
  return value.kind === 'none' || (value.kind === 'known' && value.value === null);
}
