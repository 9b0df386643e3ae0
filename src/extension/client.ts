import { extensions, workspace } from 'vscode';
import type { ExtensionContext, LogOutputChannel, TextDocument } from 'vscode';
import { DocumentDiagnosticRequest, LanguageClient, RevealOutputChannelOn, State, TransportKind } from 'vscode-languageclient/node';
import type { LanguageClientOptions, Middleware, TextDocumentFilter } from 'vscode-languageclient/node';
import type { InitializationOptions } from '../protocol/index.ts';
import { CHECKED_LANGUAGES } from './languages.ts';

/** Documents that change what is known of the data while they are typed. */
const KNOWLEDGE = ['**/crm-guard.{yaml,yml,json}', '**/*.{prisma,sql,graphql,graphqls,gql}', '**/*.{field-meta.xml,object-meta.xml,object}', '**/*{form,fields,field,app,manifest}*.json'] as const;

/** The client of our language server, not yet started. Its id is the section of our settings. */
export function createClient(context: ExtensionContext, output: LogOutputChannel, middleware: Middleware): LanguageClient {
  const module = context.asAbsolutePath('dist/server.cjs');
  const initializationOptions: InitializationOptions = { commands: ['crm-guard.suppress', 'crm-guard.openRulePage', 'crm-guard.createAccessLogHelper', 'crm-guard.listPlaces', 'crm-guard.markField', 'crm-guard.explainFinding'], status: true, readsSchema: extensions.getExtension('redhat.vscode-yaml') !== undefined, readsJsonSchema: extensions.getExtension('vscode.json-language-features') !== undefined };
  const options: LanguageClientOptions = {
    documentSelector: schemes().flatMap(documentsOf),
    initializationOptions,
    middleware,
    outputChannel: output,
    traceOutputChannel: output,
    // The status item tells that something is wrong; the output must not jump into the user's way.
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    diagnosticPullOptions: { onChange: true, onSave: false, onFocus: false },
  };
  return new LanguageClient('crm-guard', 'CRM Guard', { module, transport: TransportKind.ipc }, options);
}

/**
 * Lets the client serve folders of file systems that it does not know yet, as those that were added to the window.
 * Answers whether it must be started again for them.
 */
export function servesMore({ clientOptions }: LanguageClient): boolean {
  const selector = clientOptions.documentSelector as TextDocumentFilter[];
  const more = schemes().filter((scheme) => !selector.some((filter) => filter.scheme === scheme));
  selector.push(...more.flatMap(documentsOf));
  return more.length > 0;
}

/** Whether a client in this state has no server. */
export const isStopped = (state: State): boolean => state === State.Stopped;

/** Has the editor ask for the diagnostics of open documents like this one again. */
export function askAgain(client: LanguageClient, document: TextDocument): void {
  client.getFeature(DocumentDiagnosticRequest.method).getProvider(document)?.onDidChangeDiagnosticsEmitter.fire();
}

/** The file systems of the window's folders: the disk always, others where a repository is opened without being cloned. */
const schemes = (): string[] => [...new Set(['file', ...(workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme)])];

const documentsOf = (scheme: string): TextDocumentFilter[] => [...CHECKED_LANGUAGES.map((language) => ({ scheme, language })), ...KNOWLEDGE.map((pattern) => ({ scheme, pattern }))];
