import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { closeAll, diagnostics, inCrm, quickFixes, ruleOf, show, until } from './editor.ts';

const CUSTOMERS = inCrm('src', 'routes', 'customers.ts');
const BASELINE = inCrm('crm-guard-baseline.json');

const unbounded = (): vscode.Diagnostic[] => diagnostics(CUSTOMERS).filter(({ code }) => ruleOf(code) === 'no-unbounded-query');
const faded = (): vscode.Diagnostic[] => diagnostics(CUSTOMERS).filter(({ severity, tags }) => severity === vscode.DiagnosticSeverity.Hint && tags?.includes(vscode.DiagnosticTag.Unnecessary));

describe('the baseline', () => {
  const settings = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration('crm-guard', vscode.Uri.file(CUSTOMERS));
  const run = async (finding: vscode.Diagnostic, title: RegExp): Promise<void> => {
    const action = (await quickFixes(CUSTOMERS, finding)).find((one) => title.test(one.title));
    assert.ok(action?.command, `an action ${String(title)}`);
    await vscode.commands.executeCommand(action.command.command, ...(action.command.arguments as unknown[]));
  };
  afterEach(async () => {
    await settings().update('baseline.show', undefined, vscode.ConfigurationTarget.WorkspaceFolder);
    rmSync(BASELINE, { force: true });
    await closeAll();
  });

  it('takes one finding from the light bulb, which fades; the setting hides it', async () => {
    await show(CUSTOMERS);
    const all = await until(() => (unbounded().length > 0 ? diagnostics(CUSTOMERS) : undefined), 'the findings');
    await run(unbounded()[0] ?? assert.fail(), /^Add this finding of no-unbounded-query to the baseline$/);
    await until(() => faded().length === 1, 'a faded finding');
    assert.match(faded()[0]?.message ?? '', /\(In the baseline: it fails no check\.\)$/);
    assert.equal(diagnostics(CUSTOMERS).length, all.length);
    assert.match(readFileSync(BASELINE, 'utf8'), /"src\/routes\/customers\.ts": \[\n {6}\{ "rule": "no-unbounded-query", "entity": "Customer", "fingerprint": "[\da-f]{32}" \}\n/);
    await settings().update('baseline.show', false, vscode.ConfigurationTarget.WorkspaceFolder);
    await until(() => diagnostics(CUSTOMERS).length === all.length - 1, 'the finding to be hidden');
  });

  it('takes all of a file, and follows what others do to it', async () => {
    await show(CUSTOMERS);
    const count = (await until(() => (unbounded().length > 0 ? diagnostics(CUSTOMERS) : undefined), 'the findings')).length;
    await run(unbounded()[0] ?? assert.fail(), /^Add all \d+ findings of this file to the baseline$/);
    await until(() => faded().length === count, 'all findings to fade');
    assert.ok(existsSync(BASELINE));
    writeFileSync(BASELINE, '{ "version": 1,\n  "findings": [] }\n');
    await until(() => vscode.languages.getDiagnostics(vscode.Uri.file(BASELINE)).some(({ range, message }) => range.start.line === 1 && /"findings" must be/.test(message)), 'what is wrong in the file, in its line');
    await until(() => faded().length === 0 && diagnostics(CUSTOMERS).length === count, 'findings that count again');
    rmSync(BASELINE);
    await until(() => vscode.languages.getDiagnostics(vscode.Uri.file(BASELINE)).length === 0, 'the mistake to go');
  });
});

describe('the report of the workspace', () => {
  afterEach(closeAll);

  it('opens as a page that runs nothing, with what is not saved', async () => {
    const editor = await show(CUSTOMERS);
    await editor.edit((edit) => edit.insert(new vscode.Position(editor.document.lineCount, 0), 'export const everyOneOfThem = () => prisma.customer.findMany();\n'));
    const panel = await vscode.commands.executeCommand<vscode.WebviewPanel>('crm-guard.showReport');
    assert.match(panel.title, /^CRM Guard report of /);
    assert.equal(panel.webview.options.enableScripts, false);
    assert.match(panel.webview.html, /everyOneOfThem = \(\) =&gt; prisma\.customer\.<mark>findMany<\/mark>/);
    panel.dispose();
  });
});
