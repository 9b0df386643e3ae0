import { displayWidth, graphemes } from './text-width.ts';

/** Signs that must not begin a line in Japanese typesetting. */
const noLineStart = /^[、。，．・：；？！ー）」』】〕〉》ぁぃぅぇぉっゃゅょァィゥェォッャュョ々,.;:!?)\]}…]/u;
/** Signs that must not end a line. */
const noLineEnd = /[（「『【〔〈《([{]$/u;
const breakableAfter = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]/u;

/**
 * Breaks a text into lines of at most `width` terminal cells: at spaces, and between Japanese signs.
 * Code between back quotes stays in one piece. A piece that is longer than a line keeps a line of its own.
 */
export function wrap(text: string, width: number): string[] {
  return text.split('\n').flatMap((paragraph) => wrapParagraph(paragraph, Math.max(10, width)));
}

function wrapParagraph(paragraph: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const piece of pieces(paragraph)) {
    const pieceWidth = displayWidth(piece.trimEnd());
    if (used > 0 && used + pieceWidth > width) {
      lines.push(line.trimEnd());
      line = '';
      used = 0;
    }
    line += piece;
    used += displayWidth(piece);
  }
  lines.push(line.trimEnd());
  return lines;
}

/** The smallest parts that are not broken; white space stays at the end of its part. */
function pieces(text: string): string[] {
  const words = text.match(/(?:`[^`]*`|[^\s`]|`)+\s*|\s+/g) ?? [];
  return words.flatMap((word) => (breakableAfter.test(word) ? splitCjk(word) : [word]));
}

function splitCjk(word: string): string[] {
  const parts: string[] = [];
  let before = '';
  let quoted = false;
  for (const { text } of graphemes(word)) {
    const breakable = breakableAfter.test(text) || breakableAfter.test(before);
    const glued = !breakable || quoted || noLineEnd.test(before) || noLineStart.test(text) || /^\s/.test(text);
    if (glued && parts.length > 0) parts[parts.length - 1] += text;
    else parts.push(text);
    if (text === '`') quoted = !quoted;
    before = text;
  }
  return parts;
}
