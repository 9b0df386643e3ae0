import type * as Sarif from 'sarif';
import type { Finding, FindingEdit, FindingField, Suppression } from '../model/index.ts';
import type { SarifArtifacts } from './sarif-locations.ts';
import { sarifLevel } from './sarif-rules.ts';

/** One finding as a SARIF result. */
export function sarifResult(finding: Finding, ruleIndex: number | undefined, artifacts: SarifArtifacts): Sarif.Result {
  const relatedLocations = related(finding, artifacts);
  return {
    ruleId: finding.ruleId,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: sarifLevel(finding.severity),
    message: { text: withLinks(finding.message, relatedLocations) },
    locations: [{ physicalLocation: artifacts.physical(finding.file, regionOf(finding)) }],
    ...(relatedLocations.length === 0 ? {} : { relatedLocations }),
    ...codeFlows(finding, artifacts),
    partialFingerprints: { 'crmGuardFingerprint/v1': finding.fingerprint },
    // An empty list says "not suppressed"; a missing one would say "unknown".
    suppressions: finding.suppressed === null ? [] : [suppression(finding.suppressed)],
    ...fixes(finding, artifacts),
    properties: {
      messageId: finding.messageId,
      client: finding.client,
      evidence: finding.evidence,
      entity: finding.entity,
      fields: finding.fields,
    },
  };
}

interface Range {
  line: number;
  column: number;
  endLine?: number;
  endColumn?: number;
}

function regionOf({ line, column, endLine, endColumn }: Range): Sarif.Region {
  return {
    startLine: line,
    startColumn: column,
    ...(endLine === undefined ? {} : { endLine }),
    ...(endColumn === undefined ? {} : { endColumn }),
  };
}

/** The finding's own related places, then where each field was found to be personal data. */
function related(finding: Finding, artifacts: SarifArtifacts): Sarif.Location[] {
  const seen = new Set<string>();
  const locations: Sarif.Location[] = [];
  const add = (file: string, range: Sarif.Region, message: string): void => {
    const key = `${file}:${range.startLine}`;
    if (seen.has(key)) return;
    seen.add(key);
    locations.push({ id: locations.length + 1, message: { text: message }, physicalLocation: artifacts.physical(file, range) });
  };
  for (const place of finding.related) add(place.file, regionOf(place), place.message);
  for (const { name, category, source } of finding.fields.filter(hasLine)) {
    add(source.file, { startLine: source.line }, `${name}: ${category}`);
  }
  return locations;
}

/** The way of a value from where it is read to where it leaves, with the finding's own place on it. */
function codeFlows(finding: Finding, artifacts: SarifArtifacts): Pick<Sarif.Result, 'codeFlows'> {
  const way = finding.related.filter(({ role }) => role !== undefined);
  if (way.length === 0) return {};
  const before = way.filter(({ role }) => role !== 'sink').map((place) => flowStep(place.file, regionOf(place), place.message, artifacts));
  const here = flowStep(finding.file, regionOf(finding), finding.message, artifacts);
  const after = way.filter(({ role }) => role === 'sink').map((place) => flowStep(place.file, regionOf(place), place.message, artifacts));
  return { codeFlows: [{ threadFlows: [{ locations: [...before, here, ...after] }] }] };
}

function flowStep(file: string, region: Sarif.Region, message: string, artifacts: SarifArtifacts): Sarif.ThreadFlowLocation {
  return { location: { message: { text: message }, physicalLocation: artifacts.physical(file, region) } };
}

function hasLine(field: FindingField): field is FindingField & { source: { file: string; line: number } } {
  return field.source.file !== undefined && field.source.line !== undefined;
}

/** Viewers show related places only where the message links to them. */
function withLinks(message: string, locations: readonly Sarif.Location[]): string {
  if (locations.length === 0) return message;
  const links = locations.map(({ id, message: text }) => `[${(text?.text ?? '').replace(/[[\]\\]/g, String.raw`\$&`)}](${id})`);
  return `${message}\n${links.join(', ')}`;
}

function suppression({ kind, reason, until }: Suppression): Sarif.Suppression {
  return {
    kind: kind === 'inline' ? 'inSource' : 'external',
    status: 'accepted',
    ...(reason === null ? {} : { justification: reason }),
    properties: { kind, until },
  };
}

function fixes(finding: Finding, artifacts: SarifArtifacts): Pick<Sarif.Result, 'fixes'> {
  const edits = [...finding.fixes, ...finding.suggestions].filter((edit) => edit.edits.length > 0);
  return edits.length === 0 ? {} : { fixes: edits.map((edit) => fix(edit, finding.file, artifacts)) };
}

function fix({ title, edits }: FindingEdit, file: string, artifacts: SarifArtifacts): Sarif.Fix {
  return {
    description: { text: title },
    artifactChanges: [
      {
        artifactLocation: artifacts.location(file),
        replacements: edits.map(({ range, text }) => ({
          deletedRegion: artifacts.region(file, range),
          ...(text === '' ? {} : { insertedContent: { text } }),
        })),
      },
    ],
  };
}
