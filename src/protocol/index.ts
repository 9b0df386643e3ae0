import type { PolicyTest, PolicyTestResult } from '../model/index.ts';

import type { RuleState } from './overview.ts';

export type * from './agent-tools.ts';
export type * from './overview.ts';

/** Notification from the server to clients that ask for it: what it is doing for one folder. Parameters: `FolderStatus`. */
export const STATUS = 'crm-guard/status';

/** Request to the server: suppress one finding on its line, or its rule in the file. Parameters: `SuppressParams`, answer: `SuppressAnswer`. */
export const SUPPRESS = 'crm-guard/suppress';

/** Request to the server: what an access-log helper would be. Parameters: `HelperParams`, answer: `HelperProposal`. */
export const PROPOSE_ACCESS_LOG_HELPER = 'crm-guard/proposeAccessLogHelper';

/** Request to the server: write an access-log helper and name it in the policy. Parameters: `HelperParams`, answer: `HelperAnswer`. */
export const CREATE_ACCESS_LOG_HELPER = 'crm-guard/createAccessLogHelper';

/** Request to the server: what the policy in an editor does, compared with another one. Parameters: `PolicyPreviewParams`, answer: `PolicyPreviewAnswer`. */
export const PREVIEW_POLICY = 'crm-guard/previewPolicy';

/** Request to the server: the tests of a policy. Parameters: `PolicyTestsParams`, answer: `PolicyTestList`. */
export const POLICY_TESTS = 'crm-guard/policyTests';

/** Request to the server: run tests of a policy. Parameters: `PolicyTestsParams`, answer: `PolicyTestsReport`. */
export const RUN_POLICY_TESTS = 'crm-guard/runPolicyTests';

/** Request to the server: a finding explained in full. Parameters: `FindingTarget`, answer: `ExplainAnswer`. */
export const EXPLAIN_FINDING = 'crm-guard/explainFinding';

/** Request to the server: the categories of personal data, with what people call them. No parameters; answer: `CategoryLabel[]`. */
export const CATEGORIES = 'crm-guard/categories';

/** Request to the server: write a decision into the policy, once the user has confirmed it. Parameters: `MarkParams`, answer: `MarkAnswer`. */
export const MARK_IN_POLICY = 'crm-guard/markInPolicy';

/** Request to the server: check a whole project. Parameters: `CheckProjectParams`, answer: `ProjectChecked`; tells how far it is by `CHECK_PROGRESS`. */
export const CHECK_PROJECT = 'crm-guard/checkProject';

/** Notification from the server that was asked to check a project. Parameters: `CheckProgress`. */
export const CHECK_PROGRESS = 'crm-guard/checkProgress';

/** Request to the server: the catalog of a project as a document. Parameters: `ProjectParams`, answer: `CatalogAnswer`. */
export const SHOW_CATALOG = 'crm-guard/showCatalog';

/** Request to the server: a project's report as one HTML page. Parameters: `CheckProjectParams`, answer: `CatalogAnswer`. */
export const REPORT = 'crm-guard/report';

/** Request to the server: which entities hold personal data and what reads them. Parameters: `ProjectParams`, answer: `CustomerDataAnswer`. */
export const CUSTOMER_DATA = 'crm-guard/customerData';

/** Request to the server: the rules under a project's policy. Parameters: `ProjectParams`, answer: `RuleState[]`. */
export const RULES = 'crm-guard/rules';

/** Request to the server: what a language model asks. Parameters: `AgentToolParams`, answer: `AgentToolAnswer`. */
export const AGENT_TOOL = 'crm-guard/agentTool';

/** Command of the server: take findings of a document into the baseline. Argument: `BaselineTarget`. */
export const ADD_TO_BASELINE = 'crm-guard.addToBaseline';

/** Findings of one document. */
export interface BaselineTarget {
  uri: string;
  fingerprints: readonly string[];
}

/** What a client tells the server when it starts it, all optional so that any editor's client will do. */
export interface InitializationOptions {
  /** Commands that the client runs itself; code actions that need another one are not offered. */
  commands?: readonly ClientCommand[];
  /** True for a client that shows `STATUS`; others would log it as an error. */
  status?: boolean;
  /** True where another extension completes and explains the policy by its schema: names of the project alone are then ours. */
  readsSchema?: boolean;
  /** The same for policies in JSON. */
  readsJsonSchema?: boolean;
  /** The user's settings, for clients that do not answer `workspace/configuration`: `{ "preset": "strict" }`. */
  settings?: unknown;
}

/** Commands of a client that code actions of the server may name. */
export type ClientCommand = 'crm-guard.suppress' | 'crm-guard.openRulePage' | 'crm-guard.createAccessLogHelper' | 'crm-guard.listPlaces' | 'crm-guard.markField' | 'crm-guard.explainFinding';

/** `starting`: reads the policy and the schemas. `error`: cannot check, `detail` says why. */
export type FolderState = 'starting' | 'ready' | 'disabled' | 'error';

