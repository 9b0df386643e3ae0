import assert from 'node:assert/strict';
import path from 'node:path';
import { TestClient, until } from './client.ts';
import { FakeEngine } from './fake-engine.ts';

const FILE = 'file:///crm/src/a.ts';

describe('server: changes around a document', () => {
  let client: TestClient;
  let engine: FakeEngine;

  beforeEach(async () => {
    client = await TestClient.start();
    await client.open(FILE, 'BAD');
    await client.pull(FILE);
    engine = FakeEngine.opened[0] as FakeEngine;
  });
  afterEach(() => client.stop());

  const touch = (...uris: string[]): Promise<void> =>
    client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: uris.map((uri) => ({ uri, type: 2 })) });

  it('asks the client to ask again when a schema changed, and then checks anew', async () => {
    assert.ok(client.registered.includes('workspace/didChangeWatchedFiles'));
    const { resultId } = await client.pull(FILE);
    engine.answer = 'all';
    await touch('file:///crm/schema.prisma', 'file:///crm/db.sql');
    await until(() => client.refreshes === 1, 'a refresh');
    assert.equal((await client.pull(FILE, resultId)).kind, 'full');
    assert.equal(client.refreshes, 1, 'one refresh for the whole batch');
  });

  it('leaves everything as it is when the change means nothing', async () => {
    await touch('file:///crm/src/other.ts');
    await until(() => engine.changes.length === 1, 'the engine to be told');
    assert.equal((await client.pull(FILE, (await client.pull(FILE)).resultId)).kind, 'unchanged');
    assert.equal(client.refreshes, 0);
  });

  it('does not tell the engine of installed packages or files of other folders', async () => {
    await touch('file:///crm/node_modules/x/index.ts', 'file:///elsewhere/schema.prisma', 'file:///crm/last.ts');
    await until(() => engine.changes.some(([file]) => file.endsWith('last.ts')), 'the engine to be told');
    assert.deepEqual(engine.changes.map(([file]) => path.basename(file)), ['last.ts']);
  });

  it('tells the engine what was typed but not saved, and that it is gone after closing', async () => {
    await client.change(FILE, 2, 'class Entity {}');
    await until(() => engine.changes.length === 1, 'the unsaved text');
    assert.equal(engine.changes[0]?.[1], 'class Entity {}');
    await client.close(FILE);
    await until(() => engine.changes.length === 2, 'the closing');
    assert.equal(engine.changes[1]?.[1], undefined);
  });

  it('looks at all of a document once nobody types in it any more, and has it asked for again where that corrects something', async () => {
    await client.change(FILE, 2, 'PART SAFE SAFE');
    const first = await client.pull(FILE);
    assert.equal(first.kind === 'full' ? first.items.length : 0, 1, 'what was typed in');
    await until(() => client.refreshes === 1, 'a refresh');
    const second = await client.pull(FILE, first.resultId);
    assert.equal(second.kind === 'full' ? second.items.length : 0, 2, 'all of it');
    assert.equal((await client.pull(FILE, second.resultId)).kind, 'unchanged');
  });

  it('does not have a document asked for again that was found as it was', async () => {
    await client.change(FILE, 2, 'PART BAD BAD');
    await client.pull(FILE);
    await client.change(FILE, 3, 'PART');
    await client.pull(FILE);
    const steps = engine.steps.length;
    await until(() => engine.steps.length > steps, 'all of it to be looked at');
    assert.equal(client.refreshes, 0);
  });

  it('shows problems of the policy on the policy file and takes them away when mended', async () => {
    engine.answer = 'all';
    engine.problems = [{ kind: 'policy-warning', message: 'Unknown rule', file: 'crm-guard.yaml', line: 3, column: 5 }];
    await touch('file:///crm/crm-guard.yaml');
    await until(() => client.published.length === 1, 'the problem');
    assert.equal(client.published[0]?.uri, 'file:///crm/crm-guard.yaml');
    assert.deepEqual(client.published[0]?.diagnostics[0]?.range.start, { line: 2, character: 4 });
    await until(() => client.statuses.at(-1)?.problems === 1, 'the status');
    engine.problems = [];
    await touch('file:///crm/crm-guard.yaml');
    await until(() => client.published.length === 2, 'the problem to go');
    assert.deepEqual(client.published[1]?.diagnostics, []);
  });

  it('opens the folder anew when the settings change', async () => {
    client.settings = { 'file:///crm': { preset: 'strict' } };
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await until(() => client.refreshes === 1, 'a refresh');
    await client.pull(FILE);
    assert.equal(FakeEngine.opened.at(-1)?.options.preset, 'strict');
  });

  it('checks folders that are added while it runs', async () => {
    await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event: { added: [{ uri: 'file:///two', name: 'two' }], removed: [] } });
    await client.open('file:///two/b.ts', 'BAD');
    assert.equal((await client.diagnostics('file:///two/b.ts')).length, 1);
    assert.equal(FakeEngine.opened.at(-1)?.options.folder, path.resolve('/two'));
  });
});
