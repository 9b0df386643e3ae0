import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { existsSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const file = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

/** The command line as users get it. */
export const bundle = file('../../dist/cli.js');

/** The command line from source over an engine that never answers. */
export const hanging = ['--import', import.meta.resolve('tsx'), file('hanging.ts')];

/** What a process said and how it ended. */
export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

/** Starts a Node process away from the terminal and the caller's settings. */
export function startNode(args: readonly string[], cwd: string): ChildProcessWithoutNullStreams {
  const own = Object.entries(process.env).filter(([name]) => !['NO_COLOR', 'FORCE_COLOR', 'NODE_OPTIONS'].includes(name));
  return spawn(process.execPath, [...args], { cwd, env: { ...Object.fromEntries(own), LC_ALL: 'C' }, stdio: 'pipe' });
}

/** Waits for the end of a process and collects what it says. */
export function ended(child: ChildProcessWithoutNullStreams): Promise<Ended> {
  const chunks = { stdout: [] as Buffer[], stderr: [] as Buffer[] };
  for (const name of ['stdout', 'stderr'] as const) child[name].on('data', (chunk: Buffer) => chunks[name].push(chunk));
  const text = (name: 'stdout' | 'stderr'): string => Buffer.concat(chunks[name]).toString('utf8');
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal, stdout: text('stdout'), stderr: text('stderr') }));
  });
}

/** Runs the built command line in a folder. */
export async function crmGuard(cwd: string, ...argv: string[]): Promise<Ended> {
  if (!existsSync(bundle)) throw new Error('dist/cli.js is missing: run `npm run build` first.');
  return ended(startNode([bundle, ...argv], cwd));
}
