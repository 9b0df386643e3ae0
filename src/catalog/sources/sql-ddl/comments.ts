import { commentText } from '../../../statements/sql/index.ts';
import type { Script } from './script.ts';

/** Finds the comments that belong to a declaration. */
export interface CommentFinder {
  /** Comments within or right behind the tokens `from`..`to` (inclusive), on the same line as a token of theirs. */
  beside(from: number, to: number): string;
  /** Comments on the lines right above the token, which have no code. */
  above(token: number): string;
}

/** Sorts the comments of a script by the token before them, so that finding one costs no search through all. */
export function commentFinder(script: Script): CommentFinder {
  const { tokens, text } = script;
  const behind = new Map<number, string>();
  const alone = new Map<number, string>();
  let next = 0;
  for (const { start, end } of script.comments) {
    while (next < tokens.length && (tokens[next]?.start ?? 0) < start) next++;
    const before = tokens[next - 1];
    const content = commentText(text, start, end);
    if (before && script.lineAt(before.end - 1) === script.lineAt(start)) behind.set(next - 1, join([behind.get(next - 1) ?? '', content]));
    else alone.set(script.lineAt(end), content);
  }
  return {
    beside(from, to) {
      const found: string[] = [];
      for (let i = from; i <= to; i++) found.push(behind.get(i) ?? '');
      return join(found);
    },
    above(token) {
      const found: string[] = [];
      for (let line = script.lineAt(tokens[token]?.start ?? 0) - 1; alone.has(line); line--) {
        found.unshift(alone.get(line) ?? '');
        alone.delete(line);
      }
      return join(found);
    },
  };
}

const join = (texts: readonly string[]): string => texts.filter((text) => text !== '').join(' ');
