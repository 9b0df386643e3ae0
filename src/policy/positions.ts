import type { Span } from './document.ts';

/** A range in lines and columns, 1-based, columns in UTF-16 units; the end is exclusive. */
export interface TextRange {
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
}

/** Translates offsets of one text into lines and columns. `\n` ends a line, so CRLF works as well. */
export class Positions {
  readonly #text: string;
  readonly #starts: number[] = [0];

  constructor(text: string) {
    this.#text = text;
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) this.#starts.push(at + 1);
  }

  /** Range of a span; one that goes over several lines is cut at the end of its first, so that editors underline a place and not a page. */
  range({ start, end }: Span): TextRange {
    const lineIndex = this.#lineIndex(start);
    const newline = this.#text.indexOf('\n', start);
    const lineEnd = newline === -1 ? this.#text.length : newline - (this.#text[newline - 1] === '\r' ? 1 : 0);
    const line = lineIndex + 1;
    const column = start - this.#startOf(lineIndex) + 1;
    const width = Math.max(Math.min(end, lineEnd) - start, 0);
    return { line, column, endLine: line, endColumn: column + width };
  }

  /** 1-based line of an offset. */
  line(offset: number): number {
    return this.#lineIndex(offset) + 1;
  }

  #startOf(lineIndex: number): number {
    return this.#starts[lineIndex] ?? 0;
  }

  #lineIndex(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#startOf(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
