/** A smaller text costs nothing, whoever wrote it. UTF-16 units. */
const SHORTEST = 20_000;
/** No line of code that somebody wrote is this long. A picture or a table of data may be. UTF-16 units. */
const LONG_LINE = 1_000;
/** Code without line ends says one of these words at least this often; data never does. UTF-16 units. */
const WORD_EVERY = 1_000;
const WORD = /\breturn\b|\bfunction\b|=>/g;

/**
 * True for code that a bundler or minifier wrote, whatever the file is called: more than half of it
 * stands in lines that hold whole programs. Nobody reads or mends such a file. Linear in the text.
 */
export function isMachineWritten(text: string): boolean {
  if (text.length < SHORTEST) return false;
  let long = 0;
  for (let start = 0; start < text.length; ) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    if (end - start >= LONG_LINE && isCode(text.slice(start, end))) long += end - start;
    start = end + 1;
  }
  return long * 2 > text.length;
}

function isCode(line: string): boolean {
  return (line.match(WORD)?.length ?? 0) * WORD_EVERY >= line.length;
}
