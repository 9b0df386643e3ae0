import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { closeAll, diagnostics, extension, inShop, quickFixes, ruleOf, show, until, withFile } from './editor.ts';

const SOURCE = inShop('src', 'contacts.js');
const POLICY = inShop('crm-guard.yaml');
const HELPER = inShop('src', 'lib', 'access-log.js');
const TEXT = `import pg from 'pg';

const pool = new pg.Pool();

export async function contacts(actorId) {
  const { rows } = await pool.query('SELECT id, email, full_name, phone FROM buyers');
  return rows;
}
`;

const unlogged = (): vscode.Diagnostic | undefined => diagnostics(SOURCE).find(({ code }) => ruleOf(code) === 'require-access-log');

describe('an access-log helper', () => {
  const policy = readFileSync(POLICY, 'utf8');
  afterEach(async () => {
    await closeAll();
    rmSync(inShop('src', 'lib'), { recursive: true, force: true });
    writeFileSync(POLICY, policy);
  });

  it('is created from a finding, registered in the policy, and logs from then on', async () => {
    await withFile(SOURCE, TEXT, async () => {
      await show(SOURCE);
      const finding = await until(unlogged, 'an unlogged read');
      assert.doesNotMatch(finding.message, /recordAccess/);
      const actions = await quickFixes(SOURCE, finding);
      const offer = actions.find(({ command }) => command?.command === 'crm-guard.createAccessLogHelper')?.command;
      assert.ok(offer, `the command, among ${actions.map(({ title }) => title).join(' | ')}`);

      const [target] = offer.arguments as [{ uri: string }];
      await vscode.commands.executeCommand(offer.command, { ...target, file: 'src/lib/access-log.js' });
      assert.equal(vscode.window.activeTextEditor?.document.uri.fsPath, HELPER);
      assert.match(readFileSync(HELPER, 'utf8'), /^export async function recordAccess\(/m);
      assert.equal(readFileSync(POLICY, 'utf8'), `${policy}\naccessLog:\n  functions:\n    - name: recordAccess\n      module: ./src/lib/access-log\n`);

      await show(SOURCE);
      await until(() => unlogged()?.message.includes('recordAccess'), 'the finding to name the helper');
      assert.deepEqual(diagnostics(POLICY), []);
      assert.equal(extension().exports.statusOf(vscode.Uri.file(SOURCE))?.problems, 0);
      const now = await quickFixes(SOURCE, unlogged() ?? finding);
      assert.ok(now.every(({ command }) => command?.command !== 'crm-guard.createAccessLogHelper'), 'the command is not offered any more');
      const fix = now.find(({ title }) => title.includes('await recordAccess({ actor: actorId'));
      assert.ok(fix?.edit, `the call, among ${now.map(({ title }) => title).join(' | ')}`);
      assert.ok(await vscode.workspace.applyEdit(fix.edit));
      await until(() => unlogged() === undefined, 'the finding to go');
    });
  });

  it('overwrites nothing', async () => {
    await withFile(SOURCE, TEXT, async () => {
      const uri = vscode.Uri.file(SOURCE).toString();
      await show(SOURCE);
      await vscode.commands.executeCommand('crm-guard.createAccessLogHelper', { uri, file: 'src/contacts.js' });
      assert.equal(readFileSync(SOURCE, 'utf8'), TEXT);
      assert.equal(readFileSync(POLICY, 'utf8'), policy);
      assert.ok(!existsSync(HELPER));
    });
  });
});
