import adapter from '../../../src/adapters/drizzle.ts';
import { catalog } from '../catalog.ts';
import { golden } from '../driver.ts';

describe('drizzle: what is recognised', () => {
  golden(adapter, catalog, {
    'databases': [
      {
        title: 'made by a driver',
        source: `import { drizzle } from 'drizzle-orm/postgres-js';
import * as schema from './schema';
const db = drizzle(client, { schema });
await db.select().from(schema.customer);`,
        facts: [
          'import read many customer(*) none, every row',
        ],
      },
      {
        title: 'replicas',
        source: `import { withReplicas } from 'drizzle-orm/pg-core';
import { drizzle } from 'drizzle-orm/node-postgres';
import { customer } from './schema';
const db = withReplicas(drizzle(a), [drizzle(b)]);
await db.select().from(customer);
await db.$primary.select().from(customer);`,
        facts: [
          'import read many customer(*) none, every row',
          'import read many customer(*) none, every row',
        ],
      },
      {
        title: 'a type of the package',
        source: `import { and, asc, eq, getTableColumns, ilike, inArray, or, sql, count, sum, max } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { customer, order } from '@/db/schema';
export async function run(db: NodePgDatabase, tenantId: string, q?: string) {
  return db.select().from(customer);
}`,
        facts: [
          'declaration read many customer(*) none, every row',
        ],
      },
      {
        title: 'an alias of such a type',
        source: `import type { PgDatabase } from 'drizzle-orm/pg-core';
import { customer } from './schema';
type Executor = PgDatabase<any>;
export const f = (run: Executor) => run.select().from(customer);`,
        facts: [
          'declaration read many customer(*) none, every row',
        ],
      },
      {
        title: 'a field of a class',
        source: `import { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { customer } from './schema';
export class Customers {
  constructor(private readonly db: NodePgDatabase) {}
  all() { return this.db.select().from(customer); }
}`,
        facts: [
          'declaration read many customer(*) none, every row',
        ],
      },
      {
        title: 'a transaction',
        source: `import { and, asc, eq, getTableColumns, ilike, inArray, or, sql, count, sum, max } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { customer, order } from '@/db/schema';
export async function run(db: NodePgDatabase, tenantId: string, q?: string) {
  return db.transaction(async (tx) => {
    await tx.delete(order).where(eq(order.customerId, q));
    return tx.select().from(customer);
  });
}`,
        facts: [
          'declaration delete many order() default 0, [customerId eq q]',
          'declaration read many customer(*) none, every row',
        ],
      },
      {
        title: 'a replica handed to a callback',
        source: `import { eq } from 'drizzle-orm';
import { customer } from './schema';
export const f = (db: Database) => db.executeOnReplica(async (replica) => replica.select().from(customer));`,
        facts: [
          'declaration read many customer(*) none, every row',
        ],
      },
      {
        title: 'a database of the project in a file that speaks Drizzle',
        source: `import { eq } from 'drizzle-orm';
import { db } from '@/db';
import { tableOfOurs } from '@/db/schema';
await db.select().from(tableOfOurs);
await ctx.db.select().from(tableOfOurs);`,
        facts: [
          'convention read many tableOfOurs(*) none, every row',
          'convention read many tableOfOurs(*) none, every row',
        ],
      },
      {
        title: 'a database of the project and a table of the catalog',
        source: `import { db, eq, customer } from '@acme/db';
await db.select().from(customer).where(eq(customer.id, id));
await db.delete(customer).where(eq(customer.id, id));`,
        facts: [
          'convention read one customer(*) default 1, one of [id eq id]',
          'convention delete one customer() default 1, one of [id eq id]',
        ],
      },
      {
        title: 'a function that answers it',
        source: `import { drizzle } from 'drizzle-orm/d1';
import { customer } from './schema';
function getDb(env) { return drizzle(env.DB); }
export const f = (env) => getDb(env).select().from(customer);`,
        facts: [
          'import read many customer(*) none, every row',
        ],
      },
    ],
    'tables': [
      {
        title: 'declared in the file, under another name',
        source: `import { drizzle } from 'drizzle-orm/node-postgres';
import { pgTable, pgTableCreator, pgSchema, pgView, alias } from 'drizzle-orm/pg-core';
const db = drizzle(url);
const people = pgTable('crm_people', {});
const crm = pgSchema('crm');
const contacts = crm.table('contacts', {});
const createTable = pgTableCreator((name) => \`app_\${name}\`);
const leads = createTable('lead', {});
const active = pgView('active_people').as((qb) => qb.select().from(people));
const parent = alias(people, 'parent');
const secured = pgTable('secured', {}).enableRLS();
await db.select().from(people);
await db.select().from(contacts);
await db.select().from(leads);
await db.select().from(active);
await db.select().from(parent);
await db.select().from(secured);`,
        facts: [
          'import read many crm_people(*) none, every row',
          'import read many contacts(*) none, every row',
          'import read many lead(*) none, every row',
          'import read many active_people(*) none, every row',
          'import read many crm_people(*) none, every row',
          'import read many secured(*) none, every row',
        ],
      },
      {
        title: 'of a namespace',
        source: `import * as schema from './schema';
import { drizzle } from 'drizzle-orm/node-postgres';
const db = drizzle(url);
const { tables } = schema;
await db.select({ id: schema.customer.id }).from(schema.customer).where(eq(schema.customer.email, mail));`,
        facts: [
          'import read one customer(id) default 1, one of [email eq mail]',
        ],
      },
      {
        title: 'imported under another name',
        source: `import { customer as c } from './schema';
import { drizzle } from 'drizzle-orm/node-postgres';
const db = drizzle(url);
await db.select({ mail: c.email }).from(c);`,
        facts: [
          'import read many customer(email) none, every row',
        ],
      },
      {
        title: 'of the caller',
        source: `import { and, asc, eq, getTableColumns, ilike, inArray, or, sql, count, sum, max } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { customer, order } from '@/db/schema';
export async function run(db: NodePgDatabase, table: PgTable) {
  return db.select().from(table);
}`,
        facts: [
          'declaration read many <the table is named elsewhere>(*) none, every row',
        ],
      },
    ],
    'what is not Drizzle': [
      {
        title: 'other query builders',
        source: `import knex from 'knex';
import { createClient } from '@supabase/supabase-js';
import * as d3 from 'd3';
import { from } from 'rxjs';
const db = knex({});
const supabase = createClient(url, key);
await db.select().from(customer);
await db.select('id').from('customer').limit(5);
await db('customer').update({ name }).where({ id });
await supabase.from('customer').select('*');
await supabase.from('customer').delete().eq('id', id);
d3.select(customer).data(Array.from(customer));
from(customer).select();`,
        facts: [],
      },
      {
        title: 'collections, requests and caches',
        source: `import { eq } from 'drizzle-orm';
import { customer } from './schema';
const seen = new Map();
seen.delete(customer);
cache.delete(key);
axios.delete(url);
client.delete(ENDPOINT);
createHash('sha256').update(text).digest();
list.insert(customer);
hub.update(customer);
Array.from(customers).slice(1);`,
        facts: [],
      },
      {
        title: "a query object of one's own",
        source: `export class Report {
  run() {
    this.query.filters.findMany();
    this.api.query.customer.findMany({ limit: 5 });
    query.findFirst();
    prisma.customer.findMany();
    api.customer.findMany.useQuery();
  }
}`,
        facts: [],
      },
      {
        title: 'a table that nobody knows, without Drizzle',
        source: `import { db } from '@/db';
await db.select().from(things);
await db.update(things).set({ a: 1 });`,
        facts: [],
      },
      {
        title: 'TypeORM',
        source: `import { DataSource } from 'typeorm';
import { Member } from './member.entity';
const db = new DataSource(options);
await db.createQueryBuilder().select('m').from(Member, 'm').getMany();
await db.createQueryBuilder().delete().from(Member).execute();
await db.createQueryBuilder().update(Member).set({ points: 0 }).execute();`,
        facts: [],
      },
      {
        title: 'statements that do not run',
        source: `import { and, asc, eq, getTableColumns, ilike, inArray, or, sql, count, sum, max } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { customer, order } from '@/db/schema';
export async function run(db: NodePgDatabase) {
  const one = db.select().from(customer).as('one');
  const two = db.$with('two').as(db.select().from(customer));
  const three = db.$with('three').as((qb) => qb.select().from(customer));
  log(db.select().from(customer).toSQL());
  await db.select({ one: sql\`1\` });
}`,
        facts: [],
      },
    ],
  });
});
