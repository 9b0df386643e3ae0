import type { TSESTree } from '@typescript-eslint/types';
import type { Variable } from '@typescript-eslint/scope-manager';
import { enclosingFunction, type FunctionNode, isFunction } from './function.ts';
import { propertyName } from './property.ts';
import { constantInitialiser, findVariable, MOST_USES } from './scope.ts';
import type { SourceView } from './source.ts';
import { staticValue } from './static-value.ts';
import { isInside, walk } from './walk.ts';

type Loop = TSESTree.WhileStatement | TSESTree.DoWhileStatement | TSESTree.ForStatement;

/**
 * True when a call stands in a loop, or in a function that calls itself, that moves on what `position`
 * names (an offset, a cursor, a page number), so that all pages are read one after the other.
 * Not so where the loop stops by count: at a number of pages, or when it has enough rows.
 */
export function isPagedThrough(call: TSESTree.Node, position: TSESTree.Node, source: SourceView): boolean {
  const variables = variablesBehind(position, source);
  const loops = loopsAround(call).filter((loop) => !stopsByCount(loop, source));
  if (loops.some((loop) => variables.some((variable) => isMovedIn(variable, loop)))) return true;
  const fn = enclosingFunction(call);
  return fn !== undefined && variables.some((variable) => isParameterOf(variable, fn)) && callsItself(fn);
}

/** The loops around a node that go on while something holds, inside its function. */
export function loopsAround(node: TSESTree.Node): Loop[] {
  const loops: Loop[] = [];
  for (let current = node.parent; current && !isFunction(current); current = current.parent) {
    if (current.type === 'WhileStatement' || current.type === 'DoWhileStatement' || current.type === 'ForStatement') loops.push(current);
  }
  return loops;
}

/** A loop that ends at a number of pages (`page < 5`) or once it has enough: `rows.length < limit`, `if (rows.length >= limit) break`, `left > 0`. */
export function stopsByCount(loop: Loop, source: SourceView): boolean {
  if (loop.test && comparisons(loop.test).some(([less, more]) => isSize(less) || isNumber(more, source) || isCountedDown(more, loop, source))) return true;
  return breaksByCount(loop);
}

/** Answers per loop: one with many reads would be walked for each. */
const breaking = new WeakMap<Loop, boolean>();

function breaksByCount(loop: Loop): boolean {
  let found = breaking.get(loop);
  if (found !== undefined) return found;
  found = false;
  walk(loop.body, (node) => {
    if (found || isFunction(node)) return false;
    found = node.type === 'IfStatement' && leaves(node.consequent) && comparisons(node.test).some(([, more]) => isSize(more));
    return !found;
  });
  breaking.set(loop, found);
  return found;
}

/** What a test compares, the smaller side first. */
function comparisons(test: TSESTree.Node): (readonly [TSESTree.Node, TSESTree.Node])[] {
  const found: (readonly [TSESTree.Node, TSESTree.Node])[] = [];
  walk(test, (node) => {
    if (isFunction(node)) return false;
    if (node.type === 'BinaryExpression' && /^[<>]=?$/.test(node.operator)) found.push(node.operator.startsWith('<') ? [node.left, node.right] : [node.right, node.left]);
    return true;
  });
  return found;
}

const isSize = (node: TSESTree.Node): boolean => node.type === 'MemberExpression' && /^(?:length|size)$/.test(propertyName(node) ?? '');

function isNumber(node: TSESTree.Node, source: SourceView): boolean {
  const value = staticValue(node, source);
  return value.kind === 'known' && typeof value.value === 'number';
}

function isCountedDown(node: TSESTree.Node, loop: Loop, source: SourceView): boolean {
  const variable = node.type === 'Identifier' ? findVariable(node, source) : undefined;
  if (!variable || variable.references.length > MOST_USES) return false;
  return variable.references.some(({ identifier }) => {
    const { parent } = identifier as TSESTree.Node;
    return (parent?.type === 'UpdateExpression' || parent?.type === 'AssignmentExpression') && /^-[-=]$/.test(parent.operator) && isInside(parent, loop);
  });
}

function leaves(statement: TSESTree.Statement): boolean {
  const last = statement.type === 'BlockStatement' ? statement.body.at(-1) : statement;
  return last?.type === 'BreakStatement' || last?.type === 'ReturnStatement';
}

const MOST_VARIABLES = 40;

/** The variables an expression depends on, through the constants it is made of. */
function variablesBehind(position: TSESTree.Node, source: SourceView): readonly Variable[] {
  const found = new Set<Variable>();
  const queue: TSESTree.Node[] = [position];
  for (let node = queue.shift(); node && found.size < MOST_VARIABLES; node = queue.shift()) {
    walk(node, (one) => {
      if (isFunction(one)) return false;
      const variable = one.type === 'Identifier' && !isKey(one) ? findVariable(one, source) : undefined;
      if (!variable || found.has(variable)) return true;
      found.add(variable);
      const made = constantInitialiser(variable);
      if (made) queue.push(made);
      return true;
    });
  }
  return [...found];
}

/** The name of a property is no variable. */
function isKey(name: TSESTree.Identifier): boolean {
  const { parent } = name;
  return (parent.type === 'MemberExpression' && parent.property === name && !parent.computed) || (parent.type === 'Property' && parent.key === name && !parent.computed && !parent.shorthand);
}

function isMovedIn(variable: Variable, loop: Loop): boolean {
  if (variable.references.length > MOST_USES) return false;
  return variable.references.some((reference) => reference.isWrite() && !reference.init && isInside(reference.identifier as TSESTree.Node, loop));
}

const isParameterOf = (variable: Variable, fn: FunctionNode): boolean => variable.defs.some((definition) => definition.type === 'Parameter' && definition.node === (fn as unknown));

/** Answers per function: one with many reads would be walked for each. */
const recursive = new WeakMap<FunctionNode, boolean>();

/** A function that calls itself by its name, or hands itself over to be called again. */
export function callsItself(fn: FunctionNode): boolean {
  let found = recursive.get(fn);
  if (found === undefined) recursive.set(fn, (found = searchesItself(fn)));
  return found;
}

function searchesItself(fn: FunctionNode): boolean {
  const name = nameOf(fn);
  let found = false;
  if (name !== undefined) {
    walk(fn.body, (node) => {
      if (found) return false;
      found = node.type === 'CallExpression' && (isNamed(node.callee, name) || node.arguments.some((argument) => isNamed(argument, name)));
      return !found;
    });
  }
  return found;
}

function nameOf(fn: FunctionNode): string | undefined {
  if (fn.type !== 'ArrowFunctionExpression' && fn.id) return fn.id.name;
  const parent = fn.parent as TSESTree.Node | undefined;
  if (parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier') return parent.id.name;
  return parent?.type === 'MethodDefinition' || parent?.type === 'PropertyDefinition' || parent?.type === 'Property' ? propertyName(parent) : undefined;
}

function isNamed(node: TSESTree.Node, name: string): boolean {
  return (node.type === 'Identifier' && node.name === name) || (node.type === 'MemberExpression' && node.object.type === 'ThisExpression' && propertyName(node) === name);
}
