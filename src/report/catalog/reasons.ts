import { format, type Localized, locale } from '../../l10n/index.ts';
import type { WhyNot } from '../../model/index.ts';
import { shortReasons, whyNots } from './texts.ts';

/** What people call a category, by its id. */
export type CategoryLabel = (id: string) => Localized | undefined;

/** `"email" (String) in Customer beside "name" is contact.email`, with a Japanese comment in front where that decided. */
const BY_NAME = /^(?:comment of "(?<comment>.*?)": )?"(?<name>.*?)"(?: \((?<type>.*)\))?(?: in (?<owner>.+?))?(?: of a person)?(?: beside "(?<beside>.*?)")?(?<secured>, hashed or encrypted)? is (?<category>[\w.]+)$/;

/** Reasons of the catalog in Japanese, by their English form. */
const JAPANESE: readonly (readonly [RegExp, string])[] = [
  [/^@pii ([\w.]+) at the declaration of "(.*)"$/, '「$2」の宣言に @pii $1 とあります'],
  [/^@pii at the declaration of "(.*)"$/, '「$1」の宣言に @pii とあります'],
  [/^@notPersonal at the declaration of "(.*)"$/, '「$1」の宣言に @notPersonal とあります'],
  [/^the policy says that "(.*)" in (.*) is not personal data$/, 'ポリシーにより、$2 の「$1」は個人データではありません'],
  [/^the policy says that "(.*)" in (.*) is ([\w.]+)$/, 'ポリシーにより、$2 の「$1」は $3 です'],
  [/^the policy says that nothing in (.*) is personal data$/, 'ポリシーにより、$1 は個人データを含みません'],
];

/** A reason of the catalog in the current language. One that is not known, as of a vendor's documentation, stays English. */
export function reasonInWords(reason: string): string {
  if (locale() === 'en') return reason;
  const byName = BY_NAME.exec(reason)?.groups;
  if (byName) return japaneseByName(byName);
  for (const [pattern, japanese] of JAPANESE) if (pattern.test(reason)) return reason.replace(pattern, japanese);
  return reason;
}

function japaneseByName({ comment, name = '', type, owner, beside, secured, category = '' }: Record<string, string | undefined>): string {
  const what = comment === undefined ? `「${name}」` : `「${comment}」のコメント「${name}」`;
  return `${owner === undefined ? '' : `${owner} の`}${what}${type === undefined ? '' : `（${type}）`}は${beside === undefined ? '' : `「${beside}」と並んでいるため`}${secured === undefined ? '' : 'ハッシュ化または暗号化された'} ${category} です`;
}

/** The reason beside its entity, field and category: what it rests on alone. */
export function shortReason(reason: string): string {
  const byName = BY_NAME.exec(reason)?.groups;
  if (byName) return restsOn(byName);
  const annotation = /^(@pii(?: [\w.]+)?|@notPersonal) at the declaration of /.exec(reason)?.[1];
  if (annotation !== undefined) return annotation;
  return /^the policy says /.test(reason) ? format(shortReasons.policy) : reasonInWords(reason);
}

function restsOn({ comment, name = '', type, beside, secured }: Record<string, string | undefined>): string {
  const parts = [
    comment === undefined ? format(type === undefined ? shortReasons.name : shortReasons.nameAndType, { type: type ?? '' }) : format(shortReasons.comment, { name }),
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
