import type { TSESTree } from '@typescript-eslint/types';
import { isAlwaysThere } from './always-there.ts';
import { isFunction } from './function.ts';
import { objectView } from './object-view.ts';
import { propertyName } from './property.ts';
import { givenValue, resolveConstant } from './scope.ts';
import type { SourceView } from './source.ts';
import { staticValue } from './static-value.ts';
import { unwrap } from './unwrap.ts';

/** What is certain of a value: missing (`undefined`, `null`), false but there, true, or there without more. */
type Certain = 'missing' | 'falsy' | 'truthy' | 'there' | undefined;

const MAX_DEPTH = 8;

/**
 * Whether a condition certainly holds, as far as the source says: `options.tenantId != null` where
 * `options` is bound to `{ take: 10 }`, and `!x`, `a && b`, `a || b` of such. Undefined when it is
 * decided at run time.
 */
export function certainTruth(test: TSESTree.Node, source: SourceView, depth = 0): boolean | undefined {
  const node = unwrap(test);
  if (depth > MAX_DEPTH) return undefined;
  if (node.type === 'UnaryExpression' && node.operator === '!') return negated(certainTruth(node.argument, source, depth + 1));
  if (node.type === 'LogicalExpression' && node.operator !== '??') {
    const sides = [certainTruth(node.left, source, depth + 1), certainTruth(node.right, source, depth + 1)];
    const decides = node.operator === '||';
    if (sides.includes(decides)) return decides;
    return sides.includes(undefined) ? undefined : !decides;
  }
  if (node.type === 'BinaryExpression') return comparison(node, source, depth);
  const value = certain(node, source, depth);
  return value === undefined || value === 'there' ? undefined : value === 'truthy';
}

/** Whether a value is certainly `undefined` or `null`, or certainly neither. */
export function isMissing(node: TSESTree.Node, source: SourceView): boolean | undefined {
  const value = certain(unwrap(node), source, 0);
  return value && value === 'missing';
}

function negated(value: boolean | undefined): boolean | undefined {
  return value === undefined ? undefined : !value;
}

/** `x == null`, `x != undefined`; with `===` only what both of them agree on. */
function comparison({ operator, left, right }: TSESTree.BinaryExpression, source: SourceView, depth: number): boolean | undefined {
  if (!/^[!=]==?$/.test(operator) || left.type === 'PrivateIdentifier') return undefined;
  const asked = isNothing(right) ? left : isNothing(left) ? right : undefined;
  const value = asked && certain(unwrap(asked), source, depth);
  if (value === undefined) return undefined;
  const missing = value === 'missing';
  // A missing property is `undefined`; whether a null stands there is not asked.
  if (missing && operator.length === 3 && !isUndefined(isNothing(right) ? right : left)) return undefined;
  return operator.startsWith('!') ? !missing : missing;
}

function isUndefined(node: TSESTree.Node): boolean {
  return node.type === 'Identifier' && node.name === 'undefined';
}

function isNothing(node: TSESTree.Node): boolean {
  return isUndefined(node) || (node.type === 'Literal' && node.value === null && node.raw === 'null');
}

function certain(node: TSESTree.Node, source: SourceView, depth: number): Certain {
  if (depth > MAX_DEPTH) return undefined;
  if (node.type === 'MemberExpression') {
    const name = propertyName(node);
    const view = name === undefined ? undefined : objectView(node.object, source);
    const found = name === undefined ? undefined : view?.get(name);
    if (found?.kind === 'absent') return 'missing';
    if (found?.kind === 'set' && !found.member.optional) {
      const value = unwrap(found.member.value);
      return certain(value, source, depth + 1) ?? (isAlwaysThere(resolveConstant(value, source), source) ? 'there' : undefined);
    }
  }
  const value = resolveConstant(node, source);
  if (value.type === 'ObjectExpression' || value.type === 'ArrayExpression' || value.type === 'NewExpression' || value.type === 'ClassDeclaration' || value.type === 'TemplateLiteral' || isFunction(value)) return value.type === 'TemplateLiteral' ? 'there' : 'truthy';
  const fixed = staticValue(value, source);
  if (fixed.kind === 'none' || (fixed.kind === 'known' && fixed.value === null)) return 'missing';
  if (fixed.kind === 'known') return fixed.value ? 'truthy' : 'falsy';
  // What a function's own signature promises, its check may doubt; what a caller gives is believed.
  return givenValue(node, source) !== node && isAlwaysThere(value, source) ? 'there' : undefined;
}

/** Branches that were decided before, by their test. */
export type Decided = Map<TSESTree.Node, boolean | undefined>;

/**
 * True when a node of a function stands in a branch that is certainly not taken, with parameters
 * bound as `source` says. A branch that leaves is not looked at: what stands behind it counts as reached.
 */
export function isNeverReached(node: TSESTree.Node, fn: TSESTree.Node, source: SourceView, decided: Decided): boolean {
  for (let current = node; current.parent && current !== fn; current = current.parent) {
    const { parent } = current;
    if (parent.type !== 'IfStatement' && parent.type !== 'ConditionalExpression' && parent.type !== 'LogicalExpression') continue;
    const test = parent.type === 'LogicalExpression' ? parent.left : parent.test;
    if (test === current || (parent.type === 'LogicalExpression' && parent.operator === '??')) continue;
    if (!decided.has(test)) decided.set(test, certainTruth(test, source));
    const holds = decided.get(test);
    const wanted = parent.type === 'LogicalExpression' ? parent.operator === '&&' : parent.consequent === current;
    if (holds !== undefined && holds !== wanted) return true;
  }
  return false;
}
