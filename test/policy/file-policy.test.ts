import assert from 'node:assert/strict';
import { isIgnored, overridesFor, policyFor, withoutPrefix } from '../../src/policy/index.ts';
import { load } from './support.ts';
import { assertInProportion } from '../support/growth.ts';

const { policy } = load(`rules:
  no-pii-in-logs: warning
maxRows: 100
overrides:
  - files: src/jobs/**
    maxRows: 1000
    rules: { no-pii-in-logs: error }
  - files: [src/**, '!src/jobs/quiet.ts']
    strictness: strict
    rules: { crm-guard/require-access-log: off }
  - files: src/jobs/loud/**
    maxRows: 5
  - files: tests/checked/**
    rules: { no-pii-in-logs: error }
ignore: [src/legacy, '!dist/kept/**', dist/kept/not.ts]
`);

describe('the policy for one file', () => {
  it('is the policy itself where no override holds', () => {
    const here = policyFor(policy, 'lib/a.ts');
    assert.deepEqual([here.severity('no-pii-in-logs'), here.severity('no-unbounded-query'), here.maxRows, here.strict], ['warning', 'error', 100, false]);
  });

  it('adds up the overrides, later ones winning', () => {
    const jobs = policyFor(policy, 'src/jobs/a.ts');
    assert.deepEqual([jobs.severity('no-pii-in-logs'), jobs.severity('require-access-log'), jobs.maxRows, jobs.strict], ['error', 'off', 1000, true]);
    assert.equal(policyFor(policy, 'src/jobs/loud/a.ts').maxRows, 5);
    const quiet = policyFor(policy, 'src/jobs/quiet.ts');
    assert.deepEqual([quiet.severity('require-access-log'), quiet.strict], ['warning', false]);
  });

  it('knows rules with and without prefix, and rules it was not told of as off', () => {
    const here = policyFor(policy, 'lib/a.ts');
    assert.equal(here.severity('crm-guard/no-pii-in-logs'), 'warning');
    assert.equal(here.severity('no-such-rule'), 'off');
    assert.equal(withoutPrefix('crm-guard/no-pii-in-logs'), 'no-pii-in-logs');
  });

  it('is inactive where every rule is off, until an override of the file turns one on', () => {
    assert.equal(policyFor(policy, 'tests/a.ts').active, false);
    assert.equal(policyFor(policy, 'tests/checked/a.ts').active, true);
    assert.equal(policyFor(policy, 'tests/checked/a.ts').severity('no-pii-in-logs'), 'error');
    assert.equal(policyFor(policy, 'lib/a.ts').active, true);
  });

  it('says which overrides hold, the preset\'s with the kind of file', () => {
    assert.deepEqual(
      overridesFor(policy, 'src/jobs/seed.ts').map(({ preset, line }) => preset ?? line),
      ['seeds', 5, 8],
    );
  });

  it('is the same object for files under the same overrides', () => {
    assert.equal(policyFor(policy, 'src/a.ts'), policyFor(policy, 'src/b/c.ts'));
    assert.notEqual(policyFor(policy, 'src/a.ts'), policyFor(policy, 'lib/a.ts'));
  });

  it('ignores what the preset and the file ignore; `!` takes files back in', () => {
    const ignored = ['node_modules/a/b.js', 'packages/a/node_modules/b.js', 'lib/vendor.min.js', 'src/legacy/a.ts', 'dist/a.js', 'dist/kept/not.ts'];
    for (const file of ignored) assert.equal(isIgnored(policy, file), true, file);
    for (const file of ['src/a.ts', 'dist/kept/a.ts', 'src/vendor/supplier.ts']) assert.equal(isIgnored(policy, file), false, file);
    assert.deepEqual(['node_modules/', 'dist/', 'src/legacy/', 'src/'].map((folder) => isIgnored(policy, folder)), [true, false, true, false]);
  });

  it('is found for many files in proportion to their number', () => {
    const prepare = (n: number): (() => void) => () => {
      for (let i = 0; i < n; i += 1) policyFor(policy, `src/module${i % 500}/part${i}-${n}.service.ts`);
    };
    assertInProportion(prepare, 1000, 10_000);
  });
});
