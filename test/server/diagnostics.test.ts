import assert from 'node:assert/strict';
import path from 'node:path';
import { CURRENT, TestClient, until } from './client.ts';
import { FakeEngine } from './fake-engine.ts';

const FILE = 'file:///crm/src/a.ts';

describe('server: diagnostics', () => {
  let client: TestClient;
  afterEach(() => client.stop());

  it('shows a finding with its rule, the page of the rule, its place and its related place', async () => {
    client = await TestClient.start();
    await client.open(FILE, 'const a = 1;\nuse(BAD);');
    const [diagnostic, ...others] = await client.diagnostics(FILE);
    assert.equal(others.length, 0);
    assert.deepEqual(diagnostic?.range, { start: { line: 1, character: 4 }, end: { line: 1, character: 7 } });
    assert.equal(diagnostic?.severity, 1);
    assert.equal(diagnostic?.source, 'crm-guard');
    assert.equal(diagnostic?.code, 'no-bad');
    assert.match(diagnostic?.codeDescription?.href ?? '', /^https:\/\/.*\/docs\/rules\/no-bad\.md$/);
    assert.equal(diagnostic?.relatedInformation?.[0]?.location.uri, 'file:///crm/schema.prisma');
    assert.deepEqual(diagnostic?.relatedInformation?.[0]?.location.range.start, { line: 1, character: 2 });
    const declared = diagnostic?.relatedInformation?.[1];
    assert.deepEqual([declared?.message, declared?.location.uri, declared?.location.range.start.line], ['Customer.email holds personal data: e-mail address.', 'file:///crm/schema.prisma', 2], 'where its field was found personal');
  });

  it('leaves suppressed findings out', async () => {
    client = await TestClient.start();
    await client.open(FILE, '// eslint-disable-next-line crm-guard/no-bad -- agreed\nuse(BAD);');
    assert.deepEqual(await client.diagnostics(FILE), []);
  });

  it('says of a file that is too large that it is not checked', async () => {
    client = await TestClient.start();
    await client.open(FILE, 'HUGE BAD');
    const [only, ...others] = await client.diagnostics(FILE);
    assert.equal(others.length, 0);
    assert.deepEqual([only?.message, only?.severity, only?.range.start.line], ['CRM Guard does not check this file: 6.0 MB; the limit is 5 MB.', 3, 0]);
    await client.change(FILE, 2, 'BAD');
    assert.deepEqual((await client.diagnostics(FILE)).map(({ code }) => code), ['no-bad']);
  });

  it('answers for the text as it stands after the last change', async () => {
    client = await TestClient.start();
    await client.open(FILE, 'BAD');
    await client.diagnostics(FILE);
    await client.change(FILE, 2, 'BAD BAD');
    await client.change(FILE, 3, '');
    assert.deepEqual(await client.diagnostics(FILE), []);
  });

  it('works on the last of several questions only', async () => {
    client = await TestClient.start();
    await client.open(FILE, 'BAD');
    await client.diagnostics(FILE);
    const before = FakeEngine.opened[0]?.checks ?? 0;
    await client.change(FILE, 2, 'BAD BAD');
    const first = client.pull(FILE);
    await client.change(FILE, 3, 'BAD BAD BAD');
    const [a, b] = await Promise.all([first, client.pull(FILE)]);
    assert.equal(a.kind === 'full' && a.items.length, 3, 'a report of an older version must never arrive');
    assert.equal(b.kind === 'full' && b.items.length, 3);
    assert.equal((FakeEngine.opened[0]?.checks ?? 0) - before, 1);
  });

  it('says that nothing changed instead of sending the same findings again', async () => {
    client = await TestClient.start();
    await client.open(FILE, 'BAD');
    const first = await client.pull(FILE);
    assert.equal((await client.pull(FILE, first.resultId)).kind, 'unchanged');
    assert.equal(FakeEngine.opened[0]?.checks, 1);
  });

  it('stays silent in documents of other languages', async () => {
    client = await TestClient.start();
    await client.open('file:///crm/schema.prisma', 'BAD', 'prisma');
    assert.deepEqual(await client.diagnostics('file:///crm/schema.prisma'), []);
    assert.deepEqual(await client.actions('file:///crm/schema.prisma', 0), []);
  });

  it('outlives an engine that throws, says so and checks the next document', async () => {
    client = await TestClient.start();
    await client.open(FILE, 'CRASH');
    assert.deepEqual(await client.diagnostics(FILE), []);
    assert.equal(client.statuses.at(-1)?.state, 'error');
    assert.match(client.statuses.at(-1)?.detail ?? '', /engine fell over/);
    await client.change(FILE, 2, 'BAD');
    assert.equal((await client.diagnostics(FILE)).length, 1);
    assert.equal(client.statuses.at(-1)?.state, 'ready');
  });

  it('publishes by itself, with the version, to clients that do not ask', async () => {
    client = await TestClient.start({ capabilities: { ...CURRENT, textDocument: {} } });
    await client.open(FILE, 'BAD');
    await until(() => client.published.length === 1, 'the first diagnostics');
    await client.change(FILE, 2, 'BAD BAD');
    await client.change(FILE, 3, 'BAD BAD BAD');
    await until(() => client.published.length === 2, 'diagnostics after typing');
    assert.equal(client.published[1]?.version, 3);
    assert.equal(client.published[1]?.diagnostics.length, 3);
    await client.close(FILE);
    await until(() => client.published.length === 3, 'diagnostics taken away on closing');
    assert.deepEqual(client.published[2]?.diagnostics, []);
  });

  it('checks each folder under its own settings, and a nested folder under its own', async () => {
    client = await TestClient.start({
      workspaceFolders: [
        { uri: 'file:///crm', name: 'crm' },
        { uri: 'file:///crm/packages/billing', name: 'billing' },
        { uri: 'file:///off', name: 'off' },
      ],
    });
    client.settings = {
      'file:///crm': { preset: 'strict' },
      'file:///crm/packages/billing': { policyFile: 'guard/policy.yaml', preset: 'nonsense' },
      'file:///off': { enable: false },
    };
    for (const file of [FILE, 'file:///crm/packages/billing/b.ts', 'file:///off/c.ts']) await client.open(file, 'BAD');
    assert.equal((await client.diagnostics(FILE)).length, 1);
    assert.equal((await client.diagnostics('file:///crm/packages/billing/b.ts')).length, 1);
    assert.equal((await client.diagnostics('file:///off/c.ts')).length, 0);
    assert.deepEqual(
      FakeEngine.opened.map(({ options }) => options),
      [
        { folder: path.resolve('/crm'), preset: 'strict' },
        { folder: path.resolve('/crm/packages/billing'), policyFile: path.resolve('/crm/packages/billing/guard/policy.yaml') },
      ],
    );
    assert.equal(client.statuses.filter(({ folder }) => folder === 'file:///off').at(-1)?.state, 'disabled');
  });
});
