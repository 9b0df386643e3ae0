import { compileLexicon, latinKey } from './lexicon.ts';
import type { LexiconEntry } from './lexicon.ts';
import { matchJapanese } from './match-japanese.ts';
import { matchLatin } from './match-latin.ts';
import { singular } from '../text/plural.ts';
import { isJapanese, splitWords, withoutAccents } from '../text/words.ts';
import { spelledApart } from './run-together.ts';

/** What the letters of a name say, before its surroundings are looked at. */
export interface NameMatch {
  entry: LexiconEntry;
  /** A word before the term that says whose it is: `customer` in `customerAddress`. */
  about?: 'person' | 'organisation';
  /** True when the name stands for the field of the very object that holds it: no word about someone else, in the term or before it. */
  own: boolean;
  /** Said of somebody who plays a part for the record: `creator_first_name`. */
  role?: true;
  /** The value is a hash, a mask or encrypted. */
  secured: boolean;
}

const LEXICON = compileLexicon();
const CAPACITY = 50_000;
const matches = new Map<string, NameMatch | null>();

/** Finds the category a name alone suggests; memoised, since every identifier of a log call comes here. */
export function matchName(name: string): NameMatch | undefined {
  const cached = matches.get(name);
  if (cached !== undefined) return cached ?? undefined;
  if (matches.size >= CAPACITY) matches.clear();
  const match = name.length > 120 ? undefined : (readingOfAddress(name) ?? matchAsWritten(name));
  matches.set(name, match ?? null);
  return match;
}

/** Whether a name as a whole is one that only looks like a category: the signature below mails is no person's hand. */
export function isFalseFriend(name: string, category: string): boolean {
  return LEXICON.falseFriends.get(category)?.has(latinKey(splitWords(name).map(singular).filter((word, at, words) => word !== words[at - 1]))) ?? false;
}

function matchAsWritten(name: string): NameMatch | undefined {
  const japanese = isJapanese(name) ? matchJapanese(name, LEXICON) : undefined;
  if (japanese) return japanese;
  const words = splitWords(withoutAccents(name));
  const found = matchLatin(words, LEXICON);
  if (found) return found;
  const apart = spelledApart(words, LEXICON);
  return apart && matchLatin(apart, LEXICON);
}

/** The reading of an address (`address_1_kana`, 住所カナ) is an address, no name. */
function readingOfAddress(name: string): NameMatch | undefined {
  const without = name.replace(/(?:[_\s]*kana|カナ|かな|フリガナ|ふりがな|（カナ）|\(カナ\))$/iu, '');
  if (without === name || without === '') return undefined;
  const match = matchAsWritten(without);
  return match?.entry.category?.id === 'contact.address' ? match : undefined;
}
