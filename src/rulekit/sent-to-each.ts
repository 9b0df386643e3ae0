import type { TSESTree } from '@typescript-eslint/types';
import { enclosingFunction, type FunctionNode, isFunction, isInside, propertyName, unwrap, walk } from '../ast/index.ts';
import type { DataAccess } from '../model/index.ts';
import { parameterName } from './log-entry/parts.ts';
import { roleOf } from './log-entry/names.ts';

/** Functions that bring a message to somebody: `sendSms`, `queueMessage`, `mailer.deliver`, `notifyCustomer`. */
const SENDS = /^(?:send|queue|enqueue|deliver|notify|remind)(?=[A-Z_]|$)/;

/**
 * True for rows that a job goes through to send each person a message, and of which it answers none: the
 * reminders of the morning. Nobody asked for them and nobody got to see them but the persons themselves.
 * What is sent behind the loop, as one list, goes to somebody else.
 */
export function isSentToEach(access: DataAccess): boolean {
  const { cardinality, node, result } = access;
  if (cardinality !== 'many' || !staysWithSender(result)) return false;
  const job = enclosingFunction(node);
  if (!job || !isAskedByNobody(job)) return false;
  return sendingCalls(job).some((call) => call.range[0] > node.range[1] && isInLoop(call, job));
}

/** Calls that bring a message to whoever they are given the address of: `sendReminderEmail`, `notifyByText`. */
export const MESSAGES = /^(?:send|queue|enqueue|deliver|notify|remind)\w*(?:mail|sms|whats_?app|message|notification|reminder|confirmation|invit(?:e|ation)|otp|text)s?$/i;

/** Names of what is asked of a row, yes or no. */
const ASKS = /^(?:is|has|can|may|should|needs|wants|was)(?=[A-Z_])/;

/** Who is given a whole row may do anything with it, but for what brings the message and what says whether it may. */
function staysWithSender({ escapes, exits }: DataAccess['result']): boolean {
  if (escapes === 'no') return true;
  return escapes === 'argument' && exits !== undefined && exits.every((exit) => exit.type === 'CallExpression' && (ASKS.test(calledName(exit)) || MESSAGES.test(calledName(exit))));
}

const sending = new WeakMap<FunctionNode, readonly TSESTree.CallExpression[]>();

function sendingCalls(job: FunctionNode): readonly TSESTree.CallExpression[] {
  let found = sending.get(job);
  if (!found) {
    const calls: TSESTree.CallExpression[] = [];
    walk(job.body, (inner) => {
      if (inner.type === 'CallExpression' && SENDS.test(calledName(inner))) calls.push(inner);
    });
    sending.set(job, (found = calls));
  }
  return found;
}

/** A job is given numbers of days and tenants, never a request or somebody who asks. */
function isAskedByNobody(fn: FunctionNode): boolean {
  return fn.params.every((_, index) => {
    const name = parameterName(fn, index);
    const role = name === undefined || name === '' ? undefined : roleOf(name);
    return role !== 'actor' && role !== 'user' && role !== 'context';
  });
}

function calledName({ callee }: TSESTree.CallExpression): string {
  const value = unwrap(callee);
  return value.type === 'Identifier' ? value.name : value.type === 'MemberExpression' ? (propertyName(value) ?? '') : '';
}

function isInLoop(node: TSESTree.Node, fn: TSESTree.Node): boolean {
  for (let current = node.parent; current && current !== fn && isInside(current, fn); current = current.parent) {
    if (/^(?:For|While|DoWhile)/.test(current.type)) return true;
    if (isFunction(current) && current.parent.type === 'CallExpression' && /^(?:map|forEach|flatMap)$/.test(calledName(current.parent))) return true;
  }
  return false;
}
