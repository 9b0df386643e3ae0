import type { TSESTree } from '@typescript-eslint/types';
import { enclosingFunction, importOrigin, programOf, propertyName, type SourceView, textOf, unwrap, walk } from '../../ast/index.ts';
import { packageBehind } from './package-behind.ts';
import { ENCRYPTING, PROTECTING_OPTIONS } from './protections.ts';

type Call = TSESTree.CallExpression | TSESTree.NewExpression;

/** Calls of one function that are looked at. */
const MOST_CALLS = 2_000;
const MAY_PROTECT = /crypt|[cC]ipher|sodium|nacl|secretbox|age-|[pP]assword|encryption|SSEKMSKeyId|SSECustomerKey|kmsKeyName|customerProvidedKey|jose|subtle/;

/** Whether a call encrypts what it is given, or makes what encrypts it. */
export function isEncrypting(call: Call, source: SourceView): boolean {
  const callee = unwrap(call.callee);
  const member = callee.type === 'MemberExpression';
  const name = member ? propertyName(callee) : callee.type === 'Identifier' ? callee.name : undefined;
  if (name === undefined) return false;
  if (name === 'encrypt' && member && /(?:^|\.)subtle\.encrypt$/.test(textOf(source, callee).slice(-40))) return true;
  const origin = packageBehind(callee, source);
  if (!origin) return false;
  const imported = callee.type === 'Identifier' ? importOrigin(callee, source)?.name : undefined;
  const exported = imported === undefined || imported === '*' ? name : imported;
  const encrypts = ENCRYPTING.some(({ packages, functions, methods, classes }) => packages.test(origin.module) && (call.type === 'NewExpression' ? classes?.has(exported) : (functions && Object.hasOwn(functions, exported)) || methods?.has(name)));
  return encrypts || PROTECTING_OPTIONS.some(({ packages, options }) => packages.test(origin.module) && call.arguments.some((argument) => argument.type === 'ObjectExpression' && holdsOption(argument, options, 0)));
}

/** An option that is set, also inside another: `{ encryption: { userPassword } }`. */
function holdsOption(object: TSESTree.ObjectExpression, options: ReadonlySet<string>, depth: number): boolean {
  return object.properties.some((property) => {
    if (property.type !== 'Property') return false;
    const value = unwrap(property.value);
    if (options.has(propertyName(property) ?? '')) return !(value.type === 'Literal' && !value.value) && !(value.type === 'Identifier' && value.name === 'undefined');
    return depth < 2 && value.type === 'ObjectExpression' && holdsOption(value, options, depth + 1);
  });
}

const protectedIn = new WeakMap<(call: Call) => boolean, WeakMap<TSESTree.Node, boolean>>();

/**
 * Whether what is written at a place is protected by the functions around it: one of their calls encrypts,
 * or `named` says that it protects. A cipher, a password or a rights management that a function sets up is
 * taken to be for the file that it writes.
 * @param named must be the same function for all places of a file: answers are kept for it.
 */
export function isProtectedAround(place: TSESTree.Node, source: SourceView, named: (call: Call) => boolean): boolean {
  let outermost: TSESTree.Node | undefined;
  for (let fn = enclosingFunction(place); fn; fn = enclosingFunction(fn)) outermost = fn;
  const around = outermost ?? programOf(place);
  const known = protectedIn.get(named) ?? new WeakMap<TSESTree.Node, boolean>();
  protectedIn.set(named, known);
  let answer = known.get(around);
  if (answer === undefined) known.set(around, (answer = holdsProtection(around, source, named)));
  return answer;
}

function holdsProtection(around: TSESTree.Node, source: SourceView, named: (call: Call) => boolean): boolean {
  const mayEncrypt = MAY_PROTECT.test(source.text);
  let looked = 0;
  let found = false;
  walk(around, (node) => {
    if (found || looked > MOST_CALLS) return false;
    if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return undefined;
    looked++;
    found = named(node) || (mayEncrypt && isEncrypting(node, source));
    return found ? false : undefined;
  });
  return found;
}
