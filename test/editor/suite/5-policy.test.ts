import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { closeAll, extension, inCrm, show, type, until, withFile } from './editor.ts';

const POLICY = inCrm('crm-guard.yaml');

/** `line title` of the lenses over the policy, 1-based. */
async function lenses(): Promise<string[]> {
  const found = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', vscode.Uri.file(POLICY), 100);
  return found.map(({ range, command }) => `${range.start.line + 1} ${command?.title}`);
}

const lineOf = (text: string, part: string): number => text.slice(0, text.indexOf(part)).split('\n').length;

describe('the policy in the editor', () => {
  afterEach(closeAll);

  it('says over each entry what it does, while it is typed', async () => {
    const text = readFileSync(POLICY, 'utf8');
    const editor = await show(POLICY);
    const override = lineOf(text, '- files:');
    const exception = lineOf(text, '- rule:');
    await until(async () => (await lenses()).some((lens) => lens.startsWith(`${override} `) && /more without it/.test(lens)), 'what the override hides');
    assert.ok((await lenses()).some((lens) => lens === `${exception} covers 1 finding in 1 file`), JSON.stringify(await lenses()));
    await type(editor, text.replace("files: ['src/jobs/reindex.ts']", "files: ['src/jobs/gone.ts']"));
    await until(async () => (await lenses()).includes(`${exception} no file matches`), 'an exception for nothing');
  });

  it('shows the findings behind a count', async () => {
    await show(POLICY);
    const found = await until(async () => {
      const all = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', vscode.Uri.file(POLICY), 100);
      return all.find(({ command }) => command?.command === 'crm-guard.listPlaces');
    }, 'a lens that lists');
    await vscode.commands.executeCommand('crm-guard.listPlaces', ...(found.command?.arguments ?? []));
    await vscode.commands.executeCommand('closeReferenceSearch');
  });

  it('previews an unsaved change as a read-only diff whose lines lead to the findings', async () => {
    const editor = await show(POLICY);
    await type(editor, readFileSync(POLICY, 'utf8').replace('maxRows: 1000', 'maxRows: 100'));
    await vscode.commands.executeCommand('crm-guard.previewPolicy');
    const preview = await until(() => vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'crm-guard-preview'), 'the preview');
    assert.equal(preview.languageId, 'diff');
    const added = preview.getText().split('\n').filter((line) => line.startsWith('+'));
    assert.ok(added.length > 0 && added.every((line) => /no-unbounded-query {2}\(is found; maxRows 1000 → 100, crm-guard\.yaml:\d+\)/.test(line)), preview.getText());
    const links = await until(async () => {
      const all = await vscode.commands.executeCommand<vscode.DocumentLink[]>('vscode.executeLinkProvider', preview.uri);
      return all.length > 0 ? all : undefined;
    }, 'links');
    assert.equal(links.length, added.length);
    assert.match(links[0]?.target?.toString() ?? '', /src\/jobs\/birthday-mail\.ts#L\d+(?:,|%2C)\d+/);
  });

  it('completes and explains what the project has', async () => {
    const editor = await show(POLICY);
    const text = `${readFileSync(POLICY, 'utf8')}ignore: []\nx-note: 1\n`.replace('  Branch:', '  Customer:\n    fields:\n      birth\n  Branch:');
    await type(editor, text);
    const at = editor.document.positionAt(text.indexOf('      birth') + '      birth'.length);
    const items = await until(async () => {
      const { items: found } = await vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', editor.document.uri, at);
      return found.find(({ label }) => label === 'birthDate');
    }, 'the field');
    assert.equal(items.detail, 'date of birth');
    const [hover] = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', editor.document.uri, editor.document.positionAt(text.indexOf('maxRows') + 2));
    assert.match((hover?.contents as vscode.MarkdownString[]).map(({ value }) => value).join(), /most rows of customer data/);
  });

  it('has its tests in the Test Explorer', async () => {
    await show(POLICY);
    const { policyTests } = extension().exports;
    await policyTests.refreshHandler?.(new vscode.CancellationTokenSource().token);
    const titles: string[] = [];
    for (const [, file] of policyTests.items) for (const [, test] of file.children) titles.push(`${file.label}: ${test.label}`);
    assert.ok(titles.includes('src/jobs/batches.ts: and no more than that'), titles.join('\n'));
    const before = titles.length;
    await withFile(inCrm('policy-tests', 'src', 'more.ts'), '// test: one more\nexport const a = 1;\n', async () => {
      await until(() => [...policyTests.items].reduce((sum, [, file]) => sum + file.children.size, 0) === before + 1, 'the new test');
    });
  });
});
