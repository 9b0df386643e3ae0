import { createCatalog } from '../catalog/index.ts';
import type { CatalogData, ScopeConvention } from '../model/index.ts';
import { policyFor } from '../policy/index.ts';
import type { Policy } from '../policy/types.ts';
import type { FileFacts } from './file-facts.ts';
import { learnScopes } from './learnt-scopes.ts';

/**
 * Scope fields as the code shows them. A policy that names some knows better. Files in which all
 * rules are off (tests, seeds) say nothing about how the others must read.
 */
export function learntScopes(policy: Policy, sources: readonly { file: string; facts?: FileFacts }[], catalog: CatalogData): ScopeConvention[] {
  if (policy.scopes.fields.length > 0 || policy.scopes.rowLevelSecurity === 'all') return [];
  const telling = sources.flatMap(({ file, facts }) => (facts?.scope && policyFor(policy, file).active ? [{ file, scope: facts.scope }] : []));
  return telling.length === 0 ? [] : learnScopes(telling, createCatalog(catalog));
}
