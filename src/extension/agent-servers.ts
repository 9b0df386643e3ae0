import process from 'node:process';
import { EventEmitter, McpStdioServerDefinition, Uri, env, lm, workspace } from 'vscode';
import type { Disposable, ExtensionContext, McpServerDefinitionProvider, WorkspaceFolder } from 'vscode';

/** The id of `contributes.mcpServerDefinitionProviders`. */
const ID = 'crm-guard';

/**
 * Offers agents a read-only server of the Model Context Protocol for each folder of the window that is checked. It runs
 * from the extension's own server bundle, with the editor's own Node, so that nothing need be installed.
 *
 * None is offered in a workspace that is not trusted: what the tools answer quotes the workspace (names of
 * fields and files, texts of the policy), and an agent acts on what it reads.
 */
export class AgentServers implements McpServerDefinitionProvider<McpStdioServerDefinition>, Disposable {
  readonly #changed = new EventEmitter<void>();
  readonly onDidChangeMcpServerDefinitions = this.#changed.event;
  readonly #server: string;
  readonly #version: string;
  readonly #disposables: readonly Disposable[];

  constructor({ extension }: ExtensionContext) {
    this.#server = Uri.joinPath(extension.extensionUri, 'dist', 'server.cjs').fsPath;
    this.#version = (extension.packageJSON as { version: string }).version;
    const changed = (): void => this.#changed.fire();
    this.#disposables = [
      this.#changed,
      workspace.onDidChangeWorkspaceFolders(changed),
      workspace.onDidGrantWorkspaceTrust(changed),
      workspace.onDidChangeConfiguration((change) => (change.affectsConfiguration('crm-guard.enable') ? changed() : undefined)),
      lm.registerMcpServerDefinitionProvider(ID, this),
    ];
  }

  provideMcpServerDefinitions(): McpStdioServerDefinition[] {
    return this.offered(workspace.isTrusted);
  }

  /** What the window is offered, if it is trusted or not. */
  offered(trusted: boolean): McpStdioServerDefinition[] {
    if (!trusted) return [];
    return (workspace.workspaceFolders ?? []).filter(isChecked).map((folder) => this.#definition(folder));
  }

  dispose(): void {
    for (const one of this.#disposables) one.dispose();
  }

  #definition({ name, uri }: WorkspaceFolder): McpStdioServerDefinition {
    const server = new McpStdioServerDefinition(
      `CRM Guard (${name})`,
      process.execPath,
      // The folder by its name too: a process sees its working directory with links resolved, and would take paths through them for outside.
      [this.#server, 'mcp', uri.fsPath, '--locale', env.language],
      { ELECTRON_RUN_AS_NODE: '1' },
      this.#version,
    );
    server.cwd = uri;
    return server;
  }
}

function isChecked({ uri }: WorkspaceFolder): boolean {
  return uri.scheme === 'file' && workspace.getConfiguration('crm-guard', uri).get<boolean>('enable', true);
}
