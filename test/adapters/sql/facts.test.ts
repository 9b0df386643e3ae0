import assert from 'node:assert/strict';
import { record } from '../recorded.ts';
import { facts } from './facts.ts';

const PG = "import { Pool } from 'pg';\nconst pool = new Pool();\n";
const MYSQL = "import mysql from 'mysql2/promise';\nconst db = mysql.createPool({});\n";

/** A source, or one that does not type-check against the real packages, with the reason. */
type Source = string | { text: string; types: string };

const GOLDEN: Readonly<Record<string, readonly (readonly [source: Source, ...expected: string[]])[]>> = {
  'who is called': [
    [`${PG}pool.query('SELECT * FROM customers')`, 'import read customers(*) none, every row'],
    [`${PG}const client = await pool.connect();\nclient.query('SELECT id FROM other')`, 'import read other(id) none, every row'],
    ["import pg from 'pg';\nnew pg.Client().query(`SELECT id FROM other`)", 'import read other(id) none, every row'],
    ["const { Pool } = require('pg');\nconst pool = new Pool();\npool.query('SELECT id FROM other')", 'import read other(id) none, every row'],
    ["import type { PoolClient } from 'pg';\nasync function f(tx: PoolClient) { await tx.query('SELECT id FROM other'); }", 'declaration read other(id) none, every row'],
    ["import { Pool } from 'pg';\nclass Repo { #pool: Pool; constructor(pool: Pool) { this.#pool = pool } all() { return this.#pool.query('SELECT id FROM other') } }", 'declaration read other(id) none, every row'],
    ["import type { PoolClient } from 'pg';\nclass R { async c(): Promise<PoolClient> { return x() } async all() { const c = await this.c(); return c.query('SELECT id FROM other') } }", 'declaration read other(id) none, every row'],
    [`${MYSQL}const conn = await db.getConnection();\nconn.execute('SELECT id FROM other')`, 'import read other(id) none, every row'],
    ["import mysql from 'mysql2';\nmysql.createPool({}).promise().query('SELECT id FROM other')", 'import read other(id) none, every row'],
    ["import { DataSource } from 'typeorm';\nclass S { constructor(private readonly ds: DataSource) {} all() { return this.ds.query('SELECT id FROM other') } }", 'declaration read other(id) none, every row'],
    ["import { DataSource } from 'typeorm';\nconst ds = new DataSource({ type: 'postgres' });\nds.manager.query('SELECT id FROM other')", 'import read other(id) none, every row'],
    ["import { DataSource } from 'typeorm';\nconst ds = new DataSource({ type: 'postgres' });\nds.transaction(async (m) => { await m.query('SELECT id FROM other') })", 'import read other(id) none, every row'],
    ["import { PrismaClient } from '@prisma/client';\nconst prisma = new PrismaClient();\nprisma.$queryRaw`SELECT id FROM other`", 'import read other(id) none, every row'],
    ["import { PrismaClient } from '@prisma/client';\nconst prisma = new PrismaClient();\nprisma.$transaction(async (tx) => tx.$queryRawUnsafe('SELECT id FROM other'))", 'import read other(id) none, every row'],
    ["import mssql from 'mssql';\nconst pool = new mssql.ConnectionPool('mssql://host');\npool.request().query('SELECT id FROM other')", 'import read other(id) none, every row'],
    ["import postgres from 'postgres';\nconst sql = postgres('url');\nsql`SELECT id FROM other WHERE name = ${n} LIMIT ${5}`", 'import read other(id) 5, [name eq n]'],
    ["import { neon } from '@neondatabase/serverless';\nconst sql = neon('url');\nsql`SELECT id FROM other`", 'import read other(id) none, every row'],
    ["import { sql } from '@vercel/postgres';\nsql`SELECT id FROM other`", 'import read other(id) none, every row'],
    ["import { sql } from 'drizzle-orm';\nimport { sql as q } from 'kysely';\nsql`SELECT id FROM customers`; q`SELECT id FROM customers`; sql.raw('SELECT id FROM customers');"],
    // by convention: a literal statement over a table of the project
    ["import { db } from './db';\ndb.query('SELECT * FROM customers')", 'convention read customers(*) none, every row'],
    ["import { prismadb } from '@/lib/prisma';\nprismadb.$queryRaw<X[]>`SELECT c.id FROM \"crm_Contacts\" c LIMIT ${10}`", 'convention read crm_Contacts(id) 10, every row'],
    ["import { query } from '../db';\nquery('SELECT id FROM customers WHERE name = $1', [n])", 'convention read customers(id) none, [name eq n]'],
    ["import { query } from '../db';\nquery('SELECT id FROM other'); query(text); query();"],
    ["import jsforce from 'jsforce';\nconst c = new jsforce.Connection({});\nc.query('SELECT id FROM customers')"],
    ["import { db } from './db';\ndb.query('SELECT * FROM other')"],
    ['router.query(async () => 1); client.query(gql`{ customers }`); bus.execute(new Command()); c.req.query("code"); qb.execute();'],
    ["db.query('customers'); db.query(text); db.query(); db.query(...args); http.query('select one')"],
    ["import { Pool } from './graphql-pool';\nnew Pool().query('SELECT id FROM other')"],
    [`${PG}pool.query('BEGIN'); pool.query("SET x = 1"); pool.query('SELECT 1');`],
    [`${PG}export const run = (text: string) => pool.query(text);`, 'import raw <the statement is built elsewhere>(? the statement is built elsewhere) unknown: the statement is built elsewhere, ? the statement is built elsewhere'],
  ],
  'where the text is': [
    [`${PG}const SQL = 'SELECT id ' +\n  'FROM customers';\npool.query(SQL)`, 'import read customers(id) none, every row'],
    [`${PG}const Q = { list: 'SELECT id FROM customers' } as const;\npool.query(Q.list)`, 'import read customers(id) none, every row'],
    [`${PG}pool.query(['SELECT id', 'FROM customers', 'LIMIT 5'].join('\\n'))`, 'import read customers(id) 5, every row'],
    [`${PG}const cols = 'id, email';\npool.query(\`SELECT \${cols} FROM customers\`)`, 'import read customers(id+email) none, every row'],
    [`${PG}pool.query(\`SELECT \${cols} FROM customers\`)`, 'import read customers(? the column list is built at run time) none, every row'],
    [`${PG}pool.query(\`SELECT * FROM \${table}\`)`, 'import read <table name is built at run time>(*) none, every row'],
    [`${PG}pool.query({ text: 'SELECT id FROM customers WHERE email = $1', values: [mail] })`, 'import read customers(id) default 1, one of [email eq mail]'],
    [`${MYSQL}db.query({ sql: 'SELECT id FROM customers LIMIT ?' }, [n])`, 'import read customers(id) dynamic, every row'],
    [`${PG}pool.query("SELECT name FROM customers WHERE name = '" + name + "'")`, 'import read customers(name) none, [name eq name]'],
    ["import { PrismaClient, Prisma } from '@prisma/client';\nconst prisma = new PrismaClient();\nprisma.$queryRaw(Prisma.sql`SELECT id FROM customers ${Prisma.sql`WHERE name = ${n}`} LIMIT 3`)", 'import read customers(id) 3, [name eq n]'],
    ["import { PrismaClient, Prisma } from '@prisma/client';\nconst prisma = new PrismaClient();\nconst NAME = 'x; DROP';\nprisma.$queryRaw`SELECT id FROM customers WHERE name = ${NAME} AND id IN (${Prisma.join(ids)})`", 'import read customers(id) none, [name eq NAME, id in Prisma.join(ids)]'],
    ["import { prisma } from './db';\nprisma.$queryRaw`SELECT id, 1 - (name <-> ${n}::text) AS score FROM customers LIMIT 5`", 'convention read customers(id+name) 5, every row'],
    ["import { prisma, Prisma } from './db';\nprisma.$queryRaw`SELECT ${Prisma.raw(cols)} FROM customers ${where} LIMIT 5`", 'convention read customers(? the column list is built at run time) 5, ? the conditions are built at run time'],
    [`${PG}pool.query('SELECT 氏名 FROM 顧客')`, 'import read 顧客(氏名) none, every row'],
  ],
  'text that grows': [
    [`${PG}function f() { let q = 'SELECT id FROM customers'; q += ' WHERE name = $1'; q = q + ' LIMIT 7'; return pool.query(q, [n]); }`, 'import read customers(id) 7, [name eq n]'],
    [`${PG}function f() { let q = 'SELECT id FROM customers WHERE 1=1'; if (n) q += ' AND name = $1'; q += ' LIMIT 7'; return pool.query(q); }`, 'import read customers(id) 7, [name? other]'.replace('other', 'eq')],
    [`${PG}function f() { let q = 'SELECT id FROM customers'; if (n) { q += ' LIMIT 7'; } return pool.query(q); }`, 'import read customers(id) meaningless: LIMIT is added only under a condition, every row'],
    [`${PG}function f() { let q = 'SELECT id FROM customers'; if (n) { q += ' LIMIT 7'; return pool.query(q); } }`, 'import read customers(id) 7, every row'],
    [`${PG}function f() { let q = 'SELECT id FROM customers'; if (n) q += ' LIMIT 7'; else q += ' LIMIT 9'; return pool.query(q); }`, 'import read customers(id) unknown: the end of the statement is built at run time, ? the conditions are built at run time'],
    [`${PG}function f() { let q = 'SELECT id FROM customers WHERE 1=1'; for (const x of xs) q += ' AND a = 1'; q += ' LIMIT 7'; return pool.query(q); }`, 'import read customers(id) 7, ? the conditions are built at run time'],
    [`${PG}pool.query(\`SELECT id FROM customers \${all ? '' : 'LIMIT 10'}\`)`, 'import read customers(id) meaningless: LIMIT is added only under a condition, every row'],
    [`${PG}function f() { let where = ''; if (n) where = 'WHERE name = $1'; return pool.query(\`SELECT id FROM customers \${where} LIMIT 5\`, [n]); }`, 'import read customers(id) 5, [name? eq n]'],
    [`${PG}pool.query(\`SELECT id FROM customers\${where} LIMIT 5\`)`, 'import read customers(id) 5, ? the conditions are built at run time'],
    [`${PG}pool.query(\`SELECT id FROM customers ORDER BY \${sort} \${dir} LIMIT 5\`)`, 'import read customers(id) 5, every row'],
    [`${PG}pool.query(\`SELECT id FROM customers ORDER BY \${sort} \${up ? 'ASC' : 'DESC'}\`)`, 'import read customers(id) none, every row'],
    [`${PG}pool.query(\`SELECT id FROM customers ORDER BY \${sort} \${dir}\`)`, 'import read customers(id) unknown: the end of the statement is built at run time, every row'],
    [`${PG}function f() { let q = 'SELECT id FROM customers'; if (x) q = 'SELECT id FROM orders'; return pool.query(q); }`, 'import raw <the statement is built elsewhere>(? the statement is built elsewhere) unknown: the statement is built elsewhere, ? the statement is built elsewhere'],
    [`${PG}pool.query('SELECT id FROM customers ' + tail)`, 'import read customers(id) unknown: the end of the statement is built at run time, ? the conditions are built at run time'],
  ],
  'row bounds': [
    [`${PG}pool.query('SELECT id FROM customers LIMIT $2 OFFSET $1', [o, Math.min(n, 100)])`, 'import read customers(id) dynamic<=100, every row'],
    [`${PG}pool.query(\`SELECT id FROM customers LIMIT \${limit}\`)`, 'import read customers(id) dynamic, every row'],
    [`${PG}const MAX = 9999999;\npool.query(\`SELECT id FROM customers LIMIT \${MAX}\`)`, 'import read customers(id) 9999999, every row'],
    [`${PG}pool.query('SELECT id FROM customers LIMIT $1', [500])`, 'import read customers(id) 500, every row'],
    [`${PG}pool.query('SELECT id FROM customers LIMIT LEAST($1, 200)', [n])`, 'import read customers(id) dynamic<=200, every row'],
    [`${PG}const values = [a];\nvalues.push(n);\npool.query(\`SELECT id FROM customers WHERE name = $1 LIMIT $\${values.length}\`, values)`, 'import read customers(id) dynamic, [name eq a]'],
    [`${MYSQL}db.query('SELECT id FROM customers WHERE name IN (?) LIMIT ?', [names, 20])`, 'import read customers(id) 20, [name in names]'],
    [`${MYSQL}db.query(\`SELECT id FROM customers WHERE name IN (\${names.map(() => '?').join(',')}) LIMIT ?\`, [...names, 20])`, "import read customers(id) 20, [name in names.map(() => '?').join(',')]"],
    [`${MYSQL}db.execute('SELECT id FROM customers WHERE name = :n LIMIT :rows', { n, rows: 30 })`, 'import read customers(id) 30, [name eq n]'],
    ["import { sequelize } from './db';\nsequelize.query('SELECT id FROM customers WHERE name = :n LIMIT :rows', { replacements: { n, rows: 40 }, type: QueryTypes.SELECT })", 'convention read customers(id) 40, [name eq n]'],
    [`${PG}pool.query('SELECT id FROM customers LIMIT ALL')`, 'import read customers(id) none, every row'],
    [`${PG}pool.query('SELECT * FROM customers WHERE id = $1', [id])`, 'import read customers(*) default 1, one of [id eq id]'],
    [`${PG}pool.query('SELECT * FROM customers WHERE id IN (1, 2)')`, 'import read customers(*) default 2, [id in]'],
    [`${PG}pool.query('SELECT * FROM customers WHERE id = $1 OR name = $2')`, 'import read customers(*) none, [id other, name other, OR other]'],
    [`${PG}pool.query('SELECT * FROM customers WHERE id = $1 OR email = $2')`, 'import read customers(*) default 2, [id other, email other, OR other]'],
    [`${PG}pool.query('SELECT * FROM customers WHERE id IN (1, 2) OR (email = $1 AND name = $2)')`, 'import read customers(*) default 3, [id other, email other, name other, OR other]'],
    [`${PG}pool.query('SELECT count(*) FROM customers')`, 'import count customers() default 1, every row'],
    [`${PG}pool.query('SELECT max(created_at) FROM customers')`, 'import aggregate customers() default 1, every row'],
    [`${PG}pool.query('SELECT name, count(*) FROM customers GROUP BY name')`, 'import read customers(name) none, every row'],
    ["import sql from 'mssql';\nimport { db } from './db';\ndb.query('SELECT TOP (50) [email] FROM [customers]')", 'convention read customers(email) 50, every row'],
  ],
  'several tables': [
    [`${PG}pool.query('SELECT u.*, o.id FROM customers u JOIN orders o ON o.customer_id = u.id')`, 'import read customers(*) none, every row | read orders(id) unknown: as many as the statement it is part of, every row'],
    [`${PG}pool.query('SELECT email, total FROM customers JOIN orders ON customer_id = customers.id LIMIT 5')`, 'import read customers(email) 5, every row | read orders(total) 5, every row'],
    [`${PG}pool.query('WITH c AS (SELECT * FROM customers WHERE "tenantId" = $1) SELECT email FROM c LIMIT 5', [t])`, 'import read customers(email) 5, [tenantId eq t]'],
    [`${PG}pool.query('SELECT id FROM orders WHERE customer_id IN (SELECT id FROM customers)')`, 'import read orders(id) none, [customer_id in] | read customers() unknown: only decides which rows match, every row'],
    [`${PG}pool.query('SELECT id FROM orders o WHERE o.customer_id = $1 AND EXISTS (SELECT 1 FROM customers)', [c])`, 'import read orders(id) none, [customer_id eq c …] | read customers() unknown: only decides which rows match, every row'],
  ],
  writes: [
    [`${PG}pool.query('UPDATE customers SET email = $1 WHERE id = $2', [m, id])`, 'import update customers() default 1, one of [id eq id]'],
    [`${PG}pool.query('DELETE FROM customers')`, 'import delete customers() default 0, every row'],
    [`${PG}pool.query('INSERT INTO customers (email) VALUES ($1) RETURNING *', [m])`, 'import create customers(*) default 0, every row'],
    ["import { PrismaClient } from '@prisma/client';\nconst prisma = new PrismaClient();\nprisma.$executeRaw`UPDATE customers SET name = ${n} WHERE id = ${id}`", 'import update customers() default 1, one of [id eq id]'],
  ],
};

describe('raw SQL as data accesses', () => {
  for (const [group, cases] of Object.entries(GOLDEN)) {
    describe(group, () => {
      for (const [source, ...expected] of cases) {
        const { text, ...mark } = typeof source === 'string' ? { text: source } : source;
        const title = text.split('\n').at(-1) ?? text;
        record({ adapter: 'sql', title: `${group}: ${title}`, source: text, ...mark });
        it(title, () => assert.deepEqual(facts(text), expected));
      }
    });
  }
});
