import type { Localized } from '../l10n/index.ts';

/** Texts of the command line itself; reports have their own. */
export const messages = {
  unknownOption: { en: 'unknown option {option}.', ja: '不明なオプション {option} です。' },
  didYouMean: { en: 'Did you mean {name}?', ja: '{name} のことですか？' },
  seeHelp: { en: 'All options: {command}', ja: 'オプション一覧: {command}' },
  missingValue: { en: '{option} needs a value: {option} {value}', ja: '{option} には値が必要です: {option} {value}' },
  unwantedValue: { en: '{option} takes no value.', ja: '{option} に値は指定できません。' },
  unknownChoice: { en: '{option} does not know "{value}"; it takes {choices}.', ja: '{option} に「{value}」は指定できません。指定できる値: {choices}。' },
  notANumber: { en: '{option} needs a whole number{also}, not "{value}".', ja: '{option} には整数{also}を指定してください（「{value}」は不可）。' },
  orAuto: { en: ' from 1 on or auto', ja: '（1以上）または auto ' },
  fromZero: { en: ' from 0 on', ja: '（0以上）' },
  noSuchPath: { en: 'there is no file or folder "{path}".', ja: 'ファイルまたはフォルダー「{path}」がありません。' },
  didYouMeanCommand: { en: 'Did you mean the command: {command}?', ja: 'コマンド {command} のことですか？' },
  noSuchPolicy: { en: 'the policy file "{path}" does not exist.', ja: 'ポリシーファイル「{path}」がありません。' },
  cannotWrite: { en: 'cannot write {path}: {why}', ja: '{path} に書き込めません: {why}' },
  sameOutput: { en: 'two reports go to the same file {path}.', ja: '同じファイル {path} に2つのレポートを書こうとしています。' },
  twoBareOutputs: {
    en: 'several --output need a format each, as in --output json:report.json --output sarif:report.sarif.',
    ja: '--output を複数指定する場合はそれぞれに形式を付けてください（例: --output json:report.json --output sarif:report.sarif）。',
  },
  tooManyWarnings: {
    en: 'too many warnings: {warnings}, --max-warnings allows {allowed}.',
    ja: '警告が{warnings}件あり、--max-warnings の上限{allowed}件を超えました。',
  },
  incomplete: {
    en: 'internal errors (files: {files}): the analysis is incomplete, see the problems in the report.',
    ja: '内部エラー（{files}ファイル）により検査は不完全です。レポートの problems を参照してください。',
  },
  nothingFound: {
    en: 'no source files were found in {paths}: nothing was checked.',
    ja: '{paths} にソースファイルが見つからず、何も検査していません。',
  },
  crashed: {
    en: 'CRM Guard itself failed; nothing is known about your code. Please report this bug with the text below.',
    ja: 'CRM Guard 自体が失敗しました。対象コードの検査結果は得られていません。以下を添えて不具合を報告してください。',
  },
  interrupted: { en: 'interrupted; there is no report.', ja: '中断されました。レポートはありません。' },
  reading: { en: 'Reading the project …', ja: 'プロジェクトを読み込み中 …' },
  progress: { en: 'Checking {done} of {total} files ({percent} %)', ja: '{total}ファイル中{done}ファイルを検査中（{percent} %）' },
  timing: { en: 'time: start {start}, check {check}, report {report}', ja: '所要時間: 起動 {start}、検査 {check}、レポート {report}' },
  debugWhat: { en: 'say what to look at: crm-guard debug <{subjects}> [paths…].', ja: '調べる対象を指定してください: crm-guard debug <{subjects}> [パス…]。' },
  unknownRule: { en: 'there is no rule "{rule}".', ja: 'ルール「{rule}」はありません。' },
  listRules: { en: 'All rules: {command}', ja: 'ルール一覧: {command}' },
} as const satisfies Record<string, Localized>;
