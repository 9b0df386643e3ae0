import type { TSESTree } from '@typescript-eslint/types';
import { fileOf, sourceOf, type SourceView } from '../ast/index.ts';
import type { RelatedLocation } from '../model/index.ts';

/** A place that explains a finding, in whichever file it stands; nothing where the host does not say which file that is. */
export function relatedPlace(node: TSESTree.Node, message: string, source: SourceView): RelatedLocation[] {
  const file = fileOf(node);
  if (file === undefined) return [];
  const { text } = sourceOf(node, source);
  const [from, to] = [positionAt(text, node.range[0]), positionAt(text, node.range[1])];
  return [{ message, file, line: from.line, column: from.column, endLine: to.line, endColumn: to.column }];
}

/** Line and column, both from 1, of an offset. */
function positionAt(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}
