import type { TSESTree } from '@typescript-eslint/types';
import type { Definition } from '@typescript-eslint/scope-manager';
import type { Evidence } from '../model/index.ts';
import { classMembers } from './class-members.ts';
import { enclosingClass, isFunction } from './function.ts';
import { propertyName } from './property.ts';
import { findVariable, importOfDefinition, type ImportOrigin, isReassigned, soleDefinition } from './scope.ts';
import { declaredType, propertyType } from './declared-type.ts';
import type { SourceView } from './source.ts';
import { unwrapAwait } from './unwrap.ts';

/** What is known of the object a call is made on. */
export interface Receiver {
  /** The import the value or its class comes from. */
  origin?: ImportOrigin;
  /** Name of the declared type or constructed class: `PrismaClient`, `Repository`, `Pool`. */
  typeName?: string;
  /** Type arguments of the annotation, as nodes: `Customer` in `Repository<Customer>`. */
  typeArguments: readonly TSESTree.TypeNode[];
  evidence: Evidence;
  /** The expression the variable or field was initialised with, when it keeps it. */
  initialiser?: TSESTree.Node;
  /** The declaration that was found: variable, parameter, class member. */
  declaration?: TSESTree.Node;
}

/**
 * Finds out what `node` is: an imported value, an instance made in this file, a variable, field or
 * parameter with a type annotation. Follows constants, `this.x`, constructor parameter properties
 * and destructuring of annotated objects in this file. Undefined when the file does not say.
 */
export function receiverOf(node: TSESTree.Node, source: SourceView, depth = 0): Receiver | undefined {
  if (depth > 8) return undefined;
  const expression = unwrapAwait(node);
  switch (expression.type) {
    case 'Identifier': {
      const definition = soleDefinition(findVariable(expression, source));
      return definition && ofDefinition(definition, source, depth);
    }
    case 'MemberExpression':
      return ofMember(expression, source, depth);
    case 'NewExpression':
      return ofNew(expression, source);
    case 'LogicalExpression':
      return receiverOf(expression.right, source, depth + 1) ?? receiverOf(expression.left, source, depth + 1);
    case 'ConditionalExpression':
      return receiverOf(expression.consequent, source, depth + 1) ?? receiverOf(expression.alternate, source, depth + 1);
    case 'AssignmentExpression':
      return receiverOf(expression.right, source, depth + 1);
    default:
      return { typeArguments: [], evidence: 'declaration', initialiser: expression };
  }
}

function ofDefinition(definition: Definition, source: SourceView, depth: number): Receiver | undefined {
  const imported = importOfDefinition(definition);
  if (imported) return { origin: imported, typeArguments: [], evidence: 'import', declaration: definition.node as TSESTree.Node };
  const name = definition.name as TSESTree.Identifier;
  const annotated = annotationReceiver(name.typeAnnotation?.typeAnnotation, source);
  if (annotated) return { ...annotated, declaration: definition.node as TSESTree.Node };
  const node = definition.node as TSESTree.Node;
  if (node.type === 'VariableDeclarator' && node.id === name && node.init) {
    const variable = findVariable(name, source);
    const inner = receiverOf(node.init, source, depth + 1);
    if (!inner || (variable && isReassigned(variable) && !inner.typeName)) return undefined;
    return { ...inner, declaration: node, initialiser: inner.initialiser ?? node.init };
  }
  if (node.type === 'VariableDeclarator' && node.id.type === 'ObjectPattern') return ofPattern(node.id, name, node.init, source, depth);
  if (isFunction(node)) return ofParameter(node, name, source, depth);
  return undefined;
}

function ofPattern(pattern: TSESTree.ObjectPattern, name: TSESTree.Identifier, init: TSESTree.Node | null, source: SourceView, depth: number): Receiver | undefined {
  const key = patternKey(pattern, name);
  if (key === undefined || !init) return undefined;
  const base = unwrapAwait(init);
  if (base.type === 'ThisExpression') return ofClassMember(base, key, source, depth);
  return annotationReceiver(propertyType(pattern.typeAnnotation?.typeAnnotation ?? declaredType(base, source, depth), key, source), source);
}

function ofParameter(fn: TSESTree.Node & { params: readonly TSESTree.Node[] }, name: TSESTree.Identifier, source: SourceView, depth: number): Receiver | undefined {
  for (const parameter of fn.params) {
    const pattern = parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
    // A default says what the parameter is where nobody gives another: `(db = prisma) => …`.
    if (pattern === name && parameter.type === 'AssignmentPattern') return receiverOf(parameter.right, source, depth + 1);
    if (pattern.type !== 'ObjectPattern') continue;
    const key = patternKey(pattern, name);
    if (key !== undefined) return annotationReceiver(propertyType(pattern.typeAnnotation?.typeAnnotation, key, source), source);
  }
  return undefined;
}

function patternKey(pattern: TSESTree.ObjectPattern, name: TSESTree.Identifier): string | undefined {
  for (const property of pattern.properties) {
    if (property.type !== 'Property') continue;
    const value = property.value.type === 'AssignmentPattern' ? property.value.left : property.value;
    if (value === name) return propertyName(property);
  }
  return undefined;
}

