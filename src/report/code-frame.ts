import type { Painter } from './painter.ts';
import { displayWidth, graphemes, visible } from './text-width.ts';

/** A range of a source text. 1-based; columns count UTF-16 units; the end is exclusive. A byte order mark does not count. */
export interface FrameRange {
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
}

/** How a code frame is drawn. */
export interface FrameOptions {
  /** Terminal cells the frame may take, gutter included. */
  width: number;
  /** Colours the mark. */
  mark: (text: string) => string;
  paint: Painter;
  /** Lines shown before and after the marked one. */
  context?: number;
}

const tabStop = 4;
/** Of a longer line (minified code) only the part around the mark is looked at. UTF-16 units. */
const longLine = 4000;

/** Lines of a source text, counted as JavaScript counts them; a byte order mark is dropped. */
export function sourceLines(source: string): string[] {
  return source.replace(/^\ufeff/, '').split(/\r\n|[\n\r\u2028\u2029]/);
}

/**
 * The marked line with its neighbours, numbered, the range underlined. Widths are those of a terminal
 * (tabs, Japanese, emoji), over-long lines are cut around the mark. Of a range over several lines the
 * first one is underlined to its end. Empty when the line does not exist.
 */
export function codeFrame(allLines: readonly string[], wholeRange: FrameRange, options: FrameOptions): string[] {
  const whole = allLines[wholeRange.line - 1];
  if (whole === undefined) return [];
  const skipped = whole.length > longLine ? Math.max(0, wholeRange.column - 1 - longLine / 2) : 0;
  const clip = (text: string): string => text.slice(skipped, skipped + longLine);
  const range = { ...wholeRange, column: wholeRange.column - skipped, endColumn: wholeRange.endColumn - skipped };
  const marked = clip(whole);
  const context = options.context ?? 1;
  const from = firstLine(allLines, range.line, range.line - context);
  const to = lastLine(allLines, range.line, range.line + context);
  const numberWidth = String(to).length;
  const room = Math.max(20, options.width - numberWidth - 5);

  const cells = toCells(marked);
  const { start, end } = markedCells(cells, marked, range);
  const shift = windowStart(start, end, totalWidth(cells), room);
  const { dim } = options.paint;
  const result: string[] = [];
  for (let line = from; line <= to; line += 1) {
    const isMarked = line === range.line;
    const text = cut(isMarked ? cells : toCells(clip(allLines[line - 1] ?? '')), shift, room);
    const gutter = `${isMarked ? '>' : ' '} ${String(line).padStart(numberWidth)} │`;
    result.push(`${isMarked ? gutter.replace('│', dim('│')) : dim(gutter)} ${isMarked ? text : dim(text)}`.trimEnd());
    if (isMarked) {
      const before = Math.max(0, start - shift);
      const length = Math.max(1, Math.min(end, shift + room) - Math.max(start, shift));
      result.push(`  ${' '.repeat(numberWidth)} ${dim('│')} ${' '.repeat(before)}${options.mark('^'.repeat(length))}`);
    }
  }
  return result;
}

/** The beginning of the context, without empty lines there. */
function firstLine(lines: readonly string[], marked: number, wanted: number): number {
  let first = Math.max(1, wanted);
  while (first < marked && lines[first - 1]?.trim() === '') first += 1;
  return first;
}

/** The end of the context, without empty lines there. */
function lastLine(lines: readonly string[], marked: number, wanted: number): number {
  let last = Math.min(lines.length, wanted);
  while (last > marked && lines[last - 1]?.trim() === '') last -= 1;
  return last;
}

/** A part of a line as it is drawn. */
interface Cell {
  text: string;
  /** Terminal cells. */
  width: number;
  /** First terminal cell. */
  at: number;
  /** UTF-16 offset in the source line. */
  index: number;
}

function toCells(line: string): Cell[] {
  const cells: Cell[] = [];
  let at = 0;
  for (const { text, index } of graphemes(line)) {
    const shown = text === '\t' ? ' '.repeat(tabStop - (at % tabStop)) : visible(text);
    const width = displayWidth(shown);
    cells.push({ text: shown, width, at, index });
    at += width;
  }
  return cells;
}

function totalWidth(cells: readonly Cell[]): number {
  const last = cells.at(-1);
  return last === undefined ? 0 : last.at + last.width;
}

function markedCells(cells: readonly Cell[], line: string, range: FrameRange): { start: number; end: number } {
  const total = totalWidth(cells);
  const first = Math.max(0, range.column - 1);
  const afterLast = range.endLine > range.line ? line.length : range.endColumn - 1;
  const start = cells.findLast((cell) => cell.index <= first && first < line.length)?.at ?? total;
  const end = cells.find((cell) => cell.index >= afterLast)?.at ?? total;
  return { start, end: Math.max(end, start + 1) };
}

/** First terminal cell to show so that the mark is in sight. */
function windowStart(start: number, end: number, total: number, room: number): number {
  if (total <= room || end <= room - 2) return 0;
  const lead = Math.max(8, Math.floor((room - Math.min(end - start, room)) / 2));
  return Math.max(0, Math.min(start - lead, total - room + 1));
}

/** The part of a line inside the window, `…` where something is left out. Columns stay where they are. */
function cut(cells: readonly Cell[], shift: number, room: number): string {
  const total = totalWidth(cells);
  const left = shift > 0 ? shift + 1 : 0;
  const right = total > shift + room ? shift + room - 1 : total;
  let text = shift > 0 && total > 0 ? '…' : '';
  let column = left;
  for (const cell of cells) {
    if (cell.at < left || cell.at + cell.width > right) continue;
    text += ' '.repeat(cell.at - column) + cell.text;
    column = cell.at + cell.width;
  }
  return right < total ? `${text}${' '.repeat(Math.max(0, right - column))}…` : text;
}
