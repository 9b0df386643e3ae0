import type { Sensitivity } from '../../model/index.ts';
import { isPersonWord, japaneseSubject } from '../subject/subject.ts';
import { PERSON_LINKS, TAXONOMY } from '../taxonomy/index.ts';
import type { Category, Term, Terms } from '../taxonomy/index.ts';
import { namesOfPersons } from './composed.ts';
import { singular } from '../text/plural.ts';
import { normaliseRomaji } from '../text/romaji.ts';
import { isJapanese, splitWords, unifyWidth } from '../text/words.ts';

/** A term as the lookup knows it. */
export interface LexiconEntry {
  /** Undefined for an opaque id of a person. */
  category?: Category;
  sensitivity: Sensitivity;
  /** Personal wherever it stands, or only about a person. */
  level: 'everywhere' | 'inPerson';
  /** Counts only with a sibling of one of these categories. */
  beside?: readonly string[];
  /** A single common word (`name`, `age`): only neutral and person's words may stand before it. */
  closed: boolean;
  /** Things have one too: in a record it proves nobody and needs somebody. */
  label?: true;
  /** Counts only in a record known to be a person's. */
  inRecordOnly?: true;
  /** A term of a language that puts the head first: `nombre_cliente`. */
  romance?: true;
  /** The term itself says whose it is (`customer name`): beside other fields it shows whom the record is about, not that it is the person. */
  ofPerson?: true;
}

/** The taxonomy compiled for lookups by word sequence. */
export interface Lexicon {
  /** Key: singular words joined by a space; run-together spellings are keys too. */
  latin: ReadonlyMap<string, LexiconEntry>;
  /** Key: normalised romaji without separators. */
  romaji: ReadonlyMap<string, LexiconEntry>;
  /** Key: text without separators, width unified, lower case. */
  japanese: ReadonlyMap<string, LexiconEntry>;
  /** Category id → keys of names that look like it and are not. */
  falseFriends: ReadonlyMap<string, ReadonlySet<string>>;
  longestLatin: number;
  longestJapanese: number;
}

/** Key of a word sequence in the Latin lookup. */
export const latinKey = (words: readonly string[]): string => words.join(' ');

/** Key of a word sequence in the romaji lookup. */
export const romajiKey = (words: readonly string[]): string => normaliseRomaji(words.join(''));

/** Japanese text as the lookup writes it. */
export const japaneseKey = (text: string): string => unifyWidth(text).toLowerCase().replace(/[^\p{L}\p{N}々〒ー]/gu, '');

/** Compiles the taxonomy; done once, when the module loads. */
export function compileLexicon(categories: readonly Category[] = TAXONOMY): Lexicon {
  const latin = new Map<string, LexiconEntry>();
  const romaji = new Map<string, LexiconEntry>();
  const japanese = new Map<string, LexiconEntry>();
  const falseFriends = new Map<string, Set<string>>();

  const add = (map: Map<string, LexiconEntry>, key: string, entry: LexiconEntry): void => {
    const known = map.get(key);
    if (known === undefined || (known.level === 'inPerson' && entry.level === 'everywhere' && entry.category === known.category)) map.set(key, entry);
  };
  const addTerms = (terms: Terms, level: LexiconEntry['level'], category: Category | undefined, composed = false): void => {
    const entryOf = (term: Term, closed: boolean, ofPerson: boolean): LexiconEntry => {
      const options: Exclude<Term, string> = typeof term === 'string' ? { term } : term;
      return {
        ...(category ? { category } : {}),
        sensitivity: options.sensitivity ?? category?.sensitivity ?? 'low',
        level,
        ...(options.beside === undefined ? {} : { beside: [options.beside].flat() }),
        closed: options.closed ?? closed,
        ...(options.label ? { label: true as const } : {}),
        ...(options.inRecordOnly ? { inRecordOnly: true as const } : {}),
        ...(ofPerson || composed ? { ofPerson: true as const } : {}),
      };
    };
    const english = terms.en ?? [];
    for (const [at, term] of [...english, ...(terms.other ?? [])].entries()) {
      const words = splitWords(textOf(term)).map(singular);
      const plain = entryOf(term, level === 'inPerson' && words.length === 1, words.length > 1 && isPersonWord(words[0] ?? ''));
      const entry: LexiconEntry = at < english.length ? plain : { ...plain, romance: true };
      add(latin, latinKey(words), entry);
      const joined = words.join('');
      if (words.length > 1 && joined.length >= 5) add(latin, joined, { ...entry, closed: entry.closed || level === 'inPerson' });
    }
    for (const term of terms.romaji ?? []) {
      const words = splitWords(textOf(term));
      add(romaji, romajiKey(words), entryOf(term, level === 'inPerson', words.length > 1 && isPersonWord(words[0] ?? '')));
    }
    for (const term of [...(terms.ja ?? []), ...(terms.zh ?? [])]) {
      const key = japaneseKey(textOf(term));
      add(japanese, key, entryOf(term, level === 'inPerson' && key.length <= 2, startsWithPerson(key)));
    }
  };

  for (const category of categories) {
    addTerms(category.everywhere, 'everywhere', category);
    addTerms(category.inPerson, 'inPerson', category);
    falseFriends.set(category.id, new Set(category.falseFriends.map((name) => (isJapanese(name) ? japaneseKey(name) : latinKey(splitWords(name).map(singular))))));
  }
  addTerms(PERSON_LINKS, 'everywhere', undefined);
  for (const { category, terms } of namesOfPersons()) addTerms(terms, 'everywhere', categories.find(({ id }) => id === category), true);

  return {
    latin,
    romaji,
    japanese,
    falseFriends,
    longestLatin: Math.max(...[...latin.keys()].map((key) => key.split(' ').length)),
    longestJapanese: Math.max(...[...japanese.keys()].map((key) => key.length)),
  };
}

/** 顧客名, 患者氏名: a person's word and what is said of the person. */
function startsWithPerson(text: string): boolean {
  for (let end = 2; end < text.length; end++) if (japaneseSubject(text.slice(0, end)) !== undefined) return true;
  return false;
}

function textOf(term: Term): string {
  return typeof term === 'string' ? term : term.term;
}
