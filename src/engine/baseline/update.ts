import path from 'node:path';
import type { Finding } from '../../model/index.ts';
import { policyFileIn } from '../../project/find-root.ts';
import { relativeTo } from '../../project/index.ts';
import { baselineEntry, type BaselineEntry } from './baseline.ts';

/**
 * Findings by the absolute folder whose baseline they belong in: the innermost one with a policy of its own,
 * as they are checked under it.
 * @param root absolute; the findings' files are relative to it
 * @param separate false where one policy was named for all
 */
export function byBaseline(findings: readonly Finding[], root: string, separate: boolean): Map<string, Finding[]> {
  const folders = new Map<string, string>();
  const folderOf = (folder: string): string => {
    const known = folders.get(folder);
    if (known !== undefined) return known;
    const found = folder === root || !folder.startsWith(root) || policyFileIn(folder) !== undefined ? folder : folderOf(path.dirname(folder));
    folders.set(folder, found);
    return found;
  };
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const folder = separate ? folderOf(path.dirname(path.join(root, finding.file))) : root;
    groups.set(folder, [...(groups.get(folder) ?? []), finding]);
  }
  return groups;
}

/** The entries for findings of a run over `root` in the baseline of `folder`. */
export function entriesFor(findings: readonly Finding[], root: string, folder: string): BaselineEntry[] {
  return findings.map((finding) => baselineEntry(finding, relativeTo(root, folder)));
}
