import type { Sensitivity } from '../../model/index.ts';
import { personIn } from '../subject/subject.ts';
import { categoryById } from '../taxonomy/index.ts';
import { matchName } from './match.ts';

/** What a field holds because of the record it stands in. */
export interface RecordMatch {
  category: string;
  sensitivity: Sensitivity;
  /** Why, as the end of the sentence's subject: ` of a Session`. */
  words: string;
}

/** The record a field stands in. */
export interface RecordContext {
  owner: string;
  siblings: readonly string[];
  /** Declared type of the field, as written. */
  type: string | undefined;
  /** The field that leads to a person of the project. */
  linked: string | undefined;
  /** True when the record is known to be a person's. */
  person: boolean;
  /** True for a part of a record (`from` of a mail): `owner` and `siblings` are the part's. */
  inside: boolean;
}

/** A match of a category, as sensitive as the category unless said otherwise. */
export const found = (category: string, words: string, sensitivity: Sensitivity = categoryById(category)?.sensitivity ?? 'med'): RecordMatch => ({ category, sensitivity, words });

/** People who work on records: that one of them is named says nothing of whom the record is about. */
const WORKERS: ReadonlySet<string> = new Set(['user', 'employee']);

/** The key of a person that the record is about, and not of somebody who works on it. */
export function linkOfOutsider(siblings: readonly string[]): string | undefined {
  return siblings.find((sibling) => {
    const match = matchName(sibling);
    return match !== undefined && match.entry.category === undefined && !WORKERS.has(personIn(sibling) ?? '');
  });
}

/** The key of whoever signs in to the program. */
export const linkOfUser = (siblings: readonly string[]): string | undefined => siblings.find((sibling) => /^(?:user|account|owner|member|profile)_?(?:id|uuid)$/i.test(sibling));
