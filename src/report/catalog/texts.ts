import type { Localized } from '../../l10n/index.ts';
import type { Counted } from '../messages.ts';
import type { Sensitivity, SourceKind, WhyNot } from '../../model/index.ts';

/** Texts of the catalog's reports. */
export const texts = {
  title: { en: 'Personal data', ja: '個人データ一覧' },
  field: { en: 'Field', ja: '項目' },
  category: { en: 'Category', ja: 'カテゴリー' },
  sensitivity: { en: 'Sensitivity', ja: '機微度' },
  why: { en: 'Why', ja: '根拠' },
  where: { en: 'Where', ja: '場所' },
  notPersonal: { en: 'not personal data', ja: '個人データではない' },
  about: { en: 'about {subject}', ja: '対象: {subject}' },
  belongsTo: { en: 'belongs to {subject} (by {by})', ja: '{subject}に属する（{by}）' },
  aboutNobody: { en: 'not known whose data', ja: '誰のデータか不明' },
  also: { en: 'also {names}', ja: '別名 {names}' },
  inSystem: { en: 'in {system}', ja: '{system} のオブジェクト' },
  ofProject: { en: "This project's own:", ja: 'このプロジェクトのエンティティ:' },
  ofSystem: { en: 'The object of {system}:', ja: '{system} のオブジェクト:' },
  summary: { en: '{fields} of personal data in {holding} of {entities}', ja: '{entities}中{holding}件に、個人データ{fields}' },
  fields: { one: { en: '{count} field', ja: '{count}項目' }, many: { en: '{count} fields', ja: '{count}項目' } },
  entities: { one: { en: '{count} entity', ja: 'エンティティ{count}件' }, many: { en: '{count} entities', ja: 'エンティティ{count}件' } },
  nothing: { en: 'No entity was found: no schema, model or migration that CRM Guard reads, and none in the policy.', ja: 'エンティティが見つかりません。CRM Guard が読み取れるスキーマ、モデル、マイグレーションがなく、ポリシーにも記載がありません。' },
  nonePersonal: { en: 'No field matches.', ja: '該当する項目はありません。' },
  allHint: { en: '--all lists every field, --explain <entity.field> says why, --unsure what to decide.', ja: '--all で全項目、--explain <エンティティ.項目> で理由、--unsure で判断が必要な項目を表示します。' },
  unread: { en: 'Could not be read', ja: '読み取れなかったもの' },
  moreUnread: { one: { en: '… and {count} more; --format json lists all', ja: '… ほか{count}件。--format json ですべて表示' }, many: { en: '… and {count} more; --format json lists all', ja: '… ほか{count}件。--format json ですべて表示' } },
  isPersonal: { en: '{name} is personal data: {label} ({category}), sensitivity {sensitivity}', ja: '{name} は個人データです: {label}（{category}）、機微度 {sensitivity}' },
  isNotPersonal: { en: '{name} is not personal data', ja: '{name} は個人データではありません' },
  isEntity: { en: '{name} holds records about {subject}', ja: '{name} は{subject}についての記録です' },
  isNobody: { en: '{name}: no source says that its records are about a person', ja: '{name}: 人についての記録であることを示す情報はありません' },
  fieldsLabel: { en: 'Personal fields', ja: '個人データの項目' },
  aliases: { en: 'Other names', ja: '別名' },
  staleLabel: { en: 'Note', ja: '注意' },
  holdsNone: { en: 'none of {count}', ja: '{count}項目のうち該当なし' },
  reason: { en: 'Why', ja: '理由' },
  declared: { en: 'Declared', ja: '宣言' },
  decided: { en: 'Decided', ja: '決め手' },
  precedence: { en: 'Precedence', ja: '優先順位' },
  order: { en: 'policy > annotation > vendor > schema > name', ja: 'ポリシー > 注釈 > 製品の定義 > スキーマ > 名前' },
  considered: { en: 'Overruled', ja: '採用されなかった判断' },
  saysPersonal: { en: '{source} says {category}: {reason}', ja: '{source}では {category}: {reason}' },
  saysNot: { en: '{source} says not personal: {reason}', ja: '{source}では個人データではない: {reason}' },
  variants: { en: 'Declared in several places, each for itself', ja: '複数の場所でそれぞれ宣言' },
  change: { en: 'To decide otherwise, paste into the policy file:', ja: '判断を変えるには、ポリシーファイルに次を記入します:' },
  changeAnnotation: { en: 'or write in the comment beside the declaration:', ja: 'または宣言に添えたコメントに記入します:' },
  stale: { en: 'as of the last readable version: line {line} of {file} cannot be read at present', ja: '最後に読み取れた版の内容です（現在 {file} の{line}行目が読み取れません）' },
} as const satisfies Record<string, Localized | Counted>;

