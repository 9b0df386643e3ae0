import type { Localized } from '../l10n/index.ts';
import type { Problem, Severity, SourceKind, Suppression } from '../model/index.ts';

/** A text that names a number: English has a form for one, Japanese does not. */
export interface Counted {
  one: Localized;
  many: Localized;
}

const counted = (one: string, many: string, ja: string): Counted => ({ one: { en: one, ja }, many: { en: many, ja } });

/** Texts of the report for people. */
export const texts = {
  personalData: { en: 'personal data', ja: '個人データ' },
  related: { en: 'see', ja: '参照' },
  way: { en: 'way', ja: '経路' },
  safeFix: { en: 'safe fix', ja: '安全な修正' },
  fix: { en: 'fix', ja: '修正案' },
  or: { en: 'or', ja: 'または' },
  next: { en: 'next', ja: '次に' },
  moreFields: counted('and {count} more field', 'and {count} more fields', 'ほか{count}項目'),
  finding: counted('{count} finding', '{count} findings', '検出{count}件'),
  error: counted('{count} error', '{count} errors', 'エラー{count}件'),
  warning: counted('{count} warning', '{count} warnings', '警告{count}件'),
  file: counted('{count} file', '{count} files', '{count}ファイル'),
  found: { en: '{findings} ({severities}) in {files}', ja: '{files}で{findings}（{severities}）' },
  listSeparator: { en: ', ', ja: '、' },
  suppressed: counted('{count} suppressed', '{count} suppressed', '抑制済み{count}件'),
  hidden: counted('{count} warning hidden by --quiet', '{count} warnings hidden by --quiet', '--quiet により警告{count}件を非表示'),
  clean: { en: 'No findings', ja: '検出なし' },
  cleanErrors: { en: 'No errors', ja: 'エラーなし' },
  nothingChecked: { en: 'No source files were found: nothing was checked', ja: 'ソースファイルが見つからず、何も検査していません' },
  checkedAll: { en: 'checked {files} in {time}', ja: '{files}を{time}で検査' },
  checkedSome: { en: 'checked {analysed} of {files} in {time}', ja: '{files}中{analysed}ファイルを{time}で検査' },
  restInBrief: {
    en: 'The remaining {count} findings in brief (run a narrower path for details):',
    ja: '残り{count}件は一覧のみ表示します（詳細は対象パスを絞って実行してください）:',
  },
  byRule: { en: 'By rule', ja: 'ルール別' },
  byFile: { en: 'Files with most findings', ja: '検出の多いファイル' },
  nextHeading: { en: 'Next', ja: '次の操作' },
  nextExplain: { en: 'what a rule means', ja: 'ルールの説明' },
  nextRecheck: { en: 'check one file again', ja: '1ファイルだけ再検査' },
  nextSuppress: { en: 'accept one finding', ja: '1件を許容する' },
  suppressReason: { en: 'why this is acceptable (until YYYY-MM-DD)', ja: '許容する理由 (until YYYY-MM-DD)' },
  incomplete: {
    en: 'INCOMPLETE: CRM Guard failed on {files}. What is listed below was NOT fully analysed.',
    ja: '検査は不完全です: {files}で CRM Guard の内部エラーが発生しました。以下は完全には検査されていません。',
  },
  notAnalysed: { en: 'Not analysed', ja: '検査できなかったもの' },
  setUp: { en: 'Policy and schemas', ja: 'ポリシーとスキーマ' },
  policyFailed: {
    en: 'The policy has {errors}; nothing was checked.',
    ja: 'ポリシーに{errors}があるため、検査を行いませんでした。',
  },
  reportBug: {
    en: 'This is a bug in CRM Guard, not in your code. Please report it with the message above.',
    ja: 'これは対象コードではなく CRM Guard の不具合です。上のメッセージを添えて報告してください。',
  },
  moreProblems: counted('… and {count} more ({kind}); --format json lists all', '… and {count} more ({kind}); --format json lists all', '… ほか{count}件（{kind}）。--format json ですべて表示'),
} as const satisfies Record<string, Localized | Counted>;

/** Units of a duration. */
export const durations = {
  milliseconds: { en: '{value} ms', ja: '{value}ミリ秒' },
  seconds: { en: '{value} s', ja: '{value}秒' },
  minutes: { en: '{minutes} min {seconds} s', ja: '{minutes}分{seconds}秒' },
} as const satisfies Record<string, Localized>;

/** What a classification without a place rests on. */
export const sourceLabels: Readonly<Record<SourceKind, Localized>> = {
  policy: { en: 'by the policy', ja: 'ポリシーによる' },
  annotation: { en: 'by an annotation', ja: '注釈による' },
  vendor: { en: "by the vendor's schema", ja: '製品の標準項目' },
  schema: { en: 'by the schema', ja: 'スキーマによる' },
  name: { en: 'by its name', ja: '名前から判断' },
};

export const severityLabels: Readonly<Record<Severity, Localized>> = {
  error: { en: 'error', ja: 'エラー' },
  warning: { en: 'warning', ja: '警告' },
};

export const suppressionLabels: Readonly<Record<Suppression['kind'], Localized>> = {
  inline: { en: '{count} inline', ja: 'コメント{count}件' },
  policy: { en: '{count} by policy', ja: 'ポリシー{count}件' },
  baseline: { en: '{count} in baseline', ja: 'ベースライン{count}件' },
};

export const problemLabels: Readonly<Record<Problem['kind'], Localized>> = {
  'syntax-error': { en: 'syntax error', ja: '構文エラー' },
  unreadable: { en: 'unreadable', ja: '読み取り不可' },
  binary: { en: 'binary', ja: 'バイナリ' },
  'too-large': { en: 'too large', ja: 'サイズ超過' },
  'broken-link': { en: 'broken link', ja: 'リンク切れ' },
  'internal-error': { en: 'internal error', ja: '内部エラー' },
  'policy-error': { en: 'policy', ja: 'ポリシー' },
  'policy-warning': { en: 'policy', ja: 'ポリシー' },
  'schema-error': { en: 'schema', ja: 'スキーマ' },
};
