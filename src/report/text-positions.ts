/** Answers line and column of UTF-16 offsets in one text; lines are counted as JavaScript counts them. */
export class TextPositions {
  readonly #starts: number[] = [0];
  readonly #length: number;

  /** `source` with or without byte order mark; offsets never count it. */
  constructor(source: string) {
    const text = source.replace(/^\ufeff/, '');
    this.#length = text.length;
    for (const { index, 0: end } of text.matchAll(/\r\n|[\n\r\u2028\u2029]/g)) this.#starts.push(index + end.length);
  }

  /** 1-based line and column of an offset; undefined when it lies outside the text. */
  at(offset: number): { line: number; column: number } | undefined {
    if (offset < 0 || offset > this.#length) return undefined;
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (this.#starts[low] ?? 0) + 1 };
  }
}
