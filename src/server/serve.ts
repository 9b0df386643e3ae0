import { CodeActionKind, CodeActionTriggerKind, CodeLensRefreshRequest, DidChangeConfigurationNotification, DidChangeWatchedFilesNotification, TextDocumentSyncKind, TextDocuments } from 'vscode-languageserver';
import type { CodeAction, Connection, InitializeParams, InitializeResult } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { ProjectQuestions } from '../engine/project-answers.ts';
import type { ChangedFile } from '../engine/warm-project.ts';
import { TOOL } from '../engine/version.ts';
import { localeOf, setLocale } from '../l10n/index.ts';
import { ADD_TO_BASELINE, STATUS, SUPPRESS } from '../protocol/index.ts';
import type { SuppressAnswer, SuppressParams } from '../protocol/index.ts';
import { serveAccessLogHelper } from './access-log-helper.ts';
import { serveAgentTools } from './agent-tools.ts';
import type { ClientAbilities } from './client-capabilities.ts';
import { abilitiesOffDisk, clientAbilities, initializationOptions } from './client-capabilities.ts';
import { FIX_ALL, codeActions, wants, workspaceEdit } from './code-actions.ts';
import { serveBaseline } from './baseline-command.ts';
import { SOURCE } from './diagnostics.ts';
import type { OpenWorkspace } from './engine.ts';
import { serveExplanations } from './explain-finding.ts';
import { Folders, isPolicyFile, onlyInEditor } from './folders.ts';
import { isChecked } from './languages.ts';
import { isVirtual, pathOf } from './paths.ts';
import { servePolicyEditing } from './policy-editing.ts';
import { serveProjectOverview } from './project-overview.ts';
import { answerPulls, newest, REST_MS } from './pull.ts';
import { markActions, marksAt, servePolicyMarks } from './policy-marks.ts';
import { policyCompletion, policyHover } from './policy-help.ts';
import { pushDiagnostics } from './push.ts';
import { SetUpProblems } from './set-up-problems.ts';
import { serveReport } from './report.ts';
import { SECTION, SettingsStore } from './settings.ts';
import { suppression } from './suppress.ts';
import { WATCHED, concernsUs } from './watched-files.ts';

/** In which language to speak: what the user chose for us, and what holds where the client names none. */
export interface Languages {
  chosen?: string | undefined;
  fallback?: string | undefined;
}

