import type { Localized } from '../l10n/index.ts';

/** Titles of the actions that write a decision into the policy. */
export const markTexts = {
  notPersonal: { en: 'Mark {field} as not personal data in {policy}', ja: '{field} を個人データではないものとして {policy} に記録する' },
  ofCategory: { en: 'Mark {field} as {category} in {policy}', ja: '{field} を {category} として {policy} に記録する' },
  decideField: { en: 'Decide in {policy} what {field} holds…', ja: '{field} の内容を {policy} で指定する…' },
  decideFields: { en: 'Decide in {policy} what a field of {entity} holds…', ja: '{entity} の項目の内容を {policy} で指定する…' },
  setRule: { en: 'Set {rule} to {severity} in {policy}', ja: '{policy} で {rule} を {severity} にする' },
  accessLog: { en: 'Mark {name} as an access log in {policy}', ja: '{name} をアクセスログとして {policy} に記録する' },
  masker: { en: 'Mark {name} as a masking function in {policy}', ja: '{name} をマスク関数として {policy} に記録する' },
  nowhere: {
    en: 'CRM Guard does not check this folder, so there is no policy to change. Open a file of the project, and see whether CRM Guard is switched off.',
    ja: 'CRM Guard はこのフォルダーを検査していないため、変更するポリシーがありません。プロジェクトのファイルを開き、CRM Guard が無効になっていないか確認してください。',
  },
} as const satisfies Record<string, Localized>;
