import { check } from '../engine/check.ts';
import { readCatalog } from '../engine/read-catalog.ts';
import type { AgentProject } from './project.ts';

/** A project as it stands on disk, judged as the command line judges it. @param root absolute */
export function diskProject(root: string): AgentProject {
  return {
    root,
    async check(paths) {
      const { findings, problems, summary } = await check({ paths: [...paths], root });
      return { findings, problems, files: summary.analysed };
    },
    catalog: async () => (await readCatalog({ path: root })).catalog,
  };
}
