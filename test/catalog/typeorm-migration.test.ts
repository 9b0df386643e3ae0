import assert from 'node:assert/strict';
import { parse } from '@typescript-eslint/typescript-estree';
import { buildCatalog, createCatalog, readTypeormMigration, type SourceResult } from '../../src/catalog/index.ts';
import { readFileFacts } from '../../src/project/index.ts';
import { assertInProportion } from '../support/growth.ts';

const read = (text: string): SourceResult => readTypeormMigration(parse(text, { range: true }), text, 'src/migrations/1-init.ts');
const columns = (text: string, at = 0): string[] => (read(text).entities[at]?.fields ?? []).map(({ name, type, unique, line }) => `${name} ${type ?? '?'}${unique ? '!' : ''} ${line}`);

const MIGRATION = `import { MigrationInterface, QueryRunner, Table, TableColumn } from 'typeorm';
const TABLE = 'crm.customers';
export class Init1 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.createTable(new Table({
      name: TABLE,
      columns: [
        { name: 'id', type: 'uuid', isPrimary: true },
        new TableColumn({ name: 'email', type: 'varchar', length: '120', isUnique: true }),
        { name: 'kana', type: 'varchar', comment: '氏名カナ' },
        { name: 'tags', type: 'text', isArray: true }, // @notPersonal
        { name: dynamic, type: 'text' },
      ],
    }), true);
    await queryRunner.addColumn('users', new TableColumn({ name: 'phone', type: 'varchar' }));
    const more = [1];
    await queryRunner.addColumns('users', [{ name: 'fax', type: 'varchar' }, new TableColumn({ name: 'ssn', type: 'char(9)' })]);
    await queryRunner.query(\`
      CREATE TABLE "lead" (
        "id" SERIAL PRIMARY KEY,
        "email" character varying NOT NULL
      )\`);
    await queryRunner.query('ALTER TABLE "lead" ' + 'ADD "phone" text');
    await queryRunner.query('COMMENT ON COLUMN "lead"."phone" IS \\'@pii contact.phone\\'');
    await queryRunner.query('SELECT 1 FROM lead');
  }
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE "lead" ADD "gone" text');
  }
}`;

describe('tables of TypeORM migrations', () => {
  it('are created, added to, and written in SQL', () => {
    const { entities, problems } = read(MIGRATION);
    assert.deepEqual(entities.map(({ name, aliases, line }) => [name, ...aliases, line]), [['customers', 'crm.customers', 6], ['users', 15], ['users', 17], ['lead', 19]]);
    assert.deepEqual(problems, []);
    assert.deepEqual(columns(MIGRATION), ['id uuid! 8', 'email varchar(120)! 9', 'kana varchar 10', 'tags text[] 11']);
    assert.deepEqual([1, 2].flatMap((at) => columns(MIGRATION, at)), ['phone varchar 15', 'fax varchar 17', 'ssn char(9) 17']);
    assert.deepEqual(columns(MIGRATION, 3), ['id SERIAL! 20', 'email character varying 21', 'phone text 23']);
  });

  it('carry comments and annotations', () => {
    const { entities } = read(MIGRATION);
    assert.deepEqual(entities[0]?.fields.map(({ comment }) => comment), [undefined, undefined, '氏名カナ', '@notPersonal']);
    assert.deepEqual([entities[0]?.fields[3]?.annotation, entities[3]?.fields[2]?.annotation], [{ notPersonal: true }, { category: 'contact.phone' }]);
  });

  it('are found in files that migrate, those of MikroORM and of JavaScript too', () => {
    const kinds = (text: string): string[] => (readFileFacts(text, 'm.js').entities ?? []).flatMap(({ kind, result }) => result.entities.map(({ name }) => `${kind} ${name}`));
    assert.deepEqual(kinds("export class M extends Migration { up() { this.addSql('create table `customer` (`email` varchar(20));'); } }"), ['sql customer']);
    assert.deepEqual(kinds("module.exports = class A { async up(queryRunner) { await queryRunner.query('CREATE TABLE customer (email text)'); } async down(q) { await q.query('CREATE TABLE old (email text)'); } };"), ['sql customer']);
    assert.deepEqual(kinds("grid.createTable({ name: 'customers', columns: [{ name: 'email' }] });"), []);
  });

  it('join the entity of their table', () => {
    const catalog = createCatalog(buildCatalog([{ kind: 'sql', file: 'm.ts', result: read(MIGRATION) }, { kind: 'typeorm', file: 'e.ts', result: { entities: [{ name: 'Customer', aliases: ['customers'], line: 1, fields: [{ name: 'email', line: 2 }] }], problems: [] } }]));
    assert.deepEqual(catalog.find('Customer')?.fields.map(({ name }) => name), ['email', 'id', 'kana', 'tags']);
  });

  it('are read of any text that parses, in time that grows with it', () => {
    for (const text of ['q.createTable()', 'q.createTable(new Table())', 'q.createTable(new Table({ columns: [x, ...y, , 1] }))', 'q.addColumn(a, b)', 'q.query(`CREATE TABLE ${x} (`)', "q.query('CREATE TABLE' + a)", 'const a = a; q.query(a)', "const a = a + 'create table'; q.addSql(a)"]) read(text);
    assertInProportion((n) => {
      const text = `q.query(${"'CREATE TABLE a (b text)' + ".repeat(n)}'')`;
      const ast = parse(text, { range: true });
      return () => readTypeormMigration(ast, text, 'm.ts');
    }, 20, 200);
    assertInProportion((n) => {
      const text = Array.from({ length: n }, (_, at) => `q.query('CREATE TABLE t${at} (email text)');`).join('\n');
      const ast = parse(text, { range: true });
      return () => readTypeormMigration(ast, text, 'm.ts');
    }, 100, 1_000);
  });
});
