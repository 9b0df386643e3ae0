import assert from 'node:assert/strict';
import { parse } from '@typescript-eslint/typescript-estree';
import fc from 'fast-check';
import { buildCatalog, createCatalog, readDrizzleTables, readSqlDdl, type SourceEntity, type SourceResult } from '../../src/catalog/index.ts';

const read = (text: string, file = 'schema.ts'): SourceResult => readDrizzleTables(parse(text, { range: true }), text, file);
const IMPORT = "import { pgTable, pgEnum, text, varchar, serial, timestamp, jsonb, uniqueIndex } from 'drizzle-orm/pg-core';\n";

/** An entity in one line: names, then its fields with column, type and key. */
const line = ({ name, aliases, fields, mixin, extends: bases }: SourceEntity): string =>
  `${mixin ? 'mixin ' : ''}${[name, ...aliases].join('/')}${bases ? ` extends ${bases.join('+')}` : ''}: ${fields
    .map((field) => `${field.name}${field.column === undefined ? '' : `(${field.column})`}${field.relation ? ` ${field.relation.many ? 'many' : 'one'} ${field.relation.entity}` : ` ${field.type}`}${field.unique ? '!' : ''}`)
    .join(', ')}`;
const lines = (text: string): string[] => read(text).entities.map(line);

