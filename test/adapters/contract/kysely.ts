import type { ClientSources } from '../contract.ts';

export default {
  before: "import { Kysely, sql } from 'kysely';\nconst db = new Kysely<DB>({ dialect });\n",
  sources: {
    unbounded: "await db.selectFrom('customer').selectAll().execute();",
    literal: "await db.selectFrom('customer').selectAll().limit(20).execute();",
    dynamic: "export const f = (n: number) => db.selectFrom('customer').selectAll().limit(n).execute();",
    clamped: "export const f = (n: number) => db.selectFrom('customer').selectAll().limit(Math.min(n, 100)).execute();",
    meaningless: "let query = db.selectFrom('customer').selectAll();\nif (n) query = query.limit(n);\nawait query.execute();",
    elsewhere: "export const f = (query: SelectQueryBuilder<DB, 'customer', Row>) => query.execute();",
    all: "await db.selectFrom('customer').selectAll().execute();",
    some: "await db.selectFrom('customer').select(['id', 'email']).execute();",
    except: { not: 'Kysely has no such projection' },
    everyRow: "await db.selectFrom('customer').selectAll().limit(5).execute();",
    byKey: "await db.selectFrom('customer').selectAll().where('id', '=', id).execute();",
    byIds: "await db.selectFrom('customer').selectAll().where('id', 'in', ids).execute();",
    byScope: "await db.selectFrom('customer').selectAll().where('tenantId', '=', tenantId).execute();",
    mayFallAway: "await db.selectFrom('customer').selectAll().$if(email !== undefined, (qb) => qb.where('email', '=', email)).execute();",
    oneRow: "await db.selectFrom('customer').selectAll().executeTakeFirst();",
    count: "await db.selectFrom('customer').select((eb) => eb.fn.countAll().as('n')).executeTakeFirstOrThrow();",
    raw: 'await sql`SELECT id FROM customer`.execute(db);',
    related: "await db.selectFrom('customer').innerJoin('Order', 'Order.customerId', 'customer.id').selectAll('Order').execute();",
    used: "const rows = await db.selectFrom('customer').selectAll().execute();\nfor (const row of rows) mail(row.email);",
  },
  halfTyped: ["db.selectFrom('customer').execute();", 'db.selectFrom().selectAll().execute();', "db.selectFrom('').select().where().limit().execute();", "db.selectFrom('customer').select(['id', , null]).execute();", "db.selectFrom('customer').where('id', '=').innerJoin().execute();", 'const q = q.limit(1); q.execute();', 'db.insertInto().execute()', "db.selectFrom((eb) => eb).select((eb) => {}).execute()", 'db.selectFrom(.execute()', "db.selectFrom('a as').selectAll('').$if().$call().execute();"],
} satisfies ClientSources;
