/** Answers in which line an offset stands; made for offsets in rising order, right for any. */
export interface LineReader {
  /** 1-based. */
  lineAt(offset: number): number;
}

/** Counts lines from the offset that was asked for last. */
export function lineReader(text: string): LineReader {
  let at = 0;
  let line = 1;
  return {
    lineAt(offset) {
      if (offset < at) {
        at = 0;
        line = 1;
      }
      for (let next = text.indexOf('\n', at); next !== -1 && next < offset; next = text.indexOf('\n', at)) {
        at = next + 1;
        line++;
      }
      return line;
    },
  };
}
