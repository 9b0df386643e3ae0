import { japaneseOrganisation, japaneseRole, japaneseSubject } from '../subject/subject.ts';
import { unifyWidth } from '../text/words.ts';
import { japaneseKey } from './lexicon.ts';
import type { Lexicon, LexiconEntry } from './lexicon.ts';
import type { NameMatch } from './match.ts';
import { JA_BLOCKING_PREFIX, JA_NEUTRAL_PREFIX, JA_NEUTRAL_TAIL, JA_SECURING } from './vocabulary.ts';

/**
 * Matches a name written in kanji or kana. Japanese is not spaced, but it puts the head last, so a
 * term counts only where the name ends: 顧客メールアドレス is one, メールアドレス確認日時 is a time.
 */
export function matchJapanese(name: string, lexicon: Lexicon): NameMatch | undefined {
  const boundaries = segmentStarts(name);
  let text = japaneseKey(name);
  for (;;) {
    const found = longestSuffix(text, boundaries, lexicon);
    if (found) return judge(found.entry, text, found.start, lexicon);
    const stripped = text.replace(JA_NEUTRAL_TAIL, '');
    if (stripped === text || stripped === '') return undefined;
    text = stripped;
  }
}

function longestSuffix(text: string, boundaries: ReadonlySet<number>, lexicon: Lexicon): { entry: LexiconEntry; start: number } | undefined {
  for (let start = Math.max(0, text.length - lexicon.longestJapanese); start < text.length; start++) {
    const entry = lexicon.japanese.get(text.slice(start));
    if (entry === undefined || insideLatinWord(text, start)) continue;
    if (entry.closed && start > 0 && !boundaries.has(start) && !fitsShortTerm(text.slice(0, start))) continue;
    return { entry, start };
  }
  return undefined;
}

function judge(entry: LexiconEntry, text: string, start: number, lexicon: Lexicon): NameMatch | undefined {
  const before = text.slice(0, start);
  const category = entry.category;
  if (category === undefined) return { entry, own: true, secured: false };
  const friends = lexicon.falseFriends.get(category.id);
  for (let from = 0; from <= start; from++) if (friends?.has(text.slice(from))) return undefined;
  const organisation = japaneseOrganisation(before);
  if (JA_BLOCKING_PREFIX.test(before) && !organisation) return undefined;
  const person = !organisation && (japaneseSubject(before) !== undefined || japaneseSubject(text.slice(0, -1)) !== undefined && before === '');
  const about = organisation ? 'organisation' : person ? 'person' : undefined;
  // 担当者 of an order is whoever works on it.
  const role = category.id === 'person.full_name' && japaneseRole(text.slice(start)) ? { role: true as const } : {};
  return { entry, ...(about ? { about } : {}), ...role, own: JA_NEUTRAL_PREFIX.test(before) && !entry.ofPerson, secured: JA_SECURING.test(before) };
}

/** A one- or two-character term must not be the end of another word: 名 in 顧客名 is one, in 件名 it is not. */
const fitsShortTerm = (before: string): boolean => JA_NEUTRAL_PREFIX.test(before) || japaneseSubject(before) !== undefined;

const insideLatinWord = (text: string, start: number): boolean => /[a-z]/.test(text[start] ?? '') && start > 0 && /[a-z]/.test(text[start - 1] ?? '');

/** Offsets, in the text without separators, at which a separated part of the name begins. */
function segmentStarts(name: string): ReadonlySet<number> {
  const starts = new Set<number>();
  let length = 0;
  for (const segment of unifyWidth(name).split(/[^\p{L}\p{N}々〒ー]+/u)) {
    starts.add(length);
    length += segment.length;
  }
  return starts;
}
