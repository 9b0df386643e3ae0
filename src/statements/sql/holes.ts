/** First code unit of a hole marker; private use, so it cannot stand in SQL that a person wrote. */
export const HOLE_OPEN = 0xe000;
/** Last code unit of a hole marker. */
export const HOLE_CLOSE = 0xe001;

/**
 * Text that stands for the `i`-th expression inside a statement that the source builds from a
 * template or by concatenation. A reader treats it as "something of run time".
 */
export const holeMarker = (i: number): string => `\uE000${i}\uE001`;

/** Numbers of the holes inside `text`, in order. */
export function holesIn(text: string): number[] {
  const found: number[] = [];
  let at = text.indexOf('\uE000');
  while (at !== -1) {
    const end = text.indexOf('\uE001', at);
    if (end === -1) break;
    const index = Number(text.slice(at + 1, end));
    if (Number.isInteger(index)) found.push(index);
    at = text.indexOf('\uE000', end);
  }
  return found;
}
