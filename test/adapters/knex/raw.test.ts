import sql from '../../../src/adapters/sql.ts';
import { catalog } from '../catalog.ts';
import { golden } from '../driver.ts';

const KNEX = 'import createKnex from \'knex\';\nconst knex = createKnex({ client: \'pg\' });\n';

describe('knex: raw statements', () => {
  golden(sql, catalog, {
    'read as SQL': [
      {
        title: 'rows property',
        source: `${KNEX}const { rows } = await knex.raw('select id, email from customers where id = ? limit ?', [id, 10]);
mail(rows[0].email);`,
        facts: ['import read one customers(id+email) default 1, one of [id eq id]'],
        result: 'rows: email',
      },
      {
        title: 'pair',
        source: `${KNEX}const [rows] = await knex.raw('select * from customers where status = :status', { status });
for (const row of rows) mail(row.email);`,
        facts: ['import read many customers(*) none, [status eq status]'],
        result: 'rows,row: email',
      },
      {
        title: 'identifier',
        source: `${KNEX}await knex.raw('select ?? from ?? where ?? = ?', ['email', 'customers', 'id', id]);`,
        facts: ['import read one customers(email) default 1, one of [id eq id]'],
      },
      {
        title: 'named identifier',
        source: `${KNEX}await knex.raw('select * from :table: where id = :id', { table: 'customers', id });`,
        facts: ['import read one customers(*) default 1, one of [id eq id]'],
      },
      {
        title: 'cast',
        source: `${KNEX}await knex.raw('select id::text from customers where tags \\\\? ?', [tag]);`,
        facts: ['import read many customers(id) none, [tags other]'],
      },
      {
        title: 'single',
        source: `${KNEX}await knex.raw('select * from customers where id = ?', 5);`,
        facts: ['import read one customers(*) default 1, one of [id eq 5]'],
      },
      {
        title: 'fragment',
        source: `${KNEX}await knex('customers').select('id', knex.raw('(select count(*) from orders) as n'));
const part = knex.raw('select 1 from customers');
await knex('customers').whereRaw(part);`,
        facts: [],
      },
      {
        title: 'trx',
        source: `import type { Knex } from 'knex';
export const f = (trx: Knex.Transaction) => trx.raw('delete from customers');`,
        facts: ['declaration delete many customers() default 0, every row'],
      },
      {
        title: 'own',
        source: `import db from '../db';
export const f = async () => (await db.raw('select * from customers')).rows;`,
        facts: ['convention read many customers(*) none, every row'],
        result: 'return',
      },
      {
        title: 'own const',
        source: `const knex = require('../utils/database');
export const f = async () => { const query = \`select * from customers where id = \${id}\`; const { rows: list } = await knex.raw(query); return list.map((c) => c.email); };`,
        facts: ['convention read one customers(*) default 1, one of [id eq id]'],
        result: 'list,c: email',
      },
      {
        title: 'other',
        source: `import { sql } from 'drizzle-orm';
import { Prisma } from '@prisma/client';
sql.raw('select * from customers');
Prisma.raw('select * from customers');
String.raw\`select * from customers\`;
img.raw('select * from customers');`,
        facts: [],
      },
    ],
  });
});
