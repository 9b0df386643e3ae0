/** A place of a finding. Lines and columns are 1-based. */
export interface FindingPlace {
  /** Relative to the root, with `/`. */
  file: string;
  line: number;
  column: number;
}

/** What one entry of a policy does at the moment: a rule, an override, an exception. */
export interface PolicyEntryCount {
  kind: 'rule' | 'override' | 'exception';
  /** 1-based line of the policy file. */
  line: number;
  /** Findings that count: of the rule, in the override's files. For an exception: findings it covers. */
  findings: readonly FindingPlace[];
  /** Findings that would not count without the entry. */
  added: readonly FindingPlace[];
  /** Findings that would count without it: the rule is off, the override allows more. */
  hidden: readonly FindingPlace[];
  /** For a rule: findings that exceptions and comments cover. */
  covered: number;
  /** For an exception: it has ended. */
  ended?: boolean;
  /** For an override or exception: no checked file matches its globs. */
  noFiles?: boolean;
}
