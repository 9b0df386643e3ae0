/** Characters a terminal draws over two cells (East Asian Wide and Fullwidth). Ambiguous ones count as one, as in Western terminals. */
const wide =
  /[\u1100-\u115f\u231a\u231b\u2329\u232a\u23e9-\u23ec\u23f0\u23f3\u25fd\u25fe\u2614\u2615\u2648-\u2653\u267f\u2693\u26a1\u26aa\u26ab\u26bd\u26be\u26c4\u26c5\u26ce\u26d4\u26ea\u26f2\u26f3\u26f5\u26fa\u26fd\u2705\u270a\u270b\u2728\u274c\u274e\u2753-\u2755\u2757\u2795-\u2797\u27b0\u27bf\u2b1b\u2b1c\u2b50\u2b55\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18aff}\u{1b000}-\u{1b2ff}\u{1f200}-\u{1f265}\u{20000}-\u{3fffd}]/u;

const emoji = /\p{Emoji_Presentation}|\ufe0f/u;
const zero = /^[\p{Mn}\p{Me}\p{Cf}\u1160-\u11ff\ud7b0-\ud7ff]$/u;
const plainAscii = /^[\x20-\x7e]*$/;
const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * Control characters, bidirectional overrides and invisible marks. Printed raw they could move the
 * cursor, recolour the terminal or reorder the code a reader sees.
 */
const unsafe = /[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** The text with every character that could deceive the terminal or the reader spelt out: `<U+202E>`. */
export function visible(text: string): string {
  return plainAscii.test(text)
    ? text
    : text.replace(unsafe, (char) => `<U+${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}>`);
}

/** One user-perceived character and the number of terminal cells it takes. */
export interface Grapheme {
  text: string;
  /** Cells on a terminal: 0, 1 or 2 for a single sign. */
  width: number;
  /** UTF-16 offset in the text it was cut from. */
  index: number;
}

/** Cuts a text into user-perceived characters with their width. Control characters have width 0: make the text `visible` first. */
export function graphemes(text: string): Grapheme[] {
  if (plainAscii.test(text)) return Array.from(text, (char, index) => ({ text: char, width: 1, index }));
  return Array.from(segmenter.segment(text), ({ segment, index }) => ({ text: segment, width: clusterWidth(segment), index }));
}

/** Terminal cells the text takes: 2 for kanji, kana and emoji, 0 for combining marks. */
export function displayWidth(text: string): number {
  if (plainAscii.test(text)) return text.length;
  return graphemes(text).reduce((sum, { width }) => sum + width, 0);
}

/** The text filled up with spaces to `width` terminal cells; longer texts stay as they are. */
export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}

/** The text cut to at most `width` terminal cells, with `…` where something is missing. */
export function truncate(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let kept = '';
  let used = 0;
  for (const grapheme of graphemes(text)) {
    if (used + grapheme.width > width - 1) break;
    kept += grapheme.text;
    used += grapheme.width;
  }
  return `${kept.trimEnd()}…`;
}

function clusterWidth(cluster: string): number {
  if (emoji.test(cluster)) return 2;
  let width = 0;
  for (const char of cluster) {
    if (zero.test(char) || char < ' ') continue;
    width += wide.test(char) ? 2 : 1;
  }
  return width;
}
