import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Diagnostic } from 'vscode-languageserver/node';
import { CHECK_PROJECT, CUSTOMER_DATA } from '../../src/protocol/index.ts';
import { isVirtual, pathOf, uriOf } from '../../src/server/paths.ts';
import { WarmProjects } from '../../src/server/warm-projects.ts';
import { TestClient } from './client.ts';

const FOLDER = 'vscode-vfs://github%2B7b22/acme/crm';
const SCHEMA = 'model Visitor {\n  id    Int    @id\n  email String\n}\n';
const SOURCE = "import { PrismaClient } from '@prisma/client';\nconst prisma = new PrismaClient();\nexport const all = () => prisma.visitor.findMany();\n";

describe('server: a folder that is on no disk', function () {
  this.timeout(60_000);
  const warm = new WarmProjects();
  let client: TestClient;
  const of = (file: string): string => `${FOLDER}/${file}`;
  const rules = (found: readonly Diagnostic[]): string[] => found.map(({ code }) => String(code));

  beforeEach(async () => {
    client = await TestClient.start({ workspaceFolders: [{ uri: FOLDER, name: 'crm' }], initializationOptions: { commands: ['crm-guard.suppress', 'crm-guard.openRulePage', 'crm-guard.createAccessLogHelper', 'crm-guard.markField', 'crm-guard.explainFinding'], status: true } }, warm.open);
  });
  afterEach(() => client.stop());
  after(() => warm.end());

  it('has findings in an open file, by what the other open files declare', async () => {
    await client.open(of('src/all.ts'), SOURCE);
    assert.deepEqual(await client.diagnostics(of('src/all.ts')), [], 'nobody knows what a visitor is');
    await client.open(of('prisma/schema.prisma'), SCHEMA, 'prisma');
    await client.open(of('src/other.ts'), '', 'typescript');
    const found = await untilFound();
    assert.ok(rules(found).includes('no-unbounded-query'), rules(found).join());
    assert.match(JSON.stringify(found[0]?.message), /prisma\/schema\.prisma:3/);
    const hover = await client.hover(of('src/all.ts'), SOURCE, 'visitor', 1);
    assert.ok(JSON.stringify(hover).includes(`${of('prisma/schema.prisma')}#L`), JSON.stringify(hover));
    await client.change(of('src/all.ts'), 2, SOURCE.replace('findMany()', "findMany({ take: 10, select: { id: true } })"));
    assert.deepEqual(await client.diagnostics(of('src/all.ts')), []);
  });

  it('is told of as such, by its own address', async () => {
    await client.open(of('src/all.ts'), SOURCE);
    await client.diagnostics(of('src/all.ts'));
    const ready = client.statuses.find(({ state }) => state === 'ready');
    assert.deepEqual([ready?.folder, ready?.virtual, ready?.policyFile], [FOLDER, true, undefined]);
  });

  it('follows its open policy', async () => {
    await client.open(of('prisma/schema.prisma'), SCHEMA, 'prisma');
    await client.open(of('src/all.ts'), SOURCE);
    await untilFound();
    await client.open(of('crm-guard.yaml'), 'rules: { no-unbounded-query: off, no-select-all-fields: off }\n', 'yaml');
    await untilFound((found) => !rules(found).includes('no-unbounded-query'));
  });

  it('is offered what needs the document alone', async () => {
    await client.open(of('prisma/schema.prisma'), SCHEMA, 'prisma');
    await client.open(of('src/all.ts'), SOURCE);
    await untilFound();
    const actions = await client.actions(of('src/all.ts'), 2, ['quickfix']);
    assert.ok(actions.some(({ edit }) => edit), 'the fix');
    const commands = new Set(actions.flatMap(({ command }) => command?.command ?? []));
    assert.deepEqual([...commands].sort(), ['crm-guard.explainFinding', 'crm-guard.openRulePage', 'crm-guard.suppress']);
    const edited = actions.flatMap(({ edit }) => edit?.documentChanges ?? []).map((change) => ('textDocument' in change ? change.textDocument.uri : 'another file'));
    assert.deepEqual([...new Set(edited)], [of('src/all.ts')]);
  });

  it('says of the whole project that it is not known', async () => {
    await client.open(of('src/all.ts'), SOURCE);
    for (const question of [CHECK_PROJECT, CUSTOMER_DATA]) {
      const answer = await client.connection.sendRequest<{ done: boolean; why?: string }>(question, { uri: of('crm-guard.yaml'), id: '1' });
      assert.equal(answer.done, false);
      assert.notEqual(answer.why, '');
    }
  });

  it('is not mixed up with a folder on disk of the same path', async () => {
    const root = mkdtempSync(path.join(os.tmpdir(), 'crm-guard-server-'));
    try {
      mkdirSync(path.join(root, 'src'));
      writeFileSync(path.join(root, 'schema.prisma'), SCHEMA);
      await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event: { added: [{ uri: `memfs:${root}`, name: 'memory' }], removed: [] } });
      await client.open(`memfs:${root}/src/all.ts`, SOURCE);
      assert.deepEqual(await client.diagnostics(`memfs:${root}/src/all.ts`), []);
    } finally {
      rmSync(root, { recursive: true });
    }
  });

  it('leaves alone what is in no open folder', async () => {
    await client.open('git:/crm/src/all.ts?HEAD', SOURCE);
    assert.deepEqual(await client.diagnostics('git:/crm/src/all.ts?HEAD'), []);
    assert.deepEqual(client.statuses, []);
  });

  async function untilFound(enough: (found: Diagnostic[]) => boolean = (found) => found.length > 0): Promise<Diagnostic[]> {
    for (let asked = 0; asked < 200; asked++) {
      const found = await client.diagnostics(of('src/all.ts'));
      if (enough(found)) return found;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error('Waited in vain for findings.');
  }
});

describe('server: names of files', () => {
  it('lead back to the address', () => {
    for (const uri of ['file:///crm/src/a%20b.ts', 'vscode-vfs://github/acme/crm/src/a.ts', 'vscode-vfs://github%2B7b22/acme/a.ts', 'memfs:/crm/a.ts', 'vscode-test-web://mount/%E9%A1%A7%E5%AE%A2.ts']) assert.equal(uriOf(pathOf(uri)), uri);
    assert.equal(isVirtual(pathOf('file:///crm/a.ts')), false);
    assert.equal(isVirtual(pathOf('memfs:/crm/a.ts')), true);
  });
});
