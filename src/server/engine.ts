import type { CalledFunction } from '../engine/called-functions.ts';
import type { PolicyMark } from '../engine/policy-marks.ts';
import type { PolicyNames } from '../engine/policy-help.ts';
import type { AccessFacts, CatalogExplanation, Finding, Problem } from '../model/index.ts';
import type { PolicyFileEdit } from '../project/index.ts';

/** What one check of a file answers. */
export interface FileReport {
  findings: readonly Finding[];
  problems: readonly Problem[];
}

/** A module to be written (`file` is relative to the folder), and the policy that will name it. */
export interface AccessLogHelperPlan {
  name: string;
  file: string;
  text: string;
  policy: PolicyFileEdit;
}

/** How a folder is to be checked. */
export interface WorkspaceOptions {
  /** Absolute path. */
  folder: string;
  preset?: 'recommended' | 'strict';
  /** Absolute path; found in the folder when absent. */
  policyFile?: string;
}

/** What the language server needs of the engine; `Workspace` of src/engine is one. */
export interface EngineWorkspace {
  /** Checks the text as it stands in the editor. */
  checkText(file: string, text: string): FileReport;
  /** Tells that a file changed on disk, or in the editor when `text` is given; answers what must be checked again. */
  fileChanged(file: string, text?: string): 'nothing' | 'all';
  /** What the catalog says of the name at an offset (UTF-16 units) of a text; undefined where it knows none. */
  explainAt(file: string, text: string, offset: number): { explanation: CatalogExplanation; range: [start: number, end: number] } | undefined;
  /** What to write so that the project has an access log. `near` and `file` are absolute; `file` also relative to the folder; `policyText`: the policy as it stands in the editor. */
  planAccessLogHelper(request: { near?: string; file?: string; policyText?: string }): { plan: AccessLogHelperPlan } | { problem: string };
  /** How the policy is changed so that it holds a decision; `policyText`: the policy as it stands in the editor. */
  planPolicyMark(mark: PolicyMark, policyText?: string): PolicyFileEdit | { problem: string };
  /** Functions that are called around a range (UTF-16 units) of a text. */
  calledFunctions(file: string, text: string, range: readonly [start: number, end: number]): CalledFunction[];
  /** Of the named fields of an entity those that hold personal data, as a policy names both; undefined where the catalog does not know the entity. */
  decidable(file: string, entity: string, fields: readonly string[]): { entity: string; fields: { name: string; category: string }[] } | undefined;
  /** The data accesses of a text, in its order. */
  accesses(file: string, text: string): AccessFacts[];
  /** What reads are or could be logged with in the project; undefined where it has nothing of the kind. */
  readonly accessLog: string | undefined;
  /** What the project has that a policy may name. */
  names(): PolicyNames;
  /** What the catalog says of an entity, or of one of its fields, by name; undefined where it knows none. */
  explainNamed(entity: string, field?: string): CatalogExplanation | undefined;
  /** Set-up problems: policy errors, unreadable schemas. */
  readonly problems: readonly Problem[];
  readonly policyFile: string | undefined;
  readonly summary: { entities: number; rules: number };
}

/** Opens a folder for checking. May throw; the server then shows the folder as broken and lives on. */
export type OpenWorkspace = (options: WorkspaceOptions) => EngineWorkspace;