/** Serves one client over the connection until it shuts down. `openWorkspace` opens the engine for a folder, `questions` answers about whole projects. */
export function serve(connection: Connection, openWorkspace: OpenWorkspace, questions: ProjectQuestions, languages: Languages = {}): void {
  const documents = new TextDocuments(TextDocument);
  const problems = new SetUpProblems(connection);
  const settings = new SettingsStore(connection);
  const folders = new Folders({
    console: connection.console,
    openWorkspace,
    onlyInEditor: (folder) => onlyInEditor(folder, documents),
    settingsOf: (scopeUri, folder) => settings.of(scopeUri, folder),
    onStatus: async (status) => (client.showsStatus ? connection.sendNotification(STATUS, status) : undefined),
    onCorrected: () => checkAgain(),
    onProblems: (folder, found) => problems.show(folder, found),
  });
  let client: ClientAbilities;
  let checkAgain: () => void = () => undefined;
  let ended = false;
  const countAgain = servePolicyEditing({ connection, documents, folders, questions, client: () => client });

  connection.onInitialize((params) => {
    setLocale(localeOf(languages.chosen ?? params.locale ?? languages.fallback));
    client = clientAbilities(params);
    settings.start(client.answersConfiguration, initializationOptions(params).settings);
    for (const uri of folderUris(params)) folders.add(uri);
    if (!client.pullsDiagnostics) checkAgain = pushDiagnostics(connection, documents, folders);
    else {
      answerPulls(connection, documents, folders);
      if (client.refreshesDiagnostics) checkAgain = () => void connection.languages.diagnostics.refresh();
    }
    return { capabilities: capabilities(client), serverInfo: { name: SOURCE, version: TOOL.version } };
  });

  connection.onInitialized(() => {
    if (client.registersConfiguration) void connection.client.register(DidChangeConfigurationNotification.type, { section: SECTION });
    if (client.registersWatchers) void connection.client.register(DidChangeWatchedFilesNotification.type, WATCHED);
    if (client.announcesFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        for (const { uri } of removed) folders.remove(uri);
        for (const { uri } of added) folders.add(uri);
        checkAgain();
      });
    }
  });

  connection.onShutdown(() => {
    // What was typed last would start a thread again that nobody ends.
    ended = true;
  });

  connection.onDidChangeConfiguration(() => {
    settings.clear();
    folders.reset();
    checkAgain();
    if (client.refreshesLenses) void connection.sendRequest(CodeLensRefreshRequest.type);
  });

  // A switch of branches changes thousands of files at once: all are told, then everything open is checked once.
  async function changed(files: readonly ChangedFile[]): Promise<void> {
    if (ended) return;
    const told = folders.all().map(async (folder) => {
      const concerned = files.filter(({ file }) => folder.isConcernedBy(file));
      return concerned.length > 0 && (await folder.filesChanged(concerned));
    });
    const stale = (await Promise.all(told)).includes(true);
    if (stale || files.some(({ file }) => isPolicyFile(file))) checkAgain();
    // Lenses over the policy being typed are asked for by the editor itself.
    if (files.some(({ file }) => !isPolicyFile(file))) countAgain();
  }

  connection.onDidChangeWatchedFiles(({ changes }) => {
    const files = changes.filter(({ uri }) => concernsUs(uri)).map(({ uri }) => ({ file: pathOf(uri), text: documents.get(uri)?.getText() }));
    void changed(files);
  });

  documents.onDidOpen(({ document }) => {
    // Nobody else tells what a folder holds that is on no disk.
    if (isVirtual(pathOf(document.uri))) void changed([{ file: pathOf(document.uri), text: document.getText() }]);
  });

  onRest(documents, (document) => void changed([{ file: pathOf(document.uri), text: document.getText() }]));

  documents.onDidClose(({ document }) => {
    for (const folder of folders.all()) folder.forget(document.uri);
    // What was typed and not saved is gone: the file on disk counts again.
    void changed([{ file: pathOf(document.uri) }]);
  });

  connection.onHover(async ({ textDocument, position }) => {
    const folder = await folders.soon(textDocument.uri);
    const document = documents.get(textDocument.uri);
    if (!document || !folder) return null;
    if (!isPolicyFile(pathOf(textDocument.uri))) return folder.hover(document, position, client);
    const engine = folder.engine();
    return engine ? policyHover(document, position, engine, folder.path, client) : null;
  });

  connection.onCompletion(async ({ textDocument, position }) => {
    const engine = isPolicyFile(pathOf(textDocument.uri)) ? (await folders.of(textDocument.uri))?.engine() : undefined;
    const names = await engine?.names();
    const document = documents.get(textDocument.uri);
    return names && document ? policyCompletion(document, position, names, client) : null;
  });

  connection.onCodeAction(async ({ textDocument, range, context }, token): Promise<CodeAction[]> => {
    const folder = await folders.soon(textDocument.uri);
    const document = documents.get(textDocument.uri);
    const engine = folder?.engine();
    if (!document || !folder || !engine || isPolicyFile(pathOf(textDocument.uri))) return [];
    const request = { range, diagnostics: context.diagnostics, ...(context.only ? { only: context.only } : {}) };
    const can = folder.isVirtual ? abilitiesOffDisk(client) : client;
    const marking = folder.isVirtual ? undefined : { document, documents, engine, client };
    const checked = isChecked(textDocument.uri) ? await newest(folder, () => documents.get(textDocument.uri), token) : undefined;
    const actions = checked ? codeActions(request, { document, findings: checked.findings, shownAs: (finding) => folder.shownAs(finding), fixKind: folder.fixKind, root: folder.path, client: can, accessLog: engine.accessLog, ...(marking ? { marks: (finding, diagnostics) => markActions(finding, marking, diagnostics) } : {}) }) : [];
    // Looking at a name takes longer than a cursor may take to move on.
    const asked = marking && context.triggerKind === CodeActionTriggerKind.Invoked && wants(context.only, CodeActionKind.RefactorRewrite);
    return asked ? [...actions, ...folder.quietly([], () => marksAt(range, marking))] : actions;
  });

  connection.onRequest(SUPPRESS, async (params: SuppressParams): Promise<SuppressAnswer> => {
    const engine = (await folders.of(params.uri))?.engine();
    const document = documents.get(params.uri);
    if (document?.version !== params.version || !engine) return { done: false, why: 'changed' };
    const edit = suppression(engine, pathOf(params.uri), document, params);
    if (!edit) return { done: false, why: 'impossible' };
    const { applied } = await connection.workspace.applyEdit(workspaceEdit([edit], { document, client }));
    return applied ? { done: true } : { done: false, why: 'refused' };
  });

  serveAccessLogHelper(connection, documents, folders);
  serveBaseline(connection, documents, folders, () => checkAgain());
  serveReport(connection, documents, folders, questions);
  serveProjectOverview({ connection, documents, folders, questions });
  serveExplanations(connection, documents, folders);
  serveAgentTools(connection, { documents, folders, questions });
  servePolicyMarks(connection, documents, folders, () => client);
  documents.listen(connection);
  connection.listen();
}

function capabilities(client: ClientAbilities): InitializeResult['capabilities'] {
  return {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    hoverProvider: true,
    codeLensProvider: {},
    executeCommandProvider: { commands: [ADD_TO_BASELINE] },
    completionProvider: { triggerCharacters: [' ', '-', ':', '"'] },
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite, FIX_ALL] },
    // Not "inter-file": clients would then poll every open document; they are told to ask again when something changed.
    ...(client.pullsDiagnostics ? { diagnosticProvider: { identifier: SOURCE, interFileDependencies: false, workspaceDiagnostics: false } } : {}),
    ...(client.announcesFolders ? { workspace: { workspaceFolders: { supported: true, changeNotifications: true } } } : {}),
  };
}

/** Older clients name one root instead of folders. */
function folderUris({ workspaceFolders, rootUri }: InitializeParams): string[] {
  if (workspaceFolders) return workspaceFolders.map(({ uri }) => uri);
  return rootUri ? [rootUri] : [];
}

/** Calls once a document has been edited and then left alone for a moment. Opening one is no edit. */
function onRest(documents: TextDocuments<TextDocument>, call: (document: TextDocument) => void): void {
  const opened = new Map<string, number>();
  const waiting = new Map<string, NodeJS.Timeout>();
  documents.onDidOpen(({ document }) => opened.set(document.uri, document.version));
  documents.onDidChangeContent(({ document }) => {
    if (opened.get(document.uri) === document.version) return;
    clearTimeout(waiting.get(document.uri));
    waiting.set(document.uri, setTimeout(() => call(document), 2 * REST_MS));
  });
  documents.onDidClose(({ document }) => {
    clearTimeout(waiting.get(document.uri));
    waiting.delete(document.uri);
    opened.delete(document.uri);
  });
}
