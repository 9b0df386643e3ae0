import type { TSESTree } from '@typescript-eslint/types';
import { type Known, known, none, unknown } from '../model/index.ts';
import { resolveConstant } from './scope.ts';
import type { SourceView } from './source.ts';
import { unwrap } from './unwrap.ts';

/** Values a source text can state by itself. */
export type Primitive = string | number | boolean | null;

/**
 * The primitive an expression certainly has: literals, constants of this file, arithmetic on them,
 * templates without holes. `none` for `undefined`; `unknown` for anything of run time.
 */
export function staticValue(node: TSESTree.Node, source: SourceView, depth = 0): Known<Primitive> {
  if (depth > 20) return unknown('expression nests too deep');
  const expression = resolveConstant(node, source);
  switch (expression.type) {
    case 'Literal':
      return literal(expression);
    case 'TemplateLiteral':
      return expression.expressions.length === 0 ? known(expression.quasis[0]?.value.cooked ?? '') : unknown('template with holes');
    case 'Identifier':
      if (expression.name === 'undefined') return none;
      if (expression.name === 'Infinity') return known(Infinity);
      return unknown(`value of \`${expression.name}\` is not in this file`);
    case 'UnaryExpression': {
      const value = staticValue(expression.argument, source, depth + 1);
      if (expression.operator === 'void') return none;
      if (value.kind !== 'known' || typeof value.value !== 'number') return unknown('computed at run time');
      if (expression.operator === '-') return known(-value.value);
      return expression.operator === '+' ? value : unknown('computed at run time');
    }
    case 'BinaryExpression':
      return arithmetic(expression, source, depth);
    case 'MemberExpression':
      return wellKnownMember(expression);
    default:
      return unknown('computed at run time');
  }
}

function literal(node: TSESTree.Literal): Known<Primitive> {
  const { value } = node;
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return known(value);
  return unknown('not a primitive');
}

function arithmetic(node: TSESTree.BinaryExpression, source: SourceView, depth: number): Known<Primitive> {
  if (node.left.type === 'PrivateIdentifier') return unknown('computed at run time');
  const left = staticValue(node.left, source, depth + 1);
  const right = staticValue(node.right, source, depth + 1);
  if (left.kind !== 'known' || right.kind !== 'known') return unknown('computed at run time');
  const a = left.value;
  const b = right.value;
  if (node.operator === '+' && (typeof a === 'string' || typeof b === 'string')) return known(`${a}${b}`);
  if (typeof a !== 'number' || typeof b !== 'number') return unknown('computed at run time');
  switch (node.operator) {
    case '+':
      return known(a + b);
    case '-':
      return known(a - b);
    case '*':
      return known(a * b);
    case '/':
      return known(a / b);
    case '**':
      return known(a ** b);
    default:
      return unknown('computed at run time');
  }
}

function wellKnownMember(node: TSESTree.MemberExpression): Known<Primitive> {
  const object = unwrap(node.object);
  if (object.type === 'Identifier' && object.name === 'Number' && node.property.type === 'Identifier') {
    if (node.property.name === 'MAX_SAFE_INTEGER') return known(Number.MAX_SAFE_INTEGER);
    if (node.property.name === 'POSITIVE_INFINITY') return known(Infinity);
    if (node.property.name === 'MAX_VALUE') return known(Number.MAX_VALUE);
  }
  return unknown('computed at run time');
}
