import type { TSESTree } from '@typescript-eslint/types';
import { constantInitialiser, findVariable, propertyName, type SourceView, textOf, unwrap, unwrapAwait } from '../../ast/index.ts';
import { calleeName } from './callbacks.ts';
import { COUNT_KEYS, type ResultFlow } from './result.ts';

/** In which outcome of a test the access is known to have brought no row. */
export interface Emptiness {
  whenTrue: boolean;
  whenFalse: boolean;
}

const never: Emptiness = { whenTrue: false, whenFalse: false };
const ifFalsy: Emptiness = { whenTrue: false, whenFalse: true };
const ifTruthy: Emptiness = { whenTrue: true, whenFalse: false };
const SINGLE_ROW = new Set(['find', 'findLast', 'at', 'pop', 'shift', 'first']);
const NONE_TEST = /^(isEmpty|isNil|isNull|isUndefined|isNullish|isNullOrUndefined|isNone|isBlank)$/;
const SOME_TEST = /^(isDefined|isPresent|isSome|isNotEmpty|notEmpty|Boolean|size)$/;

/** Reads a test on the result: `!customer`, `rows.length === 0`, `customer == null || …`. */
export function emptyWhen(test: TSESTree.Node, result: ResultFlow, source: SourceView, depth = 0): Emptiness {
  if (depth > 12) return never;
  const node = unwrapAwait(test);
  const inner = (part: TSESTree.Node): Emptiness => emptyWhen(part, result, source, depth + 1);
  switch (node.type) {
    case 'UnaryExpression': {
      if (node.operator !== '!') return never;
      const { whenTrue, whenFalse } = inner(node.argument);
      return { whenTrue: whenFalse, whenFalse: whenTrue };
    }
    case 'LogicalExpression': {
      if (node.operator === '??') return never;
      const a = inner(node.left);
      const b = inner(node.right);
      return node.operator === '&&'
        ? { whenTrue: a.whenTrue || b.whenTrue, whenFalse: a.whenFalse && b.whenFalse }
        : { whenTrue: a.whenTrue && b.whenTrue, whenFalse: a.whenFalse || b.whenFalse };
    }
    case 'BinaryExpression':
      return comparison(node, result, source);
    case 'CallExpression': {
      const name = calleeName(node) ?? '';
      const argument = node.arguments[0];
      if (argument && holdsRows(argument, result, source)) {
        if (NONE_TEST.test(name)) return ifTruthy;
        if (SOME_TEST.test(name)) return ifFalsy;
      }
      return holdsRows(node, result, source) ? ifFalsy : never;
    }
    case 'Identifier': {
      const variable = findVariable(node, source);
      if (variable && result.failures.has(variable)) return ifTruthy;
      if (variable && result.rows.has(variable)) return ifFalsy;
      const value = constantInitialiser(variable);
      return value ? inner(value) : never;
    }
    case 'MemberExpression':
      if (propertyName(node) === 'empty' && holdsRows(node.object, result, source)) return ifTruthy;
      return holdsRows(node, result, source) ? ifFalsy : never;
    default:
      return holdsRows(node, result, source) ? ifFalsy : never;
  }
}

/** True when `a ?? b` takes `b` only because there was no row. */
export function emptyWhenNullish(left: TSESTree.Node, result: ResultFlow, source: SourceView): boolean {
  return holdsRows(left, result, source);
}

function comparison(node: TSESTree.BinaryExpression, result: ResultFlow, source: SourceView): Emptiness {
  if (node.left.type === 'PrivateIdentifier') return never;
  if (node.operator === 'instanceof') return holdsRows(node.left, result, source) && /Error$/.test(textOf(source, node.right)) ? ifTruthy : never;
  const [value, constant, operator] =
    constantOf(node.left) === undefined ? [node.left, constantOf(node.right), node.operator] : [node.right, constantOf(node.left), MIRROR[node.operator] ?? node.operator];
  if (constant === undefined) return never;
  const subject = unwrapAwait(value);
  if (subject.type === 'UnaryExpression' && subject.operator === 'typeof') {
    if (constant !== 'undefined' || !holdsRows(subject.argument, result, source)) return never;
    return equality(operator);
  }
  if (!holdsRows(subject, result, source)) return never;
  if (constant === null) return equality(operator);
  if (constant === 0) {
    if (operator === '>') return ifFalsy;
    return operator === '<=' ? ifTruthy : equality(operator);
  }
  if (constant === 1) {
    if (operator === '<') return ifTruthy;
    return operator === '>=' ? ifFalsy : never;
  }
  return never;
}

const MIRROR: Readonly<Record<string, string>> = { '<': '>', '>': '<', '<=': '>=', '>=': '<=' };

function equality(operator: string): Emptiness {
  if (operator === '==' || operator === '===') return ifTruthy;
  return operator === '!=' || operator === '!==' ? ifFalsy : never;
}

/** `null` stands for null and undefined alike. */
function constantOf(node: TSESTree.Node): null | number | string | undefined {
  const value = unwrap(node);
  if (value.type === 'Literal' && (value.value === null || typeof value.value === 'number' || typeof value.value === 'string')) {
    return 'regex' in value ? undefined : value.value;
  }
  if (value.type === 'Identifier' && value.name === 'undefined') return null;
  return value.type === 'UnaryExpression' && value.operator === 'void' ? null : undefined;
}

/** True for expressions that are falsy, nullish or zero exactly when there is no row: `rows`, `rows.length`, `rows[0]`, `c?.id`. */
function holdsRows(test: TSESTree.Node, result: ResultFlow, source: SourceView): boolean {
  let node = unwrapAwait(test);
  for (let steps = 0; steps < 12; steps++) {
    switch (node.type) {
      case 'Identifier': {
        const variable = findVariable(node, source);
        if (!variable) return false;
        if (result.rows.has(variable)) return true;
        const value = result.derived.has(variable) ? constantInitialiser(variable) : undefined;
        if (!value) return false;
        node = unwrapAwait(value);
        break;
      }
      case 'AssignmentExpression':
        node = unwrapAwait(node.left);
        break;
      case 'MemberExpression': {
        const name = propertyName(node);
        if (name !== undefined && !COUNT_KEYS.has(name) && !/^(\d+|_?id|rows|data|records|items|results|docs|hits)$/.test(name)) return false;
        node = unwrapAwait(node.object);
        break;
      }
      case 'CallExpression': {
        const name = calleeName(node) ?? '';
        const argument = node.arguments[0];
        const isKeys = name === 'keys' && argument !== undefined;
        if (!isKeys && !(SINGLE_ROW.has(name) && node.callee.type === 'MemberExpression')) return false;
        node = unwrapAwait(isKeys ? argument : (node.callee as TSESTree.MemberExpression).object);
        break;
      }
      default:
        return false;
    }
  }
  return false;
}
