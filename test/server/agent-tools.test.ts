import assert from 'node:assert/strict';
import { mkdtempSync, mkdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { setLocale } from '../../src/l10n/index.ts';
import { Workspace } from '../../src/engine/workspace.ts';
import { AGENT_TOOL } from '../../src/protocol/index.ts';
import type { AgentToolParams } from '../../src/protocol/index.ts';
import { TestClient } from './client.ts';

const SCHEMA = 'model Customer {\n  id String @id\n  name String\n  email String\n}\n';
const BOUNDED = "import { PrismaClient } from '@prisma/client';\nconst prisma = new PrismaClient();\nexport const list = () => prisma.customer.findMany({ take: 20, select: { name: true, email: true } });\n";
const UNBOUNDED = BOUNDED.replace('take: 20, ', '');

describe('server: language-model tools', () => {
  let base: string;
  let client: TestClient;
  const uri = (file: string): string => pathToFileURL(path.join(base, file)).href;
  const ask = async (params: AgentToolParams): Promise<string> => (await client.connection.sendRequest<{ text: string }>(AGENT_TOOL, params)).text;

  beforeEach(async () => {
    base = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'crm-guard-test-')));
    for (const [file, text] of [['schema.prisma', SCHEMA], ['src/a.ts', UNBOUNDED], ['src/b.ts', BOUNDED], ['packages/admin/crm-guard.yaml', 'rules:\n  no-unbounded-query: off\n'], ['packages/admin/schema.prisma', SCHEMA], ['packages/admin/c.ts', UNBOUNDED]] as const) {
      mkdirSync(path.dirname(path.join(base, file)), { recursive: true });
      writeFileSync(path.join(base, file), text);
    }
    client = await TestClient.start({ workspaceFolders: [{ uri: pathToFileURL(base).href, name: 'crm' }] }, (options) => new Workspace(options));
  });
  afterEach(async () => {
    await client.stop();
    rmSync(base, { recursive: true });
  });

  it('checks a file as it stands in the editor, saved or not', async () => {
    assert.match(await ask({ tool: 'checkFiles', input: { paths: ['src/b.ts'] } }), /No findings\. Files checked: 1/);
    await client.open(uri('src/b.ts'), UNBOUNDED);
    assert.match(await ask({ tool: 'checkFiles', input: { paths: ['src/b.ts'] } }), /^src\/b\.ts:3:\d+ \w+ no-unbounded-query\n.*Customer/s);
  });

  it('checks a folder, with what is not saved, and nothing beside it', async () => {
    await client.open(uri('src/b.ts'), UNBOUNDED);
    const found = await ask({ tool: 'checkFiles', input: { paths: ['src'] } });
    assert.match(found, /src\/a\.ts:3/);
    assert.match(found, /src\/b\.ts:3/);
  });

  it('judges every file under the policy of its own folder, and names it from the folder that is open', async () => {
    assert.doesNotMatch(await ask({ tool: 'checkFiles', input: { paths: ['packages/admin/c.ts'] } }), /no-unbounded-query/);
    writeFileSync(path.join(base, 'packages/admin/d.ts'), "import { PrismaClient } from '@prisma/client';\nconst prisma = new PrismaClient();\nexport const log = async () => console.log((await prisma.customer.findFirst())?.email);\n");
    assert.match(await ask({ tool: 'checkFiles', input: { paths: [path.join(base, 'packages/admin/d.ts')] } }), /^packages\/admin\/d\.ts:3:\d+ \w+ no-pii-in-logs/m);
  });

  it('explains a finding with the page of its rule, and says where the others are', async () => {
    assert.match(await ask({ tool: 'explainFinding', input: { path: 'src/a.ts', line: 3 } }), /no-unbounded-query[^]*Customer[^]*# no-unbounded-query/);
    assert.match(await ask({ tool: 'explainFinding', input: { path: 'src/a.ts', line: 1 } }), /No finding at src\/a\.ts:1\. .* 3 \(/);
    assert.match(await ask({ tool: 'explainFinding', input: { rule: 'no-such-rule' } }), /no rule no-such-rule/);
  });

  it('lists the personal fields, and what is known of one', async () => {
    assert.match(await ask({ tool: 'listPersonalFields', input: {} }), /Customer\n {2}name: .*\n {2}email: contact\.email/);
    assert.match(await ask({ tool: 'listPersonalFields', input: { name: 'Customer.email' } }), /email/);
    assert.match(await ask({ tool: 'listPersonalFields', input: { name: 'Custommer' } }), /Did you mean: Customer/);
  });

  it('reads nothing outside the folders, and says so', async () => {
    assert.match(await ask({ tool: 'checkFiles', input: { paths: ['../other/a.ts'] } }), /lies outside/);
    assert.match(await ask({ tool: 'checkFiles', input: { paths: ['src/none.ts'] } }), /does not exist/);
  });

  it('speaks the language of the editor', async () => {
    setLocale('ja');
    assert.match(await ask({ tool: 'checkFiles', input: { paths: ['src/b.ts'] } }), /検出結果はありません/);
  });
});
