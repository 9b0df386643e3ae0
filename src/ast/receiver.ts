import type { TSESTree } from '@typescript-eslint/types';
import type { Definition } from '@typescript-eslint/scope-manager';
import type { Evidence } from '../model/index.ts';
import { calledFunction } from './called-function.ts';
import { classMembers } from './class-members.ts';
import { type ClassNode, lineageOf, selfClass, soleReturn, substituted } from './class-lineage.ts';
import { isFunction } from './function.ts';
import { exportedNode } from './module-exports.ts';
import { sourceOf } from './modules.ts';
import { typeOf } from './type-services.ts';
import { propertyName } from './property.ts';
import { declarationOf, findVariable, importOfDefinition, type ImportOrigin, isReassigned, soleDefinition } from './scope.ts';
import { declaredType, patternKey, propertyType } from './declared-type.ts';
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
 * Finds out what `node` is: an imported value, an instance, a variable, field or parameter with a
 * type annotation, what a function of the project answers. Follows constants, `this.x` also into
 * base classes, constructor parameter properties, destructuring of annotated objects, types of the
 * project to the package they build on, and imports into the project's own modules: then the nodes
 * of the answer are of another file. Undefined when the sources do not say.
 */
export function receiverOf(node: TSESTree.Node, source: SourceView, depth = 0): Receiver | undefined {
  const found = read(node, source, depth);
  return depth > 0 || isSettled(found) ? found : (ofType(node, source) ?? found);
}

/** True when the source says which package the value comes from, or what its type is called. */
function isSettled(receiver: Receiver | undefined): boolean {
  return receiver?.typeName !== undefined || (receiver?.origin !== undefined && !isOwnModule(receiver.origin.module));
}

/** What the host's type checker says, where it has one. */
function ofType(node: TSESTree.Node, source: SourceView): Receiver | undefined {
  const type = typeOf(node, source.ast);
  return type?.module === undefined ? undefined : { typeName: type.name, typeArguments: [], evidence: 'declaration', origin: { module: type.module, name: type.name } };
}

