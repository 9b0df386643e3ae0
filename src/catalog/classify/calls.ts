import { ownerKind } from '../subject/subject.ts';
import { stemsOf } from '../text/stems.ts';
import { typeKind } from './declared-type.ts';
import { evidenceOf } from './evidence.ts';
import { found } from './record.ts';
import type { RecordContext, RecordMatch } from './record.ts';

/** Words behind a call or a message that still mean it. */
const TAILS = '(?:_(?:log|history|record|session|delivery|request|queue|item|event|entry|message))*$';
/** Records of calls, by the words they end in. `CDR`: call detail record, of telephone exchanges. */
const CALLS = new RegExp(`(?:^|_)(?:call|cdr|voicemail)${TAILS}`);
const TEXTS = new RegExp(`(?:^|_)(?:sms|mms|text_message|whatsapp_message)${TAILS}`);
/** What is written for everybody is sent from a number of the house. */
const FOR_EVERYBODY = /(?:^|_)(?:engage|campaign|broadcast|newsletter|marketing|bulk|template)(?:_|$)/;
/** The numbers at both ends. */
const ENDS = new Set(['from', 'to', 'sender', 'recipient', 'receiver', 'caller', 'callee', 'src', 'dst', 'clid', 'from number', 'to number', 'caller number', 'callee number', 'called number', 'calling number', 'destination number', 'source number', 'caller id', 'dialed number', 'phone from', 'phone to']);
const RECORDINGS = new Set(['recording', 'record url', 'old record url', 'recording url', 'recording link', 'recording path', 'recording file', 'record file', 'recordfile', 'call recording', 'voicemail', 'voicemail url', 'play recording', 'play voicemail', 'audio url', 'video recording url', 'call recording url']);
/** Where something went: an address, as text. */
const SENT_TO = new Set(['sent to', 'forwarded to', 'emailed to', 'mailed to']);

/** The numbers and the recording of a call or a text message, and to whom something was sent. */
export function inCall(words: readonly string[], { owner, siblings, type, inside }: RecordContext): RecordMatch | undefined {
  if (inside) return undefined;
  const said = words.join(' ');
  if (SENT_TO.has(said)) return type !== undefined && typeKind(type) === 'text' ? found('contact.email', ` in ${owner}`) : undefined;
  const isEnd = ENDS.has(said);
  if (!isEnd && !RECORDINGS.has(said)) return undefined;
  const record = stemsOf(owner).join('_');
  const isCall = CALLS.test(record);
  if (isEnd) return isCall || (TEXTS.test(record) && !FOR_EVERYBODY.test(record)) ? found('contact.phone', ` of a ${owner}`) : undefined;
  const phone = ownerKind(owner).thing ? undefined : evidenceOf(siblings).categories.get('contact.phone');
  return isCall || phone !== undefined ? found('comm.content', isCall ? ` of a ${owner}` : ` beside "${phone ?? ''}"`) : undefined;
}
