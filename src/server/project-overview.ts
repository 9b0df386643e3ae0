import path from 'node:path';
import type { CancellationToken, Connection, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { policyName, whyNotPersonal } from '../engine/catalog-questions.ts';
import { categoryLabel, ruleDescriptions } from '../engine/descriptions.ts';
import { answerError, type ProjectQuestions } from '../engine/project-answers.ts';
import { TOOL } from '../engine/version.ts';
import { format } from '../l10n/index.ts';
import type { CatalogEntity, FileAccesses, Finding } from '../model/index.ts';
import { CHECK_PROGRESS, CHECK_PROJECT, CUSTOMER_DATA, RULES, SHOW_CATALOG } from '../protocol/index.ts';
import type { CatalogAnswer, CheckProgress, CheckProjectParams, CustomerDataAnswer, DataEntity, FoundFinding, ProjectChecked, ProjectParams, RuleState } from '../protocol/index.ts';
import { accessLine, loggedText } from '../report/access-facts.ts';
import { catalogReports } from '../report/catalog/index.ts';
import type { CheckedFolder } from './checked-folder.ts';
import { toRange } from './diagnostics.ts';
import { type Folders, signalOf, unsavedIn } from './folders.ts';
import { uriOf } from './paths.ts';
import { ruleName } from './rule-page.ts';
import { texts } from './texts.ts';

/** Where questions about a whole project come from and go to. */
export interface ProjectOverview {
  connection: Connection;
  documents: TextDocuments<TextDocument>;
  folders: Folders;
  questions: ProjectQuestions;
}

/** Answers what an editor shows of a whole project: its findings, its customer data and who reads it, its rules. */
export function serveProjectOverview({ connection, documents, folders, questions }: ProjectOverview): void {
  connection.onRequest(CHECK_PROJECT, async ({ uri, id }: CheckProjectParams, token: CancellationToken): Promise<ProjectChecked> => {
    const folder = await folders.onDisk(uri);
    if (!folder?.engine()) return { done: false, why: format(texts.notChecked) };
    const onProgress = (done: number, total: number): void => void connection.sendNotification(CHECK_PROGRESS, { id, done, total } satisfies CheckProgress);
    try {
      const { findings, problems, files } = await questions.check({ ...folder.request, unsaved: unsavedIn(folder, documents) }, { signal: signalOf(token), onProgress });
      const counting = folder.marked(findings).filter(({ suppressed }) => suppressed === null);
      return { done: true, files, problems: problems.map(({ file, message }) => `${file === undefined ? '' : `${file}: `}${message}`), findings: counting.flatMap((finding) => found(finding, folder)) };
    } catch (error) {
      return { done: false, why: token.isCancellationRequested ? '' : format(texts.projectFailed, { why: answerError(error) }) };
    }
  });

  connection.onRequest(SHOW_CATALOG, async ({ uri }: ProjectParams): Promise<CatalogAnswer> => {
    const folder = await folders.onDisk(uri);
    const engine = folder?.engine();
    if (!folder || !engine) return { done: false, why: format(texts.notChecked) };
    const context = { toolVersion: TOOL.version, colour: false, width: 120, shownPath: (file: string) => file, categoryLabel, whyNot: whyNotPersonal, all: false, filter: {} };
    return { done: true, text: catalogReports.markdown({ root: folder.path, catalog: engine.catalog, problems: [] }, context) };
  });

  connection.onRequest(CUSTOMER_DATA, async ({ uri }: ProjectParams, token: CancellationToken): Promise<CustomerDataAnswer> => {
    const folder = await folders.onDisk(uri);
    const engine = folder?.engine();
    if (!folder || !engine) return { done: false, why: format(texts.notChecked) };
    try {
      const accesses = await questions.accesses({ ...folder.request, unsaved: unsavedIn(folder, documents) }, { signal: signalOf(token) });
      return { done: true, entities: engine.catalog.entities.flatMap((entity) => dataEntity(entity, accesses, folder) ?? []) };
    } catch (error) {
      return { done: false, why: token.isCancellationRequested ? '' : format(texts.projectFailed, { why: answerError(error) }) };
    }
  });

  connection.onRequest(RULES, async ({ uri }: ProjectParams): Promise<RuleState[]> => {
    const severities = (await folders.of(uri))?.engine()?.severities ?? {};
    return ruleDescriptions().map(({ name, description }) => ({ name, description: format(description), severity: severities[name] ?? 'off' }));
  });
}

/** None for a finding that the user does not want to see. */
function found(finding: Finding, folder: CheckedFolder): FoundFinding[] {
  const severity = folder.shownAs(finding);
  if (severity === 'off') return [];
  const { file, message, entity, ruleId } = finding;
  return [{ uri: addressIn(folder, file), range: toRange(finding), rule: ruleName(ruleId), severity, message, ...(entity === null ? {} : { entity }) }];
}

/** An entity with its personal fields and who reads it; undefined for one without personal data. */
function dataEntity(entity: CatalogEntity, files: readonly FileAccesses[], folder: CheckedFolder): DataEntity | undefined {
  const fields = entity.fields.flatMap(({ name, personal, relation, file, line }) => {
    if (!personal || relation) return [];
    const label = categoryLabel(personal.category);
    const declared = file ?? entity.source.file;
    return [{ name, category: label ? format(label) : personal.category, id: personal.category, ...(declared === undefined || line === undefined ? {} : { place: { uri: addressIn(folder, declared), line: line - 1 } }) }];
  });
  if (fields.length === 0) return undefined;
  const accesses = files.flatMap(({ file, accesses: all }) =>
    all.flatMap((access) => {
      const mine = access.fields.filter((field) => field.entity === entity.name);
      if (mine.length === 0) return [];
      return [{ uri: addressIn(folder, file), line: access.line - 1, character: access.column - 1, title: accessLine(access), fields: [...new Set(mine.map(({ name }) => name))], logged: access.logged === 'none' ? '' : loggedText(access), isLogged: access.logged === 'yes' || access.logged === 'none' }];
    }),
  );
  return { name: policyName(entity), fields, accesses };
}

const addressIn = (folder: CheckedFolder, file: string): string => uriOf(path.resolve(folder.path, file));
