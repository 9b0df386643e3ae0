import type { TSESTree } from '@typescript-eslint/types';

/** A comment with UTF-16 offsets; `value` is the text between the marks. */
export interface SourceComment {
  type: 'Line' | 'Block';
  value: string;
  range: [number, number];
}

/** A parsed source: ESTree as typescript-estree shapes it, with `range` on every node and no tokens. */
export interface ParsedSource {
  ast: TSESTree.Program;
  comments: SourceComment[];
}

/** Where a source breaks the grammar. `line` is 1-based, `column` 1-based in UTF-16 units. */
export interface SyntaxProblem {
  message: string;
  line: number;
  column: number;
}

export type ParseOutcome = { ok: true; source: ParsedSource } | { ok: false; problem: SyntaxProblem };

/** The seam between us and a parser. Answers are the same whichever stands behind it. Never throws. */
export interface SourceParser {
  id: 'oxc' | 'typescript';
  /** Parses text without BOM. The file name decides the dialect (`.ts`, `.tsx`, `.js` …). */
  parse(text: string, file: string): ParseOutcome;
  /** Only tells whether the text can be parsed; cheaper than `parse` where the parser allows. */
  check(text: string, file: string): SyntaxProblem | undefined;
}

/** Dialect of a file by its name. JavaScript is read with JSX and TypeScript's superset of nodes. */
export function dialectOf(file: string): 'ts' | 'tsx' | 'dts' | 'js' | 'jsx' {
  const name = file.toLowerCase();
  if (/\.d\.[cm]?ts$/.test(name)) return 'dts';
  if (/\.[cm]?ts$/.test(name)) return 'ts';
  if (name.endsWith('.tsx')) return 'tsx';
  return 'jsx';
}

/** 1-based line and column of an offset. */
export function positionAt(text: string, offset: number): { line: number; column: number } {
  const end = Math.max(0, Math.min(offset, text.length));
  let line = 1;
  let start = 0;
  const breaks = /\r\n|[\n\r\u2028\u2029]/g;
  for (let match = breaks.exec(text); match && match.index < end; match = breaks.exec(text)) {
    if (match.index + match[0].length > end) break;
    line++;
    start = match.index + match[0].length;
  }
  return { line, column: end - start + 1 };
}
