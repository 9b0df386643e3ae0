import { format, type Localized, locale } from '../../l10n/index.ts';
import type { WhyNot } from '../../model/index.ts';
import { shortReasons, whyNots } from './texts.ts';

/** What people call a category, by its id. */
export type CategoryLabel = (id: string) => Localized | undefined;

/**
 * `"email" (String) in Customer beside "name" is contact.email`, `"body" of a message beside "userId" is comm.content`,
 * with a comment or a label in front where that decided.
 */
const BY_NAME =
  /^(?:(?<told>comment|label) of "(?<comment>.*?)": )?"(?<name>.*?)"(?: \((?<type>.*)\))?(?: in (?<owner>.+?))?(?<several> of several people)?(?: of (?:a (?<record>.+?)|"(?<part>.*?)"))?(?<whole> as a whole)?(?: beside "(?<beside>.*?)")?(?<secured>, hashed or encrypted)? is (?<category>[\w.]+)$/;

/** Reasons of the catalog in Japanese, by their English form. */
const JAPANESE: readonly (readonly [RegExp, string])[] = [
  [/^@pii ([\w.]+) at the declaration of "(.*)"$/, '「$2」の宣言に @pii $1 とあります'],
  [/^@pii at the declaration of "(.*)"$/, '「$1」の宣言に @pii とあります'],
  [/^@notPersonal at the declaration of "(.*)"$/, '「$1」の宣言に @notPersonal とあります'],
  [/^the policy says that "(.*)" in (.*) is not personal data$/, 'ポリシーにより、$2 の「$1」は個人データではありません'],
  [/^the policy says that "(.*)" in (.*) is ([\w.]+)$/, 'ポリシーにより、$2 の「$1」は $3 です'],
  [/^the policy says that nothing in (.*) is personal data$/, 'ポリシーにより、$1 は個人データを含みません'],
  [/^standard field of (.*?)'s (.*)$/, '$1 の標準オブジェクト「$2」の標準項目です'],
  [/^complianceGroup "(.*)" of (.*)$/, '$2 のコンプライアンス分類は「$1」です'],
  [/^the type (.*) of "(.*)" in (.*) is ([\w.]+)$/, '$3 の「$2」は型（$1）から $4 です'],
  [/^the id of another record$/, '別のレコードの ID です'],
  [/^a running number$/, '連番です'],
  [/^"(.*)" is a link that mails \(LINK, protocol MAIL\)$/, '「$1」はメールを送るリンクです（LINK、プロトコル MAIL）'],
  [/^"(.*)" is a link that dials \(LINK, protocol CALL\)$/, '「$1」は電話をかけるリンクです（LINK、プロトコル CALL）'],
];

/** What kintone itself puts into a field. */
const FILLED_IN = /^kintone fills in (.*)$/;
const OF_KINTONE: Readonly<Record<string, string>> = {
  'the number of the record': 'レコード番号',
  'the revision of the record': 'レコードのリビジョン',
  'the kintone user who made the record': 'レコードを作成した kintone ユーザー',
  'the kintone user who changed the record last': 'レコードを最後に更新した kintone ユーザー',
  'when the record was made': 'レコードの作成日時',
  'when the record was changed': 'レコードの更新日時',
  'the step of the process': 'プロセスのステータス',
  'the kintone users whose turn it is': '作業者である kintone ユーザー',
  'categories of the record': 'レコードのカテゴリー',
};

/** What raised the sensitivity, at the end of a reason. */
const RATED = /, (securityClassification \w+|encrypted)$/;

/** A reason of the catalog in the current language. One that is not known, as of an older cache, stays English. */
export function reasonInWords(reason: string): string {
  if (locale() === 'en') return reason;
  const rated = RATED.exec(reason);
  if (rated) return `${reasonInWords(reason.slice(0, rated.index))}（${rated[1] === 'encrypted' ? '暗号化項目' : rated[1]}）`;
  const filled = OF_KINTONE[FILLED_IN.exec(reason)?.[1] ?? ''];
  if (filled !== undefined) return `kintone が${filled}を自動で設定します`;
  const byName = BY_NAME.exec(reason)?.groups;
  if (byName) return japaneseByName(byName);
  for (const [pattern, japanese] of JAPANESE) if (pattern.test(reason)) return reason.replace(pattern, japanese);
  return reason;
}

function japaneseByName({ told, comment, name = '', type, owner, record, part, beside, secured, several, whole, category = '' }: Record<string, string | undefined>): string {
  const what = comment === undefined ? `「${name}」` : `「${comment}」の${told === 'label' ? 'ラベル' : 'コメント'}「${name}」`;
  // `of a person` says no more than that a person's record holds it.
  const of = part ?? (record === undefined || record === 'person' ? owner : record === 'message' ? 'メッセージ' : record);
  return `${of === undefined ? '' : `${of} の`}${what}${type === undefined ? '' : `（${type}）`}は${beside === undefined ? '' : `「${beside}」と並んでいるため`}${several === undefined ? '' : '複数の人の'}${whole === undefined ? '' : '記録をそのまま含む'}${secured === undefined ? '' : 'ハッシュ化または暗号化された'} ${category} です`;
}

/** The reason beside its entity, field and category: what it rests on alone. */
export function shortReason(reason: string): string {
  const rated = RATED.exec(reason);
  if (rated) return `${shortReason(reason.slice(0, rated.index))}${format(shortReasons.separator)}${rated[1]}`;
  const byName = BY_NAME.exec(reason)?.groups;
  if (byName) return restsOn(byName);
  const annotation = /^(@pii(?: [\w.]+)?|@notPersonal) at the declaration of /.exec(reason)?.[1];
  if (annotation !== undefined) return annotation;
  return /^the policy says /.test(reason) ? format(shortReasons.policy) : reasonInWords(reason);
}

function restsOn({ told, comment, name = '', type, beside, secured }: Record<string, string | undefined>): string {
  const parts = [
    comment === undefined ? format(type === undefined ? shortReasons.name : shortReasons.nameAndType, { type: type ?? '' }) : format(told === 'label' ? shortReasons.label : shortReasons.comment, { name }),
    ...(beside === undefined ? [] : [format(shortReasons.beside, { beside })]),
    ...(secured === undefined ? [] : [format(shortReasons.secured)]),
  ];
  return parts.join(format(shortReasons.separator));
}

/** Why nothing is said of a field, in the current language. */
export function whyNotInWords(whyNot: WhyNot, language?: 'en' | 'ja'): string {
  const { kind, ...data } = whyNot;
  return format(whyNots[kind], data as Record<string, string>, language ?? locale());
}
