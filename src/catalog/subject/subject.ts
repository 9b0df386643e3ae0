import { isJapanese, splitWords } from '../text/words.ts';
import { normaliseRomaji } from '../text/romaji.ts';
import { singular } from '../text/plural.ts';
import { ATTRIBUTES, FILLED_IN, MAYBE_SUBJECTS, MESSAGES, NAMED_THINGS, ORGANISATIONS, PLACES, PLACES_JA, ROLES, SETUPS, SUBJECTS } from './nouns.ts';
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
  /** A message, a request in writing, or what is said about somebody. */
  message?: 'mail' | 'chat' | 'request' | 'about' | 'activity';
  /** Values by name that hang on a person. */
  attributes?: true;
  /** Postal addresses, which people have. */
  addresses?: true;
  /** What a program or a connection is set up with. */
  setup?: true;
  /** Something that somebody fills in: a name beside an e-mail address is theirs. */
  filledIn?: true;
}

/** Prefixes of table names that say nothing of the content. */
export const TABLE_PREFIXES: ReadonlySet<string> = new Set(['crm', 'tbl', 'tb', 'm', 't', 'mst', 'tr', 'trn', 'dbo', 'app', 'sys', 'public', 'wk', 'tmp', 'v', 'vw']);

/** Words after the person that still mean the person's own record: `CustomerProfile`, `userDto`. */
const RECORD_TAILS = new Set([
  'profile', 'detail', 'info', 'information', 'record', 'data', 'master', 'mst', 'entity', 'model', 'dto', 'row', 'table', 'view', 'list', 'input', 'output', 'payload', 'object', 'obj', 'doc',
  'address', 'account', 'entry', 'snapshot', 'summary', 'result', 'param', 'relation', 'db', 'database',
]);
/** Words after a message that still mean messages: `EmailLog`. */
const MESSAGE_TAILS = new Set(['summary', 'export', 'data', 'dto', 'input', 'payload', 'row', 'log', 'history', 'queue', 'delivery', 'archive', 'record', 'item', 'entity', 'model', 'view', 'table', 'body', 'imap', 'whatsapp', 'telegram', 'messenger', 'slack']);
/** Words for messages that were written for nobody in particular. */
const WRITTEN_BEFORE = new Set(['engage', 'campaign', 'broadcast', 'newsletter', 'marketing', 'bulk', 'quick', 'canned', 'template', 'welcome', 'greeting', 'predefined', 'auto', 'automatic', 'error', 'system', 'commit']);
/** Words that begin what a record comes with: `contacts_with_account_manager`. */
const COMPANIONS = new Set(['with', 'including', 'plus']);
const ROMAJI_TAILS = ['masuta', 'ichiran', 'meibo', 'joho', 'daicho', 'kanri', 'shosai'].map(normaliseRomaji);
const JA_TAILS = /(?:マスター|マスタ|一覧|名簿|基本情報|情報|台帳|リスト|データ|テーブル|管理|詳細|様)$/u;
/** Words that turn a person's name into a question, a number or a rule about persons. */
const NOT_A_RECORD = new Set(['is', 'has', 'can', 'should', 'no', 'num', 'number', 'count', 'max', 'min', 'total', 'per', 'by', 'for', 'on', 'non', 'without', 'to', 'not', 'set', 'use']);
/** What has members without anybody in it. */
const OF_CODE = new Set(['zone', 'class', 'enum', 'interface', 'type', 'struct', 'union', 'namespace', 'module', 'array', 'set', 'cluster']);
/** Words that make a list of kinds of what follows them, in code that thinks in Spanish or French: `TypeCustomer`. */
const KINDS = new Set(['type', 'kind', 'category', 'categoria', 'tipo', 'estado', 'statu', 'status', 'role', 'rol', 'shurui', 'kubun']);

