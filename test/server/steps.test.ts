import assert from 'node:assert/strict';
import { RunningChecks } from '../../src/server/running-checks.ts';
import { TestClient } from './client.ts';
import { FakeEngine } from './fake-engine.ts';

const FILE = 'file:///crm/src/a.ts';
const LONG = 'one\n'.repeat(2000);

describe('server: a check is done in steps', () => {
  let client: TestClient;

  beforeEach(async () => {
    client = await TestClient.start({});
    await client.open(FILE, `${LONG}BAD`);
  });
  afterEach(() => client.stop());

  it('answers others while a long check is done', async () => {
    let done = false;
    const pulled = client.diagnostics(FILE).then((found) => {
      done = true;
      return found;
    });
    await client.hover(FILE, `${LONG}BAD`, 'BAD');
    assert.equal(done, false, 'the hover waited for the check');
    assert.equal((await pulled).length, 1);
  });

  it('offers the fixes also where the project becomes another one meanwhile', async () => {
    await client.hover(FILE, `${LONG}BAD`, 'BAD');
    (FakeEngine.opened[0] as FakeEngine).answer = 'all';
    const asked = client.actions(FILE, 2000, ['quickfix']);
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: 'file:///crm/schema.prisma', type: 2 }] });
    assert.ok((await asked).some(({ edit }) => edit));
  });

  it('gives a check up when the text is typed over, and answers for the newer text', async () => {
    await client.diagnostics(FILE);
    const engine = FakeEngine.opened[0] as FakeEngine;
    const before = engine.checks;
    await client.change(FILE, 2, `${LONG}BAD BAD`);
    const pulled = client.diagnostics(FILE);
    await client.hover(FILE, `${LONG}BAD BAD`, 'BAD');
    await client.change(FILE, 3, `${LONG}BAD BAD BAD`);
    assert.equal((await pulled).length, 3);
    assert.equal(engine.checks, before + 1, 'the check of the text in between was given up');
  });
});

describe('server: checks that are running', () => {
  const forever = function* (): Generator<void, string, void> {
    for (let step = 0; step < 5; step++) yield;
    return 'end';
  };

  it('does what is asked for twice once, as long as one of the two waits', async () => {
    const checks = new RunningChecks<string>();
    let started = 0;
    let firstWaits = true;
    const start = (): Generator<void, string, void> => (started++, forever());
    const first = checks.run('a', '1', () => firstWaits, start);
    const second = checks.run('a', '1', () => true, start);
    firstWaits = false;
    assert.deepEqual(await Promise.all([first, second]), ['end', 'end']);
    assert.equal(started, 1);
  });

  it('ends when nobody waits, and starts again with the next question', async () => {
    const checks = new RunningChecks<string>();
    let waits = true;
    const given = checks.run('a', '1', () => waits, forever);
    waits = false;
    assert.equal(await given, undefined);
    assert.equal(await checks.run('a', '1', () => true, forever), 'end');
  });

  it('passes on what a step throws', async () => {
    const checks = new RunningChecks<string>();
    const broken = function* (): Generator<void, string, void> {
      throw new Error('broken');
    };
    await assert.rejects(checks.run('a', '1', () => true, broken), /broken/);
    assert.equal(await checks.run('a', '1', () => true, forever), 'end');
  });
});
