import { setTimeout as sleep } from 'node:timers/promises';
import { DocumentDiagnosticReportKind, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { CancellationToken, Connection, Diagnostic, DocumentDiagnosticReport, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { CheckedDocument, CheckedFolder } from './checked-folder.ts';
import { documentDiagnostics } from './diagnostics.ts';
import type { Folders } from './folders.ts';
import { isChecked } from './languages.ts';

/** How long a document must rest at most before it is checked again, in milliseconds. The first check does not wait. */
export const REST_MS = 150;
/** A check may take this share of the rest before it: a quick one begins almost at once, a slow one not at every key. */
const SHARE = 8;

/** How long a document must rest whose last check took that long, in milliseconds. */
export const restAfter = (checkMs: number): number => Math.min(REST_MS, Math.round(checkMs / SHARE));

/** Answers clients that ask for diagnostics. Of several questions while someone types, only the last one is worked on. */
export function answerPulls(connection: Connection, documents: TextDocuments<TextDocument>, folders: Folders): void {
  const seen = new Map<string, number>();
  documents.onDidClose(({ document }) => seen.delete(document.uri));

  connection.languages.diagnostics.on(async (params, token): Promise<DocumentDiagnosticReport> => {
    const { uri } = params.textDocument;
    const asked = documents.get(uri);
    if (!asked || !isChecked(uri)) return full([]);
    if (seen.has(uri) && seen.get(uri) !== asked.version) await rest(folders.lastCheckMs(uri), token);
    const folder = await folders.of(uri);
    giveUpIfCancelled(token);

    const checked = await newest(folder, () => documents.get(uri), token);
    if (!folder || !checked) return full([]);
    seen.set(uri, checked.version);
    const resultId = checked.edition;
    if (params.previousResultId === resultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
    return full(documentDiagnostics(checked, folder), resultId);
  });
}

/** A check of the document as it stands when the check ends: what is typed meanwhile, or learnt of the project, begins another one. Rejects when it is cancelled. */
export async function newest(folder: CheckedFolder | undefined, current: () => TextDocument | undefined, token: CancellationToken): Promise<CheckedDocument | undefined> {
  for (let document = current(); folder?.engine() && document; document = current()) {
    const checked = await folder.checkBetween(document, () => !token.isCancellationRequested && current() !== undefined);
    giveUpIfCancelled(token);
    if (checked) return checked;
  }
  return undefined;
}

function full(items: Diagnostic[], resultId?: string): DocumentDiagnosticReport {
  return { kind: DocumentDiagnosticReportKind.Full, items, ...(resultId === undefined ? {} : { resultId }) };
}

async function rest(checkMs: number, token: CancellationToken): Promise<void> {
  const stop = new AbortController();
  const listening = token.onCancellationRequested(() => stop.abort());
  await sleep(restAfter(checkMs), undefined, { signal: stop.signal }).catch(() => undefined);
  listening.dispose();
  giveUpIfCancelled(token);
}

function giveUpIfCancelled(token: CancellationToken): void {
  if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'The document has changed since.');
}
