import type { TSESTree } from '@typescript-eslint/types';
import { calledMember, findVariable, importOrigin, isForeign, propertyName, resolveConstant, type SourceView, textOf, unwrap, unwrapAwait } from '../ast/index.ts';
import type { ExternalServicesView } from '../model/index.ts';
import { type CallIndex, callIndex, type KnownCall, serviceOfHost } from './services/index-of-calls.ts';
import { clientOrigin, isOfService, moduleFits } from './services/origin.ts';
import type { ServiceKind } from './services/service.ts';
import { addressFits, hostFits, isNumbered, isPrivateHost } from './sinks/addresses.ts';
import { kindOfHost, signInHosts } from './sinks/hosts.ts';
import { type HttpRequest, httpRequest, mayBeRequest } from './sinks/requests.ts';
import type { Sink, SinkNode, SinkReader } from './sinks/sink.ts';

/** A place where data goes to a third party. */
export interface ExternalSink extends Sink {
  service: string;
  detail: ServiceKind | 'unknown-host';
  /** Where a request goes, when it is one. */
  host?: string;
  path?: string;
  /** Expressions that say to whom a message goes. */
  recipients: readonly TSESTree.Node[];
}

const readers = new WeakMap<ExternalServicesView, SinkReader>();

/** Finds what goes to third parties: the services that are known, those of the policy, and requests to other hosts. */
export function externalSinks(view: ExternalServicesView): SinkReader {
  let reader = readers.get(view);
  if (!reader) readers.set(view, (reader = readerFor(view)));
  return reader;
}

function readerFor(view: ExternalServicesView): SinkReader {
  const index = callIndex(view);
  const tokens = tokensOf(index);
  const matched = new WeakMap<TSESTree.Program, boolean>();
  const names = new Set(index.called.flatMap(({ service }) => [...(service.globals ?? [])]));
  return {
    kind: 'external',
    tokens,
    mayBe: (node) => mayBeExternal(node, index, names),
    read(node, source) {
      // The same for hosts that look at texts first and those that do not.
      let matches = matched.get(source.ast);
      if (matches === undefined) matched.set(source.ast, (matches = tokens.test(source.text)));
      return matches && mayBeExternal(node, index, names) ? read(node, source, index, view) : undefined;
    },
  };
}

/** Requests count in texts that name a host, or a variable that may hold one. */
const REQUESTS = String.raw`^(?=[\s\S]*(?:fetch|axios|\bgot\b|\bky\b|superagent|undici|needle|httpservice|httpclient|https?\.request|sendbeacon|kintone\.proxy|\.ajax))(?=[\s\S]*(?:https?:\/\/[a-z\d$]|hostname|[a-z]_(?:url|endpoint|host|base|webhook)|webhook_))`;

function tokensOf({ services, settings }: CallIndex): RegExp {
  const words = new Set([...services.flatMap((service) => service.words), ...[...settings.keys()].map((name) => name.toLowerCase())]);
  return new RegExp([...[...words].map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)), REQUESTS].join('|'), 'i');
}

function mayBeExternal(node: SinkNode, index: CallIndex, called: ReadonlySet<string>): boolean {
  switch (node.type) {
    case 'CallExpression': {
      if (!node.arguments.some((argument) => argument.type !== 'Literal')) return false;
      const callee = unwrap(node.callee);
      const name = callee.type === 'MemberExpression' ? propertyName(callee) : callee.type === 'Identifier' ? callee.name : undefined;
      if (name === undefined) return false;
      return index.calls.has(name) || DISCLOSING.test(name) || called.has(name) || index.whole.length > 0 || mayBeRequest(node) || (callee.type === 'Identifier' && index.called.some(({ service }) => service.modules !== undefined) && /^[A-Z]/.test(name));
    }
    case 'NewExpression':
      return node.callee.type === 'Identifier' && node.arguments.length > 0 && index.constructed.has(node.callee.name);
    case 'JSXAttribute':
      return node.parent.type === 'JSXOpeningElement' && node.parent.name.type === 'JSXIdentifier' && index.components.has(node.parent.name.name);
    case 'AssignmentExpression':
      return node.left.type === 'MemberExpression' && index.settings.has(propertyName(node.left) ?? '');
    default:
      return false;
  }
}

