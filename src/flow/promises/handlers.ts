import type { TSESTree } from '@typescript-eslint/types';
import { calledMember, isFunction, propertyName, resolveConstant, type SourceView, textOf, unwrap, walk } from '../../ast/index.ts';
import { logSink } from '../log-sinks.ts';

/**
 * What a handler does with a failure: nothing at all, tell the console only, tell a log, or
 * something with an effect (throws it on, answers, reports, tries again).
 */
export type Handling = 'nothing' | 'console' | 'logs' | 'acts';

/** What the second argument of `then` or the first of `catch` does. */
export function handlerHandling(handler: TSESTree.Node, source: SourceView): Handling {
  const given = unwrap(handler);
  if (given.type === 'Identifier' && /^(?:noop|noOp|ignore|swallow)$/.test(given.name)) return 'nothing';
  if (given.type === 'MemberExpression') return ofReference(given, source);
  const value = resolveConstant(given, source);
  if (!isFunction(value)) return 'acts';
  if (value.body.type === 'BlockStatement') return blockHandling(value.body, source, false);
  return strongest(value.body, source);
}

/**
 * What a block does that runs after a failure.
 * @param returning whether leaving by `return` keeps the code behind from going on, as in a `catch` clause.
 */
export function blockHandling(block: TSESTree.BlockStatement, source: SourceView, returning: boolean): Handling {
  return strongest(block, source, returning);
}

const ORDER: readonly Handling[] = ['nothing', 'console', 'logs', 'acts'];

function strongest(root: TSESTree.Node, source: SourceView, returning = false): Handling {
  let found: Handling = 'nothing';
  const note = (one: Handling): void => {
    if (ORDER.indexOf(one) > ORDER.indexOf(found)) found = one;
  };
  walk(root, (node) => {
    if (found === 'acts') return false;
    if (isFunction(node)) return false;
    switch (node.type) {
      case 'ThrowStatement':
      case 'AssignmentExpression':
      case 'UpdateExpression':
      case 'BreakStatement':
      case 'ContinueStatement':
      case 'YieldExpression':
        note('acts');
        return undefined;
      case 'ReturnStatement':
        if (returning) note('acts');
        return undefined;
      case 'CallExpression':
        note(ofCall(node, source));
        return false;
      default:
        return undefined;
    }
  });
  return found;
}

/** Calls that only look at the error or make a text of it. */
const HARMLESS = /^(?:String|Number|Boolean|stringify|toString|join|format|inspect|now|toISOString)$/;

function ofCall(call: TSESTree.CallExpression, source: SourceView): Handling {
  const sink = logSink(call, source);
  if (sink) return sink.kind === 'console' ? 'console' : 'logs';
  const called = calledMember(call);
  // Methods that write nothing (`console.group`) have no other effect either.
  if (called?.object.type === 'Identifier' && called.object.name === 'console') return 'console';
  const callee = unwrap(call.callee);
  const name = called?.name ?? (callee.type === 'Identifier' ? callee.name : undefined);
  return name !== undefined && HARMLESS.test(name) ? 'nothing' : 'acts';
}

/** `.catch(console.error)`, `.catch(logger.warn)`. */
function ofReference(member: TSESTree.MemberExpression, source: SourceView): Handling {
  const object = unwrap(member.object);
  if (object.type === 'Identifier' && object.name === 'console') return 'console';
  const name = propertyName(member);
  if (name === undefined || !/^(?:error|warn|info|debug|log|fatal|trace)$/.test(name)) return 'acts';
  return /log(?:ger)?$/i.test(textOf(source, object)) ? 'logs' : 'acts';
}
