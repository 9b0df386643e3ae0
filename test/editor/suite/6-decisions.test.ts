import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { closeAll, diagnostics, inCrm, inShop, quickFixes, ruleOf, show, until, withFile } from './editor.ts';

const POLICY = inShop('crm-guard.yaml');
const SOURCE = inShop('src', 'mailing.js');
const TEXT = `import pg from 'pg';
const pool = new pg.Pool();
export async function mailing(id) {
  const { rows } = await pool.query('SELECT email FROM buyers WHERE id = $1', [id]);
  console.log('mail', rows[0].email);
}
`;
const leak = (): vscode.Diagnostic | undefined => diagnostics(SOURCE).find(({ code }) => ruleOf(code) === 'no-pii-in-logs');

describe('decisions about findings', () => {
  const policy = readFileSync(POLICY, 'utf8');
  afterEach(async () => {
    await closeAll();
    writeFileSync(POLICY, policy);
  });

  it('are written into the policy', async () => {
    await withFile(SOURCE, TEXT, async () => {
      await show(SOURCE);
      const finding = await until(leak, 'a leak');
      const actions = await quickFixes(SOURCE, finding);
      const mark = actions.find(({ title }) => title === 'Mark buyers.email as not personal data in crm-guard.yaml');
      assert.ok(mark?.edit, actions.map(({ title }) => title).join(' | '));
      assert.equal(readFileSync(POLICY, 'utf8'), policy, 'offering writes nothing');
      assert.ok(await vscode.workspace.applyEdit(mark.edit));
      const document = await vscode.workspace.openTextDocument(POLICY);
      assert.equal(document.getText(), `${policy}\nentities:\n  buyers:\n    fields:\n      email: false\n`);
      await until(() => leak() === undefined, 'the finding to go');
      assert.deepEqual(diagnostics(POLICY), []);
    });
  });

  it('are explained in a document', async () => {
    await withFile(SOURCE, TEXT, async () => {
      await show(SOURCE);
      const finding = await until(leak, 'a leak');
      const explain = (await quickFixes(SOURCE, finding)).find(({ command }) => command?.command === 'crm-guard.explainFinding')?.command;
      await vscode.commands.executeCommand(explain?.command ?? '', ...((explain?.arguments ?? []) as unknown[]));
      const tab = await until(() => vscode.window.tabGroups.all.flatMap((group) => group.tabs).find(({ input, label }) => input instanceof vscode.TabInputWebview && label.includes('no-pii-in-logs')), 'the preview');
      assert.match(tab.label, /no-pii-in-logs explained/);
      const document = await until(() => vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'crm-guard-explain'), 'the document');
      const page = await vscode.commands.executeCommand<string>('markdown.api.render', document.getText());
      assert.match(page, /<a href="\/(?:\.\.\/)*[^"]*src\/mailing\.js#L5"/, 'links are in the form that the preview follows');
      assert.match(document.getText(), /## What was found\n[^]*## Why it is personal data\n[^]*## What to do\n/);
    });
  });
});

describe('data accesses', () => {
  const file = inCrm('src', 'routes', 'customers.ts');
  afterEach(closeAll);

  it('say in a hover what they read', async () => {
    const editor = await show(file);
    const at = editor.document.positionAt(editor.document.getText().indexOf('findMany') + 2);
    const text = await until(async () => {
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', editor.document.uri, at);
      return hovers.flatMap(({ contents }) => contents.map((content) => (content as vscode.MarkdownString).value)).find((one) => one.includes('CRM Guard'));
    }, 'a hover');
    assert.match(text, /`findMany` reads records of Customer[^]*- Rows: [^]*- Personal data:[^]*- Access log: /);
  });

  it('are counted over functions where the user wants that', async () => {
    const { uri } = (await show(file)).document;
    const lenses = async (): Promise<(string | undefined)[]> => {
      const found = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri, 100);
      return found.map(({ command }) => command?.title).filter((title) => title?.startsWith('reads '));
    };
    assert.deepEqual(await lenses(), []);
    const settings = vscode.workspace.getConfiguration('crm-guard', uri);
    await settings.update('codeLens.functions', true, vscode.ConfigurationTarget.WorkspaceFolder);
    try {
      const [first] = await until(async () => {
        const found = await lenses();
        return found.length > 0 ? found : undefined;
      }, 'lenses');
      assert.match(first ?? '', /^reads \d+ personal fields? of Customer · .*logged/);
    } finally {
      await settings.update('codeLens.functions', undefined, vscode.ConfigurationTarget.WorkspaceFolder);
    }
  });
});
