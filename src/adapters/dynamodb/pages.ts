import type { TSESTree } from '@typescript-eslint/types';
import { enclosingFunction, findVariable, isInside, MOST_USES, propertyName, type SourceView, textOf, unwrap, walk } from '../../ast/index.ts';
import { type RowBound, unknown } from '../../model/index.ts';
import { boundMember } from '../shared/object-arguments.ts';
import { callsItself, isPagedThrough, loopsAround, READS_EVERY_PAGE, stopsByCount } from '../shared/paging.ts';
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

const everyPage = (bound: RowBound): RowBound => ('node' in bound ? { kind: 'meaningless', node: bound.node, why: READS_EVERY_PAGE, paged: true } : bound.kind === 'none' ? bound : { kind: 'none' });

/** True where the next page is asked for in a loop, or by the function calling itself. */
function readsOn(call: TSESTree.CallExpression, { input, inputNode }: Request, source: SourceView): boolean {
  const cursor = input.kind === 'object' ? input.view.get(CURSOR) : undefined;
  if (cursor?.kind === 'set' && isPagedThrough(call, cursor.member.value, source)) return true;
  return (inputNode !== undefined && movedInLoop(inputNode, call, source)) || (source.text.includes('LastEvaluatedKey') && goesOnByItself(call, source));
}

/** `params.ExclusiveStartKey = page.LastEvaluatedKey` inside the loop, before or behind the call. */
function movedInLoop(node: TSESTree.Node, call: TSESTree.Node, source: SourceView): boolean {
  const name = unwrap(node);
  const variable = name.type === 'Identifier' ? findVariable(name, source) : undefined;
  if (!variable || variable.references.length > MOST_USES) return false;
  return variable.references.some((reference) => {
    const member = (reference.identifier as TSESTree.Node).parent;
    if (member?.type !== 'MemberExpression' || propertyName(member) !== CURSOR || member.parent.type !== 'AssignmentExpression' || member.parent.left !== member) return false;
    return loopsAround(member).some((loop) => isInside(call, loop) && !stopsByCount(loop, source));
  });
}

/** A function that goes on with `LastEvaluatedKey` by calling itself. */
function goesOnByItself(call: TSESTree.CallExpression, source: SourceView): boolean {
  for (let fn = enclosingFunction(call); fn; fn = enclosingFunction(fn)) {
    if (callsItself(fn) && textOf(source, fn).includes('LastEvaluatedKey')) return true;
  }
  return false;
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
