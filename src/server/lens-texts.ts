import type { Localized } from '../l10n/index.ts';

/** What the lenses over a policy's entries say. */
export const lensTexts = {
  inFiles: { en: '{findings} in {files}', ja: '{files}で{findings}' },
  nothing: { en: 'no findings', ja: '検出なし' },
  covered: { en: '{count} covered', ja: '対象外{count}件' },
  added: { en: '{count} only because of this override', ja: 'うち{count}件はこの override による検出' },
  hidden: { en: '{count} more without it', ja: 'この override がなければさらに{count}件' },
  hidesAll: { en: 'off: hides {findings}', ja: '無効: {findings}を非表示' },
  covers: { en: 'covers {findings}', ja: '{findings}を対象外とする' },
  matchesNothing: { en: 'matches nothing: it can go', ja: '該当する検出なし（削除できます）' },
  ended: { en: 'ended: {findings} count again', ja: '期限切れ: {findings}が再び報告されます' },
  endedNothing: { en: 'ended, and matches nothing: it can go', ja: '期限切れで、該当する検出もなし（削除できます）' },
  noFiles: { en: 'no file matches', ja: '該当するファイルなし' },
} as const satisfies Record<string, Localized>;
