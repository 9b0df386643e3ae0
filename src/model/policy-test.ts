import type { Problem } from './finding.ts';

/** Why a test of the policy does not hold. */
export interface PolicyTestFailure {
  /** `unreadable`: the file, or a mark in it, cannot be read. */
  kind: 'missing' | 'unexpected' | 'severity' | 'unreadable';
  /** In words: what was expected, what is, and which line of the policy decides. */
  message: string;
  /** Without prefix; absent where no rule is concerned. */
  rule?: string;
  /** 1-based place in the test's file; columns count UTF-16 units. */
  line: number;
  column: number;
}

/** One test: a part of a file in which exactly what is marked must be found. */
export interface PolicyTest {
  title: string;
  /** 1-based lines, both included. */
  line: number;
  endLine: number;
}

/** A test that was run. */
export interface PolicyTestResult extends PolicyTest {
  failures: readonly PolicyTestFailure[];
}

/** One file of tests. */
export interface PolicyTestFile<T extends PolicyTest = PolicyTestResult> {
  /** Relative to the root, with `/`. */
  file: string;
  /** The path under which the policy sees it: overrides and exceptions match this one. */
  judgedAs: string;
  tests: readonly T[];
}

/** Result of running the tests of a policy. */
export interface PolicyTestReport {
  root: string;
  /** Folder of the tests, absolute. */
  folder: string;
  /** Relative to the root; null where the preset's defaults were tested. */
  policyFile: string | null;
  summary: { files: number; tests: number; failed: number; durationMs: number };
  files: readonly PolicyTestFile[];
  /** Problems of the set-up: warnings of the policy, schemas that cannot be read. */
  problems: readonly Problem[];
}
