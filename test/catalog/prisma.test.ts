import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readPrismaSchema } from '../../src/catalog/index.ts';

const SCHEMA = `// a CRM
generator client {
  provider = "prisma-client-js"
}

datasource db {
  provider = "postgresql"
  url      = env("DATABASE_URL") // not "https://example.org"
}

enum Gender {
  FEMALE
  MALE @map("m")
}

/// People who buy
model Customer {
  id        String   @id @default(uuid())
  email     String   @unique @map("email_address") /// how we reach them
  /// @pii person.full_name
  label     String?
  homepage  String   @default("https://example.org/{x}") // not a comment inside
  gender    Gender?
  nickname  String // @notPersonal, shown in public
  tags      String[]
  embedding Unsupported("vector(1536)")?
  address   Address
  orders    Order[]  @relation("owned",
    onDelete: Cascade)
  groupId   Int
  group     Group    @relation(fields: [groupId], references: [id])
  secret    String   @ignore

  @@unique([nickname])
  @@unique([email, groupId])
  @@map("customers")
}

type Address {
  street String
  geo    Geo?
}

type Geo {
  lat Float
}

model Order { 
  customerId String
  customer   Customer @relation(fields: [customerId], references: [id])
  kind       Kind
  @@id([customerId])
}

/// @notPersonal
model Group {
  id   Int    @id
  name String
}

view CustomerTotals {
  customerId String @unique
  total      Decimal
}
`;

describe('readPrismaSchema', () => {
  const result = readPrismaSchema(SCHEMA, 'schema.prisma');
  const entity = (name: string) => {
    const found = result.entities.find((candidate) => candidate.name === name);
    assert.ok(found, `no entity ${name}`);
    return found;
  };

  it('keeps a model that the client leaves out: its table is there for SQL', () => {
    const { entities, problems } = readPrismaSchema('model legacy_contacts {\n  email String?\n  ssn   String? @ignore\n\n  @@map("old_contacts")\n  @@ignore\n}\n', 'schema.prisma');
    assert.deepEqual(problems, []);
    assert.deepEqual(entities.map(({ name, aliases, fields }) => [name, aliases, fields.map((field) => field.name)]), [['legacy_contacts', ['old_contacts'], ['email']]]);
  });

  it('reads the whole of a model', () => {
    assert.deepEqual(result.problems, []);
    assert.deepEqual(result.entities.filter(({ mixin }) => !mixin).map(({ name }) => name), ['Customer', 'Order', 'Group', 'CustomerTotals']);
    assert.deepEqual(result.enums, ['Gender']);
    assert.deepEqual(entity('Customer'), {
      name: 'Customer',
      aliases: ['customers'],
      line: 17,
      fields: [
        { name: 'id', type: 'String', line: 18, unique: true },
        { name: 'email', type: 'String', line: 19, column: 'email_address', unique: true, comment: 'how we reach them' },
        { name: 'label', type: 'String?', line: 21, comment: '@pii person.full_name', annotation: { category: 'person.full_name' } },
        { name: 'homepage', type: 'String', line: 22, comment: 'not a comment inside' },
        { name: 'gender', type: 'Gender?', line: 23 },
        { name: 'nickname', type: 'String', line: 24, unique: true, comment: '@notPersonal, shown in public', annotation: { notPersonal: true } },
        { name: 'tags', type: 'String[]', line: 25 },
        { name: 'embedding', type: 'Unsupported("vector(1536)")?', line: 26 },
        { name: 'address.street', type: 'String', line: 40 },
        { name: 'address.geo.lat', type: 'Float', line: 45 },
        { name: 'orders', type: 'Order[]', line: 28, relation: { entity: 'Order', many: true } },
        { name: 'groupId', type: 'Int', line: 30 },
        { name: 'group', type: 'Group', line: 31, relation: { entity: 'Group', many: false } },
      ],
    });
  });

  it('takes a key over one field for unique, a type of another file for a value', () => {
    assert.equal(entity('Order').fields.find(({ name }) => name === 'customerId')?.unique, true);
    assert.equal(entity('Order').fields.find(({ name }) => name === 'kind')?.relation, undefined);
    assert.deepEqual(entity('Group').annotation, { notPersonal: true });
  });

  it('gives the same for CRLF and with a BOM', () => {
    assert.deepEqual(readPrismaSchema(`\uFEFF${SCHEMA.replaceAll('\n', '\r\n')}`, 'schema.prisma'), result);
  });

  it('skips a half-typed line, says so and keeps the rest', () => {
    const broken = readPrismaSchema('model Customer {\n  id String @id\n  ema\n  phone String @map("\n  name String @default(concat(\n  city String\n}\nmodel Next {\n  id Int @id\n', 'schema.prisma');
    assert.deepEqual(broken.entities.map(({ name, fields }) => [name, fields.map((field) => field.name)]), [
      ['Customer', ['id', 'phone', 'name', 'city']],
      ['Next', ['id']],
    ]);
    assert.deepEqual(broken.problems, [
      { message: 'field "ema" of Customer has no readable type', line: 3 },
      { message: 'model Next is not closed', line: 8 },
    ]);
  });

  it('says a category that does not exist and still believes the annotation', () => {
    const { entities, problems } = readPrismaSchema('model A {\n  x String /// @pii contact.emial\n  y String /// @pii the customer\'s\n}', 'schema.prisma');
    assert.deepEqual(problems, [{ message: '@pii names a category that does not exist: contact.emial', line: 2 }]);
    assert.deepEqual(entities[0]?.fields.map(({ annotation }) => annotation), [{}, {}]);
  });

  it('never throws on truncated or mutated schemas', () => {
    for (let length = 0; length < SCHEMA.length; length += 7) readPrismaSchema(SCHEMA.slice(0, length), 'schema.prisma');
    fc.assert(
      fc.property(fc.nat(SCHEMA.length), fc.nat(40), fc.string(), (at, cut, insert) => {
        const { entities, problems } = readPrismaSchema(SCHEMA.slice(0, at) + insert + SCHEMA.slice(at + cut), 'schema.prisma');
        for (const { line } of [...entities, ...problems, ...entities.flatMap(({ fields }) => fields)]) assert.ok(line >= 1);
      }),
      { numRuns: 300 },
    );
  });
});
