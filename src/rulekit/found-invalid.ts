import type { TSESTree } from '@typescript-eslint/types';
import { calledMember, isFunction, type SourceView, textOf, unwrap } from '../ast/index.ts';
import type { Leak } from './leaks.ts';

/** How many nodes outwards the question is looked for. */
const MAX_STEPS = 40;
/** Tests of how a text is written: `isEmail`, `isValidPhoneNumber`, `validateIban`. What is known of whom it belongs to (`isEmailVerified`) is another question. */
const TEST_OF_FORM = /^(?:(?:is|looksLike)_?(?:valid|wellFormed)?_?(?:e?-?mail|mobilePhone|phone|mobile|tel|telephone|iban|bic|postalCode|zip|date|creditCard|taxId|vat|url)_?(?:address|number|no|code|format)?(?:Valid)?|(?:isValid|validate|hasValid)[A-Z_]\w*)$/i;

/**
 * True for a value that the code has just found to be none of its kind and tells back: `if (!isEmail(input))
 * throw new Error(\`"${input}" is no e-mail address\`)`. Whoever entered it reads it, and it reaches nobody.
 */
export function isFoundInvalid({ value, through }: Leak, source: SourceView): boolean {
  const node = unwrap(value.node);
  if (through || (node.type !== 'Identifier' && node.type !== 'MemberExpression')) return false;
  const text = plain(textOf(source, node));
  let inner: TSESTree.Node = value.node;
  for (let steps = 0; inner.parent && steps < MAX_STEPS; steps++) {
    const outer: TSESTree.Node = inner.parent;
    if (isFunction(outer)) return false;
    if ((outer.type === 'IfStatement' || outer.type === 'ConditionalExpression') && inner !== outer.test && refutes(outer.test, inner === outer.consequent, text, source)) return true;
    inner = outer;
  }
  return false;
}

/** Whether the value is certainly not of its kind when the test is (not) true. */
function refutes(test: TSESTree.Node, holds: boolean, text: string, source: SourceView): boolean {
  const node = unwrap(test);
  if (node.type === 'LogicalExpression' && node.operator === (holds ? '&&' : '||')) return refutes(node.left, holds, text, source) || refutes(node.right, holds, text, source);
  if (node.type === 'UnaryExpression' && node.operator === '!') return refutes(node.argument, !holds, text, source);
  if (node.type === 'AwaitExpression') return refutes(node.argument, holds, text, source);
  return !holds && node.type === 'CallExpression' && testsForm(node) && node.arguments[0] !== undefined && plain(textOf(source, node.arguments[0])) === text;
}

/** `isEmail(x)`, `validator.isEmail(x)`, `/^.+@.+$/.test(x)`, `EMAIL.test(x)`. */
function testsForm(call: TSESTree.CallExpression): boolean {
  const callee = unwrap(call.callee);
  if (callee.type === 'Identifier') return TEST_OF_FORM.test(callee.name);
  const name = calledMember(call)?.name;
  return name !== undefined && (name === 'test' || TEST_OF_FORM.test(name));
}

const plain = (text: string): string => text.replace(/\?\.|!\./g, '.').replace(/\s+/g, '');
