import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { agree, closeAll, diagnostics, extension, inCrm, inShop, ruleOf, show, until } from './editor.ts';

/** Labels of what a view shows below an element. */
async function labels<T>(view: vscode.TreeDataProvider<T>, element?: T): Promise<string[]> {
  const children = (await view.getChildren(element)) ?? [];
  return Promise.all(children.map(async (child) => String((await view.getTreeItem(child)).label)));
}

describe('views over the workspace', () => {
  afterEach(closeAll);

  it('list the findings of a check of the workspace, by rule, entity and file, and those that a filter leaves', async () => {
    const { findings } = extension().exports;
    assert.equal(await vscode.commands.executeCommand('crm-guard.checkWorkspace'), true, 'everything was checked');
    await vscode.commands.executeCommand('crm-guard.groupFindings', 'rule');
    assert.ok((await labels(findings)).includes('no-unbounded-query'));
    await vscode.commands.executeCommand('crm-guard.groupFindings', 'entity');
    const entities = await labels(findings);
    assert.ok(entities.includes('Customer') && entities.includes('buyers'), entities.join());
    await vscode.commands.executeCommand('crm-guard.groupFindings', 'file');
    const files = await labels(findings);
    assert.ok(files.some((file) => file.endsWith('routes/customers.ts')), files.join());
    await vscode.commands.executeCommand('crm-guard.filterFindings', 'buyers');
    const filtered = await labels(findings);
    assert.deepEqual(filtered.map((file) => file.replace(/^shop\//, '')), ['src/orders.js']);
    await vscode.commands.executeCommand('crm-guard.filterFindings', '');
    const groups = findings.getChildren();
    const inside = groups.flatMap((group) => findings.getChildren(group));
    assert.ok(inside.length > groups.length);
    const { command } = findings.getTreeItem(inside[0] ?? assert.fail('a finding'));
    await vscode.commands.executeCommand(command?.command ?? '', ...((command?.arguments ?? []) as unknown[]));
    await until(() => vscode.window.activeTextEditor, 'the file of the finding');
  });

  it('list the customer data with its fields and readers', async () => {
    const { customerData } = extension().exports;
    const top = await customerData.getChildren();
    const customer = top.find((node) => customerData.getTreeItem(node).label === 'Customer');
    assert.ok(customer);
    const [fields, accesses] = await customerData.getChildren(customer);
    assert.ok((await labels(customerData, fields)).includes('birthDate'));
    assert.ok((await labels(customerData, accesses)).some((place) => /routes\/customers\.ts:\d+$/.test(place)));
  });

  it('list the rules with their severity and number of findings', async () => {
    const { rules } = extension().exports;
    const all = await rules.getChildren();
    const item = rules.getTreeItem(all.find(({ name }) => name === 'no-unbounded-query') ?? assert.fail('the rule'));
    assert.match(String(item.description), /^error · \d+ findings$/);
    assert.equal(item.command?.command, 'crm-guard.openRulePage');
    assert.match(String(rules.getTreeItem(all.find(({ name }) => name === 'no-select-all-fields') ?? assert.fail()).description), /off/, 'switched off in the second folder');
  });

  it('set the severity of a rule in the policy of one project, once the user has agreed to the diff', async () => {
    const policy = inShop('crm-guard.yaml');
    const before = readFileSync(policy, 'utf8');
    try {
      const text = async (): Promise<string> => (await vscode.workspace.openTextDocument(policy)).getText();
      const argument = { name: 'no-pii-in-url', severity: 'off', uri: vscode.Uri.file(policy).toString() };
      await agree(() => vscode.commands.executeCommand('crm-guard.setRuleSeverity', argument), async () => (await text()) !== before, 'the severity');
      assert.match(await text(), /^ {2}no-pii-in-url: "?off"?\r?$/m);
    } finally {
      await closeAll();
      writeFileSync(policy, before);
    }
  });

  it('follow what is typed', async () => {
    const { findings } = extension().exports;
    const file = inCrm('src', 'routes', 'customers.ts');
    const editor = await show(file);
    await until(() => diagnostics(file).length > 0, 'findings');
    await editor.edit((edit) => edit.replace(new vscode.Range(0, 0, editor.document.lineCount, 0), ''));
    await until(async () => (await labels(findings)).every((label) => !label.endsWith('routes/customers.ts')), 'the file to leave the list');
  });
});

describe('ways in', () => {
  afterEach(closeAll);

  it('open a sample with a finding', async () => {
    await vscode.commands.executeCommand('crm-guard.openSample');
    const document = await until(() => vscode.window.activeTextEditor?.document, 'the sample');
    assert.match(document.uri.path, /sample\/mailing-list\.ts$/);
    const finding = await until(() => diagnostics(document.uri.fsPath).find(({ code }) => ruleOf(code) === 'no-unbounded-query'), 'its finding');
    assert.match(finding.message, /Customer/);
  });

  it('show the catalog and a job for CI', async () => {
    await show(inCrm('src', 'routes', 'customers.ts'));
    await vscode.commands.executeCommand('crm-guard.showCatalog');
    const catalog = await until(() => vscode.workspace.textDocuments.find(({ uri, fileName }) => uri.scheme === 'crm-guard-explain' && /Customer data of crm/.test(fileName)), 'the catalog');
    assert.match(catalog.getText(), /## Customer\n/);
    await vscode.commands.executeCommand('crm-guard.showCiExample');
    assert.match(vscode.window.activeTextEditor?.document.getText() ?? '', /npx crm-guard check/);
  });

  it('answer language models about a file as it stands, and about the personal data', async () => {
    const file = inCrm('src', 'routes', 'customers.ts');
    const ask = async (name: string, input: object): Promise<string> => {
      const { content } = await vscode.lm.invokeTool(name, { input, toolInvocationToken: undefined });
      return content.map((part) => (part instanceof vscode.LanguageModelTextPart ? part.value : '')).join('');
    };
    assert.match(await ask('crm-guard_check_files', { paths: [file] }), /^src\/routes\/customers\.ts:\d+:\d+ error no-unbounded-query$/m);
    assert.match(await ask('crm-guard_explain_finding', { rule: 'no-unbounded-query' }), /# no-unbounded-query/);
    assert.match(await ask('crm-guard_list_personal_fields', { name: 'Customer' }), /email/);
    assert.deepEqual(vscode.lm.tools.map(({ name }) => name).filter((name) => name.startsWith('crm-guard')).sort(), ['crm-guard_check_files', 'crm-guard_explain_finding', 'crm-guard_list_personal_fields']);
  });

  it('offer the check as a task of each folder', async () => {
    const tasks = await until(async () => {
      const all = await vscode.tasks.fetchTasks({ type: 'crm-guard' });
      return all.length > 0 ? all : undefined;
    }, 'tasks');
    assert.deepEqual(tasks.map(({ scope }) => (scope as vscode.WorkspaceFolder).name).sort(), ['crm', 'shop']);
    assert.ok(tasks.every(({ problemMatchers }) => problemMatchers.includes('$crm-guard')));
  });
});
