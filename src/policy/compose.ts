import { Composer, Lexer, Parser } from 'yaml';
import type { CST, Document } from 'yaml';

/** A composed YAML text. */
export interface Composed {
  document: Document.Parsed;
  /** Offset of a second document in the same text. */
  secondDocument: number | undefined;
}

/** A text nested deeper than any policy is. */
export class TooDeep extends Error {
  readonly offset: number;

  constructor(offset: number) {
    super('nested too deeply');
    this.offset = offset;
  }
}

/** A policy has eight levels, brackets included; each may take two places on the parser's stack. */
const DEEPEST = 200;

/**
 * Parses the first document of a text.
 * @throws TooDeep before anything recursive sees the text: composing thousands of levels exhausts the
 * stack, and where that happens inside a regular expression the whole process dies.
 */
export function compose(text: string): Composed {
  let document: Document.Parsed | undefined;
  for (const next of new Composer({ uniqueKeys: false }).compose(tokens(text), true, text.length)) {
    if (document) return { document, secondDocument: next.range[0] };
    document = next;
  }
  if (!document) throw new Error('no document');
  return { document, secondDocument: undefined };
}

function* tokens(text: string): Generator<CST.Token> {
  const parser = new Parser();
  for (const lexeme of new Lexer().lex(text)) {
    yield* parser.next(lexeme);
    if (parser.stack.length > DEEPEST) throw new TooDeep(parser.offset);
  }
  yield* parser.end();
}
