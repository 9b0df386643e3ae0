import type { TSESTree } from '@typescript-eslint/types';
import { calledFunction, calledMember, constantInitialiser, findVariable, importOrigin, objectProperty, propertyName, resolveConstant, type SourceView, unwrap, unwrapAwait } from '../../ast/index.ts';
import { clientOrigin } from '../services/origin.ts';
import { isNoPage } from './no-page.ts';
import { mayHoldQuery, queryValues } from './queries.ts';
import type { Sink, SinkNode, SinkReader } from './sink.ts';

/**
 * Addresses as sinks: they are kept in histories and bookmarks, in the logs of every server and proxy
 * on the way, and handed on as referrers. What makes or opens one, as data.
 */

/** Functions that lead to an address, by the packages that offer them; `redirect` of the project itself is followed to one of these. */
const LEADING: ReadonlyMap<string, RegExp> = new Map([
  ['redirect', /^(?:next\/navigation|@remix-run\/\w+|react-router(?:-dom)?|@sveltejs\/kit|astro)/],
  ['permanentRedirect', /^next\/navigation/],
  ['navigateTo', /^#(?:app|imports)|^nuxt/],
  ['sendRedirect', /^h3$|^#imports/],
  ['fetch', /^(?:node-fetch|undici|cross-fetch|isomorphic-fetch|ofetch)$/],
  ['got', /^got$/],
  ['ky', /^ky$/],
  ['axios', /^axios$/],
  ['$fetch', /^ofetch$/],
  ['goto', /^\$app\/navigation$/],
  ['stringify', /^(?:qs|(?:node:)?querystring|query-string|fast-querystring|picoquery)$/],
  ['stringifyUrl', /^query-string$/],
  ['createSearchParams', /^react-router/],
]);
/** Those of them that make a query of an object. */
const QUERIES = new Set(['stringify', 'stringifyUrl', 'createSearchParams']);
/** Packages whose clients ask servers. */
const HTTP = /^(?:axios|got|ky|superagent|needle|undici|ofetch|redaxios|@nestjs\/axios|@angular\/common\/http)$/;
/** Options that become the query of an address. */
const QUERY_OPTIONS = ['params', 'searchParams', 'query', 'queryParams', 'qs', 'search'];
/** Those of them that are there without an import. */
const GLOBAL = new Set(['fetch', '$fetch', 'navigateTo', 'sendRedirect']);
/** Requests without a body: everything they are given stands in the address. */
const ASKING = new Set(['get', 'head', 'delete']);
/** Objects that lead somewhere, by the methods that do. */
const ROUTERS: readonly (readonly [RegExp, RegExp])[] = [
  [/(?:^r|R)outer$|^(?:history|navigation)$/, /^(?:push|replace|prefetch|navigate)$/],
  [/^(?:window|globalThis)$/, /^open$/],
  [/^location$/, /^(?:assign|replace)$/],
  [/^(?:res|response|reply|ctx|c|NextResponse|Response)$/, /^redirect$/],
];
/** Attributes of elements that hold an address. */
const ATTRIBUTES = /^(?:href|to|src|action|formAction|xlinkHref)$/;
/** Elements that lead to what `to` says; of others it is an address where it looks like a path. */
const LINKS = /Link$|^(?:Navigate|Redirect)$/;

const TOKENS = /[rR]edirect\(|[sS]earchParams|URLSearchParams|querystring|query-string|['"]qs['"]|picoquery|queryParams|pushState|replaceState|[?&][\w.$[\]-]{1,40}=[^&\s`]{0,80}\$\{|(?:new URL|fetch|axios|got|ky|navigate(?:To)?|goto|[oO]pen|request|push|replace|assign|get|head|delete)\(\s*(?:`[^`]*\$\{|["'][^"'\n]*["']\s*\+|\{)|location(?:\.href)?\s*=[^=]|params\s*:|(?:href|to|src|action|formAction|xlinkHref)=\{(?!\s*(?:["'][^"'\n]*["']|`[^`$]*`|[\w$.]+\.(?:href|url|link|path|src|to|image|icon|logo|avatar)\w*)\s*\})/;

/** The sinks that are addresses. */
export const urlSinks: SinkReader = {
  kind: 'url',
  tokens: TOKENS,
  mayBe(node) {
    switch (node.type) {
      case 'CallExpression':
        return node.arguments.length > 0 && mayLead(node);
      case 'NewExpression':
        return node.arguments.length > 0 && /^(?:URL|URLSearchParams)$/.test(nameOf(node.callee));
      case 'AssignmentExpression':
        return /^(?:href|location)$/.test(nameOf(node.left));
      case 'TemplateLiteral':
        return mayHoldQuery(node);
      case 'JSXAttribute':
        return node.name.type === 'JSXIdentifier' && ATTRIBUTES.test(node.name.name) && node.value?.type === 'JSXExpressionContainer';
      default:
        return false;
    }
  },
  read(node, source) {
    if (node.type === 'TemplateLiteral') return isNoPage(node, source) ? undefined : queryOf(node);
    const found = sinkOf(node, source);
    if (!found) return undefined;
    const given = found.arguments.filter((argument) => !isNoPage(argument, source));
    return given.length === 0 ? undefined : { ...found, arguments: given };
  },
};

/** `` `${host}/verify?mail=${value}` ``, wherever it goes from there. */
function queryOf(template: TSESTree.TemplateLiteral): Sink | undefined {
  const values = queryValues(template);
  return values.length === 0 ? undefined : { name: `?${values.slice(0, 3).map(({ key }) => `${key}=`).join('&')}`, arguments: values.map(({ value }) => value), keys: new Map(values.map(({ key, value }) => [value, key])), detail: 'part' };
}

function mayLead(call: TSESTree.CallExpression): boolean {
  const callee = unwrap(call.callee);
  if (callee.type === 'Identifier') return LEADING.has(callee.name) || callee.name === 'navigate' || /^set\w*Params$/.test(callee.name);
  if (callee.type !== 'MemberExpression') return false;
  const name = propertyName(callee) ?? '';
  if (name === 'set' || name === 'append') return nameOf(callee.object) === 'searchParams' || /[pP]arams$|^query$/.test(nameOf(callee.object));
  if (name === 'pushState' || name === 'replaceState') return nameOf(callee.object) === 'history';
  return ASKING.has(name) || name === 'request' || QUERIES.has(name) || ROUTERS.some(([object, method]) => method.test(name) && object.test(nameOf(callee.object)));
}

function sinkOf(node: SinkNode, source: SourceView): Sink | undefined {
  switch (node.type) {
    case 'CallExpression':
      return called(node, source);
    case 'NewExpression': {
      const name = nameOf(node.callee);
      if (name === 'URLSearchParams' && isBody(node)) return undefined;
      return { name, arguments: node.arguments.slice(0, 1), ...(name === 'URLSearchParams' ? { detail: 'part' } : {}) };
    }
    case 'AssignmentExpression': {
      const { left } = node;
      if (left.type !== 'MemberExpression') return undefined;
      const owner = nameOf(left.object);
      return propertyName(left) === 'href' ? (owner === 'location' ? { name: 'location.href', arguments: [node.right] } : undefined) : /^(?:window|document|globalThis)$/.test(owner) ? { name: 'location', arguments: [node.right] } : undefined;
    }
    case 'JSXAttribute':
      return node.value?.type === 'JSXExpressionContainer' && node.value.expression.type !== 'JSXEmptyExpression' && isAddressOf(node, node.value.expression) ? { name: String(node.name.name), arguments: [node.value.expression] } : undefined;
    default:
      return undefined;
  }
}

function called(call: TSESTree.CallExpression, source: SourceView): Sink | undefined {
  const callee = unwrap(call.callee);
  const [first, second] = call.arguments;
  if (!first) return undefined;
  if (callee.type === 'Identifier') {
    const origin = importOrigin(callee, source);
    const leads = origin ? LEADING.get(callee.name)?.test(origin.module) : GLOBAL.has(callee.name) && !findVariable(callee, source)?.defs.length;
    if (leads && QUERIES.has(callee.name)) return isBody(call) ? undefined : { name: callee.name, arguments: [first], detail: 'part' };
    // `sendRedirect(event, url)` of h3, `redirect(303, url)` of SvelteKit.
    if (leads) return { name: callee.name, arguments: callee.name === 'sendRedirect' || isNumber(first) ? (second ? [second] : []) : asked(first, second, source) };
    if (callee.name === 'navigate') return isMadeBy(callee, /^use(?:Navigate|Router)$/, source) ? { name: 'navigate', arguments: [first] } : undefined;
    return /^set\w*Params$/.test(callee.name) && isMadeBy(callee, /^useSearchParams$/, source) ? { name: callee.name, arguments: [first], detail: 'part' } : undefined;
  }
  const member = calledMember(call);
  if (!member) return undefined;
  const { object, name } = member;
  if (name === 'set' || name === 'append') return isQuery(object, source) && second ? { name: `searchParams.${name}`, arguments: [second], detail: 'part', ...keyed(first, second) } : undefined;
  if (QUERIES.has(name)) {
    const module = clientOrigin(object, source)?.module;
    return module !== undefined && LEADING.get(name)?.test(module) && !isBody(call) ? { name: `${nameOf(object)}.${name}`, arguments: [first], detail: 'part' } : undefined;
  }
  if (name === 'pushState' || name === 'replaceState') return call.arguments[2] && nameOf(object) === 'history' ? { name: `history.${name}`, arguments: [call.arguments[2]] } : undefined;
  if (ASKING.has(name) || name === 'request') return isHttp(object, source) ? { name: `${nameOf(object)}.${name}`, arguments: asked(first, second, source) } : undefined;
  const holder = nameOf(object);
  if (!ROUTERS.some(([objects, methods]) => methods.test(name) && objects.test(holder))) return undefined;
  if (name !== 'redirect' && (isList(object, source) || isNoLocation(first))) return undefined;
  // `res.redirect(302, url)`; `ctx.redirect(url)`.
  const address = name === 'redirect' && second && isNumber(first) ? second : first;
  return { name: `${holder}.${name}`, arguments: name === 'redirect' ? [address] : [address, ...paramsOf(second, source)] };
}

/** What a request without a body puts into the address: `axios.get(url, { params })`, `axios({ url, params })`. */
function asked(first: TSESTree.Node, second: TSESTree.Node | undefined, source: SourceView): TSESTree.Node[] {
  const options = resolveConstant(first, source);
  if (options.type !== 'ObjectExpression') return [first, ...paramsOf(second, source)];
  return [...['url', 'uri', 'pathname', 'path'].flatMap((name) => objectProperty(options, name).value ?? []), ...paramsOf(options, source)];
}

/** The name that a key gives to the value that is put behind it. */
function keyed(key: TSESTree.Node, value: TSESTree.Node): Pick<Sink, 'keys'> {
  return key.type === 'Literal' && typeof key.value === 'string' ? { keys: new Map([[value, key.value]]) } : {};
}

/** `to` is whom a mail goes to as well, and a component may call anything so. */
function isAddressOf({ name, parent }: TSESTree.JSXAttribute, given: TSESTree.Expression): boolean {
  if (name.name !== 'to') return true;
  const value = unwrap(given);
  if (isNoLocation(value)) return false;
  const element = parent.type === 'JSXOpeningElement' && parent.name.type === 'JSXIdentifier' ? parent.name.name : '';
  return LINKS.test(element) || beginsAsPath(value);
}

function beginsAsPath(given: TSESTree.Node): boolean {
  const value = unwrap(given);
  if (value.type === 'TemplateLiteral') return value.quasis.some(({ value: text }) => /[/?]/.test(text.raw));
  return value.type === 'BinaryExpression' && value.left.type !== 'PrivateIdentifier' && (value.left.type === 'Literal' ? /^(?:[./?]|https?:)/.test(String(value.left.value)) : beginsAsPath(value.left));
}

/** `const history = []; history.push(message)`: a list, whatever it is called. */
function isList(object: TSESTree.Node, source: SourceView): boolean {
  const node = unwrapAwait(object);
  if (node.type !== 'Identifier') return false;
  const definition = findVariable(node, source)?.defs[0];
  const type = (definition?.name as TSESTree.Identifier | undefined)?.typeAnnotation?.typeAnnotation;
  if (type && isListType(type)) return true;
  const holder = definition?.node as TSESTree.Node | undefined;
  const made = holder?.type === 'VariableDeclarator' && holder.init ? unwrapAwait(holder.init) : undefined;
  const answers = made?.type === 'CallExpression' ? calledFunction(made, source)?.returnType?.typeAnnotation : undefined;
  return made?.type === 'ArrayExpression' || (answers !== undefined && isListType(answers));
}

function isListType(type: TSESTree.TypeNode): boolean {
  if (type.type === 'TSTypeReference' && type.typeName.type === 'Identifier' && type.typeName.name === 'Promise') return type.typeArguments?.params.some(isListType) ?? false;
  return type.type === 'TSArrayType' || (type.type === 'TSTypeReference' && type.typeName.type === 'Identifier' && type.typeName.name.endsWith('Array'));
}

/** What is put somewhere is a place only as a text, or as an object that names one. */
function isNoLocation(node: TSESTree.Node): boolean {
  const value = unwrap(node);
  if (value.type !== 'ObjectExpression') return false;
  return !value.properties.some((property) => property.type === 'SpreadElement' || /^(?:path(?:name)?|search|query|hash|params|href|url|to|name)$/.test(propertyName(property) ?? ''));
}

/** `axios.get(url, { params })`: what is asked for stands in the address. */
function paramsOf(options: TSESTree.Node | undefined, source: SourceView): TSESTree.Node[] {
  const value = options && resolveConstant(options, source);
  if (value?.type !== 'ObjectExpression') return [];
  return QUERY_OPTIONS.flatMap((name) => objectProperty(value, name).value ?? []);
}

/** An HTTP client by its package, or an instance of one, also of another module. */
function isHttp(object: TSESTree.Node, source: SourceView): boolean {
  const module = clientOrigin(object, source)?.module;
  return module !== undefined && HTTP.test(module);
}

/** `url.searchParams`, or `new URLSearchParams()` under a name that does not become a body. */
function isQuery(object: TSESTree.Node, source: SourceView): boolean {
  const node = unwrapAwait(object);
  if (node.type === 'MemberExpression') return propertyName(node) === 'searchParams';
  if (node.type !== 'Identifier') return false;
  const variable = findVariable(node, source);
  const made = constantInitialiser(variable);
  const value = made && unwrapAwait(made);
  if (value?.type === 'MemberExpression') return propertyName(value) === 'searchParams';
  if (value?.type !== 'NewExpression' || nameOf(value.callee) !== 'URLSearchParams') return false;
  return !variable?.references.some(({ identifier }) => isBody(identifier as TSESTree.Node));
}

/** True for what is sent as a form: `body: new URLSearchParams(…)`, `axios.post(url, params)`. */
function isBody(node: TSESTree.Node): boolean {
  let value = node;
  for (let outer = value.parent; outer; outer = value.parent) {
    if (outer.type === 'MemberExpression' && outer.object === value && propertyName(outer) === 'toString') value = outer.parent as TSESTree.Node;
    else if (outer.type === 'Property' && outer.value === value) return /^(?:body|data|form|payload)$/.test(propertyName(outer) ?? '');
    else if (outer.type === 'VariableDeclarator' && outer.id.type === 'Identifier') return /body|form|payload/i.test(outer.id.name);
    else if (outer.type === 'CallExpression' && outer.callee !== value) return outer.arguments.indexOf(value as TSESTree.Expression) === 1 && /^(?:post|put|patch)$/.test(nameOf(outer.callee));
    else return false;
  }
  return false;
}

function isMadeBy(name: TSESTree.Identifier, maker: RegExp, source: SourceView): boolean {
  const definition = findVariable(name, source)?.defs[0]?.node as TSESTree.Node | undefined;
  const made = definition?.type === 'VariableDeclarator' ? definition.init : undefined;
  const value = made && unwrapAwait(made);
  return value?.type === 'CallExpression' && maker.test(nameOf(value.callee));
}

function isNumber(node: TSESTree.Node): boolean {
  return node.type === 'Literal' && typeof node.value === 'number';
}

function nameOf(node: TSESTree.Node): string {
  const value = unwrapAwait(node);
  if (value.type === 'Identifier') return value.name;
  return value.type === 'MemberExpression' ? (propertyName(value) ?? '') : '';
}
