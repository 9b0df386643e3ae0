import type { TSESTree } from '@typescript-eslint/types';
import type { DataAccess } from '../model/index.ts';
import { enclosingFunction, gathers, isFunction, propertyName, type SourceView, unwrap, walk } from '../ast/index.ts';

type Loop = TSESTree.WhileStatement | TSESTree.DoWhileStatement | TSESTree.ForStatement | TSESTree.ForOfStatement;

/**
 * True where everything is read, but never at once: page after page in a loop, or row by row from a
 * cursor, and what was read is let go before the next one comes. Not where the loop gathers it.
 */
export function handlesPages(access: DataAccess, source: SourceView): boolean {
  const { rowBound } = access;
  const isPaged = rowBound.kind === 'meaningless' && rowBound.paged === true;
  const loop = access.via ? undefined : isPaged ? loopAround(access.node) : rowBound.kind === 'none' ? loopOverCursor(access.node) : undefined;
  return loop !== undefined && !gathers(loop, source);
}

function loopAround(node: TSESTree.Node): Loop | undefined {
  let found: Loop | undefined;
  for (let current = node.parent; current && !isFunction(current); current = current.parent) {
    if (current.type === 'WhileStatement' || current.type === 'DoWhileStatement' || current.type === 'ForStatement') found = current;
  }
  return found;
}

/** `for await (const row of Model.find().cursor())`: no `await` of everything stands between. */
function loopOverCursor(access: TSESTree.Node): Loop | undefined {
  let current = access;
  while (current.parent && (unwrap(current.parent) !== current.parent || current.parent.type === 'MemberExpression' || (current.parent.type === 'CallExpression' && current.parent.callee === current))) current = current.parent;
  const { parent } = current;
  return parent?.type === 'ForOfStatement' && parent.await && parent.right === current ? parent : undefined;
}

/**
 * True where the function goes through all rows of an access for itself, to its last one: a bound
 * would make it miss the rest silently, duplicates and reminders among them.
 */
export function needsEveryRow({ node, via, result }: DataAccess, source: SourceView): boolean {
  const fn = via ? undefined : enclosingFunction(node);
  if (!fn || result.escapes !== 'no' || result.bindings.length === 0) return false;
  const isRows = (one: TSESTree.Node): boolean => one.type === 'Identifier' && result.bindings.includes(one.name);
  let found = false;
  walk(fn.body, (one) => {
    if (found) return false;
    if (one.type === 'ForOfStatement' && isRows(one.right)) found = !isLeft(one.body);
    // A sum, an index of all of them.
    else if (one.type === 'CallExpression' && one.callee.type === 'MemberExpression' && isRows(one.callee.object)) found = /^(?:reduce|forEach)$/.test(propertyName(one.callee) ?? '') || (one.parent.type === 'NewExpression' && /^(?:map|flatMap)$/.test(propertyName(one.callee) ?? ''));
    return !found;
  }, source.visitorKeys);
  return found;
}

function isLeft(body: TSESTree.Node): boolean {
  let left = false;
  walk(body, (node) => {
    if (left || isFunction(node)) return false;
    left = node.type === 'BreakStatement' || node.type === 'ReturnStatement';
    return !left;
  });
  return left;
}
