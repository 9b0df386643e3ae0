import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { median, percentile } from '../../scripts/bench/stats.mjs';
import { inRoot } from '../../scripts/setup/paths.mjs';

const bench = (...args: string[]): string[] => [inRoot('scripts/bench/main.mjs'), ...args];

describe('bench', () => {
  it('takes the middle run', () => {
    assert.equal(median([9, 1, 5]), 5);
    assert.equal(median([9, 1, 5, 7]), 6);
  });

  it('measures every contender on the same files and leaves the folder as it was', () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'crm-guard-bench-test-'));
    try {
      cpSync(inRoot('examples/crm/src/services'), folder, { recursive: true });
      const before = readdirSync(folder);
      const report = JSON.parse(execFileSync(process.execPath, bench(folder, '--rounds', '1', '--json'), { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
      assert.deepEqual(readdirSync(folder), before);
      assert.equal(report.files, before.length);
      assert.deepEqual(report.contenders.map((one: { name: string }) => one.name), ['check cold', 'check warm', 'catalog cold', 'catalog warm', 'oxlint', 'eslint']);
      for (const one of report.contenders) {
        assert.ok(one.minMs > 0 && one.minMs <= one.medianMs && one.medianMs <= one.maxMs, JSON.stringify(one));
        assert.ok(one.peakMb > 10, JSON.stringify(one));
      }
      const ratio = (name: string): number => report.contenders.find((one: { name: string }) => one.name === name).ratio;
      assert.equal(ratio('oxlint'), 1);
      assert.ok(report.machine.cores >= 1 && report.machine.cpu !== '');
    } finally {
      rmSync(folder, { recursive: true });
    }
  }).timeout(60_000);

  for (const [args, message] of [
    [[], /Name one folder/],
    [['no-such-folder'], /is not a folder/],
    [['.', '--rounds', '0'], /--rounds must be a whole number/],
    [['.', '--round', '3'], /--round'/],
  ] as const) {
    it(`says how it is used when called with ${args.join(' ') || 'nothing'}`, () => {
      const { status, stderr } = spawnSync(process.execPath, bench(...args), { encoding: 'utf8' });
      assert.equal(status, 2);
      assert.match(stderr, message);
      assert.match(stderr, /Usage: npm run bench/);
    });
  }

  it('measures the language server while someone types', () => {
    const report = JSON.parse(execFileSync(process.execPath, [inRoot('scripts/bench/editor.mjs'), inRoot('examples/crm/src/services'), '--files', '20', '--bursts', '1', '--windows', '0', '--json'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
    assert.equal(report.files, 20);
    for (const { p50, p95, max, count } of [report.diagnosticsAfterLastKeyMs, report.otherRequestWhileOpeningMs, report.otherRequestWhileTypingMs]) assert.ok(count > 0 && p50 > 0 && p50 <= p95 && p95 <= max);
    assert.ok(report.firstDiagnosticsMs > 0 && report.peakRssMb > 20 && report.openedRssMb <= report.peakRssMb);
  }).timeout(120_000);

  it('says how the bench of the editor is used', () => {
    for (const args of [['no-such-folder'], ['--files', '0'], ['a', 'b'], ['--file', '3']]) {
      const { status, stderr } = spawnSync(process.execPath, [inRoot('scripts/bench/editor.mjs'), ...args], { encoding: 'utf8' });
      assert.equal(status, 2);
      assert.match(stderr, /Usage: npm run bench:editor/);
    }
  });

  it('takes the value below which a share of the runs lies', () => {
    assert.equal(percentile([5, 1, 4, 2, 3], 50), 3);
    assert.equal(percentile([5, 1, 4, 2, 3], 95), 5);
    assert.equal(percentile([7], 0), 7);
  });
});
