import { ownerKind } from '../subject/subject.ts';
import { stemsOf } from '../text/stems.ts';
import { evidenceOf } from './evidence.ts';
import { found, linkOfOutsider, linkOfUser } from './record.ts';
import type { RecordContext, RecordMatch } from './record.ts';

const CREDENTIAL = 'auth.credential';
const USERNAMES = new Set(['username', 'user name', 'login', 'login name', 'user login', 'user']);
/** Fields of a connection to a server, whose user is a program's. */
const SERVER = /^(?:.*_)?(?:host|hostname|port|server|database|db_?name|.*url|.*uri|endpoint|bucket|.*Host|.*Port)$/i;
/** Records that prove an address or a person by a code that was sent: their `identifier` is where it went. */
const PROVING = /(?:verification|verify|password_?reset|reset_?password|magic_?link|email_?token|otp|one_?time|confirmation|login_?token|sign_?in_?token)/i;
/** Words for the ways to reach somebody, or to tell who it is, one a row. */
const CHANNELS = /(?:contact_?(?:method|point|detail|info|channel|way|option)|channel|identit(?:y|ies)|identifier|social|platform|handle|external_?(?:account|user|id)|authentication_?method|auth_?method|login_?method)/i;
/** The column that says which way it is. */
const WHICH = /^(?:type|kind|channel|channel_?type|provider|provider_?id|platform|network|medium|method|strategy|service|source_?type|contact_?type|identifier_?type)$/i;
const VALUES = new Set(['value', 'identifier', 'handle', 'address', 'contact', 'contact value', 'account', 'external identifier', 'provider identifier', 'channel identifier', 'uid']);

/** What people sign in with or are reached by, where the name alone does not say so: `identifier`, `username`, `token`. */
export function inSignIn(words: readonly string[], { owner, siblings, person, linked, inside }: RecordContext): RecordMatch | undefined {
  const said = words.join(' ');
  if (said === 'token' && !inside) {
    // A token beside a secret is one too.
    const other = evidenceOf(siblings.filter((sibling) => sibling !== 'token')).categories.get(CREDENTIAL);
    return other === undefined ? undefined : found(CREDENTIAL, ` beside "${other}"`);
  }
  if (USERNAMES.has(said) && !inside) return username(said, siblings);
  if (!inside && (words.at(-1) === 'identifier' || VALUES.has(said))) return identifier(said, { owner, siblings, person, linked });
  return undefined;
}

function username(said: string, siblings: readonly string[]): RecordMatch | undefined {
  if (siblings.some((sibling) => SERVER.test(sibling))) return undefined;
  const password = siblings.find((sibling) => /^(?:password|passwd|pwd|pass)(?:_?hash)?$/i.test(sibling));
  const link = said === 'user' ? undefined : linkOfUser(siblings);
  const beside = password ?? link;
  return beside === undefined ? undefined : found('person.username', ` beside "${beside}"`);
}

function identifier(said: string, { owner, siblings, person, linked }: Pick<RecordContext, 'owner' | 'siblings' | 'person' | 'linked'>): RecordMatch | undefined {
  const record = stemsOf(owner).join('_');
  if (PROVING.test(record)) {
    if (said === 'identifier') return found('contact.email', ` of a ${owner}`);
    if (said === 'value' && siblings.some((sibling) => /^identifier$/i.test(sibling))) return found(CREDENTIAL, ` of a ${owner}`);
    return undefined;
  }
  const isIdentifier = said.endsWith('identifier');
  if (isIdentifier && ownerKind(owner).subject === 'user' && person && /^(?:pending |login |sign in |user )?identifier$/.test(said)) return found('person.username', ` in ${owner}`);
  const which = siblings.find((sibling) => WHICH.test(sibling));
  const link = linkOfOutsider(siblings) ?? linked ?? linkOfUser(siblings);
  if (isIdentifier && link !== undefined && evidenceOf(siblings).categories.has(CREDENTIAL)) return found('person.username', ` beside "${link}"`);
  if (which === undefined) return undefined;
  const isChannel = CHANNELS.test(record);
  // `Contact.value` beside its `type` is how the contact is reached.
  if (person && !isChannel) return /^contact(?:_|$)/.test(record) && said === 'value' ? found('person.other', ` beside "${which}"`) : undefined;
  const whose = link ?? (person || ownerKind(record.replace(CHANNELS, '').replace(/_+$/, '')).subject !== undefined ? owner : undefined);
  return isChannel && whose !== undefined ? found('person.other', ` beside "${which}"`) : undefined;
}
