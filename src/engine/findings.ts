import { createHash } from 'node:crypto';
import type { Linter } from 'eslint';
import type { Finding, FindingEdit } from '../model/index.ts';
import type { LineIndex } from '../parse/index.ts';
import type { FindingEvidence } from '../rulekit/index.ts';
import { PREFIX } from './known-rules.ts';

/** A finding before the policy's severities and exceptions: what the cache keeps. */
export type RawFinding = Omit<Finding, 'file' | 'severity' | 'suppressed'> & {
  /** Justification of the directive that suppresses it; null when there is none. */
  directive: { reason: string | null; until: string | null } | null;
};

/** A place and text that were reported, by a host or by the rules alone. */
export type Said = Pick<Linter.LintMessage, 'line' | 'column' | 'message'> & Partial<Pick<Linter.LintMessage, 'endLine' | 'endColumn' | 'messageId'>> & { ruleId: string | null; suppressions?: Linter.SuppressedLintMessage['suppressions'] };

/** What the rules said, in the shape in which a host says it. */
export function saidByRules(lines: LineIndex, evidence: readonly FindingEvidence[]): Said[] {
  return evidence.map(({ rule, messageId, message, range }) => {
    const start = lines.positionAt(range[0]);
    const end = lines.positionAt(range[1]);
    return { ruleId: PREFIX + rule, messageId, message, line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
  });
}

/** Joins what was said with the structured evidence the rules gave for it. */
export function toRawFindings(lines: LineIndex, messages: readonly Said[], evidence: readonly FindingEvidence[]): RawFinding[] {
  const byPlace = new Map<string, FindingEvidence[]>();
  for (const item of evidence) {
    const { line, column } = lines.positionAt(item.range[0]);
    const key = placeKey(PREFIX + item.rule, item.messageId, line, column);
    byPlace.set(key, [...(byPlace.get(key) ?? []), item]);
  }
  const ordinals = new Map<string, number>();
  const findings: RawFinding[] = [];
  for (const message of [...messages].sort(byPosition)) {
    if (!message.ruleId?.startsWith(PREFIX) || message.messageId === undefined) continue;
    const proof = byPlace.get(placeKey(message.ruleId, message.messageId, message.line, message.column))?.shift();
    const identity = `${message.ruleId}\n${proof?.entity ?? ''}\n${proof?.identity ?? ''}`;
    const ordinal = ordinals.get(identity) ?? 0;
    ordinals.set(identity, ordinal + 1);
    findings.push({
      ruleId: message.ruleId,
      messageId: message.messageId,
      message: message.message,
      line: message.line,
      column: message.column,
      endLine: message.endLine ?? message.line,
      endColumn: message.endColumn ?? message.column,
      client: proof?.client ?? null,
      evidence: proof?.evidence ?? null,
      entity: proof?.entity ?? null,
      fields: proof?.fields ?? [],
      related: proof?.related ?? [],
      fingerprint: fingerprint(identity, ordinal),
      fixes: [],
      suggestions: (proof?.suggestions ?? []) satisfies readonly FindingEdit[],
      directive: directiveOf(message.suppressions),
    });
  }
  return findings;
}

/**
 * Identity of a finding over time: rule, entity, enclosing symbol and the statement without its
 * formatting; equal ones of a file are numbered. Lines do not take part.
 */
function fingerprint(identity: string, ordinal: number): string {
  return createHash('sha256').update(ordinal === 0 ? identity : `${identity}\n#${ordinal}`).digest('hex').slice(0, 32);
}

function placeKey(ruleId: string, messageId: string, line: number, column: number): string {
  return `${ruleId} ${messageId} ${line}:${column}`;
}

function byPosition(a: Said, b: Said): number {
  return a.line - b.line || a.column - b.column || (a.ruleId ?? '').localeCompare(b.ruleId ?? '');
}

/** Reads the reason of a directive and the date in `(until 2027-03-31)`. */
function directiveOf(suppressions: Linter.SuppressedLintMessage['suppressions'] | undefined): RawFinding['directive'] {
  const [first] = suppressions ?? [];
  if (!first) return null;
  const until = /\(\s*(?:until|期限)[:：]?\s*(\d{4}-\d{2}-\d{2})\s*\)/i.exec(first.justification);
  const reason = first.justification.replace(until?.[0] ?? '', '').trim();
  return { reason: reason === '' ? null : reason, until: until?.[1] ?? null };
}
