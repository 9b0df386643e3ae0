import type { TSESTree } from '@typescript-eslint/types';
import { calledMember, type ClassNode, declarationOf, declaredType, enclosingClass, findVariable, importOfDefinition, lineageOf, receiverOf, soleDefinition, type SourceView, textOf, unwrapAwait } from '../../ast/index.ts';
import type { Evidence } from '../../model/index.ts';
import type { ReadEnv } from '../adapter.ts';

/** The model class that a query starts on. */
export interface ModelClass {
  name: string;
  evidence: Evidence;
}

export const OBJECTION_MODULES: readonly string[] = ['objection', '@willsoto/nestjs-objection', 'nestjs-objection', '@squareboat/nestjs-objection'];
const MAX_DEPTH = 6;
const BOUND_CLASS = new Set(['bindKnex', 'bindTransaction']);

/** The class that `node` is: a class of this file or an import, `this` in a static method, a member typed `typeof Person`. */
export function modelClass(node: TSESTree.Node, env: ReadEnv, depth = 0): ModelClass | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const { source } = env;
  const expression = unwrapAwait(node);
  switch (expression.type) {
    case 'Identifier':
      return ofIdentifier(expression, env, depth);
    case 'ThisExpression':
      return ofThis(expression, source);
    case 'MemberExpression':
      return ofType(declaredType(expression, source), source) ?? ofGetter(expression, source);
    case 'CallExpression': {
      const called = calledMember(expression);
      if (called && BOUND_CLASS.has(called.name)) return modelClass(called.object, env, depth + 1);
      // A member that hands out the class: `this.customerModel().query()`.
      return expression.arguments.length === 0 ? ofType(declaredType(expression.callee, source), source) : undefined;
    }
    default:
      return undefined;
  }
}

function ofIdentifier(name: TSESTree.Identifier, env: ReadEnv, depth: number): ModelClass | undefined {
  const { source } = env;
  const definition = soleDefinition(findVariable(name, source));
  const node = definition?.node as TSESTree.Node | undefined;
  if (node?.type === 'ClassDeclaration') return isModel(node, source) ? { name: name.name, evidence: 'declaration' } : undefined;
  const imported = definition && importOfDefinition(definition);
  if (imported) {
    const declared = declarationOf(name, source)?.node;
    const found = declared?.type === 'ClassDeclaration' ? declared : undefined;
    // A class of the project that could be opened says itself whether it is a model.
    if (found) return isModel(found, source) ? { name: found.id?.name ?? name.name, evidence: 'import' } : undefined;
    return ofImport(imported.module, imported.name === 'default' || imported.name === '*' ? name.name : imported.name);
  }
  const typed = ofType(declaredType(name, source), source);
  if (typed) return typed;
  if (node?.type === 'VariableDeclarator' && node.init && node.id === definition?.name) return modelClass(node.init, env, depth + 1);
  return undefined;
}

/** An import counts by its name alone: whether it is a model, the query and the catalog must say. */
function ofImport(module: string, name: string): ModelClass | undefined {
  if (OBJECTION_MODULES.includes(module)) return undefined;
  return /^\p{Lu}/u.test(name) && /^[.~#]|^@\/|^src\/|^(?:@[\w-]+\/)?[\w-]*(?:models?|entities|database|db)\b/.test(module) ? { name, evidence: 'convention' } : undefined;
}

/** True for a class that has Objection's as a base, or that declares what only a model has. */
function isModel(owner: ClassNode, source: SourceView): boolean {
  return lineageOf(owner, source).some(({ node }) => {
    const base = node.superClass && unwrapAwait(node.superClass);
    if (!base) return false;
    if (declares(node, /^(?:relationMappings|jsonSchema|tableName|modifiers|virtualAttributes)$/)) return true;
    const bases = base.type === 'CallExpression' ? base.arguments : [base];
    return bases.some((one) => OBJECTION_MODULES.includes((one.type === 'Identifier' || one.type === 'MemberExpression' ? receiverOf(one, source)?.origin?.module : undefined) ?? ''));
  });
}

function declares(owner: ClassNode, names: RegExp): boolean {
  return owner.body.body.some((member) => (member.type === 'PropertyDefinition' || member.type === 'MethodDefinition') && member.static && member.key.type === 'Identifier' && names.test(member.key.name));
}

function ofThis(self: TSESTree.Node, source: SourceView): ModelClass | undefined {
  const owner = enclosingClass(self);
  return owner?.id && isModel(owner, source) ? { name: owner.id.name, evidence: 'declaration' } : undefined;
}

/** `typeof Person`, `ModelClass<Person>`, `TenantModel<typeof Person>`, `() => typeof Person`. */
function ofType(type: TSESTree.TypeNode | undefined, source: SourceView, depth = 0): ModelClass | undefined {
  if (!type || depth > 3) return undefined;
  if (type.type === 'TSTypeQuery') return type.exprName.type === 'Identifier' && /^\p{Lu}/u.test(type.exprName.name) ? { name: importedName(type.exprName, source), evidence: 'declaration' } : undefined;
  if (type.type === 'TSFunctionType') return ofType(type.returnType?.typeAnnotation, source, depth + 1);
  if (type.type !== 'TSTypeReference') return undefined;
  const [inner] = type.typeArguments?.params ?? [];
  if (inner?.type === 'TSTypeQuery') return ofType(inner, source, depth + 1);
  const name = textOf(source, type.typeName);
  if (!/^(?:ModelClass|ModelConstructor|Objection\.ModelClass)$/.test(name) || inner?.type !== 'TSTypeReference' || inner.typeName.type !== 'Identifier') return undefined;
  return { name: importedName(inner.typeName, source), evidence: 'declaration' };
}

function importedName(name: TSESTree.Identifier, source: SourceView): string {
  const definition = soleDefinition(findVariable(name, source));
  const imported = definition && importOfDefinition(definition);
  return imported && imported.name !== 'default' && imported.name !== '*' ? imported.name : name.name;
}

/** `get model(): typeof Account { … }`. */
function ofGetter(member: TSESTree.MemberExpression, source: SourceView): ModelClass | undefined {
  const owner = member.object.type === 'ThisExpression' ? enclosingClass(member) : undefined;
  const { property } = member;
  const getter = owner?.body.body.find((one) => one.type === 'MethodDefinition' && one.kind === 'get' && one.key.type === 'Identifier' && property.type === 'Identifier' && one.key.name === property.name);
  if (getter?.type !== 'MethodDefinition') return undefined;
  return ofType(getter.value.returnType?.typeAnnotation, source);
}

/** The class that an instance is of: by its type, or by the query that found it. */
export function instanceClass(node: TSESTree.Node, env: ReadEnv): ModelClass | undefined {
  const { source } = env;
  const expression = unwrapAwait(node);
  if (expression.type === 'ThisExpression') return ofThis(expression, source);
  const type = declaredType(expression, source);
  if (type?.type === 'TSTypeReference' && type.typeName.type === 'Identifier' && !type.typeArguments) return { name: importedName(type.typeName, source), evidence: 'declaration' };
  if (expression.type !== 'Identifier') return undefined;
  const definition = soleDefinition(findVariable(expression, source))?.node as TSESTree.Node | undefined;
  if (definition?.type !== 'VariableDeclarator' || !definition.init || definition.id.type !== 'Identifier') return undefined;
  for (let current = unwrapAwait(definition.init); current.type === 'CallExpression'; ) {
    const called = calledMember(current);
    if (!called) return undefined;
    if (called.name === 'query') return modelClass(called.object, env);
    current = unwrapAwait(called.object);
  }
  return undefined;
}
