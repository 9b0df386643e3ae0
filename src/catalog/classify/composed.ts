import { ROLES, SUBJECTS } from '../subject/nouns.ts';
import type { Terms } from '../taxonomy/index.ts';

/** Words that name a part people play, and so often something else that `parentName` proves nothing. */
const NOT_BY_NAME = new Set(['parent', 'child', 'agent', 'driver', 'candidate', 'poc', 'witness', 'director']);
/** Parts that systems play too: the `senderName` of a template is a company's. */
const ALSO_OF_SYSTEMS: ReadonlySet<string> = new Set(['sender', 'receiver']);
/** What follows a person's word in Latin letters when a column holds the name; `nm` and `mei` are how Japanese schemas shorten it. */
const NAMES = ['name', 'full name', 'nm'];
const NAMES_ROMAJI = ['mei', 'shimei', 'nm', 'name', 'namae'];
const KANA_ROMAJI = ['mei kana', 'kana', 'shimei kana', 'nm kana', 'name kana', 'mei kn', 'kn', 'furigana'];

/** Names of persons that terms alone do not list: `tanto_mei`, `approverName`, 患者名カナ. Each says whose name it is. */
export function namesOfPersons(): { category: string; terms: Terms }[] {
  // `userName` is a sign-in name, the name of a lead what it is about.
  const subjects = SUBJECTS.filter(({ id }) => id !== 'user' && id !== 'lead');
  const roles = ROLES.latin.filter((role) => !NOT_BY_NAME.has(role) && !ALSO_OF_SYSTEMS.has(role));
  const romaji = [...subjects.flatMap((nouns) => nouns.romaji ?? []), ...(ROLES.romaji ?? [])];
  const ja = [...subjects.flatMap((nouns) => nouns.ja ?? []), ...(ROLES.ja ?? [])];
  return [
    {
      category: 'person.full_name',
      terms: { en: [...pairs(roles, NAMES), ...pairs([...ALSO_OF_SYSTEMS], NAMES).map((term) => ({ term, label: true })), ...pairs(subjects.flatMap(({ latin }) => latin), ['nm'])], romaji: pairs(romaji, NAMES_ROMAJI), ja: ja.map((noun) => `${noun}名`) },
    },
    { category: 'person.name_kana', terms: { romaji: pairs(romaji, KANA_ROMAJI), ja: ja.flatMap((noun) => [`${noun}カナ`, `${noun}名カナ`, `${noun}名かな`]) } },
  ];
}

const pairs = (nouns: readonly string[], heads: readonly string[]): string[] => nouns.flatMap((noun) => heads.map((head) => `${noun} ${head}`));
