import assert from 'node:assert/strict';
import { parse } from '@typescript-eslint/typescript-estree';
import { buildCatalog, readKnexMigration } from '../../src/catalog/index.ts';
import type { SourceResult } from '../../src/catalog/index.ts';

const read = (text: string): SourceResult => readKnexMigration(parse(text, { range: true }), text, 'migration.ts');
const columns = (text: string, at = 0): string[] => (read(text).entities[at]?.fields ?? []).map(({ name, type, unique }) => `${name} ${type ?? '?'}${unique ? ' unique' : ''}`);

const MIGRATION = `import { Knex } from 'knex';
const NOTES = 'notes';
export async function up(knex: Knex): Promise<void> {
  await knex.schema.withSchema('crm').createTable('customers', (table) => {
    table.increments();
    table.string('email', 120).notNullable().unique();
    // @notPersonal
    table.string('nickname');
    table.text('label').nullable().comment('@pii person.full_name');
    table.uuid('code').primary();
    table.specificType('location', 'geography(point)');
    table.integer('owner_id').references('id').inTable('users').onDelete('CASCADE');
    if (withPhone) table.string('phone');
    table.unique(['phone']);
    table.unique(['email', 'code']);
    table.timestamps(true, true);
    table.string(dynamic);
    table.index('email');
  });
  await knex.schema.createTable(NOTES, function (t) {
    t.bigIncrements('note_id');
    this.text('body');
  }).alterTable('orders', (t) => t.decimal('total'));
}
export async function down(knex: Knex): Promise<void> {
  await knex.schema.alterTable('customers', (t) => { t.string('gone'); });
}
`;

describe('tables of Knex migrations', () => {
  it('are the created ones and what is added to others, in the order of the file', () => {
    const { entities, problems } = read(MIGRATION);
    assert.deepEqual(entities.map(({ name, aliases, line }) => [name, ...aliases, line]), [['customers', 'crm.customers', 4], ['notes', 20], ['orders', 23]]);
    assert.deepEqual(problems, []);
  });

  it('have their columns with type and keys; those named at run time are left out', () => {
    assert.deepEqual(columns(MIGRATION), [
      'id integer unique', 'email varchar(120) unique', 'nickname varchar', 'label text', 'code uuid unique', 'location geography(point)', 'owner_id integer', 'phone varchar unique', 'created_at timestamp', 'updated_at timestamp',
    ]);
    assert.deepEqual(columns(MIGRATION, 1), ['note_id bigint unique', 'body text']);
    assert.deepEqual(columns(MIGRATION, 2), ['total decimal']);
  });

  it('carry annotations from comments beside a column and in its own comment', () => {
    const fields = read(MIGRATION).entities[0]?.fields ?? [];
    assert.deepEqual(fields.find(({ name }) => name === 'nickname')?.annotation, { notPersonal: true });
    assert.deepEqual(fields.find(({ name }) => name === 'label')?.annotation, { category: 'person.full_name' });
    assert.match(read("knex.schema.createTable('c', (t) => { t.string('a').comment('@pii contact.nonsense'); });").problems[0]?.message ?? '', /contact\.nonsense/);
  });

  it('leave out what an `up` drops, what a `down` does in any spelling, and tables without a name', () => {
    assert.deepEqual(columns("knex.schema.alterTable('c', (t) => { t.string('a'); t.string('b'); t.dropColumn('b'); });"), ['a varchar']);
    for (const down of ["exports.down = (knex) => knex.schema.table('c', (t) => { t.string('a'); });", "export const down = (knex) => knex.schema.table('c', (t) => { t.string('a'); });", "module.exports = { down(knex) { return knex.schema.table('c', (t) => { t.string('a'); }); } };"]) assert.deepEqual(read(down).entities, []);
    assert.deepEqual(read("knex.schema.createTable(name, (t) => { t.string('a'); }); knex.schema.table('c', (t) => { t.dropColumn('x'); });").entities, []);
  });

  it('write timestamps the way they are asked for', () => {
    assert.deepEqual(columns("exports.up = (knex) => knex.schema.createTable('c', (t) => { t.timestamps({ useCamelCase: true }); });"), ['createdAt timestamp', 'updatedAt timestamp']);
    assert.deepEqual(columns("exports.up = (knex) => knex.schema.createTable('c', (t) => { t.timestamps(true, true, true); });"), ['createdAt timestamp', 'updatedAt timestamp']);
  });

  it('say nothing of tables that other libraries create', () => {
    assert.deepEqual(read("await queryRunner.createTable(new Table({ name: 'customers' })); grid.createTable('customers', (t) => { t.string('a'); }); db.schema.createTable('c').addColumn('a', 'text'); schema.table('c', []);").entities, []);
  });

  it('are read of half-typed, CRLF and BOM sources as far as they go', () => {
    assert.deepEqual(columns("\uFEFFknex.schema.createTable('c', (t) => {\r\n  t.string('a');\r\n  t.\r\n});".replace('  t.\r\n', '')), ['a varchar']);
    for (const text of ["knex.schema.createTable()", "knex.schema.createTable('c', (t) => t)", "knex.schema.createTable('c', ({ string }) => { string('a'); })", "knex.schema.createTable('c', () => { t.string(); })", "knex.schema.table('c', (t) => { t.string(...x).unique(); })"]) assert.deepEqual(read(text).entities, []);
  });

  it('join each other and the rest of the catalog by name', () => {
    const more = read("exports.up = (knex) => knex.schema.alterTable('customers', (t) => { t.string('whatsapp'); });");
    const { entities } = buildCatalog([{ kind: 'sql', file: '1.ts', result: read(MIGRATION) }, { kind: 'sql', file: '2.ts', result: more }]);
    const customers = entities.find(({ name }) => name === 'customers');
    assert.equal(customers?.subject, 'customer');
    assert.deepEqual(customers?.fields.filter(({ personal }) => personal).map(({ name }) => name).sort(), ['email', 'label', 'location', 'phone', 'whatsapp']);
  });
});
