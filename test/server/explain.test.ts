import assert from 'node:assert/strict';
import type { CodeAction, CodeLens, Diagnostic, MarkupContent, TextDocumentEdit } from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import { Workspace } from '../../src/engine/workspace.ts';
import { EXPLAIN_FINDING, SUPPRESS } from '../../src/protocol/index.ts';
import type { ExplainAnswer, FindingTarget, SuppressTarget } from '../../src/protocol/index.ts';
import { TempProject } from '../support/temp-project.ts';
import { TestClient } from './client.ts';

const SCHEMA = 'model Customer {\n  id    String @id\n  email String\n  phone String\n  tenantId String\n}\n';
const CODE = `import { PrismaClient } from '@prisma/client';
import { recordAccess } from './access-log';
const prisma = new PrismaClient();

export async function everyone() {
  return prisma.customer.findMany({ select: { email: true, phone: true } });
}

export class Desk {
  async page(actor: string, size: number, tenantId: string) {
    const rows = await prisma.customer.findMany({ where: { tenantId }, take: Math.min(size, 50) });
    await recordAccess({ actor, ids: rows.map(({ id }) => id) });
    return rows;
  }
}

export const show = async (id: string) => {
  const customer = await prisma.customer.findUniqueOrThrow({ where: { id } });
  const line = { mail: customer.email };
  console.log('shown', line);
};

export const size = () => prisma.customer.count();
`;

