import type { TSESTree } from '@typescript-eslint/types';
import { findVariable, propertyName, resolveConstant, soleDefinition, sourceOf, type SourceView, textOf, unwrap, unwrapAwait } from '../../ast/index.ts';

/** Expressions that stand for the signed-in person. */
const SELF =
  /(?:^|[^\w.])(?:\w+\.)*(?:session|currentUser|current_user|viewer|me|principal|authUser|loggedInUser|jwt|claims|tokenPayload)\b|(?:req|request|ctx|context|c|event|socket)(?: as [\w<>, ]+\))?[!?]?\.(?:user|session|auth|state|userId|currentUser|portal(?:Account|User|Client|Patient|Member)|loggedIn\w*|get\(['"]user)/i;

/** True for the text of an expression that stands for the signed-in person. */
export const isSelfText = (text: string): boolean => SELF.test(text);

const PERSON = '(?:user|customer|member|contact|patient|person|guest|subscriber|client|kaiin|kokyaku)';
const PERSON_KEY = new RegExp(`^(?:_?id|uuid|uid|sub|email|${PERSON}[._]?_?(?:id|uuid|email)|(?:auth|auth0|clerk|cognito|firebase|keycloak|supabase|external|google|oidc)_?(?:user_?)?(?:id|uid|sub))$`, 'i');
const OF_PERSON = new RegExp(`(?:^|_)${PERSON}s?$`, 'i');

/** True for fields that say whose record it is: `id`, `userId`, `auth_user_id`, `user.email`, `scope_user.auth_user_id`. */
export function isPersonKey(name: string): boolean {
  if (PERSON_KEY.test(name)) return true;
  const path = name.split('.');
  return path.length > 1 && OF_PERSON.test(path.at(-2) ?? '') && PERSON_KEY.test(path.at(-1) ?? '');
}

/** True for a word for somebody whose record it may be: `patient`, `customer_profile`. */
export function isPersonWord(name: string): boolean {
  return new RegExp(`^${PERSON}(?:[._]?(?:profile|account|record))?$`, 'i').test(name);
}

/** True for a value that says who is signed in, also where a name was taken out of a session before. */
export function isSessionValue(node: TSESTree.Node, source: SourceView): boolean {
  return SELF.test(textOf(source, node)) || SELF.test(textOf(source, resolveConstant(node, source))) || isOfSessionCall(node, sourceOf(node, source)) || isGivenByGuard(node, sourceOf(node, source));
}

/** Functions that let a handler run for whoever is signed in, and tell it who that is: `withAuth(async (req, { user }) => …)`. */
const GUARD = /auth(?!or)|session|protect|logged_?in|signed_?in|secure/i;
/** What the client says of itself is no proof of who it is. */
const ASKED = /^(?:params|query|body|input|data|args|searchParams|formData|payload|headers)$/i;

function isGivenByGuard(node: TSESTree.Node, source: SourceView): boolean {
  const parts: string[] = [];
  let root = unwrapAwait(node);
  for (; root.type === 'MemberExpression'; root = unwrapAwait(root.object)) parts.unshift(propertyName(root) ?? '');
  const definition = root.type === 'Identifier' ? soleDefinition(findVariable(root, source)) : undefined;
  const fn = definition?.type === 'Parameter' ? (definition.node as TSESTree.Node) : undefined;
  if (!definition || fn?.parent?.type !== 'CallExpression' || !GUARD.test(calleeName(fn.parent))) return false;
  const path = [...keysTo(definition.name, fn), ...parts];
  return !path.some((part) => ASKED.test(part)) && path.some((part) => PERSON_PART.test(part) || part === 'session');
}

/** The keys by which a name is taken out of what a function is given; the name itself where it is given as it is. */
function keysTo(name: TSESTree.Node, fn: TSESTree.Node): string[] {
  const keys: string[] = [];
  for (let node: TSESTree.Node | undefined = name; node && node !== fn; node = node.parent) {
    if (node.type === 'Property' && node.parent.type === 'ObjectPattern') keys.unshift(propertyName(node) ?? '');
  }
  return keys.length > 0 ? keys : name.type === 'Identifier' ? [name.name] : [];
}

/** Functions that answer who is signed in. With an argument of their own they may answer somebody else. */
const SESSION_CALL = /^(?:auth|currentUser|session|(?:get|use|require|assert|ensure|fetch|load|resolve|current|validate|verify)(?:Server|Current|Request|Api|Optional|My|Valid|Effective)?(?:Auth|Authenticated|AuthenticatedUser|Session|CurrentUser|AuthUser|SessionUser|LoggedInUser|User|Viewer|Me|Claims|Principal|Identity|Context|RequestContext|AuthContext))$/;
/** What such a function may be given without being told whom to look for. */
const AROUND = /^(?:_?req(?:uest)?|ctx|context|c|event|res|reply|headers|cookies|\w*options|\w*client|supabase|db|prisma|true|false)$/i;
/** What of the answer is the person. */
const PERSON_PART = /^(?:user|userId|user_id|uid|sub|email|userEmail|auth_?user_?id)$/i;

/** How many names a value may be handed on through. */
const NAMES = 4;

/** `const { userId } = auth(req)`, `const user = await requireUser()`, `getContext().user_id`. */
function isOfSessionCall(node: TSESTree.Node, source: SourceView): boolean {
  const parts: string[] = [];
  let root = unwrapAwait(node);
  for (; root.type === 'MemberExpression'; root = unwrapAwait(root.object)) parts.push(propertyName(root) ?? '');
  let held = root.type === 'Identifier' ? heldBy(root, source) : { value: root, parts: [] };
  // `const asking = await getEffectiveUser(); const { userId } = asking;`
  for (let steps = 0; held?.value.type === 'Identifier' && steps < NAMES; steps++) {
    const further = heldBy(held.value, source);
    held = further && { value: further.value, parts: [...further.parts, ...held.parts] };
  }
  if (held?.value.type !== 'CallExpression' || !isSessionCall(held.value)) return false;
  const picked = [...held.parts, ...parts];
  return picked.some((part) => PERSON_PART.test(part)) || (picked.at(-1) === 'id' && /user|viewer|me$|principal|identity/i.test(calleeName(held.value)));
}

/** The expression that a name was taken from, and the keys on the way: `user` of `const { data: { user } } = …`. */
export function heldBy(name: TSESTree.Identifier, source: SourceView): { value: TSESTree.Node; parts: string[] } | undefined {
  const definition = soleDefinition(findVariable(name, source));
  const declarator = definition?.node as TSESTree.Node | undefined;
  if (declarator?.type !== 'VariableDeclarator' || !declarator.init) return undefined;
  const parts: string[] = [];
  for (let node: TSESTree.Node | undefined = definition?.name; node && node !== declarator; node = node.parent) {
    if (node.type === 'Property' && node.parent.type === 'ObjectPattern') parts.push(propertyName(node) ?? '');
  }
  return { value: unwrapAwait(declarator.init), parts };
}

function isSessionCall(call: TSESTree.CallExpression): boolean {
  return SESSION_CALL.test(calleeName(call)) && call.arguments.every((argument) => (argument.type === 'CallExpression' ? argument.arguments.length === 0 : (argument.type === 'Identifier' && AROUND.test(argument.name)) || argument.type === 'Literal' || argument.type === 'ThisExpression' || (argument.type === 'MemberExpression' && AROUND.test(propertyName(argument) ?? ''))));
}

function calleeName({ callee }: TSESTree.CallExpression): string {
  const value = unwrap(callee);
  return value.type === 'Identifier' ? value.name : value.type === 'MemberExpression' ? (propertyName(value) ?? '') : '';
}
