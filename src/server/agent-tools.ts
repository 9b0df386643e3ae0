import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Connection } from 'vscode-languageserver';
import { type AgentProject, checkedText, checkFiles, explainFinding, personalFields, Refusal } from '../agent/index.ts';
import { answerError } from '../engine/project-answers.ts';
import { format } from '../l10n/index.ts';
import { AGENT_TOOL } from '../protocol/index.ts';
import type { AgentToolAnswer, AgentToolParams } from '../protocol/index.ts';
import { agentProject, type OpenProjects } from './agent-project.ts';
import { contains } from './checked-folder.ts';
import { texts } from './texts.ts';

/** Answers the language-model tools of an editor. They change nothing; what cannot be answered is an answer too. */
export function serveAgentTools(connection: Connection, projects: OpenProjects): void {
  connection.onRequest(AGENT_TOOL, async (params: AgentToolParams, token): Promise<AgentToolAnswer> => {
    try {
      return { text: await answer(params, projects.folders.opened().map((root) => agentProject(root, projects, token))) };
    } catch (error) {
      return { text: error instanceof Refusal ? error.message : format(texts.projectFailed, { why: answerError(error) }) };
    }
  });
}

async function answer({ tool, input }: AgentToolParams, projects: readonly AgentProject[]): Promise<string> {
  const [first] = projects;
  if (!first) throw new Refusal(format(texts.noFolder));
  const of = (given: string): AgentProject => projects.find(({ root }) => holds(root, given)) ?? first;
  switch (tool) {
    case 'checkFiles': {
      const reports = [];
      for (const project of projects) {
        const paths = input.paths.filter((given) => of(given) === project);
        if (paths.length > 0) reports.push(checkedText(await checkFiles(project, paths)));
      }
      return reports.join('\n');
    }
    case 'explainFinding':
      return explainFinding(input.path === undefined ? first : of(input.path), input);
    case 'listPersonalFields': {
      // One folder may know a name that the others do not.
      const settled = await Promise.allSettled(projects.map((project) => personalFields(project, input.name)));
      const known = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value.text] : []));
      const [failed] = settled.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
      if (known.length === 0) throw failed;
      return known.join('\n\n');
    }
  }
}

/** Whether what an agent names is there, as a path from this folder or an absolute one. */
function holds(root: string, given: string): boolean {
  const absolute = path.resolve(root, given);
  return (absolute === root || contains(root, absolute)) && existsSync(absolute);
}
