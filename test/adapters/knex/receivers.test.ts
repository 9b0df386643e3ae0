import knex from '../../../src/adapters/knex.ts';
import { catalog } from '../catalog.ts';
import { golden } from '../driver.ts';

const KNEX = 'import createKnex from \'knex\';\nconst knex = createKnex({ client: \'pg\' });\n';
const TYPES = 'import { Knex } from \'knex\';\n';

describe('knex: receivers', () => {
  golden(knex, catalog, {
    'how a query starts': [
      {
        title: 'columns first',
        source: `${KNEX}await knex.select('id', 'email').from('customers').limit(10);`,
        facts: ['import read many customers(id+email) 10, every row'],
        bound: "await knex.select('id', 'email').from('customers').limit(50);",
      },
      {
        title: 'an alias in an object',
        source: `${KNEX}await knex({ c: 'customers' }).select('c.email');`,
        facts: ['import read many customers(email) none, every row'],
      },
      {
        title: 'an alias in the text',
        source: `${KNEX}await knex('customers as c').where('c.id', id).select('c.*');`,
        facts: ['import read many customers(*) default 1, one of [id eq id]'],
        bound: null,
        project: "await knex('customers as c').where('c.id', id).select('id', 'email');",
      },
      {
        title: 'a schema in front',
        source: `${KNEX}await knex.withSchema('crm').from('customers').first();`,
        facts: ['import read one customers(*) default 1, every row'],
        bound: null,
        project: "await knex.withSchema('crm').from('customers').select('id', 'email').first();",
      },
      {
        title: 'a table link',
        source: `${KNEX}await knex.table('customers').pluck('email');`,
        facts: ['import read many customers(email) none, every row'],
      },
      {
        title: 'an instance of require',
        source: `const knex = require('knex')({ client: 'pg' });
module.exports.list = () => knex('customers');`,
        facts: ['import read many customers(*) none, every row'],
        result: 'return',
      },
      {
        title: 'a parameter of the type',
        source: `${TYPES}export const list = async (db: Knex) => db<Customer>('customers').select('email');`,
        facts: ['declaration read many customers(email) none, every row'],
        result: 'return',
      },
      {
        title: 'the handle of a transaction',
        source: `${TYPES}export async function f(knex: Knex) {
  await knex.transaction(async (trx) => {
    const row = await trx('customers').where({ id }).forUpdate().first();
    await trx('customers').where({ id }).update({ phone });
  });
}`,
        facts: ['declaration read one customers(*) default 1, one of [id eq id]', 'declaration update one customers() default 1, one of [id eq id]'],
        result: 'row: ',
      },
      {
        title: 'a transaction or the instance',
        source: `${TYPES}export const f = async (db: Knex, trx?: Knex.Transaction) => (trx ?? db)('customers').where({ email }).first('id');`,
        facts: ['declaration read one customers(id) default 1, one of [email eq email]'],
        result: 'return',
      },
      {
        title: 'an injected instance',
        source: `import { Injectable } from '@nestjs/common';
import { InjectModel } from 'nest-knexjs';
import { Knex } from 'knex';
@Injectable()
export class Customers {
  constructor(@InjectModel() private readonly knex: Knex) {}
  list() { return this.knex<Customer>('customers').select('id', 'phone').offset(20); }
  async one(id: string) { return this.knex.table('customers').where('id', id).first(); }
}`,
        facts: ['declaration read many customers(id+phone) none, every row', 'declaration read one customers(*) default 1, one of [id eq id]'],
        result: 'return',
      },
      {
        title: "an instance of the project's own module",
        source: `import { knex } from '../db/knex';
export const list = () => knex('customers').where({ tenantId });`,
        facts: ['convention read many customers(*) none, [tenantId eq tenantId]'],
        result: 'return',
      },
      {
        title: 'a handle that only the shape of the call proves',
        source: `import db from '../db';
export const list = () => db('customers').whereNull('deletedAt').orderBy('id');
export const other = () => db('customers');`,
        facts: ['convention read many customers(*) none, [deletedAt other]'],
        result: 'return',
      },
      {
        title: 'a batch',
        source: `${KNEX}await knex.batchInsert('customers', rows, 100);`,
        facts: ['import create many customers(? the columns are built elsewhere) ? as many rows as are written, every row'],
      },
      {
        title: 'a table in a constant',
        source: `${KNEX}const TABLE = 'customers';
await knex(TABLE).select();`,
        facts: ['import read many customers(*) none, every row'],
      },
      {
        title: 'a list of keys in a transaction',
        source: `${KNEX}await knex('customers').transacting(trx).whereIn('id', [1, 2, 3]);`,
        facts: ['import read many customers(*) default 3, [id in [1, 2, 3]]'],
      },
    ],
    'look-alikes stay silent': [
      {
        title: 'lookalikes',
        source: `import $ from 'jquery';
import * as d3 from 'd3';
import _ from 'lodash';
import { drizzle } from 'drizzle-orm/node-postgres';
import { Kysely } from 'kysely';
import { createClient } from '@supabase/supabase-js';
const db = drizzle(pool);
const k = new Kysely<DB>({ dialect });
const sb = createClient(url, key);
$('customers').find('a').first().select();
d3.select('customers').insert('g').first();
_(customers).filter({ id }).first();
await db.select().from(customers).limit(1);
await k.selectFrom('customers').select('email').execute();
await sb.from('customers').select('*').limit(5);
console.table('customers');
list.first();
res.first('customers');`,
        facts: [],
      },
      {
        title: 'firestore, grids',
        source: `const db = firebase.firestore();
await db.collection('customers').where('email', '==', mail).limit(5).get();
grid.table('customers').columns('a').first();
collection('customers').where('a', 1).orderBy('b').limit(3);
db('customers');
db('nothing').where({ id }).first().limit(2);`,
        facts: [],
      },
      {
        title: 'schema',
        source: `${KNEX}await knex.schema.createTable('customers', (t) => { t.string('email').notNullable(); });
await knex.schema.hasTable('customers');
knex.destroy();
knex.raw('select 1');
knex.ref('customers.id');
createKnex({ client: 'pg' });`,
        facts: [],
      },
      {
        title: 'factory',
        source: `import knex from 'knex';
export default knex(config);
knex('postgres://x').destroy();`,
        facts: [],
      },
    ],
  });
});
