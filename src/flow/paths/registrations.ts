import type { TSESTree } from '@typescript-eslint/types';
import { constantInitialiser, findVariable, isFunction, outermostWrapper, propertyName, unwrap, walk } from '../../ast/index.ts';
import { Mark } from './file-index.ts';
import { isReference, type LogPredicate, logs } from './wrappers.ts';

/** Routers that are mounted in routers that are mounted: further nobody looks. */
const MAX_DEPTH = 6;
/** Links of one chain that are looked at. */
const MOST_LINKS = 40;

/** The value is an argument or a property beside a middleware (`router.get('/', audit, handler)`), or is registered where one was added before. */
export function isBesideLog(value: TSESTree.Node, log: LogPredicate, depth = 0): boolean {
  const outer = outermostWrapper(value);
  const parent = outer.parent as TSESTree.Node | undefined;
  if (depth > MAX_DEPTH) return false;
  if (parent?.type === 'CallExpression' && parent.callee !== outer) {
    return parent.arguments.some((argument) => argument !== outer && registersLog(argument, log)) || isRegisteredOnLog(parent, log, depth);
  }
  if (parent?.type === 'Property' && parent.value === outer) {
    return parent.parent.type === 'ObjectExpression' && (registersLog(parent.parent, log, parent) || isBesideLog(parent.parent, log, depth + 1));
  }
  return parent?.type === 'ArrayExpression' && isBesideLog(parent, log, depth + 1);
}

const HOOK_KEY = /^(pre|post|on|before|after)[A-Z]|^(use|middlewares?|hooks|plugins|before|after|interceptors|guards|wrappers?)$/;

/** A middleware by name, a list of them, or options whose hooks name one. */
function registersLog(node: TSESTree.Node, log: LogPredicate, except?: TSESTree.Node): boolean {
  const value = unwrap(node);
  if (value.type === 'SpreadElement') return registersLog(value.argument, log);
  if (value.type === 'ArrayExpression') return value.elements.some((element) => element !== null && registersLog(element, log));
  if (value.type === 'ObjectExpression') {
    return value.properties.some(
      (property) =>
        property.type === 'Property' && property !== except && HOOK_KEY.test(propertyName(property) ?? '') && registersLog(property.value, log),
    );
  }
  if (isFunction(value)) return (log.index.marks(value) & Mark.Log) !== 0 && log.alwaysLogs(value);
  if (value.type === 'Identifier') {
    const made = constantInitialiser(findVariable(value, log.index.source));
    if (made && unwrap(made).type === 'ArrayExpression') return registersLog(made, log);
  }
  return isReference(value) && logs(value, log);
}

/** A call on a router, builder or application to which a middleware that logs was added: in the same chain, before, or where it is mounted. */
function isRegisteredOnLog(registration: TSESTree.CallExpression, log: LogPredicate, depth: number): boolean {
  if (isInLoggingChain(registration, log, depth, { without: registration, path: pathOf(registration) })) return true;
  const root = rootOf(registration);
  return root !== undefined && usesLog(root, registration, log, depth);
}

/**
 * True when a link of the chain adds a middleware that logs, or the chain begins with something
 * that has one: `publicProcedure.use(audit)`, `auditedProcedure.input(schema)`, `new PrismaClient().$extends(auditExtension)`.
 */
export function isInLoggingChain(end: TSESTree.Node, log: LogPredicate, depth: number, { without, path }: { without?: TSESTree.Node; path?: string | undefined } = {}): boolean {
  if (depth > MAX_DEPTH) return false;
  let node: TSESTree.Node = end;
  for (let links = 0; links < MOST_LINKS; links++) {
    if (node.type === 'CallExpression') {
      const callee: TSESTree.Node = unwrap(node.callee);
      if (node !== without && addsLog(node, callee, log, path)) return true;
      node = callee;
    } else if (node.type === 'MemberExpression') {
      if (node !== end && log.isLogName(node)) return true;
      node = unwrap(node.object);
    } else break;
  }
  if (node.type !== 'Identifier' || node === end) return false;
  if (log.isLogName(node)) return true;
  const made = constantInitialiser(findVariable(node, log.index.source));
  const value = made && unwrap(made);
  return (value?.type === 'CallExpression' || value?.type === 'MemberExpression' || value?.type === 'Identifier') && isInLoggingChain(value, log, depth + 1);
}

