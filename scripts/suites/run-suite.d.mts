import type { Counts, Failure } from './counts.mjs';

export interface Suite {
  name: string;
  title: string;
  args: readonly string[];
  /** The exit code is the whole result, counted as one. */
  oneCheck?: boolean;
}
export function runSuite(suite: Suite, extra: readonly string[]): Promise<{ name: string; counts: Counts; failures: readonly Failure[]; seconds: number }>;
