import type { TSESTree } from '@typescript-eslint/types';
import { constantInitialiser, findVariable, type FunctionNode, isFunction, lineageOf, outermostWrapper, soleReturn, unwrap } from '../../ast/index.ts';
import { calleeName } from './callbacks.ts';
import { type FileIndex, functionName, Mark, usesOf } from './file-index.ts';
import { isBesideLog, isInLoggingChain } from './registrations.ts';

/** What counts as writing the access log, seen by name and by call. */
export interface LogPredicate {
  index: FileIndex;
  /** True for a name, or the member of an object, that stands for something that logs. */
  isLogName(node: TSESTree.Node): boolean;
  alwaysLogs(fn: FunctionNode): boolean;
  /** True for a function, class or router of this file around which other files log, by its name here. */
  isLoggedElsewhere?(name: string): boolean;
  /** True when every request that a controller of the project handles is logged. */
  allControllers: boolean;
}

/** Names, members and calls further than this are not followed. */
const MAX_DEPTH = 6;

/**
 * True when something around the function logs for it: a wrapper it is handed to, a decorator of
 * its method or class, a middleware or hook registered beside it, on the same router, or where that
 * router is mounted.
 */
export function isWrapped(fn: FunctionNode, log: LogPredicate): boolean {
  for (let node: TSESTree.Node | undefined = fn; node; node = node.parent) {
    if (isFunction(node) && (isValueWrapped(node, log) || isNamedInLog(node, log))) return true;
    if (decoratorsOf(node, log).some(({ expression }) => logs(expression, log) || (log.allControllers && isController(expression)))) return true;
  }
  return false;
}

/** True when a value (a function, or a name that stands for one or for a router) is given to something that logs around it. */
export function isValueWrapped(value: TSESTree.Node, log: LogPredicate): boolean {
  return isHandedToLog(value, log) || isBesideLog(value, log);
}

/** `@Controller('customers')`, `@Resolver()`. */
function isController(decorator: TSESTree.Expression): boolean {
  const name = decorator.type === 'CallExpression' ? decorator.callee : decorator;
  return name.type === 'Identifier' && /^(?:Rest|Json)?Controller$|^Resolver$/.test(name.name);
}

/** Decorators of a method or class, of the class in which `value` stands, and of its bases in this file. */
function decoratorsOf(node: TSESTree.Node, log: LogPredicate): readonly TSESTree.Decorator[] {
  const own = decorated(node);
  if (node.type !== 'ClassDeclaration' && node.type !== 'ClassExpression') return own;
  return node.superClass ? lineageOf(node, log.index.source).flatMap(({ node: ancestor }) => decorated(ancestor)) : own;
}

function decorated(node: TSESTree.Node): readonly TSESTree.Decorator[] {
  return 'decorators' in node && Array.isArray(node.decorators) ? node.decorators : [];
}

/** `withAudit(async () => …)`, `audit.around('customer', load)`, `recordAccess(actor)(handler)`, `auditedProcedure.query(async () => …)`. */
function isHandedToLog(value: TSESTree.Node, log: LogPredicate): boolean {
  const outer = outermostWrapper(value);
  const call = outer.parent as TSESTree.Node | undefined;
  if (call?.type !== 'CallExpression' || call.callee === outer) return false;
  if (logs(call, log)) return true;
  return isHandedToLog(call, log) && !log.index.logCalls.has(call);
}

/** True when evaluating or calling this expression writes the access log: a name, a member, a call, a builder that a middleware was added to. */
export function logs(node: TSESTree.Node, log: LogPredicate, depth = 0): boolean {
  const value = unwrap(node);
  if (depth > MAX_DEPTH) return false;
  switch (value.type) {
    case 'Identifier':
    case 'MemberExpression':
      return log.isLogName(value) || isLocalLog(value, log, depth) || (value.type === 'MemberExpression' && isInLoggingChain(value, log, depth + 1));
    case 'CallExpression':
      return (
        log.index.logCalls.has(value) ||
        logs(value.callee, log, depth + 1) ||
        // `@UseInterceptors(AuditInterceptor)`, `applyDecorators(Audited())`
        value.arguments.some((argument) => argument.type !== 'SpreadElement' && isReference(argument) && logs(argument, log, depth + 1))
      );
    case 'NewExpression':
      return logs(value.callee, log, depth + 1);
    default:
      return false;
  }
}

