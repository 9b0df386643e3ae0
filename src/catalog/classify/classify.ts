import type { Classification, NameContext, Sensitivity, WhyNot } from '../../model/index.ts';
import type { Category } from '../taxonomy/index.ts';
import { ownerKind } from '../subject/subject.ts';
import type { OwnerKind } from '../subject/subject.ts';
import { isMachinery, typeAllows, typeKind, valueOf } from './declared-type.ts';
import { evidenceOf } from './evidence.ts';
import type { Evidence } from './evidence.ts';
import { matchInRecord } from './in-record.ts';
import { matchName } from './match.ts';
import type { NameMatch } from './match.ts';

/** Context of a field that a schema declares. */
export interface FieldContext extends NameContext {
  /** True for a field of an entity: then a password's hash counts as well, and a bare `name` needs a person. */
  declared?: boolean;
  /** True when the fields show an organisation (`website`, `industry`), whatever the entity is called. */
  organisation?: boolean;
  /** The fields of the same part of a composite: `city` stands beside what else is in `address.*`. */
  part?: readonly string[];
  /** The field that leads to a person of the project, whatever that person's entity is called. */
  linked?: string;
  /** The composite that holds the field, where it may be about something else than the record: `items` of `orders.items.name`. */
  holder?: string;
}

const CREDENTIAL = 'auth.credential';
const FULL_NAME = 'person.full_name';
/** Names of passwords, whose hashes can be attacked off line. */
const PASSWORD = /pass|pwd|pasuwado|パスワード/i;
/** What a clinician or teacher has passed (MD, RN, LCSW), and the fields that show that it is meant. */
const QUALIFICATIONS = /^(?:(?:professional|provider|clinical|academic)_?)?credentials$/i;
const OF_PROFESSION = /^(?:npi(?:_?(?:number|id))?|(?:medical_?|state_?)?licen[sc]es?(?:_?\w*)|special(?:i[sz]ation|i?t(?:y|ies))(?:_?ids?)?|suffix|degrees?|certifications?|years_?of_?experience|taxonomy_?code)$/i;
/** The licence to practise of whoever has a speciality or a number in a register of the trade: anybody may look it up. */
const PRACTISES = /^(?:npi(?:_?(?:number|id))?|(?:sub_?)?special(?:i[sz]ation|i?t(?:y|ies))(?:_?ids?)?|especialidade?s?|qualifications?|years_?(?:of_?)?experience|experience_?years|taxonomy_?code|(?:crm|bar|dea|imc|medical_?council)_?(?:number|no|id)|licen[sc]e_?(?:type|body|authority)|(?:primary_?)?speciali[sz]ations?|brokerage(?:_?(?:name|id))?|consultation_?(?:fees?|rate))$/i;
const PRACTITIONER = /(?:^|_|[a-z])(?:doctor|physician|nurse|provider|practitioner|clinician|therapist|dentist|pharmacist|pharmacy|clinic|hospital|facility|lawyer|attorney|broker|realtor|professional|contractor)(?:s|_?(?:profile|info|detail)s?)?$/i;
/** Who pays for somebody's treatment, beside what only health insurance has: a company. Elsewhere payers are people. */
const PAYER = /^(?:(?:primary|secondary|tertiary|insurance|current)_?)?pay[eo]rs?(?:_?name)?$/i;
const OF_INSURANCE = /^(?:claims?(?:_?\w+)?|co_?pay\w*|co_?insurance\w*|deductible\w*|npi\w*|denials?(?:_?\w+)?|icd\w*|cpt\w*|insurance_?\w*|coverage_?\w*|remittance\w*|eligibility\w*|prior_?auth\w*)$/i;
/** Words of values that only the holder of a key can read; a hash can be attacked without one. */
const ENCRYPTED = /encrypt|cipher|(?:^|_)enc(?:_|$)|[a-z]Enc$|暗号化/i;
/** Categories that a record about a person holds even when the person's data are elsewhere. */
const BY_LINK = /^(?:health\.|sensitive\.|demographic\.|finance\.(?!card)|comm\.content|birth\.)/;
/** Categories that belong to whoever an entity's e-mail address belongs to; its notes may be about anything. */
const BY_CONTACT = /^(?:contact\.(?!sns)|birth\.|demographic\.|location\.|person\.(?!username))/;
/** Categories that a person's word in the name itself does not prove: `customerInvoice` is an invoice. */
const NOT_BY_WORD = /^(?:commerce\.transaction|person\.username|employment\.job)$/;
/** Categories whose values programs keep lists of. */
const LISTED = /^(?:demographic\.|sensitive\.|health\.(?:condition|vitals)|birth\.place|contact\.postal_code)/;
/** Categories that an organisation has in its own right. */
const OF_ORGANISATION = /^(?:gov_id\.national_id|finance\.bank_account|contact\.(?:postal_code|sns))$/;
/** Those of them that the organisation's own fields are enough to tell. */
const OF_ITS_PLACE = /^contact\.(?:postal_code|sns)$/;

