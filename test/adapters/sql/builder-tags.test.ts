import adapter from '../../../src/adapters/sql.ts';
import { catalog } from '../catalog.ts';
import { golden } from '../driver.ts';

describe('sql: tags that Drizzle and Kysely run', () => {
  golden(adapter, catalog, {
    'Drizzle, run by a function of the project': [
      {
        title: 'a wrapper of the database, a function',
        source: `import { sql } from 'drizzle-orm';
import { database } from './wrapped';
export async function run(teamId: string) {
  const rows = await database.executeOnReplica(sql\`SELECT email FROM customer WHERE tenant_id = \${teamId}\`);
  const [first] = await runReport(sql\`SELECT phone FROM leads LIMIT 10\`);
  return { rows, first };
}`,
        facts: [
          'import read many customer(email) none, [tenant_id eq teamId]',
          'import read many leads(phone) 10, every row',
        ],
      },
      {
        title: 'a function of the database answers',
        source: `import { sql } from 'drizzle-orm';
import { database } from './wrapped';
export const search = (teamId: string) => database.executeOnReplica(sql\`SELECT * FROM global_search(\${teamId})\`);`,
        facts: ['import read many <rows come from a function>(*) none, ? a database function chooses the rows'],
      },
      {
        title: 'parts of statements, and texts that are kept',
        source: `import { eq, sql } from 'drizzle-orm';
import { database, keep } from './wrapped';
const text = sql\`select email from customer\`;
keep(sql\`select email from customer\`);
await database.prepared.orderBy(sql\`select 1 from customer\`);
await eq(text, sql\`select email from customer\`);`,
        facts: [],
      },
    ],
    'Drizzle': [
      {
        title: 'a statement as text',
        source: `import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import { customer, order } from './schema';
import * as schema from './schema';
const db = drizzle(url);
const { rows } = await db.execute(sql\`select * from customer where email = \${mail}\`);
mail(rows[0].email);`,
        facts: [
          'import read one customer(*) default 1, one of [email eq mail]',
        ],
      },
      {
        title: 'tables and columns as values',
        source: `import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import { customer, order } from './schema';
import * as schema from './schema';
const db = drizzle(url);
await db.execute(sql\`select \${customer.email}, \${order.total} from \${customer} join \${order} on \${order.customerId} = \${customer.id} where \${customer.tenantId} = \${tenantId} limit \${20}\`);`,
        facts: [
          'import read many customer(email) 20, [tenantId eq tenantId] + read many order(total) 20, [customer.tenantId eq tenantId]',
        ],
      },
      {
        title: 'a table of a namespace',
        source: `import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import { customer, order } from './schema';
import * as schema from './schema';
const db = drizzle(url);
await db.execute(sql\`delete from \${schema.order} where \${schema.order.customerId} = \${id}\`);`,
        facts: [
          'import delete many order() default 0, [customerId eq id]',
        ],
      },
      {
        title: 'a table declared in the file',
        source: `import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import { customer, order } from './schema';
import * as schema from './schema';
const db = drizzle(url);
import { pgTable } from 'drizzle-orm/pg-core';
const people = pgTable('customer', {});
await db.execute(sql\`select email from \${people}\`);`,
        facts: [
          'import read many customer(email) none, every row',
        ],
      },
      {
        title: 'a table of the caller',
        source: `import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import { customer, order } from './schema';
import * as schema from './schema';
const db = drizzle(url);
export const f = (table: any) => db.execute(sql\`select id from \${table}\`);`,
        facts: [
          'import read many <table name is built at run time>(id) none, every row',
        ],
      },
      {
        title: 'names',
        source: `import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import { customer, order } from './schema';
import * as schema from './schema';
const db = drizzle(url);
await db.execute(sql\`select \${sql.identifier('email')} from \${sql.identifier('customer')} where id = \${id}\`);
await db.execute(sql.raw(\`select id from customer limit 5\`));`,
        facts: [
          'import read one customer(email) default 1, one of [id eq id]',
          'import read many customer(id) 5, every row',
        ],
      },
      {
        title: 'SQLite, a transaction',
        source: `import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import { drizzle as local } from 'drizzle-orm/better-sqlite3';
import { customer, order } from './schema';
import * as schema from './schema';
const db = drizzle(url);
const lite = local(url);
lite.all(sql\`select id from customer\`);
lite.get(sql\`select id from customer limit 1\`);
await db.transaction(async (tx) => tx.execute(sql\`select phone from customer\`));`,
        facts: [
          'import read many customer(id) none, every row',
          'import read one customer(id) default 1, every row',
          'import read many customer(phone) none, every row',
        ],
      },
      {
        title: 'a replica',
        types: 'a method that projects add to their database',
        source: `import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
const db = drizzle(url);
await db.executeOnReplica(sql\`select id from customer\`);`,
        facts: ['import read many customer(id) none, every row'],
      },
      {
        title: 'methods of others',
        types: 'asks Drizzle for what only SQLite\'s clients have',
        source: `import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import { customer, order } from './schema';
import * as schema from './schema';
const db = drizzle(url);
db.all('select id from customer');
cache.get(sql);
task.run(\`select id from customer\`);
const fragment = sql\`select id from customer\`;
map.values();`,
        facts: [],
      },
      {
        title: 'half-typed',
        types: 'half typed',
        source: `import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import { customer, order } from './schema';
import * as schema from './schema';
const db = drizzle(url);
await db.execute(sql\`select \${x} from \${x}\`.replace);
await db.execute(sql\`\`);
await db.execute(sql\`select * from \${customer[0]}\`);`,
        facts: [
          'import raw many <the statement is built elsewhere>(? the statement is built elsewhere) ? the statement is built elsewhere, ? the statement is built elsewhere',
          'import read many <table name is built at run time>(*) none, every row',
        ],
      },
    ],
    'Kysely': [
      {
        title: 'a statement',
        source: `import { Kysely, sql } from 'kysely';
const db = new Kysely<DB>({ dialect });
const { rows } = await sql<Customer>\`select id, email from customer where id = \${id}\`.execute(db);
for (const row of rows) mail(row.email);`,
        facts: [
          'import read one customer(id+email) default 1, one of [id eq id]',
        ],
      },
      {
        title: 'names',
        source: `import { Kysely, sql } from 'kysely';
const db = new Kysely<DB>({ dialect });
await sql\`select \${sql.ref('email')} from \${sql.table('customer')} limit \${10}\`.execute(db);`,
        facts: [
          'import read many customer(email) 10, every row',
        ],
      },
      {
        title: 'in a transaction',
        source: `import { Kysely, sql } from 'kysely';
const db = new Kysely<DB>({ dialect });
await db.transaction().execute(async (trx) => {
  await sql\`delete from "Order"\`.execute(trx);
});`,
        facts: [
          'import delete many Order() default 0, every row',
        ],
      },
      {
        title: 'a fragment',
        source: `import { Kysely, sql } from 'kysely';
const db = new Kysely<DB>({ dialect });
const part = sql\`select id from customer\`;
await gql\`select id from customer\`.execute(db);
await sql\`select id from things\`.execute(elsewhere);`,
        facts: [],
      },
    ],
  });
});
