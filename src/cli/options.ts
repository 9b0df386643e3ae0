import type { Localized } from '../l10n/index.ts';

/** An option of the command line. Parsing, help and suggestions all read this one description. */
export interface OptionSpec {
  name: string;
  short?: string;
  /** Placeholder of its value in the help; an option without one is a switch. */
  value?: string;
  /** The only values it takes. */
  choices?: readonly string[];
  /** May be given more than once. */
  multiple?: boolean;
  /** `--no-<name>` exists; `only` when the plain form is not worth showing in the help. */
  negatable?: true | 'only';
  help: Localized;
}

/** Report formats, the default first. */
export const formats = ['pretty', 'json', 'sarif', 'html'] as const;

/** Name of a report format. */
export type Format = (typeof formats)[number];

/** Formats of the catalog, the default first. */
export const catalogFormats = ['table', 'json', 'csv', 'markdown'] as const;

/** Name of a format of the catalog. */
export type CatalogFormat = (typeof catalogFormats)[number];

/** Options of every command. */
export const commonOptions: readonly OptionSpec[] = [
  {
    name: 'color',
    negatable: true,
    help: {
      en: 'Colours or no colours. Default: colours on a terminal; NO_COLOR and FORCE_COLOR are honoured.',
      ja: '色付き表示の有無。既定では端末のみ色付き。NO_COLOR と FORCE_COLOR に従います。',
    },
  },
  {
    name: 'locale',
    value: '<en|ja>',
    choices: ['en', 'ja'],
    help: { en: 'Language of messages. Default: from LC_ALL, LC_MESSAGES or LANG.', ja: 'メッセージの言語。既定では LC_ALL、LC_MESSAGES、LANG から決まります。' },
  },
  { name: 'help', short: 'h', help: { en: 'Show this help.', ja: 'このヘルプを表示します。' } },
  { name: 'version', short: 'v', help: { en: 'Show the version.', ja: 'バージョンを表示します。' } },
];

/** Options of `lsp`: editors pass them without asking. */
export const lspOptions: readonly OptionSpec[] = [
  { name: 'stdio', help: { en: 'Talk over standard input and output: the default and only way.', ja: '標準入出力で通信します。既定かつ唯一の方法です。' } },
  { name: 'clientProcessId', value: '<pid>', help: { en: 'End when this process ends.', ja: 'このプロセスの終了とともに終了します。' } },
];

/** Options that choose the policy. */
const policyOptions: readonly OptionSpec[] = [
  {
    name: 'policy',
    value: '<file>',
    help: {
      en: 'Policy file. Default: crm-guard.yaml (.yml, .json) of the project; without one the preset alone holds.',
      ja: 'ポリシーファイル。既定はプロジェクトの crm-guard.yaml（.yml、.json）。なければプリセットのみが適用されます。',
    },
  },
  {
    name: 'preset',
    value: '<name>',
    choices: ['recommended', 'strict'],
    help: { en: 'recommended or strict, over what the policy says.', ja: 'recommended または strict。ポリシーの指定より優先されます。' },
  },
];

/** Options of `debug`. */
export const debugOptions: readonly OptionSpec[] = [
  {
    name: 'format',
    short: 'f',
    value: '<name>',
    choices: ['pretty', 'json'],
    help: { en: 'pretty (for people) or json. Default: pretty.', ja: 'pretty（人向け）または json。既定は pretty。' },
  },
  ...policyOptions,
];

/** Options of `policy`. */
export const policyCommandOptions: readonly OptionSpec[] = [
  {
    name: 'format',
    short: 'f',
    value: '<name>',
    choices: ['pretty', 'json'],
    help: { en: 'pretty (for people) or json. Default: pretty.', ja: 'pretty（人向け）または json。既定は pretty。' },
  },
  {
    name: 'base',
    value: '<file|revision>',
    help: { en: 'diff: the policy to compare with, a file or a revision of git. Default: HEAD.', ja: 'diff: 比較対象のポリシー（ファイルまたは git のリビジョン）。既定は HEAD。' },
  },
  ...policyOptions,
];

/** Options of `baseline`. */
export const baselineOptions: readonly OptionSpec[] = [
  { name: 'reason', value: '<text>', help: { en: 'create: why these findings are lived with for now.', ja: 'create: これらの検出を当面受け入れる理由。' } },
  { name: 'until', value: '<date>', help: { en: 'create: the last day on which the baseline counts, as in 2027-03-31.', ja: 'create: ベースラインの有効期限（例: 2027-03-31）。' } },
  { name: 'force', help: { en: 'create: replace the baseline that is there.', ja: 'create: 既存のベースラインを置き換えます。' } },
  {
    name: 'format',
    short: 'f',
    value: '<name>',
    choices: ['pretty', 'json'],
    help: { en: 'show: pretty (for people) or json. Default: pretty.', ja: 'show: pretty（人向け）または json。既定は pretty。' },
  },
  ...policyOptions,
];

