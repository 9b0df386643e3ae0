import type { TSESTree } from '@typescript-eslint/types';
import { classMembers, enclosingClass, findVariable, type FunctionNode, isFunction, propertyName, soleDefinition, type SourceView, unrollChain, unwrap, unwrapAwait, walk } from '../../../ast/index.ts';
import type { BuilderLink } from './history.ts';

/** A function of this file: written in place, named, called by name, or a method of the class around. */
export function localFunction(node: TSESTree.Node, source: SourceView): FunctionNode | undefined {
  const value = unwrap(node);
  if (isFunction(value)) return value;
  const callee = value.type === 'CallExpression' ? unwrap(value.callee) : value;
  if (callee.type === 'MemberExpression') return callee.object.type === 'ThisExpression' ? ofClass(callee, propertyName(callee)) : undefined;
  if (callee.type !== 'Identifier') return undefined;
  const definition = soleDefinition(findVariable(callee, source))?.node as TSESTree.Node | undefined;
  if (isFunction(definition)) return definition.type === 'FunctionDeclaration' ? definition : undefined;
  return definition?.type === 'VariableDeclarator' && definition.init && isFunction(definition.init) ? definition.init : undefined;
}

function ofClass(node: TSESTree.Node, name: string | undefined): FunctionNode | undefined {
  const owner = enclosingClass(node);
  if (!owner || name === undefined) return undefined;
  const { fields, methods } = classMembers(owner);
  const fn = methods.get(name)?.value ?? fields.get(name)?.value;
  return isFunction(fn) ? fn : undefined;
}

/** What a function answers, when it ends with its only return. */
export function soleReturn(fn: FunctionNode): TSESTree.Node | undefined {
  if (fn.body.type !== 'BlockStatement') return unwrapAwait(fn.body);
  const last = fn.body.body.at(-1);
  return last?.type === 'ReturnStatement' && last.argument ? unwrapAwait(last.argument) : undefined;
}

/** Places whose inside only some runs reach. */
const BRANCHES = /^(?:IfStatement|ConditionalExpression|LogicalExpression|SwitchCase|For\w*Statement|WhileStatement|DoWhileStatement|CatchClause)$/;

/**
 * The links that a function puts on the builder it gets as parameter `index`, or as `this`.
 * Undefined when the builder goes on to code that is not seen.
 */
export function linksInside(fn: FunctionNode, index: number, source: SourceView): BuilderLink[] | undefined {
  const parameter = fn.params[index];
  const name = parameter?.type === 'Identifier' ? findParameter(fn, parameter, source) : undefined;
  const found: BuilderLink[] = [];
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
  for (const variable of source.scopeManager?.getDeclaredVariables(fn as never) ?? []) {
    if (variable.identifiers.includes(parameter as never)) return new Set(variable.references.map(({ identifier }) => identifier as TSESTree.Node));
  }
  return undefined;
}

function linksOn(builder: TSESTree.Node, unsure: boolean): BuilderLink[] | undefined {
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
