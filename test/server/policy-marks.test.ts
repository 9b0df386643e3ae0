import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { AnnotatedTextEdit, CodeAction, TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';
import { Workspace } from '../../src/engine/workspace.ts';
import { CATEGORIES, MARK_IN_POLICY } from '../../src/protocol/index.ts';
import type { CategoryLabel, MarkAnswer, MarkFieldTarget } from '../../src/protocol/index.ts';
import { TempProject } from '../support/temp-project.ts';
import { CURRENT, TestClient, until } from './client.ts';

const SCHEMA = 'model Customer {\n  id    String @id\n  email String\n  phone String\n  displayName String\n}\n';
const POLICY = '# ours\nmaxRows: 20 # agreed\n';
const HEAD = "import { PrismaClient } from '@prisma/client';\nimport { toEntry } from './entry';\nimport { Desk } from './desk';\nimport { seen } from '@acme/audit';\nconst prisma = new PrismaClient();\n";
const LEAK = `${HEAD}export async function hello(id: string) {\n  const customer = await prisma.customer.findUniqueOrThrow({ where: { id }, select: { email: true } });\n  const shown = toEntry(customer);\n  console.log('read', shown);\n}\n`;
const READ = `${HEAD}const desk = new Desk();\nexport async function list(actor: string) {\n  const rows = await prisma.customer.findMany({ select: { id: true, email: true, phone: true, displayName: true } });\n  desk.auditRead(actor, rows.map(({ id }) => id));\n  return rows;\n}\n`;

const CONFIRMING = { ...CURRENT, workspace: { ...CURRENT.workspace, workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} } } };

