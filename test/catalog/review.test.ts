import assert from 'node:assert/strict';
import { buildCatalog, explainEntry, readPrismaSchema, reviewItems, whyNotPersonal } from '../../src/catalog/index.ts';
import type { CatalogData, CatalogEntity } from '../../src/model/index.ts';
import type { EntityDecision } from '../../src/policy/types.ts';

const catalogOf = (text: string, decisions: readonly EntityDecision[] = []): CatalogData => buildCatalog([{ kind: 'prisma', file: 'schema.prisma', result: readPrismaSchema(text, 'schema.prisma') }], decisions, { policyFile: 'crm-guard.yaml' });
const entity = (data: CatalogData, name: string): CatalogEntity => {
  const found = data.entities.find((one) => one.name === name);
  assert.ok(found, name);
  return found;
};
const asked = (data: CatalogData): string[] => reviewItems(data).map(({ entity: { name }, field, reason }) => `${name}${field ? `.${field.name}` : ''} ${reason.kind}`);

describe('why a field is not personal', () => {
  const data = catalogOf(`model Customer {
  id String @id
  email Boolean
  emailTemplate String
  passwordEncrypted String
  status String
  orders Order[]
  lastName String
}
model Order {
  id String @id
  customerId String
  email String
}
model Tag {
  id String @id
  name String
}
model Shipment {
  id String @id
  customerId String
  city String
  items Item[]
}
model Vendor {
  id String @id
  name String
  website String
  industry String
  companyPhone String
  postalCode String
  city String
}
model Gender {
  id String @id
  gender String
}`);
  for (const [owner, field, kind] of [
    ['Customer', 'email', 'type'],
    ['Customer', 'emailTemplate', 'other-words'],
    ['Customer', 'passwordEncrypted', 'secured'],
    ['Customer', 'status', 'unknown-name'],
    ['Customer', 'orders', 'relation'],
    ['Order', 'customerId', 'key'],
    ['Tag', 'name', 'no-person'],
    ['Customer', 'lastName', undefined],
    ['Shipment', 'city', 'belongs'],
    ['Vendor', 'companyPhone', 'of-organisation'],
    ['Vendor', 'postalCode', 'organisation'],
    ['Vendor', 'city', 'organisation'],
    ['Gender', 'gender', 'list'],
  ] as const) {
    it(`${owner}.${field}: ${kind ?? 'it is'}`, () => {
      const of = entity(data, owner);
      assert.equal(whyNotPersonal(of, of.fields.find(({ name }) => name === field) ?? { name: field })?.kind, kind);
    });
  }
});

describe('who said what of a field', () => {
  const text = 'model Customer {\n  id String @id\n  /// @notPersonal\n  email String\n  phone String\n}\n';
  it('names an annotation that clears, and what it overruled', () => {
    const [, email] = entity(catalogOf(text), 'Customer').fields;
    assert.deepEqual([email?.personal, email?.cleared, email?.outranked?.map(({ category }) => category)], [undefined, { source: { kind: 'annotation', file: 'schema.prisma', line: 4 }, reason: '@notPersonal at the declaration of "email"' }, ['contact.email']]);
  });

  it('puts the policy above all, with its file and line', () => {
    const decision: EntityDecision = { name: 'Customer', aliases: [], fields: { email: { personal: true, category: 'contact.email', line: 4 }, phone: { personal: false, line: 5 } } };
    const [, email, phone] = entity(catalogOf(text, [decision]), 'Customer').fields;
    assert.deepEqual(email?.personal?.source, { kind: 'policy', file: 'crm-guard.yaml', line: 4 });
    assert.deepEqual(email?.outranked?.map(({ source }) => source.kind), ['annotation', 'schema']);
    assert.deepEqual([phone?.cleared?.source.line, phone?.outranked?.[0]?.category], [5, 'contact.phone']);
    const explanation = explainEntry(entity(catalogOf(text, [decision]), 'Customer'), phone);
    assert.equal(explanation.policy, 'entities:\n  Customer:\n    fields:\n      phone: contact.phone');
    assert.equal(explanation.annotation, '/// @pii contact.phone');
  });
});

describe('what a reviewer should decide', () => {
  const person = 'model Customer {\n  id String @id\n  email String\n  firstName String\n  lastName String\n';

  it('asks about free text, containers and names that nobody knows, in records of persons only', () => {
    assert.deepEqual(asked(catalogOf(`${person}  description String\n  errorMessage String\n  metadata Json\n  zork String\n  status String\n  ownerId String\n  zorkedAt DateTime\n  isZork Boolean\n}\nmodel Tag {\n  id String @id\n  description String\n  metadata Json\n}\n`)), ['Customer.description free-text', 'Customer.metadata payload', 'Customer.zork unknown-name']);
  });

  it('asks whose data it is, but not of what belongs to a person', () => {
    assert.deepEqual(asked(catalogOf(`${person}}\nmodel Booking {\n  id String @id\n  passportNumber String\n}\nmodel Order {\n  id String @id\n  customer Customer @relation(fields: [customerId], references: [id])\n  customerId String\n  recipientName String\n}\nmodel Account {\n  id String @id\n  phone String\n}\nmodel Client {\n  id String @id\n  apiKey String\n}\n`)), ['Account maybe-person', 'Booking no-subject']);
  });

  it('is silent about what somebody decided', () => {
    const text = `${person}  /// @notPersonal\n  description String\n  notes2 String\n}\n/// @notPersonal\nmodel Account {\n  id String @id\n  email String\n}\n`;
    assert.deepEqual(asked(catalogOf(text, [{ name: 'Customer', aliases: [], fields: { notes2: { personal: false } } }])), []);
  });

  it('puts what code reads and nobody declares first, where its name is a person\'s', () => {
    const items = reviewItems(catalogOf(`${person}  description String\n}\n`), [{ name: 'members', file: 'a.ts', line: 3, reads: 2 }, { name: 'settings', file: 'a.ts', line: 4, reads: 9 }]);
    assert.deepEqual(items.map(({ entity: { name }, suggestion }) => [name, suggestion]), [['members', 'member'], ['Customer', 'comm.content']]);
  });
});
