import type { TSESTree } from '@typescript-eslint/types';
import { enclosingClass, type FunctionNode, isFunction } from './function.ts';
import { declarationOf, findVariable, isReassigned } from './scope.ts';
import type { SourceView } from './source.ts';
import { unwrap } from './unwrap.ts';

/** A class, declared or written as an expression. */
export type ClassNode = TSESTree.ClassDeclaration | TSESTree.ClassExpression;

/** A class with what its type parameters stand for, seen from the class that was asked about. */
export interface Ancestor {
  node: ClassNode;
  typeOf: ReadonlyMap<string, TSESTree.TypeNode>;
}

const MOST_ANCESTORS = 6;
const lines = new WeakMap<TSESTree.Node, readonly Ancestor[]>();

/** A class and the classes of the project it extends, nearest first; mixins of the project (`extends Audited(Base)`) included. */
export function lineageOf(owner: ClassNode, source: SourceView): readonly Ancestor[] {
  let line = lines.get(owner);
  if (!line) {
    lines.set(owner, [{ node: owner, typeOf: new Map() }]);
    lines.set(owner, (line = read(owner, source)));
  }
  return line;
}

function read(owner: ClassNode, source: SourceView): Ancestor[] {
  const line: Ancestor[] = [];
  let current: ClassNode | undefined = owner;
  let typeOf: ReadonlyMap<string, TSESTree.TypeNode> = new Map();
  while (current && line.length < MOST_ANCESTORS && !line.some(({ node }) => node === current)) {
    line.push({ node: current, typeOf });
    const base: ClassNode | undefined = current.superClass ? classOf(current.superClass, source, 0) : undefined;
    typeOf = base ? argumentsOf(base, current, typeOf) : typeOf;
    current = base;
  }
  return line;
}

/** The class whose instance `this` is: the class around it, or one that extends it on the way that is being read. */
export function selfClass(self: TSESTree.Node, source: SourceView): ClassNode | undefined {
  const owner = enclosingClass(self);
  const bound = source.bindings?.self;
  return bound && owner && lineageOf(bound, source).some(({ node }) => node === owner) ? bound : owner;
}

/** What the type parameters of `base` are in `class X extends Base<Customer>`. */
function argumentsOf(base: ClassNode, derived: ClassNode, outer: ReadonlyMap<string, TSESTree.TypeNode>): ReadonlyMap<string, TSESTree.TypeNode> {
  const given = derived.superTypeArguments?.params ?? [];
  const map = new Map<string, TSESTree.TypeNode>();
  (base.typeParameters?.params ?? []).forEach((parameter, index) => {
    const type = given[index] ?? parameter.default;
    if (type) map.set(parameter.name.name, substituted(type, outer));
  });
  return map;
}

/** A type with a type parameter replaced by what it stands for. */
export function substituted(type: TSESTree.TypeNode, typeOf: ReadonlyMap<string, TSESTree.TypeNode>): TSESTree.TypeNode {
  const name = type.type === 'TSTypeReference' && type.typeName.type === 'Identifier' ? type.typeName.name : undefined;
  return (name === undefined ? undefined : typeOf.get(name)) ?? type;
}

/** The class an expression names: declared anywhere in the project, kept in a constant, or answered by a mixin. */
export function classOf(node: TSESTree.Node, source: SourceView, depth: number): ClassNode | undefined {
  if (depth > 4) return undefined;
  const expression = unwrap(node);
  if (expression.type === 'ClassExpression' || expression.type === 'ClassDeclaration') return expression;
  if (expression.type === 'CallExpression') {
    const fn = expression.callee.type === 'Identifier' ? functionNamed(expression.callee, source) : undefined;
    const made = fn && soleReturn(fn);
    return made ? classOf(made, source, depth + 1) : undefined;
  }
  if (expression.type !== 'Identifier') return undefined;
  const declared = declarationOf(expression, source)?.node;
  if (declared?.type === 'ClassDeclaration' || declared?.type === 'ClassExpression') return declared;
  return declared?.type === 'VariableDeclarator' && declared.init ? classOf(declared.init, source, depth + 1) : undefined;
}

/** The function a name stands for, in this file or another of the project. */
export function functionNamed(name: TSESTree.Identifier, source: SourceView): FunctionNode | undefined {
  const declared = declarationOf(name, source);
  if (!declared || declared.parameter) return undefined;
  const { node } = declared;
  const variable = findVariable(declared.name, source);
  if (variable && isReassigned(variable)) return undefined;
  if (isFunction(node)) return node;
  return node.type === 'VariableDeclarator' && node.id.type === 'Identifier' && node.init ? wrapped(unwrap(node.init)) : undefined;
}

/** `cache(async () => …)` and the like call what they are given. */
function wrapped(init: TSESTree.Node): FunctionNode | undefined {
  if (isFunction(init)) return init;
  const first = init.type === 'CallExpression' ? init.arguments[0] : undefined;
  return init.type === 'CallExpression' && init.callee.type === 'Identifier' && /^(?:cache|memoi[sz]e|once|useCallback|withCache|unstable_cache)$/.test(init.callee.name) && isFunction(first) ? first : undefined;
}

/** What a function answers, when it ends with its only return. */
export function soleReturn(fn: FunctionNode): TSESTree.Node | undefined {
  if (fn.body.type !== 'BlockStatement') return unwrap(fn.body);
  const last = fn.body.body.at(-1);
  return last?.type === 'ReturnStatement' && last.argument ? unwrap(last.argument) : undefined;
}
