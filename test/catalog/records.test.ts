import assert from 'node:assert/strict';
import { buildCatalog, createCatalog, readPrismaSchema } from '../../src/catalog/index.ts';
import type { CatalogInput } from '../../src/catalog/index.ts';
import type { CatalogEntity } from '../../src/model/index.ts';

/** Entities as `Name: field, field:type, …`, one a line. */
function catalogOf(...lines: string[]): (name: string) => CatalogEntity {
  const inputs = lines.map((line, at): CatalogInput => {
    const [name = '', fields = ''] = line.split(/: (.*)/s);
    return {
      kind: 'sql',
      file: `${at}.sql`,
      result: {
        entities: [{ name, aliases: [], line: 1, fields: fields.split(', ').map((field) => ({ name: field.split(':')[0] ?? '', type: field.split(':')[1] ?? 'text', line: 2 })) }],
        problems: [],
      },
    };
  });
  const catalog = createCatalog(buildCatalog(inputs));
  return (name) => {
    const entity = catalog.find(name);
    assert.ok(entity, name);
    return entity;
  };
}

const personal = (entity: CatalogEntity): Record<string, string> => Object.fromEntries(entity.fields.flatMap(({ name, personal }) => (personal ? [[name, personal.category]] : [])));

describe('fields and the record they stand in', () => {
  it('reads the types of a dump, which are quoted', () => {
    const entity = catalogOf('contacts: first_name:"text", birthday:"date", email:"jsonb", phone:character varying(20), gender:"public"."gender_kind"')('contacts');
    assert.deepEqual(personal(entity), { first_name: 'person.given_name', birthday: 'birth.date', email: 'contact.email', phone: 'contact.phone', gender: 'demographic.gender' });
    assert.deepEqual(personal(catalogOf("settings: email:'daily' | 'weekly', phone:\"timestamptz\"")('settings')), {});
  });

  it('joins a bare word with the record: the token of a session, the number of a bank account', () => {
    const find = catalogOf('sessions: id, token, user_agent, ip_address', 'phone_numbers: id, number', 'bank_accounts: name, number, iban', 'accounts: number, name', 'invoices: number, total', 'boards: key, name');
    assert.deepEqual(personal(find('sessions')), { token: 'auth.credential', user_agent: 'device.identifier', ip_address: 'device.ip' });
    assert.deepEqual(personal(find('phone_numbers')), { number: 'contact.phone' });
    assert.deepEqual(personal(find('bank_accounts')), { number: 'finance.bank_account', iban: 'finance.bank_account' });
    for (const name of ['accounts', 'invoices', 'boards']) assert.deepEqual(personal(find(name)), {}, name);
  });

  it('reads messages where somebody is at the other end', () => {
    const find = catalogOf('messages: id, contact_id, body', 'contact_notes: contact_id, text', 'emails: from, to, from_name, subject, body_html', 'email_templates: name, subject, body', 'notes: board_id, text', 'error_messages: message, stack');
    assert.deepEqual(personal(find('messages')), { body: 'comm.content' });
    assert.deepEqual(personal(find('contact_notes')), { text: 'comm.content' });
    assert.deepEqual(personal(find('emails')), { from: 'contact.email', to: 'contact.email', from_name: 'person.full_name', subject: 'comm.content', body_html: 'comm.content' });
    for (const name of ['email_templates', 'notes', 'error_messages']) assert.deepEqual(personal(find(name)), {}, name);
    assert.equal(find('messages').fields[2]?.personal?.reason, '"body" (text) of a message beside "contact_id" is comm.content');
  });

  it('takes the values of a side table for the person\'s', () => {
    const find = catalogOf('contact_custom_fields: id, name, value, contact_id', 'product_custom_fields: id, name, value, product_id');
    assert.deepEqual(personal(find('contact_custom_fields')), { value: 'person.other' });
    assert.deepEqual(personal(find('product_custom_fields')), {});
  });

  it('knows an organisation by its fields where its name does not tell', () => {
    const find = catalogOf('vendors_v2: name, website, street, city, zip, linkedin_url, email', 'inbox: display_name, sender_email, website');
    assert.deepEqual(personal(find('vendors_v2')), { email: 'contact.email' });
    assert.deepEqual(personal(find('inbox')), { display_name: 'person.full_name', sender_email: 'contact.email' });
  });

  it('takes the name of a customer for what an order says, not for the order\'s own', () => {
    const order = catalogOf('rentals: id, customer_name, name, tel, age:int, note')('rentals');
    assert.equal(order.subject, undefined);
    assert.deepEqual(personal(order), { customer_name: 'person.full_name', tel: 'contact.phone', age: 'birth.age', note: 'comm.content' });
  });

  it('names people by the part they play, in three scripts', () => {
    const entity = catalogOf('orders: approver_name, changed_by_name, tanto_mei, 主治医名, driver_name, sorted_by_name, parent_name, agent_name')('orders');
    assert.deepEqual(Object.keys(personal(entity)), ['approver_name', 'changed_by_name', 'tanto_mei', '主治医名']);
  });

  it('knows a false friend that is spread over a part and its field', () => {
    const find = catalogOf('users: email, emailSignatures.signature, consent.signature');
    assert.deepEqual(Object.keys(personal(find('users'))), ['email', 'consent.signature']);
  });

  it('reads a part by its own name: guests are people, items are not', () => {
    const find = catalogOf('bookings: guests.name, guests.age:int, rooms.name, rooms.age:int', 'customers: orders.items.name, profile.name, state, address:json', 'mails: from.address, from.name');
    assert.deepEqual(personal(find('bookings')), { 'guests.name': 'person.full_name', 'guests.age': 'birth.age' });
    assert.deepEqual(personal(find('customers')), { 'profile.name': 'person.full_name', address: 'contact.address' });
    assert.deepEqual(personal(find('mails')), { 'from.address': 'contact.email', 'from.name': 'person.full_name' });
  });

  it('looks at what stands before what it comes with', () => {
    const find = catalogOf('contacts_with_account_manager: name, email', 'organizations_with_account_manager: name, city');
    assert.equal(find('contacts_with_account_manager').subject, 'contact');
    assert.deepEqual(personal(find('organizations_with_account_manager')), {});
  });
});

