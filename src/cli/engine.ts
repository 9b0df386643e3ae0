import type { CheckResult } from '../model/index.ts';
import type { PolicyDiagnostic } from '../policy/types.ts';
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

/** The engine as the command line uses it. */
export interface Engine {
  check(request: CheckRequest): Promise<CheckResult>;
  /** Tells an error of the policy from others. */
  policyDiagnostics(error: unknown): readonly PolicyDiagnostic[] | undefined;
  /** Tells wrong usage from other errors. */
  isUsageError(error: unknown): error is Error;
}

/** The heavy parts, loaded when a command first needs them: help and version must start at once. */
export interface Parts {
  loadEngine(): Promise<Engine>;
  loadRules(): Promise<readonly RuleDoc[]>;
}
