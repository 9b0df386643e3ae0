import type { TSESTree } from '@typescript-eslint/types';

/**
 * Strips what does not change a value: TypeScript casts, `satisfies`, non-null, parentheses kept
 * by a parser, optional-chain wrappers. Does not strip `await`; see `unwrapAwait`.
 */
export function unwrap(node: TSESTree.Node): TSESTree.Node {
  let current = node;
  for (;;) {
    switch (current.type as string) {
      case 'TSAsExpression':
      case 'TSTypeAssertion':
      case 'TSNonNullExpression':
      case 'TSSatisfiesExpression':
      case 'TSInstantiationExpression':
      case 'ChainExpression':
      case 'ParenthesizedExpression':
        current = (current as unknown as { expression: TSESTree.Node }).expression;
        break;
      default:
        return current;
    }
  }
}

/** As `unwrap`, and through `await` as well. */
export function unwrapAwait(node: TSESTree.Node): TSESTree.Node {
  let current = unwrap(node);
  while (current.type === 'AwaitExpression') current = unwrap(current.argument);
  return current;
}

/** The outermost node that only wraps `node` (casts, `await`, optional chain): where its value is used. */
export function outermostWrapper(node: TSESTree.Node): TSESTree.Node {
  let current = node;
  for (;;) {
    const parent = current.parent as TSESTree.Node | undefined;
    if (!parent) return current;
    const wraps = parent.type === 'AwaitExpression' ? parent.argument === current : unwrap(parent) !== parent && (parent as { expression?: unknown }).expression === current;
    if (!wraps) return current;
    current = parent;
  }
}

/** The outermost node that only casts `node` or ends its optional chain; stops at `await`: what is awaited has run. */
export function castsAround(node: TSESTree.Node): TSESTree.Node {
  let current = node;
  for (;;) {
    const parent = current.parent as TSESTree.Node | undefined;
    if (!parent || unwrap(parent) === parent || (parent as { expression?: unknown }).expression !== current) return current;
    current = parent;
  }
}