const PEOPLE = index(SUBJECTS);
const ROLES_JA = new Set(ROLES.ja);
const ROLE_WORDS = new Set(ROLES.latin.map(singular));
const MAYBE_PEOPLE = index(MAYBE_SUBJECTS);
const ORGANISATION_WORDS = new Set([...ORGANISATIONS.latin, ...ORGANISATIONS.romaji.map(normaliseRomaji)]);
const ORGANISATION_JA = new Set<string>(ORGANISATIONS.ja);
const THING_WORDS = new Set(NAMED_THINGS);
const SETUP_WORDS = new Set(SETUPS);
const MESSAGE_WORDS = new Map((['mail', 'chat', 'request', 'about', 'activity'] as const).flatMap((kind) => MESSAGES[kind].map((words) => [words.split(' ').map(singular).join(' '), kind] as const)));
const MESSAGE_ROMAJI = new Set(MESSAGES.romaji.map((word) => normaliseRomaji(word.replaceAll(' ', ''))));
/** Words before an application that is a program, not a request. */
const PROGRAMS = new Set(['auth', 'oauth', 'client', 'web', 'mobile', 'server', 'desktop', 'third', 'party', 'registered', 'external', 'api', 'app']);
const FILLED_IN_WORDS = new Set(FILLED_IN.map((words) => words.split(' ').map(singular).join(' ')));
const PLACE_WORDS = new Set(PLACES.map((words) => words.split(' ').map(singular).join(' ')));
const ATTRIBUTE_WORDS = ATTRIBUTES.map((words) => words.split(' ').map(singular));
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
  // A list of contacts may be the contacts, or a name for some of them.
  const isList = /list$/i.test(name) && words.length >= 1;
  const joins = /[a-z]2[A-Z_]|_2_|[a-z]{4}2[a-z]{4}/.test(name);
  const asked = joins || (words.at(-1) === 'member' && OF_CODE.has(words.at(-2) ?? '')) || words.slice(0, -1).some((word) => NOT_A_RECORD.has(word)) || (words.length > 1 && KINDS.has(words[0] ?? ''));
  const message = readMessage(name);
  const lastTwo = words.slice(-2).join(' ');
  const filledIn = FILLED_IN_WORDS.has(last) || FILLED_IN_WORDS.has(lastTwo) || (last === 'application' && words.length > 1 && !PROGRAMS.has(words.at(-2) ?? ''));
  return {
    ...(asked || isList ? {} : defined('subject', head(PEOPLE))),
    ...(asked ? {} : defined('maybe', (isList ? head(PEOPLE) : undefined) ?? head(MAYBE_PEOPLE))),
    // The account that somebody has at a bank is no bank.
    organisation: !(last === 'bank' && /(?:^| )bank account(?: |$)/.test(splitWords(name).map(singular).join(' '))) && (ORGANISATION_WORDS.has(last) || ORGANISATION_WORDS.has(normaliseRomaji(last)) || ORGANISATION_WORDS.has(normaliseRomaji(words.slice(-2).join(''))) || PLACE_WORDS.has(last) || PLACE_WORDS.has(lastTwo) || PLACE_WORDS.has(normaliseRomaji(last))),
    thing: THING_WORDS.has(last) && !filledIn,
    ...(filledIn ? { filledIn: true } : {}),
    ...(SETUP_WORDS.has(last) && !words.some(isPersonWord) ? { setup: true } : {}),
    ...(/(?:^|[^a-z])address(?:e?s)?$/i.test(name.replace(/([a-z])([A-Z])/g, '$1 $2')) && !/(?:mail|ip|mac|wallet|contract|web|server|network|block|host)[\s_]*address/i.test(name.replace(/([a-z])([A-Z])/g, '$1 $2')) ? { addresses: true } : {}),
    ...(message ? { message } : {}),
    ...(isAttributes(words) ? { attributes: true } : {}),
  };
}