describe('whose record it is', () => {
  const PRISMA = `model Customer { id Int @id
 email String
 orders Order[] }
model User { id Int @id
 email String }
model Order { id Int @id
 customer Customer @relation(fields: [customerId], references: [id])
 customerId Int
 createdBy User @relation(fields: [createdById], references: [id])
 createdById Int }
model Session { id Int @id
 user User @relation(fields: [userId], references: [id])
 userId Int }
model Product { id Int @id
 createdBy User @relation(fields: [createdById], references: [id])
 createdById Int }
model CustomerMember { id Int @id
 customerId Int
 teamId Int }`;
  const catalog = createCatalog(buildCatalog([{ kind: 'prisma', file: 'schema.prisma', result: readPrismaSchema(PRISMA, 'schema.prisma') }]));

  it('follows relations and keys to the person', () => {
    assert.deepEqual(catalog.find('Order')?.belongsTo, { subject: 'customer', entity: 'Customer', by: 'customer' });
    assert.deepEqual(catalog.find('Session')?.belongsTo, { subject: 'user', entity: 'User', by: 'user' });
    for (const name of ['Customer', 'User', 'Product']) assert.equal(catalog.find(name)?.belongsTo, undefined, name);
  });

  it('goes by a key or a name where no entity of the person is declared', () => {
    const find = catalogOf('orders: id, patient_id', 'rentals: id, customer_name', '受注: 受注番号, 顧客番号', 'companies: id, user_id');
    assert.deepEqual(find('orders').belongsTo, { subject: 'patient', by: 'patient_id' });
    assert.deepEqual(find('rentals').belongsTo, { subject: 'customer', by: 'customer_name' });
    assert.deepEqual(find('受注').belongsTo, { subject: 'customer', by: '顧客番号' });
    assert.equal(find('companies').belongsTo, undefined);
  });

  it('takes a list for people where its fields show them', () => {
    const find = catalogOf('contact_list: id, name, company_id', 'staff_list: id, name, email', 'contacts_2: name');
    assert.equal(find('contact_list').subject, undefined);
    assert.equal(find('staff_list').subject, 'employee');
  });

  it('reads links to people of the project, whatever they are called there', () => {
    const find = catalogOf('partners: id, first_name, last_name', 'partner_comments: id, partner_id, text', 'stage_comments: id, stage_id, text', 'stages: id, name');
    assert.deepEqual(personal(find('partner_comments')), { text: 'comm.content' });
    assert.deepEqual(personal(find('stage_comments')), {});
  });

  it('leaves lists of places and of kinds to everybody', () => {
    const find = catalogOf('prefecture_master: code, name, name_kana', 'municipalities: name, postal_code, lat, lng', 'gender: gender_cd, gender_name', 'patients: name_kana, gender_cd');
    for (const name of ['prefecture_master', 'municipalities', 'gender']) assert.deepEqual(personal(find(name)), {}, name);
    assert.deepEqual(personal(find('patients')), { name_kana: 'person.name_kana', gender_cd: 'demographic.gender' });
  });

  it('takes a record that only points at a person for the person\'s', () => {
    assert.equal(catalog.find('CustomerMember')?.subject, undefined);
    assert.equal(catalog.find('CustomerMember')?.belongsTo?.subject, 'customer');
  });
});

