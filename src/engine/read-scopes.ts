import path from 'node:path';
import type { ScopeReport } from '../model/index.ts';
import { assembleProject, findRoot, projectView, weighedScopes } from '../project/index.ts';
import { requiredScope } from '../rulekit/index.ts';
import { Cache } from './cache.ts';
import { commonFolder } from './common-folder.ts';
import type { CheckOptions } from './check.ts';
import { PolicyError } from './errors.ts';
import { todayIso } from './finish.ts';
import { gather, list } from './gather.ts';
import { loadRootPolicy } from './load-policy.ts';
import { useWantedParser } from './wanted-parser.ts';

/**
 * Says by which fields the project around some paths keeps tenants or owners apart: those of the
 * policy or those its code shows, with the numbers, and which entities they tie.
 * @throws PolicyError when the policy has errors.
 */
export function readScopes({ paths, root: given, policyFile, preset }: Pick<CheckOptions, 'paths' | 'root' | 'policyFile' | 'preset'>): ScopeReport {
  useWantedParser();
  const root = given ?? findRoot(commonFolder(paths));
  const { policy, errors } = loadRootPolicy(root, { today: todayIso(), ...(policyFile === undefined ? {} : { policyFile }), ...(preset === undefined ? {} : { preset }) });
  if (errors.length > 0) throw new PolicyError(errors);
  const { sources, schemas } = gather(list({ root, paths, separate: false }, policy), new Cache(root, false), () => {});
  const { data } = assembleProject(root, policy, sources, schemas);
  const project = projectView(data);
  const { learnt, close } = weighedScopes(policy, sources, data.catalog);
  const ties = data.catalog.entities.flatMap((entity) => (!entity.shape && entity.system === undefined && project.catalog.personalFields(entity).length > 0 ? [{ name: entity.name, scope: requiredScope(entity, project) }] : []));
  const fields = project.scopes.fields.map((convention) => {
    const own = ties.filter(({ scope }) => scope?.convention === convention);
    const names = (linked: boolean): string[] => own.flatMap(({ name, scope }) => ((scope?.through !== undefined) === linked ? [name] : [])).sort();
    return { ...convention, ties: names(false), through: names(true) };
  });
  const named = new Set(fields.map(({ field }) => field));
  return { root: path.resolve(root), fields, others: [...learnt, ...close].filter(({ field }) => !named.has(field)), untied: ties.flatMap(({ name, scope }) => (scope ? [] : [name])).sort() };
}
