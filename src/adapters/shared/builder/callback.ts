import type { TSESTree } from '@typescript-eslint/types';
import { calledFunction, functionNamed, type FunctionNode, isFunction, resolveConstant, sourceOf, type SourceView, unrollChain, unwrap, walk } from '../../../ast/index.ts';
import type { BuilderStep } from '../builder-step.ts';

/** A function of the project: written in place, named, or the one that a call runs. */
export function localFunction(node: TSESTree.Node, source: SourceView): FunctionNode | undefined {
  const value = unwrap(node);
  if (isFunction(value)) return value;
  if (value.type === 'CallExpression') return calledFunction(value, source);
  if (value.type === 'Identifier') return functionNamed(value, source);
  const method = resolveConstant(value, source);
  return isFunction(method) ? method : undefined;
}

/** Places whose inside only some runs reach. */
const BRANCHES = /^(?:IfStatement|ConditionalExpression|LogicalExpression|SwitchCase|For\w*Statement|WhileStatement|DoWhileStatement|CatchClause)$/;

/**
 * The links that a function puts on the builder it gets as parameter `index`, or as `this`.
 * Undefined when the builder goes on to code that is not seen.
 */
export function linksInside(fn: FunctionNode, index: number, source: SourceView): BuilderStep[] | undefined {
  const parameter = fn.params[index];
  const name = parameter?.type === 'Identifier' ? findParameter(fn, parameter, source) : undefined;
  const found: BuilderStep[] = [];
  let lost = false;
  walk(fn.body, (node) => {
    if (isFunction(node) && node !== fn) return node.type === 'ArrowFunctionExpression' && !usesBuilder(node, fn) ? false : undefined;
    const isBuilder = node.type === 'ThisExpression' ? fn.type !== 'ArrowFunctionExpression' : node.type === 'Identifier' && name?.has(node) === true;
    if (!isBuilder) return undefined;
    const links = linksOn(node, conditional(node, fn));
    if (!links) lost = true;
    else found.push(...links);
    return undefined;
  });
  return lost ? undefined : found;
}

/** A nested function that may still use the outer builder: conditions of its own parameter are not the outer one's. */
function usesBuilder(nested: FunctionNode, outer: FunctionNode): boolean {
  return nested.params.length === 0 && nested !== outer;
}

function findParameter(fn: FunctionNode, parameter: TSESTree.Identifier, source: SourceView): ReadonlySet<TSESTree.Node> | undefined {
  for (const variable of sourceOf(fn, source).scopeManager?.getDeclaredVariables(fn as never) ?? []) {
    if (variable.identifiers.includes(parameter as never)) return new Set(variable.references.map(({ identifier }) => identifier as TSESTree.Node));
  }
  return undefined;
}

function linksOn(builder: TSESTree.Node, unsure: boolean): BuilderStep[] | undefined {
  let end = builder;
  for (let parent = end.parent; parent; parent = end.parent) {
    const goesOn = (parent.type === 'MemberExpression' && parent.object === end) || (parent.type === 'CallExpression' && parent.callee === end) || (unwrap(parent) !== parent && unwrap(parent) === unwrap(end));
    if (!goesOn) break;
    end = parent;
  }
  const at = end.parent?.type;
  if (end === builder && at === 'AssignmentExpression') return (end.parent as TSESTree.AssignmentExpression).left === end ? [] : undefined;
  if (end === builder && at !== 'ReturnStatement' && at !== 'ExpressionStatement') return undefined;
  return unrollChain(end).links.flatMap(({ name, call }) => (call ? [{ name, args: call.arguments, call, conditional: unsure }] : []));
}

function conditional(node: TSESTree.Node, fn: FunctionNode): boolean {
  for (let current: TSESTree.Node = node; current.parent && current !== fn; current = current.parent) {
    const { parent } = current;
    if (BRANCHES.test(parent.type) && !('test' in parent && parent.test === current) && !(parent.type === 'LogicalExpression' && parent.left === current)) return true;
    if (isFunction(parent) && parent !== fn) return true;
  }
  return false;
}
