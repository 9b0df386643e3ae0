import type { TSESTree } from '@typescript-eslint/types';
import { calledMember, constantInitialiser, findVariable, importOrigin, isForeign, objectProperty, propertyName, receiverOf, resolveConstant, type SourceView, unwrap, unwrapAwait } from '../../ast/index.ts';
import { type Address, addressOf } from './addresses.ts';

/** A request to some host, with what it carries there. */
export interface HttpRequest {
  /** As the code names it: `fetch`, `axios.post`. */
  name: string;
  address: Address;
  /** The expression of the address, where there is one. */
  url?: TSESTree.Node;
  arguments: readonly TSESTree.Node[];
}

/** Packages whose export is called as `fetch` is: address, options. */
const FETCH_MODULES = new Set(['node-fetch', 'cross-fetch', 'isomorphic-fetch', 'isomorphic-unfetch', 'undici', 'ofetch', 'whatwg-fetch', '@whatwg-node/fetch', 'node-fetch-native', 'make-fetch-happen', 'fetch-retry', 'ky', 'got', 'wretch', 'redaxios', 'phin', 'needle', 'request', 'request-promise', 'superagent', 'axios']);
/** Packages with a method for each verb. */
const CLIENT_MODULES = new Set([...FETCH_MODULES, '@nestjs/axios', '@angular/common/http', 'axios-retry', 'http', 'https', 'node:http', 'node:https']);
const VERBS = new Set(['post', 'put', 'patch', 'get', 'delete', 'request', 'fetch', 'head', 'query', 'ajax', 'stream', 'create', 'extend']);
const CALLED = new Set(['fetch', '$fetch', 'ofetch', 'axios', 'got', 'ky', 'request', 'needle', 'rp', 'superagent']);
/** Options that hold what is sent. */
const SENT = ['body', 'json', 'data', 'form', 'formData', 'multipart', 'params', 'searchParams', 'query', 'qs', 'payload'];
/** Methods that send by themselves: `navigator.sendBeacon`, `kintone.proxy`, `UrlFetchApp.fetch`, and parts of a request. */
const SENDERS = new Set(['sendBeacon', 'proxy', 'send', 'write', 'end']);

/** A cheap answer from the syntax alone. */
export function mayBeRequest(call: TSESTree.CallExpression): boolean {
  const callee = unwrap(call.callee);
  if (callee.type === 'Identifier') return CALLED.has(callee.name) || /fetch|http|request/i.test(callee.name);
  const name = callee.type === 'MemberExpression' ? propertyName(callee) : undefined;
  return name !== undefined && (VERBS.has(name) || SENDERS.has(name));
}

/** The request that a call sends to a host that the source names; undefined for everything else. */
export function httpRequest(call: TSESTree.CallExpression, source: SourceView): HttpRequest | undefined {
  const callee = unwrap(call.callee);
  if (callee.type === 'Identifier') return isCalledClient(callee, source) ? withOptions(callee.name, call, undefined, source) : undefined;
  const called = calledMember(call);
  if (!called) return undefined;
  const { object, name } = called;
  if (SENDERS.has(name)) return sent(call, object, name, source);
  if (!VERBS.has(name) || name === 'create' || name === 'extend') return undefined;
  const base = clientOf(object, source, 0);
  return base && withOptions(`${nameOf(object)}.${name}`, call, base.base, source, /^(?:post|put|patch)$/.test(name) && base.second);
}

/** `fetch`, `axios({ url })`: the global, or a package's export; a function of the project is followed instead. */
function isCalledClient(name: TSESTree.Identifier, source: SourceView): boolean {
  const variable = findVariable(name, source);
  if (!variable || variable.defs.length === 0) return name.name === 'fetch' || name.name === '$fetch';
  const origin = importOrigin(name, source);
  if (origin) return FETCH_MODULES.has(origin.module);
  // `({ fetch }) => …` of a framework.
  return name.name === 'fetch' && variable.defs[0]?.type === 'Parameter';
}

interface Client {
  /** The address that relative ones start from. */
  base?: TSESTree.Node;
  /** Whether the second argument is what is sent, as with axios; otherwise it holds options. */
  second: boolean;
}

function clientOf(node: TSESTree.Node, source: SourceView, depth: number): Client | undefined {
  const object = unwrapAwait(node);
  if (depth > 4) return undefined;
  if (object.type === 'Identifier') {
    if (/^(?:window|globalThis|self)$/.test(object.name) && !findVariable(object, source)?.defs.length) return { second: false };
    if (object.name === 'UrlFetchApp') return { second: false };
    if ((object.name === '$' || object.name === 'jQuery') && !findVariable(object, source)?.defs.length) return { second: true };
    const origin = importOrigin(object, source);
    if (origin && CLIENT_MODULES.has(origin.module)) return { second: takesData(origin.module) };
    const made = constantInitialiser(findVariable(object, source));
    const known = made && madeClient(unwrapAwait(made), source, depth);
    if (known) return known;
  }
  if (object.type === 'MemberExpression' && propertyName(object) === 'axiosRef') return clientOf(object.object, source, depth + 1);
  if (object.type === 'CallExpression') return madeClient(object, source, depth);
  const receiver = receiverOf(object, source);
  if (!receiver?.origin || !CLIENT_MODULES.has(receiver.origin.module)) {
    const made = receiver?.initialiser;
    return made && made !== object ? madeClient(unwrapAwait(made), source, depth) : undefined;
  }
  const made = receiver.initialiser && madeClient(unwrapAwait(receiver.initialiser), source, depth);
  return made ?? { second: takesData(receiver.origin.module) };
}

