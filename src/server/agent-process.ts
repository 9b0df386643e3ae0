import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { agentTools, diskProject } from '../agent/index.ts';
import { JobRunner } from '../engine/lint-jobs.ts';
import { localeOf, setLocale } from '../l10n/index.ts';

/** Whom a process of the server's bundle serves that was started for an agent: `server.cjs mcp <folder> [--locale ja]`. */
export interface AgentProcess {
  /** Absolute path of the project. */
  root: string;
  /** The language that the editor speaks; the environment's choice goes before it. */
  language: string | undefined;
}

/** What the arguments of this process ask for; undefined where it was started for an editor. */
export function agentProcess(): AgentProcess | undefined {
  const { values, positionals } = parseArgs({ args: process.argv.slice(2), strict: false, options: { locale: { type: 'string' } } });
  const [command, folder = '.'] = positionals;
  if (command !== 'mcp') return undefined;
  return { root: path.resolve(folder), language: typeof values.locale === 'string' ? values.locale : undefined };
}

/**
 * Serves an agent on standard input and output until it closes its end, as `crm-guard mcp` does. In the extension
 * only this bundle holds the engine, and none holds the workers: files are judged in this thread.
 */
export async function serveAgentProcess({ root, language }: AgentProcess): Promise<void> {
  setLocale(localeOf((process.env['CRM_GUARD_LOCALE'] || undefined) ?? language));
  const protocol = import.meta.url.endsWith('.ts') ? '../mcp/main.ts' : './mcp.js';
  const { serveAgent } = (await import(new URL(protocol, import.meta.url).href)) as typeof import('../mcp/main.ts');
  const tools = agentTools(diskProject(root, { judge: (context) => new JobRunner(context) }));
  await serveAgent({ tools, input: process.stdin, output: process.stdout });
}
