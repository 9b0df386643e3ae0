import type { TSESTree } from '@typescript-eslint/types';
import { isFunction, isInside, type SourceView, walk } from '../../ast/index.ts';
import { blockHandling, type Handling } from './handlers.ts';

/** A `catch` clause that keeps the failure of a call to itself. */
export interface Swallowed {
  statement: TSESTree.TryStatement;
  clause: TSESTree.CatchClause;
  handling: Exclude<Handling, 'acts'>;
}

/**
 * The `try` statement around a call that does nothing else than such calls and whose `catch` clause
 * swallows their failure, so that the code behind goes on as if they had succeeded. A `try` around
 * more than that ends more than the call, and is not meant.
 * @param isSuch true for the calls that the `try` may hold.
 */
export function swallowingTry(call: TSESTree.CallExpression, isSuch: (call: TSESTree.CallExpression) => boolean, source: SourceView): Swallowed | undefined {
  for (let node: TSESTree.Node = call; node.parent && !isFunction(node); node = node.parent) {
    const statement: TSESTree.Node = node.parent;
    if (statement.type !== 'TryStatement' || statement.block !== node || !statement.handler) continue;
    const handling = blockHandling(statement.handler.body, source, true);
    if (handling === 'acts') return undefined;
    return holdsOnly(statement.block, isSuch, source) ? { statement, clause: statement.handler, handling } : undefined;
  }
  return undefined;
}

/** Statements that the calls may be wrapped in without anything else being done. */
const AROUND: ReadonlySet<string> = new Set(['BlockStatement', 'IfStatement', 'ForOfStatement', 'ForStatement', 'VariableDeclaration', 'ExpressionStatement', 'EmptyStatement']);

function holdsOnly(block: TSESTree.BlockStatement, isSuch: (call: TSESTree.CallExpression) => boolean, source: SourceView): boolean {
  let only = true;
  const calls: TSESTree.Node[] = [];
  walk(block, (node) => {
    if (!only) return false;
    if (node.type === 'CallExpression' && isSuch(node)) {
      calls.push(node);
      return false;
    }
    if (/Statement$|Declaration$/.test(node.type) && !AROUND.has(node.type)) only = false;
    if (node.type === 'AssignmentExpression' || node.type === 'UpdateExpression') only = false;
    return undefined;
  }, source.visitorKeys);
  if (!only) return false;
  // What is awaited or done for its effect must be one of the calls.
  walk(block, (node) => {
    if (!only || isFunction(node)) return false;
    if ((node.type === 'ExpressionStatement' || node.type === 'AwaitExpression') && !calls.some((call) => isInside(call, node))) only = false;
    return undefined;
  }, source.visitorKeys);
  return only;
}
