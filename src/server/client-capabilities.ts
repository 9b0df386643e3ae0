import type { InitializeParams } from 'vscode-languageserver';
import type { ClientCommand, InitializationOptions } from '../protocol/index.ts';

/** What the client on the other side can do, read once from its `initialize` request. */
export interface ClientAbilities {
  /** Asks for diagnostics itself (LSP 3.17); the server publishes them otherwise. */
  pullsDiagnostics: boolean;
  /** Can be told to ask again. */
  refreshesDiagnostics: boolean;
  /** Answers `workspace/configuration`. */
  answersConfiguration: boolean;
  /** Lets the server register for configuration changes and file watching later. */
  registersConfiguration: boolean;
  registersWatchers: boolean;
  /** Announces added and removed folders. */
  announcesFolders: boolean;
  /** Takes edits that are bound to a version of the document. */
  takesVersionedEdits: boolean;
  /** Shows what an edit will do and asks, where the server wants that. */
  confirmsEdits: boolean;
  /** Renders Markdown in a hover; plain text otherwise. */
  showsMarkdown: boolean;
  /** Has a command palette of its own that runs these commands. */
  commands: ReadonlySet<ClientCommand>;
  /** Runs commands of the server. */
  runsServerCommands: boolean;
  /** Has the schema of policies in YAML read by somebody else, and of those in JSON. */
  readsSchema: boolean;
  readsJsonSchema: boolean;
  /** Can be told to ask for lenses again. */
  refreshesLenses: boolean;
  /** Shows what the server is doing. */
  showsStatus: boolean;
}

/** Reads the abilities; whatever a client leaves out counts as not able. */
export function clientAbilities(params: InitializeParams): ClientAbilities {
  const { workspace, textDocument } = params.capabilities;
  const options = initializationOptions(params);
  return {
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    answersConfiguration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    registersWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    announcesFolders: workspace?.workspaceFolders === true,
    takesVersionedEdits: workspace?.workspaceEdit?.documentChanges === true,
    confirmsEdits: workspace?.workspaceEdit?.documentChanges === true && workspace.workspaceEdit.changeAnnotationSupport !== undefined,
    showsMarkdown: textDocument?.hover?.contentFormat?.includes('markdown') ?? false,
    commands: new Set(Array.isArray(options.commands) ? options.commands : []),
    runsServerCommands: workspace?.executeCommand !== undefined,
    readsSchema: options.readsSchema === true,
    readsJsonSchema: options.readsJsonSchema === true,
    refreshesLenses: workspace?.codeLens?.refreshSupport === true,
    showsStatus: options.status === true,
  };
}

/** Commands that need nothing but the document they are about. */
const OF_ONE_DOCUMENT: ReadonlySet<ClientCommand> = new Set<ClientCommand>(['crm-guard.suppress', 'crm-guard.openRulePage', 'crm-guard.explainFinding']);

/** What is left of the abilities in a folder that is on no disk: nothing that reads or writes another file. */
export function abilitiesOffDisk(client: ClientAbilities): ClientAbilities {
  return { ...client, commands: new Set([...client.commands].filter((command) => OF_ONE_DOCUMENT.has(command))), runsServerCommands: false };
}

/** What the client said beside its abilities; nothing of it can be relied on. */
export function initializationOptions({ initializationOptions: given }: InitializeParams): InitializationOptions {
  return typeof given === 'object' && given !== null ? (given as InitializationOptions) : {};
}
