import assert from 'node:assert/strict';
import { buildCatalog, createCatalog, readPrismaSchema } from '../../src/catalog/index.ts';
import type { CatalogInput, SourceEntity, SourceField } from '../../src/catalog/index.ts';
import type { CatalogData, CatalogEntity } from '../../src/model/index.ts';
import type { EntityDecision } from '../../src/policy/types.ts';

const prisma = (text: string, file = 'schema.prisma'): CatalogInput => ({ kind: 'prisma', file, result: readPrismaSchema(text, file) });
const table = (name: string, fields: (string | SourceField)[], file = 'schema.sql', more: Partial<SourceEntity> = {}): CatalogInput => ({
  kind: 'sql',
  file,
  result: { entities: [{ name, aliases: [], line: 1, fields: fields.map((field, at) => (typeof field === 'string' ? { name: field, type: 'varchar(255)', line: at + 2 } : field)), ...more }], problems: [] },
});
const decision = (name: string, more: Partial<EntityDecision> = {}): EntityDecision => ({ name, aliases: [], fields: {}, ...more });
const get = (data: CatalogData, name: string): CatalogEntity => {
  const entity = createCatalog(data).find(name);
  assert.ok(entity, `no entity ${name}`);
  return entity;
};
const categories = (entity: CatalogEntity): Record<string, string> => Object.fromEntries(entity.fields.flatMap(({ name, personal }) => (personal ? [[name, personal.category]] : [])));

const CUSTOMER = 'model Customer {\n  id Int @id\n  email String\n  name String\n  emailVerified Boolean\n  spouse Customer?\n  kind Kind\n  @@map("customers")\n}\nenum Kind {\n A\n}\n';

