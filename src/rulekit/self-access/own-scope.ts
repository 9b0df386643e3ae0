import type { TSESTree } from '@typescript-eslint/types';
import { calledFunction, enclosingFunction, findVariable, isInside, outermostWrapper, propertyName, type SourceView, textOf, unrollChain, unwrap, walk } from '../../ast/index.ts';
import type { DataAccess } from '../../model/index.ts';
import { isPersonKey, isSessionValue } from './session-value.ts';

/** Conditions of a query builder. */
const CONDITION = /^(?:and)?where$/i;
/** Names that say whose records a helper leaves; its body has to say so too. */
const OWN = /user|self|own|mine|\bme\b|me$|viewer/i;

/**
 * True when a query builder gets the signed-in person as a condition, where it is built or in a helper
 * that it is handed to: `withUserScope(qb)`, `qb.andWhere('EXISTS (… user_id = :me)', { me: session.user.id })`.
 */
export function isThroughOwnScope({ node, via }: DataAccess, source: SourceView): boolean {
  if (via) return false;
  const { root, links } = unrollChain(node);
  if (links.some(({ call }) => call !== undefined && isOwnCondition(call, source))) return true;
  const variable = root.type === 'Identifier' ? findVariable(root, source) : undefined;
  const [definition] = variable?.defs ?? [];
  if (!variable || definition?.type !== 'Variable') return false;
  const fn = enclosingFunction(node);
  const { init } = definition.node as TSESTree.VariableDeclarator;
  if (init && unrollChain(init).links.some(({ call }) => call !== undefined && isOwnCondition(call, source))) return true;
  return variable.references.some(({ identifier }) => {
    const call = callWith(identifier as TSESTree.Node);
    if (!call || (fn && !isInside(call, fn))) return false;
    return call.arguments.includes(identifier as TSESTree.CallExpressionArgument) ? isOwnScope(call, source) : isOwnCondition(call, source);
  });
}

/** The call that a builder is given to, or the last one of the chain that it starts. */
function callWith(identifier: TSESTree.Node): TSESTree.CallExpression | undefined {
  const parent = outermostWrapper(identifier).parent;
  if (parent?.type === 'CallExpression') return parent;
  return parent?.type === 'MemberExpression' && parent.parent.type === 'CallExpression' ? parent.parent : undefined;
}

/** `.andWhere('user.auth_user_id = :id', { id: session.user.id })`: a text that names the key, with the person as its value. */
function isOwnCondition(call: TSESTree.CallExpression, source: SourceView): boolean {
  const callee = unwrap(call.callee);
  if (callee.type !== 'MemberExpression' || !CONDITION.test(propertyName(callee) ?? '')) return false;
  const [condition, values] = call.arguments;
  if (!condition || values?.type !== 'ObjectExpression') return false;
  const text = textOf(source, condition);
  return values.properties.some((property) => {
    const name = property.type === 'Property' ? propertyName(property) : undefined;
    if (property.type !== 'Property' || name === undefined || !isSessionValue(property.value, source)) return false;
    const compared = new RegExp(`([\\w.]+)"?\\s*=\\s*:${name.replace(/[$]/g, '\\$&')}\\b`).exec(text)?.[1];
    return compared !== undefined && isPersonKey(compared.split('.').at(-1) ?? '');
  });
}

/** A helper of the project that is named after the person who asks, and adds that person as a condition. */
function isOwnScope(call: TSESTree.CallExpression, source: SourceView): boolean {
  const callee = unwrap(call.callee);
  const name = callee.type === 'Identifier' ? callee.name : callee.type === 'MemberExpression' ? (propertyName(callee) ?? '') : '';
  const fn = OWN.test(name) ? calledFunction(call, source) : undefined;
  if (!fn) return false;
  let found = false;
  walk(fn.body, (node) => {
    if (node.type === 'CallExpression' && isOwnCondition(node, source)) found = true;
    return !found;
  });
  return found;
}