function ofMember(member: TSESTree.MemberExpression, source: SourceView, depth: number): Receiver | undefined {
  const name = propertyName(member);
  if (name === undefined) return undefined;
  const object = unwrapAwait(member.object);
  if (object.type === 'ThisExpression') return ofClassMember(object, name, source, depth);
  if (object.type === 'Identifier') {
    const definition = soleDefinition(findVariable(object, source));
    const imported = definition && importOfDefinition(definition);
    if (imported?.name === '*') return { origin: { module: imported.module, name }, typeArguments: [], evidence: 'import' };
  }
  return annotationReceiver(declaredType(member, source, depth), source);
}

function ofClassMember(self: TSESTree.Node, name: string, source: SourceView, depth: number): Receiver | undefined {
  const owner = enclosingClass(self);
  if (!owner) return undefined;
  const { fields, getters, constructor_ } = classMembers(owner);
  const field = fields.get(name);
  const annotated = annotationReceiver(field?.typeAnnotation?.typeAnnotation, source);
  if (field && annotated) return { ...annotated, declaration: field };
  if (field?.value) {
    const inner = receiverOf(field.value, source, depth + 1);
    return inner && { ...inner, declaration: field };
  }
  // Without type and value the constructor may still give it one.
  const given = constructor_ && ofConstructor(constructor_, name, source, depth);
  if (given) return given;
  const getter = getters.get(name);
  const answered = annotationReceiver(getter?.value.returnType?.typeAnnotation, source);
  return getter && answered && { ...answered, declaration: getter };
}

function ofConstructor(constructor: TSESTree.FunctionExpression, name: string, source: SourceView, depth: number): Receiver | undefined {
  for (const parameter of constructor.params) {
    if (parameter.type !== 'TSParameterProperty') continue;
    const target = parameter.parameter.type === 'AssignmentPattern' ? parameter.parameter.left : parameter.parameter;
    if (target.type !== 'Identifier' || target.name !== name) continue;
    const annotated = annotationReceiver(target.typeAnnotation?.typeAnnotation, source);
    if (annotated) return { ...annotated, declaration: parameter };
    return parameter.parameter.type === 'AssignmentPattern' ? receiverOf(parameter.parameter.right, source, depth + 1) : undefined;
  }
  for (const statement of constructor.body.body) {
    if (statement.type !== 'ExpressionStatement' || statement.expression.type !== 'AssignmentExpression') continue;
    const { left, right } = statement.expression;
    if (left.type === 'MemberExpression' && left.object.type === 'ThisExpression' && propertyName(left) === name) {
      return receiverOf(right, source, depth + 1);
    }
  }
  return undefined;
}

function ofNew(node: TSESTree.NewExpression, source: SourceView): Receiver | undefined {
  const callee = unwrapAwait(node.callee);
  const named = entityName(callee, source);
  if (!named) return undefined;
  return {
    typeArguments: node.typeArguments?.params ?? [],
    typeName: named.name,
    evidence: named.origin ? 'import' : 'declaration',
    initialiser: node,
    ...(named.origin ? { origin: named.origin } : {}),
  };
}

/** Utility types that leave an object what it is. */
const SAME_THING = new Set(['Omit', 'Pick', 'Readonly', 'Partial', 'Required', 'NonNullable', 'Awaited']);

/** Reads a type annotation: `Repository<Customer>`, `typeorm.Repository<Customer>`, `Foo | undefined`. */
export function annotationReceiver(type: TSESTree.TypeNode | undefined, source: SourceView): Receiver | undefined {
  if (!type) return undefined;
  if (type.type === 'TSUnionType' || type.type === 'TSIntersectionType') {
    const parts = type.types.filter((part) => part.type !== 'TSUndefinedKeyword' && part.type !== 'TSNullKeyword');
    for (const part of parts) {
      const found = annotationReceiver(part, source);
      if (found) return found;
    }
    return undefined;
  }
  if (type.type === 'TSTypeQuery') {
    const target = type.exprName;
    if (target.type !== 'Identifier') return undefined;
    const definition = soleDefinition(findVariable(target, source));
    const origin = definition && importOfDefinition(definition);
    return { typeArguments: [], evidence: 'declaration', ...(origin ? { origin } : {}) };
  }
  if (type.type !== 'TSTypeReference') return undefined;
  const named = entityName(type.typeName, source);
  if (!named) return undefined;
  const inner = type.typeArguments?.params[0];
  if (inner && !named.origin && SAME_THING.has(named.name)) return annotationReceiver(inner, source);
  return {
    typeName: named.name,
    typeArguments: type.typeArguments?.params ?? [],
    evidence: 'declaration',
    ...(named.origin ? { origin: named.origin } : {}),
  };
}

function entityName(node: TSESTree.Node, source: SourceView): { name: string; origin?: ImportOrigin } | undefined {
  if (node.type === 'Identifier') {
    const definition = soleDefinition(findVariable(node, source));
    const origin = definition && importOfDefinition(definition);
    return { name: origin && origin.name !== 'default' && origin.name !== '*' ? origin.name : node.name, ...(origin ? { origin } : {}) };
  }
  const [left, right] = node.type === 'TSQualifiedName' ? [node.left, node.right.name] : node.type === 'MemberExpression' ? [node.object, propertyName(node)] : [];
  if (!left || right === undefined || left.type !== 'Identifier') return undefined;
  const definition = soleDefinition(findVariable(left, source));
  const base = definition && importOfDefinition(definition);
  return { name: right, ...(base ? { origin: { module: base.module, name: right } } : {}) };
}
