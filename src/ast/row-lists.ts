import type { TSESTree } from '@typescript-eslint/types';
import { isFunction } from './function.ts';
import { propertyName } from './property.ts';

/** Array methods that answer rows of the same list. */
export const SAME_ROWS = new Set(['filter', 'sort', 'slice', 'reverse', 'concat', 'toSorted', 'toReversed']);
/** Array methods that answer one row. */
export const ONE_ROW = new Set(['find', 'findLast', 'at', 'pop', 'shift']);
/** Those of both that take a place or more rows, but no callback. */
export const NO_CALLBACK = new Set(['slice', 'reverse', 'concat', 'toReversed', 'at', 'pop', 'shift']);
/** Array methods that compare two rows. */
export const COMPARING = new Set(['sort', 'toSorted']);
/** Array methods whose callback gets rows and whose own result holds no row. */
export const CALLBACK_ONLY = new Set(['forEach', 'some', 'every', 'findIndex', 'findLastIndex']);
/** Array methods whose result is what the callback answers. */
export const MAPPING = new Set(['map', 'flatMap']);

/** The parameter of the callback in `….then((x) => …)`. */
export function thenParameter(node: TSESTree.Node): TSESTree.Node | undefined {
  const member = node.parent;
  const call = member?.type === 'MemberExpression' && member.object === node && propertyName(member) === 'then' ? member.parent : undefined;
  const callback = call?.type === 'CallExpression' ? call.arguments[0] : undefined;
  return isFunction(callback) ? callback.params[0] : undefined;
}

/** True for `Promise.all([…])`, `Promise.allSettled([…])`, `prisma.$transaction([…])`. */
export function isSettledTogether(call: TSESTree.Node | undefined): boolean {
  const callee = call?.type === 'CallExpression' ? call.callee : undefined;
  return callee?.type === 'MemberExpression' && /^(?:all|\$transaction)$/.test(propertyName(callee) ?? '');
}
