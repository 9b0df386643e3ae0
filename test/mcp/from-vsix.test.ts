import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { inRoot, root } from '../../scripts/setup/paths.mjs';
import { bundle, ended, startNode } from '../cli/process.ts';

/** Lays out what the VSIX holds, as VS Code unpacks it: neither the workers of the command line nor any package are beside the server. */
function unpacked(folder: string): string {
  const listed = execFileSync(process.execPath, [inRoot('node_modules/@vscode/vsce/vsce'), 'ls', '--no-dependencies'], { cwd: root, encoding: 'utf8' });
  const files = listed.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== '' && existsSync(inRoot(line)));
  for (const file of files) cpSync(inRoot(file), path.join(folder, 'extension', file), { recursive: true });
  return path.join(folder, 'extension', 'dist', 'server.cjs');
}

describe('the server for agents in the VSIX', function () {
  this.timeout(120_000);
  let folder: string;
  let project: string;
  let server: string;

  before(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'crm-guard-vsix-'));
    project = path.join(folder, 'crm');
    cpSync(inRoot('examples/crm'), project, { recursive: true, filter: (file) => !file.includes('node_modules') });
    server = unpacked(folder);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  /** Asks a server of its own. The environment is that of a user without settings for us. */
  async function ask(args: readonly string[], tool: string, asked: Record<string, unknown>, env: Record<string, string> = {}): Promise<{ text: string; data?: Record<string, unknown>; isError: boolean }> {
    const client = new Client({ name: 'test', version: '1' });
    await client.connect(new StdioClientTransport({ command: process.execPath, args: [server, 'mcp', ...args], cwd: project, env, stderr: 'inherit' }));
    try {
      const answer = await client.callTool({ name: tool, arguments: asked });
      const { structuredContent } = answer as { structuredContent?: Record<string, unknown> };
      return { text: (answer.content as { text: string }[]).map(({ text }) => text).join('\n'), isError: answer.isError === true, ...(structuredContent ? { data: structuredContent } : {}) };
    } finally {
      await client.close();
    }
  }

  it('finds what the command line finds, without its workers', async () => {
    const here = await ask([project], 'check_file', { paths: ['.'] });
    const report = JSON.parse((await ended(startNode([bundle, 'check', project, '--format', 'json', '--no-cache'], root))).stdout) as { summary: { analysed: number }; findings: { suppressed: unknown }[] };
    assert.ok(!existsSync(path.join(path.dirname(server), 'worker.js')));
    assert.deepEqual([here.data?.['files'], here.data?.['total']], [report.summary.analysed, report.findings.filter(({ suppressed }) => suppressed === null).length]);
  });

  it('knows the personal data, and the pages of the rules', async () => {
    assert.match((await ask([project], 'list_personal_fields', { name: 'Customer.email' })).text, /contact\.email/);
    assert.ok((await ask([project], 'explain_finding', { rule: 'no-unbounded-query' })).text.length > 2000);
  });

  it('speaks the language of the editor, unless the environment names one', async () => {
    const asked = { rule: 'no-such-rule' };
    assert.match((await ask([project, '--locale', 'ja'], 'explain_finding', asked)).text, /ルール no-such-rule はありません/);
    assert.match((await ask([project, '--locale', 'ja'], 'explain_finding', asked, { CRM_GUARD_LOCALE: 'en' })).text, /There is no rule/);
  });

  it('serves the folder it stands in where none is named', async () => {
    assert.equal((await ask([], 'check_file', { paths: ['src/routes/customers.ts'] })).isError, false);
  });
});
