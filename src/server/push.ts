import type { Connection, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { documentDiagnostics } from './diagnostics.ts';
import type { Folders } from './folders.ts';
import { isChecked } from './languages.ts';
import { restAfter } from './pull.ts';

/** Publishes diagnostics to clients that cannot ask for them. Answers how to publish all open documents again. */
export function pushDiagnostics(connection: Connection, documents: TextDocuments<TextDocument>, folders: Folders): () => void {
  const waiting = new Map<string, NodeJS.Timeout>();
  const published = new Set<string>();

  function later(uri: string, delay: number): void {
    clearTimeout(waiting.get(uri));
    waiting.set(uri, setTimeout(() => void publish(uri), delay));
  }

  async function publish(uri: string): Promise<void> {
    waiting.delete(uri);
    const folder = await folders.of(uri);
    const document = documents.get(uri);
    if (!document || !folder || !isChecked(uri)) return;
    const { version } = document;
    const checked = await folder.checkBetween(document, () => !waiting.has(uri) && documents.get(uri) !== undefined);
    // Something newer will be published; an older text must not come behind it.
    if (waiting.has(uri) || document.version !== version || !documents.get(uri) || (!checked && folder.engine())) return;
    published.add(uri);
    const diagnostics = checked ? documentDiagnostics(checked, folder) : [];
    await connection.sendDiagnostics({ uri, version, diagnostics });
  }

  documents.onDidChangeContent(({ document }) => later(document.uri, published.has(document.uri) ? restAfter(folders.lastCheckMs(document.uri)) : 0));
  documents.onDidClose(({ document: { uri } }) => {
    clearTimeout(waiting.get(uri));
    waiting.delete(uri);
    if (published.delete(uri)) void connection.sendDiagnostics({ uri, diagnostics: [] });
  });
  return () => {
    for (const document of documents.all()) later(document.uri, 0);
  };
}
