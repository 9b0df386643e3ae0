import assert from 'node:assert/strict';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { StreamMessageReader, StreamMessageWriter, createProtocolConnection } from 'vscode-languageserver/node';
import type { Diagnostic, InitializeParams } from 'vscode-languageserver/node';
import { PREVIEW_POLICY } from '../../src/protocol/index.ts';
import type { PolicyPreviewAnswer } from '../../src/protocol/index.ts';
import { bundle, ended, startNode } from '../cli/process.ts';
import { TempProject } from '../support/temp-project.ts';
import { CURRENT, TestClient, until } from './client.ts';

const SOURCE = "import { PrismaClient } from '@prisma/client';\nconst prisma = new PrismaClient();\nexport const all = () => prisma.customer.findMany();\n";
const BOUNDED = SOURCE.replace('findMany()', 'findMany({ take: 50, select: { id: true } })');

/** What Neovim, Helix, Zed and LSP4IJ have in common: no commands of ours, no status, no language. */
const OTHER_EDITOR: Partial<InitializeParams> = { initializationOptions: {} };
/** A client of the days before pulled diagnostics, watched files and questions about settings. */
const OLD_EDITOR: Partial<InitializeParams> = { ...OTHER_EDITOR, capabilities: { textDocument: { publishDiagnostics: {} } } };

/** What a diagnostic says; newer clients may get it as markup. */
const said = (diagnostic: Diagnostic | undefined): string => (typeof diagnostic?.message === 'string' ? diagnostic.message : (diagnostic?.message.value ?? ''));