/** How serious a leak is, as people say it. */
export const sensitivities: Readonly<Record<Sensitivity, Localized>> = {
  low: { en: 'low', ja: '低' },
  med: { en: 'med', ja: '中' },
  high: { en: 'high', ja: '高' },
  critical: { en: 'critical', ja: '最高' },
};

/** The sources, as rules of precedence. */
export const sources: Readonly<Record<SourceKind, Localized>> = {
  policy: { en: 'the policy', ja: 'ポリシー' },
  annotation: { en: 'an annotation at the declaration', ja: '宣言の注釈' },
  vendor: { en: "the vendor's definition", ja: '製品の定義' },
  schema: { en: 'name and type in the schema', ja: 'スキーマの名前と型' },
  name: { en: 'the name alone', ja: '名前' },
};

/** Why the classification says nothing of a field. */
export const whyNots: Readonly<Record<WhyNot['kind'], Localized>> = {
  relation: { en: 'it leads to {entity} and holds no value itself', ja: '{entity} への関連で、値そのものを持ちません' },
  'unknown-name': { en: 'no word of its name stands for personal data', ja: '個人データを表す語が名前に含まれていません' },
  'other-words': { en: '"{term}" would be {category}, but "{words}" beside it makes it something else', ja: '「{term}」は {category} に当たりますが、「{words}」が付くと別のものを指します' },
  type: { en: 'the name would be {category}, but the type {type} cannot hold it', ja: '名前は {category} に当たりますが、型 {type} には入りません' },
  'no-person': { en: 'the name is {category} about a person only, and nothing says that these records are about one', ja: '人についての記録であれば {category} に当たりますが、そうであることを示す情報がありません' },
  belongs: { en: 'the name is {category} in the record of a person only; these records belong to one by "{by}"', ja: '本人の記録であれば {category} に当たりますが、この記録は「{by}」で人に紐づくものです' },
  organisation: { en: 'the name is {category} about a person only, and these records are about organisations', ja: '人についての記録であれば {category} に当たりますが、これは組織の記録です' },
  'of-organisation': { en: 'the name would be {category}, but says that it is an organisation\'s', ja: '{category} に当たる語ですが、組織のものであることが名前からわかります' },
  list: { en: 'the name is {category}, but these records list the values there are and are nobody\'s', ja: '{category} に当たりますが、取り得る値の一覧であり、特定の人のものではありません' },
  part: { en: 'the name is {category} of a person only, and "{holder}" is about something else', ja: '人の名前であれば {category} に当たりますが、「{holder}」は別のものについての部分です' },
  alone: { en: 'the name is {category} only beside a field that is {beside}', ja: '{beside} の項目と並ぶ場合に限り {category} に当たります' },
  secured: { en: 'the name would be {category}, but the value is hashed, encrypted or masked', ja: '名前は {category} に当たりますが、値はハッシュ化、暗号化またはマスクされています' },
  key: { en: 'it is an opaque key of a person, which says nothing by itself', ja: '人を指すキーで、それだけでは何も表しません' },
};

/** Whose records they are, in words with their article. */
export const subjects: Readonly<Record<string, Localized>> = {
  customer: { en: 'a customer', ja: '顧客' },
  contact: { en: 'a contact', ja: '連絡先・担当者' },
  lead: { en: 'a lead', ja: '見込み客' },
  patient: { en: 'a patient', ja: '患者' },
  member: { en: 'a member', ja: '会員' },
  employee: { en: 'an employee', ja: '従業員' },
  user: { en: 'a user', ja: 'ユーザー' },
  applicant: { en: 'an applicant', ja: '応募者・申込者' },
  person: { en: 'a person', ja: '個人' },
  guest: { en: 'a guest', ja: 'ゲスト・参加者' },
  subscriber: { en: 'a subscriber', ja: '購読者・加入者' },
  student: { en: 'a student', ja: '学生・受講者' },
  recipient: { en: 'a recipient', ja: '受取人' },
  insured: { en: 'an insured person', ja: '被保険者' },
  tenant: { en: 'a tenant', ja: '入居者' },
  relative: { en: 'a relative', ja: '家族' },
};

/** What a classification rests on, in few words. */
export const shortReasons = {
  policy: { en: 'the policy', ja: 'ポリシー' },
  name: { en: 'its name', ja: '名前' },
  nameAndType: { en: 'its name, {type}', ja: '名前、{type}' },
  comment: { en: 'its comment "{name}"', ja: 'コメント「{name}」' },
  label: { en: 'its label "{name}"', ja: 'ラベル「{name}」' },
  beside: { en: 'beside "{beside}"', ja: '「{beside}」と並ぶ' },
  secured: { en: 'hashed or encrypted', ja: 'ハッシュ化または暗号化' },
  separator: { en: ', ', ja: '、' },
} as const satisfies Record<string, Localized>;
