import { format, type Localized } from '../l10n/index.ts';
import type { PolicyTestReport, PolicyTestResult } from '../model/index.ts';
import { duration } from './counts.ts';
import type { Painter } from './painter.ts';
import { visible } from './text-width.ts';

const texts = {
  judgedAs: { en: 'as {file}', ja: '{file} として判定' },
  allHold: { en: '{tests} policy tests hold ({files} files, {time})', ja: 'ポリシーテスト{tests}件すべて成功（{files}ファイル、{time}）' },
  oneHolds: { en: 'the policy test holds ({time})', ja: 'ポリシーテスト1件が成功（{time}）' },
  someFail: { en: '{failed} of {tests} policy tests failed ({files} files, {time})', ja: 'ポリシーテスト{tests}件中{failed}件が失敗（{files}ファイル、{time}）' },
} as const satisfies Record<string, Localized>;

/** The tests of a policy as a list, file by file, with what fails and where. */
export function policyTestsText({ files, problems, summary, policyFile }: PolicyTestReport, paint: Painter, shownPath: (file: string) => string): string {
  const lines: string[] = [];
  for (const { file, judgedAs, tests } of files) {
    lines.push(`${paint.path(visible(shownPath(file)))}  ${paint.dim(format(texts.judgedAs, { file: visible(judgedAs) }))}`);
    for (const test of tests) lines.push(...testLines(test, shownPath(file), paint));
    lines.push('');
  }
  for (const { file, line, message } of problems) lines.push(`${paint.warning('!')} ${file === undefined ? '' : `${visible(shownPath(file))}${line === undefined ? '' : `:${line}`} `}${message}`);
  if (problems.length > 0) lines.push('');
  lines.push(summaryLine(summary, paint));
  if (policyFile !== null) lines.push(paint.dim(visible(shownPath(policyFile))));
  return `${lines.join('\n')}\n`;
}

function testLines({ title, failures }: PolicyTestResult, file: string, paint: Painter): string[] {
  if (failures.length === 0) return [`  ${paint.success('✔')} ${visible(title)}`];
  return [`  ${paint.error('✖')} ${visible(title)}`, ...failures.map(({ line, column, message }) => `      ${paint.dim(visible(`${file}:${line}:${column}`))}  ${message}`)];
}

function summaryLine({ tests, failed, files, durationMs }: PolicyTestReport['summary'], paint: Painter): string {
  const time = duration(durationMs);
  if (failed > 0) return `${paint.error('✖')} ${format(texts.someFail, { failed, tests, files, time })}`;
  return `${paint.success('✔')} ${tests === 1 ? format(texts.oneHolds, { time }) : format(texts.allHold, { tests, files, time })}`;
}
