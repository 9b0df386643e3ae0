import { commentText, keyAt, tokenize } from '../../../statements/sql/index.ts';
import type { SqlComment, TokenList } from '../../../statements/sql/index.ts';

/** A schema script as tokens, with its statements and the line of every offset. */
export interface Script extends TokenList {
  readonly text: string;
  readonly comments: readonly SqlComment[];
  /** Token ranges of the statements, in order. */
  readonly statements: readonly (readonly [from: number, to: number])[];
  /** 1-based line of an offset. */
  lineAt(offset: number): number;
}

/** Splits a schema script; parts that undo a migration (`-- +goose Down`) and COPY data are left out. */
export function readScript(text: string): Script {
  const lines = lineStarts(text);
  const lineAt = (offset: number): number => lineOf(lines, offset);
  const comments: SqlComment[] = [];
  const tokens = tokenize(withoutCopyData(text), undefined, comments);
  const live = withoutUndo(text, comments);
  return { text, tokens, comments, lineAt, statements: statementsOf({ tokens }, live, lineAt) };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 10 || (c === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
  }
  return starts;
}

function lineOf(starts: readonly number[], offset: number): number {
  let [low, high] = [0, starts.length];
  while (low + 1 < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return low + 1;
}

/** Rows of `COPY … FROM stdin` are no SQL: a quote in them would swallow the rest of a dump. */
function withoutCopyData(text: string): string {
  if (!/\bfrom\s+stdin\b/i.test(text)) return text;
  let data = false;
  return text.split('\n').map((line) => {
    if (data) {
      if (line.trimEnd() === '\\.') data = false;
      return ' '.repeat(line.length);
    }
    data = /^\s*copy\s.*\bfrom\s+stdin\b/i.test(line);
    return line;
  }).join('\n');
}

/** Tells offsets that build the schema from those behind a marker that go back to the schema before. */
function withoutUndo(text: string, comments: readonly SqlComment[]): (offset: number) => boolean {
  const undone: [number, number][] = [];
  for (const { start, end } of comments) {
    const marker = /^-*\s*(?:\+goose|\+migrate|migrate:)\s*(up|down)\b/i.exec(commentText(text, start, end))?.[1]?.toLowerCase();
    const open = undone.at(-1);
    if (marker === 'down') undone.push([start, Infinity]);
    else if (marker === 'up' && open) open[1] = start;
    else if (/create above.*drop below/i.test(text.slice(start, end))) undone.push([start, Infinity]);
  }
  return (offset) => !undone.some(([from, to]) => offset >= from && offset < to);
}

const STARTS: Readonly<Record<string, RegExp>> = {
  create: /./,
  alter: /^(table|view)$/,
  drop: /^(table|view|index)$/,
  comment: /^on$/,
  rename: /^table$/,
  exec: /./,
  execute: /./,
  go: /^/,
};

/** Statements end at `;`, at `GO`, and where a line starts the next one (SQL Server scripts need no `;`). */
function statementsOf(list: TokenList, live: (offset: number) => boolean, lineAt: (offset: number) => number): [number, number][] {
  const { tokens } = list;
  const found: [number, number][] = [];
  let start = 0;
  let line = 0;
  const cut = (at: number): void => {
    if (at > start && live(tokens[start]?.start ?? 0)) found.push([start, at]);
  };
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (!token) break;
    const here = lineAt(token.start);
    if (token.key === ';') {
      cut(i);
      start = i + 1;
    } else if (here !== line && i > start && STARTS[token.key]?.test(keyAt(list, i + 1))) {
      cut(i);
      start = i;
    }
    line = here;
    if (token.key === '(' && token.close > i && token.close < tokens.length) {
      i = token.close;
      line = lineAt(tokens[i]?.start ?? 0);
    }
  }
  cut(tokens.length);
  return found;
}
