import type { CheckResult, Finding, Problem, RelatedLocation } from '../model/index.ts';
import { listedFindings } from './context.ts';
import type { ReportContext } from './context.ts';

/** The JSON report: a public contract, described by `schemas/report.schema.json`. */
export interface JsonReport {
  tool: { name: string; version: string };
  root: string;
  summary: CheckResult['summary'];
  findings: JsonFinding[];
  problems: readonly Problem[];
}

/** A finding of the JSON report. Suggestions are titles only: their edits need a human who chooses. What explains nothing else has no `related`. */
export type JsonFinding = Omit<Finding, 'related' | 'suggestions'> & { related?: RelatedLocation[]; suggestions: string[] };

/** Renders the result as JSON, one finding per object, ending in a line break. */
export function jsonReport(result: CheckResult, context: ReportContext): string {
  const report: JsonReport = {
    tool: { name: 'crm-guard', version: context.toolVersion },
    root: result.root,
    summary: result.summary,
    findings: listedFindings(result.findings, context).map(jsonFinding),
    problems: result.problems,
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}

/** Names every property, so that a new one in the model does not change the contract by accident. */
export function jsonFinding(finding: Finding): JsonFinding {
  return {
    ruleId: finding.ruleId,
    severity: finding.severity,
    messageId: finding.messageId,
    message: finding.message,
    file: finding.file,
    line: finding.line,
    column: finding.column,
    endLine: finding.endLine,
    endColumn: finding.endColumn,
    client: finding.client,
    evidence: finding.evidence,
    entity: finding.entity,
    fields: finding.fields.map(({ name, category, source }) => ({ name, category, source })),
    ...(finding.related.length === 0 ? {} : { related: finding.related.map(({ message, role, file, line, column, endLine, endColumn }) => ({ message, ...(role === undefined ? {} : { role }), file, line, column, ...(endLine === undefined ? {} : { endLine }), ...(endColumn === undefined ? {} : { endColumn }) })) }),
    fingerprint: finding.fingerprint,
    suppressed: finding.suppressed && {
      kind: finding.suppressed.kind,
      reason: finding.suppressed.reason,
      until: finding.suppressed.until,
    },
    fixes: finding.fixes,
    suggestions: finding.suggestions.map(({ title }) => title),
  };
}
