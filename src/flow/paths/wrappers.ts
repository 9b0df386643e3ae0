import type { TSESTree } from '@typescript-eslint/types';
import { type FunctionNode, isFunction, outermostWrapper, propertyName, textOf, unwrap } from '../../ast/index.ts';
import { type FileIndex, functionName, Mark, usesOf } from './file-index.ts';

/** What counts as writing the access log, seen by name and by call. */
export interface LogPredicate {
  index: FileIndex;
  isLogName(name: string): boolean;
  alwaysLogs(fn: FunctionNode): boolean;
}

/**
 * True when something around the function logs for it: a wrapper it is handed to, a decorator of
 * its method or class, a middleware or hook registered beside it or on the same router.
 */
export function isWrapped(fn: FunctionNode, log: LogPredicate): boolean {
  for (let node: TSESTree.Node | undefined = fn; node; node = node.parent) {
    if (isFunction(node) && (isHandedToLog(node, log) || isBesideLog(node, log) || isNamedInLog(node, log))) return true;
    if (decorated(node).some((decorator) => logs(decorator.expression, log))) return true;
  }
  return false;
}

function decorated(node: TSESTree.Node): readonly TSESTree.Decorator[] {
  return 'decorators' in node && Array.isArray(node.decorators) ? node.decorators : [];
}

/** `withAudit(async () => …)`, `audit.around('customer', load)`, `recordAccess(actor)(handler)`. */
function isHandedToLog(value: TSESTree.Node, log: LogPredicate): boolean {
  const outer = outermostWrapper(value);
  const call = outer.parent as TSESTree.Node | undefined;
  if (call?.type !== 'CallExpression' || call.callee === outer) return false;
  if (logs(call, log)) return true;
  return isHandedToLog(call, log) && !log.index.logCalls.has(call);
}

/** True when evaluating or calling this expression writes the access log: a name, a member, a call. */
function logs(node: TSESTree.Node, log: LogPredicate, depth = 0): boolean {
  const value = unwrap(node);
  if (depth > 4) return false;
  switch (value.type) {
    case 'Identifier':
    case 'MemberExpression': {
      const text = textOf(log.index.source, value);
      if (log.isLogName(text)) return true;
      const last = value.type === 'MemberExpression' ? propertyName(value) : undefined;
      if (last !== undefined && log.isLogName(last)) return true;
      const local = log.index.functionOf(value);
      return local !== undefined && (log.index.marks(local) & Mark.Log) !== 0 && (log.alwaysLogs(local) || returnsLogger(local, log));
    }
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

function isReference(node: TSESTree.Node): boolean {
  const value = unwrap(node);
  return value.type === 'Identifier' || value.type === 'MemberExpression' || value.type === 'NewExpression' || (value.type === 'CallExpression' && unwrap(value.callee).type === 'Identifier');
}

/** `const withAudit = (fn) => async (...args) => { await audit(); return fn(...args) }`. */
function returnsLogger(fn: FunctionNode, log: LogPredicate): boolean {
  const returned = fn.body.type === 'BlockStatement' ? fn.body.body.flatMap((s) => (s.type === 'ReturnStatement' && s.argument ? [s.argument] : [])).at(-1) : fn.body;
  const value = returned && unwrap(returned);
  return isFunction(value) && log.alwaysLogs(value);
}

/** The function is an argument or a property beside a middleware: `router.get('/', audit, handler)`. */
function isBesideLog(fn: TSESTree.Node, log: LogPredicate): boolean {
  const value = outermostWrapper(fn);
  const parent = value.parent as TSESTree.Node | undefined;
  if (parent?.type === 'CallExpression' && parent.callee !== value) {
    return parent.arguments.some((argument) => argument !== value && registersLog(argument, log)) || routerUsesLog(parent, log);
  }
  if (parent?.type === 'Property' && parent.value === value) {
    return parent.parent.type === 'ObjectExpression' && (registersLog(parent.parent, log, parent) || isBesideLog(parent.parent, log));
  }
  return false;
}

const HOOK_KEY = /^(pre|post|on|before|after)[A-Z]|^(use|middlewares?|hooks|plugins|before|after|interceptors|guards|wrappers?)$/;

/** A middleware by name, a list of them, or options whose hooks name one. */
function registersLog(node: TSESTree.Node, log: LogPredicate, except?: TSESTree.Node): boolean {
  const value = unwrap(node);
  if (value.type === 'ArrayExpression') return value.elements.some((element) => element !== null && registersLog(element, log));
  if (value.type === 'ObjectExpression') {
    return value.properties.some(
      (property) =>
        property.type === 'Property' && property !== except && HOOK_KEY.test(propertyName(property) ?? '') && registersLog(property.value, log),
    );
  }
  if (isFunction(value)) return (log.index.marks(value) & Mark.Log) !== 0 && log.alwaysLogs(value);
  return isReference(value) && logs(value, log);
}

/** `router.use(audit)` on the object the handler is registered on, or earlier in the same chain. */
function routerUsesLog(registration: TSESTree.CallExpression, log: LogPredicate): boolean {
  let node: TSESTree.Node = registration;
  for (let links = 0; links < 30; links++) {
    if (node.type === 'CallExpression') {
      const callee: TSESTree.Node = unwrap(node.callee);
      if (node !== registration && callee.type === 'MemberExpression' && isUse(callee) && node.arguments.some((argument) => registersLog(argument, log))) return true;
      node = callee;
    } else if (node.type === 'MemberExpression') node = unwrap(node.object);
    else break;
  }
  if (node.type !== 'Identifier') return false;
  const router = node;
  const { source } = log.index;
  let scope: ReturnType<typeof source.getScope> | null = source.getScope(router);
  while (scope && !scope.set.has(router.name)) scope = scope.upper;
  const references = scope?.set.get(router.name)?.references ?? [];
  return references.some((reference) => {
    const member = (reference.identifier as TSESTree.Node).parent;
    if (member?.type !== 'MemberExpression' || member.object !== reference.identifier || !isUse(member)) return false;
    const call = member.parent as TSESTree.Node;
    return call.type === 'CallExpression' && call.callee === member && call.arguments.some((argument) => registersLog(argument, log));
  });
}

function isUse(member: TSESTree.MemberExpression): boolean {
  return /^(use|addHook|pre|all)$/.test(propertyName(member) ?? '');
}

/** A named function all of whose mentions are wrapped: `router.get('/', audit, getCustomer)`. */
function isNamedInLog(fn: FunctionNode, log: LogPredicate): boolean {
  if (!functionName(fn)) return false;
  const mentions = usesOf(fn, log.index.source, log.index.memberUses).filter((use) => use.parent?.type !== 'ExportSpecifier');
  return mentions.length > 0 && mentions.length <= 200 && mentions.every((use) => isHandedToLog(use, log) || isBesideLog(use, log));
}
