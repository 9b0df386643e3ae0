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
  /** True when not the source is wrong but the parser gave up: it recursed deeper than its stack. */
  gaveUp?: true;
}

/** What became of a parser's attempt that threw. Nothing is known of the place where a stack ran out. */
export function thrownProblem(error: unknown, place: { line: number; column: number } = { line: 1, column: 1 }): SyntaxProblem {
  if (error instanceof RangeError) return { message: 'The code is nested more deeply than the parser can follow.', line: 1, column: 1, gaveUp: true };
  return { message: error instanceof Error ? error.message : String(error), ...place };
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

/** Positions of offsets in one text; building it is linear, each answer logarithmic. */
export class LineIndex {
  readonly #starts: number[] = [0];
  readonly #length: number;

  constructor(text: string) {
    this.#length = text.length;
    const breaks = /\r\n|[\n\r\u2028\u2029]/g;
    for (let match = breaks.exec(text); match; match = breaks.exec(text)) this.#starts.push(match.index + match[0].length);
  }

  /** 1-based line and column (UTF-16 units) of an offset; offsets outside the text are clamped. */
  positionAt(offset: number): { line: number; column: number } {
    const at = Math.max(0, Math.min(offset, this.#length));
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] as number) <= at) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: at - (this.#starts[low] as number) + 1 };
  }

  /** The offset of a 1-based line and column (UTF-16 units); clamped to the text. */
  offsetAt(line: number, column: number): number {
    const start = this.#starts[Math.max(0, Math.min(line - 1, this.#starts.length - 1))] as number;
    return Math.max(0, Math.min(start + column - 1, this.#length));
  }
}

/** Position of one offset; for several of the same text use `LineIndex`. */
export function positionAt(text: string, offset: number): { line: number; column: number } {
  return new LineIndex(text).positionAt(offset);
}
