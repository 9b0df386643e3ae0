import type { TSESTree } from '@typescript-eslint/types';
import type { Absence } from '../model/index.ts';
import { declaredType } from './declared-type.ts';
import { isFunction } from './function.ts';
import { declarationOf } from './scope.ts';
import type { SourceView } from './source.ts';
import { unwrap } from './unwrap.ts';

const MAX_DEPTH = 6;

/**
 * What the project's own types say of whether a value can be missing: an optional parameter or
 * property, a union with `undefined`. Undefined where they say nothing of the kind, where a default
 * stands beside the name, and of the key of a stored row, which every loaded row has.
 */
export function declaredAbsence(node: TSESTree.Identifier | TSESTree.MemberExpression, source: SourceView, missing: 'undefined' | 'null'): Absence | undefined {
  if (node.type === 'Identifier') {
    const declared = declarationOf(node, source);
    if (!declared || isDefaulted(declared.name)) return undefined;
    if (declared.parameter && isFunction(declared.name.parent)) return declared.name.optional || mayLack(declared.name.typeAnnotation?.typeAnnotation, source, missing, 0) ? { kind: 'parameter', node: declared.name } : undefined;
    if (!declared.parameter && declared.node.type !== 'VariableDeclarator') return undefined;
  } else if (isWhole(node.object, source)) return undefined;
  const type = declaredType(node, source);
  const owner = type?.parent?.type === 'TSTypeAnnotation' ? type.parent.parent : undefined;
  if (!type || !owner || isStoredRow(owner) || isRequest(owner)) return undefined;
  if (owner.type !== 'TSPropertySignature' && owner.type !== 'PropertyDefinition' && owner.type !== 'TSParameterProperty' && owner.type !== 'Identifier') return undefined;
  if (owner.type === 'PropertyDefinition' && owner.value) return undefined;
  const isOptional = 'optional' in owner && owner.optional;
  return isOptional || mayLack(type, source, missing, 0) ? { kind: 'property', node: owner.type === 'Identifier' ? owner : 'key' in owner ? owner.key : owner } : undefined;
}

/** `{ id = 'all' }`, `(id = 'all') => …`. */
function isDefaulted(name: TSESTree.Identifier): boolean {
  return name.parent?.type === 'AssignmentPattern' && name.parent.left === name;
}

/** `Required<Filters>`, `NonNullable<…>`: what is declared optional below is not. */
function isWhole(base: TSESTree.Node, source: SourceView): boolean {
  const type = declaredType(unwrap(base), source);
  return type?.type === 'TSTypeReference' && type.typeName.type === 'Identifier' && type.typeName.name === 'Required';
}

/** Properties of a stored row: what its class leaves optional is filled once it is loaded. */
function isStoredRow(owner: TSESTree.Node): boolean {
  return owner.type === 'PropertyDefinition' && owner.decorators.length > 0 && !owner.decorators.some(({ expression }) => /^(?:Is|Field|Query|Api|Arg|Valid|Type|Transform|Expose)/.test(decoratorName(expression)));
}

function decoratorName(expression: TSESTree.Expression): string {
  const callee = expression.type === 'CallExpression' ? expression.callee : expression;
  return callee.type === 'Identifier' ? callee.name : '';
}

/** What a middleware puts on the request: whether it has run is decided where the route is declared. */
function isRequest(owner: TSESTree.Node): boolean {
  for (let current: TSESTree.Node | undefined = owner; current; current = current.parent) {
    if (current.type === 'TSInterfaceDeclaration') return /Request|Context|Session|Payload|Token/.test(current.id.name);
    if (current.type === 'TSTypeAliasDeclaration') return /Request|Context|Session|Payload|Token/.test(current.id.name);
  }
  return false;
}

/** Whether a type has `undefined` in it (or null, where that is asked about). */
function mayLack(type: TSESTree.TypeNode | undefined, source: SourceView, missing: 'undefined' | 'null', depth: number): boolean {
  if (!type || depth > MAX_DEPTH) return false;
  if (type.type === 'TSUndefinedKeyword') return true;
  if (type.type === 'TSNullKeyword') return missing === 'null';
  if (type.type === 'TSUnionType') return type.types.some((one) => mayLack(one, source, missing, depth + 1));
  if (type.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier' || type.typeArguments) return false;
  const declared = declarationOf(type.typeName, source)?.node;
  return declared?.type === 'TSTypeAliasDeclaration' && mayLack(declared.typeAnnotation, source, missing, depth + 1);
}