describe('crm-guard lsp --stdio', function () {
  this.timeout(60_000);
  let project: TempProject;
  let server: ChildProcessWithoutNullStreams;
  let end: ReturnType<typeof ended>;
  let client: TestClient;
  const unknown: string[] = [];

  beforeEach(() => {
    project = new TempProject({ 'package.json': '{ "name": "shop" }', 'schema.prisma': 'model Customer {\n  id    Int    @id\n  email String\n}\n', 'src/all.ts': SOURCE });
  });
  afterEach(() => {
    client.connection.dispose();
    server.kill();
    project.remove();
  });

  const uri = (file: string): string => pathToFileURL(project.at(file)).href;

  /** Begins a session as an editor does: over the streams of the process. */
  async function begin(params: Partial<InitializeParams>, ...argv: string[]): Promise<void> {
    assert.ok(existsSync(bundle), 'dist/cli.js is missing: run `npm run build` first.');
    server = startNode([bundle, 'lsp', '--stdio', ...argv], project.root);
    end = ended(server);
    const connection = createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
    unknown.length = 0;
    connection.onUnhandledNotification(({ method }) => void unknown.push(method));
    client = await TestClient.over(connection, { workspaceFolders: [{ uri: pathToFileURL(project.root).href, name: 'shop' }], ...params });
  }

  it('takes a finding into the baseline for an editor that runs commands of servers', async () => {
    await begin({ ...OTHER_EDITOR, capabilities: { ...CURRENT, workspace: { ...CURRENT.workspace, executeCommand: {} } } });
    await client.open(uri('src/all.ts'), SOURCE);
    const open = await client.diagnostics(uri('src/all.ts'));
    const action = (await client.actions(uri('src/all.ts'), 2, undefined, open)).find(({ title }) => title.startsWith('Add this finding of no-unbounded-query'));
    assert.ok(action?.command && client.initialized.capabilities.executeCommandProvider?.commands.includes(action.command.command));
    assert.equal(await client.connection.sendRequest('workspace/executeCommand', { command: action.command.command, arguments: action.command.arguments }), 1);
    const after = await client.diagnostics(uri('src/all.ts'));
    assert.deepEqual(after.filter(({ tags }) => tags?.includes(1)).map(({ code, severity }) => [code, severity]), [['no-unbounded-query', 4]]);
    assert.equal(after.length, open.length);
    assert.match(readFileSync(project.at('crm-guard-baseline.json'), 'utf8'), /"rule": "no-unbounded-query"/);
    assert.equal(await client.connection.sendRequest('workspace/executeCommand', { command: 'crm-guard.addToBaseline', arguments: ['nothing'] }), null);
  });

  it('answers a current editor: pulled diagnostics, code actions, hover, changes, shutdown and exit', async () => {
    await begin(OTHER_EDITOR);
    assert.ok(client.initialized.capabilities.diagnosticProvider, 'findings are pulled');
    assert.equal(client.initialized.serverInfo?.name, 'crm-guard');
    await client.open(uri('src/all.ts'), SOURCE);
    const diagnostics = await client.diagnostics(uri('src/all.ts'));
    const finding = diagnostics.find(({ code }) => code === 'no-unbounded-query');
    assert.deepEqual(finding?.range.start, { line: 2, character: 41 });
    assert.match(said(finding), /Customer/);

    const actions = await client.actions(uri('src/all.ts'), 2, undefined, diagnostics);
    const bound = actions.find(({ title }) => title.includes('take: 100'));
    assert.match(JSON.stringify(bound?.edit), /take: 100/);
    assert.deepEqual(actions.filter(({ edit, command }) => !edit && command), [], 'nothing is offered that only our own client can do');
    const [fixed] = (bound?.edit?.documentChanges ?? []).flatMap((change) => ('edits' in change ? change.edits : []));
    assert.ok(fixed && 'range' in fixed);

    const hover = await client.hover(uri('src/all.ts'), SOURCE, 'customer.findMany', 2);
    assert.match(JSON.stringify(hover?.contents), /email/);

    await client.change(uri('src/all.ts'), 2, BOUNDED);
    assert.deepEqual((await client.diagnostics(uri('src/all.ts'))).filter(({ code }) => code === 'no-unbounded-query'), []);
    assert.deepEqual(unknown, [], 'no message that other editors do not know');

    await client.connection.sendRequest('shutdown');
    await client.connection.sendNotification('exit');
    const { code, stderr } = await end;
    assert.deepEqual([code, stderr], [0, '']);
  });

  it('ends when it is told to by a signal', async () => {
    await begin(OTHER_EDITOR);
    server.kill('SIGTERM');
    const { code, stderr } = await end;
    assert.deepEqual([code, stderr], [143, '']);
  });

  it('publishes to an editor that cannot pull, again after each change, and takes away when it closes', async () => {
    await begin(OLD_EDITOR);
    assert.equal(client.initialized.capabilities.diagnosticProvider, undefined);
    const latest = (): string[] | undefined => client.published.filter(({ uri: of }) => of === uri('src/all.ts')).at(-1)?.diagnostics.map(({ code }) => String(code));
    await client.open(uri('src/all.ts'), SOURCE);
    await until(() => latest()?.includes('no-unbounded-query') === true, 'findings are published', 20_000);
    await client.change(uri('src/all.ts'), 2, BOUNDED);
    await until(() => latest()?.includes('no-unbounded-query') === false, 'the mended one is gone', 20_000);
    await client.change(uri('src/all.ts'), 3, SOURCE);
    await until(() => (latest()?.length ?? 0) > 0, 'it is back', 20_000);
    await client.close(uri('src/all.ts'));
    await until(() => latest()?.length === 0, 'a closed document shows nothing', 20_000);
    assert.deepEqual(unknown, []);
  });

  it('takes a root instead of folders, and settings given at the start', async () => {
    await begin({ ...OLD_EDITOR, workspaceFolders: null, rootUri: pathToFileURL(project.root).href, initializationOptions: { settings: { enable: false } } });
    await client.open(uri('src/all.ts'), SOURCE);
    await until(() => client.published.some(({ uri: of }) => of === uri('src/all.ts')), 'an answer', 20_000);
    assert.deepEqual(client.published.flatMap(({ diagnostics }) => diagnostics), [], 'switched off');
  });

  it('checks a document by the name of its file, whatever the editor calls its language', async () => {
    await begin(OTHER_EDITOR);
    await client.open(uri('src/all.ts'), SOURCE, 'TypeScript');
    assert.ok((await client.diagnostics(uri('src/all.ts'))).length > 0);
  });

  it('speaks the language it is told, or that of its surroundings', async () => {
    await begin(OTHER_EDITOR, '--locale', 'ja');
    await client.open(uri('src/all.ts'), SOURCE);
    assert.match(said((await client.diagnostics(uri('src/all.ts')))[0]), /[ぁ-ん]/);
  });

  it('answers questions about the whole project from a thread of its own, and keystrokes meanwhile', async () => {
    await begin(OTHER_EDITOR);
    const policy = 'rules:\n  no-unbounded-query: warning\n';
    project.write('crm-guard.yaml', policy);
    await client.open(uri('crm-guard.yaml'), policy, 'yaml');
    await client.open(uri('src/all.ts'), SOURCE);
    const lenses = client.connection.sendRequest<{ command?: { title: string } }[]>('textDocument/codeLens', { textDocument: { uri: uri('crm-guard.yaml') } });
    const hovers = client.hover(uri('src/all.ts'), SOURCE, 'customer.findMany', 2);
    assert.ok(await Promise.race([hovers.then(() => true), lenses.then(() => false)]), 'the hover does not wait for the count');
    assert.deepEqual((await lenses).map(({ command }) => command?.title), ['1 finding in 1 file']);
    await client.change(uri('crm-guard.yaml'), 2, 'rules:\n  no-unbounded-query: off\n');
    const change = await client.connection.sendRequest<PolicyPreviewAnswer>(PREVIEW_POLICY, { uri: uri('crm-guard.yaml'), base: 'saved' });
    assert.deepEqual(change.done && [change.appear, change.go], [0, 1]);
    await client.connection.sendRequest('shutdown');
    await client.connection.sendNotification('exit');
    assert.equal((await end).code, 0, 'the thread does not keep the process alive');
  });

  it('shows mistakes of the policy in the policy while it is typed', async () => {
    await begin(OTHER_EDITOR);
    await client.open(uri('src/all.ts'), SOURCE);
    await client.diagnostics(uri('src/all.ts'));
    project.write('crm-guard.yaml', 'maxRows: 50\n');
    await client.open(uri('crm-guard.yaml'), 'maxRows: 50\n', 'yaml');
    await client.change(uri('crm-guard.yaml'), 2, 'maxRow: 50\n');
    await until(() => client.published.some(({ uri: of, diagnostics }) => of === uri('crm-guard.yaml') && diagnostics.some((problem) => said(problem).includes('maxRows'))), 'the misspelt key', 20_000);
  });
});
