import type { TSESTree } from '@typescript-eslint/types';
import type { Variable } from '@typescript-eslint/scope-manager';
import { isFunction } from './function.ts';
import { constantInitialiser, findVariable, isReassigned, MOST_USES, soleDefinition } from './scope.ts';
import type { SourceView } from './source.ts';

/**
 * Whether the source shows that a value can be undefined: `undefined`, an optional chain, a branch
 * that answers it, an optional parameter. A variable that a condition asks about before counts as
 * checked.
 */
export function mayBeUndefined(node: TSESTree.Node, source: SourceView): boolean {
  return undefinedIn(node, node, source, 0);
}

function undefinedIn(node: TSESTree.Node, use: TSESTree.Node, source: SourceView, depth: number): boolean {
  if (depth > 12) return false;
  switch (node.type) {
    case 'ChainExpression':
      return true;
    case 'TSAsExpression':
    case 'TSTypeAssertion':
    case 'TSSatisfiesExpression':
      return undefinedIn(node.expression, use, source, depth + 1);
    case 'UnaryExpression':
      return node.operator === 'void';
    case 'ConditionalExpression':
      return undefinedIn(node.consequent, use, source, depth + 1) || undefinedIn(node.alternate, use, source, depth + 1);
    case 'LogicalExpression':
      return node.operator !== '&&' && undefinedIn(node.right, use, source, depth + 1);
    case 'Identifier':
      return node.name === 'undefined' || undefinedVariable(node, use, source, depth);
    default:
      return false;
  }
}

function undefinedVariable(name: TSESTree.Identifier, use: TSESTree.Node, source: SourceView, depth: number): boolean {
  const variable = findVariable(name, source);
  if (!variable || isReassigned(variable) || isChecked(variable, use)) return false;
  const value = constantInitialiser(variable);
  if (value) return undefinedIn(value, use, source, depth + 1);
  const definition = soleDefinition(variable);
  const declared = definition?.name as TSESTree.Identifier | undefined;
  const isParameter = definition && isFunction(definition.node as TSESTree.Node);
  return Boolean(isParameter && declared?.optional && declared.parent !== undefined && isFunction(declared.parent));
}

/** True when a condition before `use` mentions the variable: it may have made sure of a value. */
function isChecked(variable: Variable, use: TSESTree.Node): boolean {
  if (variable.references.length > MOST_USES) return true;
  return variable.references.some((reference) => {
    const identifier = reference.identifier as TSESTree.Node;
    return identifier.range[1] <= use.range[0] && isInTest(identifier);
  });
}

function isInTest(node: TSESTree.Node): boolean {
  for (let current = node; current.parent; current = current.parent) {
    const { parent } = current;
    if (parent.type === 'IfStatement' || parent.type === 'ConditionalExpression') return parent.test === current;
    if (parent.type === 'LogicalExpression' && parent.left === current && parent.operator === '&&') return true;
    if (parent.type === 'CallExpression' && current !== parent.callee) return /assert|invariant|ensure|check|require/i.test(calleeName(parent));
    if (isFunction(parent) || /Statement$|Declaration$/.test(parent.type)) return false;
  }
  return false;
}

function calleeName({ callee }: TSESTree.CallExpression): string {
  if (callee.type === 'Identifier') return callee.name;
  return callee.type === 'MemberExpression' && callee.property.type === 'Identifier' ? callee.property.name : '';
}
