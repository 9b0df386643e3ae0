import assert from 'node:assert/strict';
import { setLocale } from '../../src/l10n/index.ts';
import { reasonInWords, shortReason } from '../../src/report/catalog/reasons.ts';

describe('reasons of the catalog for customer systems', () => {
  afterEach(() => setLocale('en'));

  const reasons: readonly [reason: string, short: string, japanese: string][] = [
    ["standard field of Salesforce's Contact", "standard field of Salesforce's Contact", 'Salesforce の標準オブジェクト「Contact」の標準項目です'],
    ['complianceGroup "PII;GDPR" of Contact.Ref__c', 'complianceGroup "PII;GDPR" of Contact.Ref__c', 'Contact.Ref__c のコンプライアンス分類は「PII;GDPR」です'],
    ['label of "F01__c": "氏名" (string) in Contact is person.full_name', 'its label "氏名"', 'Contact の「F01__c」のラベル「氏名」（string）は person.full_name です'],
    ['the type email of "Other__c" in Contact is contact.email', 'the type email of "Other__c" in Contact is contact.email', 'Contact の「Other__c」は型（email）から contact.email です'],
    ['"Birthdate" in Contact is birth.date, securityClassification Restricted', 'its name, securityClassification Restricted', 'Contact の「Birthdate」は birth.date です（securityClassification Restricted）'],
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
