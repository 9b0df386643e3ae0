import type { TSESTree } from '@typescript-eslint/types';
import { isFunction, propertyName, type SourceView, textOf } from '../../ast/index.ts';
import type { DataAccess } from '../../model/index.ts';

/** What somebody who signs in gives. */
const LOGIN_KEY = /^(?:\w+\.)?(?:_?id|uuid|uid|sub|e?_?mail|(?:primary|user)_?email|user_?name|login(?:_?(?:id|name))?|(?:mobile_?)?phone(?:_?number)?|user_?id|handle|code)$/i;
/** Words of names by which a place says that it is about who somebody is. */
const SIGN_IN = /\b(?:sign|log) ?(?:in|on|up)\b|\bauth(?:enticate[ds]?|entication|enticator)?\b|\b(?:o auth2?|oauth2?|sso|saml|oidc|passport|otp|totp|2fa|mfa|passkey|webauthn)\b|\b(?:jwt|local|bearer) strategy\b|\b(?:forgot|forgotten|reset|change|recover|set) (?:\w+ )?password\b|\bpassword (?:reset|recovery|change)\b|\b(?:verify|confirm|resend) (?:\w+ )?(?:email|otp|token|credentials|password|verification)\b|\bvalidate (?:user|credentials|login|password)\b|\bserialize user\b|\bdeserialize user\b|\brefresh (?:token|session)s?\b|\bmagic link\b|\btwo factor\b/;
/** Names by which a function says that it answers the person who asks. */
const MY_OWN = /\b(?:my|own) (?:info|information|profile|account|settings|data|details|user|preferences)\b|\bwho ?am ?i\b|^(?:get |load |fetch )?(?:me|self)$/;
/** Methods that are about who somebody is where their class is. */
const AMBIGUOUS = /^(?:validate|verify|refresh|renew|register|check|confirm|resend|reset|recover|profile|current|callback|exchange|link|unlink|provision)\b/;
/** A check of what only the person knows or holds. */
const CHECK = /\b(?:(?:bcrypt\w*|argon2\w*|scrypt\w*)\.(?:compare|verify)\w*|timingSafeEqual|\w*(?:compare|verify|validate|check|match|isValid|isCorrect)\w*(?:Password|Passwd|Pwd|Hash|Totp|Otp|TwoFactor|2fa|Mfa|Passkey|Pin)\w*|(?:compare|verify)(?:Sync)?)\(([^;]{0,200})/gi;
/** What gives the person a token or a session of their own. */
const ISSUES = /\b(?:\w*jwt\w*\.(?:sign|signAsync)|(?:sign|issue|generate|create|build|make|encode)\w*(?:Tokens?|Jwt|Session|Cookies?|AuthResponse|LoginResponse))\(([^;]{0,200})/gi;

/**
 * True when one record is looked up for the person whom it is about, although no session is seen: by what
 * was typed into a form for signing in, to check a password or a code against it, to issue a token for it, in
 * `getMyProfile(userId)`.
 */
export function isSignIn({ cardinality, filter, node, result }: DataAccess, source: SourceView): boolean {
  if (cardinality !== 'one' || filter.kind !== 'fields') return false;
  if (!filter.fields.some(({ op, name, alternatives }) => (op === 'eq' && LOGIN_KEY.test(name)) || alternatives !== undefined || /^\$?or$/i.test(name))) return false;
  const around = namesAround(node, source);
  if (around.names.map(words).some((name) => SIGN_IN.test(name) || MY_OWN.test(name))) return true;
  if (!around.fn) return false;
  const text = textOf(source, around.fn);
  for (const [, given = ''] of [...text.matchAll(CHECK), ...text.matchAll(ISSUES)]) if (result.bindings.some((name) => new RegExp(`\\b${name.replace(/[$]/g, '\\$&')}\\b`).test(given))) return true;
  return false;
}

/** Names of the functions, keys and variables around, the bases of classes, and the paths that handlers are registered for; the outermost function of a class member or file. */
function namesAround(node: TSESTree.Node, source: SourceView): { names: string[]; fn: TSESTree.Node | undefined } {
  const names: string[] = [];
  let fn: TSESTree.Node | undefined;
  for (let current = node.parent; current; current = current.parent) {
    if (isFunction(current)) fn = current;
    switch (current.type) {
      case 'FunctionDeclaration':
      case 'FunctionExpression':
        if (current.id) names.push(current.id.name);
        break;
      case 'ClassDeclaration':
      case 'ClassExpression':
        // What a class is called says nothing of one method, but what an ambiguous one means: `AuthService.validate`.
        if (current.id && SIGN_IN.test(words(current.id.name)) && names.some((name) => AMBIGUOUS.test(words(name)))) names.push(current.id.name);
        // What it is made from says it of all: `extends PassportStrategy(Strategy)`.
        if (current.superClass) names.push(textOf(source, current.superClass));
        break;
      case 'MethodDefinition':
      case 'PropertyDefinition':
        names.push(propertyName(current) ?? '');
        break;
      case 'Property':
        if (fn !== undefined && current.value === fn) names.push(propertyName(current) ?? '');
        break;
      case 'VariableDeclarator':
        if (fn !== undefined && current.id.type === 'Identifier') names.push(current.id.name);
        break;
      case 'CallExpression':
        if (fn !== undefined && current.arguments.includes(fn as TSESTree.CallExpressionArgument)) for (const argument of current.arguments) if (argument.type === 'Literal' && typeof argument.value === 'string' && argument.value.startsWith('/')) names.push(argument.value === '/authorize' ? 'sign in' : argument.value);
        break;
      default:
    }
  }
  return { names, fn };
}

/** `handleOAuthCallback` → `handle o auth callback`. */
function words(name: string): string {
  return name.replace(/([a-z\d])([A-Z])/g, '$1 $2').replace(/([A-Z])([A-Z][a-z])/g, '$1 $2').replace(/[^A-Za-z\d]+/g, ' ').trim().toLowerCase();
}
