import type { TextEdit } from '../../model/index.ts';
import { LineIndex } from '../../parse/index.ts';
import type { FindingEvidence } from '../../rulekit/index.ts';

/** The one stretch in which two texts differ: offsets in the earlier one, and by how much the later one is longer. */
export interface Change {
  start: number;
  end: number;
  added: number;
}

/** Where two texts differ; undefined when they are the same. */
export function changeBetween(before: string, after: string): Change | undefined {
  if (before === after) return undefined;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let same = 0;
  while (same < shorter - start && before.charCodeAt(before.length - 1 - same) === after.charCodeAt(after.length - 1 - same)) same++;
  return { start, end: before.length - same, added: after.length - before.length };
}

/** Where an offset outside the change lies afterwards. */
export function shifted(offset: number, { end, added }: Change): number {
  return offset >= end ? offset + added : offset;
}

/** The same text, as long and with the same lines, in which nothing stands between some offsets. */
export function blanked(text: string, ranges: readonly (readonly [start: number, end: number])[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const [start, end] of ranges) {
    parts.push(text.slice(at, start), text.slice(start, end).replace(/[^\n\r\u2028\u2029]+/g, (line) => ' '.repeat(line.length)));
    at = end;
  }
  return parts.join('') + text.slice(at);
}

/** Moves what was said of a file to where it stands after a change elsewhere in it. */
export class Mover {
  readonly #before: LineIndex;
  readonly #after: LineIndex;

  constructor(
    private readonly file: string,
    before: string,
    after: string,
    private readonly change: Change,
  ) {
    this.#before = new LineIndex(before);
    this.#after = new LineIndex(after);
  }

  moved(evidence: FindingEvidence): FindingEvidence {
    const { range, related, suggestions } = evidence;
    return { ...evidence, range: this.#range(range), related: related.map((place) => (place.file === this.file ? { ...place, ...this.#place(place) } : place)), suggestions: suggestions.map(({ title, edits }) => ({ title, edits: edits.map((edit): TextEdit => ({ ...edit, range: this.#range(edit.range) })) })) };
  }

  #range([start, end]: readonly [number, number]): [number, number] {
    return [shifted(start, this.change), shifted(end, this.change)];
  }

  #place({ line, column, endLine, endColumn }: { line: number; column: number; endLine?: number; endColumn?: number }): object {
    const start = this.#position(line, column);
    if (endLine === undefined || endColumn === undefined) return start;
    const end = this.#position(endLine, endColumn);
    return { ...start, endLine: end.line, endColumn: end.column };
  }

  #position(line: number, column: number): { line: number; column: number } {
    return this.#after.positionAt(shifted(this.#before.offsetAt(line, column), this.change));
  }
}
