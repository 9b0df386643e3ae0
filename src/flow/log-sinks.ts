import type { TSESTree } from '@typescript-eslint/types';
import type { Sink, SinkReader } from './sinks/sink.ts';
import { calledMember, constantInitialiser, findVariable, importOrigin, propertyName, receiverOf, type SourceView, textBetween, textOf, unwrap, unwrapAwait } from '../ast/index.ts';
import {
  BINDING_METHODS,
  CONSOLE_METHODS,
  DERIVING_METHODS,
  HANDING_METHODS,
  LOG_FUNCTION_FACTORIES,
  LOG_FUNCTIONS,
  LOG_METHODS,
  LOGGER_PACKAGES,
  RECORD_LOGS,
  TELLING_METHODS,
} from './sinks/log-libraries.ts';
import { mayBeTelemetry, telemetrySink } from './sinks/telemetry.ts';
import { literalList } from './values/patterns.ts';

/** A call that writes to a log: `console.log`, `this.logger.warn`, `logger.child`. */
export interface LogSink extends Sink {
  kind: 'console' | 'logger' | 'span';
}

const LOG_TOKENS = /opentelemetry|startActiveSpan|startSpan|getActiveSpan|console|[lL]ogger|LOGGER|(?:[lL]og|LOG)[?!]?\.|logging\.|debug|consola|signale|winston|pino|bunyan|roarr|fancy-log|ololog|loglevel/;

/** The sinks that are logs. */
export const logSinks: SinkReader = {
  kind: 'log',
  tokens: LOG_TOKENS,
  mayBe: (node) => node.type === 'CallExpression' && carriesValue(node) && (mayBeLogSink(lastName(node), node) || mayBeTelemetry(lastName(node))),
  read: (node, source) => (node.type === 'CallExpression' ? (logSink(node, source) ?? traceSink(node, source)) : undefined),
};

/** Attributes and events of a span are read where logs are, and kept as long. */
function traceSink(call: TSESTree.CallExpression, source: SourceView): LogSink | undefined {
  const sink = telemetrySink(call, source);
  return sink && { ...sink, kind: 'span' };
}

/** A call that is given nothing but texts written in the source cannot disclose anything. */
function carriesValue(call: TSESTree.CallExpression): boolean {
  return call.arguments.some((argument) => argument.type !== 'Literal' && !(argument.type === 'TemplateLiteral' && argument.expressions.length === 0));
}

function lastName(call: TSESTree.CallExpression): string {
  const callee = unwrap(call.callee);
  return (callee.type === 'MemberExpression' ? propertyName(callee) : callee.type === 'Identifier' ? callee.name : undefined) ?? '';
}

/**
 * A cheap answer from the syntax alone: false when the call certainly is no log sink. `name` is the
 * last name of the callee.
 */
export function mayBeLogSink(name: string, call: TSESTree.CallExpression): boolean {
  const callee = unwrap(call.callee);
  if (callee.type !== 'MemberExpression') return /log|debug|dbg|trace|print|consola|roarr|^(?:d|error|warn|info|verbose)$/i.test(name);
  if (HANDING_METHODS.has(name)) return call.arguments[0]?.type === 'MemberExpression';
  return CONSOLE_METHODS.has(name) || LOG_METHODS.has(name) || BINDING_METHODS.has(name);
}

/**
 * The log sink a call is, if it is one. A receiver counts when it is the global console, comes from
 * a logging package, is made by one, or bears a logger's name; a method name alone is never enough
 * (`Math.log`, `toast.error`). Bindings of child loggers are sinks at the call that binds them.
 */
export function logSink(call: TSESTree.CallExpression, source: SourceView): LogSink | undefined {
  const member = calledMember(call);
  if (!member) return functionSink(call, source);
  const { object, name } = member;
  if (!mayBeLogSink(name, call)) return undefined;
  if (HANDING_METHODS.has(name)) return handedSink(call, object, source);
  if (isConsole(object, source)) {
    if (!CONSOLE_METHODS.has(name)) return undefined;
    return name === 'table' ? tableSink(call) : { name: `console.${name}`, arguments: name === 'assert' ? call.arguments.slice(1) : call.arguments, kind: 'console' };
  }
  const writes = LOG_METHODS.has(name);
  if (!writes && !BINDING_METHODS.has(name)) return undefined;
  if (!isLogger(object, name, source, 0)) return undefined;
  return { name: nameOf(object, name, source), arguments: call.arguments, kind: 'logger' };
}

/** `console.table(rows, ['id', 'status'])` writes these columns; a list made elsewhere may name any. */
function tableSink(call: TSESTree.CallExpression): LogSink {
  const [rows, columns] = call.arguments;
  const only = columns && literalList([columns]);
  return { name: 'console.table', arguments: rows ? [rows] : [], kind: 'console', ...(only ? { only } : {}) };
}

