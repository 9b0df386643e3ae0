import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { bundle } from '../cli/process.ts';

const crm = fileURLToPath(new URL('../../examples/crm', import.meta.url));

interface Answer {
  isError?: boolean;
  content: { type: string; text: string }[];
  structuredContent?: Record<string, unknown>;
}

describe('crm-guard mcp', function () {
  this.timeout(120_000);
  let folder: string;
  let root: string;
  let client: Client;

  const connect = async (...args: string[]): Promise<Client> => {
    const one = new Client({ name: 'test', version: '1' });
    await one.connect(new StdioClientTransport({ command: process.execPath, args: [bundle, 'mcp', ...args], cwd: root, stderr: 'inherit' }));
    return one;
  };
  const call = async (name: string, args: Record<string, unknown>, by = client): Promise<Answer> => (await by.callTool({ name, arguments: args })) as unknown as Answer;
  const text = ({ content }: Answer): string => content.map((part) => part.text).join('\n');

  before(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'crm-guard-mcp-'));
    root = path.join(folder, 'crm');
    cpSync(crm, root, { recursive: true, filter: (file) => !file.includes('node_modules') });
    client = await connect();
  });
  after(async () => {
    await client.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('offers tools that read only, and says so', async () => {
    const { tools } = await client.listTools();
    assert.deepEqual(tools.map(({ name }) => name), ['check_file', 'explain_finding', 'list_personal_fields']);
    for (const { annotations } of tools) assert.deepEqual(annotations, { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false });
  });

  it('checks a file as it is on disk, also after it was changed', async () => {
    writeFileSync(path.join(root, 'src/agent.ts'), "import { PrismaClient } from '@prisma/client';\nconst prisma = new PrismaClient();\nexport const all = () => prisma.customer.findMany();\n");
    const first = await call('check_file', { paths: ['src/agent.ts'] });
    assert.match(text(first), /^src\/agent\.ts:3:\d+ \w+ no-unbounded-query\n {2}.*Customer/m);
    const { total, findings } = first.structuredContent as { total: number; findings: { rule: string; line: number; entity: string; fields: string[]; suggestions: string[] }[] };
    assert.equal(total, findings.length);
    const unbounded = findings.find(({ rule }) => rule === 'no-unbounded-query');
    assert.equal(unbounded?.entity, 'Customer');
    assert.equal(unbounded.line, 3);
    assert.ok(unbounded.fields.some((field) => field.startsWith('email (contact.email')));
    assert.ok(unbounded.suggestions.length > 0);
    writeFileSync(path.join(root, 'src/agent.ts'), 'export const nothing = 1;\n');
    const second = await call('check_file', { paths: ['src/agent.ts'] });
    assert.equal(text(second), 'No findings. Files checked: 1.');
  });

  it('explains the finding at a line with the page of its rule, and says where findings are when there is none', async () => {
    writeFileSync(path.join(root, 'src/agent.ts'), "import { PrismaClient } from '@prisma/client';\nconst prisma = new PrismaClient();\nexport const all = () => prisma.customer.findMany();\n");
    const explained = text(await call('explain_finding', { path: 'src/agent.ts', line: 3, rule: 'no-unbounded-query' }));
    assert.match(explained, /Customer/);
    assert.match(explained, /# no-unbounded-query|no-unbounded-query/);
    assert.ok(explained.length > 2000, 'the page of the rule follows');
    const beside = await call('explain_finding', { path: 'src/agent.ts', line: 1 });
    assert.equal(beside.isError, true);
    assert.match(text(beside), /No finding at src\/agent\.ts:1\..* 3 \(no-unbounded-query\)/);
  });

  it('names the rules when asked for one that does not exist', async () => {
    const answer = await call('explain_finding', { rule: 'no-such-rule' });
    assert.equal(answer.isError, true);
    assert.match(text(answer), /There is no rule no-such-rule\. The rules are: .*require-access-log/);
  });

  it('lists the personal data of the project, and explains one field', async () => {
    const all = (await call('list_personal_fields', {})).structuredContent as { fields: { entity: string; field: string; category: string; place?: string }[] };
    const email = all.fields.find(({ entity, field }) => entity === 'Customer' && field === 'email');
    assert.equal(email?.category, 'contact.email');
    assert.match(email.place ?? '', /^prisma\/schema\.prisma:\d+$/);
    assert.match(text(await call('list_personal_fields', { name: 'Customer.email' })), /contact\.email/);
    const unknown = await call('list_personal_fields', { name: 'Custmer' });
    assert.equal(unknown.isError, true);
    assert.match(text(unknown), /does not know Custmer\. Did you mean: Customer/);
  });

  it('reads nothing outside the project, not even through a link', async () => {
    symlinkSync(folder, path.join(root, 'out'));
    writeFileSync(path.join(folder, 'secret.ts'), 'export const x = 1;\n');
    for (const given of ['../secret.ts', path.join(folder, 'secret.ts'), 'out/secret.ts']) {
      const answer = await call('check_file', { paths: [given] });
      assert.equal(answer.isError, true, given);
      assert.match(text(answer), /lies outside/);
    }
    assert.match(text(await call('check_file', { paths: ['src/gone.ts'] })), /src\/gone\.ts does not exist/);
  });

  it('answers with the errors of a broken policy and goes on', async () => {
    writeFileSync(path.join(root, 'crm-guard.yaml'), 'rules:\n  no-such-rule: error\n');
    const answer = await call('check_file', { paths: ['src/agent.ts'] });
    assert.equal(answer.isError, true);
    assert.match(text(answer), /crm-guard\.yaml:2:\d+ .*no-such-rule/);
    cpSync(path.join(crm, 'crm-guard.yaml'), path.join(root, 'crm-guard.yaml'));
    assert.notEqual((await call('check_file', { paths: ['src/agent.ts'] })).isError, true);
  });

  it('speaks Japanese when asked to', async () => {
    const japanese = await connect('--locale', 'ja');
    try {
      assert.match(text(await call('explain_finding', { rule: 'no-such-rule' }, japanese)), /ルール no-such-rule はありません/);
    } finally {
      await japanese.close();
    }
  });
});
