import adapter from '../../../src/adapters/drizzle.ts';
import { catalog } from '../catalog.ts';
import { golden } from '../driver.ts';

describe('drizzle: bounds', () => {
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
          'import read many customer(*) 10, every row',
        ],
      },
      {
        title: 'added by a helper that is handed the builder on some paths',
        source: `import { drizzle } from 'drizzle-orm/node-postgres';
import { customer } from './schema';
const db = drizzle(url);
function narrowed(query: any, tenant?: string) {
  if (tenant) query.where(eq(customer.tenantId, tenant));
  return query.limit(10);
}
export async function page(tenant) {
  const query = db.select().from(customer).$dynamic();
  return await narrowed(query, tenant);
}`,
        facts: [
          'import read many customer(*) 10, [tenantId? eq tenant]',
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
          'declaration read one customer(*) default 1, [status eq q]',
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
  });
});
