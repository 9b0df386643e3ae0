import adapter from '../../../src/adapters/drizzle.ts';
import { catalog } from '../catalog.ts';
import { golden } from '../driver.ts';

describe('drizzle: writes', () => {
  golden(adapter, catalog, {
    'writes': [
      {
        title: 'create',
        source: `import { and, asc, eq, getTableColumns, ilike, inArray, or, sql, count, sum, max } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { customer, order } from '@/db/schema';
export async function run(db: NodePgDatabase, tenantId: string, q?: string) {
  await db.insert(customer).values({ email: q });
  await db.insert(customer).values(rows).returning();
  await db.insert(customer).values({ email: q }).onConflictDoUpdate({ target: customer.email, set: {} }).returning({ id: customer.id });
  await db.insert(customer).select(db.select().from(crmContacts));
}`,
        facts: [
          'declaration create one customer() default 1, every row',
          'declaration create many customer(*) ? as many rows as are written, every row',
          'declaration create one customer(id) default 1, every row',
          'declaration create many customer() default 0, every row',
        ],
      },
      {
        title: 'update',
        source: `import { and, asc, eq, getTableColumns, ilike, inArray, or, sql, count, sum, max } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { customer, order } from '@/db/schema';
export async function run(db: NodePgDatabase, tenantId: string, q?: string) {
  await db.update(customer).set({ email: q }).where(eq(customer.id, q));
  const [row] = await db.update(customer).set({ email: q }).returning();
  return row.email;
}`,
        facts: [
          'declaration update one customer() default 1, one of [id eq q]',
          'declaration update many customer(*) ? as many rows as are written, every row',
        ],
      },
      {
        title: 'delete',
        source: `import { and, asc, eq, getTableColumns, ilike, inArray, or, sql, count, sum, max } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { customer, order } from '@/db/schema';
export async function run(db: NodePgDatabase, tenantId: string, q?: string) {
  await db.delete(customer);
  await db.delete(customer).where(and(eq(customer.tenantId, tenantId), q ? eq(customer.email, q) : undefined)).returning({ id: customer.id, mail: customer.email });
}`,
        facts: [
          'declaration delete many customer() default 0, every row',
          'declaration delete many customer(id+email) ? as many rows as are written, [tenantId eq tenantId, email? eq q]',
        ],
      },
      {
        title: 'the answer',
        source: `import { and, asc, eq, getTableColumns, ilike, inArray, or, sql, count, sum, max } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { customer, order } from '@/db/schema';
export async function run(db: NodePgDatabase, tenantId: string, q?: string) {
  const [row] = await db.insert(customer).values({ email: q }).returning();
  return row.email;
}`,
        facts: [
          'declaration create one customer(*) default 1, every row',
        ],
        result: 'row: email',
      },
    ],
  });
});
