import type { TSESTree } from '@typescript-eslint/types';
import { calledMember, receiverOf, type SourceView, unwrapAwait } from '../../ast/index.ts';
import { spreadValues, type Values } from './values.ts';

/** Methods of a prepared statement that answer rows; those that answer one. */
export const RUNS: ReadonlySet<string> = new Set(['all', 'get', 'iterate', 'run', 'first']);
const ONE_ROW = new Set(['get', 'first']);
/** Methods that answer the statement itself. */
const SETTINGS = new Set(['pluck', 'raw', 'expand', 'safeIntegers', 'bind', 'setReadBigInts', 'setAllowBareNamedParameters', 'setAllowUnknownNamedParameters']);

/** A statement that was prepared before it runs: better-sqlite3, node:sqlite, bun:sqlite, Cloudflare's D1. */
export interface Prepared {
  text: TSESTree.Node;
  /** The database that prepared it. */
  receiver: TSESTree.Node;
  values: Values;
  /** The method answers at most one row. */
  one: boolean;
}

/** `db.prepare(text).all(…)`, also where a constant or field keeps the prepared statement. */
export function preparedBy(node: TSESTree.CallExpression, source: SourceView): Prepared | undefined {
  const called = calledMember(node);
  if (!called || !RUNS.has(called.name)) return undefined;
  let given: readonly TSESTree.Node[] = node.arguments;
  let statement: TSESTree.Node = called.object;
  for (let steps = 0; steps < 10; steps++) {
    const made = unwrapAwait(statement);
    const inner = made.type === 'CallExpression' ? calledMember(made) : undefined;
    if (made.type === 'CallExpression' && inner && (inner.name === 'prepare' || inner.name === 'query')) {
      const [text] = made.arguments;
      if (!text || text.type === 'SpreadElement') return undefined;
      return { text, receiver: inner.object, values: spreadValues(given, source), one: ONE_ROW.has(called.name) };
    }
    if (made.type === 'CallExpression') {
      if (!inner || !SETTINGS.has(inner.name)) return undefined;
      if (inner.name === 'bind') given = made.arguments;
      statement = inner.object;
    } else {
      const initialiser = made.type === 'Identifier' || made.type === 'MemberExpression' ? receiverOf(made, source)?.initialiser : undefined;
      if (!initialiser || initialiser === made) return undefined;
      statement = initialiser;
    }
  }
  return undefined;
}
