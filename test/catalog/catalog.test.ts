import assert from 'node:assert/strict';
import { createCatalog } from '../../src/catalog/index.ts';
import type { Catalog, CatalogEntity, CatalogField } from '../../src/model/index.ts';

const entity = (name: string, aliases: string[] = [], fields: CatalogField[] = [], subject?: string): CatalogEntity => ({
  name,
  aliases,
  fields,
  source: { kind: 'schema', file: 'schema.prisma', line: 1 },
  ...(subject === undefined ? {} : { subject }),
});

const personal = (category: string): CatalogField['personal'] => ({ category, sensitivity: 'med', source: { kind: 'schema' }, reason: 'said so' });
const found = (catalog: Catalog, name: string): string | undefined => catalog.find(name)?.name;

describe('Catalog.find', () => {
  const catalog = createCatalog({
    entities: [entity('crm_Contacts'), entity('Customer', ['customers', 'crm.customers']), entity('Company'), entity('Person'), entity('OrderLine', ['order_line']), entity('顧客マスタ', ['m_kokyaku']), entity('CustomerGroup'), entity('AuditEntity', ['audit_trail'])],
  });
  const spellings: Record<string, string[]> = {
    Customer: ['Customer', 'customer', 'CUSTOMER', 'customers', 'Customers', 'tbl_customer', 't_customers', 'crm.customers', '"crm"."customers"', '`customers`', 'CustomerEntity', 'customer_model'],
    crm_Contacts: ['crm_Contacts', 'crm_contacts', 'contact', 'Contact', 'contacts', 'crmContact'],
    Company: ['companies', 'COMPANY', 'tbl_companies'],
    Person: ['people', 'persons', 'person'],
    OrderLine: ['order_lines', 'orderLines', 'ORDERLINE', 'order-line'],
    顧客マスタ: ['顧客マスタ', 'm_kokyaku', 'kokyaku', 'M_KOKYAKU'],
    AuditEntity: ['audit', 'audits', 'AuditEntity'],
  };
  for (const [name, all] of Object.entries(spellings)) {
    it(`finds ${name} as ${all.join(', ')}`, () => {
      assert.deepEqual(all.filter((spelling) => found(catalog, spelling) !== name), []);
    });
  }

  it('does not guess', () => {
    for (const name of ['', 'Invoice', 'custom', 'customer_groups_archive', 'group', 'map', 'constructor', '__proto__']) assert.equal(found(catalog, name), undefined, name);
    assert.equal(found(catalog, 'customer_groups'), 'CustomerGroup');
  });

  it('is silent when two entities fit equally well, and exact when one is meant', () => {
    const twins = createCatalog({ entities: [entity('crm_users'), entity('tbl_user'), entity('Lead', ['leads']), entity('leads')] });
    assert.equal(found(twins, 'user'), undefined);
    assert.equal(found(twins, 'crm_users'), 'crm_users');
    assert.equal(found(twins, 'tbl_users'), 'tbl_user');
    // The alias of one is the name of another: the name wins.
    assert.equal(found(twins, 'leads'), 'leads');
    assert.equal(found(twins, 'Lead'), 'Lead');
  });
});

describe('Catalog.personalFields', () => {
  const customer = entity('Customer', [], [
    { name: 'id', unique: true },
    { name: 'email', column: 'mail_addr', personal: personal('contact.email') },
    { name: 'address.city', personal: personal('contact.address') },
    { name: 'address.geo.lat', personal: personal('location.precise') },
    { name: 'spouse', relation: { entity: 'Customer', many: false }, personal: personal('demographic.marital_family') },
    { name: 'plan' },
  ], 'customer');
  const unread = entity('Guest', [], [], 'guest');
  const catalog = createCatalog({ entities: [customer, unread] });
  const names = (fields?: string[], of = customer): string[] => catalog.personalFields(of, fields).map(({ name }) => name);

  it('gives all of them, relations excluded', () => assert.deepEqual(names(), ['email', 'address.city', 'address.geo.lat']));
  it('gives those that are asked for, by property or column, in any case', () => {
    assert.deepEqual(names(['id', 'email']), ['email']);
    assert.deepEqual(names(['MAIL_ADDR']), ['email']);
    assert.deepEqual(names(['id', 'plan', 'spouse', 'nothing']), []);
    assert.deepEqual(names([]), []);
  });
  it('takes a composite for all of its parts', () => {
    assert.deepEqual(names(['address']), ['address.city', 'address.geo.lat']);
    assert.deepEqual(names(['address.geo']), ['address.geo.lat']);
  });
  it('goes by the name where nobody declared the fields', () => assert.deepEqual(names(['name', 'email', 'plan'], unread), ['name', 'email']));
});

describe('Catalog.classifyName', () => {
  const catalog = createCatalog({
    entities: [
      entity('Customer', [], [{ name: 'email' }, { name: 'nick', personal: personal('person.username') }, { name: 'orders', relation: { entity: 'Order', many: true } }], 'customer'),
      { ...entity('Prospect'), source: { kind: 'policy' } },
      entity('Shop', [], [{ name: 'id' }]),
    ],
  });
  const category = (name: string, owner?: string): string | undefined => catalog.classifyName(name, owner === undefined ? {} : { owner })?.category;

  it('puts what the project declares or decides above what a name suggests', () => {
    assert.equal(category('email', 'customer'), undefined);
    assert.equal(category('nick', 'customers'), 'person.username');
    assert.equal(category('orders', 'customer'), undefined);
    assert.equal(category('email', 'prospect'), undefined, 'the policy cleared the entity');
  });
  it('goes by the name elsewhere, with the entity as context', () => {
    assert.equal(category('email'), 'contact.email');
    assert.equal(category('name', 'customer'), 'person.full_name');
    assert.equal(category('name', 'shop'), undefined);
    assert.equal(category('name', 'employee'), 'person.full_name');
  });
  it('takes an id for the key of a record that the project stores', () => {
    const stores = createCatalog({ entities: [entity('InsuranceInformation')] });
    assert.equal(stores.classifyName('insuranceId', { person: true })?.category, undefined);
    assert.equal(stores.classifyName('insuranceNumber', { person: true })?.category, 'health.insurance_id');
    assert.equal(catalog.classifyName('insuranceId', { person: true })?.category, 'health.insurance_id');
  });
});
