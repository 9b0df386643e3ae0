import type { TSESTree } from '@typescript-eslint/types';
import { calledMember, type FunctionNode, isFunction, propertyName, walk } from '../ast/index.ts';
import type { AccessLogEntry } from '../model/index.ts';
import { isMiddlewareName, isWriterCall, saysAudit } from './access-log-names.ts';

/** Calls by which a value is stored or sent on. */
const STORES = new Set(['create', 'createMany', 'insert', 'insertOne', 'insertInto', 'save', 'add', 'push', 'query', 'execute', 'emit', 'publish', 'send', 'append', 'appendFile', 'put', 'putItem', 'index', 'post', 'enqueue', 'dispatch', 'values']);
/** Calls by which a line is written. */
const PRINTS = new Set(['info', 'log', 'warn', 'notice', 'write']);
/** Receivers that count visits or measure: what they get is no evidence. */
const COUNTS = /analytics|posthog|mixpanel|segment|amplitude|plausible|umami|gtag|telemetry|metrics?\b|statsd|sentry|datadog|span\b|dataLayer/i;
/** Words for the person who does something. */
const ACTOR = /actor|user|staff|operator|agent|admin|member|session|principal|担当|利用者|操作者|tantou|riyousha|sousasha/i;

/**
 * True when a function keeps what it is given: it calls something that stores or sends a value, or
 * another writer of the log. A printed line counts where the name says audit, or where it tells who
 * did something: the access log of a web server is none.
 */
export function stores(fn: TSESTree.Node, name: string, text: string): boolean {
  let answer = false;
  walk(fn, (node) => {
    if (answer) return false;
    if (node.type !== 'CallExpression' && node.type !== 'TaggedTemplateExpression') return undefined;
    answer = keeps(node, name, text);
    return undefined;
  });
  return answer;
}

function keeps(node: TSESTree.CallExpression | TSESTree.TaggedTemplateExpression, name: string, text: string): boolean {
  if (node.type === 'TaggedTemplateExpression') return /^(?:\w+\.)*(?:\$executeRaw|\$queryRaw|sql)$/.test(textIn(text, node.tag)) && /\binsert\s+into\b/i.test(textIn(text, node.quasi));
  if (node.callee.type === 'Identifier') return isWriterCall(node.callee.name);
  const called = calledMember(node);
  if (!called || COUNTS.test(textIn(text, called.object))) return false;
  if (STORES.has(called.name) || isWriterCall(called.name)) return true;
  if (!PRINTS.has(called.name)) return /^(?:record|log|write)$/.test(called.name) && saysAudit(textIn(text, called.object));
  return saysAudit(name) || saysAudit(textIn(text, called.object)) || node.arguments.some((argument) => ACTOR.test(textIn(text, argument)));
}

/** Tests for requests or operations that change nothing, which are then let through unlogged. */
const ONLY_WRITES = /(?:method\s*={2,3}\s*['"](?:GET|HEAD)['"][^;{]{0,60}\)\s*\{?\s*return)|(?:\[[^\]]*['"](?:POST|PUT|PATCH|DELETE)['"][^\]]*\]|(?:MUTATI(?:NG|ON)|WRITE|AUDITED)\w*METHODS?)\s*\)?\s*\.\s*(?:includes|has)\(|type\s*(?:={2,3}|!==?)\s*['"]mutation['"]/i;

/** What something that logs around others is seen to log: everything, or only what changes data. */
export function recordedByBody(text: string): AccessLogEntry['records'] {
  return ONLY_WRITES.test(text) ? 'writes' : 'unknown';
}

/** True when a function calls, or hands on, one of its own parameters: the function it wraps. */
export function callsParameter(fn: FunctionNode): boolean {
  const names = new Set(fn.params.flatMap((parameter) => namesOf(parameter)));
  const inner = returnedFunction(fn);
  for (const name of inner?.params.flatMap((parameter) => namesOf(parameter)) ?? []) names.add(name);
  let answer = false;
  walk(fn.body, (node) => {
    if (answer) return false;
    if (node.type !== 'CallExpression') return undefined;
    const callee = node.callee.type === 'MemberExpression' && /^(?:call|apply|bind)$/.test(propertyName(node.callee) ?? '') ? node.callee.object : node.callee;
    answer = callee.type === 'Identifier' && names.has(callee.name) && callee.name !== 'next';
    return undefined;
  });
  return answer;
}

/** Parameters of a handler that others follow: `(req, res, next)`, `(c, next)`, `({ ctx, next })`; `(request, reply)` for a hook. */
export function isHandler(fn: FunctionNode, name: string): boolean {
  const names = fn.params.flatMap((parameter) => namesOf(parameter));
  return names.includes('next') || (/(?:[mM]iddleware|Hook|Plugin)$/.test(name) && /^_?(?:req|request|c|ctx|context)$/.test(names[0] ?? '') && /^_?(?:res|response|reply|rep)$/.test(names[1] ?? ''));
}

/** The function that a function answers: `() => async (req, res, next) => …`. */
export function returnedFunction(fn: FunctionNode): FunctionNode | undefined {
  const returned = fn.body.type === 'BlockStatement' ? fn.body.body.flatMap((statement) => (statement.type === 'ReturnStatement' && statement.argument ? [statement.argument] : [])).at(-1) : fn.body;
  if (isFunction(returned)) return returned;
  // `return t.middleware(async ({ next }) => …)`, `createMiddleware(async (c, next) => …)`
  const given = returned?.type === 'CallExpression' ? returned.arguments.find((argument) => isFunction(argument)) : undefined;
  return given && isFunction(given) ? given : undefined;
}

/** Calls that apply or make decorators, and what they name. */
export function appliesLog(fn: TSESTree.Node, text: string): boolean {
  let answer = false;
  walk(fn, (node) => {
    if (answer) return false;
    if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier') return undefined;
    if (node.callee.name === 'UseInterceptors') answer = node.arguments.some((argument) => isMiddlewareName(textIn(text, argument).replace(/^new\s+|\(.*$/gs, '')));
    else if (node.callee.name === 'SetMetadata') answer = saysAudit(textIn(text, node.arguments[0])) || /access_?log/i.test(textIn(text, node.arguments[0]));
    return undefined;
  });
  return answer;
}

function textIn(text: string, node: TSESTree.Node | undefined): string {
  return node ? text.slice(node.range[0], node.range[1]) : '';
}

function namesOf(node: TSESTree.Node): string[] {
  switch (node.type) {
    case 'Identifier':
      return [node.name];
    case 'AssignmentPattern':
      return namesOf(node.left);
    case 'RestElement':
      return namesOf(node.argument);
    case 'ObjectPattern':
      return node.properties.flatMap((property) => (property.type === 'Property' ? namesOf(property.value) : []));
    default:
      return [];
  }
}
