import assert from 'node:assert/strict';
import { buildCatalog, createCatalog, readPrismaSchema } from '../../src/catalog/index.ts';
import type { CatalogInput, SourceEntity, SourceField } from '../../src/catalog/index.ts';
import type { Catalog } from '../../src/model/index.ts';
import type { EntityDecision } from '../../src/policy/types.ts';
import { storedEntity } from '../../src/rulekit/stored-entity.ts';
import { assertInProportion } from '../support/growth.ts';

const declared = (kind: CatalogInput['kind'], name: string, fields: readonly (string | SourceField)[], file = 'src/types.ts', more: Partial<SourceEntity> = {}): CatalogInput => ({
  kind,
  file,
  result: { entities: [{ name, aliases: [], line: 1, fields: fields.map((field, at): SourceField => (typeof field === 'string' ? { name: field, type: 'string', line: at + 2 } : field)), ...more }], problems: [] },
});
const prisma = (text: string): CatalogInput => ({ kind: 'prisma', file: 'schema.prisma', result: readPrismaSchema(text, 'schema.prisma') });
const catalogOf = (inputs: readonly CatalogInput[], decisions: readonly EntityDecision[] = []): Catalog => createCatalog(buildCatalog(inputs, decisions));
const names = ({ data }: Catalog): string[] => data.entities.map(({ name, aliases }) => [name, ...aliases].join('/'));
const CUSTOMER = prisma('model Customer {\n  id Int @id\n  email String\n  name String\n  code String\n  @@map("crm_customers")\n}');

describe('shapes and stores', () => {
  it('are one entity where a name means the store and a field agrees', () => {
    for (const name of ['CustomerDto', 'ICustomer', 'CreateCustomerInput', 'customerSchema', 'TCustomer', 'ZCustomerSchema', 'customers', 'CRMCustomer', 'UpdateCustomerRequestDto', 'CustomerRow', 'NewCustomer']) {
      const catalog = catalogOf([declared('typescript', name, ['email', 'nickname']), CUSTOMER]);
      assert.equal(catalog.data.entities.length, 1, name);
      assert.equal(catalog.find(name)?.name, 'Customer', name);
      assert.deepEqual(catalog.find(name)?.declaredBy, ['prisma', 'typescript'], name);
    }
  });

  it('say nothing of what the store holds', () => {
    const { fields = [] } = catalogOf([CUSTOMER, declared('graphql', 'Customer', ['email', 'phone', 'birthDate'])]).find('Customer') ?? {};
    assert.deepEqual(fields.map(({ name }) => name), ['id', 'email', 'name', 'code']);
  });

  it('stay apart where the name means something else, or nothing agrees', () => {
    for (const name of ['CustomerFilter', 'CustomerAddress', 'CustomerProps', 'FindCustomersInput', 'CustomerList', 'CustomerOrderByInput']) {
      assert.deepEqual(names(catalogOf([CUSTOMER, declared('zod', name, ['email'])])).filter((one) => one.startsWith('Customer/')), ['Customer/crm_customers'], name);
    }
    assert.deepEqual(names(catalogOf([CUSTOMER, declared('typescript', 'CustomerDto', ['id', 'phone'])])), ['Customer/crm_customers']);
  });

  it('are linked to the nearest of several that are meant', () => {
    const catalog = catalogOf([declared('sql', 'crm_users', ['email', 'name'], 'apps/crm/db.sql'), declared('sql', 'app_users', ['email', 'name'], 'apps/shop/db.sql'), declared('typescript', 'UserDto', ['email', 'name'], 'apps/shop/src/user.dto.ts')]);
    assert.equal(catalog.find('UserDto')?.name, 'app_users');
  });

  it('share annotations, told at the place where they stand', () => {
    const dto = declared('typescript', 'CustomerDto', [{ name: 'code', line: 7, annotation: { category: 'gov_id.national_id' } }, { name: 'email', line: 8, annotation: { notPersonal: true } }], 'src/customer.dto.ts', { annotation: { notPersonal: true } });
    const customer = catalogOf([CUSTOMER, dto]).find('Customer');
    assert.deepEqual(customer?.fields.filter(({ personal }) => personal).map(({ name, personal }) => [name, personal?.category]), [['name', 'person.full_name'], ['code', 'gov_id.national_id']]);
    assert.deepEqual(customer?.fields.find(({ name }) => name === 'code')?.personal?.source, { kind: 'annotation', file: 'src/customer.dto.ts', line: 7 });
    assert.equal(customer?.subject, 'customer');
  });

  it('do not make a value of the store a relation', () => {
    const catalog = catalogOf([declared('typeorm', 'Customer', [{ name: 'address', type: 'Address', line: 2 }, 'email']), declared('graphql', 'Address', ['street', 'city', 'phone'])]);
    assert.deepEqual(catalog.find('Customer')?.fields.map(({ relation }) => relation), [undefined, undefined]);
  });
});

