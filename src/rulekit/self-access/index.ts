import { type SourceView, textOf } from '../../ast/index.ts';
import type { DataAccess } from '../../model/index.ts';
import { isThroughOwnScope } from './own-scope.ts';
import { isOwnValue } from './own-record.ts';
import { isPersonKey } from './session-value.ts';
import { isSignIn } from './sign-in.ts';

export { isSelfText } from './session-value.ts';

/**
 * True when a read answers the person who asks, and nobody else: the record of the signed-in person
 * (`where: { id: session.user.id }`) and what that record leads to, of whoever holds a token, of whoever is just signing in, or what a
 * helper leaves of a query for the signed-in person.
 */
export function isSelfAccess(access: DataAccess, source: SourceView): boolean {
  return isBySession(access, source) || isByOwnToken(access) || isThroughOwnScope(access, source) || isSignIn(access, source);
}

/** People whom somebody works with, and who have no account themselves. */
const WORKED_WITH = /(?:^|_|[a-z])(?:lead|prospect|contact|client|customer)s?$/i;
/** The key of whoever uses the system, which in such a record says who works with it. */
const OF_USER = /^(?:user|auth|owner|agent|clerk|supabase)/i;

/**
 * True when all that a read answers is about the person who asks. The contacts that carry the key of a user
 * are that user's to work with, and other people all the same.
 */
export function isAboutWhoAsks(access: DataAccess, source: SourceView): boolean {
  return isSelfAccess(access, source) && !isListOfOthers(access, source);
}

function isListOfOthers({ cardinality, entity, filter }: DataAccess, source: SourceView): boolean {
  if (cardinality !== 'many' || entity.kind !== 'known' || !WORKED_WITH.test(entity.value.name) || filter.kind !== 'fields') return false;
  const own = filter.fields.filter(({ op, name, value }) => op === 'eq' && value !== undefined && isPersonKey(name) && isOwnValue(value, source));
  return own.length > 0 && own.every(({ name, value }) => OF_USER.test(name) && !(value && /portal|customer|client/i.test(textOf(source, value))));
}

function isBySession({ filter }: DataAccess, source: SourceView): boolean {
  if (filter.kind !== 'fields') return false;
  return filter.fields.some(({ op, name, value }) => op === 'eq' && value !== undefined && isPersonKey(name) && isOwnValue(value, source));
}

/** Secrets that only the person in question was sent. A link that is shared may be in anybody's hands. */
const OWN_TOKEN = /(?:token|(?:token|key)_?hash|hashed_?(?:token|key))$/i;
const ANYBODYS = /share|public|link|device|push|csrf|payment|card/i;

function isByOwnToken({ filter, cardinality }: DataAccess): boolean {
  if (filter.kind !== 'fields' || cardinality !== 'one') return false;
  return filter.fields.some(({ op, name }) => op === 'eq' && !name.includes('.') && OWN_TOKEN.test(name) && !ANYBODYS.test(name));
}