/** Categories that a connection to a telephone line or a mailbox has: they are of the line. */
const OF_A_LINE = /^contact\.(?:phone|email)$/;

/** What the taxonomy makes of a name: the personal data that it stands for, or why it stands for none. */
export type Judgement = { personal: Classification; whyNot?: undefined } | { personal?: undefined; whyNot: WhyNot };

/**
 * Classifies a name by the taxonomy: whole words only, declared types and the words around can
 * rule a match out, and words such as `name` or `city` count only about a person. Undefined when
 * the name is not personal data, an opaque id of a person included. Never throws.
 */
export function classifyName(name: string, context: FieldContext = {}): Classification | undefined {
  return judgeName(name, context).personal;
}

/** Decides as `classifyName` does, and says what the decision against a name rests on. */
export function judgeName(name: string, context: FieldContext = {}): Judgement {
  const match = matchName(name);
  const category = match?.entry.category;
  const own: Judgement = match === undefined ? NO_WORD : category === undefined ? OPAQUE_KEY : byOwnWords(name, match, category, context);
  if (own.personal) return own;
  const personal = byRecord(name, context);
  return personal ? { personal } : own;
}

const NO_WORD: Judgement = { whyNot: { kind: 'unknown-name' } };
const OPAQUE_KEY: Judgement = { whyNot: { kind: 'key' } };

/** What the name itself says, where the surroundings allow it. */
function byOwnWords(name: string, match: NameMatch, { id: category }: Category, context: FieldContext): Judgement {
  if (context.type !== undefined && !fitsType(context.type, category)) return { whyNot: { kind: 'type', type: context.type, category } };

  const trade = tradeOf(name, match, category, context);
  if (trade !== undefined) return { whyNot: { kind: 'other-words', term: name, category, words: trade } };
  const proof = prove(match, category, context);
  if ('kind' in proof) return { whyNot: proof };
  if (match.secured) {
    // An entity's password hash should stay out of projections; every other hash, cipher or mask is safe.
    if (category !== CREDENTIAL || !PASSWORD.test(name) || ENCRYPTED.test(name) || !(context.declared || proof.person)) return { whyNot: { kind: 'secured', category } };
    return { personal: classification(name, category, 'high', `${proof.words}, hashed or encrypted`, context) };
  }
  return { personal: classification(name, category, match.entry.sensitivity, proof.words, context) };
}

/** What shows that a name says how somebody is qualified, and not what they hide or drive with; or that a payer is an insurance company. */
function tradeOf(name: string, { entry }: NameMatch, category: string, { declared, siblings, owner }: FieldContext): string | undefined {
  if (category === CREDENTIAL && declared && QUALIFICATIONS.test(name)) return siblings?.find((sibling) => OF_PROFESSION.test(sibling));
  if (category === FULL_NAME && PAYER.test(name)) return siblings?.find((sibling) => OF_INSURANCE.test(sibling)) ?? (owner !== undefined && OF_INSURANCE.test(owner) ? owner : undefined);
  if (category !== 'gov_id.drivers_license' || entry.level === 'everywhere') return undefined;
  return siblings?.find((sibling) => PRACTISES.test(sibling)) ?? (owner !== undefined && PRACTITIONER.test(owner) ? owner : undefined);
}

