import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { CodeLens, CompletionItem, CompletionList, Hover } from 'vscode-languageserver/node';
import { Workspace } from '../../src/engine/workspace.ts';
import { POLICY_TESTS, PREVIEW_POLICY, RUN_POLICY_TESTS } from '../../src/protocol/index.ts';
import type { PlacesTarget, PolicyPreviewAnswer, PolicyTestList, PolicyTestsReport } from '../../src/protocol/index.ts';
import { TempProject } from '../support/temp-project.ts';
import { TestClient, until } from './client.ts';

const PRISMA = "import { PrismaClient } from '@prisma/client';\nconst prisma = new PrismaClient();\n";
const reads = (take = ''): string => `${PRISMA}export const all = () => prisma.customer.findMany({ select: { id: true, email: true }${take} });\n`;
const POLICY = `rules:
  no-unbounded-query: warning
  no-bulk-export: off
overrides:
  - files: [src/jobs/**]
    maxRows: 500
  - files: [src/nowhere/**]
    maxRows: 500
exceptions:
  - { rule: no-unbounded-query, files: [src/a.ts], reason: agreed }
  - { rule: no-select-all-fields, files: [src/jobs/**], reason: mended since }
  - { rule: no-unbounded-query, files: [src/b.ts], reason: agreed for a while, until: 2020-01-01 }
`;

