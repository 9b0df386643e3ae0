import type { Localized } from '../l10n/index.ts';

/** What the server says itself; findings and suggestions come worded from the engine. */
export const texts = {
  suppress: {
    en: 'Suppress {rule} on this line, with a reason…',
    ja: '理由を記録して、この行の {rule} を抑制する…',
  },
  showPage: {
    en: 'Show the page of {rule}',
    ja: '{rule} の説明を表示する',
  },
  fixAll: {
    en: 'Apply all safe CRM Guard fixes',
    ja: 'CRM Guard の安全な修正をすべて適用する',
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
