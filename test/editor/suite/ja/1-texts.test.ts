import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, diagnostics, extension, inCrm, inShop, quickFixes, ruleOf, show, type, until, withFile } from '../editor.ts';

const CUSTOMERS = inCrm('src', 'routes', 'customers.ts');
const JAPANESE = /[ぁ-んァ-ヶ一-龠]/;
const text = (contents: readonly unknown[]): string => contents.map((one) => (typeof one === 'string' ? one : (one as vscode.MarkdownString).value)).join('\n');

async function found(rule: string): Promise<vscode.Diagnostic> {
  return until(() => diagnostics(CUSTOMERS).find(({ code }) => ruleOf(code) === rule), rule);
}

describe('日本語の VS Code', () => {
  // The server of a window that has just opened may take longer than anything that follows.
  before(async () => {
    await show(CUSTOMERS);
    const isThere = (): boolean => diagnostics(CUSTOMERS).length > 0;
    for (let tries = 0; tries < 5 && !isThere(); tries++) await until(isThere, 'the first findings').catch(() => undefined);
  });
  afterEach(closeAll);

  it('では、検出結果・関連箇所・クイックフィックス・ホバーが日本語である', async () => {
    assert.equal(vscode.env.language, 'ja');
    await show(CUSTOMERS);
    const finding = await found('no-unbounded-query');
    assert.match(finding.message, JAPANESE);
    for (const { message } of finding.relatedInformation ?? []) assert.match(message, JAPANESE);
    const titles = (await quickFixes(CUSTOMERS, finding)).map(({ title }) => title);
    assert.ok(titles.every((title) => JAPANESE.test(title)), titles.join('\n'));
    assert.ok(titles.includes('理由を記録して、このファイル全体で no-unbounded-query を抑制する…'), titles.join('\n'));
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', vscode.Uri.file(CUSTOMERS), finding.range.start);
    assert.match(text(hovers.flatMap(({ contents }) => contents)), JAPANESE);
  });

  it('では、コマンド・設定・ビュー・ウォークスルーの名前が日本語である', () => {
    const { contributes } = extension().packageJSON as { contributes: { commands: { title: { value: string } }[]; configuration: { properties: Record<string, { markdownDescription: string }> }; views: Record<string, { name: string }[]>; walkthroughs: { title: string; description: string; steps: { title: string; description: string; media: { markdown: string } }[] }[] } };
    const [walkthrough] = contributes.walkthroughs;
    const said = [
      ...contributes.commands.map(({ title }) => title.value),
      ...Object.values(contributes.configuration.properties).map(({ markdownDescription }) => markdownDescription),
      ...Object.values(contributes.views).flatMap((views) => views.map(({ name }) => name)),
      walkthrough?.title ?? '',
      walkthrough?.description ?? '',
      ...(walkthrough?.steps ?? []).flatMap(({ title, description }) => [title, description]),
    ];
    assert.deepEqual(said.filter((one) => !JAPANESE.test(one)), []);
    for (const { media } of walkthrough?.steps ?? []) assert.match(media.markdown, /docs\/walkthrough\/ja\//);
  });

  it('では、ビューの中身が日本語である', async () => {
    const { findings, customerData, rules } = extension().exports;
    assert.equal(await vscode.commands.executeCommand('crm-guard.checkWorkspace'), true);
    await vscode.commands.executeCommand('crm-guard.groupFindings', 'rule');
    const [group] = findings.getChildren();
    const [one] = group ? findings.getChildren(group) : [];
    assert.match(String(one && findings.getTreeItem(one).tooltip), JAPANESE);
    const customer = (await customerData.getChildren()).find((node) => customerData.getTreeItem(node).label === 'Customer');
    const parts = await customerData.getChildren(customer);
    for (const part of parts) assert.match(String(customerData.getTreeItem(part).label), JAPANESE);
    const fields = parts[0] ? await customerData.getChildren(parts[0]) : [];
    assert.match(String(fields[0] && customerData.getTreeItem(fields[0]).description), JAPANESE);
    for (const rule of await rules.getChildren()) assert.match(text([rules.getTreeItem(rule).tooltip]), JAPANESE);
    await vscode.commands.executeCommand('crm-guard.groupFindings', 'file');
  });

  it('では、説明・カタログ・ポリシー変更の影響が日本語である', async () => {
    await show(CUSTOMERS);
    const explain = (await quickFixes(CUSTOMERS, await found('no-unbounded-query'))).find(({ command }) => command?.command === 'crm-guard.explainFinding')?.command;
    await vscode.commands.executeCommand(explain?.command ?? '', ...((explain?.arguments ?? []) as unknown[]));
    const explained = await until(() => vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'crm-guard-explain'), 'the explanation');
    const headings = explained.getText().split('\n').filter((line) => line.startsWith('## '));
    assert.ok(headings.length > 2 && headings.every((heading) => JAPANESE.test(heading)), headings.join('\n'));

    const policy = inCrm('crm-guard.yaml');
    const editor = await show(policy);
    await type(editor, editor.document.getText().replace('maxRows: 1000', 'maxRows: 100'));
    await vscode.commands.executeCommand('crm-guard.previewPolicy');
    const preview = await until(() => vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'crm-guard-preview'), 'the preview');
    assert.match(preview.lineAt(0).text, JAPANESE);
    assert.match(preview.getText(), /^\+ .*no-unbounded-query.*maxRows 1000 → 100/m);
  });

  it('では、ポリシーの判断・誤り・件数・補完・説明が日本語である', async () => {
    const source = inShop('src', 'mailing.js');
    await withFile(source, "import pg from 'pg';\nconst pool = new pg.Pool();\nexport async function mailing(id) {\n  const { rows } = await pool.query('SELECT email FROM buyers WHERE id = $1', [id]);\n  console.log('mail', rows[0].email);\n}\n", async () => {
      await show(source);
      const leak = await until(() => diagnostics(source).find(({ code }) => ruleOf(code) === 'no-pii-in-logs'), 'a leak');
      const titles = (await quickFixes(source, leak)).map(({ title }) => title);
      assert.ok(titles.some((title) => /buyers\.email/.test(title) && /crm-guard\.yaml/.test(title) && JAPANESE.test(title)), titles.join('\n'));
      assert.deepEqual(titles.filter((title) => !JAPANESE.test(title)), []);
    });
    const policy = inCrm('crm-guard.yaml');
    const editor = await show(policy);
    const lenses = await until(async () => {
      const all = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', editor.document.uri, 100);
      return all.length > 0 ? all : undefined;
    }, 'counts');
    assert.deepEqual(lenses.map(({ command }) => command?.title ?? '').filter((title) => !JAPANESE.test(title)), []);
    const [hover] = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', editor.document.uri, editor.document.positionAt(editor.document.getText().indexOf('maxRows') + 2));
    assert.match(text(hover?.contents ?? []), JAPANESE);
    await type(editor, editor.document.getText().replace('maxRows: 200', 'maxRowz: 200'));
    const mistake = await until(() => diagnostics(policy)[0], 'the mistake');
    assert.match(mistake.message, JAPANESE);
  });

  it('では、設定の誤りも日本語で知らせる', async () => {
    const settings = vscode.workspace.getConfiguration('crm-guard', vscode.Uri.file(CUSTOMERS));
    await settings.update('rules.customizations', [{ rule: 'no-unbounded-query', severity: 'warnign' }], vscode.ConfigurationTarget.WorkspaceFolder);
    try {
      await show(CUSTOMERS);
      const status = await until(() => {
        const told = extension().exports.statusOf(vscode.Uri.file(CUSTOMERS));
        return told?.settings ? told : undefined;
      }, 'the status');
      assert.match(status.settings?.[0] ?? '', /1 番目.*のいずれか/);
    } finally {
      await settings.update('rules.customizations', undefined, vscode.ConfigurationTarget.WorkspaceFolder);
    }
  });
});
