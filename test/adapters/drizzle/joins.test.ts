import adapter from '../../../src/adapters/drizzle.ts';
import { catalog } from '../catalog.ts';
import { golden } from '../driver.ts';

describe('drizzle: joins, selects in selects, unions', () => {
  golden(adapter, catalog, {
    'read along': [
      {
        title: 'joins',
        source: `import { and, asc, eq, getTableColumns, ilike, inArray, or, sql, count, sum, max } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { customer, order } from '@/db/schema';
export async function run(db: NodePgDatabase, tenantId: string, q?: string) {
  return db.select().from(customer).leftJoin(order, eq(order.customerId, customer.id)).limit(5);
}`,
        facts: [
          'declaration read many customer(*) 5, every row + read many order(*) 5, every row',
        ],
        result: 'return',
        project: null,
      },
      {
        title: 'columns of a join',
        source: `import { and, asc, eq, getTableColumns, ilike, inArray, or, sql, count, sum, max } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { customer, order } from '@/db/schema';
export async function run(db: NodePgDatabase, tenantId: string, q?: string) {
  return db.select({ id: order.id, email: customer.email }).from(order).innerJoin(customer, and(eq(customer.id, order.customerId), eq(customer.tenantId, tenantId)));
}`,
        facts: [
          'declaration read many order(id) none, [customer.tenantId eq tenantId] + read many customer(email) ? as many as the statement it is part of, [tenantId eq tenantId]',
        ],
      },
      {
        title: 'the same table twice',
        source: `import { drizzle } from 'drizzle-orm/node-postgres';
import { alias } from 'drizzle-orm/pg-core';
import { customer } from './schema';
const db = drizzle(url);
const referrer = alias(customer, 'referrer');
await db.select({ id: customer.id, by: referrer.email }).from(customer).leftJoin(referrer, eq(referrer.id, customer.referrerId));`,
        facts: [
          'import read many customer(id) none, every row + read many customer(email) ? as many as the statement it is part of, every row',
        ],
      },
      {
        title: 'a select in place of a table',
        source: `import { and, asc, eq, getTableColumns, ilike, inArray, or, sql, count, sum, max } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { customer, order } from '@/db/schema';
export async function run(db: NodePgDatabase, tenantId: string, q?: string) {
  const recent = db.select({ id: customer.id, email: customer.email }).from(customer).where(eq(customer.tenantId, tenantId)).limit(10).as('recent');
  return db.select().from(recent);
  return db.select({ id: recent.id }).from(recent);
}`,
        facts: [
          'declaration read many customer(id+email) 10, [tenantId eq tenantId]',
          'declaration read many customer(id) 10, [tenantId eq tenantId]',
        ],
      },
      {
        title: 'a select among joins',
        source: `import { and, asc, eq, getTableColumns, ilike, inArray, or, sql, count, sum, max } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { customer, order } from '@/db/schema';
export async function run(db: NodePgDatabase, tenantId: string, q?: string) {
  const totals = db.select({ customerId: order.customerId, total: sum(order.total).as('total') }).from(order).groupBy(order.customerId).as('totals');
  return db.select({ email: customer.email, total: totals.total }).from(customer).leftJoin(totals, eq(totals.customerId, customer.id));
}`,
        facts: [
          'declaration read many customer(email) none, every row + read many order(customerId) ? as many as the statement it is part of, every row',
        ],
      },
      {
        title: 'with',
        source: `import { and, asc, eq, getTableColumns, ilike, inArray, or, sql, count, sum, max } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { customer, order } from '@/db/schema';
export async function run(db: NodePgDatabase, tenantId: string, q?: string) {
  const active = db.$with('active').as(db.select().from(customer).where(eq(customer.status, 'active')));
  return db.with(active).select().from(active).limit(10);
}`,
        facts: [
          `declaration read many customer(*) 10, [status eq 'active']`,
        ],
      },
      {
        title: 'selects in exists, tied to the statement around them',
        source: `import { and, eq, exists, notExists } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { customer, order } from '@/db/schema';
export async function run(db: NodePgDatabase, tenantId: string) {
  await db.select({ id: customer.id }).from(customer).where(exists(db.select({ id: order.id }).from(order).where(and(eq(order.customerId, customer.id), eq(order.status, 'open')))));
  await db.delete(customer).where(and(eq(customer.tenantId, tenantId), notExists(db.select().from(order).where(eq(order.customerId, customer.id)))));
}`,
        facts: [
          "declaration read many customer(id) none, [EXISTS other] + read many order() ? only decides which rows match, [customerId other, status eq 'open']",
          'declaration delete many customer() default 0, [tenantId eq tenantId, NOT EXISTS other] + read many order() ? only decides which rows match, [customerId other]',
        ],
      },
      {
        title: 'what a join lets in',
        source: `import { and, eq } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { customer, order } from '@/db/schema';
export async function run(db: NodePgDatabase, open: string, tenantId: string) {
  return db.select({ id: customer.id, total: order.total }).from(customer).leftJoin(order, and(eq(order.customerId, customer.id), eq(order.status, open))).where(eq(customer.tenantId, tenantId)).limit(5);
}`,
        facts: ['declaration read many customer(id) 5, [tenantId eq tenantId] + read many order(total) 5, [status eq open]'],
      },
      {
        title: 'a select in a condition',
        source: `import { and, asc, eq, getTableColumns, ilike, inArray, or, sql, count, sum, max } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { customer, order } from '@/db/schema';
export async function run(db: NodePgDatabase, tenantId: string, q?: string) {
  return db.select().from(customer).where(inArray(customer.id, db.select({ id: order.customerId }).from(order)));
}`,
        facts: [
          'declaration read many customer(*) none, [id in db.select({ id: order.customerId }).from(order)] + read many order() ? only decides which rows match, every row',
        ],
      },
      {
        title: 'unions',
        source: `import { and, asc, eq, getTableColumns, ilike, inArray, or, sql, count, sum, max } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { customer, order } from '@/db/schema';
export async function run(db: NodePgDatabase, tenantId: string, q?: string) {
  return db.select({ email: customer.email }).from(customer).union(db.select({ email: crmContacts.email }).from(crmContacts)).limit(10);
}`,
        facts: [
          'declaration read many customer(email) 10, every row + read many crmContacts(email) 10, every row',
        ],
      },
      {
        title: 'unions without a bound',
        source: `import { and, asc, eq, getTableColumns, ilike, inArray, or, sql, count, sum, max } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { customer, order } from '@/db/schema';
export async function run(db: NodePgDatabase, tenantId: string, q?: string) {
  return unionAll(db.select().from(customer), db.select().from(order).limit(5));
}`,
        facts: [
          'declaration read many customer(*) none, every row + read many order(*) 5, every row',
        ],
      },
    ],
    'half-typed code': [
      {
        title: 'links without arguments',
        types: 'half typed',
        source: `import { and, asc, eq, getTableColumns, ilike, inArray, or, sql, count, sum, max } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { customer, order } from '@/db/schema';
export async function run(db: NodePgDatabase, tenantId: string, q?: string) {
  db.select().from();
  db.select().from(customer).where().limit().leftJoin().groupBy();
  db.select({}).from(customer);
  db.select(...columns).from(customer);
  db.select;
}`,
        facts: [
          'declaration read many customer(*) none, every row',
          'declaration read many customer() none, every row',
          'declaration read many customer(*) none, every row',
        ],
      },
      {
        title: 'builders that are made of each other',
        types: 'reads a name before it is declared',
        source: `import { and, asc, eq, getTableColumns, ilike, inArray, or, sql, count, sum, max } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { customer, order } from '@/db/schema';
export async function run(db: NodePgDatabase, tenantId: string, q?: string) {
  let a = b.limit(1);
  let b = a.limit(2);
  a = db.select().from(customer);
  b = a;
  a = b;
  return a;
}`,
        facts: [
          'declaration read many customer(*) none, every row',
        ],
      },
    ],
  });
});
