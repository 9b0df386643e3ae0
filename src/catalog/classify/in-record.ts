import { ownerKind } from '../subject/subject.ts';
import { stemsOf } from '../text/stems.ts';
import { inCall } from './calls.ts';
import { typeKind } from './declared-type.ts';
import { evidenceOf } from './evidence.ts';
import { inHealthRecord } from './health-record.ts';
import { matchName } from './match.ts';
import { found, linkOfOutsider, linkOfUser } from './record.ts';
import type { RecordContext, RecordMatch } from './record.ts';
import { inSignIn } from './sign-in.ts';
import { inSnapshot } from './snapshots.ts';

/** Words that say what they are of only together with the record: `token`, `number`. */
const HEADS = new Set(['token', 'key', 'secret', 'number', 'no', 'address', 'code']);
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
/** Fields that only mails have: who else got them, and what they answer. */
const OF_MAIL = /^(?:cc|bcc|in_?reply_?to)$/i;
/** Where somebody lives or gets what was sent; an organisation says where it is. */
const WHERE_SENT = /^(?:(?:shipping|delivery|home|residential|recipient) address(?: (?:change|snapshot|line \d+))?|direccion (?:de )?(?:entrega|envio)|endereco (?:de )?entrega)$/;
const WHERE_SENT_JA = /^(?:お)?(?:送付先|配送先|届け先|納品先|訪問先|自宅|本人|現)住所|^(?:收货|收貨|家庭|居住)(?:地址|住址)$/u;
/** People that notes are kept about; the `background` of a user is a picture. */
const OUTSIDERS = new Set(['contact', 'customer', 'lead', 'patient', 'applicant', 'student']);
/** Where the bill goes: somebody's where goods go to somebody. */
const WHERE_BILLED = /^billing address(?: change| snapshot)?$/;
/** Records of what an organisation buys: they are sent to itself. */
const OF_TRADE = /purchase|supplier|vendor|stock|transfer/i;
/** Pictures of somebody, whatever record shows them. */
const PICTURES = new Set(['avatar', 'avatar url', 'avatar image', 'profile picture', 'profile picture url', 'profile image url', 'profile photo', 'profile pic', 'profile pic url']);
/** Fields that show with whom a message was exchanged. */
const EXCHANGED = /^(?:user|sender|recipient|receiver|from|to|from email|to email|to recipient|conversation|thread|chat|ticket|author|cc|bcc|channel|room|contact|lead|customer|patient|member|visitor)(?: (?:id|uuid|email|address))?$/;
const WROTE = new Set(['message', 'comment', 'question', 'feedback', 'request message', 'your message']);
const VALUES = new Set(['value', 'string value', 'text value', 'field value', 'answer', 'response']);

/** Reads a field together with its record; undefined when the record adds nothing. */
export function matchInRecord(name: string, context: RecordContext): RecordMatch | undefined {
  const { owner, siblings, inside } = context;
  const words = stemsOf(name);
  const said = words.join(' ');
  const own =
    byJoining(words, context) ??
    // A part that is called `email` may be the settings of a campaign: only a record of its own is a message.
    (inside ? ofAddressee(said, owner, siblings) : (inMessage(name, said, context) ?? inAttributes(said, owner, siblings) ?? fromPerson(name, said, context)));
  return own ?? inCall(words, context) ?? inSignIn(words, context) ?? inSnapshot(words, context) ?? inHealthRecord(words, context);
}

/** `Session.token` is a session token, `PhoneNumber.number` a phone number. */
function byJoining(words: readonly string[], { owner, siblings, person }: RecordContext): RecordMatch | undefined {
  const [head] = words;
  if (words.length !== 1 || head === undefined || !HEADS.has(head)) return undefined;
  if (head === 'secret') return found('auth.credential', ` of a ${owner}`);
  const record = stemsOf(owner);
  const last = record.at(-1) ?? '';
  if (NUMBERED.has(last) && !PAYING.has(record.at(-2) ?? '') && !evidenceOf(siblings).categories.has('finance.bank_account')) return undefined;
  const match = matchName([...record, ...(last === head ? [] : [head])].join('_'));
  const category = match?.entry.category;
  if (match === undefined || category === undefined || (match.entry.level !== 'everywhere' && !person) || (head === 'code' && category.id !== 'auth.credential') || match.entry.beside !== undefined || match.secured || match.about === 'organisation') return undefined;
  // A contact with a telephone number of its own is numbered besides.
  if (category.id === 'contact.phone' && evidenceOf(siblings).categories.has(category.id)) return undefined;
  return { category: category.id, sensitivity: match.entry.sensitivity, words: ` of a ${owner}` };
}

