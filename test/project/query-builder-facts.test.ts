import assert from 'node:assert/strict';
import { readFileFacts } from '../../src/project/index.ts';

const entities = (text: string, kind: 'sql' | 'objection', file = 'file.ts'): string[] | undefined => readFileFacts(text, file).entities?.find((one) => one.kind === kind)?.result.entities.map(({ name }) => name);

describe('facts of files that describe tables', () => {
  it('hold the tables of Knex migrations', () => {
    assert.deepEqual(entities("exports.up = (knex) => knex.schema.createTable('customers', (t) => { t.string('email'); });", 'sql', 'migrations/1.js'), ['customers']);
    assert.deepEqual(entities("exports.up = (knex) =>\n  knex.schema\n    .table('customers', (t) => { t.string('email'); });", 'sql'), ['customers']);
  });

  it('hold the model classes of Objection', () => {
    assert.deepEqual(entities("import { Model } from 'objection';\nexport class Customer extends Model { static tableName = 'customers'; }", 'objection'), ['Customer']);
    assert.deepEqual(entities("export class Customer extends TenantModel { static get tableName() { return 'customers'; } }", 'objection'), ['Customer']);
  });

  it('hold nothing of files that only sound alike', () => {
    assert.deepEqual(readFileFacts("export const createTable = (schema: string) => schema;\nimport { raw } from 'objection';", 'file.ts'), {});
    assert.deepEqual(Object.keys(readFileFacts('knex.schema.createTable(', 'file.ts')), ['unreadable'], 'but one that may declare and cannot be parsed says so');
  });
});