describe('server: what it says of findings and data accesses', function () {
  this.timeout(20_000);
  let project: TempProject;
  let client: TestClient;
  const uri = (file: string): string => URI.file(project.at(file)).toString();
  const file = (): string => uri('src/code.ts');

  async function start(params: Parameters<typeof TestClient.start>[0] = {}): Promise<void> {
    project = new TempProject({
      'package.json': '{}',
      'crm-guard.yaml': 'accessLog:\n  functions: [recordAccess]\n',
      'prisma/schema.prisma': SCHEMA,
      'src/access-log.ts': 'export async function recordAccess(entry: { actor: string; ids: string[] }) {\n  await store(entry);\n}\n',
    });
    client = await TestClient.start({ workspaceFolders: [{ uri: uri('.'), name: 'crm' }], initializationOptions: { commands: ['crm-guard.explainFinding', 'crm-guard.suppress'] }, ...params }, (options) => new Workspace(options));
    await client.open(file(), CODE);
  }
  afterEach(async () => {
    await client.stop();
    project.remove();
  });

  async function findingOf(rule: string): Promise<Diagnostic> {
    const finding = (await client.diagnostics(file())).find(({ code }) => code === rule);
    assert.ok(finding, rule);
    return finding;
  }

  async function actionsFor(rule: string): Promise<CodeAction[]> {
    const finding = await findingOf(rule);
    return client.actions(file(), finding.range.start.line, ['quickfix'], [finding]);
  }

  async function explained(rule: string): Promise<string> {
    const target = (await actionsFor(rule)).find(({ command }) => command?.command === 'crm-guard.explainFinding')?.command?.arguments?.[0] as FindingTarget;
    const answer = await client.connection.sendRequest<ExplainAnswer>(EXPLAIN_FINDING, target);
    assert.ok(answer.done, JSON.stringify(answer));
    return answer.text;
  }

  it('explains a finding: what, why personal, why without bound, what to do, and why the rule exists', async () => {
    await start();
    const text = await explained('no-unbounded-query');
    for (const part of [/^# no-unbounded-query\n/, /src\/code\.ts:6:\d+\]\(file:.*src\/code\.ts#L6\)/, /## What was found\n\n`findMany` can return every Customer at once/, /\| `email` \| e-mail address `contact\.email` \| by its name|\| `email` \| e-mail address `contact\.email` \|/, /schema\.prisma:3\]\(file:.*#L3\)/, /- Rows: no limit\n- Fields: `email`, `phone`\n- Which: every record/, /- Access log: not written on every path/, /## What to do\n\n- Limit the rows: take: 100/, /## Why this rule exists\n\nAt Odido/]) assert.match(text, part);
  });

  it('shows the way of a value that leaks', async () => {
    await start();
    assert.match(await explained('no-pii-in-logs'), /## The way of the data\n\n1\. .*src\/code\.ts:\d+\]/);
  });

  it('explains in Japanese', async () => {
    await start({ locale: 'ja' });
    const text = await explained('no-unbounded-query');
    for (const part of [/## 検出内容\n/, /- 件数: 上限なし\n- 項目: `email`、?/, /## 対処方法\n/, /## このルールが必要な理由\n\n[^]*[ぁ-ん]/]) assert.match(text, part);
    assert.doesNotMatch(text, /## [A-Z]/);
  });

  it('says that a finding is gone', async () => {
    await start();
    const target: FindingTarget = { uri: file(), ruleId: 'crm-guard/no-unbounded-query', fingerprint: 'none', line: 0, character: 0 };
    const answer = await client.connection.sendRequest<ExplainAnswer>(EXPLAIN_FINDING, target);
    assert.match(answer.done ? '' : answer.why, /no longer there/);
  });

  it('suppresses until a day', async () => {
    await start();
    const target = (await actionsFor('no-unbounded-query')).find(({ command }) => command?.command === 'crm-guard.suppress')?.command?.arguments?.[0] as SuppressTarget;
    assert.deepEqual(await client.connection.sendRequest(SUPPRESS, { ...target, reason: 'twenty seats', until: '2099-12-31' }), { done: true });
    const change = client.applied[0]?.documentChanges?.[0] as TextDocumentEdit;
    assert.match(String((change.edits[0] as { newText: string }).newText), /-- twenty seats \(until 2099-12-31\)\n$/);
    assert.deepEqual(await client.connection.sendRequest(SUPPRESS, { ...target, reason: 'twenty seats', until: '2020-01-01' }), { done: false, why: 'impossible' }, 'a day gone by suppresses nothing');
  });

  const hoverText = async (at: string, after = 0): Promise<string> => {
    const hover = await client.hover(file(), CODE, at, after);
    return hover === null ? '' : (hover.contents as MarkupContent).value;
  };

  it('says over a data access what it reads, how much, and whether that is logged', async () => {
    await start();
    const all = await hoverText('findMany', 3);
    for (const part of [/^\*\*CRM Guard\*\* `findMany` reads records of Customer\n/, /- Rows: no limit\n/, /- Fields: `email`, `phone`\n/, /- Which: every record\n/, / {2}- `email` e-mail address \(contact\.email\), \[prisma\/schema\.prisma:3\]\(file:.*schema\.prisma#L3\)/, /- Access log: not written on every path/]) assert.match(all, part);
    const page = await hoverText('findMany({ where', 3);
    for (const part of [/- Rows: a number of run time, at most 50\n/, /- Fields: all\n/, /- Which: `tenantId = tenantId`\n/, /- Access log: written on every path/]) assert.match(page, part);
    assert.match(await hoverText('findUniqueOrThrow', 3), /reads one record of Customer\n[^]*- Which: the one with `id = id`/);
    assert.match(await hoverText('count()', 2), /`count` counts records of Customer/);
    assert.match(await hoverText('customer.findMany', 2), /Customer holds records about/, 'the entity itself, where its name is pointed at');
    assert.equal(await hoverText('Math.min', 1), '');
  });

  it('says it in Japanese', async () => {
    await start({ locale: 'ja' });
    assert.match(await hoverText('findMany', 3), /`findMany` は Customer の複数件を読み取ります\n[^]*- 件数: 上限なし\n[^]*- アクセスログ: 記録されない経路があります/);
  });

  const lenses = async (): Promise<string[]> => {
    const found = await client.connection.sendRequest<CodeLens[]>('textDocument/codeLens', { textDocument: { uri: file() } });
    return found.map(({ range, command }) => `${range.start.line + 1} ${command?.title}`);
  };

  it('has no lenses over functions unless the user wants them', async () => {
    await start();
    assert.deepEqual(await lenses(), []);
  });

  it('says over functions what they read', async () => {
    await start({ capabilities: {}, initializationOptions: { settings: { codeLens: { functions: true } } } });
    assert.deepEqual(await lenses(), ['5 reads 2 personal fields of Customer · no limit · not logged', '10 reads 2 personal fields of Customer · a number of run time, at most 50 · logged', '17 reads 2 personal fields of Customer · not logged']);
  });
});
