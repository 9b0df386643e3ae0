import type { TSESTree } from '@typescript-eslint/types';
import { enclosingFunction, findVariable, type FunctionNode, isInside, MOST_USES, propertyName, type SourceView, unwrap, walk } from '../../ast/index.ts';
import { type RowBound, unknown } from '../../model/index.ts';
import { boundMember } from '../shared/object-arguments.ts';
import { isPagedThrough, READS_EVERY_PAGE, stopsByCount } from '../shared/paging.ts';
import type { Request } from './request.ts';

const CURSOR = 'ExclusiveStartKey';

/**
 * How many items a query or scan can bring. `Limit` counts items before the filter, and for one
 * answer: code that goes on at `LastEvaluatedKey` until nothing is left reads everything.
 */
export function pagesBound(call: TSESTree.CallExpression, request: Request, source: SourceView): RowBound {
  const { input } = request;
  const bound = boundMember(input, 'Limit', source);
  if (request.paginates) return canStop(call) ? unknown('the loop over pages can stop early') : everyPage(bound);
  if (bound.kind !== 'unknown' && readsOn(call, request, source)) return everyPage(bound);
  return bound;
}

const everyPage = (bound: RowBound): RowBound => ('node' in bound ? { kind: 'meaningless', node: bound.node, why: READS_EVERY_PAGE } : bound.kind === 'none' ? bound : { kind: 'none' });

/** True where the next page is asked for in a loop, or by the function calling itself. */
function readsOn(call: TSESTree.CallExpression, { input, inputNode }: Request, source: SourceView): boolean {
  const cursor = input.kind === 'object' ? input.view.get(CURSOR) : undefined;
  if (cursor?.kind === 'set' && isPagedThrough(call, cursor.member.value, source)) return true;
  return (inputNode !== undefined && movedInLoop(inputNode, call, source)) || (source.text.includes('LastEvaluatedKey') && callsItself(call));
}

/** `params.ExclusiveStartKey = page.LastEvaluatedKey` inside the loop, before or behind the call. */
function movedInLoop(node: TSESTree.Node, call: TSESTree.Node, source: SourceView): boolean {
  const name = unwrap(node);
  const variable = name.type === 'Identifier' ? findVariable(name, source) : undefined;
  if (!variable || variable.references.length > MOST_USES) return false;
  return variable.references.some((reference) => {
    const member = (reference.identifier as TSESTree.Node).parent;
    if (member?.type !== 'MemberExpression' || propertyName(member) !== CURSOR || member.parent.type !== 'AssignmentExpression' || member.parent.left !== member) return false;
    const loop = loopAround(member, call);
    return loop !== undefined && !stopsByCount(loop);
  });
}

function loopAround(node: TSESTree.Node, call: TSESTree.Node): TSESTree.WhileStatement | TSESTree.DoWhileStatement | TSESTree.ForStatement | undefined {
  for (let current: TSESTree.Node | undefined = node.parent; current; current = current.parent) {
    if ((current.type === 'WhileStatement' || current.type === 'DoWhileStatement' || current.type === 'ForStatement') && isInside(call, current)) return current;
  }
  return undefined;
}

/** A function that goes on with `LastEvaluatedKey` by calling itself, or by handing itself over again. */
function callsItself(call: TSESTree.CallExpression): boolean {
  for (let fn: FunctionNode | undefined = enclosingFunction(call); fn; fn = enclosingFunction(fn)) {
    if (goesOnByItself(fn)) return true;
  }
  return false;
}

/** Answers per function: one with many reads would be walked for each. */
const recursive = new WeakMap<FunctionNode, boolean>();

function goesOnByItself(fn: FunctionNode): boolean {
  const known = recursive.get(fn);
  if (known !== undefined) return known;
  const name = nameOf(fn);
  let again = false;
  let goesOn = false;
  if (name !== undefined) {
    walk(fn.body, (node) => {
      if (node.type === 'Identifier' && node.name === 'LastEvaluatedKey') goesOn = true;
      if (node.type === 'CallExpression' && (isNamed(node.callee, name) || node.arguments.some((argument) => isNamed(argument, name)))) again = true;
    });
  }
  recursive.set(fn, again && goesOn);
  return again && goesOn;
}

function nameOf(fn: FunctionNode): string | undefined {
  if (fn.type !== 'ArrowFunctionExpression' && fn.id) return fn.id.name;
  const { parent } = fn;
  if (parent.type === 'VariableDeclarator' && parent.id.type === 'Identifier') return parent.id.name;
  return parent.type === 'MethodDefinition' || parent.type === 'PropertyDefinition' ? propertyName(parent) : undefined;
}

function isNamed(node: TSESTree.Node, name: string): boolean {
  return (node.type === 'Identifier' && node.name === name) || (node.type === 'MemberExpression' && node.object.type === 'ThisExpression' && propertyName(node) === name);
}

/** A loop over a paginator's pages that a `break` or `return` can leave. */
function canStop(call: TSESTree.CallExpression): boolean {
  const loop = call.parent;
  if (loop?.type !== 'ForOfStatement') return true;
  let stops = false;
  walk(loop.body, (node) => {
    if (node.type === 'BreakStatement' || node.type === 'ReturnStatement') stops = true;
    return !/Function/.test(node.type);
  });
  return stops;
}