/** Options of `init`. */
export const initOptions: readonly OptionSpec[] = [
  {
    name: 'file',
    value: '<path>',
    help: {
      en: 'The module to create. Default: beside what the package shares already, such as src/lib/access-log.ts.',
      ja: '作成するモジュール。既定はパッケージの共有コードと同じ場所（例: src/lib/access-log.ts）。',
    },
  },
  { name: 'dry-run', help: { en: 'Show what would be written; write nothing.', ja: '書き込む内容を表示するだけで、何も書き込みません。' } },
  { name: 'print', help: { en: 'Print the text of the module alone; write nothing.', ja: 'モジュールの内容だけを出力し、何も書き込みません。' } },
  { name: 'force', help: { en: 'Create one although the project has an access log. Nothing is ever overwritten.', ja: 'アクセスログがすでにあっても作成します。既存のファイルは決して上書きしません。' } },
  {
    name: 'policy',
    value: '<file>',
    help: {
      en: 'Policy to register it in. Default: crm-guard.yaml (.yml, .json) of the project, which is made where there is none.',
      ja: '登録先のポリシー。既定はプロジェクトの crm-guard.yaml（.yml、.json）。なければ作成します。',
    },
  },
];

/** Options of `catalog`. */
export const catalogOptions: readonly OptionSpec[] = [
  {
    name: 'format',
    short: 'f',
    value: '<name>',
    choices: catalogFormats,
    help: {
      en: 'table (for people), json (stable contract, all fields), csv (for spreadsheets) or markdown. Default: table.',
      ja: 'table（人向け）、json（安定した契約、全項目）、csv（表計算ソフト用）、markdown。既定は table。',
    },
  },
  {
    name: 'output',
    short: 'o',
    value: '<[format:]file>',
    multiple: true,
    help: {
      en: 'Write to a file; may be repeated. csv:data.csv writes it beside standard output, a file alone instead of it (format from --format, else from .json, .csv or .md).',
      ja: 'ファイルに書きます。複数指定可。csv:data.csv は標準出力に加えて、ファイル名だけなら標準出力の代わりに書きます（形式は --format、なければ拡張子 .json / .csv / .md から）。',
    },
  },
  { name: 'all', short: 'a', help: { en: 'List fields that are not personal data too, with the reason.', ja: '個人データではない項目も、理由とともに表示します。' } },
  { name: 'entity', short: 'e', value: '<name>', multiple: true, help: { en: 'Only this entity, in any spelling; may be repeated.', ja: 'このエンティティだけを表示します（表記は問いません）。複数指定可。' } },
  { name: 'category', short: 'c', value: '<id>', multiple: true, help: { en: 'Only fields of this category or group, such as contact.email or contact; may be repeated.', ja: 'このカテゴリーまたは分類（contact.email、contact など）の項目だけを表示します。複数指定可。' } },
  { name: 'sensitivity', short: 's', value: '<level>', choices: ['low', 'med', 'high', 'critical'], multiple: true, help: { en: 'Only fields of this sensitivity: low, med, high or critical; may be repeated.', ja: 'この機微度（low、med、high、critical）の項目だけを表示します。複数指定可。' } },
  { name: 'explain', value: '<name>', help: { en: 'Say why: an entity or a field such as Customer.email, in any spelling.', ja: 'エンティティまたは項目（Customer.email など。表記は問いません）の判断理由を表示します。' } },
  { name: 'unsure', help: { en: 'List what a reviewer should decide, as policy lines to paste.', ja: 'レビュー担当者の判断が必要な項目を、貼り付けられるポリシーの形で表示します。' } },
  ...policyOptions,
  { name: 'cache', negatable: 'only', help: { en: 'Read every file anew.', ja: 'キャッシュを使わずすべて読み直します。' } },
  { name: 'timing', help: { en: 'Say on standard error where the time went.', ja: '所要時間の内訳を標準エラー出力に表示します。' } },
];

/** Options of `check`. */
export const checkOptions: readonly OptionSpec[] = [
  {
    name: 'format',
    short: 'f',
    value: '<name>',
    choices: formats,
    help: {
      en: 'Report on standard output: pretty (for people), json (stable contract), sarif (2.1.0), html (a page to hand on). Default: pretty.',
      ja: '標準出力の形式: pretty（人向け）、json（安定した契約）、sarif（2.1.0）、html（共有用のページ）。既定は pretty。',
    },
  },
  {
    name: 'output',
    short: 'o',
    value: '<[format:]file>',
    multiple: true,
    help: {
      en: 'Write a report to a file; may be repeated. sarif:out.sarif writes it beside the report on standard output, a file alone instead of it (format from --format, else from .json, .sarif or .html).',
      ja: 'レポートをファイルに書きます。複数指定可。sarif:out.sarif は標準出力に加えて、ファイル名だけなら標準出力の代わりに書きます（形式は --format、なければ拡張子 .json / .sarif / .html から）。',
    },
  },
  ...policyOptions,
  {
    name: 'max-warnings',
    value: '<n>',
    help: { en: 'Fail when there are more warnings than this. Default: any number passes.', ja: '警告がこの数を超えたら失敗とします。既定では警告だけでは失敗しません。' },
  },
  { name: 'quiet', short: 'q', help: { en: 'List errors only. Warnings still count for --max-warnings.', ja: 'エラーだけを表示します。警告は --max-warnings の判定には含まれます。' } },
  { name: 'cache', negatable: 'only', help: { en: 'Check every file anew.', ja: 'キャッシュを使わずすべて検査し直します。' } },
  {
    name: 'concurrency',
    value: '<n|auto>',
    help: { en: 'Number of workers. Default: auto.', ja: 'ワーカーの数。既定は auto。' },
  },
  { name: 'baseline', negatable: 'only', help: { en: 'Count findings that the baseline names too.', ja: 'ベースラインにある検出も対象にします。' } },
  { name: 'timing', help: { en: 'Say on standard error where the time went.', ja: '所要時間の内訳を標準エラー出力に表示します。' } },
];
