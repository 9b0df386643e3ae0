import process from 'node:process';
import { exitCodes } from './exit-codes.ts';
import type { ExitCode } from './exit-codes.ts';

/** Serves an editor on standard input and output until it closes the connection. */
export async function lspCommand(): Promise<ExitCode> {
  // The protocol library reads its transport from the arguments and knows no default.
  if (!process.argv.includes('--stdio')) process.argv.push('--stdio');
  // A bundle of its own: the command line stays small, the server is the one that the extension starts.
  const server = import.meta.url.endsWith('.ts') ? '../server/main.ts' : './server.cjs';
  await import(new URL(server, import.meta.url).href);
  return exitCodes.clean;
}
