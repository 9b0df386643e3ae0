import type { Localized } from '../l10n/index.ts';

/** What the tools say of themselves and of what they cannot answer. */
export const texts = {
  checkFile: {
    en: 'Check files for unsafe handling of customer data',
    ja: '顧客データの危険な扱いがないかファイルを検査する',
  },
  explainFinding: {
    en: 'Explain a finding or a rule',
    ja: '検出結果やルールを説明する',
  },
  listPersonalFields: {
    en: 'List the personal data of the project',
    ja: 'プロジェクトの個人データを一覧する',
  },
  outside: {
    en: '{path} lies outside {root}; only files of the project are read.',
    ja: '{path} は {root} の外にあります。プロジェクトのファイルだけを読み取ります。',
  },
  missing: {
    en: '{path} does not exist in {root}.',
    ja: '{path} は {root} にありません。',
  },
  nothing: {
    en: 'No findings. Files checked: {files}.',
    ja: '検出結果はありません。検査したファイル: {files}。',
  },
  more: {
    en: '… and {count} more; ask for fewer files to see them.',
    ja: '… ほか {count} 件。対象を絞ると表示されます。',
  },
  noFindingThere: {
    en: 'No finding at {place}. The findings of this file are at: {others}.',
    ja: '{place} に検出結果はありません。このファイルの検出結果: {others}。',
  },
  none: { en: 'none', ja: 'なし' },
  noRule: {
    en: 'There is no rule {rule}. The rules are: {rules}.',
    ja: 'ルール {rule} はありません。ルールの一覧: {rules}。',
  },
  ruleOrPlace: {
    en: 'Name a rule, or the file and line of a finding.',
    ja: 'ルール名、または検出結果のファイルと行を指定してください。',
  },
  noName: {
    en: 'The catalog does not know {name}. {near}',
    ja: 'カタログに {name} はありません。{near}',
  },
  near: { en: 'Did you mean: {names}?', ja: '候補: {names}' },
  noPersonal: {
    en: 'No personal data is known in {root}.',
    ja: '{root} に個人データは見つかりませんでした。',
  },
} as const satisfies Record<string, Localized>;
