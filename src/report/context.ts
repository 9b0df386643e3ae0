import type { Localized } from '../l10n/index.ts';
import type { Finding } from '../model/index.ts';
import type { RuleSeverity } from '../policy/types.ts';

/** What a report says of a rule; taken from the rule's own meta. */
export interface RuleDoc {
  /** Without prefix: `no-unbounded-query`. */
  name: string;
  description: Localized;
  /** Absolute address of the rule's page. */
  helpUri: string;
  /** Severity in the recommended preset. */
  severity: RuleSeverity;
}

/** Everything a report needs beside the result; reports read no file, no clock and no environment. */
export interface ReportContext {
  toolVersion: string;
  /** Text of a checked file (path as in the finding), for code frames and positions of edits. */
  readSource?: (file: string) => string | undefined;
  /** Whether ANSI colours may be used. */
  colour: boolean;
  /** A file (relative to the root) as readers should see it, from where they stand. */
  shownPath?: (file: string) => string;
  /** Terminal cells per line. */
  width: number;
  /** Rules of the tool. */
  rules?: readonly RuleDoc[];
  /** What people call a category of personal data, by its id. */
  categoryLabel?: (id: string) => Localized | undefined;
  /** Hides warnings; the summary still counts them. */
  quiet?: boolean;
  /** Exit code of the run, for formats that record it. */
  exitCode?: number;
  /** How users start the tool, for the commands a report prints: `npx crm-guard`. */
  command?: string;
}

/** Every rule id begins with this. */
export const rulePrefix = 'crm-guard/';

/** `crm-guard/no-unbounded-query` → `no-unbounded-query`. */
export function ruleName(ruleId: string): string {
  return ruleId.startsWith(rulePrefix) ? ruleId.slice(rulePrefix.length) : ruleId;
}

/** The findings a report lists: all, or the errors alone where warnings are hidden. */
export function listedFindings(findings: readonly Finding[], context: Pick<ReportContext, 'quiet'>): readonly Finding[] {
  return context.quiet === true ? findings.filter(({ severity }) => severity === 'error') : findings;
}
