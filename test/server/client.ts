import { PassThrough } from 'node:stream';
import { StreamMessageReader, StreamMessageWriter, createConnection, createProtocolConnection } from 'vscode-languageserver/node';
import type {
  ClientCapabilities,
  CodeAction,
  Diagnostic,
  DocumentDiagnosticReport,
  Hover,
  InitializeParams,
  InitializeResult,
  ProtocolConnection,
  PublishDiagnosticsParams,
  WorkspaceEdit,
} from 'vscode-languageserver/node';
import { ProjectAnswers } from '../../src/engine/project-answers.ts';
import { setLocale } from '../../src/l10n/index.ts';
import { serve } from '../../src/server/serve.ts';
import type { FolderStatus } from '../../src/protocol/index.ts';
import { STATUS } from '../../src/protocol/index.ts';
import type { OpenWorkspace } from '../../src/server/engine.ts';
import { FakeEngine } from './fake-engine.ts';

/** Abilities of a current VS Code, as far as the server asks for them. */
export const CURRENT: ClientCapabilities = {
  textDocument: { diagnostic: {}, hover: { contentFormat: ['markdown', 'plaintext'] } },
  workspace: {
    configuration: true,
    diagnostics: { refreshSupport: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    workspaceEdit: { documentChanges: true },
    workspaceFolders: true,
  },
};

/** A client that talks to the real server over a pair of streams, and remembers what it was told. */
export class TestClient {
  readonly published: PublishDiagnosticsParams[] = [];
  readonly statuses: FolderStatus[] = [];
  readonly applied: WorkspaceEdit[] = [];
  readonly registered: string[] = [];
  /** What the server answered to `initialize`. */
  initialized: InitializeResult = { capabilities: {} };
  refreshes = 0;
  settings: Record<string, unknown> = {};

  private constructor(readonly connection: ProtocolConnection) {}

  static async start(params: Partial<InitializeParams> = {}, openWorkspace: OpenWorkspace = (options) => new FakeEngine(options)): Promise<TestClient> {
    FakeEngine.opened = [];
    const [up, down] = [new PassThrough(), new PassThrough()];
    serve(createConnection(new StreamMessageReader(up), new StreamMessageWriter(down)), openWorkspace, new ProjectAnswers());
    return TestClient.over(createProtocolConnection(new StreamMessageReader(down), new StreamMessageWriter(up)), params);
  }

  /** Begins a session with whatever is at the other end: in this process or in another. */
  static async over(connection: ProtocolConnection, params: Partial<InitializeParams> = {}): Promise<TestClient> {
    const client = new TestClient(connection);
    client.#listen();
    client.initialized = await connection.sendRequest('initialize', {
      processId: null,
      rootUri: null,
      capabilities: CURRENT,
      workspaceFolders: [{ uri: 'file:///crm', name: 'crm' }],
      initializationOptions: { commands: ['crm-guard.suppress', 'crm-guard.openRulePage'], status: true },
      ...params,
    });
    await client.connection.sendNotification('initialized', {});
    return client;
  }

  #listen(): void {
    const { connection } = this;
    connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => void this.published.push(params));
    connection.onNotification(STATUS, (status: FolderStatus) => void this.statuses.push(status));
    connection.onRequest('workspace/configuration', ({ items }: { items: { scopeUri?: string }[] }) => items.map(({ scopeUri }) => this.settings[scopeUri ?? ''] ?? null));
    connection.onRequest('workspace/diagnostic/refresh', () => {
      this.refreshes++;
      return null;
    });
    connection.onRequest('client/registerCapability', ({ registrations }: { registrations: { method: string }[] }) => {
      this.registered.push(...registrations.map(({ method }) => method));
      return null;
    });
    connection.onRequest('workspace/applyEdit', ({ edit }: { edit: WorkspaceEdit }) => {
      this.applied.push(edit);
      return { applied: true };
    });
    connection.listen();
  }

  open(uri: string, text: string, languageId = 'typescript'): Promise<void> {
    return this.connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } });
  }

  change(uri: string, version: number, text: string): Promise<void> {
    return this.connection.sendNotification('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [{ text }] });
  }

  close(uri: string): Promise<void> {
    return this.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  }

  pull(uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
    return this.connection.sendRequest('textDocument/diagnostic', { textDocument: { uri }, ...(previousResultId ? { previousResultId } : {}) });
  }

  /** Pulled diagnostics; fails when the server answers "unchanged". */
  async diagnostics(uri: string): Promise<Diagnostic[]> {
    const report = await this.pull(uri);
    if (report.kind !== 'full') throw new Error('expected a full report');
    return report.items;
  }

  actions(uri: string, line: number, only?: string[], diagnostics: Diagnostic[] = []): Promise<CodeAction[]> {
    const range = { start: { line, character: 0 }, end: { line, character: 200 } };
    return this.connection.sendRequest('textDocument/codeAction', { textDocument: { uri }, range, context: { diagnostics, ...(only ? { only } : {}) } });
  }

  /** The hover at the first place of `text` in a document that was opened with it; `after` moves right from there. */
  hover(uri: string, text: string, at: string, after = 0): Promise<Hover | null> {
    const lines = text.slice(0, text.indexOf(at) + after).split('\n');
    const position = { line: lines.length - 1, character: (lines.at(-1) ?? '').length };
    return this.connection.sendRequest('textDocument/hover', { textDocument: { uri }, position });
  }

  async stop(): Promise<void> {
    await this.connection.sendRequest('shutdown');
    this.connection.dispose();
    setLocale('en');
  }
}

/** Waits until the condition holds; fails after `patience` milliseconds. */
export async function until(condition: () => boolean, what: string, patience = 2000): Promise<void> {
  for (const end = Date.now() + patience; !condition(); ) {
    if (Date.now() > end) throw new Error(`Waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
