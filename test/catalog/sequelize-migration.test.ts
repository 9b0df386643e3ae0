import assert from 'node:assert/strict';
import { parse } from '@typescript-eslint/typescript-estree';
import { readSequelizeMigration, type SourceResult } from '../../src/catalog/index.ts';
import { readFileFacts } from '../../src/project/index.ts';
import { assertInProportion } from '../support/growth.ts';

const read = (text: string): SourceResult => readSequelizeMigration(parse(text, { range: true }), text, 'src/migrations/1-init.js');

const MIGRATION = `'use strict';
const TABLE = 'Customers';
const stamps = { createdAt: { type: Sequelize.DATE }, updatedAt: Sequelize.DATE };
module.exports = {
  async up(queryInterface, Sequelize) {
    await queryInterface.createTable(TABLE, {
      id: { type: Sequelize.INTEGER, primaryKey: true, autoIncrement: true },
      email: { type: Sequelize.STRING(120), unique: true, allowNull: false },
      kana: { type: Sequelize.STRING, comment: '氏名カナ' },
      nickname: Sequelize.STRING, // @notPersonal
      ...stamps,
    });
    await queryInterface.addColumn('Customers', 'phone', { type: Sequelize.STRING, comment: '@pii contact.phone' }, { transaction });
    return Promise.all([
      queryInterface.addColumn({ tableName: 'Leads', schema: 'crm' }, 'birthday', Sequelize.DATEONLY),
      queryInterface.addColumn(table, 'fax', Sequelize.STRING),
      queryInterface.removeColumn('Leads', 'ssn'),
    ]);
  },
  async down(queryInterface) {
    await queryInterface.addColumn('Customers', 'gone', Sequelize.STRING);
  },
};`;

describe('tables of Sequelize migrations', () => {
  it('are created and added to', () => {
    const { entities, problems } = read(MIGRATION);
    assert.deepEqual(problems, []);
    assert.deepEqual(entities.map(({ name, aliases, line }) => [name, ...aliases, line]), [['Customers', 6], ['Customers', 13], ['Leads', 'crm.Leads', 15]]);
    assert.deepEqual(entities.flatMap(({ fields }) => fields.map(({ name, type, unique, line }) => `${name} ${type ?? '?'}${unique ? '!' : ''} ${line}`)), [
      'id INTEGER! 7', 'email STRING! 8', 'kana STRING 9', 'nickname STRING 10', 'createdAt DATE 3', 'updatedAt DATE 3', 'phone STRING 13', 'birthday DATE 15',
    ]);
    assert.deepEqual(entities.flatMap(({ fields }) => fields.flatMap(({ annotation }) => annotation ?? [])), [{ notPersonal: true }, { category: 'contact.phone' }]);
  });

  it('are found in files that migrate', () => {
    const kinds = (text: string): string[] => (readFileFacts(text, 'm.js').entities ?? []).flatMap(({ kind, result }) => result.entities.map(({ name }) => `${kind} ${name}`));
    assert.deepEqual(kinds(MIGRATION), ['sql Customers', 'sql Customers', 'sql Leads']);
    assert.deepEqual(kinds("export const up = ({ context: queryInterface }) => queryInterface.createTable('users', { email: DataTypes.STRING });\nexport const down = ({ context: queryInterface }) => queryInterface.createTable('old', { email: DataTypes.STRING });"), ['sql users']);
  });

  it('never throw on half a file, and take time in proportion to its length', () => {
    for (const text of ['queryInterface.createTable()', 'queryInterface.addColumn("a")', 'queryInterface.createTable("a", b, c)', 'queryInterface.addColumn("a", "b", ...c)', 'queryInterface.createTable(...a)']) assert.doesNotThrow(() => read(text));
    assertInProportion((n) => {
      const text = Array.from({ length: n }, (_, at) => `queryInterface.createTable('t${at}', { email: Sequelize.STRING });`).join('\n');
      const ast = parse(text, { range: true });
      return () => readSequelizeMigration(ast, text, 'm.js');
    }, 100, 1_000);
  });
});
