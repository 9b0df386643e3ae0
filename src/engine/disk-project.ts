import { statSync } from 'node:fs';
import path from 'node:path';
import type { ProjectView } from '../model/index.ts';
import { isIgnored, policyFor } from '../policy/index.ts';
import type { Policy } from '../policy/types.ts';
import { assembleProject, discover, type Discovery, type FileFacts, ModuleResolver, projectView, readFileFacts, readSource, relativeTo } from '../project/index.ts';
import { PolicyError } from './errors.ts';
import { todayIso } from './finish.ts';
import { LinkedModules } from './linked-modules.ts';
import { loadRootPolicy } from './load-policy.ts';
import { readLogReach } from './log-reach.ts';

export { todayIso } from './finish.ts';

/** A project as it stands on disk. */
export interface DiskProject {
  policy: Policy;
  view: ProjectView;
  /** Absolute paths of the schemas and of the sources that tell something of the project. */
  files: readonly string[];
  modules: LinkedModules;
}

/**
 * Reads a whole project from disk, for hosts that ask file by file (ESLint, oxlint).
 * @throws PolicyError when the policy has errors: a gate must not run on half a policy.
 */
export function loadDiskProject(root: string): DiskProject {
  const { policy, errors } = loadRootPolicy(root, { today: todayIso() });
  if (errors.length > 0) throw new PolicyError(errors);
  const discovery = discover(root, [root], (relative) => isIgnored(policy, relative));
  const texts = (files: readonly string[]): { absolute: string; file: string; text: string }[] =>
    files.flatMap((absolute) => {
      const read = readSource(absolute);
      return read.ok ? [{ absolute, file: relativeTo(root, absolute), text: read.text }] : [];
    });
  const sources = texts(discovery.sources).map((source) => ({ ...source, facts: readFileFacts(source.text, source.file) }));
  const { data } = assembleProject(root, policy, sources, texts(discovery.schemas));
  const telling = sources.filter(({ facts }) => tellsOfProject(facts)).map(({ absolute }) => absolute);
  const modules = diskModules(root, discovery);
  const logReach = readLogReach(data, sources, modules, (file) => policyFor(policy, file).active);
  const reached = logReach.files.map((file) => path.join(root, file));
  return { policy, view: projectView({ ...data, logReach }), files: [...new Set([...discovery.schemas, ...discovery.configs, ...telling, ...reached])], modules };
}

/** What a file reads is told by nearly all of them and counts in their number only: none is watched for it. */
function tellsOfProject(facts: FileFacts): boolean {
  return Object.keys(facts).some((kind) => kind !== 'scope');
}

/** The modules of a project as they stand on disk. */
function diskModules(root: string, { sources, configs }: Discovery): LinkedModules {
  const relative = (files: readonly string[]): string[] => files.map((file) => relativeTo(root, file));
  const packages = relative(configs).filter((file) => /(?:^|\/)package\.json$/.test(file));
  const read = (file: string): string | undefined => {
    const outcome = readSource(path.join(root, file));
    return outcome.ok ? outcome.text : undefined;
  };
  const version = (file: string): string => {
    const stat = statSync(path.join(root, file), { throwIfNoEntry: false });
    return `${stat?.mtimeMs} ${stat?.size}`;
  };
  return new LinkedModules(new ModuleResolver(root, { sources: relative(sources), packages }), read, version);
}
