import path from 'node:path';
import type { AccessLogEntry } from '../model/index.ts';
import { assembleProject, findPolicyFile, findRoot } from '../project/index.ts';
import { type PlannedHelper, planAccessLogHelper } from '../project/access-log-helper/index.ts';
import { Cache } from './cache.ts';
import { PolicyError } from './errors.ts';
import { todayIso } from './finish.ts';
import { gather, list, moduleFiles } from './gather.ts';
import { loadRootPolicy } from './load-policy.ts';
import { useWantedParser } from './wanted-parser.ts';

/** Which project wants an access log, and where. Paths are absolute. */
export interface AccessLogPlanRequest {
  /** A folder of the project; the module goes into the package around it. */
  folder: string;
  policyFile?: string;
  /** Where to write the module; a sensible place when absent. */
  file?: string;
}

/** What to write so that a project has an access log, and the one that it has already. */
export interface AccessLogPlan {
  /** Absolute folder of the project. */
  root: string;
  planned: PlannedHelper;
  /** What reads are or could be logged with; undefined where there is nothing of the kind. */
  existing: AccessLogEntry | undefined;
}

/**
 * Plans an access-log helper for the project around a folder. Writes nothing.
 * @throws PolicyError when the policy has errors.
 */
export function planAccessLog({ folder, policyFile: named, file }: AccessLogPlanRequest): AccessLogPlan {
  useWantedParser();
  const root = findRoot(folder);
  const policyFile = named ?? findPolicyFile(root);
  const { policy, errors } = loadRootPolicy(root, { today: todayIso(), ...(policyFile === undefined ? {} : { policyFile }) });
  if (errors.length > 0) throw new PolicyError(errors);
  const listing = list({ root, paths: [folder], separate: false }, policy);
  const { sources, schemas } = gather(listing, new Cache(root, false), () => {});
  const { data } = assembleProject(root, policy, sources, schemas);
  const { accessLogs } = data;
  const planned = planAccessLogHelper({
    root,
    policyFile,
    sources,
    packages: moduleFiles(listing).packages,
    taken: accessLogs.map(({ name }) => name),
    // Where a folder lies is asked of a file in it.
    near: path.join(folder, 'access-log'),
    file,
  });
  return { root, planned, existing: accessLogs.find(({ origin }) => origin === 'policy') ?? accessLogs.find(({ records }) => records !== 'writes') };
}
