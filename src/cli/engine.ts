import type { CheckResult } from '../model/index.ts';
import type { RuleDoc } from '../report/context.ts';

/** What the command line asks of the engine for one run. */
export interface CheckRequest {
  /** Absolute paths of files and folders. */
  paths: string[];
  policyFile?: string;
  preset?: 'recommended' | 'strict';
  concurrency?: number | 'auto';
  cache?: boolean;
  onProgress?: (done: number, total: number) => void;
  signal?: AbortSignal;
}

/** Checks files; throws the engine's `UsageError` and `PolicyError`. */
export type Check = (request: CheckRequest) => Promise<CheckResult>;

/** The heavy parts, loaded when a command first needs them: help and version must start at once. */
export interface Parts {
  loadCheck(): Promise<Check>;
  loadRules(): Promise<readonly RuleDoc[]>;
}
