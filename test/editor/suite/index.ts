import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Mocha from 'mocha';

const TIMEOUT_MS = 150_000;

/** What VS Code calls in its extension host: runs all suites beside this file, rejects when a test fails. */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', timeout: TIMEOUT_MS, color: false, forbidOnly: true, forbidPending: true });
  const files = readdirSync(__dirname).filter((name) => name.endsWith('.test.cjs'));
  for (const file of files.sort()) mocha.addFile(path.join(__dirname, file));
  const stats = await new Promise<Mocha.Stats>((resolve) => {
    const runner = mocha.run(() => resolve(runner.stats as Mocha.Stats));
  });
  const file = process.env['CRM_GUARD_COUNTS'];
  // The suites of several languages count together.
  const before = file && existsSync(file) && statSync(file).size > 0 ? (JSON.parse(readFileSync(file, 'utf8')) as { passed: number; failed: number; skipped: number }) : { passed: 0, failed: 0, skipped: 0 };
  if (file) writeFileSync(file, JSON.stringify({ passed: before.passed + stats.passes, failed: before.failed + stats.failures, skipped: before.skipped + stats.pending }));
  if (stats.failures > 0 || stats.passes === 0) throw new Error(`${stats.failures} of ${stats.tests} tests failed.`);
}
