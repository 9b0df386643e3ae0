import type { Localized } from '../l10n/index.ts';

/** What the server says itself; findings and suggestions come worded from the engine. */
export const texts = {
  suppress: {
    en: 'Suppress {rule} on this line, with a reason…',
    ja: '理由を記録して、この行の {rule} を抑制する…',
  },
  suppressFile: {
    en: 'Suppress {rule} in this whole file, with a reason…',
    ja: '理由を記録して、このファイル全体で {rule} を抑制する…',
  },
  personalHere: {
    en: '{field} holds personal data: {category}.',
    ja: '{field} は個人データです（{category}）。',
  },
  tooLarge: {
    en: 'CRM Guard does not check this file: {why}.',
    ja: 'CRM Guard はこのファイルを検査しません（{why}）。',
  },
  inBaseline: {
    en: '(In the baseline: it fails no check.)',
    ja: '（ベースラインにあるため、検査は失敗しません。）',
  },
  inBaselineBecause: {
    en: '(In the baseline: {why}. It fails no check.)',
    ja: '（ベースラインにあるため、検査は失敗しません。理由: {why}）',
  },
  addToBaseline: {
    en: 'Add this finding of {rule} to the baseline',
    ja: 'この {rule} の検出をベースラインに追加する',
  },
  addFileToBaseline: {
    en: 'Add all {count} findings of this file to the baseline',
    ja: 'このファイルの検出{count}件をすべてベースラインに追加する',
  },
  baselineFailed: {
    en: 'CRM Guard could not write the baseline: {why}',
    ja: 'CRM Guard はベースラインを書き込めませんでした: {why}',
  },
  showPage: {
    en: 'Show the page of {rule}',
    ja: '{rule} の説明を表示する',
  },
  severities: {
    en: 'recommended: {recommended} · strict: {strict}',
    ja: 'recommended: {recommended} · strict: {strict}',
  },
  fixAll: {
    en: 'Apply all safe CRM Guard fixes',
    ja: 'CRM Guard の安全な修正をすべて適用する',
  },
  fixRule: {
    en: 'Fix all {count} of {rule} in this file (safe fixes only)',
    ja: 'このファイルの {rule} {count}件をすべて修正する（安全な修正のみ）',
  },
  explain: {
    en: 'Explain this finding',
    ja: 'この検出結果を説明する',
  },
  noFolder: {
    en: 'No folder is open, so there is no project to look at.',
    ja: 'フォルダーが開かれていないため、調べるプロジェクトがありません。',
  },
  findingGone: {
    en: 'This finding is no longer there: the code or the policy has changed since.',
    ja: 'この検出結果はもうありません。コードまたはポリシーが変更されています。',
  },
  createHelper: {
    en: 'Create an access-log helper for this project…',
    ja: 'このプロジェクトにアクセスログのヘルパーを作成する…',
  },
  helperNowhere: {
    en: 'CRM Guard does not check this folder, so it cannot register an access log here. Open a file of the project, and see whether CRM Guard is switched off.',
    ja: 'CRM Guard はこのフォルダーを検査していないため、アクセスログを登録できません。プロジェクトのファイルを開き、CRM Guard が無効になっていないか確認してください。',
  },
  helperRefused: {
    en: 'The editor did not write the access-log helper. Is the folder read-only? {why}',
    ja: 'エディターがアクセスログのヘルパーを書き込めませんでした。フォルダーが読み取り専用でないか確認してください。{why}',
  },
  notChecked: {
    en: 'CRM Guard does not check this folder. Open a folder with JavaScript or TypeScript, and see whether CRM Guard is switched off.',
    ja: 'CRM Guard はこのフォルダーを検査していません。JavaScript または TypeScript のフォルダーを開き、CRM Guard が無効になっていないか確認してください。',
  },
  projectFailed: {
    en: 'The project cannot be checked:\n{why}',
    ja: 'プロジェクトを検査できません:\n{why}',
  },
  previewNothing: {
    en: 'Open the policy file of a folder that is checked first.',
    ja: '検査対象のフォルダーのポリシーファイルを開いてください。',
  },
  previewFailed: {
    en: 'The two policies cannot be compared:\n{why}',
    ja: '2つのポリシーを比較できません:\n{why}',
  },
  checkFailed: {
    en: 'CRM Guard could not check {file}: {why}',
    ja: 'CRM Guard は {file} を検査できませんでした: {why}',
  },
  openFailed: {
    en: 'CRM Guard could not read the policy or the schemas of this folder: {why}',
    ja: 'CRM Guard はこのフォルダーのポリシーまたはスキーマを読み込めませんでした: {why}',
  },
} satisfies Record<string, Localized>;
