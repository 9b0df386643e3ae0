import type { Localized } from '../../l10n/index.ts';

/** What only the HTML report says. */
export const htmlTexts = {
  title: { en: 'CRM Guard: personal data in {project}', ja: 'CRM Guard: {project} の個人データ' },
  errors: { en: 'errors', ja: 'エラー' },
  warnings: { en: 'warnings', ja: '警告' },
  suppressed: { en: 'suppressed', ja: '抑制済み' },
  files: { en: 'files checked', ja: '検査したファイル' },
  byRule: { en: 'By rule', ja: 'ルール別' },
  byEntity: { en: 'By entity', ja: 'エンティティ別' },
  noEntity: { en: 'no entity named', ja: 'エンティティ名なし' },
  findings: { en: 'Findings by file', ja: 'ファイル別の検出' },
  suppressedHeading: { en: 'Suppressed: what was accepted, by whom it is said and until when', ja: '抑制済み: 受け入れた検出と、その根拠・期限' },
  problems: { en: 'Not analysed, and set-up', ja: '検査できなかったもの・設定の問題' },
  field: { en: 'Field', ja: '項目' },
  category: { en: 'Category', ja: 'カテゴリー' },
  source: { en: 'Known from', ja: '根拠' },
  way: { en: 'Way', ja: '経路' },
  see: { en: 'See', ja: '参照' },
  suggestions: { en: 'What mends it', ja: '修正案' },
  inline: { en: 'a comment in the code', ja: 'コード内のコメント' },
  policy: { en: 'an exception of the policy', ja: 'ポリシーの例外' },
  baseline: { en: 'the baseline', ja: 'ベースライン' },
  until: { en: 'until {until}', ja: '期限 {until}' },
  noReason: { en: 'no reason given', ja: '理由の記載なし' },
  madeBy: { en: 'CRM Guard {version}. Nothing in this file is loaded from elsewhere.', ja: 'CRM Guard {version}。このファイルは外部から何も読み込みません。' },
} as const satisfies Record<string, Localized>;