describe("catalog source: Drizzle's tables", () => {
  it('reads names, columns, types and keys', () => {
    assert.deepEqual(
      lines(`${IMPORT}export const role = pgEnum('role', ['a', 'b']);
export const customers = pgTable('crm_customers', {
  id: serial('id').primaryKey(),
  email: varchar('email_address', { length: 255 }).notNull().unique(),
  fullName: text().notNull(),
  tags: text('tags').array(),
  kind: text('kind').$type<'a' | 'b'>(),
  role: role('role'),
  address: jsonb('address').$type<Address>(),
  teamId: text('team_id').references(() => teams.id),
});`),
      ["customers/crm_customers: id serial!, email(email_address) varchar!, fullName text, tags text[], kind 'a' | 'b', role role, address jsonb, teamId(team_id) text"],
    );
  });

  it('reads columns from a function, and keys from the third argument', () => {
    assert.deepEqual(
      lines(`${IMPORT}export const usersTable = pgTable('users', (t) => ({ id: t.uuid().primaryKey(), email: t.text(), name: t.text() }), (t) => [uniqueIndex('i').on(t.email), uniqueIndex('j').on(t.name, t.id), uniqueIndex('k').on(t.name).where(sql\`x\`)]);
export const old = pgTable('old', { code: text('code') }, (t) => ({ one: unique('one').on(t.code) }));`),
      ['users/usersTable: id uuid!, email text!, name text', 'old: code text!'],
    );
  });

  it('reads tables of other dialects, of schemas and of creators', () => {
    assert.deepEqual(
      lines(`import { mysqlTable, sqliteTable, pgSchema, pgTableCreator } from 'drizzle-orm/pg-core';
const crm = pgSchema('crm');
const createTable = pgTableCreator((name) => \`app_\${name}\`);
export const a = mysqlTable('aa', { id: int('id') });
export const b = sqliteTable('bb', { id: integer('id') }).enableRLS();
export const c = crm.table('cc', { id: text('id') });
export const d = authSchema.table('dd', { id: text('id') });
export const e = createTable('ee', { id: text('id') });
export const f = createTable('ff', (d) => ({ id: d.text() }));
export const g = makeTable({ id: text('id') });
export const h = createTable('hh', { columns: [1] });
export const view = pgView('recent', { id: text('id') }).existing();`),
      ['a/aa: id int', 'b/bb: id integer', 'c/cc/crm.cc: id text', 'd/dd: id text', 'e/app_ee/ee: id text', 'f/app_ff/ff: id text', 'h/app_hh/hh: ', 'view/recent: id text'],
    );
  });

  it('takes the table of a creator of another module by its columns', () => {
    assert.deepEqual(lines("import { createTable } from './table';\nexport const posts = createTable('post', (d) => ({ id: d.integer() }));\nexport const t = dataTable('rows', { columns: [] });\nexport const u = useTable('rows', () => ({ data: load() }));"), ['posts/post: id integer']);
  });

  it('puts columns that are spread in their place, also those of another module', () => {
    const shared = { kind: 'drizzle', file: 'shared.ts', result: read(`${IMPORT}export const contact = { email: text('email').notNull(), phone: text('phone') };`, 'shared.ts') } as const;
    const own = { kind: 'drizzle', file: 'schema.ts', result: read(`${IMPORT}import { contact } from './shared';\nconst base = { id: text('id').primaryKey() };\nexport const leads = pgTable('leads', { ...base, ...contact, ...timestamps() });`) } as const;
    const [entity] = buildCatalog([own, shared]).entities;
    assert.deepEqual(entity?.fields.map(({ name, personal }) => `${name} ${personal?.category ?? '-'}`), ['id -', 'email contact.email', 'phone contact.phone']);
  });

  it('reads relations beside the tables and in a file of their own', () => {
    const tables = `${IMPORT}export const customers = pgTable('customers', { id: text('id') });\nexport const ordersTable = pgTable('orders', { id: text('id') });`;
    const relations = "import { relations } from 'drizzle-orm';\nexport const r = relations(customers, ({ many, one }) => ({ orders: many(ordersTable), team: one(schema.teams, { fields: [], references: [] }) }));\nexport const s = relations(ordersTable, ({ one }) => ({ customer: one(customers) }));";
    const expected = ['customers: id text, orders many orders, team one teams', 'orders/ordersTable: id text, customer one customers'];
    assert.deepEqual(lines(`${tables}\n${relations}`), expected);
    const { entities } = buildCatalog([{ kind: 'drizzle', file: 'relations.ts', result: read(relations) }, { kind: 'drizzle', file: 'schema.ts', result: read(tables) }]);
    assert.deepEqual(entities.map(({ name, fields }) => `${name}: ${fields.map((field) => `${field.name}${field.relation ? ` ${field.relation.entity}` : ''}`).join(', ')}`), ['customers: orders orders, team teams, id', 'orders: customer customers, id']);
    assert.deepEqual(lines("export const all = defineRelations(schema, (r) => ({ users: { posts: r.many.posts(), group: r.one.groups({ from: r.users.groupId }) } }));"), ['users: posts many posts, group one groups']);
  });

  it('reads annotations and comments', () => {
    const { entities, problems } = read(`${IMPORT}/** @pii */
export const contacts = pgTable('contacts', {
  /** @pii contact.email */
  handle: text('handle'),
  label: text('label'), // @notPersonal
  other: text('other'), // @pii no.such
});`);
    assert.deepEqual(entities[0]?.annotation, {});
    assert.deepEqual(entities[0]?.fields.map(({ annotation }) => annotation), [{ category: 'contact.email' }, { notPersonal: true }, {}]);
    assert.deepEqual(problems, [{ message: '@pii names a category that does not exist: no.such', line: 7 }]);
  });

  it('classifies what it reads, and finds entities by constant and table', () => {
    const catalog = createCatalog(buildCatalog([{ kind: 'drizzle', file: 'schema.ts', result: read(`${IMPORT}export const userAccounts = pgTable('user_accounts', { id: text('id'), email: text('email'), firstName: text(), dateOfBirth: timestamp('dob') });`) }]));
    const entity = catalog.find('user_accounts');
    assert.ok(entity);
    assert.equal(catalog.find('userAccounts'), entity);
    assert.deepEqual(catalog.personalFields(entity).map(({ name }) => name), ['email', 'firstName', 'dateOfBirth']);
  });

  it('keeps to the columns it declares, whatever migrations once created', () => {
    const sql = readSqlDdl('CREATE TABLE "customers" ("id" text PRIMARY KEY, "old_email" text, "phone_no" varchar(20));', '0000.sql');
    const { entities } = buildCatalog([{ kind: 'drizzle', file: 'schema.ts', result: read(`${IMPORT}export const customers = pgTable('customers', { id: text('id'), phone: text('phone_no') });`) }, { kind: 'sql', file: '0000.sql', result: sql }]);
    assert.deepEqual(entities.map(({ name, fields }) => [name, fields.map((field) => `${field.name}${field.unique ? '!' : ''}`)]), [['customers', ['id!', 'phone']]]);
  });

  it('leaves other calls alone and survives half-typed ones', () => {
    assert.deepEqual(lines("const rows = table('customers', { id: 1 });\nconst t = schema.table('x', { a: b() });\nexport const a = pgTable();\nexport const b = pgTable('b');\nexport const c = pgTable('c', { ...d, [key]: text('x'), e, f() {} });\nexport const o = {};\nexport const p = { size: integer };").map((one) => one.replace(/:.*/, '')), ['t/x', 'c extends d']);
  });

  it('never throws', () => {
    const piece = fc.constantFrom('export const a = ', 'pgTable(', "'t'", ', {', 'id: ', 'text(', ')', '...b', '}', '.notNull()', '=> ({', 'relations(', '(t) =>', '[', ']', ';\n', 'unique().on(t.id)', '`x${', '}`');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        const text = pieces.join('');
        let ast;
        try {
          ast = parse(text, { range: true });
        } catch {
          return;
        }
        readDrizzleTables(ast, text, 'a.ts');
      }),
      { numRuns: 500 },
    );
  });
});
