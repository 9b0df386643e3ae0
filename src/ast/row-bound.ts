import type { TSESTree } from '@typescript-eslint/types';
import { type RowBound, unknown } from '../model/index.ts';
import { calledMember } from './chain.ts';
import { mayBeUndefined } from './optional.ts';
import { findVariable, resolveConstant, soleDefinition } from './scope.ts';
import type { SourceView } from './source.ts';
import { staticValue } from './static-value.ts';
import { unwrap, unwrapAwait } from './unwrap.ts';

/** How a data client treats special bounds. */
export interface BoundSemantics {
  /** Whether 0 means "no limit" (MongoDB) instead of "no rows". */
  zeroIsUnlimited?: boolean;
  /** Whether an undefined value removes the bound (most object APIs). */
  undefinedIsUnlimited?: boolean;
}

/**
 * Reads the expression of a row bound: number literals, constants, arithmetic, `Math.min` and
 * ternary caps, `??` and `||` defaults, parameters. Anything else is `dynamic`: a bound exists,
 * its size is a matter of run time.
 */
export function readRowBound(node: TSESTree.Node, source: SourceView, semantics: BoundSemantics = {}): RowBound {
  const value = staticValue(node, source);
  if (value.kind === 'none') return semantics.undefinedIsUnlimited ? { kind: 'none' } : unknown('bound is undefined');
  if (value.kind === 'known') return literalBound(value.value, node, semantics);
  const expression = unwrapAwait(resolveConstant(node, source));
  const cap = upperBound(expression, source, 0);
  if (cap === Infinity) return { kind: 'meaningless', node, why: 'Infinity is no limit' };
  if (semantics.undefinedIsUnlimited && cap === undefined && mayBeUndefined(node, source)) {
    return { kind: 'meaningless', node, why: 'the value can be undefined, which means no limit' };
  }
  if (semantics.zeroIsUnlimited && fallsBackToZero(expression, source)) {
    return { kind: 'meaningless', node, why: 'falls back to 0, which means no limit' };
  }
  return cap === undefined ? { kind: 'dynamic', node } : { kind: 'dynamic', node, clampedTo: cap };
}

function literalBound(value: string | number | boolean | null, node: TSESTree.Node, semantics: BoundSemantics): RowBound {
  if (value === null) return semantics.undefinedIsUnlimited ? { kind: 'none' } : unknown('bound is null');
  const rows = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  if (typeof rows !== 'number' || Number.isNaN(rows)) return unknown('bound is not a number');
  if (rows === 0 && semantics.zeroIsUnlimited) return { kind: 'meaningless', node, why: '0 means no limit' };
  if (rows === Infinity) return { kind: 'meaningless', node, why: 'Infinity is no limit' };
  return { kind: 'literal', rows: Math.abs(rows), node };
}

/** The largest value an expression can have, when the code caps it. */
function upperBound(node: TSESTree.Node, source: SourceView, depth: number): number | undefined {
  if (depth > 10) return undefined;
  const fixed = staticValue(node, source);
  if (fixed.kind === 'known') return typeof fixed.value === 'number' ? fixed.value : undefined;
  const expression = unwrapAwait(resolveConstant(node, source));
  switch (expression.type) {
    case 'CallExpression':
      return cappedCall(expression, source, depth);
    case 'ConditionalExpression':
      return cappedByTest(expression, source) ?? largest([expression.consequent, expression.alternate], source, depth);
    case 'LogicalExpression':
      return largest([expression.left, expression.right], source, depth);
    case 'BinaryExpression':
      return computed(expression, source, depth);
    default:
      return undefined;
  }
}

/** `limit + 1`, `1 + limit`, `limit - 1`, `2 * limit`. */
function computed({ left, right, operator }: TSESTree.BinaryExpression, source: SourceView, depth: number): number | undefined {
  if (left.type === 'PrivateIdentifier' || !/^[-+*]$/.test(operator)) return undefined;
  const a = upperBound(left, source, depth + 1);
  const b = operator === '-' ? numberOf(right, source) : upperBound(right, source, depth + 1);
  if (a === undefined || b === undefined) return undefined;
  return operator === '+' ? a + b : operator === '-' ? a - b : a * b;
}

