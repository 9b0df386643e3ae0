import adapter from '../../../src/adapters/drizzle.ts';
import { catalog } from '../catalog.ts';
import { golden } from '../driver.ts';

describe('drizzle: relational queries', () => {
  golden(adapter, catalog, {
    'reads': [
      {
        title: 'everything',
        source: `import { and, asc, eq, getTableColumns, ilike, inArray, or, sql, count, sum, max } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import * as schema from '@/db/schema';
import { customer, order } from '@/db/schema';
export async function run(db: NodePgDatabase<typeof schema>, tenantId: string, q?: string) {
  return db.query.customer.findMany();
}`,
        facts: [
          'declaration read many customer(*) none, every row',
        ],
        result: 'return',
        bound: '  return db.query.customer.findMany({ limit: 50 });',
        project: '  return db.query.customer.findMany({ columns: { id: true, email: true } });',
      },
      {
        title: 'a bound',
        source: `import { and, asc, eq, getTableColumns, ilike, inArray, or, sql, count, sum, max } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import * as schema from '@/db/schema';
import { customer, order } from '@/db/schema';
export async function run(db: NodePgDatabase<typeof schema>, tenantId: string, q?: string) {
  return db.query.customer.findMany({ limit: 20, offset: 5 });
  return db.query.customer.findMany({ limit });
  return db.query.customer.findMany({ limit: q ? 5 : undefined });
}`,
        facts: [
          'declaration read many customer(*) 20, every row',
          'declaration read many customer(*) dynamic, every row',
          'declaration read many customer(*) meaningless: the value can be undefined, which means no limit, every row',
        ],
        bound: '  return db.query.customer.findMany({ limit: 50, offset: 5 });',
      },
      {
        title: 'the first',
        source: `import { and, asc, eq, getTableColumns, ilike, inArray, or, sql, count, sum, max } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import * as schema from '@/db/schema';
import { customer, order } from '@/db/schema';
export async function run(db: NodePgDatabase<typeof schema>, tenantId: string, q?: string) {
  const row = await db.query.customer.findFirst({ where: eq(customer.id, q) });
  return row?.email;
}`,
        facts: [
          'declaration read one customer(*) default 1, one of [id eq q]',
        ],
        result: 'row: email',
      },
      {
        title: 'columns',
        source: `import { and, asc, eq, getTableColumns, ilike, inArray, or, sql, count, sum, max } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import * as schema from '@/db/schema';
import { customer, order } from '@/db/schema';
export async function run(db: NodePgDatabase<typeof schema>, tenantId: string, q?: string) {
  return db.query.customer.findMany({ columns: { id: true, email: true } });
  return db.query.customer.findMany({ columns: { email: false } });
  return db.query.customer.findMany({ columns: { id: true, email: false } });
  return db.query.customer.findMany({ columns: {} });
  return db.query.customer.findMany({ columns });
  return db.query.customer.findMany({ columns: { ...columns, id: true } });
}`,
        facts: [
          'declaration read many customer(id+email) none, every row',
          'declaration read many customer(*-email) none, every row',
          'declaration read many customer(id) none, every row',
          'declaration read many customer() none, every row',
          'declaration read many customer(? `columns` is built elsewhere) none, every row',
          'declaration read many customer(? `columns` is built elsewhere) none, every row',
        ],
      },
      {
        title: 'extras',
        source: `import { and, asc, eq, getTableColumns, ilike, inArray, or, sql, count, sum, max } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import * as schema from '@/db/schema';
import { customer, order } from '@/db/schema';
export async function run(db: NodePgDatabase<typeof schema>, tenantId: string, q?: string) {
  return db.query.customer.findMany({ columns: { id: true }, extras: { low: sql\`lower(\${customer.email})\`.as('low') } });
}`,
        facts: [
          'declaration read many customer(id) none, every row',
        ],
      },
      {
        title: 'relations',
        types: 'the types take no `false` for a relation',
        source: `import { and, asc, eq, getTableColumns, ilike, inArray, or, sql, count, sum, max } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import * as schema from '@/db/schema';
import { customer, order } from '@/db/schema';
export async function run(db: NodePgDatabase<typeof schema>, tenantId: string, q?: string) {
  return db.query.customer.findMany({ limit: 5, with: { orders: true } });
  return db.query.customer.findMany({ limit: 5, with: { orders: { columns: { id: true }, limit: 3, where: eq(order.status, q), with: { customer: { columns: { email: true } } } } } });
  return db.query.customer.findMany({ limit: 5, with: { nobody: true, orders: false } });
  return db.query.customer.findMany({ limit: 5, with: relations });
}`,
        facts: [
          'declaration read many customer(*) 5, every row + read many Order(*) none, every row',
          'declaration read many customer(*) 5, every row + read many Order(id) 3, [status eq q] { read one Customer(email) default 1, every row }',
          'declaration read many customer(*) 5, every row + read many <`nobody` is not a relation the catalog knows>(*) ? relation is not known, every row',
          'declaration read many customer(*) 5, every row + read many <relations are built elsewhere>(? relations are built elsewhere) ? relations are built elsewhere, ? relations are built elsewhere',
        ],
      },
      {
        title: 'a callback',
        source: `import { and, asc, eq, getTableColumns, ilike, inArray, or, sql, count, sum, max } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import * as schema from '@/db/schema';
import { customer, order } from '@/db/schema';
export async function run(db: NodePgDatabase<typeof schema>, tenantId: string, q?: string) {
  return db.query.customer.findMany({ where: (c, { eq, and }) => and(eq(c.tenantId, tenantId), eq(c.email, q)) });
  return db.query.customer.findFirst({ where: (c, operators) => operators.eq(c.id, q) });
  return db.query.customer.findMany({ where: (c, { eq }) => {
    return eq(c.email, q);
  } });
}`,
        facts: [
          'declaration read many customer(*) default 1, one of [tenantId eq tenantId, email eq q]',
          'declaration read one customer(*) default 1, one of [id eq q]',
          'declaration read many customer(*) default 1, one of [email eq q]',
        ],
      },
      {
        title: 'an object of version 1',
        types: 'version 1',
        source: `import { and, asc, eq, getTableColumns, ilike, inArray, or, sql, count, sum, max } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import * as schema from '@/db/schema';
import { customer, order } from '@/db/schema';
export async function run(db: NodePgDatabase<typeof schema>, tenantId: string, q?: string) {
  return db.query.customer.findMany({ where: { tenantId, email: { ilike: q }, id: { in: ids }, OR: [{ status: 'a' }], orders: { status: q } } });
}`,
        facts: [
          `declaration read many customer(*) none, [tenantId eq tenantId, email? other q, id in ids, OR other [{ status: 'a' }], orders.status? eq q]`,
        ],
      },
      {
        title: 'a condition that may fall away',
        source: `import { and, asc, eq, getTableColumns, ilike, inArray, or, sql, count, sum, max } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import * as schema from '@/db/schema';
import { customer, order } from '@/db/schema';
export async function run(db: NodePgDatabase<typeof schema>, tenantId: string, q?: string) {
  return db.query.customer.findMany({ where: q ? eq(customer.email, q) : undefined });
}`,
        facts: [
          'declaration read many customer(*) none, [email? eq q]',
        ],
      },
      {
        title: 'arguments of the caller',
        source: `import { and, asc, eq, getTableColumns, ilike, inArray, or, sql, count, sum, max } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import * as schema from '@/db/schema';
import { customer, order } from '@/db/schema';
export async function run(db: NodePgDatabase<typeof schema>, config: any) {
  return db.query.customer.findMany(config);
  return db.query.customer.findMany({ ...config, limit: 5 });
}`,
        facts: [
          'declaration read many customer(? arguments are built elsewhere) ? arguments are built elsewhere, ? arguments are built elsewhere',
          'declaration read many customer(? arguments come from a spread) 5, ? arguments come from a spread + read many <relations are built elsewhere>(? relations are built elsewhere) ? relations are built elsewhere, ? relations are built elsewhere',
        ],
        bound: null,
      },
      {
        title: 'of a transaction',
        source: `import { and, asc, eq, getTableColumns, ilike, inArray, or, sql, count, sum, max } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import * as schema from '@/db/schema';
import { customer, order } from '@/db/schema';
export async function run(db: NodePgDatabase<typeof schema>, tenantId: string, q?: string) {
  return db.transaction((tx) => tx.query.customer.findMany());
}`,
        facts: [
          'declaration read many customer(*) none, every row',
        ],
      },
      {
        title: 'of the project',
        source: `import { db } from '@/db';
export const list = () => db.query.customer.findMany();
export const other = () => db.query.things.findMany();`,
        facts: [
          'convention read many customer(*) none, every row',
        ],
      },
      {
        title: 'half-typed',
        types: 'half typed',
        source: `import { and, asc, eq, getTableColumns, ilike, inArray, or, sql, count, sum, max } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import * as schema from '@/db/schema';
import { customer, order } from '@/db/schema';
export async function run(db: NodePgDatabase<typeof schema>, tenantId: string, q?: string) {
  db.query.customer.findMany({ with: [], columns: null, where: {} });
  db.query.customer.findMany(null);
  db.query.customer.findMany;
  db.query.findMany();
}`,
        facts: [
          'declaration read many customer(? `columns` is built elsewhere) none, every row + read many <relations are built elsewhere>(? relations are built elsewhere) ? relations are built elsewhere, ? relations are built elsewhere',
          'declaration read many customer(? arguments are built elsewhere) ? arguments are built elsewhere, ? arguments are built elsewhere',
        ],
      },
    ],
  });
});