/** State of the analysis of one folder. */
export interface FolderStatus {
  /** URI of the folder. */
  folder: string;
  state: FolderState;
  /** The folder is on no disk: of the project only the open documents are known. */
  virtual?: true;
  /** Absolute path of the policy file; absent when the defaults apply, and in a virtual folder. */
  policyFile?: string;
  /** Entities that the catalog knows, and rules that are on. */
  entities?: number;
  rules?: number;
  /** Set-up problems: errors in the policy or a schema that could not be read. */
  problems?: number;
  /** What is wrong in the user's settings, in their language. */
  settings?: readonly string[];
  /** How long the last check of a document took, in milliseconds. */
  lastCheckMs?: number;
  /** What went wrong, in the user's language. */
  detail?: string;
}

/** Argument of `crm-guard.suppress`: which finding, in which version of the document; with it all of its rule in the file where `whole` says so. */
export interface SuppressTarget {
  uri: string;
  version: number;
  ruleId: string;
  fingerprint: string;
  /** 0-based line of the finding. */
  line: number;
  whole?: 'file';
}

/** Suppresses the target for a reason that ends up in the source. */
export interface SuppressParams extends SuppressTarget {
  reason: string;
  /** Last day on which the suppression holds, YYYY-MM-DD; for good when absent. */
  until?: string;
}

/** `changed`: the document is no longer the one that was checked. `impossible`: no comment can stand there. */
export type SuppressAnswer = { done: true } | { done: false; why: 'changed' | 'impossible' | 'refused' };

/** Argument of `crm-guard.listPlaces`: places to list at a position of a document. Lines and characters are 0-based. */
export interface PlacesTarget {
  uri: string;
  position: { line: number; character: number };
  places: readonly { uri: string; range: { start: { line: number; character: number }; end: { line: number; character: number } } }[];
}

/** The policy as it stands in the editor is compared with the saved or the committed one. */
export interface PolicyPreviewParams {
  uri: string;
  base: 'saved' | 'committed';
}

/** One line of a preview, and the place it speaks of (1-based). */
export interface PreviewLine {
  text: string;
  place?: { uri: string; line: number; column: number };
}

/** What a change of the policy does, as lines of a diff; or why it cannot be said, in the user's language (empty when cancelled). */
export type PolicyPreviewAnswer = { done: true; appear: number; go: number; differ: number; lines: readonly PreviewLine[] } | { done: false; why: string };

/** Whose tests: `uri` is any document of the project. */
export interface PolicyTestsParams {
  uri: string;
  /** URIs of files or folders of tests; all when absent or empty. */
  only?: readonly string[];
}

/** A file of tests. Lines are 1-based, both included. */
export interface PolicyTestListFile {
  uri: string;
  /** The path under which the policy sees it. */
  judgedAs: string;
  tests: readonly PolicyTest[];
}

export interface PolicyTestList {
  files: readonly PolicyTestListFile[];
}

/** The tests that were run with what failed, or why none was, in the user's language. */
export type PolicyTestsReport = { done: true; files: readonly (PolicyTestListFile & { tests: readonly PolicyTestResult[] })[] } | { done: false; why: string };

/** Argument of `crm-guard.openRulePage`. */
export interface RulePageTarget {
  /** Without prefix: `no-unbounded-query`. */
  rule: string;
}

/** Which project wants an access-log helper: `uri` is a document in it, existing or not. Also the argument of `crm-guard.createAccessLogHelper`. */
export interface HelperParams {
  uri: string;
  /** Where to write the module, relative to the folder or absolute; the server proposes a place when absent. */
  file?: string;
}

/** Where the helper would go, or why it cannot go there, in the user's language. */
export type HelperProposal =
  | {
      /** Relative to the folder, with `/`. */
      file: string;
      /** URI of the policy that will name it, existing or not. */
      policy: string;
      /** What the project logs reads with already. */
      existing?: string;
    }
  | { problem: string };

/** The URIs of what was written, the name of the function, or why nothing was. */
export type HelperAnswer = { done: true; helper: string; policy: string; name: string } | { done: false; problem: string };

/** Argument of `crm-guard.explainFinding`: a finding by its rule and place. */
export interface FindingTarget {
  uri: string;
  ruleId: string;
  fingerprint: string;
  /** 0-based. */
  line: number;
  character: number;
}

/** A document in Markdown, or why there is none, in the user's language. */
export type ExplainAnswer = { done: true; text: string } | { done: false; why: string };

/** A category of personal data: its id (`contact.email`), and its name in the user's language. */
export interface CategoryLabel {
  id: string;
  label: string;
}

/** Argument of `crm-guard.markField`: about which fields of which entity the policy shall say something. `uri` is a document of the project. */
export interface MarkFieldTarget {
  uri: string;
  /** As a policy names it. */
  entity: string;
  /** With the category that holds at present; none for a field that is not personal. */
  fields: readonly { name: string; category?: string }[];
}

/** A decision about a field: its category of personal data, or false for a field that is not personal. */
export type MarkParams = { uri: string } & ({ entity: string; field: string; category: string | false } | { rule: string; severity: RuleState['severity'] });

/** The URI of the policy that was changed, or why none was, in the user's language (empty when the user said no). */
export type MarkAnswer = { done: true; policy: string } | { done: false; problem: string };
