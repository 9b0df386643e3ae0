/** Replaces the text between two UTF-16 offsets of the source (BOM not counted). */
export interface TextEdit {
  range: readonly [number, number];
  text: string;
}
