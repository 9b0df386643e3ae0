import adapter from '../../../src/adapters/kysely.ts';
import { catalog } from '../catalog.ts';
import { golden } from '../driver.ts';

describe('kysely: selections', () => {
  golden(adapter, catalog, {
    'fields': [
      {
        title: 'columns',
        source: `import { Kysely, sql, type Transaction } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { db } from './database';
export async function run(db: Kysely<DB>, tenantId: string, q?: string) {
  return db.selectFrom('customer').select(['id', 'email as mail']).execute();
}`,
        facts: [
          'declaration read many customer(id+email) none, every row',
        ],
      },
      {
        title: 'more and more',
        source: `import { Kysely, sql, type Transaction } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { db } from './database';
export async function run(db: Kysely<DB>, tenantId: string, q?: string) {
  return db.selectFrom('customer').select('id').select('email').execute();
}`,
        facts: [
          'declaration read many customer(id+email) none, every row',
        ],
      },
      {
        title: 'of an alias',
        source: `import { Kysely, sql, type Transaction } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { db } from './database';
export async function run(db: Kysely<DB>, tenantId: string, q?: string) {
  return db.selectFrom('customer as c').select(['c.id', 'c.email']).execute();
}`,
        facts: [
          'declaration read many customer(id+email) none, every row',
        ],
      },
      {
        title: 'expressions',
        source: `import { Kysely, sql, type Transaction } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { db } from './database';
export async function run(db: Kysely<DB>, tenantId: string, q?: string) {
  return db.selectFrom('customer').select((eb) => ['id', eb.ref('email').as('mail'), eb.fn('lower', ['phone']).as('low'), sql<string>\`concat(\${sql.ref('firstName')}, "lastName")\`.as('name')]).execute();
}`,
        facts: [
          'declaration read many customer(id+email+phone+lastName+firstName) none, every row',
        ],
      },
      {
        title: 'built elsewhere',
        source: `import { Kysely, sql, type Transaction } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { db } from './database';
export async function run(db: Kysely<DB>, tenantId: string, q?: string) {
  return db.selectFrom('customer').select(columns).execute();
}`,
        facts: [
          'declaration read many customer(? the selection is built elsewhere) none, every row',
        ],
        project: null,
      },
      {
        title: 'a constant',
        source: `import { Kysely, sql, type Transaction } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { db } from './database';
export async function run(db: Kysely<DB>, tenantId: string, q?: string) {
  const columns = ['id', 'email'] as const;
  return db.selectFrom('customer').select(columns).execute();
  return db.selectFrom('customer').select([...columns, 'phone']).execute();
}`,
        facts: [
          'declaration read many customer(id+email) none, every row',
          'declaration read many customer(id+email+phone) none, every row',
        ],
      },
      {
        title: 'cleared',
        source: `import { Kysely, sql, type Transaction } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { db } from './database';
export async function run(db: Kysely<DB>, tenantId: string, q?: string) {
  return db.selectFrom('customer').selectAll().clearSelect().select('id').execute();
}`,
        facts: [
          'declaration read many customer(id) none, every row',
        ],
      },
      {
        title: 'no field',
        source: `import { Kysely, sql, type Transaction } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { db } from './database';
export async function run(db: Kysely<DB>, tenantId: string, q?: string) {
  return db.selectFrom('customer').execute();
}`,
        facts: [
          'declaration read many customer() none, every row',
        ],
      },
    ],
    'numbers': [
      {
        title: 'counts',
        source: `import { Kysely, sql, type Transaction } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { db } from './database';
export async function run(db: Kysely<DB>, tenantId: string, q?: string) {
  return db.selectFrom('customer').select((eb) => eb.fn.count('id').as('n')).executeTakeFirst();
  return db.selectFrom('customer').select(({ fn }) => [fn.countAll<number>().as('n')]).execute();
  return db.selectFrom('customer').select(sql<number>\`count(*)\`.as('n')).execute();
  return db.selectFrom('customer').select((eb) => ['status', eb.fn.countAll().as('n')]).groupBy('status').execute();
}`,
        facts: [
          'declaration count one customer() default 1, every row',
          'declaration count one customer() default 1, every row',
          'declaration count one customer() default 1, every row',
          'declaration count many customer(status) none, every row',
        ],
      },
      {
        title: 'other measures',
        source: `import { Kysely, sql, type Transaction } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { db } from './database';
export async function run(db: Kysely<DB>, tenantId: string, q?: string) {
  return db.selectFrom('Order').select((eb) => [eb.fn.sum('total').as('sum'), eb.fn.max('total').as('max')]).execute();
}`,
        facts: [
          'declaration aggregate one Order() default 1, every row',
        ],
      },
    ],
    'read along': [
      {
        title: 'joins',
        source: `import { Kysely, sql, type Transaction } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { db } from './database';
export async function run(db: Kysely<DB>, tenantId: string, q?: string) {
  return db.selectFrom('customer').innerJoin('Order as o', 'o.customerId', 'customer.id').selectAll('customer').select('o.total').limit(5).execute();
}`,
        facts: [
          'declaration read many customer(*) 5, every row + read many Order(total) 5, every row',
        ],
        project: null,
      },
      {
        title: 'a column of whoever has it',
        source: `import { Kysely, sql, type Transaction } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { db } from './database';
export async function run(db: Kysely<DB>, tenantId: string, q?: string) {
  return db.selectFrom('customer').leftJoin('Order', 'Order.customerId', 'customer.id').select(['email', 'total']).execute();
}`,
        facts: [
          'declaration read many customer(email) none, every row + read many Order(total) ? as many as the statement it is part of, every row',
        ],
      },
      {
        title: 'several tables',
        source: `import { Kysely, sql, type Transaction } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { db } from './database';
export async function run(db: Kysely<DB>, tenantId: string, q?: string) {
  return db.selectFrom(['customer as c', 'Order as o']).select(['c.email', 'o.total']).whereRef('o.customerId', '=', 'c.id').execute();
}`,
        facts: [
          'declaration read many customer(email) none, every row + read many Order(total) ? as many as the statement it is part of, every row',
        ],
      },
      {
        title: 'nested lists',
        source: `import { Kysely, sql, type Transaction } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { db } from './database';
export async function run(db: Kysely<DB>, tenantId: string, q?: string) {
  return db.selectFrom('customer').select((eb) => ['id', jsonArrayFrom(eb.selectFrom('Order').select(['total']).whereRef('Order.customerId', '=', 'customer.id')).as('orders')]).limit(5).execute();
}`,
        facts: [
          'declaration read many customer(id) 5, every row + read many Order(total) ? read once per row of the outer select, [customerId other]',
        ],
      },
      {
        title: 'a select in place of a table',
        source: `import { Kysely, sql, type Transaction } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { db } from './database';
export async function run(db: Kysely<DB>, tenantId: string, q?: string) {
  return db.selectFrom((eb) => eb.selectFrom('customer').select(['email']).limit(10).as('c')).selectAll().execute();
  return db.selectFrom(db.selectFrom('customer').selectAll().as('c')).select('c.email').execute();
}`,
        facts: [
          'declaration read many customer(email) 10, every row',
          'declaration read many customer(email) none, every row',
        ],
      },
      {
        title: 'with',
        source: `import { Kysely, sql, type Transaction } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { db } from './database';
export async function run(db: Kysely<DB>, tenantId: string, q?: string) {
  return db.with('active', (db) => db.selectFrom('customer').select(['email']).where('status', '=', 'active')).selectFrom('active').selectAll().execute();
}`,
        facts: [
          `declaration read many customer(email) none, [status eq 'active']`,
        ],
      },
      {
        title: 'a joined select',
        source: `import { Kysely, sql, type Transaction } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { db } from './database';
export async function run(db: Kysely<DB>, tenantId: string, q?: string) {
  return db.selectFrom('Order').innerJoin((eb) => eb.selectFrom('customer').select(['id', 'email']).as('c'), (join) => join.onRef('c.id', '=', 'Order.customerId')).select(['Order.total', 'c.email']).execute();
}`,
        facts: [
          'declaration read many Order(total) none, every row + read many customer(email) ? as many as the statement it is part of, every row',
        ],
      },
      {
        title: 'unions',
        source: `import { Kysely, sql, type Transaction } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { db } from './database';
export async function run(db: Kysely<DB>, tenantId: string, q?: string) {
  return db.selectFrom('customer').select('email').union(db.selectFrom('crm_Contacts').select('email')).limit(5).execute();
}`,
        facts: [
          'declaration read many customer(email) 5, every row + read many crm_Contacts(email) 5, every row',
        ],
      },
    ],
  });
});
