import type { Localized } from '../l10n/index.ts';

/** What `crm-guard baseline` says. */
export const baselineMessages = {
  what: { en: 'say what to do: crm-guard baseline <{subjects}> [folder].', ja: '操作を指定してください: crm-guard baseline <{subjects}> [フォルダー]。' },
  noDate: { en: '--until needs a day such as 2027-03-31, not "{value}".', ja: '--until には 2027-03-31 のような日付を指定してください（「{value}」は不可）。' },
  exists: {
    en: '{path} exists already; nothing was written. Take out what is mended with `crm-guard baseline prune`, or accept everything that is there today with --force.',
    ja: '{path} は既に存在します。何も書き込みませんでした。修正済みのものは `crm-guard baseline prune` で削除できます。現在の検出をすべて受け入れる場合は --force を付けてください。',
  },
  created: { en: '{path}: {findings} in {files}', ja: '{path}: {files}に{findings}' },
  commitIt: {
    en: 'Commit it. `crm-guard check` passes now and fails for new findings only.',
    ja: 'コミットしてください。以後 `crm-guard check` は新しい検出だけで失敗します。',
  },
  none: { en: 'there is no baseline in {folder}. Make one: crm-guard baseline create', ja: '{folder} にベースラインがありません。作成: crm-guard baseline create' },
  incomplete: {
    en: 'not everything could be analysed ({count}), so nobody can say what is mended; nothing was written. First: {first}',
    ja: '解析できないものがあり（{count}件）、修正済みかどうか判断できないため、何も書き込みませんでした。最初の問題: {first}',
  },
  pruned: { en: '{path}: {removed} taken out, {left} left', ja: '{path}: {removed}件を削除、残り{left}件' },
  nothingToPrune: { en: '{path}: nothing to take out, {left} left', ja: '{path}: 削除するものはありません（残り{left}件）' },
  holds: { en: '{path}: {findings} in {files}', ja: '{path}: {files}に{findings}' },
  because: { en: '  because: {reason}', ja: '  理由: {reason}' },
  lasts: { en: '  until {until}', ja: '  期限: {until}' },
  over: { en: '  until {until}: that day is over, and its findings count again', ja: '  期限: {until}（期限切れのため、再び対象になっています）' },
} satisfies Record<string, Localized>;
