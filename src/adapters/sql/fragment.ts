import type { TSESTree } from '@typescript-eslint/types';
import { findVariable, outermostWrapper, type SourceView } from '../../ast/index.ts';

/** True for a tagged template that only becomes part of another one: it does not run by itself. */
export function isFragmentOnly(node: TSESTree.Node, source: SourceView, depth = 0): boolean {
  const value = outermostWrapper(node);
  const { parent } = value;
  switch (parent?.type) {
    case 'TemplateLiteral':
      return parent.parent.type === 'TaggedTemplateExpression';
    case 'ConditionalExpression':
    case 'LogicalExpression':
      return depth < MAX_DEPTH && isFragmentOnly(parent, source, depth + 1);
    case 'VariableDeclarator': {
      if (parent.id.type !== 'Identifier' || parent.init !== value || depth >= MAX_DEPTH) return false;
      const uses = findVariable(parent.id, source)?.references.filter((reference) => reference.isRead()) ?? [];
      return uses.length > 0 && uses.every(({ identifier }) => isFragmentOnly(identifier as TSESTree.Node, source, depth + 1));
    }
    default:
      return false;
  }
}

const MAX_DEPTH = 4;
