import type { Localized } from '../l10n/index.ts';
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

/** What the tool says of its rules and categories. */
export interface Descriptions {
  rules: readonly RuleDoc[];
  categoryLabel(id: string): Localized | undefined;
}

/** The heavy parts, loaded when a command first needs them: help and version must start at once. */
export interface Parts {
  loadCheck(): Promise<Check>;
  loadDescriptions(): Promise<Descriptions>;
}
