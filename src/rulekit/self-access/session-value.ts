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

/** True for a value that says who is signed in, also where a name was taken out of a session before. */
export function isSessionValue(node: TSESTree.Node, source: SourceView): boolean {
  return SELF.test(textOf(source, node)) || SELF.test(textOf(source, resolveConstant(node, source))) || isOfSessionCall(node, sourceOf(node, source));
}

/** Functions that answer who is signed in. With an argument of their own they may answer somebody else. */
const SESSION_CALL = /^(?:auth|currentUser|session|(?:get|use|require|assert|ensure|fetch|load|resolve|current|validate|verify)(?:Server|Current|Request|Api|Optional|My|Valid)?(?:Auth|Authenticated|AuthenticatedUser|Session|CurrentUser|AuthUser|SessionUser|LoggedInUser|User|Viewer|Me|Claims|Principal|Identity|Context|RequestContext|AuthContext))$/;
/** What such a function may be given without being told whom to look for. */
const AROUND = /^(?:_?req(?:uest)?|ctx|context|c|event|res|reply|headers|cookies|\w*options|\w*client|supabase|db|prisma|true|false)$/i;
/** What of the answer is the person. */
const PERSON_PART = /^(?:user|userId|user_id|uid|sub|email|userEmail|auth_?user_?id)$/i;

/** `const { userId } = auth(req)`, `const user = await requireUser()`, `getContext().user_id`. */
function isOfSessionCall(node: TSESTree.Node, source: SourceView): boolean {
  const parts: string[] = [];
  let root = unwrapAwait(node);
  for (; root.type === 'MemberExpression'; root = unwrapAwait(root.object)) parts.push(propertyName(root) ?? '');
  const held = root.type === 'Identifier' ? heldBy(root, source) : { value: root, parts: [] };
  if (held?.value.type !== 'CallExpression' || !isSessionCall(held.value)) return false;
  const picked = [...held.parts, ...parts];
  return picked.some((part) => PERSON_PART.test(part)) || (picked.at(-1) === 'id' && /user|viewer|me$|principal|identity/i.test(calleeName(held.value)));
}

/** The expression that a name was taken from, and the keys on the way: `user` of `const { data: { user } } = …`. */
function heldBy(name: TSESTree.Identifier, source: SourceView): { value: TSESTree.Node; parts: string[] } | undefined {
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
