import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { scaffold, ScaffoldError } from '../../scripts/scaffold/scaffold.ts';
import { inRoot } from '../../scripts/setup/paths.mjs';

describe('scaffolds', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(path.join(os.tmpdir(), 'crm-guard-scaffold-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  const run = (script: string, ...args: string[]): { status: number | null; stdout: string; stderr: string } =>
    spawnSync(process.execPath, ['--import', 'tsx', inRoot('scripts', script), ...args, '--root', folder], { cwd: inRoot(), encoding: 'utf8' });
  const read = (file: string): string => readFileSync(path.join(folder, file), 'utf8');

  it('start a rule with its page and its test', () => {
    const { status, stdout, stderr } = run('new-rule.ts', 'no-open-export');
    assert.equal(status, 0, stderr);
    for (const file of ['rules/no-open-export.ts', 'docs/rules/no-open-export.md', 'test/rules/no-open-export.test.ts']) {
      assert.match(stdout, new RegExp(`wrote ${file}`));
      assert.ok(read(file).length > 200, file);
      assert.doesNotMatch(read(file), /__/);
    }
    assert.match(read('rules/no-open-export.ts'), /name: 'no-open-export'/);
    assert.match(read('test/rules/no-open-export.test.ts'), /rules\/no-open-export\.ts/);
  });

  it('start an adapter with its golden sources', () => {
    const { status, stderr } = run('new-adapter.ts', 'my-client');
    assert.equal(status, 0, stderr);
    assert.match(read('src/adapters/my-client.ts'), /export const myClient: Adapter = \{\n {2}id: 'my-client'/);
    assert.match(read('test/adapters/my-client.test.ts'), /my-client/);
  });

  it('refuse a name that exists, and leave what stands there', () => {
    run('new-rule.ts', 'no-open-export');
    const before = read('rules/no-open-export.ts');
    const { status, stderr } = run('new-rule.ts', 'no-open-export');
    assert.equal(status, 2);
    assert.match(stderr, /^rules\/no-open-export\.ts exists: choose another name/);
    assert.equal(read('rules/no-open-export.ts'), before);
  });

  const badNames: [name: string | undefined, message: RegExp][] = [
    [undefined, /Name the rule: npm run new:rule -- <name>/],
    ['NoOpenExport', /"NoOpenExport" is no name for a rule: lower-case words with hyphens, like "no-open-export"\./],
    ['no_open_export', /is no name for a rule/],
    ['../no-open-export', /is no name for a rule/],
    ['index', /"index" has another meaning/],
  ];
  for (const [name, message] of badNames) {
    it(`refuse ${name ?? 'to go without a name'}`, () => {
      const make = (): string[] => scaffold({ kind: 'rule', files: { 'rule.ts.txt': 'rules/__name__.ts' } }, name, folder);
      assert.throws(make, (error) => error instanceof ScaffoldError && message.test(error.message));
      assert.deepEqual(readdirSync(folder), []);
    });
  }

  for (const [args, message] of [
    [['no-a', 'no-b'], /One rule at a time/],
    [['no-a', '--force'], /--force/],
  ] as const) {
    it(`refuse ${args.join(' ')} without a stack trace`, () => {
      const { status, stderr } = run('new-rule.ts', ...args);
      assert.equal(status, 2);
      assert.match(stderr, message);
      assert.doesNotMatch(stderr, /^\s+at /m);
      assert.deepEqual(readdirSync(folder), []);
    });
  }
});
