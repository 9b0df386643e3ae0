import assert from 'node:assert/strict';
import { kintoneField } from '../../src/catalog/sources/kintone-fields.ts';
import { setLocale } from '../../src/l10n/index.ts';
import { reasonInWords, shortReason } from '../../src/report/catalog/reasons.ts';
import { reasonTexts } from '../support/reason-texts.ts';

describe('reasons of the catalog for customer systems', () => {
  afterEach(() => setLocale('en'));

  const reasons: readonly [reason: string, short: string, japanese: string][] = [
    ["standard field of Salesforce's Contact", "standard field of Salesforce's Contact", 'Salesforce の標準オブジェクト「Contact」の標準項目です'],
    ['complianceGroup "PII;GDPR" of Contact.Ref__c', 'complianceGroup "PII;GDPR" of Contact.Ref__c', 'Contact.Ref__c のコンプライアンス分類は「PII;GDPR」です'],
    ['label of "F01__c": "氏名" (string) in Contact is person.full_name', 'its label "氏名"', 'Contact の「F01__c」のラベル「氏名」（string）は person.full_name です'],
    ['the type email of "Other__c" in Contact is contact.email', 'the type email of "Other__c" in Contact is contact.email', 'Contact の「Other__c」は型（email）から contact.email です'],
    ['"Birthdate" in Contact is birth.date, securityClassification Restricted', 'its name, securityClassification Restricted', 'Contact の「Birthdate」は birth.date です（securityClassification Restricted）'],
    ['"body" (text) of a message beside "contactId" is comm.content', 'its name, text, beside "contactId"', 'メッセージ の「body」（text）は「contactId」と並んでいるため comm.content です'],
    ['"token" of a Session is auth.session', 'its name', 'Session の「token」は auth.session です'],
    ['kintone fills in when the record was made', 'kintone fills in when the record was made', 'kintone がレコードの作成日時を自動で設定します'],
    ['the id of another record', 'the id of another record', '別のレコードの ID です'],
  ];
  for (const [reason, short, japanese] of reasons) {
    it(reason, () => {
      assert.equal(reasonInWords(reason), reason);
      assert.equal(shortReason(reason), short);
      setLocale('ja');
      assert.equal(reasonInWords(reason), japanese);
    });
  }
});

/** What the catalog's reasons are made of, as its sources write them, each as it reads when it is filled in. */
const FILLED: Readonly<Record<string, string>> = {
  '@notPersonal at the declaration of "{0}"': '@notPersonal at the declaration of "email"',
  '@pii {0} at the declaration of "{1}"': '@pii contact.email at the declaration of "email"',
  '@pii at the declaration of "{0}"': '@pii at the declaration of "email"',
  'the policy says that "{0}" in {1} is not personal data': 'the policy says that "email" in Customer is not personal data',
  'the policy says that "{0}" in {1} is {2}': 'the policy says that "email" in Customer is contact.email',
  'the policy says that nothing in {0} is personal data': 'the policy says that nothing in Customer is personal data',
  'the type {0} of "{1}" in {2} is {3}': 'the type email of "Other__c" in Contact is contact.email',
  '{0}: {1}': 'comment of "nm": "氏名" (varchar(20)) in m_customer is person.full_name',
  '{0}, {1}': '"Birthdate" in Contact is birth.date, encrypted',
  'securityClassification {0}': '"Birthdate" in Contact is birth.date, securityClassification Restricted',
  '"{0}"{1}{2} is {3}': '"email" (String?) of a person is contact.email',
  ' in {0}': '"email" in Customer is contact.email',
  '{0}{1}': '"name" in Booking beside "email", hashed or encrypted is person.full_name',
  ' as a whole': '"customerDetails" (Json) as a whole is contact.address',
  ' of a {0} as a whole': '"answers" (Json) of a Response as a whole is person.other',
  ' of several people': '"participants" (Json) of several people is person.other',
  ' beside "{0}"': '"identifier" beside "provider" is auth.account',
  ' of a {0}': '"token" (String) of a Session is auth.session',
  ' of a message beside "{0}"': '"body" (text) of a message beside "contactId" is comm.content',
  ' of "{0}"': '"address" of "from" is contact.email',
  ' of a {0} beside "{1}"': '"value" of a ContactCustomField beside "contactId" is person.other',
  'kintone fills in {0}': 'kintone fills in the number of the record',
  '"{0}" is a link that mails (LINK, protocol MAIL)': '"連絡先" is a link that mails (LINK, protocol MAIL)',
  '"{0}" is a link that dials (LINK, protocol CALL)': '"Tel" is a link that dials (LINK, protocol CALL)',
  'a running number': 'a running number',
  'the id of another record': 'the id of another record',
  'complianceGroup "{0}" of {1}.{2}': 'complianceGroup "PII" of Contact.Ref__c',
  "standard field of {0}'s {1}": "standard field of Zoho CRM's Contacts",
};

describe('reasons that the catalog gives', () => {
  afterEach(() => setLocale('en'));

  it('are all in the list above, and nothing else is', function () {
    this.timeout(60_000);
    const given = [...reasonTexts(['src/catalog'], ['reason', 'words']).texts.keys()];
    assert.deepEqual(given.sort(), Object.keys(FILLED).sort());
  });

  /** English words that are no value: what is left of an English sentence. */
  const english = /\b(?:of|in|is|the|at|beside|says|that|fills|standard|type|a)\b/;
  for (const reason of Object.values(FILLED)) {
    it(`have Japanese: ${reason}`, () => {
      setLocale('ja');
      assert.match(reasonInWords(reason), /[ぁ-ん]/);
      assert.doesNotMatch(reasonInWords(reason), english);
      assert.doesNotMatch(shortReason(reason), english);
    });
  }

  it('have Japanese for everything that kintone fills in', () => {
    setLocale('ja');
    const types = ['RECORD_NUMBER', '__ID__', '__REVISION__', 'CREATOR', 'MODIFIER', 'CREATED_TIME', 'UPDATED_TIME', 'STATUS', 'STATUS_ASSIGNEE', 'CATEGORY'];
    for (const type of types) assert.match(reasonInWords(kintoneField('f', type, 1)?.vendor?.reason ?? ''), /[ぁ-んァ-ヶ一-龠].*自動で設定します$/, type);
  });
});
