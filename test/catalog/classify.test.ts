import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TAXONOMY, categoryLabel, classifyName, isPersonLink, resolveCategory, subjectOf } from '../../src/catalog/index.ts';

describe('classifyName', () => {
  it('says why in words that name the field, its owner and the proof', () => {
    const reason = (name: string, context = {}): string | undefined => classifyName(name, context)?.reason;
    assert.equal(reason('email'), '"email" is contact.email');
    assert.equal(reason('email', { owner: 'Customer' }), '"email" in Customer is contact.email');
    assert.equal(reason('name', { siblings: ['id', 'name', 'email'] }), '"name" beside "email" is person.full_name');
    assert.equal(reason('memo', { person: true }), '"memo" of a person is comm.content');
    assert.equal(reason('state', { owner: 'Contact', siblings: ['city', 'state'] }), '"state" in Contact beside "city" is contact.address');
    assert.equal(reason('passwordHash', { owner: 'User' }), '"passwordHash" in User, hashed or encrypted is auth.credential');
  });

  it('takes the number under which somebody practises for no driver\'s', () => {
    const category = (name: string, siblings: string[], owner = 'DoctorProfile'): string | undefined => classifyName(name, { owner, person: true, declared: true, siblings })?.category;
    assert.equal(category('licenseNumber', ['id', 'fullName', 'specialization', 'licenseNumber']), undefined);
    assert.equal(category('license_no', ['name', 'license_type', 'license_no'], 'User'), undefined);
    assert.equal(category('licenseNumber', ['id', 'fullName', 'birthDate', 'licenseNumber'], 'Customer'), 'gov_id.drivers_license');
    assert.equal(category('driversLicenseNumber', ['specialization', 'driversLicenseNumber']), 'gov_id.drivers_license');
  });

  it('takes a payer for a company where treatment is paid for, and for a person elsewhere', () => {
    const category = (name: string, siblings: readonly string[], owner = 'Thing') => classifyName(name, { owner, declared: true, siblings })?.category;
    assert.equal(category('payerName', ['id', 'payerName', 'claimNumber', 'amount']), undefined);
    assert.equal(category('primary_payer_name', ['primary_payer_name', 'copay_amount'], 'Visit'), undefined);
    assert.equal(category('payer_name', ['payer_name', 'status'], 'claim_denials'), undefined);
    assert.equal(category('payerName', ['payerName', 'payerEmail', 'amount'], 'Payment'), 'person.full_name');
  });

  it('takes what a table of codes says of each code for nobody\'s', () => {
    const category = (name: string, owner: string, siblings: string[]): string | undefined => classifyName(name, { owner, declared: true, siblings })?.category;
    assert.equal(category('gender', 'Icpc2', ['code', 'description', 'chapter', 'gender']), undefined);
    assert.equal(category('gender', 'Screening', ['id', 'patientId', 'gender']), 'demographic.gender');
  });

  it('weighs terms that leak less than their category', () => {
    assert.equal(classifyName('avatarUrl', { person: true })?.sensitivity, 'low');
    assert.equal(classifyName('voicePrint')?.sensitivity, 'critical');
    assert.equal(classifyName('swiftCode')?.sensitivity, 'low');
    assert.equal(classifyName('passwordHash', { owner: 'User' })?.sensitivity, 'high');
    assert.equal(classifyName('password', { owner: 'User' })?.sensitivity, 'critical');
  });

  it('takes opaque ids for evidence, not for personal data', () => {
    for (const name of ['customerId', 'patient_uuid', '顧客番号', 'kaiinBango', '社員番号']) {
      assert.ok(isPersonLink(name), name);
      assert.equal(classifyName(name, { person: true }), undefined, name);
    }
    // Every table has a userId: it proves nothing of what the row is about.
    for (const name of ['id', 'userId', 'orderId', 'email']) assert.ok(!isPersonLink(name), name);
  });

  it('never gives a category to its own false friends, even in a person', () => {
    const wrong = TAXONOMY.flatMap(({ id, falseFriends }) => falseFriends.filter((name) => classifyName(name, { person: true })?.category === id).map((name) => `${name} is taken for ${id}`));
    assert.deepEqual(wrong, []);
  });

  it('takes the session of a person for a credential, not the session id of somebody else\'s service', () => {
    for (const name of ['sessionId', 'session_id', 'userSessionId']) assert.equal(classifyName(name, { person: true })?.category, 'auth.credential', name);
    for (const name of ['veriffSessionId', 'checkoutSessionId', 'stripe_session_id']) assert.equal(classifyName(name, { person: true }), undefined, name);
  });

  it('does not take the order of names for a name, nor the id of a picture for the picture', () => {
    for (const name of ['lastNameFirst', 'family_name_first', 'firstNameLast']) assert.equal(classifyName(name, { person: true }), undefined, name);
    for (const name of ['nameFirst', 'name_last']) assert.ok(classifyName(name, { person: true }), name);
    assert.equal(classifyName('avatarImageId', { person: true }), undefined);
  });

  it('reads a pin code beside an address as a postal code, and a business by its own name', () => {
    assert.equal(classifyName('pincode', { person: true, siblings: ['address', 'city', 'pincode'] })?.category, 'contact.postal_code');
    assert.equal(classifyName('pincode', { siblings: ['sku', 'pincode'] }), undefined);
    for (const name of ['business_name', 'storeName', 'customerBusinessName']) assert.notEqual(classifyName(name, { person: true })?.category, 'person.full_name', name);
  });

  it('weighs a country less than a home', () => {
    const siblings = ['street', 'postalCode', 'country'];
    assert.equal(classifyName('country', { person: true, siblings })?.sensitivity, 'low');
    assert.equal(classifyName('都道府県', { person: true })?.sensitivity, 'low');
    assert.equal(classifyName('street', { person: true, siblings })?.sensitivity, 'med');
  });

  it('finds every term of the taxonomy about a person, each in camelCase, snake_case and as it stands', () => {
    const missed = TAXONOMY.flatMap(({ id, everywhere, inPerson }) =>
      [everywhere, inPerson].flatMap((terms) => [...(terms.en ?? []), ...(terms.romaji ?? []), ...(terms.ja ?? [])]).flatMap((term) => {
        const text = typeof term === 'string' ? term : term.term;
        // The sibling that the term asks for is one of its own category.
        const siblings = typeof term === 'string' || term.beside === undefined ? [] : [text, 'city', 'iban', 'カード番号', 'last_name'];
        const spellings = [text, text.replaceAll(' ', '_'), text.replace(/ (.)/g, (_all, letter: string) => letter.toUpperCase()), text.toUpperCase().replaceAll(' ', '_')];
        return spellings.filter((name) => classifyName(name, { person: true, siblings }) === undefined).map((name) => `${name} (${id})`);
      }),
    );
    assert.deepEqual(missed, []);
  });

  it('answers on any text without throwing, and the same twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.option(fc.string(), { nil: undefined }), fc.option(fc.string(), { nil: undefined }), (name, owner, type) => {
        const context = { ...(owner === undefined ? {} : { owner }), ...(type === undefined ? {} : { type }) };
        assert.deepEqual(classifyName(name, context), classifyName(name, context));
      }),
      { numRuns: 500 },
    );
  });
});

