import type { TSESTree } from '@typescript-eslint/types';
import { isFunction, outermostWrapper } from '../ast/index.ts';
import { isInResolverClass } from './answers-request.ts';

/** What the third argument of a resolver is called, or typed: https://graphql.org/learn/execution/ */
const CONTEXT = /^_?(?:ctx|context)$|Context$/i;

/**
 * True inside of a resolver of GraphQL: a function that is given the parent, the arguments and a context, in an
 * object or made by a function, or a method of a class of resolvers. What it answers is cut down to the fields
 * that the type in the schema has.
 */
export function isInGraphqlResolver(access: TSESTree.Node): boolean {
  for (let node = access.parent; node; node = node.parent) {
    if (!isFunction(node)) continue;
    const holder = outermostWrapper(node).parent;
    const isHeld = (holder?.type === 'Property' && holder.parent.type === 'ObjectExpression') || holder?.type === 'MethodDefinition' || holder?.type === 'ReturnStatement' || holder?.type === 'ArrowFunctionExpression';
    if (isHeld && isResolverSignature(node.params)) return true;
  }
  return isInResolverClass(access);
}

function isResolverSignature({ length, 2: context }: readonly TSESTree.Parameter[]): boolean {
  if (length < 3 || length > 4 || context === undefined) return false;
  const parameter = context.type === 'AssignmentPattern' ? context.left : context;
  if (parameter.type === 'Identifier' && CONTEXT.test(parameter.name)) return true;
  const type = 'typeAnnotation' in parameter ? parameter.typeAnnotation?.typeAnnotation : undefined;
  return type?.type === 'TSTypeReference' ? type.typeName.type === 'Identifier' && CONTEXT.test(type.typeName.name) : parameter.type === 'ObjectPattern' && type === undefined;
}
