import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { format, type Localized } from '../../l10n/index.ts';
import type { Finding, Problem } from '../../model/index.ts';
import { UsageError } from '../errors.ts';
import { replaceFile, writeNew } from '../write-file.ts';
import { Baseline, type BaselineContent } from './baseline.ts';
import { BaselineError, baselineText, readBaselineText } from './baseline-text.ts';

/** The baseline of a project, beside its policy. */
export const BASELINE_FILE = 'crm-guard-baseline.json';

/** A baseline that cannot be read, with the place of what is wrong. Lines and columns are 1-based. */
export class BaselineFileError extends UsageError {
  constructor(
    file: string,
    readonly what: string,
    readonly line = 1,
    readonly column = 1,
  ) {
    super(`${file}:${line}:${column} ${what}`);
    this.name = 'BaselineFileError';
  }
}

/**
 * The baseline of a folder; undefined where it has none.
 * @throws {BaselineFileError} with the place of what is wrong in the file, or why it cannot be read
 */
export function readBaseline(folder: string): Baseline | undefined {
  const file = path.join(folder, BASELINE_FILE);
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new BaselineFileError(file, format(texts.unreadable, { why: error instanceof Error ? error.message : String(error) }));
  }
  try {
    return new Baseline(readBaselineText(text), folder);
  } catch (error) {
    if (!(error instanceof BaselineError)) throw error;
    throw new BaselineFileError(file, error.message, error.line, error.column);
  }
}

/**
 * Writes the baseline of a folder, new or in place of the one that is there, at once.
 * @throws the system's error when it cannot be written
 */
export function writeBaseline(folder: string, content: BaselineContent): void {
  const file = path.join(folder, BASELINE_FILE);
  if (existsSync(file)) replaceFile(file, baselineText(content));
  else writeNew(file, baselineText(content));
}

/** What a run tells of the baseline: that its time is over; after a complete run, what of it is mended. */
export function baselineProblems(baseline: Baseline, findings: readonly Finding[], complete: boolean): Problem[] {
  const at = { kind: 'policy-warning', file: BASELINE_FILE, line: 1, column: 1 } as const;
  const { until, entries } = baseline.content;
  if (baseline.isExpired()) return [{ ...at, message: format(texts.expired, { until: until ?? '', count: entries.length }) }];
  const unused = complete ? baseline.unused(findings).length : 0;
  return unused === 0 ? [] : [{ ...at, message: format(texts.unused, { unused, count: entries.length }) }];
}

const texts = {
  unreadable: { en: 'The baseline cannot be read: {why}', ja: 'ベースラインを読み取れません: {why}' },
  expired: {
    en: 'The baseline counted until {until}: its findings ({count}) count again. Mend them, or agree on a new day.',
    ja: 'ベースラインの期限（{until}）が過ぎたため、記録されている{count}件は再び対象になります。修正するか、新しい期限を決めてください。',
  },
  unused: {
    en: 'Of {count} findings in the baseline {unused} no longer occur. Take them out, so that they hide nothing new: crm-guard baseline prune',
    ja: 'ベースラインの{count}件のうち{unused}件はすでに検出されません。新しい検出を隠さないよう削除してください: crm-guard baseline prune',
  },
} satisfies Record<string, Localized>;
