import type { TSESTree } from '@typescript-eslint/types';
import { enclosingFunction, isFunction, isInside, propertyName, unwrap, walk } from '../ast/index.ts';
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
  // Who is given a whole row may do anything with it.
  if (cardinality !== 'many' || result.escapes !== 'no') return false;
  const job = enclosingFunction(node);
  if (!job || !isAskedByNobody(job)) return false;
  let sends = false;
  walk(job.body, (inner) => {
    if (!sends && inner.type === 'CallExpression' && inner.range[0] > node.range[1]) sends = SENDS.test(calledName(inner)) && isInLoop(inner, job);
    return !sends;
  });
  return sends;
}

/** A job is given numbers of days and tenants, never a request or somebody who asks. */
function isAskedByNobody(fn: TSESTree.FunctionDeclaration | TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression): boolean {
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