/** The text of a message, its subject line and its addressees. */
function inMessage(name: string, said: string, { owner, siblings, linked }: RecordContext): RecordMatch | undefined {
  const kind = ownerKind(owner).message;
  if (kind === undefined) return undefined;
  const message = kind === 'chat' && siblings.some((sibling) => OF_MAIL.test(sibling)) ? 'mail' : kind;
  // A log of mails says in `message` how it went.
  const isText = SAID.has(said) && !(said === 'message' && message === 'mail');
  const content = isText || SAID_JA.test(name) || (message === 'mail' && said === 'subject') || ((message === 'about' || message === 'request' || message === 'activity') && said === 'description');
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
function exchangedWith(message: 'mail' | 'chat' | 'request' | 'about' | 'activity', siblings: readonly string[]): string | undefined {
  // Whoever works on it is in every activity.
  if (message === 'activity') return linkOfOutsider(siblings) ?? evidenceOf(siblings).about;
  const { link, about, contact } = evidenceOf(siblings);
  const person = link ?? about ?? contact;
  if (person !== undefined || message === 'about') return person;
  return siblings.find((sibling) => EXCHANGED.test(stemsOf(sibling).join(' ')));
}

/** What a lead wrote into the form, kept with the lead; whom to ask for; the picture of whoever the record leads to. */
function fromPerson(name: string, said: string, { owner, siblings, person, linked, type }: RecordContext): RecordMatch | undefined {
  const { categories } = evidenceOf(siblings);
  if (person && said === 'background' && type !== undefined && typeKind(type) === 'text' && OUTSIDERS.has(ownerKind(owner).subject ?? '')) return found('person.other', ` in ${owner}`);
  // The answer of a program carries `messages`.
  if (person && WROTE.has(said) && !/messages$/i.test(name)) return found('comm.content', ` in ${owner}`);
  if (person && said === 'contact' && type !== undefined && typeKind(type) === 'text') return categories.has('contact.phone') ? found('person.full_name', ` in ${owner}`) : found('contact.phone', ` in ${owner}`);
  if (PICTURES.has(said.replace(/^\w+ (?=avatar|profile)/, '')) && matchName(name)?.role) return found('biometric', ` in ${owner}`, 'low');
  if (PICTURES.has(said) && !ownerKind(owner).organisation && !ownerKind(owner).thing) {
    const link = linkOfOutsider(siblings) ?? linked ?? linkOfUser(siblings);
    if (link !== undefined) return found('biometric', ` beside "${link}"`, 'low');
  }
  const sent = WHERE_SENT.test(said) || WHERE_SENT_JA.test(name) || (WHERE_BILLED.test(said) && siblings.some((sibling) => WHERE_SENT.test(stemsOf(sibling).join(' '))));
  if (sent && !ownerKind(owner).organisation && !OF_TRADE.test(owner)) return found('contact.address', ` in ${owner}`);
  if (said === 'ip' || said === 'ip addr') {
    const device = categories.get('device.identifier') ?? evidenceOf(siblings).about;
    if (device !== undefined) return found('device.ip', ` beside "${device}"`);
  }
  return undefined;
}

/** The value of `ContactCustomField`: nobody knows which, but it is the contact's. */
function inAttributes(said: string, owner: string, siblings: readonly string[]): RecordMatch | undefined {
  if (!VALUES.has(said) || !(ownerKind(owner).attributes || /^attributes?$/i.test(owner))) return undefined;
  const { link } = evidenceOf(siblings);
  return link === undefined ? undefined : found('person.other', ` of a ${owner} beside "${link}"`);
}
