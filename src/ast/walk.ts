import type { TSESTree } from '@typescript-eslint/types';

const SKIPPED = new Set(['parent', 'range', 'loc', 'type', 'start', 'end', 'tokens', 'comments']);

function isNode(value: unknown): value is TSESTree.Node {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}

/**
 * The child nodes of a node in source order, with the host's visitor keys where it has them.
 * Unknown node types are walked over all their properties, so that a new syntax is never a blind spot.
 */
export function childNodes(node: TSESTree.Node, keys?: Readonly<Record<string, readonly string[] | undefined>>): TSESTree.Node[] {
  const children: TSESTree.Node[] = [];
  const names = keys?.[node.type] ?? Object.keys(node);
  for (const name of names) {
    if (SKIPPED.has(name)) continue;
    const value = (node as unknown as Record<string, unknown>)[name];
    if (Array.isArray(value)) {
      for (const item of value) if (isNode(item)) children.push(item);
    } else if (isNode(value)) children.push(value);
  }
  return children;
}

/**
 * Visits `root` and its descendants in source order without recursion, so that depth is not
 * limited by the stack. `visit` answers `false` to leave a subtree out.
 */
export function walk(
  root: TSESTree.Node,
  visit: (node: TSESTree.Node) => boolean | void,
  keys?: Readonly<Record<string, readonly string[] | undefined>>,
): void {
  const stack: TSESTree.Node[] = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (visit(node) === false) continue;
    const children = childNodes(node, keys);
    for (let i = children.length - 1; i >= 0; i--) stack.push(children[i] as TSESTree.Node);
  }
}

/** True when `node` lies inside `ancestor` or is it. */
export function isInside(node: TSESTree.Node, ancestor: TSESTree.Node): boolean {
  return node.range[0] >= ancestor.range[0] && node.range[1] <= ancestor.range[1];
}
