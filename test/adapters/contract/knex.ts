import type { ClientSources } from '../contract.ts';

export default {
  before: "import createKnex from 'knex';\nconst knex = createKnex({ client: 'pg' });\n",
  sources: {
    unbounded: "await knex('customers').orderBy('id');",
    literal: "await knex('customers').limit(20);",
    dynamic: "export const f = async (n: number) => knex('customers').limit(n);",
    clamped: "export const f = async (n: number) => knex('customers').limit(Math.min(n, 100));",
    meaningless: "export const f = async (n?: number) => knex('customers').limit(n);",
    elsewhere: "export const f = async (narrow: any) => knex('customers').modify(narrow);",
    all: "await knex('customers').select('*');",
    some: "await knex('customers').select('id', 'email');",
    except: { not: 'SQL has no such projection' },
    everyRow: "await knex('customers').limit(5);",
    byKey: "await knex('customers').where({ id }).first();",
    byIds: "await knex('customers').whereIn('id', ids);",
    byScope: "await knex('customers').where('tenantId', tenantId);",
    mayFallAway: "const query = knex('customers');\nif (email) query.where({ email });\nconst rows = await query;",
    oneRow: "await knex('customers').first();",
    count: "await knex('customers').count('* as n');",
    raw: "await knex.raw('SELECT id FROM customer');",
    related: "await knex('customers as c').join('orders as o', 'o.customerId', 'c.id').select('c.id', 'o.*');",
    used: "const rows = await knex('customers');\nfor (const row of rows) mail(row.email);",
  },
  halfTyped: ["knex('customers').", "knex(", "knex('customers').where({ }).", "knex('customers').select([,]).limit()", "knex('customers').where()", 'knex().select(...)', "knex('customers').join().modify().whereRaw().first(...x)", 'knex.select().from()', 'const q = knex("customers"); q.'],
} satisfies ClientSources;