function read(node: SinkNode, source: SourceView, index: CallIndex, view: ExternalServicesView): ExternalSink | undefined {
  switch (node.type) {
    case 'CallExpression':
      return ofCall(node, source, index) ?? ofRequest(node, source, index, view);
    case 'NewExpression': {
      const { callee } = node;
      const origin = callee.type === 'Identifier' ? importOrigin(callee, source) : undefined;
      const call = origin && index.constructed.get(origin.name)?.find(({ service }) => isOfService({ module: origin.module }, service));
      return call && sinkOf(`new ${origin.name}`, call, node.arguments, source);
    }
    case 'JSXAttribute':
      return ofAttribute(node, source, index);
    case 'AssignmentExpression': {
      const { left } = node;
      const owner = left.type === 'MemberExpression' ? unwrap(left.object) : undefined;
      const name = left.type === 'MemberExpression' ? (propertyName(left) ?? '') : '';
      const service = owner?.type === 'Identifier' && /^(?:window|globalThis|self)$/.test(owner.name) ? index.settings.get(name) : undefined;
      return service && { name: `window.${name}`, service: service.name, detail: service.kind, arguments: [node.right], recipients: [] };
    }
    default:
      return undefined;
  }
}

function ofAttribute(node: TSESTree.JSXAttribute, source: SourceView, index: CallIndex): ExternalSink | undefined {
  const element = node.parent;
  const value = node.value?.type === 'JSXExpressionContainer' ? node.value.expression : undefined;
  if (element.type !== 'JSXOpeningElement' || element.name.type !== 'JSXIdentifier' || !value || value.type === 'JSXEmptyExpression') return undefined;
  const definition = findVariable(element.name, source)?.defs[0];
  const parent = definition?.parent as TSESTree.Node | null | undefined;
  const module = parent?.type === 'ImportDeclaration' ? parent.source.value : undefined;
  const call = module === undefined ? undefined : index.components.get(element.name.name)?.find(({ service }) => isOfService({ module }, service));
  return call && { name: `<${element.name.name}>`, service: call.service.name, detail: call.service.kind, arguments: [value], recipients: [] };
}

function ofCall(node: TSESTree.CallExpression, source: SourceView, index: CallIndex): ExternalSink | undefined {
  const { names, objects, root } = pathOf(node);
  const last = names.at(-1) ?? (root.type === 'Identifier' ? root.name : undefined);
  if (last === undefined) return undefined;
  const origins = new Map<TSESTree.Node, ReturnType<typeof clientOrigin>>();
  const originOf = (object: TSESTree.Node): ReturnType<typeof clientOrigin> => {
    if (!origins.has(object)) origins.set(object, clientOrigin(object, source));
    return origins.get(object);
  };
  const imported = root.type === 'Identifier' ? importedAs(root, source) : undefined;
  const text = (): string => [root.type === 'Identifier' ? root.name : root.type === 'ThisExpression' ? 'this' : undefined, ...names].filter((part) => part !== undefined).join('.');
  const candidates = [...(index.calls.get(last) ?? []), ...(imported && imported.name !== last ? (index.calls.get(imported.name) ?? []) : [])];
  for (const call of candidates) {
    if (call.within && !call.within.test(textOf(source, node.callee).slice(0, 400))) continue;
    if (isReached(call, names, objects, imported, originOf) || (call.named && isNamed(call, names, root))) return sinkOf(text(), call, node.arguments, source);
  }
  if (names.length === 0) {
    const origin = originOf(root);
    const own = imported && !/^(?:default|\*)$/.test(imported.name) ? undefined : origin;
    const call = own && index.called.find(({ service }) => isOfService(own, service));
    if (call) return sinkOf(text(), call, node.arguments, source);
  }
  const holder = objects.at(-1) && DISCLOSING.test(last) ? keyHolder(objects.at(-1) as TSESTree.Node, source, index) : undefined;
  if (holder) return { name: text(), service: holder.service, detail: holder.kind, arguments: node.arguments, recipients: [] };
  for (const service of index.whole) {
    const origin = imported ?? originOf(objects[0] ?? root);
    if (origin?.module !== undefined && service.modules?.some((pattern) => moduleFits(origin.module ?? '', pattern) || isSameFile(origin.module ?? '', pattern))) return sinkOf(text(), { service, path: [], recipients: [] }, node.arguments, source);
  }
  return undefined;
}

