import type { TSESTree } from '@typescript-eslint/types';
import { answersPromise, type FunctionNode, isFunction, outermostWrapper, type SourceView, textOf, unwrap } from '../../ast/index.ts';
import { type Handling, promiseFate, responseBefore, swallowingTry } from '../../flow/index.ts';
import { awaitEdit, type EntryEdit, letFailEdit, withoutTryEdit } from './edits.ts';
import type { LogCall } from './calls.ts';

/**
 * How an entry can be lost: nobody waits for it (`dropped`, `response`: after the answer was sent,
 * `list`: a list of promises is no promise, `callback`: its caller waits for nothing), its failure
 * goes nowhere (`muted`), or it cannot be said whether there is anything to wait for (`unknown`).
 */
export interface LostEntry {
  how: 'dropped' | 'response' | 'list' | 'callback' | 'muted' | 'unknown';
  /** Place to underline. */
  at: TSESTree.Node;
  /** Name of the caller that waits for nothing. */
  callback?: string;
  handling?: Handling;
  edit?: EntryEdit;
}

/** What is asked of a file's log calls. */
export interface LossQuestion {
  source: SourceView;
  calls: readonly LogCall[];
  /** True for a function that reads what is logged in it: it does its task for itself. */
  isTask(fn: FunctionNode): boolean;
  /** Whether what is uncertain, and failures that are only written to a log, count. */
  strict: boolean;
}

/** How the entry that a call writes can be lost, if it can. */
export function lostEntry({ call }: LogCall, question: LossQuestion): LostEntry | undefined {
  const { source, strict } = question;
  const isLogCall = (node: TSESTree.CallExpression): boolean => question.calls.some((one) => one.call === node);
  const counts = (handling: Handling): boolean => handling === 'nothing' || handling === 'console' || (strict && handling === 'logs');
  const fate = promiseFate(call, source, (fn) => question.isTask(fn));
  const swallowed = swallowingTry(call, isLogCall, source);
  const muting = swallowed && counts(swallowed.handling) ? swallowed : undefined;
  const isPromise = answersPromise(call, source) ?? isAwaitedElsewhere(call, question);
  if (fate.kind === 'muted') {
    if (!counts(fate.handling)) return undefined;
    const edit = muting ? undefined : letFailEdit(fate, source);
    return { how: 'muted', at: fate.handler, handling: fate.handling, ...(edit ? { edit } : {}) };
  }
  if (fate.kind === 'dropped' && isPromise !== false) {
    if (isPromise === undefined) return strict ? { how: 'unknown', at: call } : undefined;
    const edit = muting ? undefined : awaitEdit(fate, source);
    const how = fate.by === 'callback' ? 'callback' : fate.by === 'list' ? 'list' : responseBefore(fate.at) ? 'response' : 'dropped';
    return { how, at: how === 'dropped' || how === 'response' ? call.callee : fate.at.type === 'CallExpression' ? fate.at.callee : fate.at, ...(fate.callback === undefined ? {} : { callback: fate.callback }), ...(edit ? { edit } : {}) };
  }
  if (!muting || (isPromise !== false && !isWaitedFor(call))) return undefined;
  const edit = withoutTryEdit(muting, source);
  return { how: 'muted', at: call.callee, handling: muting.handling, ...(edit ? { edit } : {}) };
}

/** A promise that is not awaited inside a `try` does not fail there. */
function isWaitedFor(call: TSESTree.CallExpression): boolean {
  for (let node: TSESTree.Node | undefined = call; node && !isFunction(node) && !/Statement$/.test(node.type); node = node.parent) if (node.type === 'AwaitExpression') return true;
  return false;
}

/** What the project awaits elsewhere answers a promise here too, though its declaration does not say. */
function isAwaitedElsewhere({ callee }: TSESTree.CallExpression, { calls, source }: LossQuestion): true | undefined {
  const own = textOf(source, unwrap(callee));
  const other = calls.some(({ call }) => outermostWrapper(call).type === 'AwaitExpression' && textOf(source, unwrap(call.callee)) === own);
  return other ? true : undefined;
}
