import adapter from '../../../src/adapters/drizzle.ts';
import { catalog } from '../catalog.ts';
import { golden } from '../driver.ts';

describe('drizzle: filters', () => {
  golden(adapter, catalog, {
    'conditions': [
      {
        title: 'and',
        source: `import { and, asc, eq, getTableColumns, ilike, inArray, or, sql, count, sum, max } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { customer, order } from '@/db/schema';
export async function run(db: NodePgDatabase, tenantId: string, q?: string) {
  return db.select().from(customer).where(and(eq(customer.tenantId, tenantId), inArray(customer.status, ['a']), ilike(customer.lastName, \`%\${q}%\`))).limit(1);
}`,
        facts: [
          `declaration read many customer(*) 1, [tenantId eq tenantId, status in ['a'], lastName other \`%\${q}%\`]`,
        ],
      },
      {
        title: 'or',
        source: `import { and, asc, eq, getTableColumns, ilike, inArray, or, sql, count, sum, max } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { customer, order } from '@/db/schema';
export async function run(db: NodePgDatabase, tenantId: string, q?: string) {
  return db.select().from(customer).where(or(eq(customer.email, q), eq(customer.phone, q))).limit(1);
  return db.select().from(customer).where(or(eq(customer.email, q), eq(customer.email, tenantId))).limit(1);
}`,
        facts: [
          'declaration read many customer(*) 1, [OR other]',
          'declaration read many customer(*) 1, one of [email eq q]',
        ],
      },
      {
        title: 'undefined',
        source: `import { and, asc, eq, getTableColumns, ilike, inArray, or, sql, count, sum, max } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { customer, order } from '@/db/schema';
export async function run(db: NodePgDatabase, tenantId: string, q?: string) {
  return db.select().from(customer).where(undefined).limit(1);
  return db.select().from(customer).where(q ? eq(customer.email, q) : undefined).limit(1);
  return db.select().from(customer).where(and(eq(customer.tenantId, tenantId), q && ilike(customer.email, q))).limit(1);
  return db.select().from(customer).where(q ? and(eq(customer.tenantId, tenantId), eq(customer.email, q)) : eq(customer.tenantId, tenantId)).limit(1);
}`,
        facts: [
          'declaration read many customer(*) 1, every row',
          'declaration read many customer(*) 1, [email? eq q]',
          'declaration read many customer(*) 1, [tenantId eq tenantId, email? other q]',
          'declaration read many customer(*) 1, [tenantId eq tenantId, email? eq q]',
        ],
      },
      {
        title: 'one of several ways, each with a value of its own',
        source: `import { and, eq, inArray, sql, type SQL } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { customer } from '@/db/schema';
export async function run(db: NodePgDatabase, email: string | undefined, ids: string[]) {
  const where = email ? eq(customer.email, email) : inArray(customer.id, ids);
  return db.select().from(customer).where(where);
}
export async function later(db: NodePgDatabase, email: string | undefined, ids: string[]) {
  let where: SQL;
  if (email) {
    where = eq(customer.email, email);
  } else {
    where = inArray(customer.id, ids);
  }
  return db.select().from(customer).where(where);
}
export async function perhaps(db: NodePgDatabase, email: string | undefined, ids: string[]) {
  let where: SQL | undefined;
  if (email) where = eq(customer.email, email);
  return db.select().from(customer).where(where);
}
export async function held(db: NodePgDatabase, id: string) {
  return db.select().from(customer).where(sql\`\${customer.status} @> ARRAY[\${id}]::text[]\`);
}`,
        facts: [
          'declaration read many customer(*) none, [email? eq email, id? in ids, OR other]',
          'declaration read many customer(*) none, [email? eq email, id? in ids, OR other]',
          'declaration read many customer(*) none, [email? eq email]',
          'declaration read many customer(*) none, [status in id]',
        ],
      },
      {
        title: 'a list that grows',
        source: `import { and, asc, eq, getTableColumns, ilike, inArray, or, sql, count, sum, max } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { customer, order } from '@/db/schema';
export async function run(db: NodePgDatabase, tenantId: string, q?: string) {
  const conditions = [eq(customer.tenantId, tenantId)];
  if (q) {
    conditions.push(ilike(customer.email, q));
  }
  conditions.push(eq(customer.status, 'active'));
  return db.select().from(customer).where(and(...conditions)).limit(1);
}`,
        facts: [
          `declaration read many customer(*) 1, [tenantId eq tenantId, email? other q, status eq 'active']`,
        ],
      },
      {
        title: 'a list that may be empty',
        source: `import { and, asc, eq, getTableColumns, ilike, inArray, or, sql, count, sum, max } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { customer, order } from '@/db/schema';
export async function run(db: NodePgDatabase, tenantId: string, q?: string) {
  const conditions: SQL[] = [];
  if (q) conditions.push(eq(customer.email, q));
  return db.select().from(customer).where(conditions.length > 0 ? and(...conditions) : undefined).limit(1);
}`,
        facts: [
          'declaration read many customer(*) 1, [email? eq q]',
        ],
      },
      {
        title: 'a list with gaps',
        source: `import { and, asc, eq, getTableColumns, ilike, inArray, or, sql, count, sum, max } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { customer, order } from '@/db/schema';
export async function run(db: NodePgDatabase, tenantId: string, q?: string) {
  return db.select().from(customer).where(and(...[eq(customer.tenantId, tenantId), q ? eq(customer.email, q) : undefined].filter(Boolean))).limit(1);
  return db.select().from(customer).where(and(eq(customer.tenantId, tenantId), ...(q ? [eq(customer.email, q)] : []))).limit(1);
}`,
        facts: [
          'declaration read many customer(*) 1, [tenantId eq tenantId, email? eq q]',
          'declaration read many customer(*) 1, [tenantId eq tenantId, email? eq q]',
        ],
      },
      {
        title: 'a list of another function',
        source: `import { and, asc, eq, getTableColumns, ilike, inArray, or, sql, count, sum, max } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { customer, order } from '@/db/schema';
export async function run(db: NodePgDatabase, tenantId: string, q?: string) {
  const conditions = buildConditions(q);
  return db.select().from(customer).where(and(...conditions)).limit(1);
  return db.select().from(customer).where(and(eq(customer.tenantId, tenantId), ...extra)).limit(1);
}`,
        facts: [
          'declaration read many customer(*) 1, ? conditions are built elsewhere',
          'declaration read many customer(*) 1, [tenantId eq tenantId …]',
        ],
      },
      {
        title: 'a variable that grows',
        source: `import { and, asc, eq, getTableColumns, ilike, inArray, or, sql, count, sum, max } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { customer, order } from '@/db/schema';
export async function run(db: NodePgDatabase, tenantId: string, q?: string) {
  let where = eq(customer.tenantId, tenantId);
  if (q) where = and(where, ilike(customer.email, q));
  return db.select().from(customer).where(where).limit(1);
}`,
        facts: [
          'declaration read many customer(*) 1, [tenantId eq tenantId, email? other q]',
        ],
      },
      {
        title: 'a variable that is set on some paths',
        source: `import { and, asc, eq, getTableColumns, ilike, inArray, or, sql, count, sum, max } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { customer, order } from '@/db/schema';
export async function run(db: NodePgDatabase, tenantId: string, q?: string) {
  let where;
  if (q) where = eq(customer.email, q);
  return db.select().from(customer).where(where).limit(1);
}`,
        facts: [
          'declaration read many customer(*) 1, [email? eq q]',
        ],
      },
      {
        title: 'a helper of the file',
        source: `import { eq, and } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import { customer } from './schema';
const db = drizzle(url);
const ofTenant = (id) => and(eq(customer.tenantId, id), eq(customer.status, 'active'));
await db.select().from(customer).where(ofTenant(tenantId)).limit(1);`,
        facts: [
          `import read many customer(*) 1, [tenantId eq id, status eq 'active']`,
        ],
      },
      {
        title: 'a helper of another module',
        source: `import { and, asc, eq, getTableColumns, ilike, inArray, or, sql, count, sum, max } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { customer, order } from '@/db/schema';
export async function run(db: NodePgDatabase, tenantId: string, q?: string) {
  return db.select().from(customer).where(filterFor(q)).limit(1);
  return db.select().from(customer).where(customerScope(user)).limit(1);
}`,
        facts: [
          'declaration read many customer(*) 1, ? conditions are built elsewhere',
          'declaration read many customer(*) 1, [customerScope other customerScope(user) …]',
        ],
      },
      {
        title: 'text',
        source: `import { and, asc, eq, getTableColumns, ilike, inArray, or, sql, count, sum, max } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { customer, order } from '@/db/schema';
export async function run(db: NodePgDatabase, tenantId: string, q?: string) {
  return db.select().from(customer).where(sql\`\${customer.tenantId} = \${tenantId} and lower(\${customer.email}) = \${q}\`).limit(1);
  return db.select().from(customer).where(sql\`\${customer.email} = \${q} or true\`).limit(1);
  return db.select().from(customer).where(sql.raw(q)).limit(1);
}`,
        facts: [
          'declaration read many customer(*) 1, one of [tenantId eq tenantId, email eq q]',
          'declaration read many customer(*) 1, [OR other]',
          'declaration read many customer(*) 1, ? conditions are built elsewhere',
        ],
      },
      {
        title: 'functions of a column',
        source: `import { and, asc, eq, getTableColumns, ilike, inArray, or, sql, count, sum, max } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { customer, order } from '@/db/schema';
export async function run(db: NodePgDatabase, tenantId: string, q?: string) {
  return db.select().from(customer).where(eq(lower(customer.email), q.toLowerCase())).limit(1);
  return db.select().from(customer).where(eq(sql\`lower(\${customer.email})\`, q)).limit(1);
}`,
        facts: [
          'declaration read many customer(*) 1, one of [email eq q.toLowerCase()]',
          'declaration read many customer(*) 1, one of [email eq q]',
        ],
      },
      {
        title: 'of a join',
        source: `import { and, asc, eq, getTableColumns, ilike, inArray, or, sql, count, sum, max } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { customer, order } from '@/db/schema';
export async function run(db: NodePgDatabase, tenantId: string, q?: string) {
  return db.select({ id: customer.id }).from(customer).innerJoin(order, eq(order.customerId, customer.id)).where(eq(order.status, q)).limit(1);
}`,
        facts: [
          'declaration read many customer(id) 1, [order.status eq q] + read many order() 1, every row',
        ],
      },
      {
        title: 'not and exists',
        source: `import { and, asc, eq, getTableColumns, ilike, inArray, or, sql, count, sum, max } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { customer, order } from '@/db/schema';
export async function run(db: NodePgDatabase, tenantId: string, q?: string) {
  return db.select().from(customer).where(and(eq(customer.tenantId, tenantId), not(eq(customer.status, q)), exists(db.select().from(order)))).limit(1);
}`,
        facts: [
          'declaration read many customer(*) 1, [tenantId eq tenantId, status other, EXISTS other] + read many order() ? only decides which rows match, every row',
        ],
      },
      {
        title: 'the last one holds',
        source: `import { and, asc, eq, getTableColumns, ilike, inArray, or, sql, count, sum, max } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { customer, order } from '@/db/schema';
export async function run(db: NodePgDatabase, tenantId: string, q?: string) {
  return db.select().from(customer).$dynamic().where(eq(customer.email, q)).where(eq(customer.tenantId, tenantId)).limit(1);
}`,
        facts: [
          'declaration read many customer(*) 1, [tenantId eq tenantId]',
        ],
      },
      {
        title: 'on some paths',
        source: `import { and, asc, eq, getTableColumns, ilike, inArray, or, sql, count, sum, max } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { customer, order } from '@/db/schema';
export async function run(db: NodePgDatabase, tenantId: string, q?: string) {
  const query = db.select().from(customer).$dynamic();
  if (q) query.where(eq(customer.email, q));
  return await query.limit(1);
}`,
        facts: [
          'declaration read many customer(*) 1, [email? eq q]',
        ],
      },
      {
        title: 'a value of a parameter object',
        source: `import { and, asc, eq, getTableColumns, ilike, inArray, or, sql, count, sum, max } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { customer, order } from '@/db/schema';
export async function run(db: NodePgDatabase, tenantId: string, q?: string) {
  return db.select().from(customer).where(eq(customer.tenantId, params.tenantId)).limit(1);
}`,
        facts: [
          'declaration read many customer(*) 1, [tenantId eq params.tenantId]',
        ],
      },
      {
        title: 'a column that is asked for last',
        types: 'the types want the column first',
        source: `import { and, asc, eq, getTableColumns, ilike, inArray, or, sql, count, sum, max } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { customer, order } from '@/db/schema';
export async function run(db: NodePgDatabase, tenantId: string, q?: string) {
  return db.select().from(customer).where(eq(q, customer.email)).limit(1);
}`,
        facts: [
          'declaration read many customer(*) 1, one of [email eq q]',
        ],
      },
      {
        title: 'conditions without end',
        types: 'reads a name before it is declared',
        source: `import { and, asc, eq, getTableColumns, ilike, inArray, or, sql, count, sum, max } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { customer, order } from '@/db/schema';
export async function run(db: NodePgDatabase, tenantId: string, q?: string) {
  let where = and(where, where);
  where = and(where, where);
  return db.select().from(customer).where(where).limit(1);
}`,
        facts: [
          'declaration read many customer(*) 1, every row',
        ],
      },
    ],
  });
});
