import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { inRoot } from '../setup/paths.mjs';

const PRELOAD = pathToFileURL(inRoot('scripts/bench/peak-memory.mjs')).href;

/**
 * Runs a contender once: wall-clock milliseconds from start to exit, and its peak memory in MB.
 * Throws when it ends with a code that its kind of run does not end with.
 */
export async function measure(contender, copy) {
  const peakFile = path.join(copy.scratch, 'peak');
  const started = performance.now();
  const child = spawn(process.execPath, ['--import', PRELOAD, ...contender.args], {
    cwd: copy.root,
    // Caches that go into the folder for temporary files must go when the bench goes.
    env: { ...process.env, CRM_GUARD_PEAK: peakFile, NO_COLOR: '1', TMPDIR: copy.scratch, TEMP: copy.scratch, TMP: copy.scratch },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (data) => (errors += data));
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  const ms = performance.now() - started;
  if (!contender.accepts.includes(code)) throw new Error(`${contender.name} ended with code ${code}: ${errors.slice(0, 2000)}`);
  const peakMb = Number(readFileSync(peakFile, 'utf8')) / 1024;
  rmSync(peakFile);
  return { ms, peakMb };
}
