import { PolicyError, UsageError } from '../engine/errors.ts';
import { format } from '../l10n/index.ts';
import { checkedText, checkFiles } from './check-files.ts';
import { type Asked, explainFinding } from './explain-finding.ts';
import { personalFields } from './personal-fields.ts';
import type { AgentProject } from './project.ts';
import { Refusal } from './refusal.ts';
import { texts } from './texts.ts';

/** What an agent is answered. */
export interface AgentAnswer {
  text: string;
  /** The same as data, where there is a form for it. */
  data?: Record<string, unknown>;
  /** True when the question cannot be answered, and the text says why and what to ask instead. */
  refused?: true;
}

/** One question, with its title in the language of the process. */
interface AgentTool<Asking> {
  title: string;
  /** Never rejects for what is asked; rejects for a defect of ours. */
  answer(asking: Asking): Promise<AgentAnswer>;
}

/** What agents may ask about one project, whatever protocol brings the questions. */
export interface AgentTools {
  /** Absolute path of the project. */
  root: string;
  checkFile: AgentTool<readonly string[]>;
  explainFinding: AgentTool<Asked>;
  listPersonalFields: AgentTool<string | undefined>;
}

/** The questions about a project. The language must be set before. */
export function agentTools(project: AgentProject): AgentTools {
  return {
    root: project.root,
    checkFile: tool(texts.checkFile, async (paths) => {
      const checked = await checkFiles(project, paths);
      return { text: checkedText(checked), data: { ...checked } };
    }),
    explainFinding: tool(texts.explainFinding, async (asked) => ({ text: await explainFinding(project, asked) })),
    listPersonalFields: tool(texts.listPersonalFields, async (name) => {
      const { fields, text } = await personalFields(project, name);
      return { text, data: { fields } };
    }),
  };
}

function tool<Asking>(title: Parameters<typeof format>[0], ask: (asking: Asking) => Promise<AgentAnswer>): AgentTool<Asking> {
  return { title: format(title), answer: (asking) => ask(asking).catch(refusal) };
}

/** What cannot be answered is an answer too: the agent can ask differently. */
function refusal(error: unknown): AgentAnswer {
  if (error instanceof Refusal || error instanceof UsageError || error instanceof PolicyError) return { text: error.message, refused: true };
  throw error;
}
