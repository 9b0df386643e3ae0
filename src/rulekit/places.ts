import type { TSESTree } from '@typescript-eslint/types';
import { fileOf, isForeign, sourceOf, type SourceView } from '../ast/index.ts';
import { format, type Localized, type MessageData } from '../l10n/index.ts';
import type { RelatedLocation } from '../model/index.ts';

/**
 * A place that explains a finding, in the file at hand or in another module of the project.
 * Undefined where a host does not say which file a module is.
 */
export function placeOf(node: TSESTree.Node, { source, file }: { source: SourceView; file: string }, message: Localized, data: MessageData = {}, role?: RelatedLocation['role']): RelatedLocation | undefined {
  const where = isForeign(node, source) ? fileOf(node) : file;
  if (where === undefined) return undefined;
  const { text } = sourceOf(node, source);
  const start = positionAt(text, node.range[0]);
  const end = positionAt(text, node.range[1]);
  return { message: format(message, data), ...(role ? { role } : {}), file: where, line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}

/** 1-based line and column, in UTF-16 units. */
function positionAt(text: string, offset: number): { line: number; column: number } {
  let line = 1;
  let begin = 0;
  for (let index = text.indexOf('\n'); index >= 0 && index < offset; index = text.indexOf('\n', index + 1)) {
    line++;
    begin = index + 1;
  }
  return { line, column: offset - begin + 1 };
}
