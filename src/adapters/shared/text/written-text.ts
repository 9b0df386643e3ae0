import type { TSESTree } from '@typescript-eslint/types';
import { type SourceView, staticValue } from '../../../ast/index.ts';
import { textParts } from './parts.ts';
import type { Part } from './statement-text.ts';

/** Stands for a piece of a text that only run time knows. */
export const HOLE = '\uE000';

/** The text an expression has, for readers that need no way back to the source: each piece of run time, or of some paths only, is a `HOLE`. */
export function writtenText(node: TSESTree.Node, source: SourceView): string {
  const written = (part: Part): string => {
    if (part.kind === 'text') return part.text;
    const fixed = part.kind === 'hole' ? staticValue(part.node, source) : undefined;
    return fixed?.kind === 'known' ? String(fixed.value) : HOLE;
  };
  return textParts(node, source).map(written).join('');
}
