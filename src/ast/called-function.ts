import type { TSESTree } from '@typescript-eslint/types';
import { calledMember } from './chain.ts';
import { type ClassNode, classOf, functionNamed, lineageOf, selfClass } from './class-lineage.ts';
import { classMembers } from './class-members.ts';
import { declaredType } from './declared-type.ts';
import { enclosingClass, type FunctionNode, isFunction } from './function.ts';
import { constantInitialiser, declarationOf, findVariable, resolveConstant } from './scope.ts';
import type { SourceView } from './source.ts';
import { unwrapAwait } from './unwrap.ts';

/**
 * The function of the project that a call runs, when it is certain which: by name, as a method of
 * the same class or of its bases, of an object that a constant holds, of a namespace import, or of
 * an instance whose class is known. May stand in another file.
 */
export function calledFunction(call: TSESTree.CallExpression, source: SourceView): FunctionNode | undefined {
  const callee = unwrapAwait(call.callee);
  if (callee.type === 'Identifier') return functionNamed(callee, source);
  const called = calledMember(call);
  if (!called) return undefined;
  const { object, name, member } = called;
  if (object.type === 'ThisExpression' || object.type === 'Super') {
    const owner = object.type === 'Super' ? enclosingClass(object) : selfClass(object, source);
    return owner && methodOf(owner, name, source, object.type === 'Super' ? 1 : 0);
  }
  const value = resolveConstant(member, source);
  if (isFunction(value)) return value;
  if (value.type === 'Identifier' && value !== object) return functionNamed(value, source);
  const instance = classOfValue(object, source);
  return instance && methodOf(instance, name, source, 0);
}

/** A method of a class or of the nearest base that has it; `from` 1 starts at the base. */
export function methodOf(owner: ClassNode, name: string, source: SourceView, from: number): FunctionNode | undefined {
  for (const { node } of lineageOf(owner, source).slice(from)) {
    const { fields, methods } = classMembers(node);
    const fn = methods.get(name)?.value ?? fields.get(name)?.value;
    if (isFunction(fn)) return fn;
  }
  return undefined;
}

/** The class of the project that a value is an instance of, or that a name means itself (for static calls). */
function classOfValue(node: TSESTree.Node, source: SourceView): ClassNode | undefined {
  const object = unwrapAwait(node);
  const own = classMade(object, source);
  if (own) return own;
  const type = declaredType(object, source);
  if (type) return type.type === 'TSTypeReference' && type.typeName.type === 'Identifier' ? classOf(type.typeName, source, 0) : undefined;
  if (object.type !== 'Identifier') return undefined;
  const made = constantInitialiser(findVariable(object, source));
  const value = made ? unwrapAwait(made) : resolveConstant(object, source);
  const instance = classMade(value, source);
  if (instance) return instance;
  const declared = declarationOf(object, source)?.node;
  return declared?.type === 'ClassDeclaration' ? declared : undefined;
}

/** What a class calls the one instance that it hands out: `AuditService.getInstance()`, `Mailer.shared`. */
const SINGLE = /^(?:get_?)?(?:instance|shared|singleton|default)(?:_?instance)?$/i;

/** The class of `new Service()`, of `Service.getInstance()` and of `Service.instance`. */
function classMade(value: TSESTree.Node, source: SourceView): ClassNode | undefined {
  if (value.type === 'NewExpression') return classOf(value.callee, source, 0);
  const member = value.type === 'CallExpression' ? unwrapAwait(value.callee) : value;
  if (member.type !== 'MemberExpression' || member.computed || member.property.type !== 'Identifier' || !SINGLE.test(member.property.name)) return undefined;
  const owner = unwrapAwait(member.object);
  return owner.type === 'Identifier' && /^[A-Z]/.test(owner.name) ? classOf(owner, source, 0) : undefined;
}
