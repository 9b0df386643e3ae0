import { type Locale, locale } from '../l10n/index.ts';

/**
 * What readers say of a bound or a log, in Japanese. Readers give their reasons in English words, as
 * data; a reason that is missing here is shown as it is.
 */
const JAPANESE: Readonly<Record<string, string>> = {
  '0 means no limit': '0は無制限を意味します',
  'Infinity is no limit': 'Infinityは上限になりません',
  'falls back to 0, which means no limit': '値がない場合は0になり、無制限を意味します',
  'the value can be undefined, which means no limit': '値がundefinedになることがあり、その場合は無制限です',
  'LIMIT is added only under a condition': 'LIMITは条件を満たすときだけ付加されます',
  'arguments are built elsewhere': '引数が別の場所で組み立てられています',
  'arguments come from a spread': '引数がスプレッドで渡されています',
  'options come from a spread': 'オプションがスプレッドで渡されています',
  'it is set in more than one place': '複数の場所で設定されています',
  'computed at run time': '実行時に計算されます',
  'bound is not a number': '上限が数値ではありません',
  'bound is null': '上限がnullです',
  'bound is undefined': '上限がundefinedです',
  'no list of ids': 'IDのリストではありません',
  'the builder comes from another function': 'クエリビルダーが別の関数から渡されています',
  'the builder is handed on': 'クエリビルダーが別の場所へ渡されています',
  'the builder is handed to another function': 'クエリビルダーが別の関数へ渡されています',
  'the end of the statement is built at run time': '文の末尾が実行時に組み立てられます',
  'LIMIT has no number yet': 'LIMITに件数がありません',
  'the limit is a percentage': '上限が割合で指定されています',
  'the limit is an expression': '上限が式で指定されています',
  'the limit is not a number': '上限が数値ではありません',
  'ROWNUM limits the rows': 'ROWNUMで件数を制限しています',
  'a loop reads page after page': 'ループで全ページを順に読み取っています',
  'the max-rows of the PostgREST server decides': '件数はPostgRESTサーバーのmax-rowsで決まります',
  'the table that the bound is for is chosen at run time': '上限の対象となるテーブルが実行時に決まります',
  'a log call stands in a callback that may not run': 'ログの呼び出しが、実行されない可能性のあるコールバックの中にあります',
  'the access does not stand on a path of its function': '読み取りが関数の実行経路上にありません',
  'code nests too deep': 'コードの入れ子が深すぎます',
  'expressions nest too deep': '式の入れ子が深すぎます',
  'statements nest too deep': '文の入れ子が深すぎます',
  'code is not understood': 'コードを解釈できません',
};

/** Reasons that name a piece of code. */
const JAPANESE_PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/^`([^`]+)` is only (?:called|set) on some paths$/, '`$1` は一部の経路でしか設定されません'],
  [/^`([^`]+)` is built elsewhere$/, '`$1` が別の場所で組み立てられています'],
];

/** A reader's reason in the language of the messages. */
export function reasonText(why: string, language: Locale = locale()): string {
  if (language === 'en') return why;
  const exact = Object.hasOwn(JAPANESE, why) ? JAPANESE[why] : undefined;
  if (exact !== undefined) return exact;
  const pattern = JAPANESE_PATTERNS.find(([english]) => english.test(why));
  return pattern ? why.replace(...pattern) : why;
}
