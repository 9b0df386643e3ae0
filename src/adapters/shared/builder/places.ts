import type { TSESTree } from '@typescript-eslint/types';
import { castsAround, isFunction, propertyName, type SourceView, unwrap } from '../../../ast/index.ts';

/** The call that is chained to a node: `.where(…)` of `q.where(…)`. */
export function nextLink(node: TSESTree.Node): { name: string; call: TSESTree.CallExpression } | undefined {
  const place = castsAround(node);
  const member = place.parent;
  if (member?.type !== 'MemberExpression' || member.object !== place) return undefined;
  const name = propertyName(member);
  const callee = castsAround(member);
  const call = callee.parent;
  return name !== undefined && call?.type === 'CallExpression' && call.callee === callee ? { name, call } : undefined;
}

/** True when another link of the builder follows. */
export function goesOn(call: TSESTree.CallExpression, links: ReadonlySet<string>): boolean {
  const next = nextLink(call);
  return next !== undefined && links.has(next.name);
}

/** True for a builder that is an argument of another one's link: `whereIn('id', knex('orders').select('customer_id'))`. */
export function isPartOfQuery(call: TSESTree.CallExpression, links: ReadonlySet<string>): boolean {
  for (let current = castsAround(call), { parent } = current; parent; current = parent, { parent } = current) {
    if (parent.type === 'CallExpression') {
      const callee = unwrap(parent.callee);
      const name = callee.type === 'MemberExpression' ? propertyName(callee) : undefined;
      return current !== parent.callee && name !== undefined && (links.has(name) || name === 'raw' || name === 'ref');
    }
    if (!/^(?:ArrayExpression|ObjectExpression|Property|ConditionalExpression|LogicalExpression|TS\w+|ChainExpression|MemberExpression)$/.test(parent.type)) return false;
  }
  return false;
}

/** What a builder answers a promise or text with: the chain ends in front of it. */
export const PROMISE: ReadonlySet<string> = new Set(['then', 'catch', 'finally', 'asCallback', 'nodeify', 'stream', 'pipe', 'on', 'toSQL', 'toString', 'toQuery', 'toNative', 'map', 'reduce', 'filter', 'tap', 'columnInfo', 'execute', 'toKnexQuery']);

/** True for `Promise.all(…)` and its like. */
export function isSettled(call: TSESTree.CallExpression): boolean {
  const callee = unwrap(call.callee);
  return callee.type === 'MemberExpression' && callee.object.type === 'Identifier' && callee.object.name === 'Promise';
}

/** The innermost function around a node. */
export function functionAround(node: TSESTree.Node): TSESTree.Node | undefined {
  for (let current = node.parent; current; current = current.parent) if (isFunction(current)) return current;
  return undefined;
}

/** How this file goes on with what a function answers. `builder`: its name says that others do. */
export function helperUse(fn: TSESTree.Node, source: SourceView): 'chained' | 'builder' | undefined {
  const holder = fn.parent;
  const key = holder?.type === 'MethodDefinition' || holder?.type === 'PropertyDefinition' || holder?.type === 'Property' ? propertyName(holder) : undefined;
  const name = key ?? (fn.type === 'FunctionDeclaration' ? fn.id?.name : holder?.type === 'VariableDeclarator' && holder.id.type === 'Identifier' ? holder.id.name : undefined);
  if (name === undefined) return undefined;
  const called = new RegExp(`\\b${name.replace(/[^\w]/g, '\\$&')}\\s*\\([^()]*\\)\\s*\\.\\s*(?!then\\b|catch\\b|finally\\b)\\w+\\s*\\(`);
  if (called.test(source.text)) return 'chained';
  return /query|builder|scope|^base|^qb|table$/i.test(name) ? 'builder' : undefined;
}
