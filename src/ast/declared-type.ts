import type { TSESTree } from '@typescript-eslint/types';
import { classMembers } from './class-members.ts';
import { isFunction } from './function.ts';
import { procedureContext } from './procedure-context.ts';
import { propertyName } from './property.ts';
import { lineageOf, selfClass, substituted } from './class-lineage.ts';
import { declarationOf } from './scope.ts';
import type { SourceView } from './source.ts';
import { unwrapAwait } from './unwrap.ts';

const MAX_DEPTH = 8;

/** Utility types that leave the properties what they are. */
const SAME_PROPERTIES = new Set(['Omit', 'Pick', 'Readonly', 'Partial', 'Required', 'NonNullable', 'Awaited', 'Promise']);

/**
 * The type that the project declares for an expression: of a variable or parameter, a class member,
 * a property of a type literal, interface, alias or class. Undefined where none is written. The
 * answer may be a node of another file.
 */
export function declaredType(node: TSESTree.Node, source: SourceView, depth = 0): TSESTree.TypeNode | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const expression = unwrapAwait(node);
  if (expression.type === 'Identifier') {
    const declared = declarationOf(expression, source);
    if (!declared) return undefined;
    return declared.name.typeAnnotation?.typeAnnotation ?? patternType(declared.node, declared.name, source, depth);
  }
  if (expression.type !== 'MemberExpression') return undefined;
  const name = propertyName(expression);
  if (name === undefined) return undefined;
  const object = unwrapAwait(expression.object);
  return object.type === 'ThisExpression' ? ownMemberType(object, name, source) : propertyType(declaredType(object, source, depth + 1), name, source, depth + 1);
}

/** The type of one property of a type literal, an interface, an alias or a class of the project. */
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
      const inner = type.typeArguments?.params[0];
      if (inner && SAME_PROPERTIES.has(type.typeName.name)) return propertyType(inner, key, source, depth + 1);
      return declaredProperty(type.typeName, key, source, depth);
    }
    default:
      return undefined;
  }
}

function declaredProperty(name: TSESTree.Identifier, key: string, source: SourceView, depth: number): TSESTree.TypeNode | undefined {
  const declared = declarationOf(name, source)?.node;
  if (declared?.type === 'TSTypeAliasDeclaration') return propertyType(declared.typeAnnotation, key, source, depth + 1);
  if (declared?.type === 'ClassDeclaration') return memberType(declared, key, source);
  if (declared?.type !== 'TSInterfaceDeclaration') return undefined;
  const own = signatureType(declared.body.body, key);
  if (own) return own;
  for (const { expression } of declared.extends) {
    const found = expression.type === 'Identifier' && depth < MAX_DEPTH ? declaredProperty(expression, key, source, depth + 1) : undefined;
    if (found) return found;
  }
  return undefined;
}

function signatureType(members: readonly TSESTree.TypeElement[], key: string): TSESTree.TypeNode | undefined {
  for (const member of members) {
    if (member.type === 'TSPropertySignature' && propertyName(member) === key) return member.typeAnnotation?.typeAnnotation;
  }
  return undefined;
}

/** The type of `name` in `function f({ name }: { name: T })` and `const { name } = typed`. */
function patternType(definition: TSESTree.Node, name: TSESTree.Identifier, source: SourceView, depth: number): TSESTree.TypeNode | undefined {
  if (definition.type === 'VariableDeclarator' && definition.id.type === 'ObjectPattern' && definition.init) {
    const key = patternKey(definition.id, name);
    const base = unwrapAwait(definition.init);
    if (key === undefined) return undefined;
    if (base.type === 'ThisExpression') return ownMemberType(base, key, source);
    return propertyType(definition.id.typeAnnotation?.typeAnnotation ?? declaredType(base, source, depth + 1), key, source);
  }
  if (!isFunction(definition)) return undefined;
  for (const parameter of definition.params) {
    const pattern = parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
    const key = pattern.type === 'ObjectPattern' ? patternKey(pattern, name) : undefined;
    if (pattern.type !== 'ObjectPattern' || key === undefined) continue;
    if (pattern.typeAnnotation) return propertyType(pattern.typeAnnotation.typeAnnotation, key, source);
    return key === 'ctx' ? procedureContext(definition, source) : undefined;
  }
  return undefined;
}

/** The property that a pattern puts into `name`. */
export function patternKey(pattern: TSESTree.ObjectPattern, name: TSESTree.Identifier): string | undefined {
  for (const property of pattern.properties) {
    if (property.type !== 'Property') continue;
    const value = property.value.type === 'AssignmentPattern' ? property.value.left : property.value;
    if (value === name) return propertyName(property);
  }
  return undefined;
}

function ownMemberType(self: TSESTree.Node, name: string, source: SourceView): TSESTree.TypeNode | undefined {
  const owner = selfClass(self, source);
  return owner && memberType(owner, name, source);
}

/** The declared type of a field, accessor or parameter property of a class or of the classes it extends. */
function memberType(owner: TSESTree.ClassDeclaration | TSESTree.ClassExpression, name: string, source: SourceView): TSESTree.TypeNode | undefined {
  for (const { node, typeOf } of lineageOf(owner, source)) {
    const { fields, getters, constructor_ } = classMembers(node);
    const field = fields.get(name);
    const type = field?.typeAnnotation?.typeAnnotation ?? getters.get(name)?.value.returnType?.typeAnnotation ?? parameterPropertyType(constructor_, name);
    if (type) return substituted(type, typeOf);
    if (field) return undefined;
  }
  return undefined;
}

function parameterPropertyType(constructor: TSESTree.FunctionExpression | undefined, name: string): TSESTree.TypeNode | undefined {
  for (const parameter of constructor?.params ?? []) {
    if (parameter.type !== 'TSParameterProperty' || parameter.parameter.type !== 'Identifier') continue;
    if (parameter.parameter.name === name) return parameter.parameter.typeAnnotation?.typeAnnotation;
  }
  return undefined;
}
