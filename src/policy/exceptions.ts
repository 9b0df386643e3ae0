import { withoutPrefix } from './file-policy.ts';
import { pathMatcher } from './globs.ts';
import type { PathMatcher } from './globs.ts';
import type { Policy, PolicyException } from './types.ts';

/** What of a finding decides whether an exception covers it. `file` is relative to the policy's folder, with `/`. */
export interface ExceptionSubject {
  rule: string;
  file: string;
  entity: string | null;
}

/** The exception that covers a finding. An expired one no longer suppresses it; the report says that it once did. */
export interface ExceptionMatch {
  exception: PolicyException;
  /** Its place in `policy.exceptions`. */
  index: number;
  expired: boolean;
}

/**
 * The exception for a finding: the first that holds on `today` (ISO date), else the one that ended last.
 * An exception without files covers all files, one without entity all entities; entity names are
 * compared without case and through the aliases that the policy gives.
 */
export function matchException(policy: Policy, subject: ExceptionSubject, today: string): ExceptionMatch | undefined {
  let ended: ExceptionMatch | undefined;
  for (const candidate of compiled(policy)) {
    const { exception, index } = candidate;
    if (!covers(candidate, policy, subject)) continue;
    if (!isExpired(exception, today)) return { exception, index, expired: false };
    if (ended === undefined || (exception.until ?? '') > (ended.exception.until ?? '')) ended = { exception, index, expired: true };
  }
  return ended;
}

/** Whether an exception has ended before `today` (ISO date); on its last day it still holds. */
export function isExpired(exception: Pick<PolicyException, 'until'>, today: string): boolean {
  return exception.until !== undefined && exception.until < today;
}

/**
 * Exceptions that covered no finding, by the indices that `matchException` gave. For a run over a part
 * of the project pass the files that were checked: exceptions about other files are then left out.
 */
export function unusedExceptions(policy: Policy, used: ReadonlySet<number>, checkedFiles?: readonly string[]): readonly PolicyException[] {
  return compiled(policy)
    .filter(({ index }) => !used.has(index))
    .filter(({ matches }) => checkedFiles === undefined || checkedFiles.some(matches))
    .map(({ exception }) => exception);
}

interface CompiledException {
  exception: PolicyException;
  index: number;
  matches: PathMatcher;
}

const compiledExceptions = new WeakMap<Policy, readonly CompiledException[]>();

function compiled(policy: Policy): readonly CompiledException[] {
  let known = compiledExceptions.get(policy);
  if (!known) {
    known = policy.exceptions.map((exception, index) => ({
      exception,
      index,
      matches: exception.files.length === 0 ? () => true : pathMatcher(exception.files),
    }));
    compiledExceptions.set(policy, known);
  }
  return known;
}

function covers({ exception, matches }: CompiledException, policy: Policy, subject: ExceptionSubject): boolean {
  if (exception.rule !== withoutPrefix(subject.rule)) return false;
  if (exception.entity !== undefined && !sameEntity(policy, exception.entity, subject.entity)) return false;
  return matches(subject.file);
}

function sameEntity(policy: Policy, name: string, other: string | null): boolean {
  return other !== null && canonical(policy, name) === canonical(policy, other);
}

function canonical(policy: Policy, name: string): string {
  const wanted = name.toLowerCase();
  const entity = policy.entities.find(
    (decision) => decision.name.toLowerCase() === wanted || decision.aliases.some((alias) => alias.toLowerCase() === wanted),
  );
  return (entity?.name ?? name).toLowerCase();
}
