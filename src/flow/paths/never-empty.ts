import type { TSESTree } from '@typescript-eslint/types';
import { constantInitialiser, findVariable, propertyName, type SourceView, unwrap } from '../../ast/index.ts';

/** Methods whose answer has something in it whenever the list has. */
const KEEPS_LENGTH = new Set(['map', 'entries', 'keys', 'values', 'sort', 'toSorted', 'reverse', 'toReversed', 'concat']);
const OF_OBJECT = new Set(['entries', 'keys', 'values']);
/** What takes out of a list. */
const TAKES_OUT = new Set(['pop', 'shift', 'splice', 'length', 'clear', 'delete']);

/** True for a list that is written down with something in it: a loop over it runs at least once. */
export function isNeverEmpty(subject: TSESTree.Node | null | undefined, source: SourceView, depth = 0): boolean {
  if (!subject || depth > 8) return false;
  const node = unwrap(subject);
  switch (node.type) {
    case 'ArrayExpression':
      return node.elements.some((element) => element !== null && (element.type !== 'SpreadElement' || isNeverEmpty(element.argument, source, depth + 1)));
    case 'Identifier': {
      const variable = findVariable(node, source);
      const list = constantInitialiser(variable);
      return list !== undefined && !variable?.references.some(({ identifier }) => isTakenFrom(identifier as TSESTree.Node)) && isNeverEmpty(list, source, depth + 1);
    }
    case 'NewExpression':
      return node.callee.type === 'Identifier' && /^(?:Set|Map)$/.test(node.callee.name) && isNeverEmpty(node.arguments[0], source, depth + 1);
    case 'CallExpression': {
      if (node.callee.type !== 'MemberExpression') return false;
      const name = propertyName(node.callee) ?? '';
      const { object } = node.callee;
      if (object.type === 'Identifier' && object.name === 'Object') return OF_OBJECT.has(name) && isFilledObject(node.arguments[0], source);
      return KEEPS_LENGTH.has(name) && isNeverEmpty(object, source, depth + 1);
    }
    default:
      return false;
  }
}

function isFilledObject(argument: TSESTree.Node | undefined, source: SourceView): boolean {
  let node = argument && unwrap(argument);
  if (node?.type === 'Identifier') {
    const init = constantInitialiser(findVariable(node, source));
    node = init && unwrap(init);
  }
  return node?.type === 'ObjectExpression' && node.properties.some((property) => property.type === 'Property');
}

function isTakenFrom(name: TSESTree.Node): boolean {
  const { parent } = name;
  return parent?.type === 'MemberExpression' && parent.object === name && TAKES_OUT.has(propertyName(parent) ?? '');
}

/** True for `for (let i = 0; i < 3; i++)`: the first round is certain. */
export function countsAtLeastOnce(node: TSESTree.ForStatement): boolean {
  const [start] = node.init?.type === 'VariableDeclaration' ? node.init.declarations : [];
  const { test } = node;
  if (start?.id.type !== 'Identifier' || test?.type !== 'BinaryExpression' || test.left.type !== 'Identifier' || test.left.name !== start.id.name) return false;
  const from = numberOf(start.init);
  const to = numberOf(test.right);
  if (from === undefined || to === undefined) return false;
  return (test.operator === '<' && from < to) || (test.operator === '<=' && from <= to);
}

function numberOf(node: TSESTree.Node | null): number | undefined {
  return node?.type === 'Literal' && typeof node.value === 'number' ? node.value : undefined;
}
