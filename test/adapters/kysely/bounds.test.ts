import adapter from '../../../src/adapters/kysely.ts';
import { catalog } from '../catalog.ts';
import { golden } from '../driver.ts';

describe('kysely: bounds and builders', () => {
  golden(adapter, catalog, {
    'bounds': [
      {
        title: 'none',
        source: `import { Kysely, sql, type Transaction } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { db } from './database';
export async function run(db: Kysely<DB>, tenantId: string, q?: string) {
  const rows = await db.selectFrom('customer').selectAll().execute();
  return rows.map((row) => row.email);
}`,
        facts: [
          'declaration read many customer(*) none, every row',
        ],
        result: 'rows,row: email',
        bound: "  const rows = await db.selectFrom('customer').selectAll().limit(50).execute();",
        project: "  const rows = await db.selectFrom('customer').select(['id', 'email']).execute();",
      },
      {
        title: 'a literal',
        source: `import { Kysely, sql, type Transaction } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { db } from './database';
export async function run(db: Kysely<DB>, tenantId: string, q?: string) {
  return db
    .selectFrom('customer')
    .selectAll()
    .limit(20)
    .execute();
}`,
        facts: [
          'declaration read many customer(*) 20, every row',
        ],
        bound: '    .limit(50)',
        project: "    .select(['id', 'email'])",
      },
      {
        title: 'on a line of its own',
        source: `import { Kysely, sql, type Transaction } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { db } from './database';
export async function run(db: Kysely<DB>, tenantId: string, q?: string) {
  return db
    .selectFrom('customer as c')
    .selectAll()
    .where('c.tenantId', '=', tenantId)
    .execute();
}`,
        facts: [
          'declaration read many customer(*) none, [tenantId eq tenantId]',
        ],
        bound: '    .limit(50)',
        project: "    .select(['c.id', 'c.email'])",
      },
      {
        title: 'one row',
        source: `import { Kysely, sql, type Transaction } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { db } from './database';
export async function run(db: Kysely<DB>, tenantId: string, q?: string) {
  const row = await db.selectFrom('customer').selectAll().executeTakeFirstOrThrow();
  return row.email;
}`,
        facts: [
          'declaration read one customer(*) default 1, every row',
        ],
        result: 'row: email',
        bound: null,
      },
      {
        title: 'by a key',
        source: `import { Kysely, sql, type Transaction } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { db } from './database';
export async function run(db: Kysely<DB>, tenantId: string, q?: string) {
  return db.selectFrom('customer').selectAll().where('id', '=', q).execute();
}`,
        facts: [
          'declaration read one customer(*) default 1, one of [id eq q]',
        ],
      },
      {
        title: 'a list of keys',
        source: `import { Kysely, sql, type Transaction } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { db } from './database';
export async function run(db: Kysely<DB>, tenantId: string, q?: string) {
  return db.selectFrom('customer').selectAll().where('id', 'in', ['a', 'b']).execute();
}`,
        facts: [
          `declaration read many customer(*) default 2, [id in ['a', 'b']]`,
        ],
      },
      {
        title: 'top and fetch',
        source: `import { Kysely, sql, type Transaction } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { db } from './database';
export async function run(db: Kysely<DB>, tenantId: string, q?: string) {
  return db.selectFrom('customer').selectAll().top(5).execute();
}`,
        facts: [
          'declaration read many customer(*) 5, every row',
        ],
      },
      {
        title: 'cleared',
        source: `import { Kysely, sql, type Transaction } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { db } from './database';
export async function run(db: Kysely<DB>, tenantId: string, q?: string) {
  return db.selectFrom('customer').selectAll().limit(5).clearLimit().execute();
}`,
        facts: [
          'declaration read many customer(*) none, every row',
        ],
      },
      {
        title: 'a stream',
        source: `import { Kysely, sql, type Transaction } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { db } from './database';
export async function run(db: Kysely<DB>, tenantId: string, q?: string) {
  for await (const row of db.selectFrom('customer').selectAll().stream()) mail(row.email);
}`,
        facts: [
          'declaration read many customer(*) none, every row',
        ],
        result: 'row: email',
      },
      {
        title: 'under $if',
        source: `import { Kysely, sql, type Transaction } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { db } from './database';
export async function run(db: Kysely<DB>, tenantId: string, q?: string) {
  return db.selectFrom('customer').selectAll().$if(Boolean(q), (qb) => qb.limit(10)).execute();
}`,
        facts: [
          'declaration read many customer(*) meaningless: `.limit()` is only called on some paths, every row',
        ],
        bound: "  return db.selectFrom('customer').selectAll().$if(Boolean(q), (qb) => qb.limit(10)).limit(50).execute();",
      },
      {
        title: 'a helper under $call',
        source: `import { Kysely, sql, type Transaction } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { paginate } from './database';
export async function run(db: Kysely<DB>, tenantId: string, q?: string) {
  return db.selectFrom('customer').selectAll().$call((qb) => qb.limit(10)).execute();
  return db.selectFrom('customer').selectAll().$call(paginate).execute();
}`,
        facts: [
          'declaration read many customer(*) 10, every row',
          'declaration read many customer(*) ? the builder comes from another function, ? the builder comes from another function',
        ],
      },
      {
        title: 'undefined',
        source: `import { Kysely, sql, type Transaction } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { db } from './database';
export async function run(db: Kysely<DB>, n?: number) {
  return db.selectFrom('customer').selectAll().limit(n).execute();
}`,
        facts: [
          'declaration read many customer(*) meaningless: the value can be undefined, which means no limit, every row',
        ],
      },
    ],
    'builders': [
      {
        title: 'a variable that is set again',
        source: `import { Kysely, sql, type Transaction } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { db } from './database';
export async function run(db: Kysely<DB>, tenantId: string, q?: string) {
  let query = db.selectFrom('customer').selectAll();
  if (q) query = query.where('email', '=', q);
  query = query.where('tenantId', '=', tenantId);
  query = q ? query.limit(5) : query.limit(10);
  return await query.execute();
}`,
        facts: [
          'declaration read many customer(*) dynamic, [email? eq q, tenantId eq tenantId]',
        ],
      },
      {
        title: 'the same base twice',
        source: `import { Kysely, sql, type Transaction } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { db } from './database';
export async function run(db: Kysely<DB>, tenantId: string, q?: string) {
  const base = db.selectFrom('customer').where('tenantId', '=', tenantId);
  const rows = await base.selectAll().limit(10).execute();
  const { n } = await base.select((eb) => eb.fn.countAll().as('n')).executeTakeFirstOrThrow();
  return { rows, n };
}`,
        facts: [
          'declaration read many customer(*) 10, [tenantId eq tenantId]',
          'declaration count one customer() default 1, [tenantId eq tenantId]',
        ],
      },
      {
        title: 'a branch that leaves',
        source: `import { Kysely, sql, type Transaction } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { db } from './database';
export async function run(db: Kysely<DB>, tenantId: string, q?: string) {
  let query = db.selectFrom('customer').selectAll();
  if (q) {
    query = query.limit(5);
    return query.execute();
  }
  return query.execute();
}`,
        facts: [
          'declaration read many customer(*) 5, every row',
          'declaration read many customer(*) none, every row',
        ],
      },
      {
        title: 'a function of the file that makes it',
        source: `import { Kysely, sql, type Transaction } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { db } from './database';
export async function run(db: Kysely<DB>, tenantId: string, q?: string) {
  return base(db).limit(10).execute();
}
function base(db: Kysely<DB>) {
  return db.selectFrom('customer').selectAll();
}`,
        facts: [
          'declaration read many customer(*) 10, every row',
        ],
      },
      {
        title: 'a function of the file that goes on with it',
        source: `import { Kysely, sql, type Transaction } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { db } from './database';
export async function run(db: Kysely<DB>, tenantId: string, q?: string) {
  return paged(db.selectFrom('customer').selectAll(), 1).execute();
}
const paged = (qb, page) => qb.limit(25).offset(page * 25);`,
        facts: [
          'declaration read many customer(*) 25, every row',
        ],
      },
      {
        title: 'a function of another module',
        source: `import { Kysely, sql, type Transaction } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { db } from './database';
export async function run(db: Kysely<DB>, tenantId: string, q?: string) {
  return withScope(db.selectFrom('customer').selectAll(), q).execute();
}`,
        facts: [
          'declaration read many customer(*) ? the builder is handed to another function, ? the builder is handed to another function',
        ],
        bound: null,
      },
      {
        title: 'a method of the class',
        source: `import { Kysely } from 'kysely';
export class Customers {
  constructor(private readonly db: Kysely<DB>) {}
  private base() { return this.db.selectFrom('customer').selectAll(); }
  page() { return this.base().limit(5).execute(); }
}`,
        facts: [
          'declaration read many customer(*) 5, every row',
        ],
      },
      {
        title: 'of the caller',
        source: `import type { SelectQueryBuilder } from 'kysely';
type Customers = SelectQueryBuilder<DB, 'customer', unknown>;
export const run = (query: Customers) => query.execute();
export const page = (query: SelectQueryBuilder<DB, 'customer', unknown>) => query.select('email').limit(5).execute();`,
        facts: [
          'declaration read many customer(? the builder comes from the caller) ? the builder comes from the caller, ? the builder comes from the caller',
          'declaration read many customer(email) 5, ? the builder comes from the caller',
        ],
      },
      {
        title: 'assigned in two places',
        source: `import { Kysely, sql, type Transaction } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { db } from './database';
export async function run(db: Kysely<DB>, tenantId: string, q?: string) {
  let query;
  if (q) query = db.selectFrom('customer').selectAll().limit(5);
  else query = db.selectFrom('customer').selectAll();
  return query.execute();
}`,
        facts: [
          'declaration read many customer(*) ? the builder is made in several places, ? the builder is made in several places',
        ],
      },
    ],
  });
});
