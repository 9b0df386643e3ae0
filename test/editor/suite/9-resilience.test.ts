import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { closeAll, diagnostics, extension, inCrm, inShop, quickFixes, show, until, untilShown, withFile } from './editor.ts';
import { promised } from './marks.ts';

/** How often the client starts a server again before it gives up: the fifth end within three minutes is the last. */
const ENDS = 5;

/** Lists processes as `ps` does, where there is none. */
const WINDOWS = 'Get-CimInstance Win32_Process | ForEach-Object { "$($_.ProcessId) $($_.ParentProcessId) R $($_.CommandLine)" }';

describe('what goes wrong', () => {
  const file = inCrm('src', 'routes', 'customers.ts');
  const expected = promised(readFileSync(file, 'utf8'));
  afterEach(closeAll);

  it('with the server: it is started again, and where that does not help the editor says so and offers to restart it', async () => {
    await show(file);
    await untilShown(file, expected);
    for (let end = 1; end <= ENDS; end++) {
      const server = await until(serverProcess, 'a server');
      process.kill(server, 'SIGKILL');
      await until(() => serverProcess() !== server, 'its end');
      if (end < ENDS) await untilShown(file, expected);
    }
    const { status } = extension().exports;
    await until(() => status.shown.command === 'Restart', 'the offer to restart it');
    assert.match(status.shown.text, /the server has stopped/);
    const editor = await show(file);
    assert.ok(await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '// still an editor\n')));
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await vscode.commands.executeCommand('crm-guard.restart');
    await untilShown(file, expected);
    await until(() => /\d+ rules/.test(status.shown.text), 'the state of the folder');
  });

  it('with what is kept from earlier checks: it is made anew', async () => {
    const cache = inShop('node_modules', '.cache', 'crm-guard');
    mkdirSync(cache, { recursive: true });
    try {
      for (const name of ['findings', 'catalog', 'facts']) writeFileSync(path.join(cache, `${name}.json`), '{"version":');
      // What the server has read of it so far is forgotten.
      await vscode.commands.executeCommand('crm-guard.restart');
      assert.equal(await vscode.commands.executeCommand('crm-guard.checkWorkspace'), true);
      await show(inShop('src', 'orders.js'));
      await until(() => diagnostics(inShop('src', 'orders.js')).length > 0, 'findings');
    } finally {
      rmSync(inShop('node_modules'), { recursive: true });
    }
  });

  it('in the policy: findings and fixes remain, the mistake is shown at its place, the status leads to it', async () => {
    await show(file);
    await untilShown(file, expected);
    const policy = inCrm('crm-guard.yaml');
    await withFile(policy, `${readFileSync(policy, 'utf8')}\nruels: { no-unbounded-query: off }\nrules: [`, async () => {
      const [first] = await until(() => (diagnostics(policy).length > 0 ? diagnostics(policy) : undefined), 'the mistake');
      assert.ok(first && first.range.start.line > 0, 'at its place');
      const { status } = extension().exports;
      await until(() => /set-up problems/.test(status.shown.text) && status.shown.command === 'Open Policy', 'the status');
      const [finding] = await until(() => (diagnostics(file).length > 0 ? diagnostics(file) : undefined), 'findings');
      assert.ok(finding && (await quickFixes(file, finding)).length > 0);
    });
    await untilShown(file, expected);
  });
});

/** Id of the server's process, which the extension host has started; undefined where there is none. */
function serverProcess(): number | undefined {
  const [list, ...how] = process.platform === 'win32' ? ['powershell', '-NoProfile', '-Command', WINDOWS] : ['ps', '-eo', 'pid=,ppid=,stat=,args='];
  const all = execFileSync(list, how, { encoding: 'utf8', maxBuffer: 1 << 24 }).split('\n');
  for (const line of all) {
    const [, pid, parent, state] = /^\s*(\d+)\s+(\d+)\s+(\S+)\s.*dist[\\/]server\.cjs/.exec(line) ?? [];
    if (Number(parent) === process.pid && !state?.startsWith('Z')) return Number(pid);
  }
  return undefined;
}
