import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { z } from 'zod';
import type { AgentAnswer, AgentTools } from '../agent/index.ts';
import { TOOL } from '../engine/version.ts';

/** Nothing is written, nothing leaves the machine, and asking twice is asking once. */
const READ_ONLY = { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false } as const;

const FINDING = {
  rule: z.string(),
  severity: z.string(),
  file: z.string(),
  line: z.number(),
  column: z.number(),
  message: z.string(),
  entity: z.string().optional(),
  fields: z.array(z.string()),
  places: z.array(z.string()),
  suggestions: z.array(z.string()),
};

const FIELD = { entity: z.string(), field: z.string(), category: z.string(), sensitivity: z.string(), reason: z.string(), place: z.string().optional() };

/** A server of the Model Context Protocol that answers about one project and changes nothing. */
export function mcpServer({ root, checkFile, explainFinding, listPersonalFields }: AgentTools): McpServer {
  const server = new McpServer({ name: TOOL.name, version: TOOL.version }, { instructions: `Finds over-broad customer-data queries, unlogged access to personal data and personal data that leaks, in ${root}. Check a file after you have changed it.` });
  server.registerTool(
    'check_file',
    {
      title: checkFile.title,
      description: 'Checks JavaScript and TypeScript files as they are on disk: over-broad customer-data queries, reads of personal data that are not logged, personal data in logs, URLs, files or sent to third parties. Each finding names the entity, its fields, why they are personal, and what to do.',
      inputSchema: { paths: z.array(z.string()).min(1).describe('Files or folders of the project, absolute or relative to its root.') },
      outputSchema: { files: z.number(), total: z.number(), findings: z.array(z.object(FINDING)), problems: z.array(z.string()) },
      annotations: READ_ONLY,
    },
    async ({ paths }) => result(await checkFile.answer(paths)),
  );
  server.registerTool(
    'explain_finding',
    {
      title: explainFinding.title,
      description: 'Explains the finding at a line of a file, or a rule: why it matters, wrong and right code for several data clients, options, when not to use it.',
      inputSchema: {
        rule: z.string().optional().describe('Name of a rule: no-unbounded-query.'),
        path: z.string().optional().describe('File of the finding, absolute or relative to the root.'),
        line: z.number().int().min(1).optional().describe('Line of the finding, from 1.'),
      },
      annotations: READ_ONLY,
    },
    async (asked) => result(await explainFinding.answer(asked)),
  );
  server.registerTool(
    'list_personal_fields',
    {
      title: listPersonalFields.title,
      description: 'Lists which entities and fields of the project hold personal data, with category, sensitivity, the reason and the place; for one entity or field also what else is known of it.',
      inputSchema: { name: z.string().optional().describe('An entity or field: Customer, customers.mail_address, salesforce.Contact.Email.') },
      outputSchema: { fields: z.array(z.object(FIELD)) },
      annotations: READ_ONLY,
    },
    async ({ name }) => result(await listPersonalFields.answer(name)),
  );
  return server;
}

function result({ text, data, refused }: AgentAnswer): CallToolResult {
  return { content: [{ type: 'text', text }], ...(data ? { structuredContent: data } : {}), ...(refused ? { isError: true } : {}) };
}
