/** Deeper than any code that people write, and far from where a native parser runs out of a thread's stack. */
const LIMIT = 1000;

const [OPEN, CLOSE, END, ARROW, DEEPER, ANGLE] = [1, 2, 3, 4, 5, 6];
const kinds = new Uint8Array(128);
for (const character of '([{') kinds[character.charCodeAt(0)] = OPEN;
for (const character of ')]}') kinds[character.charCodeAt(0)] = CLOSE;
kinds[';'.charCodeAt(0)] = END;
kinds['='.charCodeAt(0)] = ARROW;
kinds['?'.charCodeAt(0)] = DEEPER;
kinds['<'.charCodeAt(0)] = ANGLE;

/**
 * Whether a text may nest so deeply that a parser written in another language overruns its stack,
 * which ends the process without a word. Counts brackets, and what nests without them: arrows,
 * conditions, type arguments and elements of one statement. Strings and comments are not told
 * apart, so that some harmless texts are suspected too.
 */
export function nestsDeeply(text: string): boolean {
  if (text.length < 2 * LIMIT) return false;
  // Per open bracket, what nests in it without brackets.
  const chains = new Uint16Array(LIMIT + 1);
  let brackets = 0;
  let chained = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const kind = code < 128 ? kinds[code] : 0;
    if (kind === 0) continue;
    if (kind === OPEN) {
      brackets++;
      chains[brackets] = 0;
    } else if (kind === CLOSE || kind === END) {
      chained -= chains[brackets] ?? 0;
      chains[brackets] = 0;
      if (kind === CLOSE && brackets > 0) brackets--;
    } else if (kind === DEEPER || isDeeper(text, i, kind as number)) {
      chains[brackets] = (chains[brackets] ?? 0) + 1;
      chained++;
    }
    if (brackets + chained >= LIMIT) return true;
  }
  return false;
}

/** `=` only as part of an arrow, `<` only where it does not close an element. */
function isDeeper(text: string, at: number, kind: number): boolean {
  const next = text.charCodeAt(at + 1);
  return kind === ARROW ? next === 62 : next !== 47 && next !== 61 && next !== 32;
}
