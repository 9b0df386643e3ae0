import type { ClientSources } from '../contract.ts';

export default {
  before: "import { and, eq, getTableColumns, inArray, sql } from 'drizzle-orm';\nimport { drizzle } from 'drizzle-orm/node-postgres';\nimport { customer, orders } from './schema';\nimport * as schema from './schema';\nconst db = drizzle(process.env.DATABASE_URL, { schema });\n",
  sources: {
    unbounded: 'await db.select().from(customer);',
    literal: 'await db.select().from(customer).limit(20);',
    dynamic: 'export const f = (n: number) => db.select().from(customer).limit(n);',
    clamped: 'export const f = (n: number) => db.select().from(customer).limit(Math.min(n, 100));',
    meaningless: 'const query = db.select().from(customer).$dynamic();\nif (n) query.limit(n);\nawait query;',
    elsewhere: 'export const f = (args: any) => db.query.customer.findMany(args);',
    all: 'await db.select().from(customer);',
    some: 'await db.select({ id: customer.id, email: customer.email }).from(customer);',
    except: 'await db.query.customer.findMany({ columns: { phone: false } });',
    everyRow: 'await db.select().from(customer).limit(5);',
    byKey: 'await db.select().from(customer).where(eq(customer.id, id));',
    byIds: 'await db.select().from(customer).where(inArray(customer.id, ids));',
    byScope: 'await db.select().from(customer).where(eq(customer.tenantId, tenantId));',
    mayFallAway: 'await db.select().from(customer).where(and(email ? eq(customer.email, email) : undefined));',
    oneRow: 'await db.query.customer.findFirst();',
    count: 'await db.$count(customer);',
    raw: 'await db.execute(sql`SELECT id FROM ${customer}`);',
    related: 'await db.query.customer.findMany({ with: { orders: true } });',
    used: 'const rows = await db.select().from(customer);\nfor (const row of rows) mail(row.email);',
  },
  halfTyped: ['db.select().from().', 'db.select().from();', 'await db.select({ id: }).from(customer);', 'db.select({ ...}).from(customer);', 'db.select().from(customer).where(and(, eq()))', 'db.select().from(customer).where(eq()).limit();', 'db.select(null).from(customer).where(or()).leftJoin();', 'db.query.customer.findMany({ with: [], columns: null, where: {} });', 'db.query..findMany()', 'db.insert().values()', 'const a = a.limit(1); a.select().from(a);', 'db.delete(customer).where(sql``)'],
} satisfies ClientSources;