describe('server: decisions for the policy', function () {
  this.timeout(20_000);
  let project: TempProject;
  let client: TestClient;
  const uri = (file: string): string => URI.file(project.at(file)).toString();

  function start(files: Record<string, string> = {}, params: Parameters<typeof TestClient.start>[0] = {}): Promise<TestClient> {
    project = new TempProject({
      'package.json': '{}',
      'prisma/schema.prisma': SCHEMA,
      'src/entry.ts': 'export const toEntry = (customer: { email: string }) => ({ email: customer.email });\n',
      'src/desk.ts': 'export class Desk {\n  auditRead(actor: string, ids: string[]) {\n    store.push({ actor, ids });\n  }\n}\n',
      ...files,
    });
    return TestClient.start({ workspaceFolders: [{ uri: uri('.'), name: 'crm' }], capabilities: CONFIRMING, ...params }, (options) => new Workspace(options));
  }
  afterEach(async () => {
    await client.stop();
    project.remove();
  });

  /** Opens a file and answers the actions for the finding of a rule in it. */
  async function actionsFor(rule: string, text: string): Promise<CodeAction[]> {
    await client.open(uri('src/a.ts'), text);
    const finding = (await client.diagnostics(uri('src/a.ts'))).find(({ code }) => code === rule);
    assert.ok(finding, `a finding of ${rule}`);
    return client.actions(uri('src/a.ts'), finding.range.start.line, ['quickfix'], [finding]);
  }

  /** What an edit makes of the policy; every change of it must ask first. */
  function policyAfter(edit: WorkspaceEdit | undefined, file = 'crm-guard.yaml'): string {
    let text: string | undefined;
    for (const change of edit?.documentChanges ?? []) {
      if ('kind' in change) {
        assert.equal(change.kind, 'create');
        assert.equal(change.kind === 'create' && change.uri, uri(file));
        assert.ok(edit?.changeAnnotations?.[change.annotationId ?? '']?.needsConfirmation);
        text = '';
        continue;
      }
      const { textDocument, edits } = change as TextDocumentEdit;
      assert.equal(textDocument.uri, uri(file));
      for (const one of edits as AnnotatedTextEdit[]) assert.ok(edit?.changeAnnotations?.[one.annotationId]?.needsConfirmation);
      text = TextDocument.applyEdits(TextDocument.create('', 'yaml', 0, text ?? readFileSync(project.at(file), 'utf8')), edits as AnnotatedTextEdit[]);
    }
    return text ?? '';
  }

  it('marks a field as not personal, in the policy there is, once the user has confirmed', async () => {
    client = await start({ 'crm-guard.yaml': POLICY });
    const action = (await actionsFor('no-pii-in-logs', LEAK)).find(({ title }) => title === 'Mark Customer.email as not personal data in crm-guard.yaml');
    assert.equal(action?.kind, 'quickfix');
    assert.equal(policyAfter(action?.edit), `${POLICY}\nentities:\n  Customer:\n    fields:\n      email: false\n`);
  });

  it('silences the finding by it', async () => {
    client = await start({ 'crm-guard.yaml': POLICY });
    const action = (await actionsFor('no-pii-in-logs', LEAK)).find(({ title }) => /not personal/.test(title));
    await client.open(uri('crm-guard.yaml'), policyAfter(action?.edit), 'yaml');
    const before = client.refreshes;
    await client.change(uri('crm-guard.yaml'), 2, `${policyAfter(action?.edit)}# x\n`);
    await until(() => client.refreshes > before, 'the server to ask for another look');
    assert.deepEqual((await client.diagnostics(uri('src/a.ts'))).filter(({ code }) => code === 'no-pii-in-logs'), []);
  });

  it('writes a first policy where there is none', async () => {
    client = await start();
    const action = (await actionsFor('no-pii-in-logs', LEAK)).find(({ title }) => /not personal/.test(title));
    const text = policyAfter(action?.edit);
    assert.match(text, /^# What CRM Guard reports/);
    assert.match(text, /\n\nentities:\n {2}Customer:\n {4}fields:\n {6}email: false\n$/);
  });

  it('changes a policy in JSON', async () => {
    client = await start({ 'crm-guard.json': '{ "maxRows": 20 }\n' });
    const action = (await actionsFor('no-pii-in-logs', LEAK)).find(({ title }) => title.endsWith('in crm-guard.json'));
    assert.deepEqual(JSON.parse(policyAfter(action?.edit, 'crm-guard.json')), { maxRows: 20, entities: { Customer: { fields: { email: false } } } });
  });

  it('takes the policy as it stands in the editor', async () => {
    client = await start({ 'crm-guard.yaml': POLICY });
    await client.open(uri('src/b.ts'), READ);
    await client.diagnostics(uri('src/b.ts'));
    await client.open(uri('crm-guard.yaml'), POLICY, 'yaml');
    await client.change(uri('crm-guard.yaml'), 2, 'entities:\n  customers:\n    fields:\n      phone: false\n');
    await until(() => client.refreshes > 0, 'the server to ask for another look');
    const action = (await actionsFor('no-pii-in-logs', LEAK)).find(({ title }) => /not personal/.test(title));
    const change = action?.edit?.documentChanges?.[0] as TextDocumentEdit;
    assert.equal(change.textDocument.version, 2);
    assert.match((change.edits[0] as AnnotatedTextEdit).newText, /^\n {6}email: false$/, 'into the entity that the policy calls by another name');
  });

  it('marks the function that a value goes through as a masking function', async () => {
    client = await start({ 'crm-guard.yaml': POLICY });
    const actions = await actionsFor('no-pii-in-logs', LEAK);
    const action = actions.find(({ title }) => title === 'Mark toEntry as a masking function in crm-guard.yaml');
    assert.equal(policyAfter(action?.edit), `${POLICY}\nmaskers:\n  - toEntry\n`, actions.map(({ title }) => title).join(' | '));
  });

  it('marks a function beside an unlogged read as an access log, with its module', async () => {
    client = await start({ 'crm-guard.yaml': `${POLICY}extends: strict\n` });
    const actions = await actionsFor('require-access-log', READ);
    const action = actions.find(({ title }) => title === 'Mark Desk.auditRead as an access log in crm-guard.yaml');
    assert.equal(policyAfter(action?.edit), `${POLICY}extends: strict\n\naccessLog:\n  functions:\n    - name: Desk.auditRead\n      module: ./src/desk\n`, actions.map(({ title }) => title).join(' | '));
  });

  it('offers a function of a package, where the cursor stands on its call, when somebody asks', async () => {
    client = await start();
    const text = `${HEAD}export const go = () => seen('x');\n`;
    await client.open(uri('src/a.ts'), text);
    const at = text.split('\n').findIndex((line) => line.startsWith('export const go'));
    const ask = (triggerKind: 1 | 2): Promise<CodeAction[]> => client.connection.sendRequest('textDocument/codeAction', { textDocument: { uri: uri('src/a.ts') }, range: { start: { line: at, character: 25 }, end: { line: at, character: 25 } }, context: { diagnostics: [], triggerKind } });
    assert.deepEqual((await ask(1)).map(({ title, kind }) => [title, kind]), [['Mark seen as an access log in crm-guard.yaml', 'refactor.rewrite'], ['Mark seen as a masking function in crm-guard.yaml', 'refactor.rewrite']]);
    assert.match(policyAfter((await ask(1))[0]?.edit), /- name: seen\n {6}module: "@acme\/audit"\n$/);
    assert.deepEqual(await ask(2), [], 'nobody asked');
  });

  it('has a client that can ask decide for one of several fields, and for one in a schema', async () => {
    client = await start({ 'crm-guard.yaml': POLICY }, { initializationOptions: { commands: ['crm-guard.markField'] } });
    const actions = await actionsFor('no-unbounded-query', READ);
    const target = actions.find(({ command }) => command?.command === 'crm-guard.markField')?.command?.arguments?.[0] as MarkFieldTarget;
    assert.equal(target.entity, 'Customer');
    assert.deepEqual(target.fields.map(({ name }) => name).sort(), ['displayName', 'email', 'phone']);
    assert.ok(!actions.some(({ title }) => /not personal/.test(title)), 'too many for entries of their own');

    await client.open(uri('prisma/schema.prisma'), SCHEMA, 'prisma');
    const there = await client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', { textDocument: { uri: uri('prisma/schema.prisma') }, range: { start: { line: 2, character: 4 }, end: { line: 2, character: 4 } }, context: { diagnostics: [], triggerKind: 1 } });
    assert.deepEqual(there.map(({ title }) => title), ['Mark Customer.email as not personal data in crm-guard.yaml', 'Decide in crm-guard.yaml what Customer.email holds…']);
  });

  it('writes a category that somebody chose, and says why it cannot', async () => {
    client = await start({ 'crm-guard.yaml': POLICY }, { locale: 'ja' });
    await client.open(uri('src/a.ts'), LEAK);
    const categories = await client.connection.sendRequest<CategoryLabel[]>(CATEGORIES);
    assert.equal(categories.find(({ id }) => id === 'contact.email')?.label, 'メールアドレス');
    const params = { uri: uri('src/a.ts'), entity: 'Customer', field: 'displayName', category: 'contact.email' };
    assert.deepEqual(await client.connection.sendRequest<MarkAnswer>(MARK_IN_POLICY, params), { done: true, policy: uri('crm-guard.yaml') });
    assert.equal(policyAfter(client.applied[0]), `${POLICY}\nentities:\n  Customer:\n    fields:\n      displayName: contact.email\n`);
    assert.match(Object.values(client.applied[0]?.changeAnnotations ?? {})[0]?.label ?? '', /記録する$/);
    await client.open(uri('crm-guard.yaml'), 'entities: [\n', 'yaml');
    const answer = await client.connection.sendRequest<MarkAnswer>(MARK_IN_POLICY, params);
    assert.match(answer.done ? '' : answer.problem, /entities\.Customer\.fields\.displayName.*修正/);
  });

  it('sets the severity of a rule, also where it has one', async () => {
    client = await start({ 'crm-guard.yaml': `${POLICY}rules:\n  no-pii-in-logs: warn # for now\n  no-pii-in-url: { severity: warn }\n` });
    await client.open(uri('src/a.ts'), LEAK);
    const set = (rule: string, severity: 'off' | 'warning' | 'error'): Promise<MarkAnswer> => client.connection.sendRequest(MARK_IN_POLICY, { uri: uri('src/a.ts'), rule, severity });
    await set('no-pii-in-logs', 'error');
    assert.equal(policyAfter(client.applied[0]), `${POLICY}rules:\n  no-pii-in-logs: error # for now\n  no-pii-in-url: { severity: warn }\n`);
    await set('no-pii-in-url', 'off');
    assert.match(policyAfter(client.applied[1]), /no-pii-in-url: "?off"?\n/);
    await set('no-unbounded-query', 'off');
    assert.match(policyAfter(client.applied[2]), /\n {2}no-unbounded-query: "?off"?\n$/);
    assert.match(Object.values(client.applied[2]?.changeAnnotations ?? {})[0]?.label ?? '', /Set no-unbounded-query to off in crm-guard\.yaml/);
  });
});
