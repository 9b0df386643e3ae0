import type { DocumentChecker } from '../engine/document-checker.ts';
import type { PolicyNames } from '../engine/policy-help.ts';
import type { Steps } from '../engine/steps.ts';
import type { ChangedFile, WorkspaceOptions } from '../engine/warm-project.ts';
import type { CatalogExplanation, Finding, Problem } from '../model/index.ts';
import type { PolicyFileEdit } from '../project/index.ts';

export type { WorkspaceOptions } from '../engine/warm-project.ts';

/** What one check of a file answers. */
export interface FileReport {
  findings: readonly Finding[];
  problems: readonly Problem[];
  /** True when only what was typed in was judged anew. */
  partial?: true;
}

/** A module to be written (`file` is relative to the folder), and the policy that will name it. */
export interface AccessLogHelperPlan {
  name: string;
  file: string;
  text: string;
  policy: PolicyFileEdit;
}

/** What the language server needs of the engine; `Workspace` of src/engine is one. */
export interface EngineWorkspace extends Pick<DocumentChecker, 'planPolicyMark' | 'calledFunctions' | 'accesses' | 'decidable' | 'catalog' | 'severities'> {
  /** Checks the text as it stands in the editor. */
  checkText(file: string, text: string): FileReport;
  /** The same in steps, between which it may be given up. */
  checkSteps(file: string, text: string): Steps<FileReport>;
  /** The same, where one function was typed in judged for that one and what it can matter to. */
  checkTyped(file: string, text: string): Steps<FileReport>;
  /** Tells which files changed, on disk or, where `text` is given, in the editor; answers what must be checked again. */
  filesChanged(files: readonly ChangedFile[]): MaybePromise<'nothing' | 'all'>;
  /** What the catalog says of the name at an offset (UTF-16 units) of a text; undefined where it knows none. */
  explainAt(file: string, text: string, offset: number): { explanation: CatalogExplanation; range: [start: number, end: number] } | undefined;
  /** What to write so that the project has an access log. `near` and `file` are absolute; `file` also relative to the folder; `policyText`: the policy as it stands in the editor. */
  planAccessLogHelper(request: { near?: string; file?: string; policyText?: string }): MaybePromise<{ plan: AccessLogHelperPlan } | { problem: string }>;
  /** What reads are or could be logged with in the project; undefined where it has nothing of the kind. */
  readonly accessLog: string | undefined;
  /** What the project has that a policy may name. */
  names(): MaybePromise<PolicyNames>;
  /** What the catalog says of an entity, or of one of its fields, by name; undefined where it knows none. */
  explainNamed(entity: string, field?: string): CatalogExplanation | undefined;
  /** Set-up problems: policy errors, unreadable schemas. */
  readonly problems: readonly Problem[];
  readonly policyFile: string | undefined;
  readonly summary: { entities: number; rules: number };
  /** The folder is no longer open. */
  close?(): void;
}

/** What is there at once, or takes its time. */
export type MaybePromise<T> = T | Promise<T>;

/** Opens a folder for checking. May fail; the server then shows the folder as broken and lives on. */
export type OpenWorkspace = (options: WorkspaceOptions) => MaybePromise<EngineWorkspace>;
