import { isJapanese, splitWords } from '../text/words.ts';
import { normaliseRomaji } from '../text/romaji.ts';
import { singular } from '../text/plural.ts';
import { MAYBE_SUBJECTS, NAMED_THINGS, ORGANISATIONS, SUBJECTS } from './nouns.ts';
import type { SubjectNouns } from './nouns.ts';

/** What a name says about the record it names. */
export interface OwnerKind {
  /** Id of the person's kind: `customer`. */
  subject?: string;
  /** Id of the kind it may be, when the fields prove a person. */
  maybe?: string;
  /** An organisation or a place. */
  organisation: boolean;
  /** Something that has a name without being a person. */
  thing: boolean;
}

/** Prefixes of table names that say nothing of the content. */
export const TABLE_PREFIXES: ReadonlySet<string> = new Set(['crm', 'tbl', 'tb', 'm', 't', 'mst', 'tr', 'trn', 'dbo', 'app', 'sys', 'public', 'wk', 'tmp', 'v', 'vw']);

/** Words after the person that still mean the person's own record: `CustomerProfile`, `userDto`. */
const RECORD_TAILS = new Set([
  'profile', 'detail', 'info', 'information', 'record', 'data', 'master', 'mst', 'entity', 'model', 'dto', 'row', 'table', 'view', 'list', 'input', 'output', 'payload', 'object', 'obj', 'doc',
  'address', 'account', 'entry', 'snapshot', 'summary', 'result', 'param', 'relation',
]);
const ROMAJI_TAILS = ['masuta', 'ichiran', 'meibo', 'joho', 'daicho', 'kanri', 'shosai'].map(normaliseRomaji);
const JA_TAILS = /(?:マスター|マスタ|一覧|名簿|基本情報|情報|台帳|リスト|データ|テーブル|管理|詳細|様)$/u;
/** Words that turn a person's name into a question, a number or a rule about persons. */
const NOT_A_RECORD = new Set(['is', 'has', 'can', 'should', 'no', 'num', 'number', 'count', 'max', 'min', 'total', 'per', 'by', 'for', 'on', 'non', 'without', 'to', 'not', 'set', 'use']);
/** Words that make a list of kinds of what follows them, in code that thinks in Spanish or French: `TypeCustomer`. */
const KINDS = new Set(['type', 'kind', 'category', 'categoria', 'tipo', 'estado', 'statu', 'status', 'role', 'rol', 'shurui', 'kubun']);

const PEOPLE = index(SUBJECTS);
const MAYBE_PEOPLE = index(MAYBE_SUBJECTS);
const ORGANISATION_WORDS = new Set([...ORGANISATIONS.latin, ...ORGANISATIONS.romaji.map(normaliseRomaji)]);
const ORGANISATION_JA = new Set<string>(ORGANISATIONS.ja);
const THING_WORDS = new Set(NAMED_THINGS);
const JA_NOUNS: readonly { noun: string; id: string }[] = SUBJECTS.flatMap(({ id, ja }) => (ja ?? []).map((noun) => ({ noun, id }))).sort(
  (a, b) => b.noun.length - a.noun.length,
);

/**
 * Whom the records of an entity are about, by its name: `customer`, `employee` …
 * Undefined for what merely mentions a person (`CustomerGroup`, `UserRole`, `user_sessions`).
 * Words such as `Tenant` or `Client` count only when `fields` hold a person's name or birth date.
 */
export function subjectOf(entityName: string, evidence?: { personalFields: boolean }): string | undefined {
  const kind = ownerKind(entityName);
  return kind.subject ?? (evidence?.personalFields ? kind.maybe : undefined);
}

const kinds = new Map<string, OwnerKind>();

/** Reads the kind of record from a name; memoised. */
export function ownerKind(name: string): OwnerKind {
  let kind = kinds.get(name);
  if (kind === undefined) {
    if (kinds.size > 20_000) kinds.clear();
    kinds.set(name, (kind = readKind(name)));
  }
  return kind;
}

