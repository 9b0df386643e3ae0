import { format, type Localized, locale } from '../../l10n/index.ts';
import type { WhyNot } from '../../model/index.ts';
import { shortReasons, whyNots } from './texts.ts';

/** What people call a category, by its id. */
export type CategoryLabel = (id: string) => Localized | undefined;

/** `"email" (String) in Customer beside "name" is contact.email`, with a comment or a label in front where that decided. */
const BY_NAME = /^(?:(?<told>comment|label) of "(?<comment>.*?)": )?"(?<name>.*?)"(?: \((?<type>.*)\))?(?: in (?<owner>.+?))?(?: of a person)?(?: beside "(?<beside>.*?)")?(?<secured>, hashed or encrypted)? is (?<category>[\w.]+)$/;

/** Reasons of the catalog in Japanese, by their English form. */
const JAPANESE: readonly (readonly [RegExp, string])[] = [
  [/^@pii ([\w.]+) at the declaration of "(.*)"$/, '「$2」の宣言に @pii $1 とあります'],
  [/^@pii at the declaration of "(.*)"$/, '「$1」の宣言に @pii とあります'],
  [/^@notPersonal at the declaration of "(.*)"$/, '「$1」の宣言に @notPersonal とあります'],
  [/^the policy says that "(.*)" in (.*) is not personal data$/, 'ポリシーにより、$2 の「$1」は個人データではありません'],
  [/^the policy says that "(.*)" in (.*) is ([\w.]+)$/, 'ポリシーにより、$2 の「$1」は $3 です'],
  [/^standard field of (.*?)'s (.*)$/, '$1 の標準オブジェクト「$2」の標準項目です'],
  [/^complianceGroup "(.*)" of (.*)$/, '$2 のコンプライアンス分類は「$1」です'],
  [/^the type (.*) of "(.*)" in (.*) is ([\w.]+)$/, '$3 の「$2」は型（$1）から $4 です'],
  [/^the id of another record$/, '別のレコードの ID です'],
  [/^a running number$/, '連番です'],
  [/^the policy says that nothing in (.*) is personal data$/, 'ポリシーにより、$1 は個人データを含みません'],
];

/** What raised the sensitivity, at the end of a reason. */
const RATED = /, (securityClassification \w+|encrypted)$/;

/** A reason of the catalog in the current language. One that is not known, as of a vendor's documentation, stays English. */
export function reasonInWords(reason: string): string {
  if (locale() === 'en') return reason;
  const rated = RATED.exec(reason);
  if (rated) return `${reasonInWords(reason.slice(0, rated.index))}（${rated[1] === 'encrypted' ? '暗号化項目' : rated[1]}）`;
  const byName = BY_NAME.exec(reason)?.groups;
  if (byName) return japaneseByName(byName);
  for (const [pattern, japanese] of JAPANESE) if (pattern.test(reason)) return reason.replace(pattern, japanese);
  return reason;
}

function japaneseByName({ told, comment, name = '', type, owner, beside, secured, category = '' }: Record<string, string | undefined>): string {
  const what = comment === undefined ? `「${name}」` : `「${comment}」の${told === 'label' ? 'ラベル' : 'コメント'}「${name}」`;
  return `${owner === undefined ? '' : `${owner} の`}${what}${type === undefined ? '' : `（${type}）`}は${beside === undefined ? '' : `「${beside}」と並んでいるため`}${secured === undefined ? '' : 'ハッシュ化または暗号化された'} ${category} です`;
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
