import type { TSESTree } from '@typescript-eslint/types';
import { enclosingFunction, isForeign, isPagedThrough, type SourceView } from '../../ast/index.ts';
import type { DataAccess, RowBound } from '../../model/index.ts';

export { callsItself, isPagedThrough, loopsAround, stopsByCount } from '../../ast/index.ts';

/** Why a bound of one page limits nothing. */
export const READS_EVERY_PAGE = 'a loop reads page after page';

/** The bound of one page among all of them. */
export const everyPage = (node: TSESTree.Node): RowBound => ({ kind: 'meaningless', node, why: READS_EVERY_PAGE, paged: true });

/** The bound of one page limits nothing where the code asks for page after page. */
export function acrossPages(bound: RowBound, call: TSESTree.Node, position: TSESTree.Node | undefined, source: SourceView): RowBound {
  if (!position || (bound.kind !== 'literal' && bound.kind !== 'default' && bound.kind !== 'dynamic')) return bound;
  // What a wrapper is given is moved on where the wrapper is called.
  const given = isForeign(position, source) || enclosingFunction(position) !== enclosingFunction(call);
  return isPagedThrough(call, position, source) || (given && isPagedThrough(position, position, source)) ? everyPage(bound.kind === 'default' ? position : bound.node) : bound;
}

/** The edits of a read: a smaller page would change nothing where a loop reads them all, or break the loop. */
export function editsOfPage(edits: DataAccess['edits'], { kind, ...bound }: RowBound): DataAccess['edits'] {
  if (kind !== 'meaningless' || !('why' in bound) || bound.why !== READS_EVERY_PAGE) return edits;
  return edits.project ? { project: edits.project } : {};
}