describe('what only the record says', () => {
  it('takes whole records that are kept in one value for the person\'s', () => {
    const find = catalogOf('invoices: id, customer_details:jsonb, line_items:jsonb', 'crm_contacts: first_name, email, raw_data:jsonb', 'crm_deals: name, customer_id, raw_data:jsonb', 'form_submissions: form_id, contact_id, data:jsonb', 'widgets: name, data:jsonb');
    assert.deepEqual(personal(find('invoices')), { customer_details: 'person.other' });
    assert.deepEqual(personal(find('crm_contacts')), { first_name: 'person.given_name', email: 'contact.email', raw_data: 'person.other' });
    assert.deepEqual(personal(find('form_submissions')), { data: 'person.other' });
    for (const name of ['crm_deals', 'widgets']) assert.deepEqual(personal(find(name)), {}, name);
  });

  it('knows an identifier by what proves it, what stands beside it and whose it is', () => {
    const find = catalogOf('verification_tokens: identifier, token, expires:timestamp', 'partners: first_name, last_name', 'partner_platforms: type, identifier, partner_id', 'products: type, identifier', 'auth_methods: identifier, password_reset_token, user_id', 'contact_channels: contact_id, kind, value');
    assert.deepEqual(personal(find('verification_tokens')), { identifier: 'contact.email', token: 'auth.credential' });
    assert.deepEqual(personal(find('partner_platforms')), { identifier: 'person.other' });
    assert.deepEqual(personal(find('auth_methods')), { identifier: 'person.username', password_reset_token: 'auth.credential' });
    assert.deepEqual(personal(find('contact_channels')), { value: 'person.other' });
    assert.deepEqual(personal(find('products')), {});
  });

  it('reads who called whom, and what was recorded', () => {
    const find = catalogOf('sms_requests: to, status', 'cdrs: src, dst, duration:int', 'call_logs: customer_phone, recording_url', 'redirects: from, to');
    assert.deepEqual(personal(find('sms_requests')), { to: 'contact.phone' });
    assert.deepEqual(personal(find('cdrs')), { src: 'contact.phone', dst: 'contact.phone' });
    assert.deepEqual(personal(find('call_logs')), { customer_phone: 'contact.phone', recording_url: 'comm.content' });
    assert.deepEqual(personal(find('redirects')), {});
  });

  it('reads what was done with somebody, not what somebody did', () => {
    const find = catalogOf('lead_activities: lead_id, description', 'activities: user_id, description', 'reviews: customer_id, comment', 'campaign_emails: sender, subject, content');
    assert.deepEqual(personal(find('lead_activities')), { description: 'comm.content' });
    assert.deepEqual(personal(find('reviews')), { comment: 'comm.content' });
    for (const name of ['activities', 'campaign_emails']) assert.deepEqual(personal(find(name)), {}, name);
  });

  it('reads the sender of a mail that is kept, whatever settings call theirs', () => {
    const find = catalogOf('emails: user_id, from_email, to_email, body_text', 'settings: from_email');
    assert.deepEqual(personal(find('emails')), { from_email: 'contact.email', to_email: 'contact.email', body_text: 'comm.content' });
    assert.deepEqual(personal(find('settings')), {});
  });

  it('joins the name of a part with what stands in it', () => {
    const find = catalogOf('contacts: phone.value, phone.label, address.country, address.city, company.name, company.address, account.name, org_id.address', 'tickets: email.subject, phone.regex');
    assert.deepEqual(personal(find('contacts')), { 'phone.value': 'contact.phone', 'address.country': 'contact.address', 'address.city': 'contact.address' });
    assert.deepEqual(personal(find('tickets')), {});
  });

  it('takes whoever plays a part for a record for nobody that it is about', () => {
    const find = catalogOf('activities_summary: subject, creator_first_name, creator_last_name, creator_avatar_url', '案件: 営業担当, 備考', 'waitlist: guest_name, notes');
    assert.equal(find('activities_summary').subject, undefined);
    assert.deepEqual(personal(find('activities_summary')), { creator_first_name: 'person.given_name', creator_last_name: 'person.family_name', creator_avatar_url: 'biometric' });
    assert.deepEqual(personal(find('案件')), { 営業担当: 'person.full_name' });
    assert.deepEqual(personal(find('waitlist')), { guest_name: 'person.full_name', notes: 'comm.content' });
  });

  it('reads types that are named after what they hold', () => {
    const find = catalogOf('customers: email:EmailRecord[], billing:BillingAddress, queue:EmailQueueConfig, address:City', 'mailers: email:EmailService', 'users: state:TUserState');
    assert.deepEqual(personal(find('customers')), { email: 'contact.email', billing: 'contact.address', address: 'contact.address' });
    for (const name of ['mailers', 'users']) assert.deepEqual(personal(find(name)), {}, name);
  });
});

describe('the answers of a health questionnaire', () => {
  it('are about health, whatever it asks for', () => {
    const find = catalogOf('patient_health_questionnaires: id, fainting:varchar, neck_pain:enum, created_by, height_unit', 'product_questionnaires: fainting:varchar');
    assert.deepEqual(personal(find('patient_health_questionnaires')), { fainting: 'health.condition', neck_pain: 'health.condition' });
    assert.deepEqual(personal(find('product_questionnaires')), {});
  });
});
