import type { TSESTree } from '@typescript-eslint/types';
import { type RowBound, unknown } from '../model/index.ts';
import { calledFunction } from './called-function.ts';
import { cappedBefore } from './capped-variable.ts';
import { calledMember } from './chain.ts';
import { patternKey } from './declared-type.ts';
import { returnsOf } from './function.ts';
import { textOf } from './modules.ts';
import { absenceOf } from './optional.ts';
import { objectView } from './object-view.ts';
import { propertyName } from './property.ts';
import { declarationOf, findVariable, resolveConstant, soleDefinition } from './scope.ts';
import type { SourceView } from './source.ts';
import { staticValue } from './static-value.ts';
import { unwrap, unwrapAwait } from './unwrap.ts';
import { validated } from './validated.ts';

/** How a data client treats special bounds. */
export interface BoundSemantics {
  /** Whether 0 means "no limit" (MongoDB) instead of "no rows". */
  zeroIsUnlimited?: boolean;
  /** Whether an undefined value removes the bound (most object APIs). */
  undefinedIsUnlimited?: boolean;
}

/**
 * Reads the expression of a row bound: number literals, constants, arithmetic, `Math.min`, ternary
 * and statement caps, `??` and `||` defaults, parameters, validated input, what functions and
 * objects of the project answer. Anything else is `dynamic`: a bound exists,
 * its size is a matter of run time.
 */
export function readRowBound(node: TSESTree.Node, source: SourceView, semantics: BoundSemantics = {}): RowBound {
  const value = staticValue(node, source);
  if (value.kind === 'none') return semantics.undefinedIsUnlimited ? { kind: 'none' } : unknown('bound is undefined');
  if (value.kind === 'known') return literalBound(value.value, node, semantics);
  const expression = unwrapAwait(resolveConstant(node, source));
  const cap = upperBound(expression, source, 0);
  if (cap === Infinity) return { kind: 'meaningless', node, why: 'Infinity is no limit' };
  if (semantics.undefinedIsUnlimited && ((cap === undefined && isLeftOut(node, source)) || validated(expression, source)?.optional === true)) {
    return { kind: 'meaningless', node, why: 'the value can be undefined, which means no limit', fallsTo: 'undefined' };
  }
  if (semantics.zeroIsUnlimited && fallsBackToZero(expression, source)) {
    return { kind: 'meaningless', node, why: 'falls back to 0, which means no limit', fallsTo: 'zero' };
  }
  return cap === undefined ? { kind: 'dynamic', node } : { kind: 'dynamic', node, clampedTo: cap };
}

/**
 * A bound that its own function leaves open. What somebody else sets (a property, a query parameter)
 * is a value of run time first: whether it is capped is the larger question.
 */
function isLeftOut(node: TSESTree.Node, source: SourceView): boolean {
  const absent = absenceOf(node, source);
  return absent !== undefined && /^(?:undefined|null|chain|parameter|branch)$/.test(absent.kind);
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
    case 'Identifier':
    case 'MemberExpression':
      return cappedValue(expression, source, depth);
    case 'CallExpression':
      return cappedCall(expression, source, depth) ?? cappedByFunction(expression, source, depth);
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

/** A variable or property: capped by statements, by a validation, or as a property of an object the project makes. */
function cappedValue(node: TSESTree.Identifier | TSESTree.MemberExpression, source: SourceView, depth: number): number | undefined {
  const variable = node.type === 'Identifier' ? findVariable(node, source) : undefined;
  const capped = variable && cappedBefore(variable, node, source);
  if (capped !== undefined) return capped;
  const checked = validated(node, source);
  if (checked?.max !== undefined) return checked.max;
  const made = madeProperty(node, source);
  if (made) return upperBound(made, source, depth + 1);
  const initial = variable?.defs[0]?.node as TSESTree.Node | undefined;
  // What `let n = Math.min(…)` starts with holds as long as nothing else is assigned.
  return initial?.type === 'VariableDeclarator' && initial.id.type === 'Identifier' && initial.init && !variable?.references.some((one) => one.isWrite() && !one.init) ? upperBound(initial.init, source, depth + 1) : undefined;
}

/** The value of `made.key` or of `const { key } = made`, where `made` is an object of the project. */
function madeProperty(node: TSESTree.Identifier | TSESTree.MemberExpression, source: SourceView): TSESTree.Node | undefined {
  let base: TSESTree.Node | undefined;
  let key: string | undefined;
  if (node.type === 'MemberExpression') [base, key] = [node.object, propertyName(node)];
  else {
    const declared = declarationOf(node, source);
    const pattern = declared?.node.type === 'VariableDeclarator' && declared.node.id.type === 'ObjectPattern' ? declared.node : undefined;
    if (declared && pattern?.init && pattern.id.type === 'ObjectPattern') [base, key] = [pattern.init, patternKey(pattern.id, declared.name)];
  }
  const found = base && key !== undefined ? objectView(base, source)?.get(key) : undefined;
  return found?.kind === 'set' && !found.member.optional ? found.member.value : undefined;
}

/** A function of the project caps what it answers when each of its answers is capped. */
function cappedByFunction(call: TSESTree.CallExpression, source: SourceView, depth: number): number | undefined {
  const fn = depth < 6 ? calledFunction(call, source) : undefined;
  const answers = fn ? returnsOf(fn) : [];
  return answers.length > 0 && answers.length <= 6 ? largest(answers, source, depth) : undefined;
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
  const same = (one: TSESTree.Node, other: TSESTree.Node): boolean => textOf(source, unwrap(one)) === textOf(source, unwrap(other));
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
