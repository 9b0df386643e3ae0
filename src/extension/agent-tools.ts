import { l10n, LanguageModelTextPart, LanguageModelToolResult, lm } from 'vscode';
import type { Disposable, LanguageModelTool } from 'vscode';
import { AGENT_TOOL } from '../protocol/index.ts';
import type { AgentToolAnswer, AgentToolInputs, AgentToolParams } from '../protocol/index.ts';
import type { Server } from './server.ts';

/** Offers language models what `crm-guard mcp` offers agents elsewhere: about the workspace as it stands, and without changing it. */
export function registerAgentTools(server: Server): Disposable[] {
  const tool = <Tool extends keyof AgentToolInputs>(name: Tool, doing: (input: AgentToolInputs[Tool]) => string): LanguageModelTool<AgentToolInputs[Tool]> => ({
    prepareInvocation: ({ input }) => ({ invocationMessage: doing(input) }),
    async invoke({ input }, token) {
      const { text } = await server.sendRequest<AgentToolAnswer>(AGENT_TOOL, { tool: name, input } as AgentToolParams, token);
      return new LanguageModelToolResult([new LanguageModelTextPart(text)]);
    },
  });
  return [
    lm.registerTool('crm-guard_check_files', tool('checkFiles', ({ paths }) => l10n.t('Checking {0} for unsafe handling of customer data', paths.join(', ')))),
    lm.registerTool('crm-guard_explain_finding', tool('explainFinding', ({ rule, path }) => l10n.t('Explaining a finding of CRM Guard: {0}', path ?? rule ?? ''))),
    lm.registerTool('crm-guard_list_personal_fields', tool('listPersonalFields', () => l10n.t('Looking up the personal data of the project'))),
  ];
}
