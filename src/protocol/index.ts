/** Notification from the server to clients that ask for it: what it is doing for one folder. Parameters: `FolderStatus`. */
export const STATUS = 'crm-guard/status';

/** Request to the server: suppress one finding on its line. Parameters: `SuppressParams`, answer: `SuppressAnswer`. */
export const SUPPRESS = 'crm-guard/suppress';

/** What a client tells the server when it starts it, all optional so that any editor's client will do. */
export interface InitializationOptions {
  /** Commands that the client runs itself; code actions that need another one are not offered. */
  commands?: readonly ClientCommand[];
  /** True for a client that shows `STATUS`; others would log it as an error. */
  status?: boolean;
  /** The user's settings, for clients that do not answer `workspace/configuration`: `{ "preset": "strict" }`. */
  settings?: unknown;
}

/** Commands of a client that code actions of the server may name. */
export type ClientCommand = 'crm-guard.suppress' | 'crm-guard.openRulePage';

/** `starting`: reads the policy and the schemas. `error`: cannot check, `detail` says why. */
export type FolderState = 'starting' | 'ready' | 'disabled' | 'error';

/** State of the analysis of one folder. */
export interface FolderStatus {
  /** URI of the folder. */
  folder: string;
  state: FolderState;
  /** Absolute path of the policy file; absent when the defaults apply. */
  policyFile?: string;
  /** Entities that the catalog knows, and rules that are on. */
  entities?: number;
  rules?: number;
  /** Set-up problems: errors in the policy or a schema that could not be read. */
  problems?: number;
  /** How long the last check of a document took, in milliseconds. */
  lastCheckMs?: number;
  /** What went wrong, in the user's language. */
  detail?: string;
}

/** Argument of `crm-guard.suppress`: which finding, in which version of the document. */
export interface SuppressTarget {
  uri: string;
  version: number;
  ruleId: string;
  fingerprint: string;
  /** 0-based line of the finding. */
  line: number;
}

/** Suppresses the target for a reason that ends up in the source. */
export interface SuppressParams extends SuppressTarget {
  reason: string;
}

/** `changed`: the document is no longer the one that was checked. `impossible`: no comment can stand there. */
export type SuppressAnswer = { done: true } | { done: false; why: 'changed' | 'impossible' | 'refused' };

/** Argument of `crm-guard.openRulePage`. */
export interface RulePageTarget {
  /** Without prefix: `no-unbounded-query`. */
  rule: string;
}
