import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { runNode } from '../setup/run.mjs';
import { readCounts, settle } from './counts.mjs';

/** Runs one suite and answers its name, counts, seconds and the tests that failed. Never rejects. */
export async function runSuite(suite, extra) {
  console.log(`\n== ${suite.name}: ${suite.title}`);
  const folder = mkdtempSync(path.join(os.tmpdir(), 'crm-guard-suite-'));
  const file = path.join(folder, 'counts.json');
  const started = performance.now();
  let code = 1;
  try {
    code = await runNode([...suite.args, ...extra], { env: { ...process.env, CRM_GUARD_COUNTS: file } });
  } catch (error) {
    console.error(error);
  }
  const written = suite.oneCheck ? undefined : readCounts(file);
  const counts = suite.oneCheck ? { passed: Number(code === 0), failed: Number(code !== 0), skipped: 0 } : settle(written, code);
  rmSync(folder, { recursive: true, force: true });
  return { name: suite.name, counts, failures: written?.failures ?? [], seconds: (performance.now() - started) / 1000 };
}
