import type { TSESTree } from '@typescript-eslint/types';
import { enclosingFunction, propertyName, unwrap, unwrapAwait, walk } from '../../ast/index.ts';
import type { Catalog, PersonalField } from '../../model/index.ts';
import { isBody, isEmptyValue, isRequestName } from './patterns.ts';

/** True for the body of a request: `req.body`, `ctx.request.body`, `await request.json()`; not for an answer's. */
export function isRequestBody(node: TSESTree.Node): boolean {
  const value = unwrapAwait(node);
  if (!isBody(value)) return false;
  return value.type !== 'MemberExpression' || isRequestName(unwrap(value.object));
}

/** The personal fields that the function around a request's body takes out of it: what it certainly carries. */
export function bodyFields(body: TSESTree.Node, catalog: Catalog): PersonalField[] {
  const fn = enclosingFunction(body);
  if (!fn) return [];
  const names = new Set<string>();
  const aliases = new Set<string>();
  const isIt = (node: TSESTree.Node | null | undefined): boolean => {
    let value = node ? unwrapAwait(node) : undefined;
    if (value?.type === 'LogicalExpression' && isEmptyValue(value.right)) value = unwrapAwait(value.left);
    return value !== undefined && (isRequestBody(value) || (value.type === 'Identifier' && aliases.has(value.name)));
  };
  walk(fn, (node) => {
    if (node.type === 'VariableDeclarator' && isIt(node.init)) {
      if (node.id.type === 'Identifier') aliases.add(node.id.name);
      else if (node.id.type === 'ObjectPattern') for (const property of node.id.properties) if (property.type === 'Property') names.add(propertyName(property) ?? '');
    } else if (node.type === 'MemberExpression' && isIt(node.object)) names.add(propertyName(node) ?? '');
    return undefined;
  });
  const siblings = [...names].filter((name) => name !== '');
  return siblings.flatMap((name) => {
    const classification = catalog.classifyName(name, { siblings });
    return classification ? [{ name, classification }] : [];
  });
}
