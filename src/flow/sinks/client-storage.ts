import type { TSESTree } from '@typescript-eslint/types';
import { calledMember, constantInitialiser, findVariable, propertyName, receiverOf, resolveConstant, type SourceView, unwrap, unwrapAwait } from '../../ast/index.ts';
import { clientOrigin, moduleFits } from '../services/origin.ts';
import { persistedState } from './persisted-state.ts';
import { type Sink, type SinkNode, type SinkReader, sourceHolds } from './sink.ts';

/** Where in a browser it is kept, or that it stands in a token that everybody can read who holds it. */
export type StorageKind = 'storage' | 'database' | 'cookie' | 'cache' | 'token';

/** A place where data stays in the browser. */
export interface StorageSink extends Sink {
  detail: StorageKind;
}

/** Calls of packages by their last name: packages, kind, and which arguments are kept (all when absent). */
interface KnownCall {
  modules: readonly string[];
  kind: StorageKind;
  kept?: readonly number[];
  /** The property of a single argument that is kept: `cookies().set({ name, value })`. */
  property?: string;
}

const JWT = ['jsonwebtoken', '@nestjs/jwt', 'hono/jwt', 'hono/utils/jwt/jwt', 'jwt-simple', '@fastify/jwt', 'fastify-jwt', '@tsndr/cloudflare-worker-jwt'];
const JWT_CALL: KnownCall = { modules: JWT, kind: 'token', kept: [0] };

const CALLS: Readonly<Record<string, readonly KnownCall[]>> = {
  setItem: [{ modules: ['localforage', '@react-native-async-storage/async-storage'], kind: 'storage', kept: [1] }],
  set: [
    { modules: ['js-cookie', 'universal-cookie', 'next/headers', 'next/server', 'cookies', 'typescript-cookie', 'es-cookie', 'tiny-cookie'], kind: 'cookie', kept: [1], property: 'value' },
    { modules: ['idb-keyval'], kind: 'database', kept: [1] },
    { modules: ['react-native-mmkv', 'store2', 'store', 'store/dist/store.modern', 'lscache', 'local-storage', 'ts-localstorage', 'lockr'], kind: 'storage', kept: [1] },
    { modules: ['@capacitor/preferences', '@capacitor/storage'], kind: 'storage', kept: [0], property: 'value' },
    { modules: ['nookies'], kind: 'cookie', kept: [2] },
  ],
  setMany: [{ modules: ['idb-keyval'], kind: 'database' }],
  setCookie: [
    { modules: ['cookies-next', 'cookies-next/*', 'react-cookie', 'typescript-cookie', 'tiny-cookie', 'h3'], kind: 'cookie', kept: [1, 2] },
    { modules: ['hono/cookie', 'nookies'], kind: 'cookie', kept: [2] },
  ],
  serialize: [{ modules: ['cookie', '@hapi/cookie'], kind: 'cookie', kept: [1] }],
  put: [{ modules: ['idb', 'dexie'], kind: 'database', kept: [0, 1] }],
  add: [{ modules: ['idb', 'dexie'], kind: 'database', kept: [0, 1] }],
  update: [{ modules: ['dexie'], kind: 'database', kept: [1] }],
  bulkPut: [{ modules: ['dexie'], kind: 'database', kept: [0] }],
  bulkAdd: [{ modules: ['dexie'], kind: 'database', kept: [0] }],
  sign: [JWT_CALL],
  signAsync: [JWT_CALL],
  // `encode` of next-auth encrypts what it is given.
  encode: [{ modules: ['jwt-simple'], kind: 'token', kept: [0] }],
  jwtSign: [{ modules: ['fastify', '@fastify/jwt', 'fastify-jwt'], kind: 'token', kept: [0] }],
  persist: [{ modules: ['zustand/middleware'], kind: 'storage' }],
  atomWithStorage: [{ modules: ['jotai/utils', 'jotai'], kind: 'storage', kept: [1] }],
};

