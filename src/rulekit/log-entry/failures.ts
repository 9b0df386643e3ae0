import type { TSESTree } from '@typescript-eslint/types';
import { calledFunction, enclosingFunction, type FunctionNode, isFunction, isInside, type SourceView, unwrapAwait, walk } from '../../ast/index.ts';
import { blockHandling, type Handling } from '../../flow/index.ts';
import type { LogCall } from './calls.ts';

/**
 * The `catch` clauses by which a function that writes the access log keeps its own failure from
 * whoever calls it: what they do not hear of, they cannot act on.
 */
export function swallowingClauses(fn: FunctionNode, source: SourceView): { clause: TSESTree.CatchClause; handling: Exclude<Handling, 'acts'> }[] {
  const found: { clause: TSESTree.CatchClause; handling: Exclude<Handling, 'acts'> }[] = [];
  const stored = lastWait(fn);
  walk(fn.body, (node) => {
    if (isFunction(node)) return false;
    if (node.type !== 'TryStatement' || !node.handler || !stored || !isInside(stored, node.block)) return undefined;
    const handling = blockHandling(node.handler.body, source, false);
    if (handling !== 'acts') found.push({ clause: node.handler, handling });
    return undefined;
  });
  return found;
}

/** How many functions inwards it is looked for where a failure is kept. */
const INWARDS = 3;

/** True for a function that never fails, because it keeps the failure of what it writes to itself, or calls one that does: nobody outside can lose it a second time. */
export function keepsOwnFailure(fn: FunctionNode, source: SourceView, inwards = INWARDS): boolean {
  if (swallowingClauses(fn, source).length > 0) return true;
  const last = inwards > 0 ? lastWait(fn) : undefined;
  const written = last && unwrapAwait(last);
  const inner = written?.type === 'CallExpression' ? calledFunction(written, source) : undefined;
  return inner !== undefined && inner !== fn && keepsOwnFailure(inner, source, inwards - 1);
}

/** The last thing that a function waits for: what comes before only prepares the entry. */
function lastWait(fn: FunctionNode): TSESTree.Node | undefined {
  let last: TSESTree.Node | undefined;
  walk(fn.body, (node) => {
    if (isFunction(node) || node.type === 'CatchClause') return false;
    if (node.type === 'AwaitExpression') last = node;
    return undefined;
  });
  return last;
}

/**
 * The `try` statement in whose `catch` clause alone an entry is written, although what it is about
 * is read in the `try` and nothing failed there. Undefined for the entry of a failed attempt and
 * where another entry is written in the same function.
 * @param reads the reads of personal data in the file.
 */
export function onlyWhenReadFails({ call, ofFailure }: LogCall, calls: readonly LogCall[], reads: readonly TSESTree.Node[]): TSESTree.TryStatement | undefined {
  const clause = ofFailure ? undefined : clauseAround(call);
  if (!clause || clause.parent.type !== 'TryStatement') return undefined;
  const { parent: statement } = clause;
  const root = enclosingFunction(call) ?? programOf(call);
  const isElsewhere = calls.some((other) => isInside(other.call, root) && clauseAround(other.call) === undefined);
  return !isElsewhere && reads.some((read) => isInside(read, statement.block)) ? statement : undefined;
}

function clauseAround(node: TSESTree.Node): TSESTree.CatchClause | undefined {
  for (let current = node.parent; current && !isFunction(current); current = current.parent) if (current.type === 'CatchClause') return current;
  return undefined;
}

function programOf(node: TSESTree.Node): TSESTree.Node {
  let current = node;
  while (current.parent) current = current.parent;
  return current;
}