/** What a name means only because of the record it stands in: the `token` of a session, the `body` of a message. */
function byRecord(name: string, context: FieldContext): Classification | undefined {
  if (!context.declared) return undefined;
  const { holder, siblings, part, type, linked } = context;
  const owner = holder ?? context.owner;
  if (owner === undefined) return undefined;
  const found = matchInRecord(name, { owner, siblings: (holder === undefined ? siblings : part) ?? [], type, person: context.person ?? false, linked, inside: holder !== undefined });
  if (found === undefined || (context.type !== undefined && !typeAllows(typeKind(context.type), found.category))) return undefined;
  return classification(name, found.category, found.sensitivity, found.words, context);
}

/** True when the name is an opaque id of a person: `customerId`, 顧客番号. Safe to log; evidence that a record is about someone. */
export function isPersonLink(name: string): boolean {
  const match = matchName(name);
  return match !== undefined && match.entry.category === undefined;
}

interface Proof {
  /** Why the match counts, as the end of the sentence's subject: ` in Customer`. */
  words: string;
  /** The owner is a person. */
  person: boolean;
}

function prove(match: NameMatch, category: string, context: FieldContext): Proof | WhyNot {
  const owner = context.owner === undefined ? undefined : ownerKind(context.owner);
  const person = context.person ?? owner?.subject !== undefined;
  const where = context.owner === undefined ? '' : ` in ${context.owner}`;
  const evidence = evidenceOf(context.siblings);
  const { entry } = match;
  const ofOrganisation: WhyNot = { kind: 'of-organisation', category };
  const inOrganisation: WhyNot = { kind: 'organisation', category };

  let beside = '';
  if (entry.beside !== undefined) {
    const { categories } = context.part === undefined ? evidence : evidenceOf(context.part);
    const found = entry.beside.find((one) => categories.has(one));
    // A lead that goes by one name has a title of its own.
    if (found === undefined || (found === FULL_NAME && owner?.subject === 'lead')) return { kind: 'alone', category, beside: entry.beside.join(', ') };
    beside = ` beside "${categories.get(found) ?? ''}"`;
  }
  // A company's name is nobody's, not even in the record of somebody who works there.
  if (match.about === 'organisation' && category.startsWith('person.')) return ofOrganisation;
  if (context.declared && !person && isListOf(category, context, evidence)) return { kind: 'list', category };
  if (entry.level === 'everywhere' && !(entry.label && context.declared)) {
    // A key to the organisation's systems opens them for whoever reads it.
    if (match.about === 'organisation' && !person && category !== CREDENTIAL) return ofOrganisation;
    if (owner?.organisation && owner.maybe === undefined && !person && OF_ORGANISATION.test(category)) return inOrganisation;
    if (context.organisation && !person && OF_ITS_PLACE.test(category)) return inOrganisation;
    if (owner?.setup && OF_A_LINE.test(category) && match.own && match.about !== 'person' && (evidence.naming ?? evidence.about ?? evidence.link ?? context.linked) === undefined) return inOrganisation;
    return { words: where, person };
  }
  if (context.holder !== undefined && entry.closed && category === FULL_NAME && match.about !== 'person') return { kind: 'part', category, holder: context.holder };
  if (person) return { words: `${where || ' of a person'}${beside}`, person };
  if (match.about === 'organisation') return ofOrganisation;
  if (entry.inRecordOnly) return { kind: 'no-person', category };
  if (match.about === 'person' && !NOT_BY_WORD.test(category)) return { words: `${where}${beside}`, person };
  const ofAccount = entry.beside?.find((one) => one.startsWith('finance.'));
  if ((owner?.organisation && !(owner.maybe !== undefined && ofAccount !== undefined)) || context.organisation) return inOrganisation;
  if (owner?.addresses && category === 'contact.address') return { words: where, person };
  const sibling = siblingProof(match, category, evidence, context, owner);
  if (sibling !== undefined) return { words: `${where}${beside || ` beside "${sibling}"`}`, person };
  const by = evidence.about ?? evidence.link ?? context.linked;
  return by === undefined ? { kind: 'no-person', category } : { kind: 'belongs', category, by };
}

