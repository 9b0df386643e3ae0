import { type SourceView } from '../../ast/index.ts';
import type { DataAccess } from '../../model/index.ts';
import { isThroughOwnScope } from './own-scope.ts';
import { isPersonKey, isSessionValue } from './session-value.ts';
import { isSignIn } from './sign-in.ts';

export { isSelfText } from './session-value.ts';

/**
 * True when a read answers the person who asks, and nobody else: the record of the signed-in person
 * (`where: { id: session.user.id }`), of whoever holds a token, of whoever is just signing in, or what a
 * helper leaves of a query for the signed-in person.
 */
export function isSelfAccess(access: DataAccess, source: SourceView): boolean {
  return isBySession(access, source) || isByOwnToken(access) || isThroughOwnScope(access, source) || isSignIn(access, source);
}

function isBySession({ filter }: DataAccess, source: SourceView): boolean {
  if (filter.kind !== 'fields') return false;
  return filter.fields.some(({ op, name, value }) => op === 'eq' && value !== undefined && isPersonKey(name) && isSessionValue(value, source));
}

/** Secrets that only the person in question was sent. A link that is shared may be in anybody's hands. */
const OWN_TOKEN = /(?:token|(?:token|key)_?hash|hashed_?(?:token|key))$/i;
const ANYBODYS = /share|public|link|device|push|csrf|payment|card/i;

function isByOwnToken({ filter, cardinality }: DataAccess): boolean {
  if (filter.kind !== 'fields' || cardinality !== 'one') return false;
  return filter.fields.some(({ op, name }) => op === 'eq' && !name.includes('.') && OWN_TOKEN.test(name) && !ANYBODYS.test(name));
}
