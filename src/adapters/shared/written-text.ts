import type { TSESTree } from '@typescript-eslint/types';
import { calledMember, resolveConstant, type SourceView, staticValue } from '../../ast/index.ts';

/** Stands for a piece of a text that only run time knows. */
export const HOLE = '\uE000';
const MAX_PARTS = 60;

/**
 * The text an expression has, as far as the file tells: literals, constants, templates,
 * concatenations and `['a', 'b'].join(', ')`; each piece of run time is a `HOLE`.
 */
export function writtenText(node: TSESTree.Node, source: SourceView, budget = { left: MAX_PARTS }): string {
  if (budget.left-- <= 0) return HOLE;
  const fixed = staticValue(node, source);
  if (fixed.kind === 'known') return String(fixed.value);
  const value = resolveConstant(node, source);
  if (value.type === 'TemplateLiteral') {
    return value.quasis.map((quasi, at) => (quasi.value.cooked ?? HOLE) + (value.expressions[at] ? writtenText(value.expressions[at], source, budget) : '')).join('');
  }
  if (value.type === 'BinaryExpression' && value.operator === '+') {
    return writtenText(value.left, source, budget) + writtenText(value.right, source, budget);
  }
  return value.type === 'CallExpression' ? (joined(value, source, budget) ?? HOLE) : HOLE;
}

function joined(call: TSESTree.CallExpression, source: SourceView, budget: { left: number }): string | undefined {
  const called = calledMember(call);
  const list = called?.name === 'join' ? resolveConstant(called.object, source) : undefined;
  if (list?.type !== 'ArrayExpression') return undefined;
  const separator = call.arguments[0] ? writtenText(call.arguments[0], source, budget) : ',';
  return list.elements.map((element) => (element && element.type !== 'SpreadElement' ? writtenText(element, source, budget) : HOLE)).join(separator);
}
