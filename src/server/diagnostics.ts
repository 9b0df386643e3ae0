import path from 'node:path';
import { DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver';
import type { Diagnostic, DiagnosticRelatedInformation, Range } from 'vscode-languageserver';
import type { Finding, Problem } from '../model/index.ts';
import type { ShownSeverity } from '../protocol/index.ts';
import { categoryLabel } from '../engine/descriptions.ts';
import { format } from '../l10n/index.ts';
import type { CheckedDocument, CheckedFolder } from './checked-folder.ts';
import { uriOf } from './paths.ts';
import { ruleName, rulePage } from './rule-page.ts';
import { texts } from './texts.ts';

/** Name under which editors show what we report. */
export const SOURCE = 'crm-guard';

/** What a diagnostic carries so that a later code action finds its finding again. */
export interface DiagnosticData {
  fingerprint: string;
  /** For lists by entity. */
  entity?: string;
}

/** Places beyond these would hide the way of the data in a narrow panel. */
const MOST_DECLARATIONS = 3;

const SEVERITIES: Readonly<Record<ShownSeverity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** The findings of a document as the editor shows them, without those that the user does not want to see. */
export function toDiagnostics(findings: readonly Finding[], folder: Pick<CheckedFolder, 'path' | 'shownAs'>): Diagnostic[] {
  return findings.flatMap((finding) => {
    const severity = folder.shownAs(finding);
    return severity === 'off' ? [] : [toDiagnostic(finding, folder.path, severity)];
  });
}

/** All of a checked document: what counts, and faded, where the user wants to see it, what the baseline keeps from counting. */
export function documentDiagnostics({ findings, baselined, unjudged }: Pick<CheckedDocument, 'findings' | 'baselined' | 'unjudged'>, folder: Pick<CheckedFolder, 'path' | 'shownAs' | 'showsBaselined'>): Diagnostic[] {
  if (unjudged !== undefined) return [{ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, severity: DiagnosticSeverity.Information, source: SOURCE, message: format(texts.tooLarge, { why: unjudged }) }];
  const faded = folder.showsBaselined ? baselined.filter((finding) => folder.shownAs(finding) !== 'off') : [];
  return [...toDiagnostics(findings, folder), ...faded.map((finding) => fadedDiagnostic(finding, folder.path))];
}

function fadedDiagnostic(finding: Finding, root: string): Diagnostic {
  const why = finding.suppressed?.reason;
  const note = why ? format(texts.inBaselineBecause, { why }) : format(texts.inBaseline);
  return { ...toDiagnostic(finding, root, 'hint'), message: `${finding.message} ${note}`, tags: [DiagnosticTag.Unnecessary] };
}

/** One finding as the editor shows it. `root` is the absolute folder that its file names are relative to. */
export function toDiagnostic(finding: Finding, root: string, severity: ShownSeverity): Diagnostic {
  const diagnostic: Diagnostic = {
    range: toRange(finding),
    severity: SEVERITIES[severity],
    code: ruleName(finding.ruleId),
    codeDescription: { href: rulePage(finding.ruleId) },
    source: SOURCE,
    message: finding.message,
    data: { fingerprint: finding.fingerprint, ...(finding.entity === null ? {} : { entity: finding.entity }) } satisfies DiagnosticData,
  };
  const related = [...finding.related.map((one) => relatedInformation(one, root)), ...declarations(finding, root)];
  if (related.length > 0) diagnostic.relatedInformation = related;
  return diagnostic;
}

/** A set-up problem, shown where it was found: a wrong key in the policy, a schema that cannot be read. */
export function problemDiagnostic(problem: Problem): Diagnostic {
  const line = Math.max(0, (problem.line ?? 1) - 1);
  const character = Math.max(0, (problem.column ?? 1) - 1);
  return {
    // The end is unknown; an empty range makes editors underline the word that stands there.
    range: { start: { line, character }, end: { line, character } },
    severity: problem.kind === 'policy-warning' ? DiagnosticSeverity.Warning : DiagnosticSeverity.Error,
    source: SOURCE,
    message: problem.message,
  };
}

/** 0-based range of a finding's 1-based places. */
export function toRange(place: { line: number; column: number; endLine?: number; endColumn?: number }): Range {
  const start = { line: place.line - 1, character: place.column - 1 };
  const end = place.endLine === undefined || place.endColumn === undefined ? start : { line: place.endLine - 1, character: place.endColumn - 1 };
  return { start, end };
}

/** Where the fields of a finding were found to be personal, as far as that is a place. */
function declarations({ entity, fields }: Finding, root: string): DiagnosticRelatedInformation[] {
  return fields.slice(0, MOST_DECLARATIONS).flatMap(({ name, category, source: { file, line } }) => {
    if (file === undefined || line === undefined) return [];
    const start = { line: line - 1, character: 0 };
    const label = categoryLabel(category);
    const message = format(texts.personalHere, { field: entity === null ? name : `${entity}.${name}`, category: label ? format(label) : category });
    return [{ location: { uri: uriOf(path.resolve(root, file)), range: { start, end: start } }, message }];
  });
}

function relatedInformation(related: Finding['related'][number], root: string): DiagnosticRelatedInformation {
  return {
    location: { uri: uriOf(path.resolve(root, related.file)), range: toRange(related) },
    message: related.message,
  };
}
