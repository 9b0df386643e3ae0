import type { TSESTree } from '@typescript-eslint/types';
import { findVariable, isForeign, isFunction, propertyName, type SourceView, unwrap } from '../../ast/index.ts';
import { ELEMENT } from './paths.ts';

/** Where a value lies among the arguments of a call. */
export interface ValuePath {
  /** Index of the argument. */
  argument: number;
  /** Keys from the argument to the value. */
  keys: readonly string[];
  /** The value is part of a text there: what lies below it has no path. */
  text: boolean;
}

/** The place of a value that an argument carries; undefined when the syntax does not say. */
export function pathOf(node: TSESTree.Node, call: TSESTree.CallExpression): ValuePath | undefined {
  const way = wayUp(node, (current) => call.arguments.includes(current as TSESTree.Expression));
  return way && { argument: call.arguments.indexOf(way.end as TSESTree.Expression), keys: way.keys, text: way.text };
}

/**
 * The keys below the variable that brought a value: `to` of `const entry = { to: customer.email }`, or of what a
 * caller gives a parameter.
 */
export function keysBelow(origin: TSESTree.Node, variable: TSESTree.Node, source: SourceView): { keys: readonly string[]; text: boolean } | undefined {
  const name = unwrap(variable);
  if (isForeign(origin, source) || name.type !== 'Identifier') return undefined;
  const isGiven = findVariable(name, source)?.defs[0]?.type === 'Parameter';
  return wayUp(origin, (node) => {
    const { parent } = node;
    if (isGiven) return node.type === 'ObjectExpression' && parent?.type === 'CallExpression';
    return parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier' && parent.id.name === name.name;
  });
}

function wayUp(node: TSESTree.Node, isEnd: (node: TSESTree.Node) => boolean): { end: TSESTree.Node; keys: string[]; text: boolean } | undefined {
  let keys: string[] = [];
  let text = false;
  let current = node;
  for (let steps = 0; steps < 60; steps++) {
    if (isEnd(current)) return { end: current, keys, text };
    const parent = current.parent as TSESTree.Node | undefined;
    if (!parent) return undefined;
    switch (parent.type) {
      case 'Property': {
        const key = propertyName(parent);
        if (parent.value !== current || key === undefined || parent.parent.type !== 'ObjectExpression') return undefined;
        keys.unshift(key);
        current = parent.parent;
        continue;
      }
      case 'ArrayExpression':
        keys.unshift(ELEMENT);
        break;
      case 'TemplateLiteral':
      case 'BinaryExpression':
        keys = [];
        text = true;
        break;
      case 'CallExpression': {
        if (isFunction(current) && parent.callee.type === 'MemberExpression' && /^(?:map|flatMap)$/.test(propertyName(parent.callee) ?? '')) keys.unshift(ELEMENT);
        else if (parent.callee !== current) {
          keys = [];
          text = true;
        }
        break;
      }
      default:
    }
    current = parent;
  }
  return undefined;
}
