import type { Finding, Severity } from './finding.ts';

/** A setting of the policy that holds differently for a file after a change. */
export interface ChangedSetting {
  /** `maxRows`, `strictness`, `rules.no-unbounded-query`. */
  setting: string;
  before: string | number;
  after: string | number;
  /** 1-based line of the changed policy that says so; absent where a default holds. */
  line?: number;
}

/** What becomes of one finding when the policy changes. */
export interface ChangedFinding {
  /** As it is after the change, or as it was where it goes. */
  finding: Finding;
  /**
   * `found`, `lost`: the rule says something else; `uncovered`, `covered`: an exception or comment;
   * `on`, `off`: the rule's severity; `checked`, `ignored`: the file as a whole; `severity`: it counts differently.
   */
  why: 'found' | 'lost' | 'uncovered' | 'covered' | 'on' | 'off' | 'checked' | 'ignored' | 'severity';
  /** For `severity`. */
  was?: Severity;
  settings: readonly ChangedSetting[];
}

/** How many findings count, and how many are covered. */
export interface FindingCounts {
  errors: number;
  warnings: number;
  suppressed: number;
}

/** What a change of the policy does to the findings of a project. */
export interface PolicyChange {
  root: string;
  before: FindingCounts;
  after: FindingCounts;
  appear: readonly ChangedFinding[];
  go: readonly ChangedFinding[];
  differ: readonly ChangedFinding[];
}
