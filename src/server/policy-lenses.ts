import path from 'node:path';
import type { CodeLens, Location } from 'vscode-languageserver';
import { format } from '../l10n/index.ts';
import type { FindingPlace, PolicyEntryCount } from '../model/index.ts';
import type { PlacesTarget } from '../protocol/index.ts';
import { count } from '../report/counts.ts';
import { texts as reportTexts } from '../report/messages.ts';
import { lensTexts as texts } from './lens-texts.ts';
import { uriOf } from './paths.ts';

/** More places than this nobody looks through one by one. */
const MOST_PLACES = 500;

/** Lenses over the entries of a policy: what each does in the project. `listsPlaces`: the client can show a list of places. */
export function policyLenses(counts: readonly PolicyEntryCount[], root: string, policyUri: string, listsPlaces: boolean): CodeLens[] {
  return counts.map((entry) => {
    const line = entry.line - 1;
    const start = { line, character: 0 };
    const shown = entry.findings.length > 0 ? entry.findings : entry.hidden;
    const target: PlacesTarget = { uri: policyUri, position: start, places: shown.slice(0, MOST_PLACES).map((place) => location(place, root)) };
    const lists = listsPlaces && shown.length > 0;
    return { range: { start, end: start }, command: { title: lensTitle(entry), command: lists ? 'crm-guard.listPlaces' : '', ...(lists ? { arguments: [target] } : {}) } };
  });
}

/** What an entry does, in words. */
export function lensTitle({ kind, findings, added, hidden, covered, ended, noFiles }: PolicyEntryCount): string {
  if (noFiles) return format(texts.noFiles);
  if (kind === 'exception') {
    if (findings.length === 0) return format(ended ? texts.endedNothing : texts.matchesNothing);
    return format(ended ? texts.ended : texts.covers, { findings: inFiles(findings) });
  }
  if (kind === 'rule' && findings.length === 0 && hidden.length > 0) return format(texts.hidesAll, { findings: inFiles(hidden) });
  const parts = [findings.length === 0 ? format(texts.nothing) : inFiles(findings)];
  if (covered > 0) parts.push(format(texts.covered, { count: covered }));
  if (kind === 'override' && added.length > 0) parts.push(format(texts.added, { count: added.length }));
  if (kind === 'override' && hidden.length > 0) parts.push(format(texts.hidden, { count: hidden.length }));
  return parts.join(format(reportTexts.listSeparator));
}

function inFiles(places: readonly FindingPlace[]): string {
  const files = new Set(places.map(({ file }) => file)).size;
  return format(texts.inFiles, { findings: count(reportTexts.finding, places.length), files: count(reportTexts.file, files) });
}

function location({ file, line, column }: FindingPlace, root: string): Location {
  const start = { line: line - 1, character: column - 1 };
  return { uri: uriOf(path.resolve(root, file)), range: { start, end: start } };
}
