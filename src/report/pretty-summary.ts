import { format } from '../l10n/index.ts';
import type { CheckResult, Finding } from '../model/index.ts';
import { rulePrefix, ruleName } from './context.ts';
import type { ReportContext } from './context.ts';
import { count, duration, number } from './counts.ts';
import { groupBy } from './group-by.ts';
import { suppressionLabels, texts } from './messages.ts';
import type { Painter } from './painter.ts';
import { displayWidth, padEnd, visible } from './text-width.ts';

const filesInOverview = 5;

/** Totals by rule and the files with most findings, for lists too long to read. */
export function overview(findings: readonly Finding[], paint: Painter, shownPath: (file: string) => string): string[] {
  const rules = largest(groupBy(findings, ({ ruleId }) => ruleName(ruleId)));
  const files = largest(groupBy(findings, ({ file }) => visible(shownPath(file)))).slice(0, filesInOverview);
  return [
    paint.strong(format(texts.byRule)),
    ...table(rules.map(([rule, list]) => [rule, severities(list)])),
    '',
    paint.strong(format(texts.byFile)),
    ...table(files.map(([file, list]) => [file, severities(list)])),
    '',
  ];
}

/** The commands a reader of these findings most likely wants now. */
export function nextSteps(findings: readonly Finding[], context: ReportContext, paint: Painter): string[] {
  const first = findings.find(({ severity }) => severity === 'error') ?? findings[0];
  if (first === undefined) return [];
  const command = context.command ?? 'npx crm-guard';
  const rule = ruleName(first.ruleId);
  return [
    paint.strong(format(texts.nextHeading)),
    ...table([
      [format(texts.nextExplain), paint.command(`${command} explain ${rule}`)],
      [format(texts.nextRecheck), paint.command(`${command} check ${visible(shellWord(context.shownPath?.(first.file) ?? first.file))}`)],
      [format(texts.nextSuppress), paint.command(`// eslint-disable-next-line ${rulePrefix}${rule} -- ${format(texts.suppressReason)}`)],
    ]),
    '',
  ];
}

/** The verdict: what was found, what does not count, how much was checked. */
export function summaryLines(result: CheckResult, listed: readonly Finding[], context: ReportContext, paint: Painter): string[] {
  const { summary, findings } = result;
  const hidden = context.quiet === true ? summary.warnings : 0;
  const verdict = listed.length > 0 ? found(listed, paint) : nothingFound(result, hidden, paint);
  const parts = [verdict];
  if (hidden > 0) parts.push(paint.dim(count(texts.hidden, hidden)));
  if (summary.suppressed > 0) parts.push(paint.dim(suppressed(summary.suppressed, findings)));
  const { files, analysed } = summary;
  const checked = analysed === files ? texts.checkedAll : texts.checkedSome;
  const facts = format(checked, { files: count(texts.file, files), analysed: number(analysed), time: duration(summary.durationMs) });
  const lines = [parts.join(paint.dim(' · '))];
  if (files > 0) lines.push(analysed === files ? paint.dim(facts) : paint.warning(facts));
  return lines;
}

function found(listed: readonly Finding[], paint: Painter): string {
  const files = new Set(listed.map(({ file }) => file)).size;
  const tone = listed.some(({ severity }) => severity === 'error') ? paint.error : paint.warning;
  const parts = { findings: count(texts.finding, listed.length), severities: severities(listed), files: count(texts.file, files) };
  return tone(`✖ ${format(texts.found, parts)}`);
}

function nothingFound({ summary, problems }: CheckResult, hidden: number, paint: Painter): string {
  if (summary.files === 0) return paint.warning(`! ${format(texts.nothingChecked)}`);
  const text = format(hidden > 0 ? texts.cleanErrors : texts.clean);
  // A green tick over an incomplete run would be a false all-clear.
  const complete = summary.analysed === summary.files && !problems.some(({ kind }) => kind === 'internal-error');
  return complete ? paint.success(`✔ ${text}`) : paint.warning(`! ${text}`);
}

function suppressed(total: number, findings: readonly Finding[]): string {
  const kinds = groupBy(findings, (finding) => finding.suppressed?.kind);
  const parts = (['inline', 'policy', 'baseline'] as const).flatMap((kind) => {
    const of = kinds.get(kind)?.length ?? 0;
    return of === 0 ? [] : [format(suppressionLabels[kind], { count: number(of) })];
  });
  return parts.length === 0 ? count(texts.suppressed, total) : `${count(texts.suppressed, total)} (${parts.join(format(texts.listSeparator))})`;
}

function severities(findings: readonly Finding[]): string {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const warnings = findings.length - errors;
  return [
    ...(errors > 0 ? [count(texts.error, errors)] : []),
    ...(warnings > 0 ? [count(texts.warning, warnings)] : []),
  ].join(format(texts.listSeparator));
}

function largest(groups: Map<string, Finding[]>): [string, Finding[]][] {
  return [...groups].sort(([nameA, a], [nameB, b]) => b.length - a.length || (nameA < nameB ? -1 : 1));
}

function table(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([label]) => displayWidth(label)));
  return rows.map(([label, text]) => `  ${padEnd(label, width)}  ${text}`);
}

/** A path as a shell takes it in one word. */
function shellWord(path: string): string {
  return /^[\w@%+=:,./\u0080-\uffff-]+$/.test(path) && !path.startsWith('-') ? path : `'${path.replaceAll("'", String.raw`'\''`)}'`;
}
