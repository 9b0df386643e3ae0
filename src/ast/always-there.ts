import type { TSESTree } from '@typescript-eslint/types';
import { declaredType } from './declared-type.ts';
import { declarationOf } from './scope.ts';
import type { SourceView } from './source.ts';
import { unwrapAwait } from './unwrap.ts';

const MAX_DEPTH = 6;
/** Types of values that are neither `undefined` nor `null`. */
const VALUES = new Set(['TSStringKeyword', 'TSNumberKeyword', 'TSBooleanKeyword', 'TSBigIntKeyword', 'TSSymbolKeyword', 'TSObjectKeyword', 'TSArrayType', 'TSTupleType', 'TSFunctionType', 'TSTypeLiteral', 'TSLiteralType', 'TSTemplateLiteralType']);
/** Declarations whose types are of such values. */
const OF_VALUES = new Set(['ClassDeclaration', 'TSInterfaceDeclaration', 'TSEnumDeclaration']);

/**
 * Whether the source declares that a value of run time is neither `undefined` nor `null`: a parameter
 * `tenantId: string`, `ctx.tenantId` where the class or interface of `ctx` has it so. False where it is
 * optional, where no type is written, and where the type is not one of the project.
 */
export function isAlwaysThere(node: TSESTree.Node, source: SourceView): boolean {
  if (node.type !== 'Identifier' && (node.type !== 'MemberExpression' || !isPlain(node, source))) return false;
  if (node.type === 'Identifier' && !declarationOf(node, source)?.parameter) return false;
  const type = declaredType(node, source);
  const owner = type?.parent?.type === 'TSTypeAnnotation' ? type.parent.parent : undefined;
  return Boolean(type && owner && (node.type !== 'Identifier' || owner.type === 'Identifier') && !isOptional(owner) && isOfValues(type, source, 0));
}

/** A member of an object whose own type is a class, an interface or a literal: no `Partial<…>` of it, no union, no optional chain. */
function isPlain({ object, optional }: TSESTree.MemberExpression, source: SourceView): boolean {
  if (optional) return false;
  const base = unwrapAwait(object);
  if (base.type === 'ThisExpression') return true;
  if (base.type === 'MemberExpression' && !isPlain(base, source)) return false;
  const type = declaredType(base, source);
  if (type?.type !== 'TSTypeReference') return type?.type === 'TSTypeLiteral';
  const declared = type.typeName.type === 'Identifier' && !type.typeArguments ? declarationOf(type.typeName, source)?.node.type : undefined;
  return declared === 'ClassDeclaration' || declared === 'TSInterfaceDeclaration';
}

function isOptional(owner: TSESTree.Node): boolean {
  const { optional, definite } = owner as { optional?: boolean; definite?: boolean };
  return optional === true || definite === true;
}

function isOfValues(type: TSESTree.TypeNode, source: SourceView, depth: number): boolean {
  if (depth > MAX_DEPTH) return false;
  if (type.type === 'TSUnionType') return type.types.every((one) => isOfValues(one, source, depth + 1));
  if (type.type !== 'TSTypeReference') return VALUES.has(type.type);
  const declared = type.typeName.type === 'Identifier' && !type.typeArguments ? declarationOf(type.typeName, source)?.node : undefined;
  if (declared?.type === 'TSTypeAliasDeclaration') return isOfValues(declared.typeAnnotation, source, depth + 1);
  return declared !== undefined && OF_VALUES.has(declared.type);
}
