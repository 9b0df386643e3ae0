import type { TSESTree } from '@typescript-eslint/types';
import { namesOrganisation } from '../catalog/index.ts';
import { calledFunction, enclosingFunction, findVariable, isForeign, objectProperty, resolveConstant, returnsOf, sourceOf, textOf, unwrap, walk } from '../ast/index.ts';
import { hostFits, httpRequest, isNumbered, isPrivateHost, nameOfFunction, personalValues, signInHosts, urlSinks } from '../flow/index.ts';
import type { RuleEnv } from './create-rule.ts';
import { type Leak, valueEnvOf } from './leaks.ts';

/** Where an address is built is where it is mended: a function of the project whose query is told there is not told again at each link. */
export function isToldAtMaker({ sink, node }: Leak, env: RuleEnv<string>): boolean {
  return node.type !== 'TemplateLiteral' && sink.arguments.length > 0 && sink.arguments.every((argument) => isToldWhereBuilt(argument, env));
}

function isToldWhereBuilt(argument: TSESTree.Node, env: RuleEnv<string>): boolean {
  const call = resolveConstant(argument, env.source);
  const fn = call.type === 'CallExpression' && !isForeign(call, env.source) ? calledFunction(call, env.source) : undefined;
  const at = fn && sourceOf(fn, env.source);
  if (!fn || !at) return false;
  return returnsOf(fn).some((answer) => {
    const made = isForeign(answer, at) ? undefined : unwrap(answer);
    const query = made?.type === 'TemplateLiteral' && urlSinks.mayBe(made) ? urlSinks.read(made, at) : undefined;
    return query?.arguments.some((value) => personalValues(value, valueEnvOf(env)).some(({ fields }) => fields.some(({ classification }) => classification.sensitivity !== 'low'))) ?? false;
  });
}

/** Pages on which a person says who they are. */
const SIGN_IN = /^\/?(?:\([\w-]+\)\/|[\w-]+\/){0,3}(?:auth|sign-?(?:in|up|out)|log-?in|register|registration|verify(?:-[\w-]+)?|forgot-?password|reset-?password|password|invite|otp|unsubscribe)(?:[/?]|$)/i;
/** What opens the next page of the same site, in the browser. */
const NAVIGATION = /^(?:href|to|navigate|location(?:\.href)?|\w*[rR]outer\.(?:push|replace|prefetch|navigate)|history\.(?:push|replace)|location\.(?:assign|replace))$/;

/**
 * A person who signs in takes the contact that they typed themselves along to the next step: no record of
 * a customer, and shown to nobody else. A link in a mail names its host, and stays one.
 */
export function isOwnSignIn({ sink, value, through }: Leak, env: RuleEnv<string>): boolean {
  if (through || value.access || value.entity !== undefined || !NAVIGATION.test(sink.name)) return false;
  if (!value.fields.every(({ classification: { category } }) => /^contact\.(?:email|phone)/.test(category))) return false;
  return sink.arguments.some((argument) => SIGN_IN.test(beginningOf(argument, env)));
}

/** Numbers that organisations have as well as people, and that registers answer to anybody. */
const REGISTERED = /(?:^|_)(?:tin|vat|tax|abn|ein|cnpj|siren|siret|gst|gstin|uid|register|registration|regno)(?:$|_)/;

/** The tax number of an organisation, by the function that looks one up: `getCompanyInfo(tin)`. */
export function isNumberOfOrganisation({ node, through }: Leak, { name, classification: { category } }: Leak['value']['fields'][number]): boolean {
  if (!category.startsWith('gov_id.') || !REGISTERED.test(name.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase())) return false;
  for (let fn = enclosingFunction(through?.node ?? node); fn; fn = enclosingFunction(fn)) {
    const words = (nameOfFunction(fn) ?? '').replace(/([a-z])([A-Z])/g, '$1 $2').split(/[ _$]+/);
    if (words.some((word) => word.length > 2 && namesOrganisation(word))) return true;
  }
  return false;
}

/**
 * A request that a program makes of somebody else's interface: what stands in its address is what that
 * interface asks for, and no page, history or referrer ever has it. It is known by the key that goes along:
 * in the query, or in the headers of a client class or of a request that names an API key.
 */
