import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Finding } from '../../model/index.ts';
import { todayIso } from '../today.ts';

/** A finding that was there when the baseline was made. */
export interface BaselineEntry {
  /** Relative to the folder of the baseline, `/`-separated. */
  file: string;
  /** Without the prefix: `no-unbounded-query`. */
  rule: string;
  entity: string | null;
  fingerprint: string;
}

/** What a baseline file says. */
export interface BaselineContent {
  reason: string | null;
  /** The last day on which it counts: `2027-03-31`. */
  until: string | null;
  entries: readonly BaselineEntry[];
}

type Known = Pick<Finding, 'ruleId' | 'file' | 'fingerprint'>;

/**
 * The findings that a project lives with for now. One is known again by its file, rule and fingerprint, in
 * which no line takes part and equal ones are numbered: what moves stays known, and one more of the same is new.
 * Entries of a file that is gone stand for the same finding wherever it went.
 */
export class Baseline {
  readonly #entries: ReadonlySet<string>;
  readonly #moved = new Set<string>();

  /** @param folder absolute: the one that the entries' files are relative to */
  constructor(
    readonly content: BaselineContent,
    folder: string,
  ) {
    this.#entries = new Set(content.entries.map(({ file, rule, fingerprint }) => keyOf(file, rule, fingerprint)));
    const gone = new Map<string, boolean>();
    for (const { file, rule, fingerprint } of content.entries) {
      if (!gone.has(file)) gone.set(file, !existsSync(path.join(folder, file)));
      if (gone.get(file)) this.#moved.add(`${rule}\0${fingerprint}`);
    }
  }

  /** Whether its time is over. */
  isExpired(today = todayIso()): boolean {
    return this.content.until !== null && this.content.until < today;
  }

  /** Whether it names the finding, whatever day it is. */
  names({ ruleId, file, fingerprint }: Known): boolean {
    const rule = ruleName(ruleId);
    return this.#entries.has(keyOf(file, rule, fingerprint)) || this.#moved.has(`${rule}\0${fingerprint}`);
  }

  /** The findings with those marked that it names; what is suppressed otherwise stays so. Nothing after its last day. */
  mark(findings: readonly Finding[], today = todayIso()): Finding[] {
    if (this.isExpired(today)) return [...findings];
    const { reason, until } = this.content;
    return findings.map((finding) => (finding.suppressed === null && this.names(finding) ? { ...finding, suppressed: { kind: 'baseline', reason, until } } : finding));
  }

  /** Entries of which none of the findings of a complete run is left. */
  unused(findings: readonly Known[]): BaselineEntry[] {
    const found = new Set(findings.map(({ ruleId, file, fingerprint }) => keyOf(file, ruleName(ruleId), fingerprint)));
    const anywhere = new Set(findings.map(({ ruleId, fingerprint }) => `${ruleName(ruleId)}\0${fingerprint}`));
    return this.content.entries.filter(({ file, rule, fingerprint }) => !found.has(keyOf(file, rule, fingerprint)) && !(this.#moved.has(`${rule}\0${fingerprint}`) && anywhere.has(`${rule}\0${fingerprint}`)));
  }
}

const keyOf = (file: string, rule: string, fingerprint: string): string => `${file}\0${rule}\0${fingerprint}`;

const ruleName = (ruleId: string): string => ruleId.slice(ruleId.indexOf('/') + 1);

/** The entry for a finding. `folder` is where the baseline stands, relative to what the finding's file is relative to. */
export function baselineEntry({ ruleId, file, entity, fingerprint }: Pick<Finding, 'ruleId' | 'file' | 'entity' | 'fingerprint'>, folder = ''): BaselineEntry {
  return { file: folder === '' ? file : file.slice(folder.length + 1), rule: ruleName(ruleId), entity, fingerprint };
}