const TOKENS = /[lL]ocalStorage|[sS]essionStorage|zustand\/middleware|atomWithStorage|useStorage|mmkv|capacitor|store2|lscache|lockr|['"]store['"]|nookies|jwtSign|[sS]et-[cC]ookie|cookieStore|localStorage|sessionStorage|AsyncStorage|localforage|\.cookie\b|[cC]ookies?[.('"]|setCookie|indexedDB|['"]idb|[dD]exie|caches\.|jsonwebtoken|\/jwt|jwt-simple|jwtService|JwtService|SignJWT/;

/** Names of calls that are read by what they are called on, or by what they are given first. */
const OTHERS = new Set(['cookie', 'setHeader', 'header', 'append', 'useLocalStorage', 'useSessionStorage', 'useStorage']);
/** Hooks whose second answer keeps what it is given. */
const HOOKS = /^use(?:Local|Session)Storage(?:State)?$/;
const isHookSetter = (name: string): boolean => /^set[A-Z]/.test(name);

/** The sinks that stay in a browser. */
export const clientStorageSinks: SinkReader = {
  kind: 'client-storage',
  tokens: TOKENS,
  mayBe: mayBeStorage,
  read: (node, source) => (mayBeStorage(node) && sourceHolds(TOKENS, source) ? read(node, source) : undefined),
};

function mayBeStorage(node: SinkNode): boolean {
  switch (node.type) {
    case 'CallExpression': {
      const callee = unwrap(node.callee);
      const name = callee.type === 'MemberExpression' ? propertyName(callee) : callee.type === 'Identifier' ? callee.name : undefined;
      return name !== undefined && (Object.hasOwn(CALLS, name) || OTHERS.has(name) || isHookSetter(name)) && (node.typeArguments !== undefined || node.arguments.some(({ type }) => type !== 'Literal'));
    }
    case 'NewExpression':
      return node.callee.type === 'Identifier' && node.callee.name === 'SignJWT' && node.arguments.length > 0;
    case 'AssignmentExpression':
      return node.left.type === 'MemberExpression' && node.right.type !== 'Literal';
    default:
      return false;
  }
}

function read(node: SinkNode, source: SourceView): StorageSink | undefined {
  if (node.type === 'NewExpression') {
    return clientOrigin(node.callee, source)?.module === 'jose' ? { name: 'new SignJWT', detail: 'token', arguments: node.arguments } : undefined;
  }
  if (node.type === 'AssignmentExpression') return assigned(node, source);
  if (node.type !== 'CallExpression') return undefined;
  const called = calledMember(node);
  const callee = unwrap(node.callee);
  const name = called?.name ?? (callee.type === 'Identifier' ? callee.name : '');
  const kept = called ? undefined : byHook(callee, node, source);
  if (kept) return kept;
  if (name === 'persist' && clientOrigin(callee, source)?.module === 'zustand/middleware') return persistedState(node, source);
  if (called) {
    if (name === 'setHeader' || name === 'header' || name === 'append') return /^set-cookie$/i.test(textOfKey(node)) ? { name: `${textOfName(called.object)}.${name}`, detail: 'cookie', arguments: node.arguments.slice(1, 2) } : undefined;
    if (name === 'set' && isGlobal(called.object, 'cookieStore', source)) return cookieOf('cookieStore.set', node, source);
    if ((name === 'sign' || name === 'jwtSign') && isOfFastify(called.object, name)) return { name: `${textOfName(called.object)}.${name}`, detail: 'token', arguments: node.arguments.slice(0, 1) };
    const owner = webStorage(called.object, source);
    if (owner !== undefined && name === 'setItem') return { name: `${owner}.setItem`, detail: 'storage', arguments: node.arguments.slice(1, 2), ...keysOf(node) };
    if (name === 'cookie') return isResponse(called.object, source) ? { name: `${textOfName(called.object)}.cookie`, detail: 'cookie', arguments: node.arguments.slice(1, 2) } : undefined;
    if (name === 'put' && isCache(called.object, source)) return { name: 'cache.put', detail: 'cache', arguments: node.arguments.slice(1, 2).map(bodyOf) };
    if ((name === 'put' || name === 'add') && isObjectStore(called.object, source)) return { name: `${textOfName(called.object)}.${name}`, detail: 'database', arguments: node.arguments.slice(0, 1) };
    if (name === 'set' && isResponseCookies(called.object, source)) return cookieOf(`${textOfName(called.object)}.set`, node, source);
    if (name === 'setCookie' && isResponse(called.object, source)) return { name: `${textOfName(called.object)}.setCookie`, detail: 'cookie', arguments: node.arguments.slice(1, 2) };
  }
  const known = CALLS[name];
  const origin = known && clientOrigin(called ? called.object : callee, source);
  const module = origin?.module;
  const call = module === undefined ? undefined : known?.find(({ modules }) => modules.some((pattern) => moduleFits(module, pattern)));
  if (!call || (call.kind === 'cookie' && /^next\//.test(module ?? '') && !isJar(called?.object, origin?.exported, source))) return undefined;
  const text = called ? `${textOfName(called.object)}.${name}` : name;
  if (call.property !== undefined && node.arguments.length === 1) return cookieOf(text, node, source);
  const typed = name === 'atomWithStorage' ? node.typeArguments?.params : undefined;
  return { name: text, detail: call.kind, arguments: typed ?? (call.kept ? call.kept.flatMap((at) => node.arguments[at] ?? []) : node.arguments), ...(call.kept?.[0] === 1 ? keysOf(node) : {}) };
}

/** `const [user, setUser] = useLocalStorage('user', null)`: the setter keeps what it is given. */
function byHook(callee: TSESTree.Node, node: TSESTree.CallExpression, source: SourceView): StorageSink | undefined {
  if (callee.type !== 'Identifier') return undefined;
  if (HOOKS.test(callee.name) && node.arguments.length > 0) return node.typeArguments ? { name: callee.name, detail: 'storage', arguments: node.typeArguments.params } : { name: callee.name, detail: 'storage', arguments: node.arguments.slice(1, 2) };
  const definition = isHookSetter(callee.name) ? findVariable(callee, source)?.defs[0] : undefined;
  const holder = definition?.node as TSESTree.Node | undefined;
  if (holder?.type !== 'VariableDeclarator' || holder.id.type !== 'ArrayPattern' || holder.id.elements[1] !== definition?.name || !holder.init) return undefined;
  const made = unwrap(holder.init);
  const hook = made.type === 'CallExpression' && made.callee.type === 'Identifier' ? made.callee.name : '';
  if (hook === 'useCookies') return { name: callee.name, detail: 'cookie', arguments: node.arguments.slice(1, 2) };
  // What the hook is typed for is told where it stands.
  return HOOKS.test(hook) && made.type === 'CallExpression' && !made.typeArguments ? { name: callee.name, detail: 'storage', arguments: node.arguments.slice(0, 1) } : undefined;
}

/** The name under which something is kept. */
function keysOf({ arguments: [key, value] }: TSESTree.CallExpression): Pick<Sink, 'keys'> {
  return key?.type === 'Literal' && typeof key.value === 'string' && value ? { keys: new Map([[value, key.value.replace(/[^\p{L}\d]+/gu, '_')]]) } : {};
}

function textOfKey({ arguments: [key] }: TSESTree.CallExpression): string {
  return key?.type === 'Literal' ? String(key.value) : '';
}

/** `app.jwt.sign(payload)`, `reply.jwtSign(payload)`. */
function isOfFastify(node: TSESTree.Node, name: string): boolean {
  const object = unwrapAwait(node);
  return name === 'jwtSign' ? /^(?:reply|res|response)$/.test(textOfName(object)) : object.type === 'MemberExpression' && propertyName(object) === 'jwt';
}

/** `(await cookies())` and `response.cookies` of Next, which has headers with a method `set` as well. */
function isJar(object: TSESTree.Node | undefined, exported: string | undefined, source: SourceView): boolean {
  if (exported === 'cookies' || !object) return true;
  const node = resolveConstant(unwrapAwait(object), source);
  return node.type === 'MemberExpression' && propertyName(node) === 'cookies';
}

/** `document.cookie = …`, `localStorage.customer = …`. */
function assigned({ left, right }: TSESTree.AssignmentExpression, source: SourceView): StorageSink | undefined {
  if (left.type !== 'MemberExpression') return undefined;
  const owner = unwrap(left.object);
  if (propertyName(left) === 'cookie' && isGlobal(owner, 'document', source)) return { name: 'document.cookie', detail: 'cookie', arguments: [right] };
  const storage = webStorage(owner, source);
  return storage === undefined ? undefined : { name: storage, detail: 'storage', arguments: [right] };
}

/** The name of the browser's own storage behind an expression. */
function webStorage(node: TSESTree.Node, source: SourceView): string | undefined {
  const object = resolveConstant(unwrapAwait(node), source);
  for (const name of ['localStorage', 'sessionStorage']) if (isGlobal(object, name, source)) return name;
  return undefined;
}

/** A global by its name, also as a property of the window. */
function isGlobal(node: TSESTree.Node, name: string, source: SourceView): boolean {
  const object = unwrap(node);
  if (object.type === 'Identifier') return object.name === name && !findVariable(object, source)?.defs.length;
  if (object.type !== 'MemberExpression' || propertyName(object) !== name) return false;
  const host = unwrap(object.object);
  return host.type === 'Identifier' && /^(?:window|globalThis|self)$/.test(host.name);
}

/** Responses of Express, Fastify and their like, by their type or by the name every handler gives them. */
function isResponse(node: TSESTree.Node, source: SourceView): boolean {
  const object = unwrapAwait(node);
  const origin = receiverOf(object, source)?.origin?.module;
  if (origin !== undefined && /^(?:express|fastify|@nestjs\/common|koa|restify)/.test(origin)) return true;
  if (object.type === 'CallExpression') {
    const called = calledMember(object);
    return called !== undefined && isResponse(called.object, source);
  }
  const name = object.type === 'Identifier' ? object.name : object.type === 'MemberExpression' ? (propertyName(object) ?? '') : '';
  return /^(?:res|response|reply)$/.test(name);
}

/** `response.cookies`, `(await cookies())` of Next, `ctx.cookies` of Koa, `cookies` of Astro and SvelteKit. */
function isResponseCookies(node: TSESTree.Node, source: SourceView): boolean {
  const object = unwrapAwait(node);
  if (object.type === 'MemberExpression') return propertyName(object) === 'cookies' && /^(?:res|response|reply|ctx|context|event|Astro|nextResponse)$/.test(textOfName(object.object));
  return object.type === 'Identifier' && object.name === 'cookies' && findVariable(object, source)?.defs[0]?.type === 'Parameter';
}

function cookieOf(name: string, { arguments: given }: TSESTree.CallExpression, source: SourceView): StorageSink {
  const options = given.length === 1 && given[0] ? resolveConstant(given[0], source) : undefined;
  const value = options?.type === 'ObjectExpression' ? options.properties.flatMap((property) => (property.type === 'Property' && propertyName(property) === 'value' ? [property.value] : [])) : given.slice(1, 2);
  return { name, detail: 'cookie', arguments: value };
}

/** `const cache = await caches.open('v1')`, the parameter of `caches.open('v1').then((cache) => …)`. */
function isCache(node: TSESTree.Node, source: SourceView): boolean {
  const object = unwrapAwait(node);
  const made = object.type === 'Identifier' ? constantInitialiser(findVariable(object, source)) : object;
  const call = made && unwrapAwait(made);
  if (call?.type === 'CallExpression') {
    const called = calledMember(call);
    return called?.name === 'open' && isGlobal(called.object, 'caches', source);
  }
  const definition = object.type === 'Identifier' ? findVariable(object, source)?.defs[0] : undefined;
  const then = definition?.type === 'Parameter' ? (definition.node as TSESTree.Node).parent : undefined;
  const called = then?.type === 'CallExpression' ? calledMember(then) : undefined;
  return called?.name === 'then' && isCache(called.object, source);
}

/** `transaction.objectStore('customers')` of IndexedDB itself. */
function isObjectStore(node: TSESTree.Node, source: SourceView): boolean {
  const object = resolveConstant(unwrapAwait(node), source);
  return object.type === 'CallExpression' && calledMember(object)?.name === 'objectStore';
}

/** `new Response(body)` holds its body. */
function bodyOf(node: TSESTree.Node): TSESTree.Node {
  const value = unwrap(node);
  return value.type === 'NewExpression' && value.arguments[0] ? value.arguments[0] : node;
}

function textOfName(node: TSESTree.Node): string {
  const object = unwrapAwait(node);
  if (object.type === 'Identifier') return object.name;
  if (object.type === 'ThisExpression') return 'this';
  if (object.type === 'MemberExpression') return `${textOfName(object.object)}.${propertyName(object) ?? '…'}`;
  if (object.type === 'CallExpression') return `${textOfName(object.callee)}()`;
  return '…';
}