/** Methods by which an object that holds a service's key is given something to work on. */
const DISCLOSING = /^(?:enrich|summari[sz]e|analy[sz]e|classify|extract|generate|complete|translate|embed|predict|moderate|rewrite|draft|ask|prompt|chat|identify|subscribe|track)(?:$|[A-Z_])/;

/**
 * `new Enrichment(openaiApiKey, firecrawlApiKey)`: an object of the project that is given the keys of
 * services works with them, however deep inside.
 */
function keyHolder(node: TSESTree.Node, source: SourceView, { services }: CallIndex): { service: string; kind: ServiceKind } | undefined {
  const object = resolveConstant(unwrapAwait(node), source);
  if (object.type !== 'NewExpression') return undefined;
  const given = object.arguments.flatMap((argument): TSESTree.Node[] => (argument.type === 'ObjectExpression' ? argument.properties.flatMap((property) => (property.type === 'Property' ? [property.value] : [])) : [argument]));
  const found = given.flatMap((argument) => {
    const key = unwrapAwait(argument);
    const name = key.type === 'Identifier' ? key.name : key.type === 'MemberExpression' ? (propertyName(key) ?? '') : '';
    const maker = /^(.+?)_?(?:api)?_?(?:key|token)$/i.exec(name)?.[1]?.replace(/_?(?:api|secret|access)$/i, '').toLowerCase();
    const service = maker === undefined ? undefined : services.find(({ name: known, kind }) => kind !== 'message' && kind !== 'expected' && known.toLowerCase().replace(/[^a-z\d]/g, '') === maker.replace(/[^a-z\d]/g, ''));
    return service ? [service] : [];
  });
  const [first] = found;
  return first && { service: found.map(({ name }) => name).join(' + '), kind: first.kind };
}

