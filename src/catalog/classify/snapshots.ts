import { isPersonWord, ownerKind } from '../subject/subject.ts';
import { stemsOf } from '../text/stems.ts';
import { typeKind } from './declared-type.ts';
import { evidenceOf } from './evidence.ts';
import { found, linkOfOutsider } from './record.ts';
import type { RecordContext, RecordMatch } from './record.ts';

const OTHER = 'person.other';
/** What follows whose data it is, where all of them are kept in one value: `customerDetails`, `user_metadata`. */
const COPIES = new Set(['snapshot', 'detail', 'data', 'info', 'information', 'payload', 'profile', 'record', 'json', 'attribute', 'meta data', 'metadata']);
/** Persons whose word says a kind of record in code that sells things: `leadData` may be the settings of a form. */
const NOT_WHOSE = new Set(['lead']);
/** Where goods and bills go: the name and address of somebody. */
const PLACES = new Set(['billing', 'shipping', 'delivery', 'bill to', 'ship to']);
/** A record as another system or a form gave it. */
const RAW = new Set([
  'raw', 'raw data', 'raw payload', 'raw response', 'raw json', 'raw record', 'raw profile', 'raw gmail data', 'remote data', 'remote payload', 'source data', 'source payload', 'original data', 'original payload', 'original record', 'profile data', 'profile json', 'form data',
  'form value', 'submission', 'submission data', 'submission payload', 'application data', 'enrichment data', 'enriched data', 'enrichment result', 'raw user meta data', 'snapshot', 'record snapshot', 'before snapshot', 'after snapshot', 'personal data', 'personal info', 'personal detail', 'contact info', 'contact detail', 'ai extracted', 'extracted data',
]);
const ANSWERS = new Set(['answer', 'form data', 'form value', 'form response', 'submission data', 'field value']);
/** Records of what somebody filled in. */
const FILLED = /(?:^|_)(?:(?:form|survey|questionnaire|quiz|poll|application)_(?:response|answer|entry)|submission|questionnaire)$|^response$/;
/** Categories by which a record shows that it holds more of somebody than a key. */
const SHOWN: readonly string[] = ['contact.email', 'contact.phone', 'person.given_name', 'person.family_name'];
const FILLED_VALUES = new Set(['data', 'value', 'payload', 'content', 'answer', 'result', 'field']);
const ENRICHED = new Set(['result', 'data', 'output', 'response']);
const GATHERED = new Set(['attendee', 'invitee', 'passenger', 'recipient', 'traveler', 'traveller', 'signer', 'participant', 'guest']);

/** Whole records about somebody that are kept in one value. */
export function inSnapshot(words: readonly string[], { owner, siblings, type, person: ofPerson, linked, inside }: RecordContext): RecordMatch | undefined {
  const said = words.join(' ');
  if (type === undefined || !(COPIES.has(words.at(-1) ?? '') || RAW.has(said) || ANSWERS.has(said) || FILLED_VALUES.has(said) || ENRICHED.has(said) || GATHERED.has(said))) return undefined;
  // A part of a person's record may be about anything.
  const person = ofPerson && !inside;
  const whole = isWhole(type);
  if (GATHERED.has(said) && (typeKind(type) === 'json' || (/\[\s*\]|^Array\b/.test(type) && typeKind(type) === 'text' && !/participant|guest/.test(said)))) return found(OTHER, ` of several people`);
  if (!whole && !(words.at(-1) === 'snapshot' && typeKind(type) === 'text')) return undefined;
  const { organisation, maybe } = ownerKind(owner);
  const ofOrganisation = organisation && maybe === undefined;
  const copied = copyOf(words);
  if (copied !== undefined && !(copied === 'contact.address' && ofOrganisation)) return found(copied, ` as a whole`);
  const evidence = evidenceOf(siblings);
  const link = linkOfOutsider(siblings) ?? linked;
  // What hangs on a customer's key alone may be the raw record of a product.
  const shown = organisation ? undefined : (evidence.naming ?? (link === undefined ? undefined : SHOWN.map((one) => evidence.categories.get(one)).find((one) => one !== undefined)));
  if (person && (RAW.has(said) || ANSWERS.has(said))) return found(OTHER, ` of a ${owner} as a whole`);
  if (shown !== undefined && RAW.has(said)) return found(OTHER, ` beside "${shown}"`);
  const someone = link ?? (ofOrganisation ? undefined : evidence.naming) ?? evidence.about ?? evidence.contact;
  const record = stemsOf(owner).join('_');
  if (someone !== undefined && (ANSWERS.has(said) || (FILLED.test(record) && FILLED_VALUES.has(said)) || (/enrichment/.test(record) && ENRICHED.has(said)))) return found(OTHER, ` beside "${someone}"`);
  return undefined;
}

/** A value with an inside that the declaration does not show. */
function isWhole(type: string): boolean {
  const kind = typeKind(type);
  return kind === 'json' || (kind === 'any' && /^(?:object|mixed|any|unknown|map)\b/i.test(type.trim()));
}

/** What a name says is kept as a whole: somebody's record, or where it is sent. */
function copyOf(words: readonly string[]): string | undefined {
  for (const length of [1, 2]) {
    const tail = words.slice(-length).join(' ');
    if (words.length <= length || !COPIES.has(tail)) continue;
    const whose = words.slice(0, -length).filter((word) => word !== 'raw' && word !== 'full');
    if (PLACES.has(whose.join(' '))) return 'contact.address';
    const last = whose.at(-1);
    if (last !== undefined && whose.length <= 2 && isPersonWord(last) && !NOT_WHOSE.has(last)) return OTHER;
  }
  return undefined;
}
