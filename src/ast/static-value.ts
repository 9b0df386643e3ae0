import type { TSESTree } from '@typescript-eslint/types';
import { type Known, known, none, unknown } from '../model/index.ts';
import { propertyName } from './property.ts';
import { declarationOf, resolveConstant } from './scope.ts';
import type { SourceView } from './source.ts';
import { unwrap } from './unwrap.ts';

/** Values a source text can state by itself. */
export type Primitive = string | number | boolean | null;

/**
 * The primitive an expression certainly has: literals, constants of this file, arithmetic on them,
 * templates without holes. `none` for `undefined`; `unknown` for anything of run time.
 */
export function staticValue(node: TSESTree.Node, source: SourceView): Known<Primitive> {
  return evaluate(node, source, { steps: 400 });
}

/** Steps left: constants that name each other twice would double the work at every level. */
interface Budget {
  steps: number;
}

function evaluate(node: TSESTree.Node, source: SourceView, budget: Budget): Known<Primitive> {
  if (budget.steps-- <= 0) return unknown('expression is too large');
  const expression = resolveConstant(node, source);
  switch (expression.type) {
    case 'Literal':
      return literal(expression);
    case 'TemplateLiteral':
      return expression.expressions.length === 0 ? known(expression.quasis[0]?.value.cooked ?? '') : unknown('template with holes');
    case 'Identifier':
      if (expression.name === 'undefined') return none;
      if (expression.name === 'Infinity') return known(Infinity);
      return unknown(`value of \`${expression.name}\` is not written in the source`);
    case 'UnaryExpression': {
      const value = evaluate(expression.argument, source, budget);
      if (expression.operator === 'void') return none;
      if (value.kind !== 'known' || typeof value.value !== 'number') return unknown('computed at run time');
      if (expression.operator === '-') return known(-value.value);
      return expression.operator === '+' ? value : unknown('computed at run time');
    }
    case 'BinaryExpression':
      return arithmetic(expression, source, budget);
    case 'MemberExpression':
      return wellKnownMember(expression, source);
    default:
      return unknown('computed at run time');
  }
}

function literal(node: TSESTree.Literal): Known<Primitive> {
  const { value } = node;
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return known(value);
  return unknown('not a primitive');
}

function arithmetic(node: TSESTree.BinaryExpression, source: SourceView, budget: Budget): Known<Primitive> {
  if (node.left.type === 'PrivateIdentifier') return unknown('computed at run time');
  const left = evaluate(node.left, source, budget);
  const right = evaluate(node.right, source, budget);
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

function wellKnownMember(node: TSESTree.MemberExpression, source: SourceView): Known<Primitive> {
  const object = unwrap(node.object);
  const name = propertyName(node);
  if (object.type !== 'Identifier' || name === undefined) return unknown('computed at run time');
  if (object.name === 'Number') {
    if (name === 'MAX_SAFE_INTEGER') return known(Number.MAX_SAFE_INTEGER);
    if (name === 'POSITIVE_INFINITY') return known(Infinity);
    if (name === 'MAX_VALUE') return known(Number.MAX_VALUE);
  }
  const declaration = declarationOf(object, source)?.node;
  return declaration?.type === 'TSEnumDeclaration' ? enumMember(declaration, name) : unknown('computed at run time');
}

/** The value of an enum's member, as long as it is written there. */
function enumMember(declaration: TSESTree.TSEnumDeclaration, name: string): Known<Primitive> {
  const member = declaration.body.members.find(({ id }) => (id.type === 'Identifier' ? id.name : id.type === 'Literal' ? String(id.value) : undefined) === name);
  return member?.initializer?.type === 'Literal' ? literal(member.initializer) : unknown('computed at run time');
}