/** `axios.create({ baseURL })`, `ky.extend({ prefixUrl })`, `got.extend({ prefixUrl })`. */
function madeClient(node: TSESTree.Node, source: SourceView, depth: number): Client | undefined {
  const called = node.type === 'CallExpression' ? calledMember(node) : undefined;
  if (node.type !== 'CallExpression' || !called || !/^(?:create|extend|defaults|instance)$/.test(called.name)) return undefined;
  const client = clientOf(called.object, source, depth + 1);
  const options = node.arguments[0] && resolveConstant(node.arguments[0], source);
  const base = options?.type === 'ObjectExpression' ? (objectProperty(options, 'baseURL').value ?? objectProperty(options, 'prefixUrl').value ?? objectProperty(options, 'baseUrl').value) : undefined;
  return client && { ...client, ...(base ? { base } : {}) };
}

const takesData = (module: string): boolean => !/^(?:ky|got|undici|ofetch|request|request-promise|node-fetch|(?:node:)?https?)$/.test(module);

function withOptions(name: string, call: TSESTree.CallExpression, base: TSESTree.Node | undefined, source: SourceView, second = false): HttpRequest | undefined {
  const [first, ...rest] = call.arguments;
  if (!first || first.type === 'SpreadElement') return undefined;
  const options = resolveConstant(first, source);
  if (options.type === 'ObjectExpression') {
    if (isForeign(options, source)) return undefined;
    const url = objectProperty(options, 'url').value ?? objectProperty(options, 'uri').value;
    const address = (url && addressOf(url, source)) ?? own(options, source) ?? (base && addressOf(base, source));
    return address && { name, address, ...(url ? { url } : {}), arguments: [...(url ? [url] : []), ...partsOf(options)] };
  }
  const address = addressOf(first, source) ?? (base && addressOf(base, source));
  // Who asks for erasure has to say whose.
  if (!address || name.endsWith('.delete') || rest.some((argument) => isErasure(resolveConstant(argument, source), source))) return undefined;
  const sentParts = rest.flatMap((argument, index): TSESTree.Node[] => {
    if (second && index === 0) return [argument];
    const value = resolveConstant(argument, source);
    return value.type === 'ObjectExpression' && !isForeign(value, source) ? partsOf(value) : [];
  });
  return { name, address, url: first, arguments: [first, ...sentParts] };
}

function isErasure(options: TSESTree.Node, source: SourceView): boolean {
  const method = options.type === 'ObjectExpression' ? objectProperty(options, 'method').value : undefined;
  const value = method && resolveConstant(method, source);
  return value?.type === 'Literal' && typeof value.value === 'string' && value.value.toUpperCase() === 'DELETE';
}

function own(options: TSESTree.ObjectExpression, source: SourceView): Address | undefined {
  const base = objectProperty(options, 'baseURL').value ?? objectProperty(options, 'prefixUrl').value;
  return base && addressOf(base, source);
}

function partsOf(options: TSESTree.ObjectExpression): TSESTree.Node[] {
  return options.properties.flatMap((property) => (property.type === 'Property' && SENT.includes(propertyName(property) ?? '') ? [property.value] : []));
}

/** Calls that get the address elsewhere, or first and what is sent in another place. */
function sent(call: TSESTree.CallExpression, object: TSESTree.Node, name: string, source: SourceView): HttpRequest | undefined {
  const [first, , , fourth] = call.arguments;
  if (!first) return undefined;
  const holder = unwrapAwait(object);
  if (name === 'sendBeacon' || name === 'proxy') {
    const owner = holder.type === 'Identifier' ? holder.name : '';
    if (owner !== (name === 'proxy' ? 'kintone' : 'navigator')) return undefined;
    const address = addressOf(first, source);
    const parts = name === 'proxy' ? (fourth ? [first, fourth] : [first]) : call.arguments.slice(0, 2);
    return address && { name: `${owner}.${name}`, address, arguments: parts };
  }
  // `superagent.post('https://…').send(data)`, `https.request('https://…').write(data)`.
  const begun = holder.type === 'Identifier' ? constantInitialiser(findVariable(holder, source)) : holder;
  const start = begun ? firstCall(unwrapAwait(begun)) : undefined;
  const begunBy = start && start !== call ? calledMember(start) : undefined;
  if (!start || !begunBy || !VERBS.has(begunBy.name) || !clientOf(begunBy.object, source, 0)) return undefined;
  const options = start.arguments[0] && resolveConstant(start.arguments[0], source);
  const url = options?.type === 'ObjectExpression' ? undefined : start.arguments[0];
  const host = options?.type === 'ObjectExpression' ? (objectProperty(options, 'hostname').value ?? objectProperty(options, 'host').value) : undefined;
  const hostText = host && resolveConstant(host, source);
  const address = url ? addressOf(url, source) : hostText?.type === 'Literal' && typeof hostText.value === 'string' ? { host: hostText.value.toLowerCase(), path: '' } : undefined;
  return address && { name: `${nameOf(begunBy.object)}.${begunBy.name}`, address, arguments: call.arguments };
}

/** The call a chain of calls begins with. */
function firstCall(node: TSESTree.Node): TSESTree.CallExpression | undefined {
  let current = node;
  let found: TSESTree.CallExpression | undefined;
  for (let steps = 0; steps < 20 && current.type === 'CallExpression'; steps++) {
    found = current;
    const callee = unwrap(current.callee);
    if (callee.type !== 'MemberExpression') break;
    current = unwrapAwait(callee.object);
  }
  return found;
}

function nameOf(object: TSESTree.Node): string {
  const node = unwrapAwait(object);
  if (node.type === 'Identifier') return node.name;
  if (node.type === 'MemberExpression') return propertyName(node) ?? 'http';
  return 'http';
}
