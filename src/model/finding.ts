import type { Evidence } from './data-access.ts';
import type { SourceRef } from './catalog.ts';
import type { TextEdit } from './text-edit.ts';

/** Severity of a rule or finding. */
export type Severity = 'error' | 'warning';

/** A field a finding names, with the source of its classification. */
export interface FindingField {
  name: string;
  category: string;
  source: SourceRef;
}

/** Another place that explains the finding: where a field was declared, the path without a log. */
export interface RelatedLocation {
  message: string;
  /** Place on the way of a value: where it is read, what carries it, where it leaves. In this order they are the way. */
  role?: 'source' | 'step' | 'sink';
  file: string;
  line: number;
  column: number;
  endLine?: number;
  endColumn?: number;
}

/** A code change: a `fix` cannot change behaviour, a suggestion needs a human. */
export interface FindingEdit {
  title: string;
  edits: readonly TextEdit[];
}

/** Why a finding does not count. */
export interface Suppression {
  kind: 'inline' | 'policy' | 'baseline';
  reason: string | null;
  until: string | null;
}

/** One reported problem, serialisable. Lines and columns are 1-based, columns count UTF-16 units. */
export interface Finding {
  /** `crm-guard/no-unbounded-query`. */
  ruleId: string;
  severity: Severity;
  messageId: string;
  message: string;
  /** Relative to the root, `/`-separated. */
  file: string;
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
  client: string | null;
  evidence: Evidence | null;
  entity: string | null;
  fields: readonly FindingField[];
  related: readonly RelatedLocation[];
  fingerprint: string;
  suppressed: Suppression | null;
  fixes: readonly FindingEdit[];
  suggestions: readonly FindingEdit[];
}

/** What went wrong with a file or the set-up; never a finding about the code. */
export interface Problem {
  kind:
    | 'syntax-error'
    | 'unreadable'
    | 'binary'
    | 'too-large'
    | 'broken-link'
    | 'internal-error'
    | 'policy-error'
    | 'policy-warning'
    | 'schema-error';
  message: string;
  file?: string;
  line?: number;
  column?: number;
}

/** Result of checking a set of files. */
export interface CheckResult {
  root: string;
  summary: {
    /** Source files found. */
    files: number;
    /** Source files whose content was judged (parsed, taken from the cache, or cleared by the pre-filter). */
    analysed: number;
    errors: number;
    warnings: number;
    suppressed: number;
    durationMs: number;
  };
  findings: readonly Finding[];
  problems: readonly Problem[];
}
