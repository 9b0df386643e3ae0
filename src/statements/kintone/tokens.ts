/** A word, sign, text in quotes or hole of a kintone query. */
export interface Token {
  kind: 'word' | 'text' | 'sign' | 'hole';
  /** A word as written, the inside of a text, the sign. */
  text: string;
  /** Numbers of the holes that stand in it. */
  holes: readonly number[];
  start: number;
  end: number;
}

const HOLE = /\uE000(\d+)\uE001/g;
/** A longer query is data, not code. */
const MAX_TOKENS = 5000;
/** Text in quotes (also one that is not closed yet), signs, a hole, a word with holes in it. */
const TOKEN = /"((?:\\[\s\S]|[^"\\])*)(?:"|\\?$)|(!=|>=|<=|[=<>(),])|((?:\uE000\d+\uE001|[^\s"!=<>(),\uE000\uE001])+)|[\s\S]/g;

/** Takes a query apart; signs that mean nothing are left out. */
export function tokensOf(query: string): Token[] {
  const tokens: Token[] = [];
  for (const match of query.matchAll(TOKEN)) {
    const [whole, quoted, sign, word] = match;
    const text = quoted ?? sign ?? word;
    if (text === undefined) continue;
    const holes = [...text.matchAll(HOLE)].map(([, number]) => Number(number));
    const isHole = word !== undefined && holes.length > 0 && text.replace(HOLE, '') === '';
    tokens.push({ kind: quoted !== undefined ? 'text' : sign !== undefined ? 'sign' : isHole ? 'hole' : 'word', text, holes, start: match.index, end: match.index + whole.length });
    if (tokens.length >= MAX_TOKENS) break;
  }
  return tokens;
}
