import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { inRoot } from '../../scripts/setup/paths.mjs';
import { closingLine, readCounts, settle, sum } from '../../scripts/suites/counts.mjs';
import { runSuite } from '../../scripts/suites/run-suite.mjs';

describe('test runner: counts', () => {
  it('ends with a line that CI reads', () => {
    const total = sum([{ passed: 3, failed: 0, skipped: 1 }, { passed: 4, failed: 2, skipped: 0 }]);
    assert.equal(closingLine(total), '7 passed, 2 failed, 1 skipped');
  });

  it('counts a suite that crashed, or ran nothing, as failed', () => {
    assert.equal(settle(undefined, 0).failed, 1);
    assert.equal(settle({ passed: 5, failed: 0, skipped: 0 }, 1).failed, 1);
    assert.equal(settle({ passed: 0, failed: 0, skipped: 4 }, 0).failed, 1);
    assert.deepEqual(settle({ passed: 5, failed: 2, skipped: 0 }, 2), { passed: 5, failed: 2, skipped: 0 });
    assert.deepEqual(settle({ passed: 5, failed: 0, skipped: 1 }, 0), { passed: 5, failed: 0, skipped: 1 });
  });
});

describe('test runner: suites', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(path.join(os.tmpdir(), 'crm-guard-suites-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  const quiet = async (body: () => Promise<void>): Promise<void> => {
    const log = console.log;
    console.log = () => undefined;
    try {
      await body();
    } finally {
      console.log = log;
    }
  };

  it('takes the counts a suite wrote', () =>
    quiet(async () => {
      const script = "require('fs').writeFileSync(process.env.CRM_GUARD_COUNTS, JSON.stringify({ passed: 2, failed: 0, skipped: 1 }))";
      const { counts } = await runSuite({ name: 'a', title: 'a', args: ['-e', script] }, []);
      assert.deepEqual(counts, { passed: 2, failed: 0, skipped: 1 });
    }));

  it('counts a suite without counts as failed, and one check by its exit code', () =>
    quiet(async () => {
      assert.equal((await runSuite({ name: 'a', title: 'a', args: ['-e', '0'] }, [])).counts.failed, 1);
      assert.deepEqual((await runSuite({ name: 'a', title: 'a', args: ['-e', '0'], oneCheck: true }, [])).counts, { passed: 1, failed: 0, skipped: 0 });
      assert.deepEqual((await runSuite({ name: 'a', title: 'a', args: ['-e', 'process.exit(3)'], oneCheck: true }, [])).counts, { passed: 0, failed: 1, skipped: 0 });
    }));

  it('has a Mocha reporter that writes passed, failed and skipped, and which failed', () => {
    const [file, counts] = [path.join(folder, 'one.cjs'), path.join(folder, 'counts.json')];
    writeFileSync(file, "it('a', () => {}); it('b', () => { throw new Error('no'); }); it('c');");
    const mocha = [inRoot('node_modules/mocha/bin/mocha.js'), '--no-config', '--reporter', inRoot('scripts/suites/mocha-reporter.cjs'), file];
    const { status } = spawnSync(process.execPath, mocha, { cwd: folder, env: { ...process.env, CRM_GUARD_COUNTS: counts } });
    assert.equal(status, 1);
    assert.deepEqual(readCounts(counts), { passed: 1, failed: 1, skipped: 1, failures: [{ title: 'b', message: 'no' }] });
  });

  it('refuses an unknown suite by naming the known ones', () => {
    const { status, stderr } = spawnSync(process.execPath, [inRoot('scripts/test.mjs'), '--only', 'unity'], { encoding: 'utf8' });
    assert.equal(status, 2);
    assert.match(stderr, /There is no suite "unity"\.[^]*build\|types\|lint\|unused\|generated\|unit\|clients\|editor/);
  });
});
