import type { Localized, MessageData } from '../l10n/index.ts';

/** Every sentence the policy layer says. Names are the diagnostic's code. */
export const texts = {
  mustBe: {
    en: '`{path}` must be {expected}, found {found}.',
    ja: '`{path}` の値が正しくありません。指定できる値: {expected}（現在の値: {found}）。',
  },
  emptyValue: {
    en: '`{path}` has no value; write {expected}, or remove the key.',
    ja: '`{path}` に値がありません。値を書くか、キーを削除してください。指定できる値: {expected}。',
  },
  emptyItem: {
    en: '`{path}` is empty; write {expected}, or remove the "-".',
    ja: '`{path}` が空です。値を書くか、"-" を削除してください。指定できる値: {expected}。',
  },
  notAPolicy: {
    en: 'A policy is a mapping of keys to values, such as `maxRows: 100`; found {found}.',
    ja: 'ポリシーはキーと値のマッピング（例: `maxRows: 100`）で書いてください（現在の値: {found}）。',
  },
  unknownKey: {
    en: 'Unknown key `{key}`{where}; known keys: {known}.',
    ja: '不明なキー `{key}` です{where}。使えるキー: {known}。',
  },
  unknownKeyNear: {
    en: 'Unknown key `{key}`{where}; did you mean `{near}`?',
    ja: '不明なキー `{key}` です{where}。`{near}` の誤りではありませんか？',
  },
  ruleAsKey: {
    en: '`{key}` is a rule and belongs under `rules:`.',
    ja: '`{key}` はルール名です。`rules:` の下に書いてください。',
  },
  unknownRule: {
    en: 'Unknown rule `{name}`; known rules: {known}.',
    ja: '不明なルール `{name}` です。使えるルール: {known}。',
  },
  unknownRuleNear: {
    en: 'Unknown rule `{name}`; did you mean `{near}`?',
    ja: '不明なルール `{name}` です。`{near}` の誤りではありませんか？',
  },
  unknownCategory: {
    en: 'Unknown category `{name}`; known categories: {known}.',
    ja: '不明なカテゴリー `{name}` です。使えるカテゴリー: {known}。',
  },
  unknownCategoryNear: {
    en: 'Unknown category `{name}`; did you mean `{near}`?',
    ja: '不明なカテゴリー `{name}` です。`{near}` の誤りではありませんか？',
  },
  missingKey: {
    en: '`{path}` needs `{key}`: {purpose}.',
    ja: '`{path}` には `{key}` が必要です: {purpose}。',
  },
  missingOneOf: {
    en: '`{path}` needs at least one of {keys}; {purpose}.',
    ja: '`{path}` には {keys} のうち少なくとも 1 つが必要です。{purpose}。',
  },
  tooFew: {
    en: '`{path}` is an empty list; {purpose}.',
    ja: '`{path}` が空のリストです。{purpose}。',
  },
  duplicateKey: {
    en: '`{key}` is given twice (first in line {line}); keep one of them.',
    ja: '`{key}` が重複しています（最初は {line} 行目）。どちらか一方にしてください。',
  },
  duplicateRule: {
    en: 'Rule `{name}` is given twice, with and without `crm-guard/`; keep one of them.',
    ja: 'ルール `{name}` が `crm-guard/` の有無だけ違う形で重複しています。どちらか一方にしてください。',
  },
  duplicateEntity: {
    en: '`{name}` is already a name of entity `{entity}` (line {line}); an entity is described once, with its other names under `aliases`.',
    ja: '`{name}` はすでにエンティティ `{entity}`（{line} 行目）の名前です。エンティティは 1 か所で定義し、別名は `aliases` に書いてください。',
  },
  clientWithoutOrigin: {
    en: 'The client `{name}` needs `module` (package or path), `object` (class or name of the object), or both: a method name alone is no proof.',
    ja: 'クライアント `{name}` には `module`（パッケージまたはパス）か `object`（クラス名またはオブジェクト名）が必要です。メソッド名だけでは判別できません。',
  },
  approvalOfOne: {
    en: '`{path}` needs either `service` or `host`: it approves one receiver.',
    ja: '`{path}` には `service` か `host` のどちらか一方が必要です。承認の対象は 1 つの渡し先です。',
  },
  contradiction: {
    en: '`{path}` says that a field is personal data, but `personal: false` says that nothing of `{entity}` is; remove one of them.',
    ja: '`{path}` はフィールドを個人データとしていますが、`personal: false` は `{entity}` 全体を個人データではないとしています。どちらかを削除してください。',
  },
  badGlob: {
    en: '`{glob}` cannot be used as a glob: {why}.',
    ja: '`{glob}` はグロブとして使えません: {why}。',
  },
  onlyNegated: {
    en: '`{path}` only excludes (`!`), so it matches no file; put what it is about first, such as "**".',
    ja: '`{path}` には除外（`!`）しかなく、どのファイルにも一致しません。対象のグロブ（"**" など）を先に書いてください。',
  },
  expired: {
    en: 'This exception ended on {until}: its findings count again. Remove it, or agree on a new date.',
    ja: 'この例外は {until} で期限が切れたため、該当する検出は再び有効です。削除するか、新しい期限を取り決めてください。',
  },
  unknownAlias: {
    en: '`*{name}` is read as a YAML alias, and no anchor `&{name}` stands before it. If it is a glob, put it in quotes: "*{name}".',
    ja: '`*{name}` は YAML のエイリアスと解釈されますが、アンカー `&{name}` がありません。グロブの場合は引用符で囲んでください: "*{name}"。',
  },
  circularAlias: {
    en: 'The alias `*{name}` contains itself; write the value out.',
    ja: 'エイリアス `*{name}` が自分自身を含んでいます。値を直接書いてください。',
  },
  unquotedTag: {
    en: '`{value}` is read as a YAML tag. If it is a glob that excludes, put it in quotes: "{value}".',
    ja: '`{value}` は YAML のタグと解釈されます。除外のグロブの場合は引用符で囲んでください: "{value}"。',
  },
  badMerge: {
    en: '`<<` takes a mapping or a list of mappings, such as `<<: *name`.',
    ja: '`<<` にはマッピングまたはマッピングのリストを指定してください（例: `<<: *name`）。',
  },
  complexKey: {
    en: 'A key must be plain text, not a list or a mapping.',
    ja: 'キーには文字列を使ってください。リストやマッピングは使えません。',
  },
  yamlTab: {
    en: 'YAML cannot be indented with tabs; use spaces.',
    ja: 'YAML のインデントにタブは使えません。スペースを使ってください。',
  },
  yamlIndent: {
    en: 'The indentation does not fit: keys of one mapping and items of one list start in the same column.',
    ja: 'インデントが合っていません。同じマッピングのキーと同じリストの項目は、同じ桁から始めてください。',
  },
  yamlUnclosed: {
    en: 'This bracket or brace is not closed; close it with `]` or `}`.',
    ja: 'この括弧が閉じられていません。`]` または `}` で閉じてください。',
  },
  yamlQuote: {
    en: 'The text that starts here is not closed; add the closing quote.',
    ja: 'ここから始まる文字列が閉じられていません。閉じる引用符を追加してください。',
  },
  yamlColon: {
    en: '`{value}` is a key without a value; write `{value}: …`.',
    ja: '`{value}` はキーですが値がありません。`{value}: …` の形で書いてください。',
  },
  yamlSecondColon: {
    en: 'There is a second `: ` in this value; put the value in quotes, or its keys on lines of their own.',
    ja: 'この値の中に 2 つ目の `: ` があります。値を引用符で囲むか、内側のキーを別の行に書いてください。',
  },
  yamlKeyLines: {
    en: 'A `:` is missing after this key.',
    ja: 'このキーの後に `:` がありません。',
  },
  yamlDocuments: {
    en: 'A policy file holds one document; remove the `---` and what does not belong to it.',
    ja: 'ポリシーファイルに書けるドキュメントは 1 つだけです。`---` と不要な部分を削除してください。',
  },
  tooDeep: {
    en: 'This is nested deeper than any policy is; check for brackets that are never closed.',
    ja: 'ネストが深すぎます。閉じられていない括弧がないか確認してください。',
  },
  yamlReserved: {
    en: 'A value cannot start with `{value}`; put it in quotes.',
    ja: '値の先頭に `{value}` は使えません。引用符で囲んでください。',
  },
  yamlEscape: {
    en: 'A `\\` in double quotes starts an escape sequence, and this is none; write paths with `/`, or use single quotes.',
    ja: '二重引用符の中の `\\` はエスケープシーケンスの始まりですが、これは該当しません。パスは `/` で書くか、単一引用符を使ってください。',
  },
  yamlUnexpected: {
    en: '`{value}` is not expected here; check the quotes, commas and brackets just before it.',
    ja: 'ここに `{value}` は書けません。直前の引用符・カンマ・括弧を確認してください。',
  },
  yamlOther: {
    en: 'This is not valid YAML: {detail}.',
    ja: 'YAML として読めません: {detail}。',
  },
} as const satisfies Record<string, Localized>;

