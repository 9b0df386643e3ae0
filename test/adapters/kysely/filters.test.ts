import adapter from '../../../src/adapters/kysely.ts';
import { catalog } from '../catalog.ts';
import { golden } from '../driver.ts';

describe('kysely: filters', () => {
  golden(adapter, catalog, {
    'conditions': [
      {
        title: 'comparisons',
        source: `import { Kysely, sql, type Transaction } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { db } from './database';
export async function run(db: Kysely<DB>, tenantId: string, q?: string) {
  return db.selectFrom('customer').selectAll().where('tenantId', '=', tenantId).where('status', 'in', ['a']).where('email', 'ilike', q).where('deletedAt', 'is', null).limit(1).execute();
}`,
        facts: [
          `declaration read many customer(*) 1, [tenantId eq tenantId, status in ['a'], email other q, deletedAt other null]`,
        ],
      },
      {
        title: 'callbacks',
        source: `import { Kysely, sql, type Transaction } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { db } from './database';
export async function run(db: Kysely<DB>, tenantId: string, q?: string) {
  return db.selectFrom('customer').selectAll().where((eb) => eb('tenantId', '=', tenantId)).where(({ eb, and, or }) => and([eb('status', '=', 'a'), or([eb('email', '=', q), eb('phone', '=', q)])])).limit(1).execute();
}`,
        facts: [
          `declaration read many customer(*) 1, [tenantId eq tenantId, status eq 'a', OR other]`,
        ],
      },
      {
        title: 'objects',
        source: `import { Kysely, sql, type Transaction } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { db } from './database';
export async function run(db: Kysely<DB>, tenantId: string, q?: string) {
  return db.selectFrom('customer').selectAll().where((eb) => eb.and({ tenantId, email: q })).limit(1).execute();
}`,
        facts: [
          'declaration read many customer(*) 1, one of [tenantId eq tenantId, email eq q]',
        ],
      },
      {
        title: 'alternatives of one column',
        source: `import { Kysely, sql, type Transaction } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { db } from './database';
export async function run(db: Kysely<DB>, tenantId: string, q?: string) {
  return db.selectFrom('customer').selectAll().where((eb) => eb.or([eb('status', '=', 'a'), eb('status', '=', 'b')])).limit(1).execute();
}`,
        facts: [
          `declaration read many customer(*) 1, [status eq 'a']`,
        ],
      },
      {
        title: 'on some paths',
        source: `import { Kysely, sql, type Transaction } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { db } from './database';
export async function run(db: Kysely<DB>, tenantId: string, q?: string) {
  let query = db.selectFrom('customer').selectAll().limit(1);
  if (q) query = query.where('email', '=', q);
  return query.$if(tenantId !== '', (qb) => qb.where('tenantId', '=', tenantId)).execute();
}`,
        facts: [
          'declaration read many customer(*) 1, [email? eq q, tenantId? eq tenantId]',
        ],
      },
      {
        title: 'a list that grows',
        source: `import { Kysely, sql, type Transaction } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { db } from './database';
export async function run(db: Kysely<DB>, tenantId: string, q?: string) {
  return db.selectFrom('customer').selectAll().where((eb) => {
      const filters: Expression<SqlBool>[] = [];
      if (q) filters.push(eb('email', '=', q));
      filters.push(eb('tenantId', '=', tenantId));
      return eb.and(filters);
    }).limit(1).execute();
}`,
        facts: [
          'declaration read many customer(*) 1, [email? eq q, tenantId eq tenantId]',
        ],
      },
      {
        title: 'columns and functions',
        source: `import { Kysely, sql, type Transaction } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { db } from './database';
export async function run(db: Kysely<DB>, tenantId: string, q?: string) {
  return db.selectFrom('customer').selectAll().where('email', '=', sql\`lower(\${q})\`).where((eb) => eb(eb.fn('lower', ['phone']), '=', q)).where((eb) => eb('firstName', '=', eb.ref('lastName'))).whereRef('id', '=', 'parentId').limit(1).execute();
}`,
        facts: [
          'declaration read many customer(*) 1, one of [email eq sql`lower(${q})`, phone eq q, firstName other, id other]',
        ],
      },
      {
        title: 'not, exists, text, helpers of another module',
        source: `import { Kysely, sql, type Transaction } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { db } from './database';
export async function run(db: Kysely<DB>, tenantId: string, q?: string) {
  return db.selectFrom('customer').selectAll().where('tenantId', '=', tenantId).where((eb) => eb.not(eb('status', '=', 'a'))).where(sql<boolean>\`true\`).where(visibleTo(q)).limit(1).execute();
}`,
        facts: [
          'declaration read many customer(*) 1, [tenantId eq tenantId, status other …]',
        ],
      },
      {
        title: 'selects in exists, and their negation',
        source: `import { Kysely } from 'kysely';
export async function run(db: Kysely<DB>, tenantId: string) {
  await db.selectFrom('customer').select('id').where((eb) => eb.exists(eb.selectFrom('order').select('order.id').whereRef('order.customerId', '=', 'customer.id').where('order.status', '=', 'open'))).execute();
  await db.selectFrom('customer').select('id').where('tenantId', '=', tenantId).where(({ not, exists, selectFrom }) => not(exists(selectFrom('order').selectAll().whereRef('order.customerId', '=', 'customer.id')))).limit(1).execute();
}`,
        facts: [
          "declaration read many customer(id) none, [EXISTS other] + read many order() ? only decides which rows match, [customerId other, status eq 'open']",
          'declaration read many customer(id) 1, [tenantId eq tenantId, NOT EXISTS other] + read many order() ? only decides which rows match, [customerId other]',
        ],
      },
      {
        title: 'conditions written as text',
        source: `import { Kysely, sql } from 'kysely';
export async function run(db: Kysely<DB>, tenantId: string, q: string) {
  await db.selectFrom('customer').select('id').where(sql<boolean>\`tenant_id = \${tenantId} and status = 'open'\`).limit(5).execute();
  await db.selectFrom('customer').select('id').where(sql\`lower(email)\`, '=', q).where(sql<boolean>\`\${sql.ref('tenant_id')} = \${tenantId}\`).limit(5).execute();
  await db.selectFrom('customer').select('id').where(sql<boolean>\`phone = \${q} or email = \${q}\`).limit(5).execute();
}`,
        facts: [
          'declaration read many customer(id) 5, [tenant_id eq tenantId, status eq]',
          'declaration read many customer(id) 5, one of [email eq q, tenant_id eq tenantId]',
          'declaration read many customer(id) 5, [phone other, email other, OR other …]',
        ],
      },
      {
        title: 'a helper of the file',
        source: `import { Kysely, sql, type Transaction } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { db } from './database';
export async function run(db: Kysely<DB>, tenantId: string, q?: string) {
  const ofTenant = (eb) => eb('tenantId', '=', tenantId);
  return db.selectFrom('customer').selectAll().where((eb) => ofTenant(eb)).where(ofTenant).limit(1).execute();
}`,
        facts: [
          'declaration read many customer(*) 1, [tenantId eq tenantId, tenantId eq tenantId]',
        ],
      },
      {
        title: 'of a join',
        source: `import { Kysely, sql, type Transaction } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { db } from './database';
export async function run(db: Kysely<DB>, tenantId: string, q?: string) {
  return db.selectFrom('Order as o').innerJoin('customer as c', 'c.id', 'o.customerId').select('o.id').where('c.tenantId', '=', tenantId).limit(1).execute();
}`,
        facts: [
          'declaration read many Order(id) 1, [customer.tenantId eq tenantId] + read many customer() 1, every row',
        ],
      },
      {
        title: 'cleared',
        source: `import { Kysely, sql, type Transaction } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { db } from './database';
export async function run(db: Kysely<DB>, tenantId: string, q?: string) {
  return db.selectFrom('customer').selectAll().where('email', '=', q).clearWhere().where('tenantId', '=', tenantId).limit(1).execute();
}`,
        facts: [
          'declaration read many customer(*) 1, [tenantId eq tenantId]',
        ],
      },
    ],
    'writes': [
      {
        title: 'create',
        source: `import { Kysely, sql, type Transaction } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { db } from './database';
export async function run(db: Kysely<DB>, tenantId: string, q?: string) {
  await db.insertInto('customer').values({ email: q }).execute();
  const row = await db.insertInto('customer').values({ email: q }).returningAll().executeTakeFirstOrThrow();
  return row.id;
}`,
        facts: [
          'declaration create one customer() default 1, every row',
          'declaration create one customer(*) default 1, every row',
        ],
      },
      {
        title: 'update and delete',
        source: `import { Kysely, sql, type Transaction } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { db } from './database';
export async function run(db: Kysely<DB>, tenantId: string, q?: string) {
  await db.updateTable('customer').set({ email: q }).where('id', '=', q).executeTakeFirst();
  await db.deleteFrom('customer').where('tenantId', '=', tenantId).returning(['id', 'email']).execute();
  await db.deleteFrom('customer').execute();
}`,
        facts: [
          'declaration update one customer() default 1, one of [id eq q]',
          'declaration delete many customer(id+email) ? as many rows as are written, [tenantId eq tenantId]',
          'declaration delete many customer() default 0, every row',
        ],
      },
    ],
  });
});
