import type { Connection, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { format } from '../l10n/index.ts';
import { ADD_TO_BASELINE, type BaselineTarget } from '../protocol/index.ts';
import type { Folders } from './folders.ts';
import { texts } from './texts.ts';

/** Takes findings into the baseline when a client runs the command. @param checkAgain has the client look at open documents again */
export function serveBaseline(connection: Connection, documents: TextDocuments<TextDocument>, folders: Folders, checkAgain: () => void): void {
  connection.onExecuteCommand(async ({ command, arguments: given }): Promise<number | null> => {
    const target = given?.[0] as BaselineTarget | undefined;
    if (command !== ADD_TO_BASELINE || typeof target?.uri !== 'string' || !Array.isArray(target.fingerprints)) return null;
    const document = documents.get(target.uri);
    const folder = document && (await folders.onDisk(target.uri));
    if (!folder) return null;
    try {
      const added = await folder.addToBaseline(document, target.fingerprints);
      checkAgain();
      return added;
    } catch (error) {
      connection.window.showErrorMessage(format(texts.baselineFailed, { why: error instanceof Error ? error.message : String(error) }));
      return null;
    }
  });
}
