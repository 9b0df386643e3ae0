import type { TSESTree } from '@typescript-eslint/types';
import { calledMember, constantInitialiser, findVariable, importOrigin, objectProperty, propertyName, type SourceView, unwrap, unwrapAwait } from '../../ast/index.ts';
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
]);
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
/** What is no address of a page: the mail program, the telephone, a text in the page itself. */
const NO_PAGE = /^\s*(?:mailto|tel|sms|smsto|facetime|skype|callto|data|blob|javascript|vcard|intent|#)/i;

const TOKENS = /[rR]edirect\(|searchParams|URLSearchParams|(?:new URL|fetch|axios|got|ky|navigate(?:To)?|[oO]pen|push|replace|assign|get|head|delete)\(\s*(?:`[^`]*\$\{|["'][^"'\n]*["']\s*\+|\{)|location(?:\.href)?\s*=[^=]|params\s*:|(?:href|to|src|action)=\{\s*(?:`[^`]*\$\{|["'][^"'\n]*["']\s*\+)/;

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
      case 'JSXAttribute':
        return node.name.type === 'JSXIdentifier' && ATTRIBUTES.test(node.name.name) && node.value?.type === 'JSXExpressionContainer';
      default:
        return false;
    }
  },
  read(node, source) {
    const found = sinkOf(node, source);
    if (!found) return undefined;
    const given = found.arguments.filter((argument) => !isNoPage(argument, source));
    return given.length === 0 ? undefined : { ...found, arguments: given };
  },
};

function mayLead(call: TSESTree.CallExpression): boolean {
  const callee = unwrap(call.callee);
  if (callee.type === 'Identifier') return LEADING.has(callee.name) || callee.name === 'navigate';
  if (callee.type !== 'MemberExpression') return false;
  const name = propertyName(callee) ?? '';
  if (name === 'set' || name === 'append') return nameOf(callee.object) === 'searchParams' || /[pP]arams$|^query$/.test(nameOf(callee.object));
  return ASKING.has(name) || ROUTERS.some(([object, method]) => method.test(name) && object.test(nameOf(callee.object)));
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
      return node.value?.type === 'JSXExpressionContainer' && node.value.expression.type !== 'JSXEmptyExpression' ? { name: String(node.name.name), arguments: [node.value.expression] } : undefined;
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
    if (leads) return { name: callee.name, arguments: [callee.name === 'sendRedirect' ? (second ?? first) : first] };
    return callee.name === 'navigate' && isMadeBy(callee, /^use(?:Navigate|Router)$/, source) ? { name: 'navigate', arguments: [first] } : undefined;
  }
  const member = calledMember(call);
  if (!member) return undefined;
  const { object, name } = member;
  if (name === 'set' || name === 'append') return isQuery(object, source) && second ? { name: `searchParams.${name}`, arguments: [second], detail: 'part' } : undefined;
  if (ASKING.has(name)) return isHttp(object, source) ? { name: `${nameOf(object)}.${name}`, arguments: [first, ...paramsOf(second)] } : undefined;
  const holder = nameOf(object);
  if (!ROUTERS.some(([objects, methods]) => methods.test(name) && objects.test(holder))) return undefined;
  if (name !== 'redirect' && (isList(object, source) || isNoLocation(first))) return undefined;
  // `res.redirect(302, url)`; `ctx.redirect(url)`.
  const address = name === 'redirect' && second && isNumber(first) ? second : first;
  return { name: `${holder}.${name}`, arguments: [address] };
}

/** `const history = []; history.push(message)`: a list, whatever it is called. */
function isList(object: TSESTree.Node, source: SourceView): boolean {
  const node = unwrapAwait(object);
  if (node.type !== 'Identifier') return false;
  const definition = findVariable(node, source)?.defs[0];
  const type = (definition?.name as TSESTree.Identifier | undefined)?.typeAnnotation?.typeAnnotation;
  if (type?.type === 'TSArrayType' || (type?.type === 'TSTypeReference' && type.typeName.type === 'Identifier' && type.typeName.name.endsWith('Array'))) return true;
  const holder = definition?.node as TSESTree.Node | undefined;
  const made = holder?.type === 'VariableDeclarator' && holder.init ? unwrapAwait(holder.init) : undefined;
  return made?.type === 'ArrayExpression';
}

/** What is put somewhere is a place only as a text, or as an object that names one. */
function isNoLocation(node: TSESTree.Node): boolean {
  const value = unwrap(node);
  if (value.type !== 'ObjectExpression') return false;
  return !value.properties.some((property) => property.type === 'SpreadElement' || /^(?:path(?:name)?|search|query|hash|params|href|url|to|name)$/.test(propertyName(property) ?? ''));
}

/** `axios.get(url, { params })`: what is asked for stands in the address. */
function paramsOf(options: TSESTree.Node | undefined): TSESTree.Node[] {
  const value = options && unwrap(options);
  if (value?.type !== 'ObjectExpression') return [];
  return ['params', 'searchParams', 'query'].flatMap((name) => objectProperty(value, name).value ?? []);
}

/** An HTTP client by its package, or an instance of one under the name projects give it. */
function isHttp(object: TSESTree.Node, source: SourceView): boolean {
  const node = unwrapAwait(object);
  if (node.type !== 'Identifier') return false;
  const module = importOrigin(node, source)?.module;
  if (module !== undefined) return /^(?:axios|got|ky|superagent|needle|undici|ofetch)$/.test(module);
  const made = constantInitialiser(findVariable(node, source));
  const value = made && unwrapAwait(made);
  return value?.type === 'CallExpression' && /^(?:create|extend)$/.test(nameOf(value.callee)) && value.callee.type === 'MemberExpression' && isHttp(value.callee.object, source);
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
  const made = constantInitialiser(findVariable(name, source));
  const value = made && unwrapAwait(made);
  return value?.type === 'CallExpression' && maker.test(nameOf(value.callee));
}

function isNumber(node: TSESTree.Node): boolean {
  return node.type === 'Literal' && typeof node.value === 'number';
}

/** `mailto:` and the like, also at the beginning of a sum or of a constant. */
function isNoPage(address: TSESTree.Node, source: SourceView, depth = 0): boolean {
  const node = unwrapAwait(address);
  if (depth > 6) return false;
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'string' && NO_PAGE.test(node.value);
    case 'TemplateLiteral': {
      const text = node.quasis[0]?.value.cooked ?? '';
      return text === '' && node.expressions[0] ? isNoPage(node.expressions[0], source, depth + 1) : NO_PAGE.test(text);
    }
    case 'BinaryExpression':
      return node.left.type !== 'PrivateIdentifier' && isNoPage(node.left, source, depth + 1);
    case 'ConditionalExpression':
      return [node.consequent, node.alternate].every((part) => isNoPage(part, source, depth + 1) || (part.type === 'Literal' && !part.value) || (part.type === 'Identifier' && part.name === 'undefined'));
    case 'LogicalExpression':
      return isNoPage(node.right, source, depth + 1);
    case 'Identifier': {
      const value = constantInitialiser(findVariable(node, source));
      return value !== undefined && isNoPage(value, source, depth + 1);
    }
    default:
      return false;
  }
}

function nameOf(node: TSESTree.Node): string {
  const value = unwrapAwait(node);
  if (value.type === 'Identifier') return value.name;
  return value.type === 'MemberExpression' ? (propertyName(value) ?? '') : '';
}
