import { check, type CheckOptions } from '../engine/check.ts';
import { readCatalog } from '../engine/read-catalog.ts';
import type { AgentProject } from './project.ts';

/** A project as it stands on disk, judged as the command line judges it. @param root absolute @param how who judges the files, as for a check */
export function diskProject(root: string, how: Pick<CheckOptions, 'judge'> = {}): AgentProject {
  return {
    root,
    async check(paths) {
      const { findings, problems, summary } = await check({ ...how, paths: [...paths], root });
      return { findings, problems, files: summary.analysed };
    },
    catalog: async () => (await readCatalog({ path: root })).catalog,
  };
}
