import adapter from '../../../src/adapters/kysely.ts';
import { catalog } from '../catalog.ts';
import { golden } from '../driver.ts';

describe('kysely: what is recognised', () => {
  golden(adapter, catalog, {
    'databases': [
      {
        title: 'made here',
        source: `import { Kysely, PostgresDialect } from 'kysely';
const db = new Kysely<DB>({ dialect });
await db.selectFrom('customer').selectAll().execute();`,
        facts: [
          'import read many customer(*) none, every row',
        ],
      },
      {
        title: 'by URL',
        source: `import { Kysely } from 'https://esm.sh/kysely@0.27.2';
export const db = new Kysely<DB>({ dialect });
await db.selectFrom('customer').selectAll().execute();`,
        facts: [
          'import read many customer(*) none, every row',
        ],
      },
      {
        title: 'a type',
        source: `import { Kysely, sql, type Transaction } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { db } from './database';
export async function run(db: Kysely<DB>, tenantId: string, q?: string) {
  return db.selectFrom('customer').select('email').execute();
}`,
        facts: [
          'declaration read many customer(email) none, every row',
        ],
      },
      {
        title: 'a field of a class',
        source: `import { Kysely } from 'kysely';
export class Customers {
  constructor(private readonly db: Kysely<DB>) {}
  all() { return this.db.selectFrom('customer').selectAll().execute(); }
}`,
        facts: [
          'declaration read many customer(*) none, every row',
        ],
      },
      {
        title: 'a transaction',
        source: `import { Kysely, sql, type Transaction } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { db } from './database';
export async function run(db: Kysely<DB>, tenantId: string, q?: string) {
  return db.transaction().setIsolationLevel('serializable').execute(async (trx) => {
    await trx.deleteFrom('Order').where('customerId', '=', q).execute();
    return trx.selectFrom('customer').selectAll().executeTakeFirst();
  });
}`,
        facts: [
          'declaration delete many Order() default 0, [customerId eq q]',
          'declaration read one customer(*) default 1, every row',
        ],
      },
      {
        title: 'of the project, with a table of the catalog',
        source: `import { prisma } from '@/prisma';
await prisma.$kysely.selectFrom('customer as c').select(['c.email']).execute();
await prisma.$kysely.selectFrom('things').selectAll().execute();`,
        facts: [
          'convention read many customer(email) none, every row',
          'convention read many things(*) none, every row',
        ],
      },
      {
        title: 'of the project, by its name',
        source: `import { db } from '@/db';
await db.selectFrom('things').selectAll().execute();
await db.withSchema('crm').selectFrom('things').selectAll().execute();`,
        facts: [
          'convention read many things(*) none, every row',
          'convention read many things(*) none, every row',
        ],
      },
    ],
    'what is not Kysely': [
      {
        title: 'other builders',
        source: `await db.select().from('customer').execute();
await queryBuilder.select('m').execute();
await knex('customer').select('*').stream();
await command.execute();
await fs.stream();
await bus.execute(new ListCustomers());`,
        facts: [],
      },
      {
        title: 'selectFrom of something else',
        source: `list.selectFrom('things').execute();
selectFrom('customer').execute();
this.menu.selectFrom(items).execute();`,
        facts: [],
      },
      {
        title: 'statements that do not run',
        source: `import { Kysely, sql, type Transaction } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { db } from './database';
export async function run(db: Kysely<DB>, tenantId: string, q?: string) {
  const one = db.selectFrom('customer').selectAll();
  one.compile();
  return db.selectFrom('customer').selectAll();
}`,
        facts: [],
      },
      {
        title: 'half-typed',
        types: 'half typed',
        source: `import { Kysely, sql, type Transaction } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { db } from './database';
export async function run(db: Kysely<DB>, tenantId: string, q?: string) {
  db.selectFrom().execute();
  db.selectFrom('customer').selectAll().execute;
  db.selectFrom('customer').select().where().limit().innerJoin().execute();
  const a = b.limit(1);
  const b = a.limit(2);
  b.execute();
}`,
        facts: [
          'declaration read many customer() none, every row',
        ],
      },
    ],
  });
});