describe('shapes without a store', () => {
  it('of one meaning are one entity under the plainest name', () => {
    const catalog = catalogOf([declared('typescript', 'CreateLeadDto', ['email', 'source']), declared('zod', 'leadSchema', ['phone']), declared('typescript', 'ILead', ['name', 'email'])]);
    assert.deepEqual(names(catalog), ['ILead/leadSchema/CreateLeadDto/Lead']);
    assert.deepEqual(catalog.find('leads')?.fields.map(({ name }) => name).sort(), ['email', 'name', 'phone', 'source']);
    assert.equal(catalog.find('leads')?.shape, true);
  });

  it('differ by package', () => {
    const catalog = catalogOf([declared('typescript', 'User', ['email'], 'apps/a/src/user.ts'), declared('typescript', 'UserDto', ['phone'], 'apps/a/src/dto.ts'), declared('typescript', 'User', ['iban', 'name'], 'apps/b/src/user.ts')]);
    const fields = (from?: string): string[] | undefined => catalog.find('User', from)?.fields.map(({ name }) => name);
    assert.deepEqual([fields(), fields('apps/a/src/x.ts'), fields('apps/b/src/x.ts')], [['email', 'iban', 'name', 'phone'], ['email', 'phone'], ['iban', 'name']]);
  });

  it('inherit from shapes elsewhere', () => {
    const catalog = catalogOf([declared('zod', 'memberSchema', ['note'], 'b.ts', { extends: ['baseMemberSchema'] }), declared('zod', 'baseMemberSchema', ['email'], 'a.ts')]);
    assert.deepEqual(catalog.find('member')?.fields.map(({ name }) => name).sort(), ['email', 'note']);
  });

  it('are left out when they hold nothing personal, or are about nobody', () => {
    assert.deepEqual(names(catalogOf([declared('typescript', 'User', ['id', 'role']), declared('typescript', 'AgentConfigDto', ['apiKey']), declared('typescript', 'Agent', ['apiKey'])])), []);
  });

  it('are no stores to the readers of data clients, but their fields are known to rules', () => {
    const catalog = catalogOf([declared('typescript', 'User', ['email'])]);
    assert.equal(storedEntity(catalog)('users'), undefined);
    assert.equal(storedEntity(catalogOf([CUSTOMER]))('customers')?.name, 'Customer');
    assert.equal(catalog.resolve({ name: 'users', as: 'table' })?.name, 'User');
  });

  it('are decided by the policy, behind stores of the same name', () => {
    const decided = catalogOf([declared('typescript', 'LeadDto', ['email', 'code'])], [{ name: 'Lead', aliases: [], fields: { code: { personal: true, category: 'contact.other' } } }]);
    assert.deepEqual(decided.find('LeadDto')?.fields.map(({ personal }) => personal?.category), ['contact.email', 'contact.other']);
    assert.equal(decided.data.entities.length, 1);
  });

  it('take time that grows with their number', () => {
    assertInProportion((n) => {
      const inputs = Array.from({ length: n }, (_, at) => declared('typescript', `Customer${'abcdefghij'[at % 10]}${at}Dto`, ['email', `f${at}`], `src/${at}.ts`));
      return () => buildCatalog([...inputs, CUSTOMER]);
    }, 100, 1_000);
  });
});

describe('one table that two libraries declare', () => {
  const drizzle = declared('drizzle', 'customers', ['id', 'email', 'phone'], 'apps/b/schema.ts', { aliases: ['crm_customers'] });
  it('is one entity, of which each package has its own', () => {
    const catalog = catalogOf([CUSTOMER, drizzle, declared('sql', 'crm_customers', ['id', 'email', 'fax'], 'db.sql')]);
    assert.deepEqual(names(catalog), ['Customer/crm_customers/customers']);
    assert.deepEqual(catalog.find('customers', 'apps/b/x.ts')?.fields.map(({ name }) => name), ['id', 'email', 'phone']);
  });
  it('is none where hardly a column agrees', () => {
    assert.equal(catalogOf([CUSTOMER, declared('drizzle', 'customers', ['id', 'sku', 'price', 'stock'], 'b.ts', { aliases: ['crm_customers'] })]).data.entities.length, 2);
  });
});
