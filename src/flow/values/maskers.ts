import type { TSESTree } from '@typescript-eslint/types';
import { calledFunction, calledMember, type FunctionNode, returnsOf, type SourceView, unwrap, unwrapAwait } from '../../ast/index.ts';
import { isEmptyValue } from './patterns.ts';

const shams = new WeakMap<FunctionNode, boolean>();
const ofCalls = new WeakMap<TSESTree.CallExpression, boolean>();

/**
 * True for a call of a function of the project that hands back what it is given, whatever its name says:
 * `const maskEmail = (email: string) => email`. False where its code is not at hand.
 */
export function handsBack(call: TSESTree.CallExpression, source: SourceView): boolean {
  let answer = ofCalls.get(call);
  if (answer === undefined) {
    const fn = calledFunction(call, source);
    ofCalls.set(call, (answer = fn !== undefined && isSham(fn)));
  }
  return answer;
}

function isSham(fn: FunctionNode): boolean {
  let answer = shams.get(fn);
  if (answer === undefined) {
    const [parameter] = fn.params;
    const target = parameter?.type === 'AssignmentPattern' ? parameter.left : parameter;
    const answers = fn.generator ? [] : returnsOf(fn).filter((value) => !isEmptyValue(unwrap(value)));
    shams.set(fn, (answer = target?.type === 'Identifier' && answers.length > 0 && answers.every((value) => isSame(value, target.name))));
  }
  return answer;
}

/** Methods that leave a text readable. */
const READABLE = /^(?:trim(?:Start|End)?|toString|valueOf|toLowerCase|toUpperCase|normalize)$/;

/** The parameter itself, also trimmed, as a text, or with something else for an empty one. */
function isSame(value: TSESTree.Node, name: string): boolean {
  const node = unwrapAwait(value);
  switch (node.type) {
    case 'Identifier':
      return node.name === name;
    case 'LogicalExpression':
      return isSame(node.left, name) && node.operator !== '&&';
    case 'TemplateLiteral':
      return node.expressions.length === 1 && node.expressions[0] !== undefined && isSame(node.expressions[0], name);
    case 'CallExpression': {
      const member = calledMember(node);
      if (member) return READABLE.test(member.name) && isSame(member.object, name);
      return node.callee.type === 'Identifier' && node.callee.name === 'String' && node.arguments[0] !== undefined && isSame(node.arguments[0], name);
    }
    case 'ObjectExpression': {
      const [only, ...others] = node.properties;
      return only?.type === 'SpreadElement' && others.length === 0 && isSame(only.argument, name);
    }
    default:
      return false;
  }
}