function readKind(name: string): OwnerKind {
  const words = recordWords(name);
  const lastLatin = words.findLastIndex((word) => !isJapanese(word));
  if (lastLatin < words.length - 1) return readJapanese(words.slice(lastLatin + 1).join(''));
  const head = (nouns: { readonly byWords: ReadonlyMap<string, string>; readonly byRomaji: ReadonlyMap<string, string> }): string | undefined =>
    nouns.byWords.get(words.slice(-3).join(' ')) ??
    nouns.byWords.get(words.slice(-2).join(' ')) ??
    nouns.byWords.get(words.at(-1) ?? '') ??
    romajiHead(words, nouns.byRomaji);
  const last = words.at(-1) ?? '';
  const asked = words.slice(0, -1).some((word) => NOT_A_RECORD.has(word)) || (words.length > 1 && KINDS.has(words[0] ?? ''));
  return {
    ...(asked ? {} : defined('subject', head(PEOPLE))),
    ...(asked ? {} : defined('maybe', head(MAYBE_PEOPLE))),
    organisation: ORGANISATION_WORDS.has(last) || ORGANISATION_WORDS.has(normaliseRomaji(last)),
    thing: THING_WORDS.has(last),
  };
}

function romajiHead(words: readonly string[], nouns: ReadonlyMap<string, string>): string | undefined {
  for (let from = Math.max(0, words.length - 3); from < words.length; from++) {
    const joined = normaliseRomaji(words.slice(from).join(''));
    const tail = ROMAJI_TAILS.find((candidate) => joined.endsWith(candidate) && joined.length > candidate.length);
    const found = nouns.get(joined) ?? (tail === undefined ? undefined : nouns.get(joined.slice(0, -tail.length)));
    if (found !== undefined) return found;
  }
  return undefined;
}

function readJapanese(run: string): OwnerKind {
  const record = run.replace(JA_TAILS, '') || run;
  const organisation = [...ORGANISATION_JA].some((word) => record.endsWith(word));
  return { ...defined('subject', organisation ? undefined : japaneseSubject(record)), organisation, thing: false };
}

/** The person a run of Japanese text ends with: 自社担当者 → contact. */
export function japaneseSubject(run: string): string | undefined {
  return JA_NOUNS.find(({ noun }) => run.endsWith(noun))?.id;
}

/** True when a run of Japanese text ends with an organisation: 取引先. */
export function japaneseOrganisation(run: string): boolean {
  return [...ORGANISATION_JA].some((word) => run.endsWith(word));
}

/** Words of a record's name without table prefixes and record tails. */
function recordWords(name: string): string[] {
  const words = splitWords(name).map(singular).filter((word) => !/^\d+$/.test(word));
  while (words.length > 1 && TABLE_PREFIXES.has(words[0] ?? '')) words.shift();
  while (words.length > 1 && RECORD_TAILS.has(words.at(-1) ?? '') && !ownWord(words)) words.pop();
  return words;
}

/** `contact person` and `account holder` end in no tail; `staff list` does. */
function ownWord(words: readonly string[]): boolean {
  return PEOPLE.byWords.has(words.slice(-2).join(' '));
}

/** True for a word that names a person inside an identifier: the `patient` of `patientAge`. */
export function isPersonWord(word: string): boolean {
  return PEOPLE.byWords.has(word) || PEOPLE.byRomaji.has(normaliseRomaji(word));
}

/** True for a word that names an organisation inside an identifier: the `company` of `companyPhone`. */
export function isOrganisationWord(word: string): boolean {
  return ORGANISATION_WORDS.has(word) || ORGANISATION_WORDS.has(normaliseRomaji(word));
}

function index(subjects: readonly SubjectNouns[]): { byWords: Map<string, string>; byRomaji: Map<string, string> } {
  const byWords = new Map<string, string>();
  const byRomaji = new Map<string, string>();
  for (const { id, latin, romaji } of subjects) {
    for (const noun of latin) byWords.set(noun.split(' ').map(singular).join(' '), id);
    for (const noun of romaji ?? []) byRomaji.set(normaliseRomaji(noun.replaceAll(' ', '')), id);
  }
  return { byWords, byRomaji };
}

function defined<K extends string>(key: K, value: string | undefined): Partial<Record<K, string>> {
  return value === undefined ? {} : ({ [key]: value } as Record<K, string>);
}