describe('subjectOf', () => {
  const about: Record<string, string[]> = {
    customer: ['Customer', 'customers', 'crm_Customers', 'tbl_customer', 'CustomerProfile', 'CustomerAddress', 'm_kokyaku', 'KokyakuMaster', 'kokyaku_ichiran', '顧客', '顧客マスタ', 'm_顧客', '顧客_マスタ', '顧客情報', '顧客管理', 'clientes', 'Kunden'],
    contact: ['crm_Contacts', 'contact', 'ContactPerson', '担当者', 'tantousha', 'primaryContact'],
    lead: ['Leads', 'crm_leads', '見込み客'],
    patient: ['Patient', 'kanja', '患者'],
    member: ['TeamMember', 'kaiin', 'kaiin_meibo', '会員'],
    employee: ['Employees', 'Staff', 'shain', 'syain', 'shainMeibo', '社員名簿', '社員', '従業員'],
    user: ['User', 'users', 'public.users', 'currentUser', 'UserDto', '利用者'],
    applicant: ['Applicant', '応募者'],
    person: ['Person', 'people', 'persons'],
    guest: ['Guest', 'attendees', '参加者'],
    subscriber: ['newsletterSubscribers'],
    student: ['students', 'gakusei'],
  };
  for (const [subject, names] of Object.entries(about)) {
    it(`reads ${subject} in ${names.join(', ')}`, () => {
      assert.deepEqual(names.filter((name) => subjectOf(name) !== subject), []);
    });
  }

  it('does not take a list of kinds for the people of that kind', () => {
    for (const name of ['TypeCustomer', 'tipo_cliente', 'kind_member', 'role_user']) assert.equal(subjectOf(name), undefined, name);
  });

  it('does not take for a person what only mentions one', () => {
    const names = ['CustomerGroup', 'UserRole', 'ContactType', 'CustomerSettings', 'user_sessions', 'DocumentsToContacts', 'isCustomer', 'countByUser', 'LeadSource', 'LeadTime', 'EmailTemplate', 'Order', '会員ランク', '会社', '取引先', '顧客区分', 'MemberInvite', 'userService', 'setUser', ''];
    assert.deepEqual(names.filter((name) => subjectOf(name) !== undefined), []);
  });

  it('believes a tenant, a client or an agent only when the fields prove a person', () => {
    for (const name of ['Tenant', 'Client', 'Agent', 'Profile']) {
      assert.equal(subjectOf(name), undefined, name);
      assert.notEqual(subjectOf(name, { personalFields: true }), undefined, name);
    }
  });
});

describe('the taxonomy', () => {
  it('has a label in English and Japanese for every category', () => {
    for (const { id, label } of TAXONOMY) {
      assert.ok(label.en.length > 1 && label.ja.length > 0, id);
      assert.match(label.ja, /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u, id);
    }
    assert.equal(categoryLabel('contact.email'), 'e-mail address / メールアドレス');
    assert.equal(categoryLabel('no.such'), 'no.such');
  });

  it('has each category once and each plain term in one place of it', () => {
    const ids = TAXONOMY.map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    for (const { id, everywhere, inPerson } of TAXONOMY) {
      const terms = [everywhere, inPerson].flatMap(({ en = [], romaji = [], ja = [] }) => [...en, ...romaji, ...ja]).map((term) => (typeof term === 'string' ? term : term.term));
      assert.deepEqual(terms.filter((term, at) => terms.indexOf(term) !== at), [], id);
    }
  });

  it('understands a category by its id and by its last word where that is enough', () => {
    assert.equal(resolveCategory('contact.email')?.id, 'contact.email');
    assert.equal(resolveCategory('Email')?.id, 'contact.email');
    assert.equal(resolveCategory('nothing'), undefined);
  });
});
