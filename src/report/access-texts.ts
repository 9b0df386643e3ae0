import type { Localized } from '../l10n/index.ts';
import type { Operation } from '../model/index.ts';
import type { Counted } from './messages.ts';

/** What hovers, lenses and explanations say of a data access. */
export const accessTexts = {
  one: { en: '`{method}` {does} one record of {entity}', ja: '`{method}` は {entity} の1件を{does}' },
  many: { en: '`{method}` {does} records of {entity}', ja: '`{method}` は {entity} の複数件を{does}' },
  unknownEntity: { en: 'an entity that is not known', ja: '不明なエンティティ' },
  rows: { en: 'Rows', ja: '件数' },
  fields: { en: 'Fields', ja: '項目' },
  filter: { en: 'Which', ja: '条件' },
  personal: { en: 'Personal data', ja: '個人データ' },
  log: { en: 'Access log', ja: 'アクセスログ' },
  with: { en: 'With', ja: '関連' },
  noLimit: { en: 'no limit', ja: '上限なし' },
  limit: { en: 'at most {rows}', ja: '最大{rows}件' },
  runTime: { en: 'a number of run time, without a cap that is known', ja: '実行時に決まる（上限は不明）' },
  runTimeCapped: { en: 'a number of run time, at most {rows}', ja: '実行時に決まる（最大{rows}件）' },
  byDefault: { en: 'at most {rows}, by the data client itself', ja: '最大{rows}件（データクライアントの既定）' },
  meaningless: { en: 'a limit that limits nothing ({why})', ja: '実質的に機能しない上限（{why}）' },
  unknown: { en: 'not known ({why})', ja: '不明（{why}）' },
  allFields: { en: 'all', ja: 'すべて' },
  exceptFields: { en: 'all except {fields}', ja: '{fields} 以外のすべて' },
  noFields: { en: 'none', ja: 'なし' },
  everyRow: { en: 'every record', ja: '全件' },
  oneBy: { en: 'the one with {filter}', ja: '{filter} の1件' },
  newRows: { en: 'new records', ja: '新しいレコード' },
  nothingPersonal: { en: 'none that is known', ja: '該当なし' },
  atMost: { en: 'at most (which fields are read is not known)', ja: '最大で（読み取る項目は不明）' },
  logged: { en: 'written on every path', ja: 'すべての経路で記録されます' },
  notLogged: { en: 'not written on every path', ja: '記録されない経路があります' },
  notOwed: { en: 'no entry needed', ja: '記録は不要です' },
  loggedUnknown: { en: 'not known ({why})', ja: '不明（{why}）' },
  lensFields: {
    one: { en: 'reads {count} personal field of {entity}', ja: '{entity} の個人データ{count}項目を読み取り' },
    many: { en: 'reads {count} personal fields of {entity}', ja: '{entity} の個人データ{count}項目を読み取り' },
  },
  lensLogged: { en: 'logged', ja: 'ログあり' },
  lensNotLogged: { en: 'not logged', ja: 'ログなし' },
} as const satisfies Record<string, Localized | Counted>;

/** What an access does, as a verb. */
export const operations: Readonly<Record<Operation, Localized>> = {
  read: { en: 'reads', ja: '読み取ります' },
  count: { en: 'counts', ja: '数えます' },
  aggregate: { en: 'aggregates', ja: '集計します' },
  create: { en: 'creates', ja: '作成します' },
  update: { en: 'changes', ja: '更新します' },
  delete: { en: 'deletes', ja: '削除します' },
  raw: { en: 'runs a statement on', ja: '操作します' },
};
