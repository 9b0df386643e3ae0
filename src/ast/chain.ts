import type { TSESTree } from '@typescript-eslint/types';
import { propertyName } from './property.ts';
import { unwrap } from './unwrap.ts';

/** One link of a method chain, `.name(args)` or `.name`. */
export interface ChainLink {
  name: string;
  /** The call of this link; undefined for a plain property. */
  call?: TSESTree.CallExpression;
  member: TSESTree.MemberExpression;
}

/** A chain `root.a(…).b.c(…)`, links in source order. */
export interface Chain {
  root: TSESTree.Node;
  links: ChainLink[];
}

/**
 * Takes a chain apart from its outermost node. Optional links and casts in between are seen
 * through; a computed link with a run-time name ends the chain there (it becomes the root).
 */
export function unrollChain(node: TSESTree.Node): Chain {
  const links: ChainLink[] = [];
  let current = unwrap(node);
  for (;;) {
    if (current.type === 'CallExpression') {
      const callee = unwrap(current.callee);
      const name = callee.type === 'MemberExpression' ? propertyName(callee) : undefined;
      if (callee.type !== 'MemberExpression' || name === undefined) return { root: current, links: links.reverse() };
      links.push({ name, call: current, member: callee });
      current = unwrap(callee.object);
    } else if (current.type === 'MemberExpression') {
      const name = propertyName(current);
      if (name === undefined) return { root: current, links: links.reverse() };
      links.push({ name, member: current });
      current = unwrap(current.object);
    } else return { root: current, links: links.reverse() };
  }
}

/** The member expression a call is made through, and its name: `{ object, name }` of `object.name(…)`. */
export function calledMember(call: TSESTree.CallExpression): { object: TSESTree.Node; name: string; member: TSESTree.MemberExpression } | undefined {
  const callee = unwrap(call.callee);
  if (callee.type !== 'MemberExpression') return undefined;
  const name = propertyName(callee);
  return name === undefined ? undefined : { object: unwrap(callee.object), name, member: callee };
}
