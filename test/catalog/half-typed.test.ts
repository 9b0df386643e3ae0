import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CODE_SOURCES } from '../../src/catalog/index.ts';
import { SCHEMA_SOURCES } from '../../src/catalog/sources/schemas.ts';
import { sourceParser } from '../../src/parse/index.ts';
import { PRISMA_SCHEMA, SQL_SCHEMA, TYPEORM_ENTITIES } from '../support/crm-schemas.ts';
import '../support/seed.ts';

const SDL = '"""Who buys @pii"""\ntype Customer implements Node @key(fields: "id") {\n  # @pii contact.email\n  email(kind: Kind = A): String! @pii(category: "contact.email")\n  orders: [Order!]!\n}\nenum Kind { A B }\nextend type Customer { phone: String }\ninput CustomerInput { name: String = "x" }\n';

/** Schemas in code, one of each kind: what a person types them into one file by file. */
const IN_CODE: readonly string[] = [
  TYPEORM_ENTITIES,
  "import { Entity, Property } from '@mikro-orm/core';\n@Entity({ tableName: 'crm_customers' })\nexport class Customer { @Property({ unique: true }) email!: string; @ManyToOne(() => Company) company; }",
  "const Customer = sequelize.define('Customer', { email: { type: DataTypes.STRING, unique: true }, name: DataTypes.STRING }, { tableName: 'customers', defaultScope: { attributes: { exclude: ['name'] } } });\n@Table class Lead extends Model { @Column email: string; }",
  "import mongoose, { Schema } from 'mongoose';\nconst address = new Schema({ city: String }, { _id: false });\nconst customerSchema = new Schema({ email: { type: String, select: false }, address, tags: [{ type: String }], owner: { type: Schema.Types.ObjectId, ref: 'User' } });\ncustomerSchema.virtual('orders', { ref: 'Order' });\nexport default mongoose.model('Customer', customerSchema);",
  "import { Model } from 'objection';\nclass Customer extends Model { static tableName = 'customers'; static jsonSchema = { properties: { email: { type: 'string' } } }; static relationMappings = { orders: { relation: Model.HasManyRelation, modelClass: Order } }; }",
  "import { pgTable, text, uuid } from 'drizzle-orm/pg-core';\nexport const customers = pgTable('customers', { id: uuid('id').primaryKey(), email: text('email').unique() }, (t) => [index('x').on(t.email)]);\nexport const rel = relations(customers, ({ many }) => ({ orders: many(orders) }));",
  "import type { ColumnType, Generated } from 'kysely';\nexport interface Database { person: PersonTable; 'crm.pet': { id: Generated<number> } }\ninterface PersonTable { email: string | null; at: ColumnType<Date, string, never> }",
  "export type Database = { public: { Tables: { contacts: { Row: { id: number; email: string | null }; Relationships: [{ referencedRelation: 'companies' }] } }; Functions: { find: { Args: {}; Returns: { email: string }[] } } } };",
  "exports.up = (knex) => knex.schema.createTable('customers', (t) => { t.increments(); t.string('email', 120).unique().comment('@pii'); t.timestamps(true, true); });",
  "export class A implements MigrationInterface { async up(queryRunner) { await queryRunner.createTable(new Table({ name: 'customers', columns: [{ name: 'email', type: 'varchar' }] })); await queryRunner.addColumn('customers', new TableColumn({ name: 'phone', type: 'text' })); await queryRunner.query('CREATE TABLE lead (email text)'); } }",
  `const part = \`email: String\`;\nexport const types = \`type Customer { id: ID, \${part} }\`;\n@ObjectType() class Lead { @Field(() => [String], { description: 'x' }) emails: string[] }`,
  "import { z } from 'zod';\nexport const customerSchema = z.object({ email: z.string().describe('@pii'), address: z.object({ city: z.string() }), ...base.shape }).extend({ a: z.date() }).pick({ email: true });\nexport type Customer = z.infer<typeof customerSchema>;",
  "const customerAppId = 34;\nkintone.api('/k/v1/records', 'GET', { app: customerAppId, fields: ['氏名'], query: '電話番号 = \"1\"' }).then(({ records }) => records.map((record) => record['氏名'].value));",
  "export interface Customer extends Base { /** @pii */ email: string; address?: { city: string } | null }\ntype LeadDto = Pick<Lead, 'id'> & Omit<Base, 'x'>;\nclass CreateContactDto extends PartialType(Base) { @IsEmail() email: string; constructor(readonly name: string) { super(); } }\ninterface Base { createdAt: Date }",
];
const PIECES = ['{', '}', '(', ')', '[', ']', ',', ';', ':', '.', '"', "'", '`', '"""', '/*', '*/', '//', '#', '--', '@', '@pii', '@@map(', '=>', '...', '?', '|', '\\', '\n', '\r\n', '\uFEFF', '\uD800', '氏名', 'type Customer {', 'CREATE TABLE', 'model A {', '${', 'z.object('];

