import { statSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { format } from '../l10n/index.ts';
import type { ParsedArguments } from './arguments.ts';
import { exitCodes } from './exit-codes.ts';
import type { ExitCode } from './exit-codes.ts';
import type { Host } from './host.ts';
import { interrupted } from './interrupted.ts';
import { messages } from './messages.ts';
import { UsageProblem } from './usage-problem.ts';

/**
 * Serves an agent on standard input and output until it closes the connection, or somebody ends the process.
 * @throws {UsageProblem} for a folder that does not exist, or more than one
 */
export async function mcpCommand(args: ParsedArguments, host: Host): Promise<ExitCode> {
  if (args.positionals.length > 1) throw new UsageProblem(format(messages.onePath, { count: args.positionals.length }));
  const given = args.positionals[0] ?? '.';
  const root = path.resolve(host.cwd, given);
  if (!statSync(root, { throwIfNoEntry: false })?.isDirectory()) throw new UsageProblem(format(messages.noSuchPath, { path: given }));
  const { agentTools, diskProject } = await import('../agent/index.ts');
  // A bundle of its own: nobody else pays for the protocol.
  const server = import.meta.url.endsWith('.ts') ? '../mcp/main.ts' : './mcp.js';
  const { serveAgent } = (await import(new URL(server, import.meta.url).href)) as typeof import('../mcp/main.ts');
  const served = serveAgent({ tools: agentTools(diskProject(root)), input: process.stdin, output: process.stdout }).then(() => exitCodes.clean);
  return Promise.race([served, interrupted(host.signal)]);
}