/** `n > 100 ? 100 : n`, `n <= MAX ? n : MAX`: the branch that is the tested value is at most what it was compared with. */
function cappedByTest({ test, consequent, alternate }: TSESTree.ConditionalExpression, source: SourceView): number | undefined {
  if (test.type !== 'BinaryExpression' || !/^[<>]=?$/.test(test.operator)) return undefined;
  const smaller = test.operator.startsWith('<') ? test.left : test.right;
  const larger = test.operator.startsWith('<') ? test.right : test.left;
  const same = (one: TSESTree.Node, other: TSESTree.Node): boolean => source.getText(unwrap(one)) === source.getText(unwrap(other));
  // Where the test holds, `smaller` is below `larger`; where it fails, the other way round.
  const held = numberOf(consequent, source) ?? (same(consequent, smaller) ? numberOf(larger, source) : undefined);
  const failed = numberOf(alternate, source) ?? (same(alternate, larger) ? numberOf(smaller, source) : undefined);
  return held === undefined || failed === undefined ? undefined : Math.max(held, failed);
}

function numberOf(node: TSESTree.Node, source: SourceView): number | undefined {
  const value = staticValue(node, source);
  return value.kind === 'known' && typeof value.value === 'number' ? value.value : undefined;
}

/** `clamp(n, 1, 100)` of any library: the largest of its constant limits. */
function clampLimit(call: TSESTree.CallExpression, name: string | undefined, source: SourceView): number | undefined {
  if (name !== 'clamp' || call.arguments.length !== 3) return undefined;
  const limits = call.arguments.map((argument) => numberOf(argument, source)).filter((limit) => limit !== undefined);
  return limits.length === 2 ? Math.max(...limits) : undefined;
}

function cappedCall(call: TSESTree.CallExpression, source: SourceView, depth: number): number | undefined {
  const called = calledMember(call);
  if (called?.object.type === 'Identifier' && called.object.name === 'Math') {
    if (called.name === 'min') {
      const caps = call.arguments.map((argument) => upperBound(argument, source, depth + 1)).filter((cap) => cap !== undefined);
      return caps.length > 0 ? Math.min(...caps) : undefined;
    }
    if (called.name === 'max') return largest(call.arguments, source, depth);
    if (called.name === 'floor' || called.name === 'ceil' || called.name === 'round' || called.name === 'trunc') {
      const argument = call.arguments[0];
      return argument && upperBound(argument, source, depth + 1);
    }
  }
  const name = call.callee.type === 'Identifier' ? call.callee.name : called?.name;
  if (/^(?:Number|parseInt|Number\.parseInt)$/.test(name ?? '') && call.arguments[0]) return upperBound(call.arguments[0], source, depth + 1);
  return clampLimit(call, name, source);
}

function largest(nodes: readonly TSESTree.Node[], source: SourceView, depth: number): number | undefined {
  let most: number | undefined;
  for (const node of nodes) {
    const cap = upperBound(node, source, depth + 1);
    if (cap === undefined) return undefined;
    most = most === undefined ? cap : Math.max(most, cap);
  }
  return most;
}

function fallsBackToZero(node: TSESTree.Node, source: SourceView): boolean {
  if (node.type === 'LogicalExpression' && (node.operator === '||' || node.operator === '??')) {
    const right = staticValue(node.right, source);
    return right.kind === 'known' && right.value === 0;
  }
  if (node.type === 'Identifier') {
    const definition = soleDefinition(findVariable(node, source));
    const parameter = definition?.name.parent as TSESTree.Node | undefined;
    if (parameter?.type === 'AssignmentPattern' && parameter.left === definition?.name) {
      const fallback = staticValue(parameter.right, source);
      return fallback.kind === 'known' && fallback.value === 0;
    }
  }
  return false;
}