const isOwnModule = (module: string): boolean => /^[./~#]|^@\//.test(module);

function read(node: TSESTree.Node, source: SourceView, depth: number): Receiver | undefined {
  if (depth > 8) return undefined;
  const expression = unwrapAwait(node);
  switch (expression.type) {
    case 'Identifier': {
      const variable = findVariable(expression, source);
      const given = variable && source.bindings?.values.get(variable);
      if (given) return receiverOf(given, source, depth + 1);
      const definition = soleDefinition(variable);
      return definition && ofDefinition(definition, expression, source, depth);
    }
    case 'CallExpression':
      return ofCall(expression, source, depth);
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

function ofDefinition(definition: Definition, used: TSESTree.Node, source: SourceView, depth: number): Receiver | undefined {
  const imported = importOfDefinition(definition);
  if (imported) return ofImport(imported, definition, used, source, depth);
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

/** What an own module exports under the name, if it can be followed; the import itself otherwise. */
function ofImport(imported: ImportOrigin, definition: Definition, used: TSESTree.Node, source: SourceView, depth: number): Receiver {
  const exported = exportedNode(imported.module, imported.name, sourceOf(used, source));
  const inner = exported && receiverOf(exported, source, depth + 1);
  const plain: Receiver = { origin: imported, typeArguments: [], evidence: 'import', declaration: definition.node as TSESTree.Node };
  return inner ? { ...plain, ...inner, evidence: 'import' } : plain;
}

/** What a function of the project answers, as far as that is a value of a known kind. */
function ofCall(call: TSESTree.CallExpression, source: SourceView, depth: number): Receiver {
  const fn = calledFunction(call, source);
  const annotated = annotationReceiver(awaitedType(fn?.returnType?.typeAnnotation), source, depth + 1);
  const answer = fn && !annotated?.origin ? soleReturn(fn) : undefined;
  const inner = answer && answer !== call ? receiverOf(answer, source, depth + 1) : undefined;
  if (inner && (inner.origin || inner.typeName !== undefined)) return inner;
  return annotated?.origin ? { ...annotated, initialiser: call } : { typeArguments: [], evidence: 'declaration', initialiser: inner?.initialiser ?? call };
}

function awaitedType(type: TSESTree.TypeNode | undefined): TSESTree.TypeNode | undefined {
  const inner = type?.type === 'TSTypeReference' && type.typeName.type === 'Identifier' && type.typeName.name === 'Promise' ? type.typeArguments?.params[0] : undefined;
  return inner ?? type;
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

function ofMember(member: TSESTree.MemberExpression, source: SourceView, depth: number): Receiver | undefined {
  const name = propertyName(member);
  if (name === undefined) return undefined;
  const object = unwrapAwait(member.object);
  if (object.type === 'ThisExpression') return ofClassMember(object, name, source, depth);
  if (object.type === 'Identifier') {
    const definition = soleDefinition(findVariable(object, source));
    const imported = definition && importOfDefinition(definition);
    if (definition && imported?.name === '*') return ofImport({ module: imported.module, name }, definition, object, source, depth);
  }
  return annotationReceiver(declaredType(member, source, depth), source);
}

function ofClassMember(self: TSESTree.Node, name: string, source: SourceView, depth: number): Receiver | undefined {
  const owner = selfClass(self, source);
  for (const { node, typeOf } of owner ? lineageOf(owner, source) : []) {
    const found = ofOwnMember(node, name, source, depth);
    if (found) return typeOf.size === 0 ? found : { ...found, typeArguments: found.typeArguments.map((type) => substituted(type, typeOf)) };
    if (classMembers(node).fields.has(name)) return undefined;
  }
  return undefined;
}

function ofOwnMember(owner: ClassNode, name: string, source: SourceView, depth: number): Receiver | undefined {
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
  if (!getter) return undefined;
  const answer = getter.value.type === 'FunctionExpression' && !getter.value.returnType ? soleReturn(getter.value) : undefined;
  const answered = answer ? receiverOf(answer, source, depth + 1) : annotationReceiver(getter.value.returnType?.typeAnnotation, source);
  return answered && { ...answered, declaration: getter };
}

function ofConstructor(constructor: TSESTree.FunctionExpression, name: string, source: SourceView, depth: number): Receiver | undefined {
  for (const parameter of constructor.params) {
    if (parameter.type !== 'TSParameterProperty') continue;
    const target = parameter.parameter.type === 'AssignmentPattern' ? parameter.parameter.left : parameter.parameter;
    if (target.type !== 'Identifier' || target.name !== name) continue;
    const variable = source.bindings && findVariable(target, source);
    const given = variable && source.bindings?.values.get(variable);
    if (given) return receiverOf(given, source, depth + 1);
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

/**
 * Reads a type annotation: `Repository<Customer>`, `typeorm.Repository<Customer>`, `Foo | undefined`.
 * A type of the project that builds on one of a package (a class that extends it, an alias) is that type.
 */
export function annotationReceiver(type: TSESTree.TypeNode | undefined, source: SourceView, depth = 0): Receiver | undefined {
  if (!type || depth > 8) return undefined;
  if (type.type === 'TSUnionType' || type.type === 'TSIntersectionType') {
    const parts = type.types.filter((part) => part.type !== 'TSUndefinedKeyword' && part.type !== 'TSNullKeyword');
    for (const part of parts) {
      const found = annotationReceiver(part, source, depth + 1);
      if (found) return found;
    }
    return undefined;
  }
  if (type.type === 'TSTypeQuery') {
    const target = type.exprName;
    if (target.type !== 'Identifier') return undefined;
    const inner = receiverOf(target, source, depth + 1);
    return { typeArguments: [], ...inner, evidence: 'declaration' };
  }
  if (type.type !== 'TSTypeReference') return undefined;
  const named = entityName(type.typeName, source);
  if (!named) return undefined;
  const inner = type.typeArguments?.params[0];
  if (inner && !named.origin && SAME_THING.has(named.name)) return annotationReceiver(inner, source, depth + 1);
  const built = type.typeName.type === 'Identifier' ? buildsOn(type.typeName, source, depth) : undefined;
  if (built) return { ...built, evidence: 'declaration' };
  return {
    typeName: named.name,
    typeArguments: type.typeArguments?.params ?? [],
    evidence: 'declaration',
    ...(named.origin ? { origin: named.origin } : {}),
  };
}

/** The type of a package that a class, interface or alias of the project builds on. */
function buildsOn(name: TSESTree.Identifier, source: SourceView, depth: number): Receiver | undefined {
  const declared = declarationOf(name, source)?.node;
  if (declared?.type === 'TSTypeAliasDeclaration') return ofPackage(annotationReceiver(declared.typeAnnotation, source, depth + 1));
  if (declared?.type === 'ClassDeclaration') {
    const last = lineageOf(declared, source).at(-1);
    return last?.node.superClass ? ofPackage(baseReceiver(last.node.superClass, last.node.superTypeArguments?.params, last.typeOf, source)) : undefined;
  }
  if (declared?.type !== 'TSInterfaceDeclaration') return undefined;
  for (const { expression, typeArguments } of declared.extends) {
    if (expression.type !== 'Identifier') continue;
    const found = ofPackage(baseReceiver(expression, typeArguments?.params, new Map(), source)) ?? (depth < 8 ? buildsOn(expression, source, depth + 1) : undefined);
    if (found) return found;
  }
  return undefined;
}

function baseReceiver(node: TSESTree.Node, given: readonly TSESTree.TypeNode[] | undefined, typeOf: ReadonlyMap<string, TSESTree.TypeNode>, source: SourceView): Receiver | undefined {
  const named = entityName(node, source);
  return named && { typeName: named.name, typeArguments: (given ?? []).map((type) => substituted(type, typeOf)), evidence: 'declaration', ...(named.origin ? { origin: named.origin } : {}) };
}

function ofPackage(receiver: Receiver | undefined): Receiver | undefined {
  return receiver?.origin && !isOwnModule(receiver.origin.module) ? receiver : undefined;
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
