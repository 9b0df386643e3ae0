import adapter from '../../../src/adapters/drizzle.ts';
import { catalog } from '../catalog.ts';
import { golden } from '../driver.ts';

describe('drizzle: selects', () => {
  golden(adapter, catalog, {
    'bounds': [
      {
        title: 'none',
        source: `import { and, asc, eq, getTableColumns, ilike, inArray, or, sql, count, sum, max } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { customer, order } from '@/db/schema';
export async function run(db: NodePgDatabase, tenantId: string, q?: string) {
  const rows = await db.select().from(customer);
  return rows.map((row) => row.email);
}`,
        facts: [
          'declaration read many customer(*) none, every row',
        ],
        result: 'rows,row: email',
        bound: '  const rows = await db.select().from(customer).limit(50);',
        project: '  const rows = await db.select({ id: customer.id, email: customer.email }).from(customer);',
      },
      {
        title: 'a literal',
        source: `import { and, asc, eq, getTableColumns, ilike, inArray, or, sql, count, sum, max } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { customer, order } from '@/db/schema';
export async function run(db: NodePgDatabase, tenantId: string, q?: string) {
  return db
    .select()
    .from(customer)
    .limit(20)
    .offset(5);
}`,
        facts: [
          'declaration read many customer(*) 20, every row',
        ],
        bound: '    .limit(50)',
      },
      {
        title: 'on a line of its own',
        source: `import { and, asc, eq, getTableColumns, ilike, inArray, or, sql, count, sum, max } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { customer, order } from '@/db/schema';
export async function run(db: NodePgDatabase, tenantId: string, q?: string) {
  return db
    .select()
    .from(customer)
    .where(eq(customer.tenantId, tenantId))
    .orderBy(asc(customer.email));
}`,
        facts: [
          'declaration read many customer(*) none, [tenantId eq tenantId]',
        ],
        bound: `    .orderBy(asc(customer.email))
    .limit(50);`,
        project: '    .select({ id: customer.id, email: customer.email })',
      },
      {
        title: 'far below, on the same variable',
        source: `import { and, asc, eq, getTableColumns, ilike, inArray, or, sql, count, sum, max } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { customer, order } from '@/db/schema';
export async function run(db: NodePgDatabase, tenantId: string, q?: string) {
  const { pageSize = 25, cursor } = params;
  const query = db
    .select({ id: customer.id, email: customer.email })
    .from(customer)
    .where(eq(customer.tenantId, tenantId));
  if (q === 'name') {
    query.orderBy(asc(customer.lastName));
  } else {
    query.orderBy(asc(customer.email));
  }
  query.limit(pageSize).offset(cursor);
  const data = await query;
  return data.length;
}`,
        facts: [
          'declaration read many customer(id+email) dynamic, [tenantId eq tenantId]',
        ],
        result: 'data: ',
      },
      {
        title: 'on a reassigned variable',
        source: `import { and, asc, eq, getTableColumns, ilike, inArray, or, sql, count, sum, max } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { customer, order } from '@/db/schema';
export async function run(db: NodePgDatabase, tenantId: string, q?: string) {
  let query = db.select().from(customer).$dynamic();
  if (q) query = query.where(eq(customer.email, q));
  query = query.limit(50);
  return await query;
}`,
        facts: [
          'declaration read many customer(*) 50, [email? eq q]',
        ],
      },
      {
        title: 'on another variable',
        source: `import { and, asc, eq, getTableColumns, ilike, inArray, or, sql, count, sum, max } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { customer, order } from '@/db/schema';
export async function run(db: NodePgDatabase, tenantId: string, q?: string) {
  const base = db.select().from(customer);
  const page = base.limit(10);
  return page;
}`,
        facts: [
          'declaration read many customer(*) 10, every row',
        ],
      },
      {
        title: 'only on some paths',
        source: `import { and, asc, eq, getTableColumns, ilike, inArray, or, sql, count, sum, max } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { customer, order } from '@/db/schema';
export async function run(db: NodePgDatabase, tenantId: string, q?: string) {
  const query = db.select().from(customer).$dynamic();
  if (q) query.limit(10);
  return await query;
}`,
        facts: [
          'declaration read many customer(*) meaningless: `.limit()` is only called on some paths, every row',
        ],
        bound: '  return await query.limit(50);',
      },
      {
        title: 'on each of two paths',
        source: `import { and, asc, eq, getTableColumns, ilike, inArray, or, sql, count, sum, max } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { customer, order } from '@/db/schema';
export async function run(db: NodePgDatabase, tenantId: string, q?: string) {
  const query = db.select().from(customer).$dynamic();
  if (q) query.limit(10);
  else query.limit(20);
  return await query;
}`,
        facts: [
          'declaration read many customer(*) dynamic, every row',
        ],
      },
      {
        title: 'on a path that leaves',
        source: `import { and, asc, eq, getTableColumns, ilike, inArray, or, sql, count, sum, max } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { customer, order } from '@/db/schema';
export async function run(db: NodePgDatabase, tenantId: string, q?: string) {
  const query = db.select().from(customer).$dynamic();
  if (q) return query.limit(10);
  return await query;
}`,
        facts: [
          'declaration read many customer(*) none, every row',
        ],
      },
      {
        title: 'undefined',
        source: `import { and, asc, eq, getTableColumns, ilike, inArray, or, sql, count, sum, max } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { customer, order } from '@/db/schema';
export async function run(db: NodePgDatabase, tenantId: string, q?: string) {
  return db.select().from(customer).limit(undefined);
}`,
        facts: [
          'declaration read many customer(*) none, every row',
        ],
      },
      {
        title: 'the caller may leave out',
        source: `import { and, asc, eq, getTableColumns, ilike, inArray, or, sql, count, sum, max } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { customer, order } from '@/db/schema';
export async function run(db: NodePgDatabase, n?: number) {
  return db.select().from(customer).limit(n);
}`,
        facts: [
          'declaration read many customer(*) meaningless: the value can be undefined, which means no limit, every row',
        ],
      },
      {
        title: 'capped',
        source: `import { and, asc, eq, getTableColumns, ilike, inArray, or, sql, count, sum, max } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { customer, order } from '@/db/schema';
export async function run(db: NodePgDatabase, n: number) {
  return db.select().from(customer).limit(Math.min(n, 100));
}`,
        facts: [
          'declaration read many customer(*) dynamic<=100, every row',
        ],
      },
      {
        title: 'a placeholder',
        source: `import { and, asc, eq, getTableColumns, ilike, inArray, or, sql, count, sum, max } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { customer, order } from '@/db/schema';
export async function run(db: NodePgDatabase, tenantId: string, q?: string) {
  return db.select().from(customer).limit(sql.placeholder('n')).prepare('p');
}`,
        facts: [
          'declaration read many customer(*) dynamic, every row',
        ],
      },
      {
        title: 'added by a function of the file',
        source: `import { drizzle } from 'drizzle-orm/node-postgres';
import { customer } from './schema';
const db = drizzle(url);
function paged(qb, page) {
  return qb.limit(25).offset(page * 25);
}
await paged(db.select().from(customer).$dynamic(), 1);`,
        facts: [
          'import read many customer(*) 25, every row',
        ],
      },
      {
        title: 'added by another module',
        source: `import { and, asc, eq, getTableColumns, ilike, inArray, or, sql, count, sum, max } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { customer, order } from '@/db/schema';
export async function run(db: NodePgDatabase, tenantId: string, q?: string) {
  const query = db.select().from(customer).$dynamic();
  return withPagination(query, 1, 20);
}`,
        facts: [
          'declaration read many customer(*) ? the builder is handed to another function, ? the builder is handed to another function',
        ],
        bound: null,
      },
      {
        title: 'added by those who call',
        source: `import { drizzle } from 'drizzle-orm/node-postgres';
import { customer } from './schema';
const db = drizzle(url);
function base() {
  return db.select().from(customer);
}
export const page = () => base().limit(10);`,
        facts: [
          'import read many customer(*) ? the builder is returned, and its callers go on with it, ? the builder is returned, and its callers go on with it',
        ],
      },
      {
        title: 'returned as a dynamic builder',
        source: `import { drizzle } from 'drizzle-orm/node-postgres';
import { customer } from './schema';
const db = drizzle(url);
export const base = () => db.select().from(customer).$dynamic();`,
        facts: [
          'import read many customer(*) ? the builder is returned, and its callers go on with it, ? the builder is returned, and its callers go on with it',
        ],
      },
      {
        title: 'one row by a key',
        source: `import { and, asc, eq, getTableColumns, ilike, inArray, or, sql, count, sum, max } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { customer, order } from '@/db/schema';
export async function run(db: NodePgDatabase, tenantId: string, q?: string) {
  const [row] = await db.select().from(customer).where(eq(customer.id, q));
  return row.email;
}`,
        facts: [
          'declaration read one customer(*) default 1, one of [id eq q]',
        ],
        result: 'row: email',
      },
      {
        title: 'the first row by its place',
        source: `import { and, asc, eq, getTableColumns, ilike, inArray, or, sql, count, sum, max } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { customer, order } from '@/db/schema';
export async function run(db: NodePgDatabase, tenantId: string, q?: string) {
  const row = (await db.select().from(customer).where(eq(customer.status, q)))[0];
  return row.phone;
}`,
        facts: [
          'declaration read many customer(*) none, [status eq q]',
        ],
        result: 'row: phone',
      },
      {
        title: 'a list of keys',
        source: `import { and, asc, eq, getTableColumns, ilike, inArray, or, sql, count, sum, max } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { customer, order } from '@/db/schema';
export async function run(db: NodePgDatabase, tenantId: string, q?: string) {
  return db.select().from(customer).where(inArray(customer.id, ['a', 'b']));
}`,
        facts: [
          `declaration read many customer(*) default 2, [id in ['a', 'b']]`,
        ],
      },
      {
        title: 'get of SQLite',
        source: `import { drizzle } from 'drizzle-orm/better-sqlite3';
import { customer } from './schema';
const db = drizzle(file);
const row = db.select().from(customer).get();
const rows = db.select().from(customer).all();`,
        facts: [
          'import read one customer(*) default 1, every row',
          'import read many customer(*) none, every row',
        ],
        bound: null,
      },
      {
        title: 'promises together',
        source: `import { and, asc, eq, getTableColumns, ilike, inArray, or, sql, count, sum, max } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { customer, order } from '@/db/schema';
export async function run(db: NodePgDatabase, tenantId: string, q?: string) {
  const [rows, n] = await Promise.all([db.select().from(customer).limit(10), db.$count(customer, eq(customer.tenantId, tenantId))]);
  return rows.map((row) => row.email);
}`,
        facts: [
          'declaration read many customer(*) 10, every row',
          'declaration count one customer() default 1, [tenantId eq tenantId]',
        ],
        result: 'rows,row: email',
      },
      {
        title: 'then',
        source: `import { and, asc, eq, getTableColumns, ilike, inArray, or, sql, count, sum, max } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { customer, order } from '@/db/schema';
export async function run(db: NodePgDatabase, tenantId: string, q?: string) {
  return db.select().from(customer).where(eq(customer.id, q)).limit(1).then((rows) => rows[0]?.email);
}`,
        facts: [
          'declaration read many customer(*) 1, one of [id eq q]',
        ],
      },
    ],
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
          'declaration read many order(id) none, [customer.tenantId eq tenantId] + read many customer(email) ? as many as the statement it is part of, every row',
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
          'declaration read many customer(id+email) 10, [tenantId eq tenantId]',
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
        title: 'a select in a condition',
        source: `import { and, asc, eq, getTableColumns, ilike, inArray, or, sql, count, sum, max } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { customer, order } from '@/db/schema';
export async function run(db: NodePgDatabase, tenantId: string, q?: string) {
  return db.select().from(customer).where(inArray(customer.id, db.select({ id: order.customerId }).from(order)));
}`,
        facts: [
          'declaration read many customer(*) none, [id in db.select({ id: order.customerId }).from(order)]',
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
