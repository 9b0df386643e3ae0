import type { TSESTree } from '@typescript-eslint/types';
import { type FunctionNode, outermostWrapper, propertyName, unwrap } from '../../ast/index.ts';

/**
 * How a function handed to a call runs: `always` (once, or after the call), `each` (once per
 * element), `rescue` (only when something failed), `unknown` (nobody can say from here).
 */
export type CallbackKind = 'always' | 'each' | 'rescue' | 'unknown';

const EACH = new Set([
  'map', 'forEach', 'flatMap', 'filter', 'reduce', 'reduceRight', 'some', 'every', 'find', 'findIndex', 'from', 'each',
  'eachAsync', 'eachSeries', 'mapSeries', 'mapLimit', 'mapAsync', 'pMap', 'pEach', 'asyncMap', 'forEachAsync', 'parallel',
]);

const ALWAYS = new Set([
  'then', 'finally', 'tap', 'transaction', '$transaction', 'withTransaction', 'runInTransaction', 'runTransaction', 'tx',
  'transact', 'run', 'runInContext', 'startActiveSpan', 'startSpan', 'trace', 'measure', 'retry', 'pRetry', 'step',
  'waitUntil', 'after', 'afterCommit', 'setImmediate', 'setTimeout', 'nextTick', 'queueMicrotask', 'defer', 'using',
]);

const END_EVENTS = new Set(['finish', 'close', 'end']);
const ROW_EVENTS = new Set(['data', 'row', 'record', 'result', 'readable']);

/** The last name of what is called: `map` of `rows.map`, `pMap` of `pMap(…)`; undefined when computed. */
export function calleeName(call: TSESTree.CallExpression | TSESTree.NewExpression): string | undefined {
  const callee = unwrap(call.callee);
  if (callee.type === 'Identifier') return callee.name;
  return callee.type === 'MemberExpression' ? propertyName(callee) : undefined;
}

/** The call that gets `node` as an argument or calls it on the spot; undefined when it stands elsewhere. */
export function receivingCall(node: TSESTree.Node): TSESTree.CallExpression | TSESTree.NewExpression | undefined {
  const value = outermostWrapper(node);
  const parent = value.parent as TSESTree.Node | undefined;
  return parent?.type === 'CallExpression' || parent?.type === 'NewExpression' ? parent : undefined;
}

/** How the function, or the name that stands for one, runs in the call that receives it. */
export function callbackKind(node: FunctionNode | TSESTree.Node): CallbackKind {
  const call = receivingCall(node);
  if (!call) return 'unknown';
  const value = outermostWrapper(node);
  if (call.callee === value) return 'always';
  const name = calleeName(call);
  if (call.type === 'NewExpression') return name === 'Promise' ? 'always' : 'unknown';
  if (name === undefined) return 'unknown';
  if (name === 'catch') return 'rescue';
  if (name === 'then') return call.arguments[0] === value ? 'always' : 'rescue';
  if (name === 'on' || name === 'once' || name === 'addListener') return eventKind(call.arguments[0]);
  if (EACH.has(name)) return 'each';
  if (ALWAYS.has(name) || /^(with|runWith|runIn|retry|measure|time|trace|instrument)[A-Z_]/.test(name)) return 'always';
  return (outermostWrapper(call) !== call && isAwaited(call)) ? 'always' : 'unknown';
}

function eventKind(event: TSESTree.Node | undefined): CallbackKind {
  if (event?.type !== 'Literal' || typeof event.value !== 'string') return 'unknown';
  if (END_EVENTS.has(event.value)) return 'always';
  return ROW_EVENTS.has(event.value) ? 'each' : 'unknown';
}

/** True when the call's value is awaited where it stands. */
export function isAwaited(call: TSESTree.Node): boolean {
  let current: TSESTree.Node = call;
  const outer = outermostWrapper(call);
  while (current !== outer && current.parent) {
    current = current.parent;
    if (current.type === 'AwaitExpression') return true;
  }
  return false;
}
