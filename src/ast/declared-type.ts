import type { TSESTree } from '@typescript-eslint/types';
import { classMembers } from './class-members.ts';
import { enclosingClass, isFunction } from './function.ts';
import { propertyName } from './property.ts';
import { findVariable, soleDefinition } from './scope.ts';
import type { SourceView } from './source.ts';
import { unwrapAwait } from './unwrap.ts';

const MAX_DEPTH = 8;

/**
 * The type that this file declares for an expression: of a variable or parameter, a class member,
 * a property of a type literal, interface or alias of this file. Undefined where none is written.
 */
export function declaredType(node: TSESTree.Node, source: SourceView, depth = 0): TSESTree.TypeNode | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const expression = unwrapAwait(node);
  if (expression.type === 'Identifier') {
    const definition = soleDefinition(findVariable(expression, source));
    const name = definition?.name as TSESTree.Identifier | undefined;
    return name?.typeAnnotation?.typeAnnotation ?? patternType(definition?.node as TSESTree.Node | undefined, name, source);
  }
  if (expression.type !== 'MemberExpression') return undefined;
  const name = propertyName(expression);
  if (name === undefined) return undefined;
  const object = unwrapAwait(expression.object);
  return object.type === 'ThisExpression' ? memberType(object, name) : propertyType(declaredType(object, source, depth + 1), name, source, depth + 1);
}

/** The type of one property of a type literal, or of an interface or alias that this file declares. */
export function propertyType(type: TSESTree.TypeNode | undefined, key: string, source: SourceView, depth = 0): TSESTree.TypeNode | undefined {
  if (!type || depth > MAX_DEPTH) return undefined;
  switch (type.type) {
    case 'TSTypeLiteral':
      return signatureType(type.members, key);
    case 'TSUnionType':
    case 'TSIntersectionType':
      for (const part of type.types) {
        const found = propertyType(part, key, source, depth + 1);
        if (found) return found;
      }
      return undefined;
    case 'TSTypeReference': {
      if (type.typeName.type !== 'Identifier') return undefined;
      const definition = soleDefinition(findVariable(type.typeName, source))?.node as TSESTree.Node | undefined;
      if (definition?.type === 'TSInterfaceDeclaration') return signatureType(definition.body.body, key);
      return definition?.type === 'TSTypeAliasDeclaration' ? propertyType(definition.typeAnnotation, key, source, depth + 1) : undefined;
    }
    default:
      return undefined;
  }
}

function signatureType(members: readonly TSESTree.TypeElement[], key: string): TSESTree.TypeNode | undefined {
  for (const member of members) {
    if (member.type === 'TSPropertySignature' && propertyName(member) === key) return member.typeAnnotation?.typeAnnotation;
  }
  return undefined;
}

/** The type of `name` in `function f({ name }: { name: T })`. */
function patternType(definition: TSESTree.Node | undefined, name: TSESTree.Identifier | undefined, source: SourceView): TSESTree.TypeNode | undefined {
  if (!definition || !name || !isFunction(definition)) return undefined;
  for (const parameter of definition.params) {
    const pattern = parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
    if (pattern.type !== 'ObjectPattern') continue;
    const property = pattern.properties.find((one) => one.type === 'Property' && (one.value === name || (one.value.type === 'AssignmentPattern' && one.value.left === name)));
    const key = property?.type === 'Property' ? propertyName(property) : undefined;
    if (key !== undefined) return propertyType(pattern.typeAnnotation?.typeAnnotation, key, source);
  }
  return undefined;
}

/** The declared type of `this.name`: a field, or a parameter property of the constructor. */
function memberType(self: TSESTree.Node, name: string): TSESTree.TypeNode | undefined {
  const owner = enclosingClass(self);
  if (!owner) return undefined;
  const { fields, constructor_ } = classMembers(owner);
  const field = fields.get(name);
  if (field) return field.typeAnnotation?.typeAnnotation;
  for (const parameter of constructor_?.params ?? []) {
    if (parameter.type !== 'TSParameterProperty' || parameter.parameter.type !== 'Identifier') continue;
    if (parameter.parameter.name === name) return parameter.parameter.typeAnnotation?.typeAnnotation;
  }
  return undefined;
}
