import { visitorKeys } from '@typescript-eslint/visitor-keys';
import type { TSESTree } from '@typescript-eslint/types';

const SKIPPED = new Set(['parent', 'range', 'loc', 'type', 'start', 'end', 'tokens', 'comments']);

type VisitorKeys = Readonly<Record<string, readonly string[] | undefined>>;

function isNode(value: unknown): value is TSESTree.Node {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}

/** The properties of a node that hold others. Unknown node types have all of theirs looked at, so that a new syntax is never a blind spot. */
function childKeys(node: TSESTree.Node, keys: VisitorKeys): readonly string[] {
  return keys[node.type] ?? visitorKeys[node.type] ?? Object.keys(node).filter((name) => !SKIPPED.has(name));
}

/** The child nodes of a node in source order, with the host's visitor keys where it has them. */
export function childNodes(node: TSESTree.Node, keys: VisitorKeys = visitorKeys): TSESTree.Node[] {
  const children: TSESTree.Node[] = [];
  for (const name of childKeys(node, keys)) {
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
export function walk(root: TSESTree.Node, visit: (node: TSESTree.Node) => boolean | void, keys: VisitorKeys = visitorKeys): void {
  const stack: TSESTree.Node[] = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (visit(node) !== false) pushChildren(node, childKeys(node, keys), stack);
  }
}

/** The last child first, so that the first one is taken next. */
function pushChildren(node: TSESTree.Node, names: readonly string[], stack: TSESTree.Node[]): void {
  for (let i = names.length - 1; i >= 0; i--) {
    const value = (node as unknown as Record<string, unknown>)[names[i] as string];
    if (typeof value !== 'object' || value === null) continue;
    if (!Array.isArray(value)) {
      if (isNode(value)) stack.push(value);
      continue;
    }
    for (let j = value.length - 1; j >= 0; j--) if (isNode(value[j])) stack.push(value[j] as TSESTree.Node);
  }
}

/** True when `node` lies inside `ancestor` or is it. */
export function isInside(node: TSESTree.Node, ancestor: TSESTree.Node): boolean {
  return node.range[0] >= ancestor.range[0] && node.range[1] <= ancestor.range[1];
}
