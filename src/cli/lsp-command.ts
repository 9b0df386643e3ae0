import process from 'node:process';
import type { ParsedArguments } from './arguments.ts';
import type { ExitCode } from './exit-codes.ts';
import type { Host } from './host.ts';
import { interrupted } from './interrupted.ts';

/** Serves an editor on standard input and output until it closes the connection, or somebody ends the process. */
export async function lspCommand(args: ParsedArguments, { signal }: Host): Promise<ExitCode> {
  // The server is a program of its own, and most editors do not name a language.
  const language = args.value('locale');
  if (language !== undefined) process.env['CRM_GUARD_LOCALE'] = language;
  // The protocol library reads its transport from the arguments and knows no default.
  if (!process.argv.includes('--stdio')) process.argv.push('--stdio');
  // A bundle of its own: the command line stays small, the server is the one that the extension starts.
  const server = import.meta.url.endsWith('.ts') ? '../server/main.ts' : './server.cjs';
  await import(new URL(server, import.meta.url).href);
  // The protocol's own `exit` ends the process from within.
  return interrupted(signal);
}
