import type { Sensitivity } from '../../model/index.ts';

/**
 * A term that names a category. Latin terms are written in words (`date of birth`); the compiled
 * lookup also knows the run-together form (`dateofbirth`).
 */
export type Term = string | QualifiedTerm;

/** A term with a condition or a weight of its own. */
export interface QualifiedTerm {
  term: string;
  /** Instead of the category's own sensitivity. */
  sensitivity?: Sensitivity;
  /** Counts only when a sibling field is of this category, or of one of these: `state` beside a postal code. */
  beside?: string | readonly string[];
  /** Things have one too: in a record it proves nobody, and needs somebody (`name_kana` of a shop). */
  label?: boolean;
  /** Only neutral and person's words may stand before it: `veriffSessionId` is the id of another session. */
  closed?: boolean;
  /** Counts only in a record known to be a person's: events, with somebody to ask about them, have a `location` too. */
  inRecordOnly?: boolean;
}

/** Terms by language. `romaji` spellings are normalised before matching: one spelling each is enough. */
export interface Terms {
  en?: readonly Term[];
  romaji?: readonly Term[];
  ja?: readonly Term[];
  /** Chinese, in simplified and traditional characters. */
  zh?: readonly Term[];
  /** Core terms of Spanish, Portuguese, French and German schemas, without accents as identifiers have them. */
  other?: readonly Term[];
}

/** One category of personal data. */
export interface Category {
  /** `contact.email`. */
  id: string;
  sensitivity: Sensitivity;
  /** Names for messages. */
  label: { en: string; ja: string };
  /** Terms that are personal wherever they stand. */
  everywhere: Terms;
  /** Terms that are personal only about a person: in a person entity, beside a strong sibling, after a person's word. */
  inPerson: Terms;
  /** Names that look like the category and are not; they veto a match inside them. Written as code writes them. */
  falseFriends: readonly string[];
  /** Words that may follow a term of this category without changing what it holds, besides the common ones. */
  tails?: readonly string[];
}