/** An access through a client to which something that logs was added: `prisma.$extends(audit)`, `prisma.$use(audit)`. */
export function isThroughLoggingClient(access: TSESTree.Node, log: LogPredicate): boolean {
  if (access.type !== 'CallExpression') return false;
  if (isInLoggingChain(access, log, 0, { without: access })) return true;
  const root = rootOf(access);
  return root !== undefined && (findVariable(root, log.index.source)?.references ?? []).some(({ identifier }) => {
    const member = (identifier as TSESTree.Node).parent as TSESTree.Node | undefined;
    const call = member?.parent as TSESTree.Node | undefined;
    return member?.type === 'MemberExpression' && call?.type === 'CallExpression' && call.callee === member && /^\$?(?:use|addHook|plugin)$/.test(propertyName(member) ?? '') && addsLog(call, member, log);
  });
}

function addsLog(call: TSESTree.CallExpression, callee: TSESTree.Node, log: LogPredicate, path?: string): boolean {
  return callee.type === 'MemberExpression' && isUse(callee) && appliesTo(call, path) && call.arguments.some((argument) => registersLog(argument, log));
}

/** The variable a chain of calls begins with. */
function rootOf(end: TSESTree.Node): TSESTree.Identifier | undefined {
  let node: TSESTree.Node = end;
  for (let links = 0; links < MOST_LINKS; links++) {
    if (node.type === 'CallExpression') node = unwrap(node.callee);
    else if (node.type === 'MemberExpression') node = unwrap(node.object);
    else break;
  }
  return node.type === 'Identifier' ? node : undefined;
}

/** A router or application that is handed on (`registerRoutes(app)`) after something that logs was added to it. */
export function isOnLoggingRouter(router: TSESTree.Identifier, use: TSESTree.CallExpression, log: LogPredicate): boolean {
  return usesLog(router, use, log, 0);
}

/** True when a node adds something that logs to a data client: `prisma.$extends(audit)`, `this.$use(audit)`. */
export function extendsClient(node: TSESTree.Node, log: LogPredicate): boolean {
  let answer = false;
  walk(node, (inner) => {
    if (answer) return false;
    if (inner.type !== 'CallExpression') return undefined;
    const callee = unwrap(inner.callee);
    answer = callee.type === 'MemberExpression' && /^\$(?:use|extends)$/.test(propertyName(callee) ?? '') && addsLog(inner, callee, log);
    return undefined;
  });
  return answer;
}

/** `router.use(audit)` before the registration; or the router itself is mounted beside or on something that logs. */
function usesLog(router: TSESTree.Identifier, registration: TSESTree.CallExpression, log: LogPredicate, depth: number): boolean {
  if (log.isLoggedElsewhere?.(router.name)) return true;
  const { source } = log.index;
  const references = findVariable(router, source)?.references ?? [];
  return references.some(({ identifier }) => {
    const use = identifier as TSESTree.Node;
    const parent = use.parent as TSESTree.Node | undefined;
    if (parent?.type === 'MemberExpression' && parent.object === use) {
      const call = parent.parent as TSESTree.Node;
      if (call.type !== 'CallExpression' || call.callee !== parent || !isUse(parent) || call === registration) return false;
      // What is added later is not asked; hooks of a framework that collects them first are.
      if (call.range[0] > registration.range[0] && propertyName(parent) === 'use') return false;
      return appliesTo(call, pathOf(registration)) && call.arguments.some((argument) => registersLog(argument, log));
    }
    // `app.use('/customers', audit, router)`
    return parent?.type === 'CallExpression' && parent.callee !== use && isMount(parent) && parent !== registration && isBesideLog(use, log, depth + 1);
  });
}

function isUse(member: TSESTree.MemberExpression): boolean {
  return /^(use|addHook|hook|pre|all|apply|useGlobalInterceptors|onRequest|onBeforeHandle|\$extends|\$use|middleware)$/.test(propertyName(member) ?? '');
}

function isMount(call: TSESTree.CallExpression): boolean {
  const callee = unwrap(call.callee);
  return callee.type === 'MemberExpression' && /^(use|route|register|mount|forRoutes|nest|group|merge|concat)$/.test(propertyName(callee) ?? '');
}

/** The path a handler is registered for, where it is written down. */
function pathOf(call: TSESTree.CallExpression): string | undefined {
  const [first] = call.arguments;
  return first?.type === 'Literal' && typeof first.value === 'string' ? first.value : undefined;
}

/** False for a middleware of some paths and a handler of another: `app.use('/admin', audit)` is not asked for `/customers`. */
function appliesTo(use: TSESTree.CallExpression, path: string | undefined): boolean {
  const only = pathOf(use);
  if (only === undefined || path === undefined || !only.startsWith('/') || !path.startsWith('/')) return true;
  const base = only.replace(/\/?\*.*$/, '').replace(/\/$/, '');
  return path === base || path.startsWith(`${base}/`);
}