export function isAskedByInterface({ node, through }: Leak, env: RuleEnv<string>): boolean {
  const end = through?.node ?? node;
  const source = sourceOf(end, env.source);
  const calls = end.type === 'CallExpression' ? [end] : end.type === 'TemplateLiteral' ? requestsOf(end, source) : [];
  return calls.length > 0 && calls.every((call) => isOfInterface(call, source, env));
}

/** What only code of a page has: its server is the program's own. */
const IN_BROWSER = /@angular\/|import\.meta\.env|\b(?:NEXT_PUBLIC|REACT_APP|VITE|NUXT_PUBLIC|EXPO_PUBLIC)_|\b(?:window|localStorage|sessionStorage|document)\.|['"]use client['"]|from ['"](?:react|vue)['"]/;

function isOfInterface(call: TSESTree.CallExpression, source: RuleEnv<string>['source'], env: RuleEnv<string>): boolean {
  const request = httpRequest(call, source);
  if (request && 'host' in request.address) {
    const { host } = request.address;
    return (isSigned(call, SIGNED, source) || KEY_IN_QUERY.test(textOf(source, resolveConstant(call.arguments[0] ?? call, source)))) && !isPrivateHost(host) && !isNumbered(host) && !signInHosts(source).has(host) && !env.project.externalServices.ownHosts.some((own) => hostFits(host, own));
  }
  if (request || IN_BROWSER.test(source.text)) return false;
  const [address] = call.arguments;
  const root = address && firstPart(resolveConstant(address, source));
  return root !== undefined && isSigned(call, isOwnField(root) ? /./ : root.type === 'Identifier' ? API_KEY : undefined, source);
}

const SIGNED = /authori[sz]ation|key|token|auth/i;
const API_KEY = /api-?_?key/i;
const KEY_IN_QUERY = /[?&](?:api_?|access_?|app_?)?(?:key|token|id)=\$\{[^}]*(?:key|token|secret|id)/i;

/** Whether a request has headers that say so. */
function isSigned(call: TSESTree.CallExpression, said: RegExp | undefined, source: RuleEnv<string>['source']): boolean {
  return said !== undefined && call.arguments.slice(1).some((one) => {
    const headers = one.type === 'ObjectExpression' ? objectProperty(one, 'headers').value : undefined;
    return headers !== undefined && said.test(textOf(source, resolveConstant(headers, source)));
  });
}

/** The calls that send what a text becomes; none where it goes anywhere else as well. */
function requestsOf(text: TSESTree.TemplateLiteral, source: RuleEnv<string>['source']): TSESTree.CallExpression[] {
  const { parent } = text;
  const places = parent.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? (findVariable(parent.id, source)?.references.flatMap(({ identifier }) => (identifier === parent.id ? [] : [identifier as TSESTree.Node])) ?? []) : [text];
  const calls = places.map((place) => (place.parent?.type === 'CallExpression' && place.parent.arguments[0] === place ? place.parent : undefined));
  return calls.every((call) => call !== undefined) ? calls : [];
}

/** What an address begins with: `this.baseUrl` of `${this.baseUrl}/people`. */
function firstPart(address: TSESTree.Node): TSESTree.Node {
  let node = unwrap(address);
  for (let links = 0; links < 20; links++) {
    if (node.type === 'TemplateLiteral' && node.quasis[0]?.value.raw === '' && node.expressions[0]) node = unwrap(node.expressions[0]);
    else if (node.type === 'BinaryExpression' && node.left.type !== 'PrivateIdentifier') node = unwrap(node.left);
    else break;
  }
  return node;
}

function isOwnField(node: TSESTree.Node): boolean {
  let root = node;
  while (root.type === 'MemberExpression') root = unwrap(root.object);
  return root !== node && root.type === 'ThisExpression';
}

/** The text with which an address begins; of an object, its path. */
function beginningOf(address: TSESTree.Node, env: RuleEnv<string>): string {
  let text: string | undefined;
  walk(resolveConstant(address, env.source), (node) => {
    if (text === undefined && node.type === 'Literal' && typeof node.value === 'string') text = node.value;
    else if (text === undefined && node.type === 'TemplateElement') text = node.value.cooked ?? '';
    return text === undefined;
  });
  return text ?? '';
}