describe('buildCatalog', () => {
  it('classifies by name, type and entity, with file and line of the proof', () => {
    const customer = get(buildCatalog([prisma(CUSTOMER)]), 'customer');
    assert.equal(customer.subject, 'customer');
    assert.deepEqual(customer.source, { kind: 'schema', file: 'schema.prisma', line: 1 });
    assert.deepEqual(customer.fields.find(({ name }) => name === 'email'), {
      name: 'email',
      type: 'String',
      line: 3,
      personal: { category: 'contact.email', sensitivity: 'med', source: { kind: 'schema', file: 'schema.prisma', line: 3 }, reason: '"email" (String) in Customer is contact.email' },
    });
    assert.deepEqual(categories(customer), { email: 'contact.email', name: 'person.full_name' });
  });

  it('merges a model and its table; the model names the fields, the table adds what only it has', () => {
    const data = buildCatalog([table('public.customers', ['ID', 'email', 'birth_date', 'notes']), prisma(CUSTOMER)]);
    assert.deepEqual(data.entities.map(({ name }) => name), ['Customer']);
    const customer = get(data, 'public.customers');
    assert.deepEqual(customer.aliases, ['customers', 'public.customers']);
    assert.deepEqual(categories(customer), { email: 'contact.email', name: 'person.full_name', birth_date: 'birth.date', notes: 'comm.content' });
    assert.deepEqual(customer.fields.find(({ name }) => name === 'birth_date')?.personal?.source, { kind: 'schema', file: 'schema.sql', line: 4 });
  });

  it('keeps two fields of one declaration apart whose names differ in spelling only', () => {
    const { fields } = get(buildCatalog([prisma('model Document {\n  id Int @id\n  createdBy String?\n  created_by User?\n}\nmodel User {\n  id Int @id\n}\n'), table('Document', ['id', 'created_by'])]), 'document');
    assert.deepEqual(fields.map(({ name, relation }) => [name, relation?.entity]), [['id', undefined], ['createdBy', undefined], ['created_by', 'User']]);
  });

  it('merges by a plural table name only where the columns agree', () => {
    const model = prisma('model Contact {\n  id Int @id\n  firstName String\n}');
    assert.equal(buildCatalog([model, table('contacts', ['id', 'first_name', 'phone'])]).entities.length, 1);
    assert.equal(buildCatalog([model, table('contacts', ['version', 'checksum'])]).entities.length, 2);
    assert.equal(buildCatalog([table('crm.users', ['id']), table('auth.users', ['id'], 'auth.sql')]).entities.length, 2);
    assert.equal(buildCatalog([table('users', ['id']), table('users', ['id', 'email'], '2.sql')]).entities.length, 1);
  });

  it('settles types that another schema file declares', () => {
    const data = buildCatalog([prisma('model Contact {\n  id Int @id\n  gender Sex\n  partner Person\n  address City\n}', 'a.prisma'), prisma('enum Sex {\n A\n}\nenum City {\n B\n}\nmodel Person {\n  id Int @id\n}', 'b.prisma')]);
    const contact = get(data, 'contact');
    assert.deepEqual(contact.fields.find(({ name }) => name === 'partner')?.relation, { entity: 'Person', many: false });
    assert.deepEqual(categories(contact), { gender: 'demographic.gender' });
  });

  it('puts composite types of another schema file in place', () => {
    const files = [prisma('model Contact {\n  id Int @id\n  home Place\n  past Place[]\n  boss Manager\n}', 'a.prisma'), prisma('type Place {\n  street String\n  geo Geo\n}\ntype Geo {\n  label String\n}\nmodel Manager {\n  email String\n}', 'b.prisma')];
    const { entities } = buildCatalog(files);
    assert.deepEqual(entities.map(({ name, fields }) => [name, fields.map((field) => field.name)]), [['Contact', ['id', 'home.street', 'home.geo.label', 'past.street', 'past.geo.label', 'boss']], ['Manager', ['email']]]);
    assert.deepEqual(entities[0]?.fields.at(-1)?.relation, { entity: 'Manager', many: false });
  });

  it('believes annotations above names', () => {
    const data = buildCatalog([prisma('model Customer {\n  id Int @id\n  email String /// @notPersonal\n  code String /// @pii gov_id.national_id\n  x1 String /// @pii\n  memo Int /// @pii\n}\n/// @notPersonal\nmodel Guest {\n  email String\n  ssn String /// @pii\n}\n/// @pii\nmodel Card {\n  name String\n}')]);
    assert.deepEqual(categories(get(data, 'customer')), { code: 'gov_id.national_id', x1: 'person.other', memo: 'person.other' });
    const code = get(data, 'customer').fields.find(({ name }) => name === 'code')?.personal;
    assert.deepEqual(code?.source, { kind: 'annotation', file: 'schema.prisma', line: 4 });
    assert.equal(code?.sensitivity, 'critical');
    assert.deepEqual(categories(get(data, 'guest')), { ssn: 'gov_id.national_id' });
    assert.equal(get(data, 'guest').subject, undefined);
    assert.deepEqual(categories(get(data, 'card')), { name: 'person.full_name' });
  });

  it('reads the Japanese name of an abbreviated column in its comment', () => {
    const data = buildCatalog([table('t_001', [{ name: 'nm_k', type: 'varchar', line: 2, comment: '氏名カナ' }, { name: 'upd_ts', type: 'varchar', line: 3, comment: '氏名を更新した日時' }])]);
    assert.deepEqual(categories(get(data, 't_001')), { nm_k: 'person.name_kana' });
  });

  it('takes a record for a person when its fields prove it', () => {
    const subject = (name: string, ...fields: string[]): string | undefined => get(buildCatalog([table(name, fields)]), name).subject;
    assert.equal(subject('targets', 'id', 'first_name', 'last_name'), 'person');
    assert.equal(subject('tenants', 'id', 'first_name', 'rent'), 'tenant');
    assert.equal(subject('tenants', 'id', 'name', 'plan', 'email'), undefined);
    assert.equal(subject('clients', 'id', 'name', 'email'), 'customer');
    assert.equal(subject('companies', 'id', 'name', 'email'), undefined);
    assert.equal(subject('orders', 'id', 'customer_first_name', 'total'), undefined);
  });

  it('keeps what the organisation owns apart from what a person owns', () => {
    const data = buildCatalog([table('companies', ['id', 'name', 'city', 'tax_id', 'iban', 'email']), table('orders', ['id', 'customer_id', 'name', 'shipping_address', 'state'], 'o.sql')]);
    assert.deepEqual(categories(get(data, 'company')), { email: 'contact.email' });
    assert.deepEqual(categories(get(data, 'order')), { shipping_address: 'contact.address' });
  });

  describe('with the policy', () => {
    it('puts its decisions above annotations and names', () => {
      const fields = { email: { personal: false, line: 7 }, id: { personal: true, category: 'gov_id.my_number', line: 8 }, loyalty: { personal: true, category: 'house.secret', sensitivity: 'high' } } as const;
      const data = buildCatalog([prisma(CUSTOMER)], [decision('customers', { line: 5, aliases: ['CustomerDto'], fields })], { policyFile: 'crm-guard.yaml' });
      assert.deepEqual(categories(get(data, 'CustomerDto')), { id: 'gov_id.my_number', name: 'person.full_name', loyalty: 'house.secret' });
      const id = get(data, 'customer').fields.find(({ name }) => name === 'id')?.personal;
      assert.deepEqual(id, { category: 'gov_id.my_number', sensitivity: 'critical', source: { kind: 'policy', file: 'crm-guard.yaml', line: 8 }, reason: 'the policy says that "id" in Customer is gov_id.my_number' });
      assert.equal(get(data, 'customer').fields.find(({ name }) => name === 'loyalty')?.personal?.sensitivity, 'high');
    });

    it('clears an entity, fields it names itself excepted', () => {
      const data = buildCatalog([prisma(CUSTOMER)], [decision('Customer', { personal: false, fields: { name: { personal: true, category: 'person.full_name' } } })]);
      assert.deepEqual(categories(get(data, 'customer')), { name: 'person.full_name' });
      assert.equal(get(data, 'customer').subject, undefined);
      const cleared = createCatalog(buildCatalog([prisma(CUSTOMER)], [decision('Customer', { personal: false })]));
      assert.equal(cleared.classifyName('phone', { owner: 'customer' }), undefined);
    });

    it('reads the fields again when it says whom the records are about', () => {
      const account = table('accounts', ['id', 'name', 'city']);
      assert.deepEqual(categories(get(buildCatalog([account]), 'account')), {});
      assert.deepEqual(categories(get(buildCatalog([account], [decision('Account', { subject: 'customer' })]), 'account')), { name: 'person.full_name', city: 'contact.address' });
    });

    it('knows entities that no schema declares', () => {
      const data = buildCatalog([], [decision('顧客', { aliases: ['app-42'], fields: { 取引メモ: { personal: true, category: 'comm.content' } }, line: 3 })], { policyFile: 'crm-guard.yaml' });
      assert.equal(get(data, 'app42').subject, 'customer');
      assert.deepEqual(get(data, '顧客').source, { kind: 'policy', file: 'crm-guard.yaml', line: 3 });
      assert.deepEqual(categories(get(data, '顧客')), { 取引メモ: 'comm.content' });
    });
  });

  it('is plain data', () => {
    const data = buildCatalog([prisma(CUSTOMER), table('customers', ['email'])], [decision('Lead')]);
    assert.deepEqual(JSON.parse(JSON.stringify(data)), data);
  });
});
