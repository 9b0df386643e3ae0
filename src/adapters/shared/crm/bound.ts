import type { TSESTree } from '@typescript-eslint/types';
import { constantInitialiser, enclosingFunction, findVariable, type FunctionNode, isFunction, isInside, readRowBound, type SourceView, staticValue, textOf, walk } from '../../../ast/index.ts';
import type { RowBound } from '../../../model/index.ts';

/** What a service answers where the request names no bound. */
export interface DefaultPage {
  rows: number;
  why: string;
}

/** The bound that a page size is: what stands there, or the service's own where nothing does. */
export function pageBound(node: TSESTree.Node | undefined, page: DefaultPage, source: SourceView): RowBound {
  const fallback: RowBound = { kind: 'default', ...page };
  if (!node || isNothing(node, source)) return fallback;
  return readRowBound(node, source);
}

/** True for `undefined` and `null`, which stand for an argument that is left out. */
export function isNothing(node: TSESTree.Node, source: SourceView): boolean {
  const value = staticValue(node, source);
  return value.kind === 'none' || (value.kind === 'known' && value.value === null);
}

/** The bound of one page becomes none where the code asks for page after page and keeps them all. */
export function acrossPages(bound: RowBound, call: TSESTree.Node, cursor: TSESTree.Node | undefined, source: SourceView): RowBound {
  if (!cursor || (bound.kind !== 'literal' && bound.kind !== 'default' && bound.kind !== 'dynamic')) return bound;
  return collectsPages(call, cursor, source) ? { kind: 'meaningless', node: bound.kind === 'default' ? cursor : bound.node, why: 'every page is asked for, one after the other' } : bound;
}

const LOOPS = new Set(['WhileStatement', 'DoWhileStatement', 'ForStatement']);
/** What collects: rows of one page are added to those of the others. */
const COLLECTS = /\.push\(|\.concat\(|\[\s*\.\.\./;

/** True when a call stands in a loop (or a function that calls itself) that moves its cursor on and keeps what it gets. */
function collectsPages(call: TSESTree.Node, cursor: TSESTree.Node, source: SourceView): boolean {
  const names = namesBehind(cursor, source);
  for (let node = call.parent; node && !isFunction(node); node = node.parent) {
    if (LOOPS.has(node.type)) return !isCounted(node, source) && names.some((name) => isMovedIn(name, node as TSESTree.Node, source)) && COLLECTS.test(textOf(source, node));
  }
  const fn = enclosingFunction(call);
  return fn !== undefined && names.some((name) => isParameter(name, fn, source)) && callsItself(fn) && COLLECTS.test(textOf(source, fn));
}

/** Names an expression depends on, through the constants of the file. */
function namesBehind(cursor: TSESTree.Node, source: SourceView): TSESTree.Identifier[] {
  const found: TSESTree.Identifier[] = [];
  const queue: TSESTree.Node[] = [cursor];
  for (let steps = 0; steps < 12; steps++) {
    const node = queue.shift();
    if (!node) break;
    for (const name of identifiersIn(node)) {
      if (found.length > 40 || found.some((one) => one.name === name.name)) continue;
      found.push(name);
      const made = constantInitialiser(findVariable(name, source));
      if (made && !isFunction(made)) queue.push(made);
    }
  }
  return found;
}

function identifiersIn(node: TSESTree.Node): TSESTree.Identifier[] {
  const found: TSESTree.Identifier[] = [];
  walk(node, (one) => {
    if (one.type === 'Identifier') found.push(one);
    return found.length < 20;
  });
  return found;
}

function isMovedIn(name: TSESTree.Identifier, loop: TSESTree.Node, source: SourceView): boolean {
  return findVariable(name, source)?.references.some((reference) => reference.isWrite() && !reference.init && isInside(reference.identifier as TSESTree.Node, loop)) ?? false;
}

/** `for (let page = 0; page < 5; page++)`, `while (after && pages < 10)`: at most so many pages. */
function isCounted(loop: TSESTree.Node, source: SourceView): boolean {
  const test = 'test' in loop ? (loop.test as TSESTree.Node | null) : null;
  let counted = false;
  if (test) {
    walk(test, (node) => {
      if (node.type !== 'BinaryExpression' || !/^[<>]=?$/.test(node.operator)) return;
      const limits = [node.left, node.right].map((side) => (side.type === 'PrivateIdentifier' ? undefined : staticValue(side, source)));
      counted ||= limits.some((limit) => limit?.kind === 'known' && typeof limit.value === 'number' && limit.value > 1);
    });
  }
  return counted;
}

function isParameter(name: TSESTree.Identifier, fn: FunctionNode, source: SourceView): boolean {
  return findVariable(name, source)?.defs.some((definition) => definition.type === 'Parameter' && definition.node === (fn as unknown)) ?? false;
}

function callsItself(fn: FunctionNode): boolean {
  const parent = fn.parent as TSESTree.Node | undefined;
  const key = fn.id ?? (parent?.type === 'VariableDeclarator' ? parent.id : parent?.type === 'MethodDefinition' || parent?.type === 'Property' ? parent.key : undefined);
  const name = key?.type === 'Identifier' || key?.type === 'PrivateIdentifier' ? key.name : undefined;
  let found = false;
  walk(fn.body, (node) => {
    if (node.type !== 'CallExpression') return;
    const callee = node.callee.type === 'MemberExpression' && node.callee.object.type === 'ThisExpression' ? node.callee.property : node.callee;
    found ||= name !== undefined && (callee.type === 'Identifier' || callee.type === 'PrivateIdentifier') && callee.name === name;
  });
  return found;
}
