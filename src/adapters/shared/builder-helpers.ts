import type { TSESTree } from '@typescript-eslint/types';
import { calledMember, enclosingClass, findVariable, type FunctionNode, MOST_USES, type SourceView, textOf, walk } from '../../ast/index.ts';

/** The name of the parameter that takes an argument of a call; undefined for patterns and spreads. */
export function parameterOf(fn: FunctionNode, call: TSESTree.CallExpression, argument: TSESTree.Node): TSESTree.Identifier | undefined {
  const index = call.arguments.indexOf(argument as TSESTree.CallExpressionArgument);
  if (index < 0 || call.arguments.slice(0, index).some(({ type }) => type === 'SpreadElement')) return undefined;
  const parameter = fn.params[index];
  const target = parameter?.type === 'AssignmentPattern' ? parameter.left : parameter;
  return target?.type === 'Identifier' ? target : undefined;
}

/** True when a function that answers a builder answers its rows: an async one, or one that declares a promise. */
export function answersRows(fn: FunctionNode, source: SourceView): boolean {
  if (fn.async) return true;
  const type = fn.returnType?.typeAnnotation;
  return type?.type === 'TSTypeReference' && /^Promise\b/.test(textOf(source, type));
}

/** The calls of a function in its own file: by its name, or as a method on `this`. */
export function callersOf(fn: FunctionNode, source: SourceView): readonly TSESTree.CallExpression[] {
  const { parent } = fn;
  const id = fn.type === 'FunctionDeclaration' ? fn.id : parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? parent.id : undefined;
  if (id) {
    const variable = findVariable(id, source);
    if (!variable || variable.references.length > MOST_USES) return [];
    return variable.references.flatMap(({ identifier }) => {
      const call = (identifier as TSESTree.Node).parent;
      return call?.type === 'CallExpression' && call.callee === (identifier as TSESTree.Node) ? [call] : [];
    });
  }
  if (parent?.type !== 'MethodDefinition' && parent?.type !== 'PropertyDefinition') return [];
  const owner = enclosingClass(parent);
  const name = !parent.computed && (parent.key.type === 'Identifier' || parent.key.type === 'PrivateIdentifier') ? parent.key.name : undefined;
  return owner && name !== undefined ? (ownCalls(owner).get(name) ?? []) : [];
}

const callsOfClass = new WeakMap<TSESTree.Node, ReadonlyMap<string, readonly TSESTree.CallExpression[]>>();

/** Calls `this.name(…)` of a class by name; one walk per class. */
function ownCalls(owner: TSESTree.Node): ReadonlyMap<string, readonly TSESTree.CallExpression[]> {
  let index = callsOfClass.get(owner);
  if (!index) {
    const found = new Map<string, TSESTree.CallExpression[]>();
    walk(owner, (node) => {
      const called = node.type === 'CallExpression' ? calledMember(node) : undefined;
      if (!called || called.object.type !== 'ThisExpression') return;
      const name = called.name.replace(/^#/, '');
      found.set(name, [...(found.get(name) ?? []), node as TSESTree.CallExpression]);
    });
    callsOfClass.set(owner, (index = found));
  }
  return index;
}