/** What somebody leaves behind while typing: a text cut off, with a part missing, doubled, or with something put in. */
const mutated = (text: string): fc.Arbitrary<string> =>
  fc.tuple(fc.nat(text.length), fc.nat(text.length), fc.constantFrom(...PIECES), fc.nat(3)).map(([one, other, piece, how]) => {
    const [from, to] = one < other ? [one, other] : [other, one];
    if (how === 0) return text.slice(0, to);
    if (how === 1) return text.slice(0, from) + text.slice(Math.min(to, from + 40));
    if (how === 2) return text.slice(0, to) + text.slice(from);
    return text.slice(0, from) + piece + text.slice(from);
  });

describe('schemas while they are typed', () => {
  for (const { kind, read } of SCHEMA_SOURCES) {
    const seed = kind === 'prisma' ? PRISMA_SCHEMA : kind === 'sql' ? SQL_SCHEMA : SDL;
    it(`${kind} files are read in any state, each entity on a line of its own file`, () => {
      fc.assert(
        fc.property(fc.oneof(mutated(seed), mutated(SDL), fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join(' '))), (text) => {
          const { entities, problems } = read(text, 'schema.sql');
          const last = text.split(/\r\n|\n|\r/).length;
          for (const { line } of [...entities, ...entities.flatMap(({ fields }) => fields), ...problems]) assert.ok(line >= 1 && line <= last, `${line} of ${last} in ${text}`);
        }),
        { numRuns: 400 },
      );
    });
  }

  it('sources in code are read in any state that parses', function () {
    this.timeout(60_000);
    const parser = sourceParser('typescript');
    let read = 0;
    fc.assert(
      fc.property(fc.constantFrom(...IN_CODE).chain(mutated), (text) => {
        const outcome = parser.parse(text, 'a.ts');
        if (!outcome.ok) return;
        read++;
        const last = text.split(/\r\n|\n|\r/).length;
        for (const source of CODE_SOURCES) {
          const { entities } = source.read(outcome.source.ast, text, 'a.ts');
          for (const { line } of [...entities, ...entities.flatMap(({ fields }) => fields)]) assert.ok(line >= 1 && line <= last, `${line} of ${last} in ${text}`);
        }
      }),
      { numRuns: 700 },
    );
    assert.ok(read > 60, `only ${read} texts parse`);
  });

  it('samples of each kind are read whole', () => {
    const parser = sourceParser('typescript');
    const kinds = new Set<string>();
    for (const text of IN_CODE) {
      const outcome = parser.parse(text, 'a.ts');
      assert.ok(outcome.ok, text);
      for (const { kind, mayDeclare, read } of CODE_SOURCES) if (mayDeclare(text, 'a.ts') && read(outcome.source.ast, text, 'a.ts').entities.length > 0) kinds.add(kind);
    }
    assert.deepEqual([...new Set(CODE_SOURCES.map(({ kind }) => kind))].filter((kind) => !kinds.has(kind)), []);
  });
});
