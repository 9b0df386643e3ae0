import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import type { EngineWorkspace } from '../../src/server/engine.ts';
import { restAfter } from '../../src/server/pull.ts';
import { TempProject } from '../support/temp-project.ts';
import { TestClient, until } from './client.ts';
import { FakeEngine } from './fake-engine.ts';

const FILE = 'file:///crm/src/a.ts';

describe('server: a folder that takes its time to be opened', () => {
  let client: TestClient;
  let open: (engine: EngineWorkspace) => void;
  let refuse: (why: Error) => void;

  beforeEach(async () => {
    client = await TestClient.start({}, (options) => {
      const engine = new FakeEngine(options);
      return new Promise((resolve, reject) => {
        open = () => resolve(engine);
        refuse = reject;
      });
    });
    await client.open(FILE, 'BAD');
  });
  afterEach(() => client.stop());

  it('answers what is asked at the cursor meanwhile, and the diagnostics once it is open', async () => {
    const pulled = client.diagnostics(FILE);
    assert.equal(await client.hover(FILE, 'BAD', 'BAD'), null);
    assert.deepEqual(await client.actions(FILE, 0), []);
    await until(() => client.statuses.at(-1)?.state === 'starting', 'the state to be shown');
    open(FakeEngine.opened[0] as FakeEngine);
    assert.equal((await pulled).length, 1);
    assert.ok((await client.actions(FILE, 0)).length > 0);
    assert.equal(client.statuses.at(-1)?.state, 'ready');
    assert.equal(FakeEngine.opened.length, 1, 'it is opened once, however many ask');
  });

  it('is not lost when something changes meanwhile', async () => {
    const pulled = client.diagnostics(FILE);
    await until(() => FakeEngine.opened.length === 1, 'the opening to begin');
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: 'file:///crm/schema.prisma', type: 2 }] });
    open(FakeEngine.opened[0] as FakeEngine);
    await pulled;
    await until(() => FakeEngine.opened[0]?.changes.length === 1, 'the engine to hear of the change');
  });

  it('shows why it cannot be opened, and tries again after the next change', async () => {
    const pulled = client.diagnostics(FILE);
    await until(() => FakeEngine.opened.length === 1, 'the opening to begin');
    refuse(new Error('disk is gone'));
    assert.deepEqual(await pulled, []);
    await until(() => client.statuses.at(-1)?.state === 'error', 'the error to be shown');
    assert.match(client.statuses.at(-1)?.detail ?? '', /disk is gone/);
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: 'file:///crm/schema.prisma', type: 2 }] });
    await until(() => client.refreshes === 1, 'a refresh');
    const again = client.diagnostics(FILE);
    await until(() => FakeEngine.opened.length === 2, 'the second opening');
    open(FakeEngine.opened[1] as FakeEngine);
    assert.equal((await again).length, 1);
  });
});

describe('server: the rest before a check', () => {
  it('is as long as checks are slow, within bounds', () => {
    assert.equal(restAfter(0), 0);
    assert.ok(restAfter(60) > 0 && restAfter(60) < 60);
    assert.equal(restAfter(5000), 150);
  });
});

describe('server: a folder that is opened anew', () => {
  it('is told what is typed and not saved, and of nothing else', async () => {
    const project = new TempProject({ 'schema.prisma': 'model A {}\n', 'src/a.ts': 'BAD' });
    const uri = (file: string): string => pathToFileURL(project.at(file)).href;
    const client = await TestClient.start({ workspaceFolders: [{ uri: pathToFileURL(project.root).href, name: 'crm' }] });
    try {
      await client.open(uri('src/a.ts'), 'BAD');
      await client.open(uri('schema.prisma'), 'model A {}\n', 'prisma');
      await client.change(uri('schema.prisma'), 2, 'model B {}\n');
      await client.diagnostics(uri('src/a.ts'));
      await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: {} });
      assert.equal((await client.diagnostics(uri('src/a.ts'))).length, 1);
      assert.deepEqual(FakeEngine.opened[1]?.changes.filter(([file]) => file === project.at('schema.prisma')).at(0), [project.at('schema.prisma'), 'model B {}\n']);
      assert.ok(!FakeEngine.opened[1]?.changes.some(([file]) => file === project.at('src/a.ts')));
    } finally {
      await client.stop();
      project.remove();
    }
  });
});
