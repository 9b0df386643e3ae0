import type { TSESTree } from '@typescript-eslint/types';
import { type FunctionNode, propertyName, unwrap } from '../../ast/index.ts';

/**
 * False where a function comes to a place only for what another kind of call names: `case Event.PAID:` of a
 * `switch` over a parameter, for a call that gives `Event.CREATED` or a kind that it was given itself.
 */
export function mayCome(at: TSESTree.Node, fn: FunctionNode, call: TSESTree.CallExpression): boolean {
  for (let node: TSESTree.Node | undefined = at; node && node !== fn; node = node.parent) {
    if (node.type !== 'SwitchCase' || !node.test) continue;
    const index = parameterOf(node.parent.discriminant, fn);
    const given = index < 0 ? undefined : call.arguments[index];
    if (given && kindOf(given) !== kindOf(node.test) && !sharesBody(node, given)) return false;
  }
  return true;
}

/** `case Event.PAID: case Event.CREATED: …`: cases that fall through to this one. */
function sharesBody(last: TSESTree.SwitchCase, given: TSESTree.Node): boolean {
  const { cases } = last.parent;
  for (let index = cases.indexOf(last) - 1; index >= 0; index--) {
    const before = cases[index];
    if (!before || before.consequent.length > 0) return false;
    if (before.test && kindOf(before.test) === kindOf(given)) return true;
  }
  return false;
}

function parameterOf(discriminant: TSESTree.Node, fn: FunctionNode): number {
  const value = unwrap(discriminant);
  return value.type === 'Identifier' ? fn.params.findIndex((parameter) => parameter.type === 'Identifier' && parameter.name === value.name) : -1;
}

/** What a kind is called, however it is written: `Event.PAID`, `'PAID'`; a variable says nothing of its own. */
function kindOf(node: TSESTree.Node): string {
  const value = unwrap(node);
  if (value.type === 'Literal') return String(value.value);
  return value.type === 'MemberExpression' ? (propertyName(value) ?? '') : '';
}
