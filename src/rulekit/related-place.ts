import type { TSESTree } from '@typescript-eslint/types';
import type { RelatedLocation } from '../model/index.ts';
import { fileOf, sourceOf, type SourceView } from '../ast/index.ts';

/** A place that explains a finding, in whichever file the node stands; undefined where no host says which file that is. */
export function relatedPlace(node: TSESTree.Node, message: string, source: SourceView): RelatedLocation | undefined {
  const file = fileOf(node);
  if (file === undefined) return undefined;
  const { text } = sourceOf(node, source);
  const [start, end] = node.range.map((offset) => position(text, offset)) as [Position, Position];
  return { message, file, ...start, endLine: end.line, endColumn: end.column };
}

interface Position {
  line: number;
  column: number;
}

/** Line and column of an offset, both from 1. */
function position(text: string, offset: number): Position {
  const before = text.slice(0, offset);
  const start = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: offset - start + 1 };
}
