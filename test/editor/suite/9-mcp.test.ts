import assert from 'node:assert/strict';
import process from 'node:process';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import * as vscode from 'vscode';
import { extension, inCrm, inShop, until } from './editor.ts';

const FILE = 'src/routes/customers.ts';
const FOUND = /^src\/routes\/customers\.ts:\d+:\d+ \w+ no-unbounded-query\n {2}.*Customer/m;

const servers = (): vscode.McpStdioServerDefinition[] => extension().exports.agentServers.provideMcpServerDefinitions();

/** What somebody reads of an answer. */
function textOf(content: readonly unknown[]): string {
  return content.map((part) => (part instanceof vscode.LanguageModelTextPart ? part.value : (part as { text?: string }).text ?? '')).join('\n');
}

describe('servers for agents', () => {
  before(() => until(() => extension().isActive, 'activation'));

  it('are one for each folder, of this version, with nothing that the user had to install', () => {
    const manifest = extension().packageJSON as { version: string; contributes: { mcpServerDefinitionProviders: { id: string; label: string }[] } };
    assert.deepEqual(manifest.contributes.mcpServerDefinitionProviders, [{ id: 'crm-guard', label: 'CRM Guard' }]);
    assert.deepEqual(servers().map(({ label, cwd, version }) => [label, cwd?.fsPath, version]), [
      ['CRM Guard (crm)', inCrm(), manifest.version],
      ['CRM Guard (shop)', inShop(), manifest.version],
    ]);
    for (const { command, args, env } of servers()) {
      assert.equal(command, process.execPath, "the editor's own Node");
      assert.equal(args[0], vscode.Uri.joinPath(extension().extensionUri, 'dist', 'server.cjs').fsPath);
      assert.equal(env['ELECTRON_RUN_AS_NODE'], '1');
    }
  });

  it('are none for a folder that is switched off, and VS Code is told; none at all without trust', async () => {
    const settings = vscode.workspace.getConfiguration('crm-guard', vscode.Uri.file(inShop()));
    let told = 0;
    const listener = extension().exports.agentServers.onDidChangeMcpServerDefinitions(() => (told += 1));
    try {
      await settings.update('enable', false, vscode.ConfigurationTarget.WorkspaceFolder);
      await until(() => told > 0, 'VS Code to be told');
      assert.deepEqual(servers().map(({ label }) => label), ['CRM Guard (crm)']);
    } finally {
      await settings.update('enable', undefined, vscode.ConfigurationTarget.WorkspaceFolder);
      listener.dispose();
    }
    await until(() => servers().length === 2, 'both to be offered again');
    assert.deepEqual(extension().exports.agentServers.offered(false), []);
  });

  it('start as a process that speaks the protocol and answers about the files of their folder', async () => {
    const [server] = servers();
    assert.ok(server);
    // As VS Code does: its own environment, with what the definition adds.
    const env = { ...(process.env as Record<string, string>), ...(server.env as Record<string, string>) };
    const client = new Client({ name: 'test', version: '1' });
    await client.connect(new StdioClientTransport({ command: server.command, args: server.args, cwd: server.cwd?.fsPath ?? '', env, stderr: 'inherit' }));
    try {
      assert.deepEqual(client.getServerVersion(), { name: 'crm-guard', version: server.version });
      assert.deepEqual((await client.listTools()).tools.map(({ name }) => name), ['check_file', 'explain_finding', 'list_personal_fields']);
      const checked = await client.callTool({ name: 'check_file', arguments: { paths: [FILE] } });
      assert.match(textOf(checked.content as unknown[]), FOUND);
      const outside = await client.callTool({ name: 'check_file', arguments: { paths: [inShop('src', 'orders.js')] } });
      assert.equal(outside.isError, true, 'a server reads its own folder alone');
      const explained = textOf((await client.callTool({ name: 'explain_finding', arguments: { rule: 'no-unbounded-query' } })).content as unknown[]);
      assert.ok(explained.length > 2000, 'the page of the rule comes with the extension');
    } finally {
      await client.close();
    }
  });

  it('are started by VS Code, which offers their tools to its models', async () => {
    const [server] = servers();
    const id = `crm-guard.crm-guard/${server?.label}`;
    try {
      const tool = await until(async () => {
        await vscode.commands.executeCommand('workbench.mcp.startServer', id, { autoTrustChanges: true });
        return vscode.lm.tools.find(({ name }) => /^mcp_crm-guard\w*_check_file$/.test(name));
      }, 'the tools of the server');
      const { content } = await vscode.lm.invokeTool(tool.name, { input: { paths: [FILE] }, toolInvocationToken: undefined });
      // In words or as data: which of both a model gets is for VS Code to say.
      assert.match(textOf(content), /customers\.ts[^]*no-unbounded-query[^]*every Customer/);
    } finally {
      await vscode.commands.executeCommand('workbench.mcp.stopServer', id);
    }
  });
});