describe('server: tuning a policy', function () {
  this.timeout(30_000);
  let project: TempProject;
  let client: TestClient;
  beforeEach(() => {
    project = new TempProject({
      'package.json': '{}',
      'schema.prisma': 'model Customer {\n  id    Int    @id\n  email String\n}\n',
      'crm-guard.yaml': POLICY,
      'src/a.ts': reads(),
      'src/b.ts': reads(),
      'src/jobs/c.ts': reads(', take: 300'),
      'policy-tests/d.ts': `${PRISMA}// test: asked for\n// expect: no-unbounded-query\n${reads().replace(PRISMA, '')}`,
    });
  });
  afterEach(async () => {
    await client.stop();
    project.remove();
  });

  const uri = (file: string): string => pathToFileURL(project.at(file)).href;

  async function begin(commands: string[] = ['crm-guard.listPlaces'], locale = 'en'): Promise<void> {
    client = await TestClient.start({ locale, workspaceFolders: [{ uri: pathToFileURL(project.root).href, name: 'p' }], initializationOptions: { commands } }, (options) => new Workspace(options));
    await client.open(uri('crm-guard.yaml'), POLICY, 'yaml');
  }

  const lenses = (): Promise<CodeLens[]> => client.connection.sendRequest('textDocument/codeLens', { textDocument: { uri: uri('crm-guard.yaml') } });
  const titles = async (): Promise<string[]> => (await lenses()).map(({ range, command }) => `${range.start.line + 1} ${command?.title}`);

  it('says over each rule, override and exception what it does', async () => {
    await begin();
    assert.deepEqual(await titles(), [
      '2 1 finding in 1 file, 1 covered',
      '3 no findings',
      '5 no findings, 1 more without it',
      '7 no file matches',
      '10 covers 1 finding in 1 file',
      '11 matches nothing: it can go',
      '12 ended: 1 finding in 1 file count again',
    ]);
  });

  it('counts what is typed, in the policy and in the sources, before it is saved', async () => {
    await begin();
    await client.change(uri('crm-guard.yaml'), 2, 'rules:\n  no-unbounded-query: off\n');
    assert.deepEqual(await titles(), ['2 off: hides 3 findings in 3 files']);
    await client.open(uri('src/b.ts'), reads());
    await client.change(uri('src/b.ts'), 2, reads(', take: 10'));
    assert.deepEqual(await titles(), ['2 off: hides 2 findings in 2 files']);
    await client.change(uri('crm-guard.yaml'), 3, 'rules:\n  no-unbounded-query: [\n');
    assert.deepEqual(await titles(), [], 'half a policy says nothing');
  });

  it('lists the places behind a count in clients that can, and gives the text alone to others', async () => {
    await begin();
    const [rule] = await lenses();
    assert.equal(rule?.command?.command, 'crm-guard.listPlaces');
    const target = rule.command.arguments?.[0] as PlacesTarget;
    assert.deepEqual(target.places.map((place) => [place.uri, place.range.start.line]), [[uri('src/b.ts'), 2]]);
    await client.stop();
    await begin([]);
    assert.deepEqual((await lenses()).filter(({ command }) => command?.command !== ''), []);
  });

  it('says the same in Japanese', async () => {
    await begin(undefined, 'ja');
    assert.match((await titles()).join('\n'), /2 1ファイルで検出1件、対象外1件[^]*該当する検出なし/);
  });

  it('shows what an unsaved change does before it is saved', async () => {
    await begin();
    await client.change(uri('crm-guard.yaml'), 2, POLICY.replace('maxRows: 500', 'maxRows: 200').replace('  - { rule: no-unbounded-query, files: [src/a.ts], reason: agreed }\n', ''));
    const answer = await client.connection.sendRequest<PolicyPreviewAnswer>(PREVIEW_POLICY, { uri: uri('crm-guard.yaml'), base: 'saved' });
    assert.ok(answer.done);
    assert.deepEqual([answer.appear, answer.go, answer.differ], [2, 0, 0]);
    const line = answer.lines.find(({ place }) => place);
    assert.match(line?.text ?? '', /^\+ {3}3:\d+ {2}warning {2}no-unbounded-query {2}\(is no longer covered\)/);
    assert.deepEqual([line?.place?.uri, line?.place?.line], [uri('src/a.ts'), 3]);
  });

  it('says why nothing can be compared', async () => {
    await begin();
    await client.change(uri('crm-guard.yaml'), 2, 'maxRow: 1\n');
    const answer = await client.connection.sendRequest<PolicyPreviewAnswer>(PREVIEW_POLICY, { uri: uri('crm-guard.yaml'), base: 'saved' });
    assert.ok(!answer.done);
    assert.match(answer.why, /cannot be compared:\n1: .*maxRows/);
  });

  const position = (text: string, at: string, after = at.length): { line: number; character: number } => {
    const lines = text.slice(0, text.indexOf(at) + after).split('\n');
    return { line: lines.length - 1, character: (lines.at(-1) ?? '').length };
  };
  async function completed(text: string, at: string, version: number): Promise<CompletionItem[]> {
    await client.change(uri('crm-guard.yaml'), version, text);
    const answer = await client.connection.sendRequest<CompletionList | null>('textDocument/completion', { textDocument: { uri: uri('crm-guard.yaml') }, position: position(text, at) });
    return answer?.items ?? [];
  }

  it('completes keys, rules and what the project has, and replaces what is typed', async () => {
    await begin();
    const text = 'rules:\n  no-unb\n';
    const rule = (await completed(text, 'no-unb', 2)).find(({ label }) => label === 'no-unbounded-query');
    assert.deepEqual(rule?.textEdit, { range: { start: { line: 1, character: 2 }, end: { line: 1, character: 8 } }, newText: 'no-unbounded-query: ' });
    assert.match(String(rule?.documentation), /row bound/);
    assert.deepEqual((await completed('entities:\n  Customer:\n    fields:\n      ', 'fields:\n      ', 3)).map(({ label, detail }) => [label, detail]), [['id', undefined], ['email', 'e-mail address']]);
    project.write('src/mask.ts', 'export const maskEmail = (text: string): string => text.slice(0, 1);\nexport function other() {}\n');
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: uri('src/mask.ts'), type: 1 }] });
    assert.deepEqual((await completed('maskers:\n  - m', '- m', 4)).sort((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1)).map(({ label }) => label), ['maskEmail', 'all', 'other'], 'what may mask comes first');
    await client.stop();
    client = await TestClient.start({ workspaceFolders: [{ uri: pathToFileURL(project.root).href, name: 'p' }], initializationOptions: { readsSchema: true } }, (options) => new Workspace(options));
    await client.open(uri('crm-guard.yaml'), POLICY, 'yaml');
    assert.deepEqual(await completed(text, 'no-unb', 2), [], 'where another extension reads the schema, its names are its own');
  });

  it('helps with a policy in JSON: counts, mistakes, completion and meaning; with its schema in a client that has none', async () => {
    const json = '{\n  "rules": { "no-unbounded-query": "warning" },\n  "entities": { "Customer": { "fields": { "em": false } } }\n}\n';
    rmSync(project.at('crm-guard.yaml'));
    project.write('crm-guard.json', json);
    const at = uri('crm-guard.json');
    const start = async (initializationOptions: object, locale = 'en'): Promise<void> => {
      client = await TestClient.start({ locale, workspaceFolders: [{ uri: pathToFileURL(project.root).href, name: 'p' }], initializationOptions }, (options) => new Workspace(options));
      await client.open(at, json, 'json');
    };
    const items = async (where: string): Promise<CompletionItem[]> => (await client.connection.sendRequest<CompletionList | null>('textDocument/completion', { textDocument: { uri: at }, position: position(json, where) }))?.items ?? [];
    const meaning = async (where: string): Promise<string> => JSON.stringify((await client.connection.sendRequest<Hover | null>('textDocument/hover', { textDocument: { uri: at }, position: position(json, where, 2) }))?.contents ?? null);
    await start({ readsJsonSchema: true });
    const [lens] = await client.connection.sendRequest<CodeLens[]>('textDocument/codeLens', { textDocument: { uri: at } });
    assert.match(lens?.command?.title ?? '', /findings? in/);
    const field = (await items('"em')).find(({ label }) => label === 'email');
    assert.deepEqual(field?.textEdit, { range: { start: { line: 2, character: 42 }, end: { line: 2, character: 46 } }, newText: '"email"' });
    assert.equal(field?.filterText, '"email"');
    assert.deepEqual((await items('"ru')).map(({ label }) => label), [], 'the schema has those');
    assert.equal(await meaning('rules'), 'null', 'the schema explains the keys');
    assert.match(await meaning('no-unbounded-query'), /recommended: error/);
    await client.change(at, 2, json.replace('"warning"', '"warming"'));
    await until(() => client.published.some(({ uri: file, diagnostics }) => file === at && diagnostics[0]?.range.start.line === 1 && /warming/.test(JSON.stringify(diagnostics[0].message))), 'the mistake at its place');
    await client.stop();
    await start({ readsJsonSchema: true }, 'ja');
    assert.match(await meaning('rules'), /[ぁ-ん]/, 'the schema speaks English alone');
    await client.stop();
    await start({});
    assert.ok((await items('"ru')).some(({ label }) => label === 'rules' || label === 'overrides'));
  });

  it('explains keys, rules and entities', async () => {
    await begin();
    const hover = async (at: string): Promise<string> => JSON.stringify((await client.connection.sendRequest<Hover | null>('textDocument/hover', { textDocument: { uri: uri('crm-guard.yaml') }, position: position(POLICY, at, 3) }))?.contents ?? '');
    assert.match(await hover('overrides'), /Later overrides win/);
    assert.match(await hover('no-unbounded-query'), /recommended: error · strict: error.*no-unbounded-query\.md/);
    await client.change(uri('crm-guard.yaml'), 2, 'entities:\n  Customer:\n    fields:\n      email: false\n');
    const found = await client.connection.sendRequest<Hover | null>('textDocument/hover', { textDocument: { uri: uri('crm-guard.yaml') }, position: { line: 3, character: 8 } });
    assert.match(JSON.stringify(found?.contents), /Customer.*schema\.prisma/);
  });

  it('lists and runs the tests of the policy', async () => {
    await begin();
    const listed = await client.connection.sendRequest<PolicyTestList>(POLICY_TESTS, { uri: uri('crm-guard.yaml') });
    assert.deepEqual(listed.files.map(({ uri: file, tests }) => [file, tests.map(({ title }) => title)]), [[uri('policy-tests/d.ts'), ['asked for']]]);
    const ran = await client.connection.sendRequest<PolicyTestsReport>(RUN_POLICY_TESTS, { uri: uri('crm-guard.yaml'), only: [uri('policy-tests/d.ts')] });
    assert.ok(ran.done);
    const [failure] = ran.files[0]?.tests[0]?.failures ?? [];
    assert.equal(failure, undefined, failure?.message);
    await client.change(uri('crm-guard.yaml'), 2, 'rules:\n  no-unbounded-query: off\n');
    const off = await client.connection.sendRequest<PolicyTestsReport>(RUN_POLICY_TESTS, { uri: uri('crm-guard.yaml') });
    assert.match(off.done ? (off.files[0]?.tests[0]?.failures[0]?.message ?? '') : off.why, /the rule is off in d\.ts \(crm-guard\.yaml:2\)/);
  });
});
