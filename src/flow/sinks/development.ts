import type { TSESTree } from '@typescript-eslint/types';
import { isFunction, type SourceView, textOf, unwrap } from '../../ast/index.ts';

const IN_DEVELOPMENT = /^(?:__DEV__|import\.meta\.env\.DEV|(?:process\.)?env\.DEV|is_?dev(?:elopment|mode)?(?:\(\))?|!(?:is_?prod(?:uction)?(?:\(\))?|import\.meta\.env\.PROD)|(?:process\.env\.NODE_ENV|import\.meta\.env\.MODE)(?:={2,3}['"](?:dev|development|local|test)['"]|!={1,2}['"]production['"]))$/i;
const IN_PRODUCTION = /^(?:is_?prod(?:uction)?(?:\(\))?|import\.meta\.env\.PROD|!(?:__DEV__|import\.meta\.env\.DEV|is_?dev(?:elopment|mode)?(?:\(\))?)|process\.env\.NODE_ENV={2,3}['"]production['"])$/i;

/** True where the code only runs while the program is developed: `if (process.env.NODE_ENV !== 'production')`, `if (!__DEV__) return;`. */
export function isDevelopmentOnly(node: TSESTree.Node, source: SourceView): boolean {
  let inner: TSESTree.Node = node;
  for (let outer = inner.parent; outer; inner = outer, outer = outer.parent as TSESTree.Node | undefined) {
    if ((outer.type === 'IfStatement' || outer.type === 'ConditionalExpression') && inner === outer.consequent && says(outer.test, IN_DEVELOPMENT, '&&', source)) return true;
    if ((outer.type === 'IfStatement' || outer.type === 'ConditionalExpression') && inner === outer.alternate && says(outer.test, IN_PRODUCTION, '||', source)) return true;
    if (outer.type === 'LogicalExpression' && outer.operator === '&&' && inner === outer.right && says(outer.left, IN_DEVELOPMENT, '&&', source)) return true;
    if (outer.type === 'BlockStatement' && outer.body.slice(0, outer.body.indexOf(inner as TSESTree.Statement)).some((before) => leavesProduction(before, source))) return true;
    if (isFunction(outer) && outer.type === 'FunctionDeclaration') return false;
  }
  return false;
}

function leavesProduction(statement: TSESTree.Statement, source: SourceView): boolean {
  if (statement.type !== 'IfStatement' || statement.alternate || !says(statement.test, IN_PRODUCTION, '||', source)) return false;
  const body = statement.consequent.type === 'BlockStatement' ? statement.consequent.body.at(-1) : statement.consequent;
  return body?.type === 'ReturnStatement' || body?.type === 'ThrowStatement';
}

/** Whether a test, or one of the parts that all must hold, says so. */
function says(test: TSESTree.Node, pattern: RegExp, joined: '&&' | '||', source: SourceView): boolean {
  const node = unwrap(test);
  if (node.type === 'LogicalExpression') return node.operator === joined && (says(node.left, pattern, joined, source) || says(node.right, pattern, joined, source));
  return pattern.test(textOf(source, node).replace(/\s+/g, ''));
}
