import type { TSESTree } from '@typescript-eslint/types';
import { calledMember, isFunction, objectView, type ObjectView, receiverOf, resolveConstant, type SourceView, staticValue, unwrap } from '../../ast/index.ts';
import { isNothing } from '../shared/crm/bound.ts';
import { lastName } from '../shared/crm/client.ts';
import { Parameters } from './parameters.ts';
import { instanceBase, type RequestUrl, requestUrl } from './url.ts';

/** A request over HTTP as a call makes it. */
export interface HttpRequest {
  /** In capitals; `GET` where nothing is said. */
  verb: string;
  url: RequestUrl;
  parameters: Parameters;
  body: Parameters;
  /** Properties that lead from the answer of the call to the body of the answer. */
  answer: readonly string[];
  name: string;
  reportNode: TSESTree.Node;
}

const VERBS: Readonly<Record<string, string>> = { get: 'GET', post: 'POST', put: 'PUT', patch: 'PATCH', delete: 'DELETE', del: 'DELETE' };
/** What projects call their own `fetch` with tries, time limits and tokens; each answers a response. */
const FETCHES = ['fetchWithRetry', 'fetchWithRetries', 'fetchRetry', 'fetchWithTimeout', 'fetchWithBackoff', 'fetchWithAuth', 'authFetch', 'authedFetch', 'authenticatedFetch', 'safeFetch', 'apiFetch', 'customFetch', 'retryFetch', 'secureFetch', 'fetchImpl', 'rateLimitedFetch'];
/** Functions that take a URL and options, or options with the URL in them. */
const FUNCTIONS: Readonly<Record<string, readonly string[]>> = { ...Object.fromEntries(FETCHES.map((name) => [name, ['json()']])), fetch: ['json()'], nodeFetch: ['json()'], crossFetch: ['json()'], axios: ['data'], got: ['json()'], ky: ['json()'], $fetch: [], ofetch: [], request: [], rp: [], superagent: ['body'] };
/** Method names with which a request ends. */
export const REQUEST_METHODS: readonly string[] = [...Object.keys(VERBS), ...Object.keys(FUNCTIONS), '#fetch', '#request', 'apiRequest', '#get', 'fetchJson', 'callApi'];
const METHODS = new Set(REQUEST_METHODS);
/** What declares routes or fakes requests takes URLs too; jsforce has an adapter of its own. */
const NO_CLIENT = /^(?:jsforce|@jsforce|@salesforce|express|fastify|koa|@koa\/router|koa-router|hono|nock|msw|supertest|light-my-request|axios-mock-adapter|fetch-mock|cypress|@playwright\/test|find-my-way|@pact-foundation)/;
const NO_CLIENT_NAME = /^[#_]?(?:conn|connection|jsforce|app|router|routes?|server|fastify|nock|mock\w*|scope|cy|cache|map|store|redis|headers|searchParams|params|formData|supertest)$/i;

/** Takes a call apart that sends a request; undefined for what cannot be one. */
export function httpRequest(call: TSESTree.CallExpression, source: SourceView): HttpRequest | undefined {
  const called = calledMember(call);
  const callee = unwrap(call.callee);
  const name = called?.name ?? (callee.type === 'Identifier' ? callee.name : undefined);
  const [first, second, third] = call.arguments;
  if (name === undefined || !METHODS.has(name) || !first || first.type === 'SpreadElement' || isFunction(second) || isFunction(third)) return undefined;
  if (called && isNoClient(called.object, source)) return undefined;
  const kind = called ? kindOf(called.object, name, source) : FUNCTIONS[name];
  if (!kind) return undefined;
  const base = called ? instanceBase(called.object, source) : undefined;
  const reportNode = called ? called.member.property : callee;
  const config = objectView(first, source);
  if (config) return configured(call, name, config, base, kind, reportNode, source);
  const verb = VERBS[name];
  const takesBody = verb !== undefined && verb !== 'GET' && verb !== 'DELETE' && kind[0] === 'data';
  const options = takesBody ? third : second;
  const view = options && objectView(options, source);
  const url = requestUrl(first, property(view, 'baseURL') ?? base, source);
  if (!url) return undefined;
  const how = verb ?? verbOf(view, source);
  if (how === undefined) return undefined;
  const parameters = new Parameters(source);
  const body = new Parameters(source);
  read(url, view, options, parameters, body, source);
  if (takesBody && second) body.add(unpacked(second, source));
  chained(call, parameters, body);
  return { verb: overridden(view, source) ?? how, url, parameters, body, answer: kind, name, reportNode };
}

/** `axios({ url, method, params, data })`, `client.apiRequest({ path, method, qs, body })`. */
function configured(call: TSESTree.CallExpression, name: string, view: ObjectView, base: TSESTree.Node | undefined, answer: readonly string[], reportNode: TSESTree.Node, source: SourceView): HttpRequest | undefined {
  const target = property(view, 'url') ?? property(view, 'path') ?? property(view, 'uri') ?? property(view, 'endpoint');
  const url = target && requestUrl(target, property(view, 'baseURL') ?? base, source);
  const verb = verbOf(view, source);
  if (!url || verb === undefined) return undefined;
  const parameters = new Parameters(source);
  const body = new Parameters(source);
  read(url, view, call.arguments[0], parameters, body, source);
  return { verb: overridden(view, source) ?? verb, url, parameters, body, answer, name, reportNode };
}

/** Fills in what URL and options say. */
function read(url: RequestUrl, view: ObjectView | undefined, options: TSESTree.Node | undefined, parameters: Parameters, body: Parameters, source: SourceView): void {
  if (url.query !== '') parameters.addText(url.query, url.built, url.built.holes[0] ?? options ?? (url.variable as TSESTree.Node), url.always);
  if (url.variable) parameters.appended(url.variable);
  for (const key of ['params', 'searchParams', 'qs', 'query']) {
    const value = property(view, key);
    if (value) parameters.add(value);
  }
  for (const key of ['data', 'body', 'json', 'payload']) {
    const value = property(view, key);
    if (value) body.add(unpacked(value, source));
  }
  // Options of another place may hold parameters and a body; headers alone would not be worth a name.
  if ((options && !view) || view?.open) {
    parameters.open = true;
    body.open = true;
  }
}

/** The object inside `JSON.stringify({ … })`, also where only some requests have one: `body ? JSON.stringify(body) : undefined`. */
function unpacked(node: TSESTree.Node, source: SourceView, depth = 0): TSESTree.Node {
  const value = resolveConstant(node, source);
  const some = value.type === 'ConditionalExpression' ? [value.consequent, value.alternate].filter((branch) => !isNothing(branch, source)) : value.type === 'LogicalExpression' ? [value.operator === '&&' ? value.right : value.left] : [];
  if (some.length === 1 && some[0] && depth < 3) return unpacked(some[0], source, depth + 1);
  const called = value.type === 'CallExpression' ? calledMember(value) : undefined;
  const inner = value.type === 'CallExpression' && called?.name === 'stringify' ? value.arguments[0] : undefined;
  return inner && inner.type !== 'SpreadElement' ? inner : node;
}

function property(view: ObjectView | undefined, name: string): TSESTree.Node | undefined {
  const found = view?.get(name);
  return found?.kind === 'set' ? found.member.value : undefined;
}

/** The verb of options: `GET` where none is written, undefined where it is chosen at run time. */
function verbOf(view: ObjectView | undefined, source: SourceView): string | undefined {
  const given = property(view, 'method') ?? property(view, 'type');
  if (!given) return 'GET';
  const value = staticValue(given, source);
  return value.kind === 'known' && typeof value.value === 'string' ? value.value.toUpperCase() : undefined;
}

/** `X-HTTP-Method-Override: GET`, with which a long query is posted. */
function overridden(view: ObjectView | undefined, source: SourceView): string | undefined {
  const headers = property(view, 'headers');
  const given = headers && property(objectView(headers, source), 'X-HTTP-Method-Override');
  const value = given && staticValue(given, source);
  return value?.kind === 'known' && typeof value.value === 'string' ? value.value.toUpperCase() : undefined;
}

/** Where the body of an answer is, by what the method is called on; undefined for what sends no requests. */
function kindOf(receiver: TSESTree.Node, name: string, source: SourceView): readonly string[] | undefined {
  const holder = lastName(receiver) ?? '';
  const found = receiverOf(receiver, source);
  const module = found?.origin?.module ?? '';
  if (name === 'fetch' || name === 'nodeFetch') return receiver.type === 'ThisExpression' || /^UrlFetchApp$/.test(holder) ? [] : ['json()'];
  // HubSpot's own client hands out the response of fetch (@hubspot/api-client 7 to 13).
  if (name === 'apiRequest') return receiver.type === 'ThisExpression' ? [] : ['json()'];
  if (receiver.type === 'ThisExpression' || name.startsWith('#')) return [];
  if (/^(?:got|ky)(?:$|\/)/.test(module) || /^(?:got|ky)$/.test(holder)) return ['json()'];
  if (/^superagent/.test(module) || /^(?:superagent|needle)$/.test(holder)) return ['body'];
  return VERBS[name] !== undefined || name === 'request' || name === 'axios' ? ['data'] : undefined;
}

function isNoClient(receiver: TSESTree.Node, source: SourceView): boolean {
  const root = unwrap(receiver);
  if (root.type === 'NewExpression') return true;
  if (root.type === 'CallExpression') {
    const callee = unwrap(root.callee);
    return callee.type === 'Identifier' && /^(?:nock|request|supertest|agent|chai)$/.test(callee.name);
  }
  const origin = receiverOf(root, source)?.origin;
  if (origin && NO_CLIENT.test(origin.module)) return true;
  return NO_CLIENT_NAME.test(lastName(root) ?? '') || (origin === undefined && root.type === 'Literal');
}

/** What superagent's chain adds behind the request: `.query({ … })`, `.send({ … })`. */
function chained(call: TSESTree.CallExpression, parameters: Parameters, body: Parameters): void {
  for (let node: TSESTree.Node = call; ; ) {
    const member: TSESTree.Node | undefined = node.parent;
    const next: TSESTree.Node | undefined = member?.type === 'MemberExpression' && member.object === node ? member.parent : undefined;
    if (next?.type !== 'CallExpression' || next.callee !== member) return;
    const name = calledMember(next)?.name;
    const [argument] = next.arguments;
    if (name === 'query' && argument) parameters.add(argument);
    else if (name === 'send' && argument) body.add(argument);
    node = next;
  }
}
