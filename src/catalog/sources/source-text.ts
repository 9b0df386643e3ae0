import type { TSESTree } from '@typescript-eslint/types';

/** Source text with the questions that a syntax tree does not answer: lines, comments, exact spelling. */
export interface SourceText {
  /** Offset at which a node begins; every parser we read gives `range` or `start`. */
  start(node: TSESTree.Node): number;
  end(node: TSESTree.Node): number;
  text(node: TSESTree.Node): string;
  /** The text between two offsets. */
  slice(from: number, to: number): string;
  /** 1-based line of an offset. */
  lineAt(offset: number): number;
  /** Text of the comments that stand directly before `from`, inside `from`–`key`, and behind `to` on its line. */
  commentsAround(from: number, key: number, to: number): string;
}

interface WithOffsets {
  range?: readonly [number, number];
  start?: number;
  end?: number;
}

/** Wraps a file's text. A BOM is not counted, as in the syntax tree. */
export function sourceText(fileText: string): SourceText {
  const text = fileText.replace(/^\uFEFF/, '');
  let lineStarts: number[] | undefined;
  const start = (node: TSESTree.Node): number => (node as WithOffsets).range?.[0] ?? (node as WithOffsets).start ?? 0;
  const end = (node: TSESTree.Node): number => (node as WithOffsets).range?.[1] ?? (node as WithOffsets).end ?? 0;
  return {
    start,
    end,
    text: (node) => text.slice(start(node), end(node)),
    slice: (from, to) => text.slice(from, to),
    lineAt(offset) {
      lineStarts ??= offsetsOfLines(text);
      let low = 0;
      let high = lineStarts.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((lineStarts[middle] ?? 0) <= offset) low = middle + 1;
        else high = middle;
      }
      return Math.max(1, low);
    },
    commentsAround(from, key, to) {
      const trailing = /^[^\n\r]*?\/\/([^\n\r]*)/.exec(text.slice(to, to + 300));
      const rest = trailing && /^[\s;,}]*\/\//.test(text.slice(to, to + 300)) ? [trailing[1] ?? ''] : [];
      return [...commentsBefore(text.slice(Math.max(0, from - 4_000), from)), ...commentsIn(text.slice(from, key)), ...rest].map((comment) => comment.trim()).filter(Boolean).join('\n');
    },
  };
}

/** Comments at the end of a stretch of text; a trailing comment of the line above belongs to that line. */
function commentsBefore(before: string): string[] {
  const block = /\/\*((?:(?!\*\/)[\s\S])*)\*\/\s*$/.exec(before);
  if (block) return [starless(block[1] ?? '')];
  const lines: string[] = [];
  let rest = before;
  for (;;) {
    const line = /(?:^|\n)[ \t]*\/\/([^\n]*)\r?\n[ \t]*$/.exec(rest);
    if (!line) return lines;
    lines.unshift(line[1] ?? '');
    rest = `${rest.slice(0, line.index)}\n`;
  }
}

/** Comments between the decorators and the name. Strings are skipped, so that a URL is no comment. */
function commentsIn(text: string): string[] {
  const found: string[] = [];
  for (const match of text.matchAll(/(["'`])(?:\\.|(?!\1)[^\\])*\1|\/\*((?:(?!\*\/)[\s\S])*)\*\/|\/\/([^\n\r]*)/g)) {
    if (match[2] !== undefined) found.push(starless(match[2]));
    else if (match[3] !== undefined) found.push(match[3]);
  }
  return found;
}

/** JSDoc without the stars at its line beginnings. */
const starless = (comment: string): string => comment.replace(/^[ \t]*\*+[ \t]?/gm, '').trim();

function offsetsOfLines(text: string): number[] {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length);
  return starts;
}