/** True for a name or member, or what is made or built of one. */
export function isReference(node: TSESTree.Node): boolean {
  const value = unwrap(node);
  return value.type === 'Identifier' || value.type === 'MemberExpression' || value.type === 'NewExpression' || (value.type === 'CallExpression' && unwrap(value.callee).type === 'Identifier');
}

/** A function of this file that logs, that answers one that does, or that answers what logs; a constant that keeps such a thing. */
function isLocalLog(node: TSESTree.Identifier | TSESTree.MemberExpression, log: LogPredicate, depth: number): boolean {
  const local = log.index.functionOf(node);
  if (local) {
    if ((log.index.marks(local) & Mark.Log) !== 0) return log.alwaysLogs(local) || returnsLogger(local, log);
    // `const Secured = () => applyDecorators(UseInterceptors(AuditInterceptor))`
    const answer = soleReturn(local);
    return answer?.type === 'CallExpression' && logs(answer, log, depth + 1);
  }
  const made = node.type === 'Identifier' ? constantInitialiser(findVariable(node, log.index.source)) : undefined;
  const value = made && unwrap(made);
  if (value?.type === 'Identifier' || value?.type === 'MemberExpression') return logs(value, log, depth + 1);
  return value?.type === 'CallExpression' && (isInLoggingChain(value, log, depth + 1) || isMadeOfLog(value, log, depth + 1));
}

/** Makers of what runs for every request or every query. */
const MAKER = /middleware|hook|plugin|interceptor|extension|decorator/i;

/** `audit('customer')`; `t.middleware(async ({ next }) => …)`, where what it is given runs for every request. */
export function isMadeOfLog(value: TSESTree.Node, log: LogPredicate, depth: number): boolean {
  if (value.type !== 'CallExpression') return false;
  if (MAKER.test(calleeName(value) ?? '') && value.arguments.some((argument) => isFunction(argument) && (log.index.marks(argument) & Mark.Log) !== 0 && log.alwaysLogs(argument))) return true;
  return !log.index.logCalls.has(value) && (isReference(value) ? logs(value.callee, log, depth + 1) : log.isLogName(unwrap(value.callee)));
}

/** True for a function that answers one that logs, or what is made of something that does. */
export function answersLog(fn: FunctionNode, log: LogPredicate): boolean {
  if ((log.index.marks(fn) & Mark.Log) !== 0 && returnsLogger(fn, log)) return true;
  const answer = soleReturn(fn);
  return answer?.type === 'CallExpression' && !log.index.logCalls.has(answer) && (isMadeOfLog(answer, log, 0) || (isReference(answer) && logs(answer, log, 1)));
}

/** `const withAudit = (fn) => async (...args) => { await audit(); return fn(...args) }`. */
function returnsLogger(fn: FunctionNode, log: LogPredicate): boolean {
  const returned = fn.body.type === 'BlockStatement' ? fn.body.body.flatMap((s) => (s.type === 'ReturnStatement' && s.argument ? [s.argument] : [])).at(-1) : fn.body;
  const value = returned && unwrap(returned);
  return isFunction(value) && log.alwaysLogs(value);
}

/** A named function all of whose mentions are wrapped: `router.get('/', audit, getCustomer)`. */
function isNamedInLog(fn: FunctionNode, log: LogPredicate): boolean {
  if (!functionName(fn)) return false;
  const mentions = usesOf(fn, log.index.source, log.index.memberUses).filter((use) => use.parent?.type !== 'ExportSpecifier');
  return mentions.length > 0 && mentions.length <= 200 && mentions.every((use) => isValueWrapped(use, log));
}
