import type { Span, SqlDialect } from './shape.ts';

/** Where a comment stands, its signs included. */
export type SqlComment = Span;

/**
 * End of the comment that starts at `at`, or `at` when none starts there. MySQL's `#` counts in
 * MySQL, and before a blank where the dialect is not known (`#tmp` is a table in SQL Server).
 */
export function skipComment(text: string, at: number, dialect?: SqlDialect): number {
  const c = text.charCodeAt(at);
  if (c === 45 && text.charCodeAt(at + 1) === 45) return lineEnd(text, at);
  if (c === 47 && text.charCodeAt(at + 1) === 42) return blockEnd(text, at, dialect === 'postgres');
  const hash = c === 35 && (dialect === 'mysql' || (dialect === undefined && /\s/.test(text.charAt(at + 1))));
  return hash ? lineEnd(text, at) : at;
}

function lineEnd(text: string, from: number): number {
  let i = from;
  while (i < text.length && text.charCodeAt(i) !== 10 && text.charCodeAt(i) !== 13) i++;
  return i;
}

function blockEnd(text: string, at: number, nests: boolean): number {
  let depth = 1;
  let i = at + 2;
  while (i < text.length) {
    const pair = text.charCodeAt(i) * 256 + text.charCodeAt(i + 1);
    if (pair === 42 * 256 + 47) {
      i += 2;
      if (--depth === 0) return i;
    } else if (nests && pair === 47 * 256 + 42) {
      i += 2;
      depth++;
    } else i++;
  }
  return text.length;
}

/** The comment's content, given its range. */
export function commentText(text: string, start: number, end: number): string {
  const raw = text.slice(start, end);
  if (raw.startsWith('/*')) return raw.slice(2, raw.endsWith('*/') ? -2 : undefined).trim();
  return raw.replace(/^(--|#)/, '').trim();
}
