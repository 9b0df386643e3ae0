import { format } from '../l10n/index.ts';
import type { Problem } from '../model/index.ts';
import { count } from './counts.ts';
import { groupBy } from './group-by.ts';
import { problemLabels, texts } from './messages.ts';
import type { Painter } from './painter.ts';
import { padEnd, displayWidth, visible } from './text-width.ts';
import { wrap } from './wrap.ts';

/** More problems of one kind than this are counted, not listed; internal errors are always listed. */
const perKindLimit = 10;

const setUpKinds: ReadonlySet<Problem['kind']> = new Set(['policy-error', 'policy-warning', 'schema-error']);

/** What went wrong, loudest first: internal errors, files not analysed, the set-up. */
export function prettyProblems(problems: readonly Problem[], paint: Painter, width: number, shownPath: (file: string) => string): string[] {
  const internal = problems.filter(({ kind }) => kind === 'internal-error');
  const setUp = problems.filter(({ kind }) => setUpKinds.has(kind));
  const skipped = problems.filter(({ kind }) => kind !== 'internal-error' && !setUpKinds.has(kind));
  return [
    ...section(paint.warning(format(texts.setUp)), setUp, paint, width, shownPath),
    ...section(paint.warning(`${format(texts.notAnalysed)} (${skipped.length})`), skipped, paint, width, shownPath),
    ...internalErrors(internal, paint, width, shownPath),
  ];
}

function internalErrors(problems: readonly Problem[], paint: Painter, width: number, shownPath: (file: string) => string): string[] {
  if (problems.length === 0) return [];
  const files = new Set(problems.map(({ file }) => file)).size;
  const heading = format(texts.incomplete, { files: count(texts.file, files) });
  return [
    ...wrap(heading, width).map(paint.error),
    ...problems.flatMap((problem) => item(problem, paint, width, shownPath)),
    ...wrap(format(texts.reportBug), width).map(paint.dim),
    '',
  ];
}

function section(heading: string, problems: readonly Problem[], paint: Painter, width: number, shownPath: (file: string) => string): string[] {
  if (problems.length === 0) return [];
  const lines = [heading];
  const byKind = groupBy(problems, ({ kind }) => kind);
  for (const [kind, list] of byKind) {
    lines.push(...list.slice(0, perKindLimit).flatMap((problem) => item(problem, paint, width, shownPath)));
    const rest = list.length - perKindLimit;
    if (rest > 0) lines.push(`  ${paint.dim(count(texts.moreProblems, rest, { kind: format(problemLabels[kind]) }))}`);
  }
  return [...lines, ''];
}

function item(problem: Problem, paint: Painter, width: number, shownPath: (file: string) => string): string[] {
  const label = format(problemLabels[problem.kind]);
  const tone = problem.kind === 'internal-error' ? paint.error : paint.warning;
  const place = [problem.file === undefined ? undefined : visible(shownPath(problem.file)), problem.line, problem.column]
    .filter((part) => part !== undefined)
    .join(':');
  const head = `  ${tone(label)}  ${place}`;
  const message = problem.message.split('\n').map(visible);
  const oneLine = `${padEnd(`  ${label}  ${place}`, 0)}${place === '' ? '' : '  '}${message[0] ?? ''}`;
  if (message.length === 1 && displayWidth(oneLine) <= width) return [`${head}${place === '' ? '' : '  '}${message[0]}`];
  return [head.trimEnd(), ...message.flatMap((line) => wrap(line, width - 6)).map((line) => `      ${line}`)];
}
