/** One token of GraphQL's schema language; comments and commas are none. */
export interface Token {
  kind: 'name' | 'text' | 'sign';
  /** The name, the sign, or the text without its quotes. */
  value: string;
  /** Offset in the text that was read. */
  at: number;
  /** Comments (`# …`) that stand between the token before and this one. */
  comments: readonly Comment[];
}

/** A comment without its mark. */
export interface Comment {
  text: string;
  at: number;
}

/** The tokens of a text, with the comments behind the last one. */
export interface Tokens {
  tokens: Token[];
  trailing: readonly Comment[];
  /** Offset of a description that never closes; what follows it is no token. */
  unclosed?: number;
}

// GraphQL, October 2021, section 2.1: lexical grammar. A string ends at its line's end at the latest.
const TOKEN = /"""((?:\\"""|(?!""")[^])*)("""|$)|"((?:\\.|[^"\\\n\r])*)"?|#([^\n\r]*)|([_A-Za-z][_0-9A-Za-z]*)|-?\d[\d.eE+-]*|\.\.\.|[^\s,\uFEFF]/g;

/** Splits a text into tokens; a character that the language does not have is a sign like any other. Never throws. */
export function tokensOf(text: string): Tokens {
  const tokens: Token[] = [];
  let comments: Comment[] = [];
  let unclosed: number | undefined;
  for (const match of text.matchAll(TOKEN)) {
    const [whole, block, close, line, comment, name] = match;
    const at = match.index;
    if (comment !== undefined) {
      comments.push({ text: comment.trim(), at });
      continue;
    }
    if (block !== undefined && close === '') unclosed = at;
    const words = block ?? line;
    tokens.push({ kind: words !== undefined ? 'text' : name !== undefined ? 'name' : 'sign', value: words?.trim() ?? name ?? whole, at, comments });
    comments = [];
  }
  return { tokens, trailing: comments, ...(unclosed === undefined ? {} : { unclosed }) };
}
