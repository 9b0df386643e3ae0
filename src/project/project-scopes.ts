import { createCatalog } from '../catalog/index.ts';
import type { CatalogData, ScopeConvention } from '../model/index.ts';
import { policyFor } from '../policy/index.ts';
import type { Policy } from '../policy/types.ts';
import type { FileFacts } from './file-facts.ts';
import { countPeopleReaders, type ScopeSource, weighScopes, type WeighedScopes } from './learnt-scopes.ts';

/** A source with what is known of it. */
interface Source {
  file: string;
  facts?: FileFacts;
}

/** Scope fields as the code shows them; none where the policy names some: it knows better. */
export function learntScopes(policy: Policy, sources: readonly Source[], catalog: CatalogData): readonly ScopeConvention[] {
  return policy.scopes.fields.length > 0 || policy.scopes.rowLevelSecurity === 'all' ? [] : weighedScopes(policy, sources, catalog).learnt;
}

/**
 * What the code shows of scopes, whatever the policy says. Files in which all rules are off (tests,
 * seeds) say nothing about how the others must read.
 */
export function weighedScopes(policy: Policy, sources: readonly Source[], catalog: CatalogData): WeighedScopes {
  const telling = readingSources(policy, sources);
  return telling.length === 0 ? { learnt: [], close: [] } : weighScopes(telling, createCatalog(catalog));
}

function readingSources(policy: Policy, sources: readonly Source[]): ScopeSource[] {
  return sources.flatMap(({ file, facts }) => (facts?.scope && policyFor(policy, file).active ? [{ file, scope: facts.scope }] : []));
}

/** Share of the files that read people's data from which on a log in them is a habit, not a corner of the project. */
const HABIT = 0.05;

/** True when so many files log what they read that every read is meant to be logged, and not those of one feature. */
export function isHabit(logging: number, policy: Policy, sources: readonly Source[], catalog: CatalogData): boolean {
  return logging >= countPeopleReaders(readingSources(policy, sources), createCatalog(catalog)) * HABIT;
}