/** `ContactNote`, `email_logs`; undefined for `EmailTemplate` and `messageQueueConfig`. */
function readMessage(name: string): OwnerKind['message'] {
  const words = splitWords(name).map(singular);
  if (words.some((word) => WRITTEN_BEFORE.has(word))) return undefined;
  const companion = words.findIndex((word, at) => at > 0 && COMPANIONS.has(word));
  if (companion > 0) words.length = companion;
  while (words.length > 1 && MESSAGE_TAILS.has(words.at(-1) ?? '')) words.pop();
  return MESSAGE_WORDS.get(words.slice(-2).join(' ')) ?? MESSAGE_WORDS.get(words.at(-1) ?? '') ?? (/mail$/.test(words.at(-1) ?? '') ? 'mail' : undefined) ?? (MESSAGE_ROMAJI.has(normaliseRomaji(words.slice(-2).join(''))) ? 'chat' : undefined);
}

/** `ContactCustomField`: a person's word, then a word for values by name. */
function isAttributes(words: readonly string[]): boolean {
  const tail = ATTRIBUTE_WORDS.find((candidate) => candidate.every((word, at) => words[words.length - candidate.length + at] === word));
  return tail !== undefined && isPersonWord(words[words.length - tail.length - 1] ?? '');
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
  const organisation = [...ORGANISATION_JA].some((word) => record.endsWith(word)) || PLACES_JA.test(record);
  const message = MESSAGES.ja.some((word) => run.endsWith(word));
  return { ...defined('subject', organisation ? undefined : japaneseSubject(record)), organisation, thing: false, ...(message ? { message: 'chat' } : {}) };
}

/** The person a run of Japanese text ends with: 自社担当者 → contact. */
export function japaneseSubject(run: string): string | undefined {
  return JA_NOUNS.find(({ noun }) => run.endsWith(noun))?.id;
}

/** True for a part that somebody plays for a record: 担当者, 営業担当. */
export const japaneseRole = (term: string): boolean => ROLES_JA.has(term) || ROLES_JA.has(term.replace(/者$/u, '')) || /^担当/u.test(term);

/** True when a run of Japanese text ends with an organisation: 取引先. */
export function japaneseOrganisation(run: string): boolean {
  return [...ORGANISATION_JA].some((word) => run.endsWith(word));
}

/** Words of a record's name without table prefixes and record tails. */
function recordWords(name: string): string[] {
  const words = splitWords(name).map(singular).filter((word) => !/^\d+$/.test(word));
  while (words.length > 1 && TABLE_PREFIXES.has(words[0] ?? '')) words.shift();
  const companion = words.findIndex((word, at) => at > 0 && COMPANIONS.has(word));
  if (companion > 0) words.length = companion;
  while (words.length > 1 && RECORD_TAILS.has(words.at(-1) ?? '') && !ownWord(words)) words.pop();
  return words;
}

/** `contact person` and `account holder` end in no tail; `staff list` does. */
function ownWord(words: readonly string[]): boolean {
  return PEOPLE.byWords.has(words.slice(-2).join(' '));
}

/** True for a word after a person's that still means the person's own record. */
export function isRecordTail(word: string): boolean {
  return RECORD_TAILS.has(word);
}

/** True for a part that somebody plays: `creator`, `accountManager`. */
export function isRole(name: string): boolean {
  return ROLE_WORDS.has(splitWords(name).map(singular).at(-1) ?? '');
}

/** The first person that a name mentions: `customer` in `customer_email`, `patient` in 患者氏名. */
export function personIn(name: string): string | undefined {
  const words = splitWords(name).map(singular);
  for (const word of words) {
    const found = PEOPLE.byWords.get(word) ?? PEOPLE.byRomaji.get(normaliseRomaji(word)) ?? (isJapanese(word) ? JA_NOUNS.find(({ noun }) => word.startsWith(noun))?.id : undefined);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** True for a word that names a person inside an identifier: the `patient` of `patientAge`. */
export function isPersonWord(word: string): boolean {
  return PEOPLE.byWords.has(word) || PEOPLE.byRomaji.has(normaliseRomaji(word));
}

/** True for the name of a record of an organisation or a place: `suppliers`, `crm_Accounts`, 取引先. */
export const namesOrganisation = (name: string): boolean => ownerKind(name).organisation;

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
