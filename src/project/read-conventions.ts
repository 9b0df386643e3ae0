import type { ReadConvention } from '../model/index.ts';
import type { Uses } from './access-logs.ts';

/** Names and constants in a call: `'Customer'`, `entity: "crm.contact"`, `Resource.CONTACT`. */
const WORD = /['"`]([\p{L}\d_.:\- ]{2,60})['"`]|\.([A-Z][\p{L}\d_]*)/gu;
/** The part of a word that says what was done, not to what. */
const ACTION = /^(?:read|view|viewed|viewing|access|accessed|list|listed|search|searched|export|exported|get|open|opened|detail|details|閲覧|参照|照会|検索|出力|一覧)$/i;
/** Actions that show many records at once. */
const MANY = /(?:^|[_:.\-'"`])(?:list|listed|search|searched|一覧|検索)(?=$|[_:.\-'"`\s,})])/i;
/** Actions by which all of them leave. */
const ALL = /(?:^|[_:.\-'"`])(?:export|exported|bulk|download|downloaded|出力)(?=$|[_:.\-'"`\s,})])/i;
/** Functions whose names say that they record reading, not whatever happens. */
const RECORDS_READING = /access|(?<!re|inter|pre)view|(?<!th|sp)read|閲覧|参照|照会|アクセス|etsuran|shoukai|sansho/i;
/** Who did it, and why: not whose records. */
const ASIDE = /(?:actor|role|user|by|source|purpose|reason|method|path|操作者|担当者|目的)\w*\s*:\s*(?:['"`][^'"`]*['"`]|[\w.]+)/gi;
/** Headers of the request that was made. */
const HEADER = /['"`](?:user-agent|x-[\w-]+|referer|origin|authorization|cf-[\w-]+)['"`]/gi;
/** Files that try the code out. */
const TRIAL = /(?:^|[/._-])(?:tests?|specs?|e2e|mocks?|fixtures?|stories|examples?|playground|bench(?:mark)?s?|__tests__|__mocks__)(?=[/._-])/i;

/** True for names that say that reading is recorded, not whatever happens: `recordAccess`, `logView`. */
export const recordsReading = (name: string): boolean => RECORDS_READING.test(name);

/** How many kinds of records are seen to be logged where every read is meant to be. */
const BROAD = 3;
/** One call among hundreds that speaks of reading (an export, once) says nothing of the others. */
export const SHARE = 0.1;

/** True for tests and examples: what they log proves nothing of the code in use. */
export function isTrial(file: string): boolean {
  return TRIAL.test(file);
}

/** What one call that records a read says: of which entities, one record or many. Without a word for them the file's name stands for it. */
export function conventionOf(call: string, file: string, line: number): Omit<ReadConvention, 'name'> {
  const words = new Set<string>();
  for (const [, quoted, constant] of call.replace(ASIDE, '').replace(HEADER, '').matchAll(WORD)) {
    for (const part of (quoted ?? constant ?? '').split(/[.:\s-]+/)) if (part.length > 1 && !ACTION.test(part)) words.add(part);
  }
  return { words: [...words], of: ALL.test(call) ? 'all' : MANY.test(call) ? 'many' : 'one', file, line };
}

/** Whether the calls of one function show that every read is meant to be logged: it is made for that, or is called for records of several kinds. */
export function isBroad(name: string, { reads, all }: Pick<Uses, 'reads' | 'all'>, conventions: readonly ReadConvention[]): boolean {
  if (reads === 0 || reads < all * SHARE) return false;
  if (recordsReading(name)) return true;
  return new Set(conventions.map(({ words }) => words.join(' ').toLowerCase())).size >= BROAD && new Set(conventions.map(({ file }) => file)).size >= BROAD;
}
