import { format, type Locale, type Localized } from '../l10n/index.ts';

const head: Localized = {
  en: 'What CRM Guard reports in this project, and what reviewers have agreed to.',
  ja: 'CRM Guard がこのプロジェクトで報告する内容と、レビュー担当者が合意した内容。',
};
const rows: Localized = {
  en: 'Most rows that one query may return.',
  ja: '1 回のクエリーで返してよい最大行数。',
};

/** The text of a first policy. It says what already holds, so that the file changes nothing until someone changes it. */
export function firstPolicy(language?: Locale): string {
  return [`# ${format(head, {}, language)}`, 'extends: recommended', '', `# ${format(rows, {}, language)}`, 'maxRows: 200', ''].join('\n');
}