/** `./lib/vendor` of the policy and `../lib/vendor`, `@/lib/vendor` of an import. */
function isSameFile(module: string, pattern: string): boolean {
  if (!/^\.\.?\//.test(pattern)) return false;
  const bare = (text: string): string => text.replace(/^(?:\.{1,2}\/|[~@#]\/)+/, '').replace(/(?:\/index)?\.[cm]?[jt]sx?$/, '');
  const own = bare(pattern);
  const other = bare(module);
  return own === other || own.endsWith(`/${other}`);
}

type Origin = ReturnType<typeof clientOrigin>;

function isReached({ path, service, named }: KnownCall, names: readonly string[], objects: readonly TSESTree.Node[], imported: { module?: string; name: string } | undefined, originOf: (object: TSESTree.Node) => Origin): boolean {
  if (named || path.length === 0) return false;
  const fits = (origin: Origin): boolean => origin !== undefined && (isOfService(origin, service) || (origin.module !== undefined && (service.modules ?? []).some((pattern) => isSameFile(origin.module ?? '', pattern))));
  if (names.length >= path.length && path.every((name, at) => names[names.length - path.length + at] === name)) {
    const object = objects[names.length - path.length];
    if (object && fits(originOf(object))) return true;
  }
  // `import { setUser } from '@sentry/node'`
  return imported?.module !== undefined && imported.name === path[0] && names.length === path.length - 1 && path.slice(1).every((name, at) => names[at] === name) && fits({ module: imported.module });
}

/** The last names of a call are those the policy gives; a class before the dot may be a variable of any name. */
function isNamed({ path }: KnownCall, names: readonly string[], root: TSESTree.Node): boolean {
  const all = root.type === 'Identifier' ? [root.name, ...names] : names;
  if (path.length === 1) return all.at(-1) === path[0] && (all.length === 1 || root.type === 'ThisExpression');
  const owner = path.at(-2) ?? '';
  return all.at(-1) === path.at(-1) && all.at(-2)?.toLowerCase() === owner.toLowerCase();
}

/** `a.b.c()`: the names `b`, `c`, and what stands before each of them. */
function pathOf(call: TSESTree.CallExpression): { names: string[]; objects: TSESTree.Node[]; root: TSESTree.Node } {
  const names: string[] = [];
  const objects: TSESTree.Node[] = [];
  let current = unwrapAwait(call.callee);
  while (names.length < 8) {
    if (current.type === 'MemberExpression') {
      const name = propertyName(current);
      if (name === undefined) break;
      names.unshift(name);
      current = unwrapAwait(current.object);
      objects.unshift(current);
    } else if (current.type === 'CallExpression' && current.arguments.length === 0) {
      // `amplitude.getInstance().logEvent(…)`: a getter on the way.
      const called = calledMember(current);
      if (!called) break;
      names.unshift(called.name);
      current = unwrapAwait(called.object);
      objects.unshift(current);
    } else break;
  }
  return { names, objects, root: current };
}

/** The package's own name of an imported or destructured function: `capture` of `const { capture: count } = usePostHog()`. */
function importedAs(name: TSESTree.Identifier, source: SourceView): { module?: string; name: string } | undefined {
  const origin = importOrigin(name, source);
  if (origin) return origin;
  const definition = findVariable(name, source)?.defs[0]?.node as TSESTree.Node | undefined;
  if (definition?.type !== 'VariableDeclarator' || definition.id.type !== 'ObjectPattern' || !definition.init) return undefined;
  const property = definition.id.properties.find((one) => one.type === 'Property' && (one.value === name || (one.value.type === 'Identifier' && one.value.name === name.name)));
  const key = property?.type === 'Property' ? propertyName(property) : undefined;
  const module = clientOrigin(definition.init, source)?.module;
  return key === undefined || module === undefined ? undefined : { module, name: key };
}

function sinkOf(name: string, { service, arguments: some, recipients }: KnownCall, given: readonly TSESTree.CallExpressionArgument[], source: SourceView): ExternalSink | undefined {
  if (service.kind === 'ai' && isLocalModel(given, source)) return undefined;
  const leaving = some ? some.flatMap((at) => given[at] ?? []) : given;
  const to: TSESTree.Node[] = [];
  const parts = leaving.flatMap((argument) => withoutRecipients(argument, recipients, to, source));
  return { name, service: modelService(given, source) ?? service.name, detail: service.kind, arguments: parts, recipients: to };
}

/** `{ to, subject, html }` without `to`; lists of such are taken apart as well. */
function withoutRecipients(argument: TSESTree.Node, recipients: readonly string[], to: TSESTree.Node[], source: SourceView): TSESTree.Node[] {
  if (recipients.length === 0) return [argument];
  const value = resolveConstant(argument, source);
  if (value.type === 'ArrayExpression') return value.elements.flatMap((element) => (element ? withoutRecipients(element, recipients, to, source) : []));
  if (value.type !== 'ObjectExpression' || isForeign(value, source)) return [argument];
  return value.properties.flatMap((property): TSESTree.Node[] => {
    if (property.type !== 'Property') return [property.argument];
    if (!recipients.includes(propertyName(property) ?? '')) return [property.value];
    to.push(property.value);
    return [];
  });
}

/** Makers of models by the package that makes them. */
const MODEL_MAKERS: Readonly<Record<string, string>> = { '@ai-sdk/openai': 'OpenAI', '@ai-sdk/azure': 'OpenAI', '@ai-sdk/anthropic': 'Anthropic', '@ai-sdk/google': 'Google Gemini', '@ai-sdk/google-vertex': 'Google Gemini', '@ai-sdk/mistral': 'Mistral', '@ai-sdk/cohere': 'Cohere', '@ai-sdk/groq': 'Groq', '@ai-sdk/xai': 'xAI', '@ai-sdk/deepseek': 'DeepSeek', '@ai-sdk/perplexity': 'Perplexity', '@ai-sdk/amazon-bedrock': 'Amazon Bedrock' };

function modelModule(given: readonly TSESTree.Node[], source: SourceView): string | undefined {
  const options = given[0];
  const model = options?.type === 'ObjectExpression' ? options.properties.find((property) => property.type === 'Property' && propertyName(property) === 'model') : undefined;
  if (model?.type !== 'Property') return undefined;
  const value = resolveConstant(model.value, source);
  return value.type === 'Literal' ? undefined : clientOrigin(value, source)?.module;
}

/** `generateText({ model: openai('gpt-4o') })` goes to OpenAI. */
function modelService(given: readonly TSESTree.Node[], source: SourceView): string | undefined {
  return MODEL_MAKERS[modelModule(given, source) ?? ''];
}

/** A model on the own machine is no third party. */
function isLocalModel(given: readonly TSESTree.Node[], source: SourceView): boolean {
  return /ollama|lmstudio|llama-cpp|transformers/.test(modelModule(given, source) ?? '');
}

/** Names of variables that say that somebody else stands behind the address. */
const FOREIGN_ENV = /WEBHOOK|ZAPIER|ENRICH|VERIFIER|VERIFICATION_(?:URL|ENDPOINT|API)|SCRAP|GEOCOD|TRACKING|ANALYTICS|TELEMETRY|PARTNER|VENDOR/;

function ofRequest(node: TSESTree.CallExpression, source: SourceView, index: CallIndex, view: ExternalServicesView): ExternalSink | undefined {
  if (!mayBeRequest(node)) return undefined;
  const request = httpRequest(node, source);
  if (!request) return undefined;
  const where = receiverOfRequest(request, index, view, source);
  return where && { name: request.name, arguments: request.arguments, recipients: [], ...where };
}

function receiverOfRequest({ address, url }: HttpRequest, index: CallIndex, { ownHosts }: ExternalServicesView, source: SourceView): Pick<ExternalSink, 'service' | 'detail' | 'host' | 'path'> | undefined {
  if ('env' in address) {
    const words = address.env.toLowerCase().split('_');
    const service = index.services.find(({ name, kind, hosts }) => hosts && kind !== 'expected' && words.includes(name.toLowerCase()));
    if (service) return { service: service.name, detail: service.kind };
    return { service: address.env, detail: FOREIGN_ENV.test(address.env) ? 'http' : 'unknown-host' };
  }
  const { host, path } = address;
  if (isPrivateHost(host) || ownHosts.some((own) => hostFits(host, own))) return undefined;
  if (isNumbered(host)) return { service: host, detail: 'unknown-host', host, path };
  const service = serviceOfHost(index.services, (pattern) => addressFits(address, pattern));
  // One interface of Microsoft has the mails of a firm and its files.
  if (service) return { service: service.name, detail: service.kind === 'storage' && url && /\/sendMail\b/.test(textOf(source, resolveConstant(url, source))) ? 'message' : service.kind, host, path };
  if (signInHosts(source).has(host)) return undefined;
  return { service: host, detail: kindOfHost(host, url ? textOf(source, url) : path), host, path };
}
