import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { TestClient, until } from './client.ts';
import { FakeEngine } from './fake-engine.ts';

describe('server: which folder a document is checked in', () => {
  let root: string;
  let client: TestClient;
  const uri = (file: string): string => pathToFileURL(path.join(root, file)).href;
  const write = (file: string): void => {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), '');
  };
  const folders = (): string[] => FakeEngine.opened.map(({ options }) => path.relative(root, options.folder));

  beforeEach(async () => {
    root = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'crm-guard-server-')));
    client = await TestClient.start({ workspaceFolders: [{ uri: pathToFileURL(path.join(root, 'repo')).href, name: 'repo' }] });
  });
  afterEach(async () => {
    await client.stop();
    rmSync(root, { recursive: true });
  });

  async function check(file: string): Promise<void> {
    await client.open(uri(file), 'BAD');
    assert.equal((await client.diagnostics(uri(file))).length, 1);
  }

  it('is the package that has a policy of its own, else the open folder', async () => {
    write('repo/packages/crm/crm-guard.yaml');
    await check('repo/packages/crm/src/a.ts');
    await check('repo/packages/shop/src/a.ts');
    assert.deepEqual(folders(), ['repo/packages/crm', 'repo'].map(path.normalize));
  });

  it('is the open folder when the user names the policy', async () => {
    write('repo/packages/crm/crm-guard.yaml');
    client.settings = { [uri('repo')]: { policyFile: 'guard.yaml' } };
    await check('repo/packages/crm/src/a.ts');
    assert.deepEqual(folders(), ['repo']);
  });

  it('is the project around a document that is opened alone', async () => {
    write('alone/package.json');
    await check('alone/src/deep/a.ts');
    assert.deepEqual(folders(), ['alone']);
  });

  it('changes when a policy file appears', async () => {
    await check('repo/packages/crm/src/a.ts');
    write('repo/packages/crm/crm-guard.yaml');
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: uri('repo/packages/crm/crm-guard.yaml'), type: 1 }] });
    await until(() => client.refreshes === 1, 'a refresh');
    await client.pull(uri('repo/packages/crm/src/a.ts'));
    assert.deepEqual(folders(), ['repo', 'repo/packages/crm'].map(path.normalize));
  });
});
