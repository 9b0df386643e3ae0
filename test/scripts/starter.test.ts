import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { installNeeded } from '../../scripts/setup/install.mjs';
import { nodeVersionProblem } from '../../scripts/setup/node-version.mjs';
import { root } from '../../scripts/setup/paths.mjs';

describe('starter', () => {
  it('asks for a newer Node in one sentence, and only where it must', () => {
    assert.match(nodeVersionProblem('18.20.4') ?? '', /^CRM Guard needs Node 20\.19\.0 or newer; this is Node 18\.20\.4\. .*nodejs\.org/);
    assert.match(nodeVersionProblem('20.18.3') ?? '', /needs Node/);
    assert.equal(nodeVersionProblem('20.19.0'), undefined);
    assert.equal(nodeVersionProblem('22.0.0'), undefined);
    assert.equal(nodeVersionProblem('100.1.0'), undefined);
  });

  it('names the tasks it knows when it is asked for another', () => {
    const { status, stderr } = spawnSync(process.execPath, [path.join(root, 'scripts/starter.mjs'), 'strat'], { encoding: 'utf8' });
    assert.equal(status, 2);
    assert.match(stderr, /Unknown task "strat"\. Tasks: start, test, build/);
  });
});

describe('starter: when dependencies are installed', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(path.join(os.tmpdir(), 'crm-guard-install-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  const lock = { packages: { '': { version: '0.1.0' }, 'node_modules/a': { version: '1.0.0' }, 'node_modules/b-darwin': { version: '2.0.0', optional: true } } };
  const needed = (installed?: object): string | undefined => {
    writeFileSync(path.join(folder, 'package-lock.json'), JSON.stringify(lock));
    if (installed) writeFileSync(path.join(folder, 'installed.json'), JSON.stringify(installed));
    return installNeeded(path.join(folder, 'package-lock.json'), path.join(folder, 'installed.json'));
  };

  it('always where none are', () => {
    assert.equal(needed(), 'no dependencies are installed');
  });

  it('not where npm finished an install of just these, without packages of other platforms', () => {
    assert.equal(needed({ packages: { 'node_modules/a': { version: '1.0.0' } } }), undefined);
  });

  it('where the lock file moved on or an optional package is of another version', () => {
    assert.match(needed({ packages: { 'node_modules/a': { version: '0.9.0' } } }) ?? '', /node_modules\/a is not at version 1\.0\.0/);
    assert.match(needed({ packages: {} }) ?? '', /node_modules\/a/);
    assert.match(needed({ packages: { 'node_modules/a': { version: '1.0.0' }, 'node_modules/b-darwin': { version: '1.0.0' } } }) ?? '', /b-darwin/);
  });
});
