import type { Lexicon } from './lexicon.ts';

/** Words that old schemas and systems write before another without a break: `internalemailaddress`, `customerphone`. */
const FIRST_WORDS: readonly string[] = [
  'alternate', 'applicant', 'assistant', 'billing', 'business', 'buyer', 'client', 'company', 'contact', 'current', 'customer', 'employee', 'guardian', 'guest', 'home', 'internal', 'mailing', 'manager', 'member', 'mobile', 'new', 'office', 'old',
  'owner', 'parent', 'patient', 'personal', 'primary', 'private', 'recipient', 'secondary', 'sender', 'shipping', 'spouse', 'student', 'tenant', 'user', 'work', 'yomi',
];
/** Shorter terms are the ends of too many words. */
const SHORTEST = 4;

/**
 * The words of a name of which some run together, spelled apart; undefined when none does. Only what
 * stands behind one of the first words and is a term as a whole counts: `ownership` stays a word.
 */
export function spelledApart(words: readonly string[], lexicon: Lexicon): string[] | undefined {
  const apart = words.flatMap((word) => {
    if (lexicon.latin.has(word)) return [word];
    const first = FIRST_WORDS.find((candidate) => word.length >= candidate.length + SHORTEST && word.startsWith(candidate) && lexicon.latin.get(word.slice(candidate.length))?.category !== undefined);
    return first === undefined ? [word] : [first, word.slice(first.length)];
  });
  return apart.length > words.length ? apart : undefined;
}