/** What a table lists that is called after it, without anybody in sight: the genders there are, not somebody's. */
function isListOf(category: string, { owner, siblings = [] }: FieldContext, { naming, contact, about, link }: Evidence): boolean {
  if (owner === undefined || !LISTED.test(category) || naming !== undefined || contact !== undefined || about !== undefined || link !== undefined) return false;
  // A table of codes says of each for whom it is meant.
  if (siblings.some((name) => /^(?:code|code_?value)$/i.test(name)) && siblings.some((name) => /^(?:description|display(?:_?name)?|meaning|chapter|definition)$/i.test(name))) return true;
  return matchName(owner.replace(/(?:_?(?:master|mst|types?|kinds?)|マスター?)$/i, ''))?.entry.category?.id === category;
}

/** The sibling that makes the object a person's, if one does. */
function siblingProof(match: NameMatch, category: string, evidence: Evidence, context: FieldContext, owner: OwnerKind | undefined): string | undefined {
  const { thing = false, filledIn = false } = owner ?? {};
  if (evidence.naming !== undefined) return evidence.naming;
  // Whoever an account belongs to, its bank and its holder are part of it.
  const ofAccount = match.entry.beside?.find((one) => one.startsWith('finance.'));
  if (ofAccount !== undefined) return evidence.categories.get(ofAccount);
  if (context.person === false && !context.declared) return undefined;
  // What a schema calls by an e-mail address may still be a thing with a title of its own.
  const label = match.entry.closed && category === FULL_NAME && (thing || (context.declared && !filledIn && !evidence.categories.has('device.ip')));
  if (evidence.contact !== undefined && !label && (!context.declared || BY_CONTACT.test(category) || (filledIn && category === 'contact.sns'))) return evidence.contact;
  // Beside the customer's name, `name` is that of the order.
  const namedBesides = category === FULL_NAME && match.entry.closed === true && matchName(evidence.about ?? '')?.entry.category?.id === FULL_NAME;
  if (evidence.about !== undefined && !label && !namedBesides && (BY_CONTACT.test(category) || BY_LINK.test(category))) return evidence.about;
  if (category === 'device.identifier' && evidence.categories.has('device.ip')) return evidence.categories.get('device.ip');
  const ofLinked = BY_LINK.test(category) || (category === 'contact.address' && !match.entry.closed);
  return ofLinked ? (evidence.link ?? context.linked) : undefined;
}

function fitsType(type: string, category: string): boolean {
  const kind = typeKind(type);
  if (kind !== 'object') return typeAllows(kind, category);
  if (isMachinery(type)) return false;
  if (typeAllows(kind, category)) return true;
  // A value object named after what it holds: `email: EmailAddress`.
  const entry = matchName(valueOf(type))?.entry;
  return entry?.category?.id === category && entry.level === 'everywhere';
}

/** What values of a type are that is called after them: `BillingAddress`, `PhoneNumber`. */
export function categoryOfType(type: string): string | undefined {
  if (typeKind(type) !== 'object' || isMachinery(type)) return undefined;
  const match = matchName(valueOf(type));
  const category = match?.entry.category?.id ?? '';
  return match !== undefined && !match.secured && match.entry.beside === undefined && !match.entry.inRecordOnly && match.about !== 'organisation' && /^contact\.(?:address|email|phone)$/.test(category) ? category : undefined;
}

function classification(name: string, category: string, sensitivity: Sensitivity, words: string, context: FieldContext): Classification {
  const type = context.declared && context.type !== undefined ? ` (${context.type})` : '';
  return { category, sensitivity, source: { kind: 'name' }, reason: `"${name}"${type}${words} is ${category}` };
}
