import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { closeAll, diagnostics, extension, inCrm, inShop, quickFixes, ruleOf, show, type, until } from './editor.ts';

const CUSTOMERS = inCrm('src', 'routes', 'customers.ts');
const of = (rule: string): vscode.Diagnostic[] => diagnostics(CUSTOMERS).filter(({ code }) => ruleOf(code) === rule);

describe('findings as one user wants to see them', () => {
  const settings = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration('crm-guard', vscode.Uri.file(CUSTOMERS));
  const set = (value: unknown): Thenable<void> => settings().update('rules.customizations', value, vscode.ConfigurationTarget.WorkspaceFolder);
  afterEach(async () => {
    await set(undefined);
    await closeAll();
  });

  it('have the severity of the user’s own settings, or none', async () => {
    await show(CUSTOMERS);
    await until(() => of('no-unbounded-query')[0]?.severity === vscode.DiagnosticSeverity.Error && of('require-access-log').length > 0, 'the findings as the policy has them');
    await set([{ rule: 'no-unbounded-*', severity: 'hint' }, { rule: 'require-access-log', severity: 'off' }]);
    await until(() => of('no-unbounded-query')[0]?.severity === vscode.DiagnosticSeverity.Hint && of('require-access-log').length === 0, 'a hint, and a rule less');
    const { content } = await vscode.lm.invokeTool('crm-guard_check_files', { input: { paths: [CUSTOMERS] }, toolInvocationToken: undefined });
    assert.match(content.map((part) => (part instanceof vscode.LanguageModelTextPart ? part.value : '')).join(''), /error no-unbounded-query[^]*require-access-log/, 'others are told what they were told');
    await vscode.commands.executeCommand('crm-guard.checkWorkspace');
    const { findings } = extension().exports;
    await vscode.commands.executeCommand('crm-guard.groupFindings', 'rule');
    const unbounded = findings.getChildren().find((group) => findings.getTreeItem(group).label === 'no-unbounded-query');
    assert.ok(unbounded && findings.getChildren(unbounded).some((one) => 'severity' in one && one.severity === 'hint'));
    await vscode.commands.executeCommand('crm-guard.groupFindings', 'file');
  });

  it('tell what is wrong in the setting', async () => {
    await show(CUSTOMERS);
    await set([{ rule: 'no-unbounded-query', severity: 'warnign' }]);
    const status = await until(() => {
      const told = extension().exports.statusOf(vscode.Uri.file(CUSTOMERS));
      return told?.settings ? told : undefined;
    }, 'the status');
    assert.match(status.settings?.[0] ?? '', /entry 1: "severity" must be one of off, hint, info, warn.*"warnign"/);
    await until(() => of('no-unbounded-query')[0]?.severity === vscode.DiagnosticSeverity.Error, 'what the policy says');
  });
});

describe('a rule in a whole file', () => {
  afterEach(closeAll);

  it('is offered to be suppressed beside the line; the reason is asked for by both', async () => {
    await show(CUSTOMERS);
    const [finding] = await until(() => (of('require-access-log').length > 0 ? of('require-access-log') : undefined), 'the finding');
    const targets = (await quickFixes(CUSTOMERS, finding ?? assert.fail())).filter(({ command }) => command?.command === 'crm-guard.suppress').map(({ title, command }) => [title, (command?.arguments?.[0] as { whole?: string }).whole]);
    assert.deepEqual(targets, [['Suppress require-access-log on this line, with a reason…', undefined], ['Suppress require-access-log in this whole file, with a reason…', 'file']]);
  });
});

describe('a policy in JSON', () => {
  const yaml = inShop('crm-guard.yaml');
  const json = inShop('crm-guard.json');
  const text = '{\n  "extends": "recommended",\n  "rules": { "no-unbounded-query": "warning" },\n  "entities": { "buyers": { "fields": { "em": false } } }\n}\n';
  const policy = readFileSync(yaml, 'utf8');
  before(() => {
    rmSync(yaml);
    writeFileSync(json, text);
  });
  after(async () => {
    await closeAll();
    rmSync(json);
    writeFileSync(yaml, policy);
  });

  it('has counts, completion, meanings and mistakes at their places', async () => {
    const editor = await show(json);
    const { uri } = editor.document;
    const at = (part: string, after: number): vscode.Position => editor.document.positionAt(text.indexOf(part) + after);
    await until(async () => (await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri, 10)).some(({ range, command }) => range.start.line === 2 && /finding/.test(command?.title ?? '')), 'a count over the rule');
    const item = await until(async () => (await vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', uri, at('"em"', 3))).items.find(({ label }) => label === 'email'), 'the field');
    assert.equal(item.insertText, '"email"');
    const hover = async (part: string): Promise<string> => (await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, at(part, 4))).flatMap(({ contents }) => (contents as vscode.MarkdownString[]).map(({ value }) => value)).join('\n');
    await until(async () => /recommended: error/.test(await hover('"no-unbounded-query"')), 'what the rule is');
    await type(editor, text.replace('"warning"', '"warming"'));
    await until(() => diagnostics(json).some(({ range, message }) => range.start.line === 2 && /warming/.test(message)), 'the mistake');
  });
});
