import { format, type Localized } from '../l10n/index.ts';
import type { ChangedFinding, ChangedSetting, FindingCounts, PolicyChange } from '../model/index.ts';
import { ruleName } from './context.ts';
import { jsonFinding } from './json.ts';
import { groupBy } from './group-by.ts';
import type { Painter } from './painter.ts';
import { visible } from './text-width.ts';

const texts = {
  none: { en: 'No finding appears, goes or counts differently.', ja: '増減する検出、重大度の変わる検出はありません。' },
  appear: { en: 'Findings that appear ({count})', ja: '新たに報告される検出（{count}件）' },
  go: { en: 'Findings that go ({count})', ja: '報告されなくなる検出（{count}件）' },
  differ: { en: 'Findings that count differently ({count})', ja: '重大度の変わる検出（{count}件）' },
  counts: { en: '{errors} errors, {warnings} warnings, {suppressed} covered', ja: 'エラー{errors}件、警告{warnings}件、対象外{suppressed}件' },
  before: { en: 'before: {counts}', ja: '変更前: {counts}' },
  after: { en: 'after:  {counts}', ja: '変更後: {counts}' },
  found: { en: 'is found', ja: '検出される' },
  lost: { en: 'is no longer found', ja: '検出されない' },
  uncovered: { en: 'is no longer covered', ja: '例外の対象でなくなる' },
  covered: { en: 'is covered: {reason}', ja: '例外の対象となる: {reason}' },
  noReason: { en: 'no reason given', ja: '理由なし' },
  on: { en: 'the rule is on', ja: 'ルールが有効になる' },
  off: { en: 'the rule is off', ja: 'ルールが無効になる' },
  checked: { en: 'the file is checked', ja: 'ファイルが検査される' },
  ignored: { en: 'the file is not checked', ja: 'ファイルが検査されない' },
  severity: { en: 'was {was}', ja: '変更前は {was}' },
} as const satisfies Record<string, Localized>;

/** One line of a change, and the place it speaks of. */
export interface ChangeLine {
  text: string;
  /** File relative to the root, and 1-based line and column. */
  place?: { file: string; line: number; column: number };
}

/** Where the changed policy is written, for the lines that decide; undefined where it has no file. */
export type PolicyName = string | undefined;

/** A change of the policy as lines of a diff: `+` appears, `-` goes, `!` counts differently. */
export function changeLines({ appear, go, differ, before, after }: PolicyChange, policy: PolicyName, paint: Painter, shownPath: (file: string) => string = (file) => file): ChangeLine[] {
  const sections = [...section(texts.appear, '+', appear, policy, paint, shownPath), ...section(texts.go, '-', go, policy, paint, shownPath), ...section(texts.differ, '!', differ, policy, paint, shownPath)];
  return [
    ...(sections.length === 0 ? [{ text: format(texts.none) }, { text: '' }] : sections),
    { text: format(texts.before, { counts: counted(before) }) },
    { text: format(texts.after, { counts: counted(after) }) },
  ];
}

/** The change as JSON, with findings as in the JSON report. `base` and `policyFile` as people call them. */
export function changeJson(change: PolicyChange, base: string, policyFile: string): string {
  const { root, before, after } = change;
  const [appear, go, differ] = [change.appear, change.go, change.differ].map((findings) => findings.map((one) => ({ ...one, finding: jsonFinding(one.finding) })));
  return `${JSON.stringify({ base, policyFile, root, before, after, appear, go, differ }, undefined, 2)}\n`;
}

/** The lines as one text. */
export function changeText(change: PolicyChange, policy: PolicyName, paint: Painter, shownPath?: (file: string) => string): string {
  return `${changeLines(change, policy, paint, shownPath).map(({ text }) => text).join('\n')}\n`;
}

const counted = (counts: FindingCounts): string => format(texts.counts, { ...counts });

function section(heading: Localized, sign: '+' | '-' | '!', changed: readonly ChangedFinding[], policy: PolicyName, paint: Painter, shownPath: (file: string) => string): ChangeLine[] {
  if (changed.length === 0) return [];
  const lines: ChangeLine[] = [{ text: paint.strong(format(heading, { count: changed.length })) }];
  const colour = sign === '+' ? paint.error : sign === '-' ? paint.success : paint.warning;
  for (const [file, ofFile] of groupBy(changed, ({ finding }) => finding.file)) {
    lines.push({ text: `  ${paint.path(visible(shownPath(file)))}` });
    for (const one of ofFile) {
      const { ruleId, severity, line, column, message } = one.finding;
      lines.push({ text: `${colour(sign)}   ${line}:${column}  ${severity}  ${ruleName(ruleId)}  ${paint.dim(`(${[why(one), ...one.settings.map((setting) => decided(setting, policy))].join('; ')})`)}`, place: { file, line, column } });
      lines.push({ text: `        ${visible(message)}` });
    }
  }
  return [...lines, { text: '' }];
}

function why({ why: reason, was, finding }: ChangedFinding): string {
  if (reason === 'severity') return format(texts.severity, { was: was ?? '' });
  if (reason === 'covered') return format(texts.covered, { reason: finding.suppressed?.reason ?? format(texts.noReason) });
  return format(texts[reason]);
}

function decided({ setting, before, after, line }: ChangedSetting, policy: PolicyName): string {
  const place = policy === undefined || line === undefined ? '' : `, ${policy}:${line}`;
  return `${setting.replace(/^rules\./, '')} ${before} → ${after}${place}`;
}
