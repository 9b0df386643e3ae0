import type { Absence, AbsenceKind, FilterField } from '../model/index.ts';
import { castsAround, type SourceView, textOf } from '../ast/index.ts';
import { format, type Localized, locale } from '../l10n/index.ts';

const TEXTS: Record<AbsenceKind, Localized> = {
  undefined: { en: 'it is written so', ja: 'そのように書かれています' },
  null: { en: 'it is written so', ja: 'そのように書かれています' },
  chain: { en: 'the optional chain `{text}` may break off', ja: 'オプショナルチェーン `{text}` が途中で途切れる場合' },
  parameter: { en: 'the parameter `{text}` is optional', ja: '引数 `{text}` は省略可能' },
  property: { en: 'the property `{text}` is declared optional', ja: 'プロパティ `{text}` は省略可能と宣言されている' },
  query: { en: 'a request may leave out `{text}`', ja: 'リクエストで `{text}` を省略できる' },
  environment: { en: 'the environment variable `{text}` may be unset', ja: '環境変数 `{text}` が未設定の場合' },
  lookup: { en: '`{text}` finds nothing where the key is unknown', ja: '未知のキーでは `{text}` が何も返さない' },
  validation: { en: 'the validation lets `{text}` be left out', ja: '検証が `{text}` の省略を許している' },
  branch: { en: 'the code adds the condition on some paths only', ja: '一部の経路でしか条件が追加されない' },
};

/** Longest expression that a message shows. */
const SHOWN = 60;

/** Why the value of a condition can be missing, in words. */
export function absenceText({ absent }: Pick<FilterField, 'absent'>, source: SourceView): string {
  const template = TEXTS[absent?.kind ?? 'branch'];
  return format(template, { text: absent ? shownText(absent, source) : '' });
}

function shownText({ node, kind }: Absence, source: SourceView): string {
  const text = textOf(source, kind === 'chain' ? castsAround(node) : node)
    .replace(/\s+/g, ' ')
    .replace(/`/g, '')
    .replace(/^(\w+)\??:.*$/s, '$1');
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}

/** Names of conditions in a message: `` `email`, `phone` ``. */
export function conditionNames(fields: readonly FilterField[]): string {
  return [...new Set(fields.map(({ name }) => `\`${name}\``))].join(locale() === 'ja' ? '、' : ', ');
}
