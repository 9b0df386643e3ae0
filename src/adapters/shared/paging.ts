import type { TSESTree } from '@typescript-eslint/types';
import { enclosingFunction, findVariable, isFunction, isInside, MOST_USES, type SourceView, staticValue, walk } from '../../ast/index.ts';
import type { DataAccess, RowBound } from '../../model/index.ts';

/** Why a bound of one page limits nothing. */
export const READS_EVERY_PAGE = 'a loop reads page after page';

/**
 * True when a call stands in a loop that moves on what `position` names (an offset, a cursor), so
 * that all pages are read one after the other. A loop that counts to a number written in the source is none.
 */
export function isPagedThrough(call: TSESTree.Node, position: TSESTree.Node, source: SourceView): boolean {
  const home = enclosingFunction(call);
  const loops: TSESTree.Node[] = [];
  for (let current: TSESTree.Node | undefined = call.parent; current && current !== home; current = current.parent) if (isOpenLoop(current, source)) loops.push(current);
  return loops.length > 0 && namesIn(position).some((name) => isMovedIn(name, loops, source));
}

/** The bound of one page, which limits nothing where a loop moves on `position` and reads page after page. */
export function pagedBound(bound: RowBound, call: TSESTree.Node, position: TSESTree.Node | undefined, source: SourceView): RowBound {
  const limits = bound.kind === 'literal' || bound.kind === 'dynamic';
  return limits && position && isPagedThrough(call, position, source) ? { kind: 'meaningless', node: bound.node, why: READS_EVERY_PAGE } : bound;
}

/** The edits of a read: a smaller page would change nothing where a loop reads them all, or break the loop. */
export function editsOfPage(edits: DataAccess['edits'], { kind, ...bound }: RowBound): DataAccess['edits'] {
  if (kind !== 'meaningless' || !('why' in bound) || bound.why !== READS_EVERY_PAGE) return edits;
  return edits.project ? { project: edits.project } : {};
}

function isOpenLoop(node: TSESTree.Node, source: SourceView): boolean {
  if (node.type === 'WhileStatement' || node.type === 'DoWhileStatement') return !stopsByCount(node);
  if (node.type !== 'ForStatement') return false;
  const { test } = node;
  return !(test?.type === 'BinaryExpression' && test.left.type !== 'PrivateIdentifier' && [test.left, test.right].some((side) => typeof knownValue(side, source) === 'number'));
}

/** A loop whose test counts what it has: `while (rows.length < limit)`. */
export function stopsByCount({ test }: TSESTree.WhileStatement | TSESTree.DoWhileStatement | TSESTree.ForStatement): boolean {
  let counts = false;
  if (test) {
    walk(test, (node) => {
      if (node.type !== 'BinaryExpression' || !/^[<>]=?$/.test(node.operator)) return;
      counts ||= [node.left, node.right].some((side) => side.type === 'MemberExpression' && side.property.type === 'Identifier' && /^(?:length|size)$/.test(side.property.name));
    });
  }
  return counts;
}

function knownValue(node: TSESTree.Node, source: SourceView): unknown {
  const value = staticValue(node, source);
  return value.kind === 'known' ? value.value : undefined;
}

function namesIn(position: TSESTree.Node): TSESTree.Identifier[] {
  const names: TSESTree.Identifier[] = [];
  walk(position, (node) => {
    if (isFunction(node)) return false;
    if (node.type === 'Identifier') names.push(node);
    return true;
  });
  return names;
}

/** Assigned inside a loop, by itself or through a constant of the loop that is made of such a name. */
function isMovedIn(name: TSESTree.Identifier, loops: readonly TSESTree.Node[], source: SourceView, depth = 0): boolean {
  const variable = findVariable(name, source);
  if (!variable || depth > 4 || variable.references.length > MOST_USES) return false;
  return variable.references.some((reference) => {
    const at = reference.identifier as TSESTree.Node;
    if (!reference.isWrite() || !loops.some((loop) => isInside(at, loop))) return false;
    if (!reference.init) return true;
    const value = at.parent?.type === 'VariableDeclarator' ? at.parent.init : undefined;
    return value !== null && value !== undefined && namesIn(value).some((inner) => inner.name !== name.name && isMovedIn(inner, loops, source, depth + 1));
  });
}
