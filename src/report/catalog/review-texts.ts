import type { Localized } from '../../l10n/index.ts';

/** Texts of `--unsure`: comments of a policy file. */
export const reviewTexts = {
  intro: {
    en: 'What CRM Guard cannot know. Read each comment, keep or change the line below it (a category, or false), and paste the result into crm-guard.yaml. The most important comes first.',
    ja: 'CRM Guard には判断できない項目です。コメントを読み、下の行を残すか、カテゴリーまたは false に書き換えて、crm-guard.yaml に貼り付けてください。重要な順に並んでいます。',
  },
  nothing: { en: 'Nothing is left to decide.', ja: '判断が必要な項目はありません。' },
  alreadyThere: { en: 'belongs under the entry in line {line} of the policy, not beside it', ja: 'ポリシーの{line}行目の項目に加えてください（同じキーは2回書けません）' },
  undeclared: { en: 'Code reads it (places: {reads}) and no schema declares it: whose data is it?', ja: 'コードが{reads}箇所で読み取っていますが、宣言するスキーマがありません。誰のデータですか？' },
  maybePerson: { en: 'Is it {subject} or an organisation? Its fields look like a person\'s. "personal: false" instead of the subject if none.', ja: '{subject}ですか、組織ですか？項目は人のデータに見えます。人でなければ subject の代わりに personal: false とします。' },
  noSubject: { en: 'Whose data is it? It holds {fields}, and nothing says of whom. "personal: false" instead of the subject if nobody\'s.', ja: '誰のデータですか？{fields} がありますが、誰についての記録か分かりません。誰のものでもなければ subject の代わりに personal: false とします。' },
  freeText: { en: 'People write what they like into it. false if it never is about the person.', ja: '自由記述です。人についての内容が入らなければ false とします。' },
  payload: { en: 'Holds what no schema describes ({type}). false if nothing personal goes in.', ja: 'スキーマにない内容が入ります（{type}）。個人データが入らなければ false とします。' },
  unknownName: { en: 'Not known what it holds, among much personal data. false if not personal.', ja: '内容が不明で、多くの個人データと並んでいます。個人データでなければ false とします。' },
  disagree: { en: 'Sources disagree, another one says {category}: {reason}. false if not personal.', ja: '判断が分かれており、{category} とする情報があります: {reason}。個人データでなければ false とします。' },
  disagreeNot: { en: 'Sources disagree, another one says not personal: {reason}.', ja: '判断が分かれており、個人データではないとする情報があります: {reason}。' },
} as const satisfies Record<string, Localized>;