/** `.info` of `this.logger.info(…)`, with the receiver as written when it is short. */
function nameOf(object: TSESTree.Node, method: string, source: SourceView): string {
  const text = textOf(source, object);
  return /^[\w$.#]{1,60}$/.test(text) ? `${text}.${method}` : `logger.${method}`;
}

function isConsole(node: TSESTree.Node, source: SourceView): boolean {
  if (node.type === 'Identifier') return node.name === 'console' && !(maybeDeclared(source) && findVariable(node, source)?.defs.length);
  if (node.type !== 'MemberExpression' || propertyName(node) !== 'console') return false;
  const host = unwrap(node.object);
  return host.type === 'Identifier' && /^(globalThis|window|global|self)$/.test(host.name);
}

const consoles = new WeakMap<TSESTree.Program, boolean>();

/** False where `console` only stands before a dot, so that the file cannot declare it: spares the analysis of its scopes. */
function maybeDeclared(source: SourceView): boolean {
  let answer = consoles.get(source.ast);
  if (answer === undefined) consoles.set(source.ast, (answer = /(?<![\w$])console(?![\w$])(?!\??\.)/.test(source.text)));
  return answer;
}

/** `debug('…')`, `log('…')` where the name stands for the console's or a package's log function. */
function functionSink(call: TSESTree.CallExpression, source: SourceView): LogSink | undefined {
  const callee = unwrap(call.callee);
  if (callee.type !== 'Identifier' || !mayBeLogSink(callee.name, call)) return undefined;
  const kind = logFunctionKind(callee, source, 0);
  return kind && { name: callee.name, arguments: call.arguments, kind };
}

function logFunctionKind(name: TSESTree.Identifier, source: SourceView, depth: number): LogSink['kind'] | undefined {
  const variable = findVariable(name, source);
  if (!variable || depth > 4) return undefined;
  const origin = importOrigin(name, source);
  if (origin) {
    const exported = Object.hasOwn(LOG_FUNCTIONS, origin.module) ? LOG_FUNCTIONS[origin.module] : undefined;
    return exported?.includes(origin.name) ? 'logger' : undefined;
  }
  const value = constantInitialiser(variable);
  if (!value) {
    // `const { log } = console`
    const declarator = variable.defs[0]?.node as TSESTree.Node | undefined;
    return declarator?.type === 'VariableDeclarator' && declarator.id.type === 'ObjectPattern' && declarator.init && isConsole(unwrap(declarator.init), source)
      ? 'console'
      : undefined;
  }
  const made = unwrap(value);
  if (made.type === 'CallExpression') {
    const bound = calledMember(made);
    if (bound?.name === 'bind' && bound.object.type === 'MemberExpression') return isConsole(unwrap(bound.object.object), source) ? 'console' : undefined;
    return isLogFunctionFactory(made, source, depth + 1) ? 'logger' : undefined;
  }
  return made.type === 'MemberExpression' && isConsole(unwrap(made.object), source) ? 'console' : undefined;
}

/** `createDebug('app')`, `require('debug')('app')`, `util.debuglog('app')`, `debug.extend('part')`. */
function isLogFunctionFactory(call: TSESTree.CallExpression, source: SourceView, depth: number): boolean {
  if (depth > 4) return false;
  const callee = unwrap(call.callee);
  if (callee.type === 'Identifier') {
    const origin = importOrigin(callee, source);
    return origin !== undefined && (LOG_FUNCTION_FACTORIES.has(origin.module) || (/^(node:)?util$/.test(origin.module) && /^debug(log)?$/.test(origin.name)));
  }
  if (callee.type === 'CallExpression') return LOG_FUNCTION_FACTORIES.has(requiredModule(callee) ?? '');
  if (callee.type !== 'MemberExpression') return false;
  const name = propertyName(callee);
  const object = unwrap(callee.object);
  if (object.type !== 'Identifier') return false;
  if (name === 'extend') return logFunctionKind(object, source, depth + 1) === 'logger';
  const origin = importOrigin(object, source);
  if (name === 'debuglog') return origin !== undefined && /^(node:)?util$/.test(origin.module);
  return name === 'default' && origin !== undefined && LOG_FUNCTION_FACTORIES.has(origin.module);
}

function requiredModule(call: TSESTree.CallExpression): string | undefined {
  const [module] = call.arguments;
  return call.callee.type === 'Identifier' && call.callee.name === 'require' && module?.type === 'Literal' ? String(module.value) : undefined;
}

/** `rows.forEach(console.log)`, `load().then(logger.info)`: the value before the dot is written. */
function handedSink(call: TSESTree.CallExpression, object: TSESTree.Node, source: SourceView): LogSink | undefined {
  const handed = call.arguments[0] && unwrap(call.arguments[0]);
  if (handed?.type !== 'MemberExpression') return undefined;
  const method = propertyName(handed);
  if (method === undefined) return undefined;
  const receiver = unwrap(handed.object);
  if (isConsole(receiver, source)) return CONSOLE_METHODS.has(method) ? { name: `console.${method}`, arguments: [object], kind: 'console' } : undefined;
  if (!LOG_METHODS.has(method) || !isLogger(receiver, method, source, 0)) return undefined;
  return { name: nameOf(receiver, method, source), arguments: [object], kind: 'logger' };
}

function isLogger(node: TSESTree.Node, method: string, source: SourceView, depth: number): boolean {
  if (depth > 6) return false;
  const object = unwrapAwait(node);
  switch (object.type) {
    case 'Identifier':
      return isLoggerVariable(object, method, source, depth);
    case 'MemberExpression': {
      const name = propertyName(object);
      if (name !== undefined && isLoggerName(name, method) && isAdjacent(object, source)) return true;
      return madeByPackage(object, source);
    }
    case 'CallExpression': {
      const called = calledMember(object);
      if (called) {
        if (/^(get|create|make|use|build|new)\w*Logger$|^[lL]ogger$/.test(called.name)) return !keepsRecords(called.name, method);
        return DERIVING_METHODS.has(called.name) && isLogger(called.object, 'info', source, depth + 1);
      }
      return object.callee.type === 'Identifier' && ((/^(get|create|make|use|build|new)\w*Logger$|^logger$/.test(object.callee.name) && !keepsRecords(object.callee.name, method)) || fromPackage(object.callee, source));
    }
    case 'NewExpression':
      return object.callee.type === 'Identifier' && ((/Logger$/.test(object.callee.name) && !keepsRecords(object.callee.name, method)) || fromPackage(object.callee, source));
    default:
      return false;
  }
}

function isLoggerVariable(name: TSESTree.Identifier, method: string, source: SourceView, depth: number): boolean {
  const origin = importOrigin(name, source);
  if (origin && LOGGER_PACKAGES.has(origin.module)) return origin.module !== '@nestjs/common' || origin.name.endsWith('Logger');
  const value = constantInitialiser(findVariable(name, source));
  if (value && isMadeLogger(unwrapAwait(value), method, source, depth)) return true;
  if (!isLoggerName(name.name, method)) return false;
  return isAdjacent(name, source) && !(value && isNoLogger(unwrapAwait(value)));
}

/** The initialiser says it: a package's factory, a logger class, a child of another logger. */
function isMadeLogger(value: TSESTree.Node, method: string, source: SourceView, depth: number): boolean {
  if (value.type !== 'CallExpression' && value.type !== 'NewExpression') return false;
  return isLogger(value, method, source, depth + 1) || madeByPackage(value, source);
}

function madeByPackage(node: TSESTree.Node, source: SourceView): boolean {
  const receiver = receiverOf(node, source);
  if (!receiver) return false;
  if (receiver.origin) return isLoggerOrigin(receiver.origin);
  let made = receiver.initialiser && unwrapAwait(receiver.initialiser);
  for (let links = 0; made && links < 6; links++) {
    if (made.type === 'Identifier') return fromPackage(made, source);
    if (made.type === 'CallExpression' && requiredModule(made) !== undefined) return LOGGER_PACKAGES.has(requiredModule(made) ?? '');
    if (made.type === 'CallExpression') made = unwrapAwait(made.callee);
    else if (made.type === 'MemberExpression') made = unwrapAwait(made.object);
    else return false;
  }
  return false;
}

function isLoggerOrigin(origin: { module: string; name: string }): boolean {
  return LOGGER_PACKAGES.has(origin.module) && (origin.module !== '@nestjs/common' || origin.name.endsWith('Logger'));
}

function fromPackage(name: TSESTree.Identifier, source: SourceView): boolean {
  const origin = importOrigin(name, source);
  return origin !== undefined && isLoggerOrigin(origin);
}

/** Whether a project keeps a logger under this name: `log`, `logger`, `_logger`, `requestLogger`, `appLog`. */
function isLoggerName(name: string, method: string): boolean {
  const plain = name.replace(/^[#_$]+/, '');
  if (keepsRecords(plain, method)) return false;
  if (/^(log|logger|logging)$/i.test(plain) || /(?:[a-z\d_]L|^l|_l)ogger$|_LOGGER$/.test(plain)) return true;
  const record = /^([a-z\d]+)(?:[A-Z]\w*)?Log$/.exec(plain);
  return record !== null && !RECORD_LOGS.has(record[1] ?? '') && TELLING_METHODS.has(method);
}

/** `auditLogger.log({ actorEmail })` keeps a record of who did what; `auditLogger.info(…)` writes a line. */
function keepsRecords(name: string, method: string): boolean {
  return /^(?:get|create|make|use|build|new)?(?:audit|accessLog|securityAudit)[\w$]*logger$/i.test(name) && !TELLING_METHODS.has(method);
}

/** Names that are no token of the pre-filter by themselves count only with their dot beside them, so that the filter is exact. */
function isAdjacent(object: TSESTree.Node, source: SourceView): boolean {
  if (/logger|Logger|LOGGER/.test(textOf(source, object))) return true;
  return /^(\?|!)?\./.test(textBetween(source, object, object.range[1], object.range[1] + 2));
}

/** A value that cannot be a logger whatever it is called. */
function isNoLogger(value: TSESTree.Node): boolean {
  return value.type === 'Literal' || value.type === 'TemplateLiteral' || value.type === 'ArrayExpression' || value.type === 'ArrowFunctionExpression';
}
