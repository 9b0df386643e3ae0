import type { Sensitivity } from '../../model/index.ts';
import { ownerKind } from '../subject/subject.ts';
import { categoryById } from '../taxonomy/index.ts';
import { singular } from '../text/plural.ts';
import { splitWords } from '../text/words.ts';
import { evidenceOf } from './evidence.ts';
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
  owner: string | undefined;
  siblings: readonly string[];
  /** The field that leads to a person of the project. */
  linked: string | undefined;
  /** True when the record is known to be a person's. */
  person: boolean;
  /** True for a part of a record (`from` of a mail): `owner` and `siblings` are the part's. */
  inside: boolean;
}

/** Words that say what they are of only together with the record: `token`, `number`. */
const HEADS = new Set(['token', 'key', 'secret', 'number', 'no', 'address']);
/** Records that are numbered like things, and of which a few are somebody's: `Account.number`, `Card.number`. */
const NUMBERED = new Set(['account', 'card']);
const PAYING = new Set(['bank', 'credit', 'debit', 'payment']);

/** Fields that hold what was said. Singular words. */
const SAID = new Set([
  'body', 'content', 'text', 'message', 'html', 'body text', 'text body', 'body html', 'html body', 'plain text', 'transcript', 'last message', 'message body', 'message text', 'message content', 'raw body', 'email body', 'snippet', 'comment', 'note', 'summary', 'comment text', 'note text', 'comment body', 'note body', 'note content', 'comment content', 'body preview', 'message preview', 'last message text',
]);
const SAID_JA = /^(?:本文|内容|件名|問い?合わせ内容|メッセージ|返信内容)$/;
/** Fields that hold the addressees of a mail. */
const ADDRESSEES = new Set([
  'from', 'to', 'cc', 'bcc', 'sender', 'recipient', 'reply to', 'from email', 'to email', 'cc email', 'bcc email', 'from address', 'to address', 'to recipient', 'cc recipient', 'bcc recipient', 'from addr', 'to addr',
]);
const ADDRESSEE_NAMES = new Set(['from name', 'to name', 'sender name', 'recipient name']);
/** Fields that show with whom a message was exchanged. */
const EXCHANGED = /^(?:user|sender|recipient|receiver|from|to|from email|to email|to recipient|conversation|thread|chat|ticket|author|channel|room|contact|lead|customer|patient|member|visitor)(?: (?:id|uuid|email|address))?$/;
const WROTE = new Set(['message', 'comment', 'question', 'feedback', 'request message', 'your message']);
const VALUES = new Set(['value', 'string value', 'text value', 'field value', 'answer', 'response']);

/** Reads a field together with its record; undefined when the record adds nothing. */
export function matchInRecord(name: string, { owner, siblings, person, linked, inside }: RecordContext): RecordMatch | undefined {
  if (owner === undefined) return undefined;
  const words = splitWords(name).map(singular);
  const said = words.join(' ');
  const joined = byJoining(words, owner, siblings);
  // A part that is called `email` may be the settings of a campaign: only a record of its own is a message.
  return joined ?? (inside ? ofAddressee(said, owner, siblings) : (inMessage(name, said, owner, siblings, linked) ?? inAttributes(said, owner, siblings) ?? fromPerson(said, owner, person)));
}

/** `Session.token` is a session token, `PhoneNumber.number` a phone number. */
function byJoining(words: readonly string[], owner: string, siblings: readonly string[]): RecordMatch | undefined {
  const [head] = words;
  if (words.length !== 1 || head === undefined || !HEADS.has(head)) return undefined;
  if (head === 'secret') return found('auth.credential', ` of a ${owner}`);
  const record = splitWords(owner).map(singular);
  const last = record.at(-1) ?? '';
  if (NUMBERED.has(last) && !PAYING.has(record.at(-2) ?? '')) return undefined;
  const match = matchName([...record, ...(last === head ? [] : [head])].join('_'));
  const category = match?.entry.category;
  if (match === undefined || category === undefined || match.entry.level !== 'everywhere' || match.entry.beside !== undefined || match.secured || match.about === 'organisation') return undefined;
  // A contact with a telephone number of its own is numbered besides.
  if (category.id === 'contact.phone' && evidenceOf(siblings).categories.has(category.id)) return undefined;
  return { category: category.id, sensitivity: match.entry.sensitivity, words: ` of a ${owner}` };
}

/** The text of a message, its subject line and its addressees. */
function inMessage(name: string, said: string, owner: string, siblings: readonly string[], linked: string | undefined): RecordMatch | undefined {
  const { message } = ownerKind(owner);
  if (message === undefined) return undefined;
  // A log of mails says in `message` how it went.
  const isText = SAID.has(said) && !(said === 'message' && message === 'mail');
  const content = isText || SAID_JA.test(name) || (message === 'mail' && said === 'subject') || ((message === 'about' || message === 'request') && said === 'description');
  const addressee = message === 'mail' && ADDRESSEES.has(said) ? 'contact.email' : message === 'mail' && ADDRESSEE_NAMES.has(said) ? 'person.full_name' : undefined;
  if (!content && addressee === undefined) return undefined;
  const partner = linked ?? exchangedWith(message, siblings);
  if (partner === undefined) return undefined;
  return found(addressee ?? 'comm.content', ` of a message beside "${partner}"`);
}

/** `from.address` and `to.name` of a mail that was parsed. */
function ofAddressee(said: string, owner: string, siblings: readonly string[]): RecordMatch | undefined {
  if (!/^(?:from|to|cc|bcc|reply[ -_]?to)$/i.test(owner) || !siblings.some((sibling) => /^(?:address|email)$/i.test(sibling))) return undefined;
  return said === 'address' ? found('contact.email', ` of "${owner}"`) : said === 'name' ? found('person.full_name', ` of "${owner}"`) : undefined;
}

/** The field that shows a person at the other end; of a note, the person it is about. */
function exchangedWith(message: 'mail' | 'chat' | 'request' | 'about', siblings: readonly string[]): string | undefined {
  const { link, about, contact } = evidenceOf(siblings);
  const person = link ?? about ?? contact;
  if (person !== undefined || message === 'about') return person;
  return siblings.find((sibling) => EXCHANGED.test(splitWords(sibling).map(singular).join(' ')));
}

/** What a lead wrote into the form, kept with the lead. */
function fromPerson(said: string, owner: string, person: boolean): RecordMatch | undefined {
  return person && WROTE.has(said) ? found('comm.content', ` in ${owner}`) : undefined;
}

/** The value of `ContactCustomField`: nobody knows which, but it is the contact's. */
function inAttributes(said: string, owner: string, siblings: readonly string[]): RecordMatch | undefined {
  if (!VALUES.has(said) || !ownerKind(owner).attributes) return undefined;
  const { link } = evidenceOf(siblings);
  return link === undefined ? undefined : found('person.other', ` of a ${owner} beside "${link}"`);
}

const found = (category: string, words: string): RecordMatch => ({ category, sensitivity: categoryById(category)?.sensitivity ?? 'med', words });
