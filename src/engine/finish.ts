import type { Finding, Suppression } from '../model/index.ts';
import { matchException, policyFor } from '../policy/index.ts';
import type { Policy } from '../policy/types.ts';
import type { RawFinding } from './findings.ts';

export { todayIso } from './today.ts';

/** Turns what the rules found in one file into findings: severities and exceptions of the policy applied. */
export function finishFindings(raw: readonly RawFinding[], file: string, policy: Policy, today: string): Finding[] {
  if (raw.length === 0) return [];
  const severities = policyFor(policy, file);
  const findings: Finding[] = [];
  for (const { directive, ...finding } of raw) {
    const severity = severities.severity(finding.ruleId);
    if (severity === 'off') continue;
    findings.push({ ...finding, file, severity, suppressed: suppressionOf(finding, directive, file, policy, today) });
  }
  return findings;
}

function suppressionOf(finding: Omit<RawFinding, 'directive'>, directive: RawFinding['directive'], file: string, policy: Policy, today: string): Suppression | null {
  if (directive && (directive.until === null || directive.until >= today)) return { kind: 'inline', ...directive };
  const match = matchException(policy, { rule: finding.ruleId, file, entity: finding.entity }, today);
  if (!match || match.expired) return null;
  return { kind: 'policy', reason: match.exception.reason, until: match.exception.until ?? null };
}
