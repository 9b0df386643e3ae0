import path from 'node:path';
import type { CancellationToken, Connection, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { sourceReader } from '../engine/source-reader.ts';
import { categoryLabel, ruleDescriptions } from '../engine/descriptions.ts';
import { answerError, type ProjectQuestions } from '../engine/project-answers.ts';
import { summarise } from '../engine/summary.ts';
import { TOOL } from '../engine/version.ts';
import { format } from '../l10n/index.ts';
import { CHECK_PROGRESS, REPORT } from '../protocol/index.ts';
import type { CatalogAnswer, CheckProgress, CheckProjectParams } from '../protocol/index.ts';
import { reports } from '../report/index.ts';
import { type Folders, signalOf, unsavedIn } from './folders.ts';
import { texts } from './texts.ts';

/** Answers with the report of a whole project as one page, texts that are not saved included. */
export function serveReport(connection: Connection, documents: TextDocuments<TextDocument>, folders: Folders, questions: ProjectQuestions): void {
  connection.onRequest(REPORT, async ({ uri, id }: CheckProjectParams, token: CancellationToken): Promise<CatalogAnswer> => {
    const folder = await folders.onDisk(uri);
    if (!folder?.engine()) return { done: false, why: format(texts.notChecked) };
    const started = performance.now();
    const unsaved = unsavedIn(folder, documents);
    const onProgress = (done: number, total: number): void => void connection.sendNotification(CHECK_PROGRESS, { id, done, total } satisfies CheckProgress);
    try {
      const { findings, problems, files } = await questions.check({ ...folder.request, unsaved }, { signal: signalOf(token), onProgress });
      const result = summarise(folder.path, { findings: [...folder.marked(findings)], problems: [...problems], files, read: files }, performance.now() - started);
      const fromDisk = sourceReader(folder.path);
      const readSource = (file: string): string | undefined => unsaved.get(path.resolve(folder.path, file)) ?? fromDisk(file);
      return { done: true, text: reports.html(result, { toolVersion: TOOL.version, colour: false, width: 120, rules: ruleDescriptions(), categoryLabel, readSource }) };
    } catch (error) {
      return { done: false, why: token.isCancellationRequested ? '' : format(texts.projectFailed, { why: answerError(error) }) };
    }
  });
}
