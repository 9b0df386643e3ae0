import path from 'node:path';
import { CodeLensRefreshRequest, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { CancellationToken, CodeLens, Connection, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { answerError, type ProjectQuestions } from '../engine/project-answers.ts';
import { format } from '../l10n/index.ts';
import { committedText } from '../project/committed.ts';
import type { PolicyPreviewAnswer, PolicyPreviewParams, PolicyTestList, PolicyTestsParams, PolicyTestsReport } from '../protocol/index.ts';
import { POLICY_TESTS, PREVIEW_POLICY, RUN_POLICY_TESTS } from '../protocol/index.ts';
import { painter } from '../report/painter.ts';
import { changeLines } from '../report/policy-change.ts';
import type { CheckedFolder } from './checked-folder.ts';
import type { ClientAbilities } from './client-capabilities.ts';
import { type Folders, isPolicyFile, unsavedIn } from './folders.ts';
import { functionLenses } from './function-lenses.ts';
import { isChecked } from './languages.ts';
import { pathOf, uriOf } from './paths.ts';
import { policyLenses } from './policy-lenses.ts';
import { texts } from './texts.ts';

/** Where the questions about a policy come from and go to. */
export interface PolicyEditing {
  connection: Connection;
  documents: TextDocuments<TextDocument>;
  folders: Folders;
  questions: ProjectQuestions;
  client(): ClientAbilities;
}

/**
 * Answers a reviewer who tunes a policy: what each entry does, what a change would do, whether the
 * tests hold. All of it is asked of the whole project, in its own thread.
 * Answers how to say that what was answered may no longer be true.
 */
export function servePolicyEditing({ connection, documents, folders, questions, client }: PolicyEditing): () => void {
  const unsaved = (folder: CheckedFolder): Map<string, string> => unsavedIn(folder, documents);

  connection.onCodeLens(async ({ textDocument: { uri } }, token): Promise<CodeLens[]> => {
    const document = documents.get(uri);
    const folder = document && (await folders.of(uri));
    if (!document || !folder) return [];
    if (!isPolicyFile(pathOf(uri))) return folder.functionLenses && isChecked(uri) ? folder.quietly([], () => lensesOver(document, folder)) : [];
    if (!folder.engine() || folder.isVirtual || folder.policyFile !== pathOf(uri)) return [];
    try {
      const counts = await questions.count({ ...folder.request, text: document.getText(), unsaved: unsaved(folder) }, { signal: signalOf(token) });
      return policyLenses(counts, folder.path, uri, client().commands.has('crm-guard.listPlaces'));
    } catch (error) {
      if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'Asked again since.');
      connection.console.error(String(error));
      return [];
    }
  });

  connection.onRequest(PREVIEW_POLICY, async ({ uri, base }: PolicyPreviewParams, token: CancellationToken): Promise<PolicyPreviewAnswer> => {
    const document = documents.get(uri);
    const folder = await folders.onDisk(uri);
    if (!document || !folder?.engine()) return { done: false, why: format(texts.previewNothing) };
    const file = pathOf(uri);
    try {
      const before = base === 'saved' ? undefined : (committedText(file) ?? null);
      const change = await questions.preview({ ...folder.request, ...(before === undefined ? {} : { before }), beforeFile: file, after: document.getText(), unsaved: unsaved(folder) }, { signal: signalOf(token) });
      const lines = changeLines(change, path.basename(file), painter(false));
      return { done: true, appear: change.appear.length, go: change.go.length, differ: change.differ.length, lines: lines.map(({ text, place }) => ({ text, ...(place ? { place: { ...place, uri: uriOf(path.resolve(change.root, place.file)) } } : {}) })) };
    } catch (error) {
      return { done: false, why: token.isCancellationRequested ? '' : format(texts.previewFailed, { why: answerError(error) }) };
    }
  });

  connection.onRequest(POLICY_TESTS, async ({ uri }: PolicyTestsParams): Promise<PolicyTestList> => {
    const folder = await folders.onDisk(uri);
    if (!folder?.engine()) return { files: [] };
    const files = await questions.tests({ ...folder.request, unsaved: unsaved(folder) });
    return { files: files.map(({ file, judgedAs, tests }) => ({ uri: addressIn(folder, file), judgedAs, tests })) };
  });

  connection.onRequest(RUN_POLICY_TESTS, async ({ uri, only = [] }: PolicyTestsParams): Promise<PolicyTestsReport> => {
    const folder = await folders.onDisk(uri);
    if (!folder?.engine()) return { done: false, why: format(texts.previewNothing) };
    try {
      const { files } = await questions.runTests({ ...folder.request, only: only.map((one) => pathOf(one)), unsaved: unsaved(folder) });
      return { done: true, files: files.map(({ file, judgedAs, tests }) => ({ uri: addressIn(folder, file), judgedAs, tests })) };
    } catch (error) {
      return { done: false, why: answerError(error) };
    }
  });

  return () => {
    const open = documents.all().some(({ uri }) => isPolicyFile(pathOf(uri)));
    if (open && client().refreshesLenses) void connection.sendRequest(CodeLensRefreshRequest.type);
  };
}

function lensesOver(document: TextDocument, folder: CheckedFolder): CodeLens[] {
  const engine = folder.engine();
  return engine ? functionLenses(document, engine) : [];
}

const addressIn = (folder: CheckedFolder, file: string): string => uriOf(path.resolve(folder.path, file));

function signalOf(token: CancellationToken): AbortSignal {
  const stop = new AbortController();
  token.onCancellationRequested(() => stop.abort(new Error('cancelled')));
  return stop.signal;
}
