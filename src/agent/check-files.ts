import { format } from '../l10n/index.ts';
import { agentFinding, type AgentFinding, agentFindingText, agentProblemText } from '../report/index.ts';
import type { AgentProject } from './project.ts';
import { projectPath } from './project-path.ts';
import { texts } from './texts.ts';

/** More findings than an agent can mend at a time. */
const MOST = 50;

/** What a check found, as agents are told. */
export interface CheckedFiles {
  /** Sources that were judged. */
  files: number;
  /** Findings that count, also those beyond the listed ones. */
  total: number;
  findings: AgentFinding[];
  problems: string[];
}

/**
 * Checks files or folders of the project as the command line does.
 * @throws Refusal for a path outside; PolicyError for a policy with errors.
 */
export async function checkFiles(project: AgentProject, paths: readonly string[]): Promise<CheckedFiles> {
  const { findings, problems, files } = await project.check(paths.map((given) => projectPath(project.root, given)));
  const counting = findings.filter(({ suppressed }) => suppressed === null);
  return { files, total: counting.length, findings: counting.slice(0, MOST).map(agentFinding), problems: problems.map(agentProblemText) };
}

/** The same in text. */
export function checkedText({ files, total, findings, problems }: CheckedFiles): string {
  const more = total > findings.length ? [format(texts.more, { count: total - findings.length })] : [];
  return [...(total === 0 ? [format(texts.nothing, { files })] : []), ...findings.map(agentFindingText), ...more, ...problems].join('\n');
}
