import type { TSESTree } from '@typescript-eslint/types';
import { constantInitialiser, findVariable, propertyName, soleDefinition, type SourceView, unrollChain, unwrap, unwrapAwait } from '../../../ast/index.ts';

/** One step of a path: `name` is taken from `object`, and called where `call` is. */
export interface PathLink {
  name: string;
  object: TSESTree.Node;
  call?: TSESTree.CallExpression;
}

const MAX_DEPTH = 4;

/**
 * The names through which a call is reached, in source order: `crm`, `contacts`, `basicApi`, `getPage`.
 * Constants that hold a part of the client are seen through, destructured ones too.
 */
export function memberPath(node: TSESTree.Node, source: SourceView, depth = 0): PathLink[] {
  const { root, links } = unrollChain(node);
  const own = links.map(({ name, member, call }): PathLink => ({ name, object: unwrap(member.object), ...(call ? { call } : {}) }));
  if (root.type !== 'Identifier' || depth > MAX_DEPTH) return own;
  const variable = findVariable(root, source);
  const value = constantInitialiser(variable);
  const held = value && unwrapAwait(value);
  if (held && (held.type === 'MemberExpression' || held.type === 'CallExpression')) return [...memberPath(held, source, depth + 1), ...own];
  const declaration = soleDefinition(variable)?.node as TSESTree.Node | undefined;
  if (declaration?.type !== 'VariableDeclarator' || declaration.id.type !== 'ObjectPattern' || !declaration.init) return own;
  const key = declaration.id.properties.find((one) => one.type === 'Property' && one.value.type === 'Identifier' && one.value.name === root.name);
  const name = key && propertyName(key);
  const from = unwrapAwait(declaration.init);
  // A module is no path: what is taken out of it is an import.
  if (name === undefined || (from.type === 'CallExpression' && from.callee.type === 'Identifier') || from.type === 'ImportExpression') return own;
  return [...memberPath(from, source, depth + 1), { name, object: from }, ...own];
}
