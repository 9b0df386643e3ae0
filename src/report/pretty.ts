import { format } from '../l10n/index.ts';
import type { CheckResult, Finding } from '../model/index.ts';
import { sourceLines } from './code-frame.ts';
import { listedFindings } from './context.ts';
import type { ReportContext } from './context.ts';
import { count } from './counts.ts';
import { groupBy } from './group-by.ts';
import { texts } from './messages.ts';
import { painter } from './painter.ts';
import type { Painter } from './painter.ts';
import { briefFinding, prettyFinding } from './pretty-finding.ts';
import { prettyProblems } from './pretty-problems.ts';
import { nextSteps, overview, summaryLines } from './pretty-summary.ts';
import { visible } from './text-width.ts';

/** Findings beyond this number are listed on one line each: nobody scrolls through a thousand code frames. */
const detailLimit = 50;

/** Renders the result for people: findings by file, then what went wrong, then the totals and the next commands. */
export function prettyReport(result: CheckResult, context: ReportContext): string {
  const paint = painter(context.colour);
  const open = listedFindings(result.findings, context).filter(({ suppressed }) => suppressed === null);
  const byFile = groupBy(open, ({ file }) => file);
  const lines: string[] = [];
  let left = detailLimit;
  for (const [file, findings] of byFile) {
    const detailed = findings.slice(0, left);
    left -= detailed.length;
    if (detailed.length > 0) lines.push(...fileInFull(file, findings, detailed, context, paint));
  }
  lines.push(...inBrief(open.slice(detailLimit), byFile, context, paint));
  lines.push(...prettyProblems(result.problems, paint, context.width));
  if (open.length > detailLimit) lines.push(...overview(open, paint));
  lines.push(...nextSteps(open, context, paint));
  lines.push(...summaryLines(result, open, context, paint));
  return `${lines.join('\n')}\n`;
}

function fileInFull(file: string, findings: readonly Finding[], detailed: readonly Finding[], context: ReportContext, paint: Painter): string[] {
  const source = context.readSource?.(file);
  const lines = source === undefined ? undefined : sourceLines(source);
  const style = { paint, width: context.width, command: context.command ?? 'npx crm-guard', categoryLabel: context.categoryLabel, lines };
  return [
    `${fileHeading(file, findings.length, paint)}`,
    '',
    ...detailed.flatMap((finding) => [...prettyFinding(finding, style), '']),
  ];
}

function inBrief(rest: readonly Finding[], byFile: ReadonlyMap<string, readonly Finding[]>, context: ReportContext, paint: Painter): string[] {
  if (rest.length === 0) return [];
  const lines = [paint.strong(format(texts.restInBrief, { count: rest.length })), ''];
  for (const [file, findings] of groupBy(rest, (finding) => finding.file)) {
    lines.push(fileHeading(file, byFile.get(file)?.length ?? findings.length, paint));
    lines.push(...findings.map((finding) => briefFinding(finding, { paint, width: context.width })), '');
  }
  return lines;
}

function fileHeading(file: string, findings: number, paint: Painter): string {
  return `${paint.path(visible(file))}  ${paint.dim(count(texts.finding, findings))}`;
}
