import adapter from '../../../src/adapters/drizzle.ts';
import { catalog } from '../catalog.ts';
import { golden } from '../driver.ts';

describe('drizzle: selections', () => {
  golden(adapter, catalog, {
    'projections': [
      {
        title: 'some columns',
        source: `import { and, asc, eq, getTableColumns, ilike, inArray, or, sql, count, sum, max } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { customer, order } from '@/db/schema';
export async function run(db: NodePgDatabase, tenantId: string, q?: string) {
  return db.select({ id: customer.id, mail: customer.email }).from(customer);
}`,
        facts: [
          'declaration read many customer(id+email) none, every row',
        ],
      },
      {
        title: 'in objects',
        source: `import { and, asc, eq, getTableColumns, ilike, inArray, or, sql, count, sum, max } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { customer, order } from '@/db/schema';
export async function run(db: NodePgDatabase, tenantId: string, q?: string) {
  return db.select({ id: customer.id, contact: { email: customer.email, phone: customer.phone } }).from(customer);
}`,
        facts: [
          'declaration read many customer(id+email+phone) none, every row',
        ],
      },
      {
        title: 'a table as a whole',
        source: `import { and, asc, eq, getTableColumns, ilike, inArray, or, sql, count, sum, max } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { customer, order } from '@/db/schema';
export async function run(db: NodePgDatabase, tenantId: string, q?: string) {
  return db.select({ customer, total: order.total }).from(customer).innerJoin(order, eq(order.customerId, customer.id));
}`,
        facts: [
          'declaration read many customer(*) none, every row + read many order(total) ? as many as the statement it is part of, every row',
        ],
      },
      {
        title: 'all columns and one more',
        source: `import { and, asc, eq, getTableColumns, ilike, inArray, or, sql, count, sum, max } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { customer, order } from '@/db/schema';
export async function run(db: NodePgDatabase, tenantId: string, q?: string) {
  return db.select({ ...getTableColumns(customer), orders: count(order.id) }).from(customer).leftJoin(order, eq(order.customerId, customer.id)).groupBy(customer.id);
}`,
        facts: [
          'declaration read many customer(*) none, every row + read many order() ? as many as the statement it is part of, every row',
        ],
      },
      {
        title: 'all columns but one',
        source: `import { and, asc, eq, getTableColumns, ilike, inArray, or, sql, count, sum, max } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { customer, order } from '@/db/schema';
export async function run(db: NodePgDatabase, tenantId: string, q?: string) {
  const { phone, ...rest } = getTableColumns(customer);
  return db.select(rest).from(customer);
  return db.select({ ...rest }).from(customer);
}`,
        facts: [
          'declaration read many customer(*-phone) none, every row',
          'declaration read many customer(*-phone) none, every row',
        ],
      },
      {
        title: 'a constant',
        source: `import { and, asc, eq, getTableColumns, ilike, inArray, or, sql, count, sum, max } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { customer, order } from '@/db/schema';
export async function run(db: NodePgDatabase, tenantId: string, q?: string) {
  const columns = { id: customer.id, email: customer.email };
  return db.select(columns).from(customer);
}`,
        facts: [
          'declaration read many customer(id+email) none, every row',
        ],
      },
      {
        title: 'built elsewhere',
        source: `import { and, asc, eq, getTableColumns, ilike, inArray, or, sql, count, sum, max } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { customer, order } from '@/db/schema';
export async function run(db: NodePgDatabase, tenantId: string, q?: string) {
  return db.select(columns).from(customer);
  return db.select({ ...columns }).from(customer);
}`,
        facts: [
          'declaration read many customer(? the selection is built elsewhere) none, every row',
          'declaration read many customer(? the selection is built elsewhere) none, every row',
        ],
        project: null,
      },
      {
        title: 'under a condition',
        source: `import { and, asc, eq, getTableColumns, ilike, inArray, or, sql, count, sum, max } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { customer, order } from '@/db/schema';
export async function run(db: NodePgDatabase, tenantId: string, q?: string) {
  return db.select({ id: customer.id, ...(q ? { email: customer.email } : {}) }).from(customer);
}`,
        facts: [
          'declaration read many customer(id+email) none, every row',
        ],
      },
      {
        title: 'expressions',
        source: `import { and, asc, eq, getTableColumns, ilike, inArray, or, sql, count, sum, max } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { customer, order } from '@/db/schema';
export async function run(db: NodePgDatabase, tenantId: string, q?: string) {
  return db.select({ id: customer.id, name: sql<string>\`\${customer.firstName} || ' ' || \${customer.lastName}\`.as('name'), mail: lower(customer.email), n: sql<number>\`row_number() over (order by \${customer.createdAt})\` }).from(customer);
}`,
        facts: [
          'declaration read many customer(id+firstName+lastName+email+createdAt) none, every row',
        ],
      },
      {
        title: 'distinct',
        source: `import { and, asc, eq, getTableColumns, ilike, inArray, or, sql, count, sum, max } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { customer, order } from '@/db/schema';
export async function run(db: NodePgDatabase, tenantId: string, q?: string) {
  return db.selectDistinct({ status: customer.status }).from(customer);
  return db.selectDistinctOn([customer.email]).from(customer);
  return db.selectDistinctOn([customer.email], { id: customer.id }).from(customer);
}`,
        facts: [
          'declaration read many customer(status) none, every row',
          'declaration read many customer(*) none, every row',
          'declaration read many customer(id) none, every row',
        ],
      },
    ],
    'numbers': [
      {
        title: 'counts',
        source: `import { and, asc, eq, getTableColumns, ilike, inArray, or, sql, count, sum, max } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { customer, order } from '@/db/schema';
export async function run(db: NodePgDatabase, tenantId: string, q?: string) {
  return db.select({ n: count() }).from(customer);
  return db.select({ n: sql<number>\`count(*)\` }).from(customer).where(eq(customer.tenantId, tenantId));
  return db.select({ n: sql\`cast(count(\${customer.email}) as int)\`.mapWith(Number) }).from(customer);
  return db.$count(customer);
}`,
        facts: [
          'declaration count one customer() default 1, every row',
          'declaration count one customer() default 1, [tenantId eq tenantId]',
          'declaration count one customer() default 1, every row',
          'declaration count one customer() default 1, every row',
        ],
      },
      {
        title: 'other measures',
        source: `import { and, asc, eq, getTableColumns, ilike, inArray, or, sql, count, sum, max } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { customer, order } from '@/db/schema';
export async function run(db: NodePgDatabase, tenantId: string, q?: string) {
  return db.select({ total: sum(order.total), last: max(order.total) }).from(order);
}`,
        facts: [
          'declaration aggregate one order() default 1, every row',
        ],
      },
      {
        title: 'groups',
        source: `import { and, asc, eq, getTableColumns, ilike, inArray, or, sql, count, sum, max } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { customer, order } from '@/db/schema';
export async function run(db: NodePgDatabase, tenantId: string, q?: string) {
  return db.select({ status: customer.status, n: count() }).from(customer).groupBy(customer.status);
}`,
        facts: [
          'declaration count many customer(status) none, every row',
        ],
      },
      {
        title: 'each customer with a number',
        source: `import { and, asc, eq, getTableColumns, ilike, inArray, or, sql, count, sum, max } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { customer, order } from '@/db/schema';
export async function run(db: NodePgDatabase, tenantId: string, q?: string) {
  return db.select({ email: customer.email, n: count(order.id) }).from(customer).leftJoin(order, eq(order.customerId, customer.id)).groupBy(customer.id);
}`,
        facts: [
          'declaration read many customer(email) none, every row + read many order() ? as many as the statement it is part of, every row',
        ],
      },
      {
        title: 'lists of values are no number',
        source: `import { and, asc, eq, getTableColumns, ilike, inArray, or, sql, count, sum, max } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { customer, order } from '@/db/schema';
export async function run(db: NodePgDatabase, tenantId: string, q?: string) {
  return db.select({ tenant: customer.tenantId, mails: sql\`json_agg(\${customer.email})\` }).from(customer).groupBy(customer.tenantId);
}`,
        facts: [
          'declaration read many customer(tenantId+email) none, every row',
        ],
      },
    ],
  });
});
