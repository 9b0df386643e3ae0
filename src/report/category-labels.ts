import type { Localized } from '../l10n/index.ts';
import { format } from '../l10n/index.ts';

/** What readers call a PII category. The ids are the taxonomy's. */
const labels: Readonly<Record<string, Localized>> = {
  'person.full_name': { en: 'full name', ja: '氏名' },
  'person.given_name': { en: 'given name', ja: '名' },
  'person.family_name': { en: 'family name', ja: '姓' },
  'person.name_kana': { en: 'name in kana', ja: 'フリガナ' },
  'person.maiden_name': { en: 'maiden name', ja: '旧姓' },
  'person.username': { en: 'user name', ja: 'ユーザー名' },
  'contact.email': { en: 'e-mail address', ja: 'メールアドレス' },
  'contact.phone': { en: 'phone number', ja: '電話番号' },
  'contact.address': { en: 'postal address', ja: '住所' },
  'contact.postal_code': { en: 'postal code', ja: '郵便番号' },
  'contact.emergency': { en: 'emergency contact', ja: '緊急連絡先' },
  'contact.sns': { en: 'social media account', ja: 'SNSアカウント' },
  'birth.date': { en: 'date of birth', ja: '生年月日' },
  'birth.age': { en: 'age', ja: '年齢' },
  'birth.place': { en: 'place of birth', ja: '出身地' },
  'demographic.gender': { en: 'gender', ja: '性別' },
  'demographic.nationality': { en: 'nationality', ja: '国籍' },
  'demographic.marital_family': { en: 'marital status or family', ja: '婚姻・家族' },
  'sensitive.religion_politics': { en: 'religion or politics', ja: '信条' },
  'sensitive.sexual_orientation': { en: 'sexual orientation', ja: '性的指向' },
  'sensitive.criminal_social': { en: 'criminal record or social status', ja: '犯罪歴・社会的身分' },
  'health.condition': { en: 'health', ja: '病歴・健康状態' },
  'health.vitals_genetic': { en: 'vital signs or genetic data', ja: '検査値・遺伝情報' },
  'health.insurance_id': { en: 'health insurance number', ja: '被保険者番号' },
  'gov_id.my_number': { en: 'My Number (Japan)', ja: 'マイナンバー' },
  'gov_id.national_id': { en: 'national identity number', ja: '国民識別番号' },
  'gov_id.drivers_license': { en: "driver's license number", ja: '運転免許証番号' },
  'gov_id.passport': { en: 'passport number', ja: '旅券番号' },
  'gov_id.residence_card': { en: 'residence card number', ja: '在留カード番号' },
  'finance.bank_account': { en: 'bank account', ja: '銀行口座' },
  'finance.card': { en: 'payment card', ja: 'クレジットカード' },
  'finance.income': { en: 'income', ja: '収入' },
  'finance.credit': { en: 'creditworthiness', ja: '信用情報' },
  'commerce.transaction': { en: 'purchases', ja: '購入履歴' },
  'employment.job': { en: 'employment', ja: '勤務先・職業' },
  'comm.content': { en: 'content of communication', ja: '通信・応対の内容' },
  'location.precise': { en: 'precise location', ja: '位置情報' },
  'device.ip': { en: 'IP address', ja: 'IPアドレス' },
  'device.identifier': { en: 'device identifier', ja: '端末識別子' },
  biometric: { en: 'biometric data', ja: '生体情報' },
  'auth.credential': { en: 'credential', ja: '認証情報' },
  'link.person_id': { en: 'identifier of a person', ja: '個人のID' },
};

/** The category in the reader's words, `undefined` for one that only a policy knows. */
export function categoryLabel(category: string): string | undefined {
  const label = Object.hasOwn(labels, category) ? labels[category] : undefined;
  return label && format(label);
}
