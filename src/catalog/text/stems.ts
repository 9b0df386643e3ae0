import { singular } from './plural.ts';
import { splitWords } from './words.ts';

const CAPACITY = 50_000;
const known = new Map<string, readonly string[]>();

/** The words of a name in the singular; memoised, since every field is asked for them several times. */
export function stemsOf(name: string): readonly string[] {
  let stems = known.get(name);
  if (stems === undefined) {
    if (known.size >= CAPACITY) known.clear();
    known.set(name, (stems = splitWords(name).map(singular)));
  }
  return stems;
}
