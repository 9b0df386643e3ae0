import { stemsOf } from '../text/stems.ts';
import { evidenceOf } from './evidence.ts';
import { found } from './record.ts';
import type { RecordContext, RecordMatch } from './record.ts';

/** Records of calls and text messages, by the words they end in. `CDR`: call detail record, of telephone exchanges. */
const CALLS = /(?:^|_)(?:call|cdr|voicemail|phone_call|sms|mms|text_message|whatsapp_message)(?:_(?:log|history|record|session|delivery|request|queue|item|event|entry|message))*$/;
/** The numbers at both ends. */
const ENDS = new Set(['from', 'to', 'sender', 'recipient', 'receiver', 'caller', 'callee', 'src', 'dst', 'clid', 'from number', 'to number', 'caller number', 'callee number', 'called number', 'calling number', 'destination number', 'source number', 'caller id', 'dialed number', 'phone from', 'phone to']);
const RECORDINGS = new Set(['recording', 'record url', 'old record url', 'recording url', 'recording link', 'recording path', 'recording file', 'record file', 'recordfile', 'call recording', 'voicemail', 'voicemail url', 'play recording', 'play voicemail', 'audio url', 'video recording url', 'call recording url']);

/** The numbers and the recording of a call or a text message. */
export function inCall(words: readonly string[], { owner, siblings, inside }: RecordContext): RecordMatch | undefined {
  if (inside) return undefined;
  const said = words.join(' ');
  const isEnd = ENDS.has(said);
  if (!isEnd && !RECORDINGS.has(said)) return undefined;
  const isCall = CALLS.test(stemsOf(owner).join('_'));
  if (isEnd) return isCall ? found('contact.phone', ` of a ${owner}`) : undefined;
  const phone = evidenceOf(siblings).categories.get('contact.phone');
  return isCall || phone !== undefined ? found('comm.content', isCall ? ` of a ${owner}` : ` beside "${phone ?? ''}"`) : undefined;
}
