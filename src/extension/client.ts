import { extensions } from 'vscode';
import type { ExtensionContext, LogOutputChannel } from 'vscode';
import { LanguageClient, RevealOutputChannelOn, TransportKind } from 'vscode-languageclient/node';
import type { LanguageClientOptions } from 'vscode-languageclient/node';
import type { InitializationOptions } from '../protocol/index.ts';

/** Documents that are checked. */
export const CHECKED_LANGUAGES = ['javascript', 'javascriptreact', 'typescript', 'typescriptreact'] as const;

/** Documents that change what is known of the data while they are typed. */
const KNOWLEDGE = ['**/crm-guard.{yaml,yml,json}', '**/*.{prisma,sql,graphql,graphqls,gql}', '**/*.{field-meta.xml,object-meta.xml,object}', '**/*{form,fields,field,app,manifest}*.json'] as const;

/** The client of our language server, not yet started. Its id is the section of our settings. */
export function createClient(context: ExtensionContext, output: LogOutputChannel): LanguageClient {
  const module = context.asAbsolutePath('dist/server.cjs');
  const initializationOptions: InitializationOptions = { commands: ['crm-guard.suppress', 'crm-guard.openRulePage', 'crm-guard.createAccessLogHelper', 'crm-guard.listPlaces', 'crm-guard.markField', 'crm-guard.explainFinding'], status: true, readsSchema: extensions.getExtension('redhat.vscode-yaml') !== undefined, readsJsonSchema: extensions.getExtension('vscode.json-language-features') !== undefined };
  const options: LanguageClientOptions = {
    documentSelector: [
      ...CHECKED_LANGUAGES.map((language) => ({ scheme: 'file', language })),
      ...KNOWLEDGE.map((pattern) => ({ scheme: 'file', pattern })),
    ],
    initializationOptions,
    outputChannel: output,
    traceOutputChannel: output,
    // The status item tells that something is wrong; the output must not jump into the user's way.
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    diagnosticPullOptions: { onChange: true, onSave: false, onFocus: false },
  };
  return new LanguageClient('crm-guard', 'CRM Guard', { module, transport: TransportKind.ipc }, options);
}
