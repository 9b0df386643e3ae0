import assert from 'node:assert/strict';
import { readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { closeAll, diagnostics, extension, inCrm, inShop, show, shown, until, untilShown, withFile } from './editor.ts';
import { promised } from './marks.ts';

const CUSTOMERS = inCrm('src', 'routes', 'customers.ts');
const POLICY = inCrm('crm-guard.yaml');
const has = (rule: string): boolean => shown(CUSTOMERS).some((line) => line.endsWith(rule));

describe('what surrounds a document', () => {
  const expected = promised(readFileSync(CUSTOMERS, 'utf8'));

  beforeEach(async () => {
    await show(CUSTOMERS);
    await untilShown(CUSTOMERS, expected);
  });
  afterEach(async () => {
    await show(CUSTOMERS);
    await untilShown(CUSTOMERS, expected);
    await closeAll();
  });

  it('checks open documents again when the policy changes', async () => {
    const policy = readFileSync(POLICY, 'utf8');
    await withFile(POLICY, `${policy}\nrules:\n  no-unbounded-query: off\n`, async () => {
      await until(() => !has('no-unbounded-query') && has('no-select-all-fields'), 'the rule to be off');
    });
  });

  it('shows an error in the policy on its line', async () => {
    const policy = readFileSync(POLICY, 'utf8');
    await withFile(POLICY, policy.replace('maxRows: 200', 'maxRowz: 200'), async () => {
      const [problem] = await until(() => (diagnostics(POLICY).length > 0 ? diagnostics(POLICY) : undefined), 'a diagnostic on the policy');
      assert.equal(problem?.range.start.line, policy.split('\n').indexOf('maxRows: 200'));
      assert.match(problem?.message ?? '', /maxRows/);
    });
    await until(() => diagnostics(POLICY).length === 0, 'the diagnostic to go');
  });

  it('checks open documents again when the schema changes', async () => {
    const schema = inCrm('prisma', 'schema.prisma');
    const withoutCustomer = readFileSync(schema, 'utf8').replace(/\bmodel Customer \{[^]*?\n\}\n/, '');
    await withFile(schema, withoutCustomer, async () => {
      await until(() => !has('no-select-all-fields'), 'the findings about the removed model to go');
    });
  });

  it('shows nothing where it is switched off', async () => {
    const settings = vscode.workspace.getConfiguration('crm-guard', vscode.Uri.file(CUSTOMERS));
    await settings.update('enable', false, vscode.ConfigurationTarget.WorkspaceFolder);
    try {
      await untilShown(CUSTOMERS, []);
      await until(() => extension().exports.statusOf(vscode.Uri.file(CUSTOMERS))?.state === 'disabled', 'the status');
    } finally {
      await settings.update('enable', undefined, vscode.ConfigurationTarget.WorkspaceFolder);
    }
  });

  it('writes a first policy file that is without a mistake', async () => {
    const file = inShop('crm-guard.yaml');
    const source = inShop('src', 'orders.js');
    const policy = readFileSync(file, 'utf8');
    rmSync(file);
    try {
      await show(source);
      await until(() => extension().exports.statusOf(vscode.Uri.file(source))?.policyFile === undefined, 'the status without a policy');
      await vscode.commands.executeCommand('crm-guard.createPolicyFile');
      assert.equal(vscode.window.activeTextEditor?.document.uri.fsPath, file);
      const status = await until(() => {
        const told = extension().exports.statusOf(vscode.Uri.file(source));
        return told?.policyFile ? told : undefined;
      }, 'the status with the new policy');
      assert.equal(status.problems, 0);
      assert.deepEqual(diagnostics(file), []);
    } finally {
      writeFileSync(file, policy);
    }
  });

  it('opens the page of a rule from the extension itself', async () => {
    await vscode.commands.executeCommand('crm-guard.openRulePage', { rule: 'no-unbounded-query' });
    await until(() => {
      const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
      return tabs.some(({ input, label }) => input instanceof vscode.TabInputWebview && label.includes('no-unbounded-query.md'));
    }, 'the preview of the page');
  });

  it('tells the state, the policy and the time of the last check', async () => {
    const status = await until(() => extension().exports.statusOf(vscode.Uri.file(CUSTOMERS)), 'a status');
    assert.equal(status.state, 'ready');
    assert.equal(realpathSync(status.policyFile ?? ''), realpathSync(POLICY));
    assert.ok((status.entities ?? 0) > 3 && (status.rules ?? 0) > 3, JSON.stringify(status));
    assert.ok((status.lastCheckMs ?? -1) >= 0);
    assert.equal(status.problems, 0);
  });

  it('finds everything again after a restart of the server', async () => {
    await vscode.commands.executeCommand('crm-guard.restart');
    await untilShown(CUSTOMERS, expected);
  });

  it('checks a second folder under its own policy', async () => {
    const file = inShop('src', 'orders.js');
    await show(file);
    await untilShown(file, promised(readFileSync(file, 'utf8')));
    const status = await until(() => extension().exports.statusOf(vscode.Uri.file(file)), 'a status');
    assert.equal(path.dirname(realpathSync(status.policyFile ?? '')), realpathSync(inShop()));
  });
});
