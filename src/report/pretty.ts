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
import type { FindingStyle } from './pretty-finding.ts';
import { prettyProblems } from './pretty-problems.ts';
import { nextSteps, overview, summaryLines } from './pretty-summary.ts';
import { visible } from './text-width.ts';

/** Up to so many findings are all shown in full. */
const readable = 50;
/** Of more than that only the first ones: nobody scrolls through a thousand code frames. */
const firstInFull = 20;

/** Renders the result for people: findings by file, then what went wrong, then the totals and the next commands. */
export function prettyReport(result: CheckResult, context: ReportContext): string {
  const paint = painter(context.colour);
  const shownPath = context.shownPath ?? ((file: string): string => file);
  const open = listedFindings(result.findings, context).filter(({ suppressed }) => suppressed === null);
  const byFile = groupBy(open, ({ file }) => file);
  const lines: string[] = [];
  const inFull = open.length > readable ? firstInFull : open.length;
  let left = inFull;
  for (const [file, findings] of byFile) {
    const detailed = findings.slice(0, left);
    left -= detailed.length;
    if (detailed.length === 0) continue;
    const source = context.readSource?.(file);
    const style: FindingStyle = {
      paint,
      shownPath,
      width: context.width,
      command: context.command ?? 'npx crm-guard',
      categoryLabel: context.categoryLabel,
      lines: source === undefined ? undefined : sourceLines(source),
    };
    lines.push(fileHeading(shownPath(file), findings.length, paint), '');
    lines.push(...detailed.flatMap((finding, index) => [...prettyFinding(finding, style, detailed[index - 1]), '']));
  }
  lines.push(...inBrief(open.slice(inFull), byFile, shownPath, context.width, paint));
  lines.push(...prettyProblems(result.problems, paint, context.width, shownPath));
  if (open.length > readable) lines.push(...overview(open, paint, shownPath));
  lines.push(...nextSteps(open, context, paint));
  lines.push(...summaryLines(result, open, context, paint));
  return `${lines.join('\n')}\n`;
}

function inBrief(rest: readonly Finding[], byFile: ReadonlyMap<string, readonly Finding[]>, shownPath: FindingStyle['shownPath'], width: number, paint: Painter): string[] {
  if (rest.length === 0) return [];
  const lines = [paint.strong(format(texts.restInBrief, { count: rest.length })), ''];
  for (const [file, findings] of groupBy(rest, (finding) => finding.file)) {
    lines.push(fileHeading(shownPath(file), byFile.get(file)?.length ?? findings.length, paint));
    lines.push(...findings.map((finding) => briefFinding(finding, { paint, width })), '');
  }
  return lines;
}

function fileHeading(file: string, findings: number, paint: Painter): string {
  return `${paint.path(visible(file))}  ${paint.dim(count(texts.finding, findings))}`;
}
