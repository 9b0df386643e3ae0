import type { CatalogExplanation, Problem } from '../model/index.ts';
import type { PlannedHelper } from '../project/access-log-helper/index.ts';
import { DocumentChecker, type FileReport } from './document-checker.ts';
import type { PolicyNames } from './policy-help.ts';
import type { Steps } from './steps.ts';
import { type ChangedFile, WarmProject, type WorkspaceOptions } from './warm-project.ts';

export type { FileReport } from './document-checker.ts';
export type { WorkspaceOptions } from './warm-project.ts';

/**
 * The engine as a long-lived host uses it: one project, kept warm, checked file by file, all of it in
 * the thread that asks.
 */
export class Workspace {
  readonly #project: WarmProject;
  #documents: DocumentChecker | undefined;

  constructor(private readonly options: WorkspaceOptions) {
    this.#project = new WarmProject(options);
  }

  /** See {@link DocumentChecker.checkText}. */
  checkText(file: string, text: string): FileReport {
    return this.#checker().checkText(file, text);
  }

  /** See {@link DocumentChecker.checkSteps}. */
  checkSteps(file: string, text: string): Steps<FileReport> {
    return this.#checker().checkSteps(file, text);
  }

  /** See {@link DocumentChecker.checkTyped}. */
  checkTyped(file: string, text: string): Steps<FileReport> {
    return this.#checker().checkTyped(file, text);
  }

  /** Takes note of changes on disk, or of unsaved ones; `all` when other open files must be checked again. */
  filesChanged(files: readonly ChangedFile[]): 'nothing' | 'all' {
    const before = this.#documents;
    const change = this.#project.filesChanged(files);
    const followed = files.map(({ file }) => before?.forget(file) ?? false).includes(true);
    if (change === 'nothing') return followed ? 'all' : 'nothing';
    if (before) this.#documents = this.#opened(before);
    return change === 'project' || followed || (before && this.#documents?.findsMoreThan(before)) ? 'all' : 'nothing';
  }

  /** See {@link filesChanged}. */
  fileChanged(file: string, text?: string): 'nothing' | 'all' {
    return this.filesChanged([{ file, text }]);
  }

  /** See {@link DocumentChecker.explainAt}. */
  explainAt(file: string, text: string, offset: number): { explanation: CatalogExplanation; range: [start: number, end: number] } | undefined {
    return this.#checker().explainAt(file, text, offset);
  }

  /** See {@link WarmProject.planAccessLogHelper}. */
  planAccessLogHelper(request: { near?: string; file?: string; policyText?: string }): PlannedHelper {
    return this.#project.planAccessLogHelper(request);
  }

  /** See {@link DocumentChecker.planPolicyMark}. */
  planPolicyMark: DocumentChecker['planPolicyMark'] = (mark, policyText) => this.#checker().planPolicyMark(mark, policyText);

  /** See {@link DocumentChecker.calledFunctions}. */
  calledFunctions: DocumentChecker['calledFunctions'] = (file, text, range) => this.#checker().calledFunctions(file, text, range);

  /** See {@link DocumentChecker.accesses}. */
  accesses: DocumentChecker['accesses'] = (file, text) => this.#checker().accesses(file, text);

  /** See {@link DocumentChecker.decidable}. */
  decidable: DocumentChecker['decidable'] = (file, entity, fields) => this.#checker().decidable(file, entity, fields);

  /** See {@link DocumentChecker.catalog}. */
  get catalog(): DocumentChecker['catalog'] {
    return this.#checker().catalog;
  }

  /** See {@link DocumentChecker.severities}. */
  get severities(): DocumentChecker['severities'] {
    return this.#checker().severities;
  }

  /** See {@link DocumentChecker.accessLog}. */
  get accessLog(): string | undefined {
    return this.#checker().accessLog;
  }

  /** See {@link WarmProject.names}. */
  names(): PolicyNames {
    return this.#project.names();
  }

  /** See {@link DocumentChecker.explainNamed}. */
  explainNamed(entity: string, field?: string): CatalogExplanation | undefined {
    return this.#checker().explainNamed(entity, field);
  }

  /** See {@link DocumentChecker.problems}. */
  get problems(): readonly Problem[] {
    return this.#checker().problems;
  }

  /** See {@link DocumentChecker.policyFile}. */
  get policyFile(): string | undefined {
    return this.#checker().policyFile;
  }

  /** See {@link DocumentChecker.summary}. */
  get summary(): { entities: number; rules: number } {
    return this.#checker().summary;
  }

  #checker(): DocumentChecker {
    return (this.#documents ??= this.#opened());
  }

  #opened(earlier?: DocumentChecker): DocumentChecker {
    return new DocumentChecker(this.options.folder, this.#project.snapshot(), (file) => this.#project.text(file), earlier);
  }
}