/** Identifies the kind of a policy diagnostic, the same in every language. */
export type PolicyDiagnosticCode = keyof typeof texts;

/** The code of a text of the table. */
export function codeOf(message: Localized): PolicyDiagnosticCode {
  return codes.get(message) ?? 'yamlOther';
}

const codes = new Map(Object.entries(texts).map(([code, message]) => [message as Localized, code as PolicyDiagnosticCode]));

/** What a YAML parser's error means for the person who wrote the file. `value` is the text at its place. */
export function syntaxMessage(code: string, detail: string, value: string): { message: Localized; data: MessageData } {
  const data = { detail: detail.replace(/\.$/, ''), value: firstLine(value) };
  return { message: syntaxText(code, detail, data.value), data };
}

function syntaxText(code: string, detail: string, value: string): Localized {
  switch (code) {
    case 'TAB_AS_INDENT': return texts.yamlTab;
    case 'BAD_INDENT': return /flow/i.test(detail) ? texts.yamlUnclosed : texts.yamlIndent;
    case 'BLOCK_AS_IMPLICIT_KEY': return texts.yamlSecondColon;
    case 'MULTILINE_IMPLICIT_KEY': return texts.yamlKeyLines;
    case 'BAD_SCALAR_START': return texts.yamlReserved;
    case 'BAD_DQ_ESCAPE': return texts.yamlEscape;
    case 'UNEXPECTED_TOKEN': return value === '' ? texts.yamlOther : texts.yamlUnexpected;
    case 'MISSING_CHAR':
      if (/quote/.test(detail)) return texts.yamlQuote;
      return /^Implicit map keys/.test(detail) && value !== '' ? texts.yamlColon : texts.yamlOther;
    default: return texts.yamlOther;
  }
}

function firstLine(text: string): string {
  const line = text.split(/\r?\n/, 1)[0] ?? '';
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}
