import { isOrganisationWord, isPersonWord, isRole, japaneseOrganisation, japaneseSubject, TABLE_PREFIXES } from '../subject/subject.ts';
import { singular } from '../text/plural.ts';
import { isJapanese } from '../text/words.ts';
import { latinKey, romajiKey } from './lexicon.ts';
import type { Lexicon, LexiconEntry } from './lexicon.ts';
import type { NameMatch } from './match.ts';
import { BLOCKING_PREFIXES, DEEDS, FUNCTION_VERBS, NEUTRAL_PREFIXES, NEUTRAL_TAILS, PREFIX_EXCEPTIONS, SECURING_WORDS } from './vocabulary.ts';

/** Categories of the parts of an address: `address1_city`. */
const ADDRESS = /^contact\.(?:address|postal_code)$/;
/** Words for somebody who did something with a record, beside the parts that people play. */
const PARTS_PLAYED = new Set(['actor', 'created', 'updated', 'deleted', 'assigned']);
/** Words of an opaque key. */
const KEY_WORDS = new Set(['id', 'uuid', 'guid', 'ulid', 'pk']);
/** Services that call whoever pays them a customer: the organisation, more often than not. */
const PROCESSORS = new Set(['stripe', 'paddle', 'braintree', 'chargebee', 'polar', 'recurly', 'adyen', 'squeezy', 'lago', 'creem', 'dodo', 'billing', 'tenant']);
/** `mail_to_city`, `ship_to_street`: where something goes. */
const SENT = /(?:^| )(?:mail|ship|bill|send|deliver|sold) to$/;
const OPAQUE: LexiconEntry = { sensitivity: 'low', level: 'everywhere', closed: false };

/**
 * Matches a word sequence in Latin letters. English puts the head last: the term must be followed
 * by nothing but words that leave its meaning alone, so `emailTemplate` is a template.
 */
export function matchLatin(words: readonly string[], lexicon: Lexicon): NameMatch | undefined {
  const stems = words.map(singular);
  for (let end = stems.length; end > 0; end--) {
    for (let start = Math.max(0, end - lexicon.longestLatin); start < end; start++) {
      const entry = lookUp(words, stems, start, end, lexicon);
      if (entry) return judge(entry, stems, start, end, lexicon);
    }
    if (end === stems.length && KEY_WORDS.has(stems[end - 1] ?? '') && isPerson(stems[end - 2] ?? '') && stems[end - 2] !== 'user' && !stems.some((word) => PROCESSORS.has(word))) {
      return { entry: OPAQUE, own: true, secured: false };
    }
  }
  return undefined;
}

function lookUp(words: readonly string[], stems: readonly string[], start: number, end: number, lexicon: Lexicon): LexiconEntry | undefined {
  return lexicon.latin.get(latinKey(stems.slice(start, end))) ?? lexicon.romaji.get(romajiKey(words.slice(start, end)));
}

function judge(entry: LexiconEntry, stems: readonly string[], start: number, end: number, lexicon: Lexicon): NameMatch | undefined {
  const before = stems.slice(0, start);
  const after = stems.slice(end);
  const category = entry.category;
  if (category === undefined) return after.length === 0 && !before.some((word) => PROCESSORS.has(word)) ? { entry, own: true, secured: false } : undefined;

  if (isFalseFriend(lexicon.falseFriends.get(category.id), stems, start, end)) return undefined;
  const doer = before.at(-1) === 'by' && DEEDS.has(before.at(-2) ?? '');
  if (before.some((word) => BLOCKING_PREFIXES.has(word) && !(doer && DEEDS.has(word)) && !PREFIX_EXCEPTIONS[word]?.has(category.id) && !(word === 'to' && (start === 1 || SENT.test(before.join(' ')))))) return undefined;
  // `id_api_key` is the id of a key.
  if (before[0] === 'id') return undefined;
  if (isFunctionName(before)) return undefined;
  const secured = before.some((word) => SECURING_WORDS.has(word)) || after.some((word) => SECURING_WORDS.has(word)) || endsInLastFour(after);
  const personLast = after.length === 1 && PERSON_LAST.has(after[0] ?? '') && (entry.romance === true || category.id === 'contact.email');
  const tailsFit = personLast || after.every((word, at) => SECURING_WORDS.has(word) || isNeutralTail(word, category.tails) || isOfPerson(after, at));
  if (!secured && !tailsFit) return undefined;

  const partOfAddress = ADDRESS.test(category.id);
  const foreign = before.filter((word) => !isNeutralPrefix(word) && !(doer && DEEDS.has(word)) && !(partOfAddress && word === 'address'));
  if (entry.closed && foreign.length > 0 && !secured) return undefined;
  const about = doer || personLast || before.some(isPerson) ? 'person' : before.some((word) => isOrganisation(word) && !(word === 'bank' && category.id === 'finance.bank_account')) ? 'organisation' : undefined;
  const role = doer || before.some((word) => PARTS_PLAYED.has(word) || isRole(word));
  return { entry, ...(about ? { about } : {}), own: foreign.length === 0 && about === undefined && !entry.ofPerson, ...(role ? { role: true as const } : {}), secured };
}

function isFalseFriend(friends: ReadonlySet<string> | undefined, stems: readonly string[], start: number, end: number): boolean {
  if (friends === undefined || friends.size === 0) return false;
  for (let from = 0; from <= start; from++) {
    for (let to = end; to <= stems.length; to++) {
      const span = stems.slice(from, to);
      if (friends.has(latinKey(span)) || (span.length > 1 && friends.has(span.join('')))) return true;
    }
  }
  return false;
}

/** `generateApiKey`, `getUserByEmail`: the name of what is done, not of what is held. `createdByEmail` is held. */
function isFunctionName(before: readonly string[]): boolean {
  if (FUNCTION_VERBS.has(before[0] ?? '')) return true;
  return before.at(-1) === 'by' && !(before.at(-2) ?? '').endsWith('ed');
}

/** `nombre_cliente`: Spanish, Portuguese and French put the person last. */
const PERSON_LAST = new Set(['cliente', 'usuario', 'contacto', 'paciente', 'empleado', 'miembro', 'estudiante', 'remitente', 'vendedor', 'asesor', 'contato', 'aluno', 'alumno', 'titular', 'estudante', 'funcionario', 'beneficiario', 'huesped', 'conductor', 'comprador', 'medico', 'profesor', 'persona', 'pessoa', 'afiliado']);

const isNeutralTail = (word: string, own: readonly string[] | undefined): boolean => /^\d+$/.test(word) || NEUTRAL_TAILS.has(word) || (own?.includes(word) ?? false);

/** `nameOfPatient`: a person's word behind `of`. */
const isOfPerson = (after: readonly string[], at: number): boolean => after[0] === 'of' && (at === 0 ? isPerson(after[1] ?? '') : at === 1 && isPerson(after[1] ?? ''));

/** `cardLast4`, `ssnLastFour`. */
const endsInLastFour = (after: readonly string[]): boolean => /^last (?:4|four)(?: digit)?$/.test(after.join(' '));

const isNeutralPrefix = (word: string): boolean => NEUTRAL_PREFIXES.has(word) || TABLE_PREFIXES.has(word) || /^\d+$/.test(word) || isPerson(word) || isRole(word);

const isPerson = (word: string): boolean => (isJapanese(word) ? japaneseSubject(word) !== undefined : isPersonWord(word));

/** `accountEmail` is the address that somebody signs in with. */
const isOrganisation = (word: string): boolean => word !== 'account' && (isJapanese(word) ? japaneseOrganisation(word) : isOrganisationWord(word));
