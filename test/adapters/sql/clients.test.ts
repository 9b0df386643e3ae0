import assert from 'node:assert/strict';
import sql from '../../../src/adapters/sql.ts';
import { accessesOf, factsText, linkedView, applied } from '../driver.ts';
import { catalog } from '../catalog.ts';
import { access, goldenSql, type SqlGolden } from './facts.ts';

const POSTGRES = "import postgres from 'postgres';\nconst sql = postgres('url');\n";
const SQLITE = "import Database from 'better-sqlite3';\nconst db = new Database('crm.db');\n";
const MSSQL = "import sql from 'mssql';\nconst pool = await sql.connect('mssql://host');\n";
const CLICKHOUSE = "import { createClient } from '@clickhouse/client';\nconst client = createClient();\n";
const PG = "import { Pool } from 'pg';\nconst pool = new Pool();\n";

const GOLDEN: SqlGolden = {
  'postgres.js': [
    [`${POSTGRES}const rows = await sql<{ id: number }[]>\`SELECT id FROM customers WHERE "tenantId" = \${t} LIMIT 5\`;`, 'import read customers(id) 5, [tenantId eq t]'],
    [`${POSTGRES}await sql\`SELECT \${sql(['id', 'email'])} FROM customers\`;`, 'import read customers(id+email) none, every row'],
    [`${POSTGRES}await sql\`SELECT \${sql('id', 'email')} FROM \${sql('customers')}\`;`, 'import read customers(id+email) none, every row'],
    [`${POSTGRES}await sql\`SELECT id FROM customers WHERE id IN \${sql(ids)}\`;`, 'import read customers(id) none, [id in ids]'],
    [`${POSTGRES}await sql\`SELECT \${sql(columns)} FROM customers\`;`, 'import read customers(? the column list is built at run time) none, every row'],
    [`${POSTGRES}await sql\`SELECT id FROM customers \${name ? sql\`WHERE name = \${name}\` : sql\`\`} LIMIT 10\`;`, 'import read customers(id) 10, [name? eq name]'],
    [`${POSTGRES}const only = sql\`WHERE id IN (SELECT customer_id FROM orders)\`;\nawait sql\`SELECT id FROM customers \${only}\`;`, 'import read customers(id) none, [id in] | read orders() unknown: only decides which rows match, every row'],
    [`${POSTGRES}const page = (n: number) => sql\`SELECT id FROM customers LIMIT \${Math.min(n, 100)}\`;`, 'import read customers(id) dynamic<=100, every row'],
    [`${POSTGRES}await sql.unsafe('SELECT email FROM customers WHERE email = $1', [mail]);`, 'import read customers(email) default 1, one of [email eq mail]'],
    [`${POSTGRES}await sql.begin(async (tx) => { await tx\`SELECT * FROM customers\`; });`, 'import read customers(*) none, every row'],
    [`${POSTGRES}await sql.begin(async (sql) => [await sql\`UPDATE customers SET name = \${n} WHERE id = \${id}\`]);`, 'import update customers() default 1, one of [id eq id]'],
    ["import type { Sql } from 'postgres';\nexport class Repo { constructor(private readonly sql: Sql) {}\n  all() { return this.sql`SELECT * FROM customers`; } }", 'declaration read customers(*) none, every row'],
    [`${POSTGRES}await sql\`INSERT INTO customers \${sql(values)}\`;`, 'import create customers() default 0, every row'],
    ['html`<b>`; tx`SELECT id FROM customers`; db`SELECT id FROM customers`;'],
  ],
  SQLite: [
    [`${SQLITE}db.prepare('SELECT * FROM customers').all();`, 'import read customers(*) none, every row'],
    [`${SQLITE}db.prepare('SELECT * FROM customers WHERE name = ?').all(name);`, 'import read customers(*) none, [name eq name]'],
    [`${SQLITE}db.prepare('SELECT id FROM customers WHERE name = @n LIMIT @rows').all({ n, rows: 20 });`, 'import read customers(id) 20, [name eq n]'],
    [`${SQLITE}db.prepare('SELECT * FROM customers WHERE name = ?').get(name);`, 'import read customers(*) default 1, [name eq name]'],
    [`${SQLITE}for (const row of db.prepare('SELECT email FROM customers').iterate()) mail(row);`, 'import read customers(email) none, every row'],
    [`${SQLITE}db.prepare('SELECT email FROM customers WHERE "tenantId" = ?').pluck().all(t);`, 'import read customers(email) none, [tenantId eq t]'],
    [`${SQLITE}const byName = db.prepare('SELECT id FROM customers WHERE name = ?');\nexport const find = (name: string) => byName.all(name);`, 'import read customers(id) none, [name eq name]'],
    [`${SQLITE}db.prepare('UPDATE customers SET name = ? WHERE id = ?').run(name, id);`, 'import update customers() default 1, one of [id eq id]'],
    ["import { DatabaseSync } from 'node:sqlite';\nconst db = new DatabaseSync(':memory:');\ndb.prepare('SELECT id FROM other').all();", 'import read other(id) none, every row'],
    ["import type { D1Database } from '@cloudflare/workers-types';\nexport const all = (env: { DB: D1Database }) => env.DB.prepare('SELECT id FROM customers WHERE name = ?1').bind(name).all();", 'declaration read customers(id) none, [name eq name]'],
    ["import { db } from './db';\ndb.prepare('SELECT id FROM customers').all(); db.prepare('SELECT id FROM other').all(); Promise.all([]); cache.get('SELECT id FROM customers'); items.all(); items.run(text);", 'convention read customers(id) none, every row'],
    ["import { open } from 'sqlite';\nconst db = await open(options);\nawait db.all('SELECT id FROM customers WHERE name = ?', name);", 'import read customers(id) none, [name eq name]'],
  ],
  mssql: [
    [`${MSSQL}await pool.request().input('id', sql.Int, id).query('SELECT TOP (20) * FROM customers WHERE name = @id');`, 'import read customers(*) 20, [name eq id]'],
    [`${MSSQL}const request = pool.request();\nrequest.input('rows', Math.min(n, 50));\nawait request.query('SELECT [id] FROM [customers] ORDER BY [id] OFFSET 0 ROWS FETCH NEXT @rows ROWS ONLY');`, 'import read customers(id) dynamic<=50, every row'],
    [`${MSSQL}await sql.query\`SELECT id FROM customers WHERE name = \${n}\`;`, 'import read customers(id) none, [name eq n]'],
    [`${MSSQL}await pool.query\`SELECT * FROM customers\`;`, 'import read customers(*) none, every row'],
    [`${MSSQL}await new sql.Request().query('SELECT id FROM customers WITH (NOLOCK)');`, 'import read customers(id) none, every row'],
  ],
  ClickHouse: [
    [`${CLICKHOUSE}await client.query({ query: 'SELECT * FROM customers WHERE "tenantId" = {t: String} LIMIT {rows: UInt32}', query_params: { t: tenant, rows: 30 }, format: 'JSONEachRow' });`, 'import read customers(*) 30, [tenantId eq tenant]'],
    [`${CLICKHOUSE}const query = \`SELECT * EXCEPT (phone) FROM customers FINAL LIMIT 1 BY id\`;\nawait client.query({ query, format: 'JSONEachRow' });`, 'import read customers(*-phone) none, every row'.replace('*-phone', 'phone')],
    [`${CLICKHOUSE}await client.query({ query: 'SELECT id FROM customers WHERE name IN {names: Array(String)}', query_params: { names } });`, 'import read customers(id) none, [name in names]'],
  ],
  'other ways to hand over the text': [
    ["import Cursor from 'pg-cursor';\nimport type { PoolClient } from 'pg';\nexport const f = (client: PoolClient) => client.query(new Cursor('SELECT * FROM customers WHERE name = $1', [n]));", 'declaration read customers(*) none, [name eq n]'],
    ["import QueryStream from 'pg-query-stream';\nimport type { PoolClient } from 'pg';\nexport const f = (client: PoolClient) => client.query(new QueryStream('SELECT email FROM customers'));", 'declaration read customers(email) none, every row'],
    [`${PG}pool.query('COPY customers TO STDOUT');`, 'import read customers(*) none, every row'],
    [`${PG}const base = () => 'SELECT id FROM customers';\npool.query(base() + ' LIMIT 5');`, 'import read customers(id) 5, every row'],
    [`${PG}const list = (tenant: string) => \`SELECT id FROM customers WHERE "tenantId" = '\${tenant}'\`;\npool.query(list(t));`, 'import read customers(id) none, [tenantId eq tenant]'],
    [`${PG}export async function runQuery(text: string, values: unknown[]) { return (await pool.query(text, values)).rows; }\nrunQuery('SELECT id FROM other WHERE name = $1', [n]);`, 'import raw <the statement is built elsewhere>(? the statement is built elsewhere) unknown: the statement is built elsewhere, ? the statement is built elsewhere', 'import read other(id) none, [name eq n]'],
    [`${CLICKHOUSE}async function queryClickhouse(opts: { query: string; params?: Record<string, unknown> }) { return (await client.query({ query: opts.query, query_params: opts.params })).json(); }\nqueryClickhouse({ query: 'SELECT id FROM traces WHERE project = {p: String}', params: { p } });`, 'import raw <the statement is built elsewhere>(? the statement is built elsewhere) unknown: the statement is built elsewhere, ? the statement is built elsewhere', 'import read traces(id) none, [project eq p]'],
    ["import { runQuery } from './db';\nrunQuery('SELECT id FROM other'); runQuery('SELECT id FROM customers'); runQuery(text); executeQuery(builder);", 'convention read customers(id) none, every row'],
  ],
  'lists that are joined': [
    [`${PG}function f() { const parts = ['SELECT id FROM customers']; parts.push('WHERE name = $1'); parts.push('LIMIT 5'); return pool.query(parts.join(' '), [n]); }`, 'import read customers(id) 5, [name eq n]'],
    [`${PG}function f() { const parts = ['SELECT id FROM customers WHERE 1 = 1']; if (n) parts.push('AND name = $1'); return pool.query(parts.join('\\n')); }`, 'import read customers(id) none, [name? eq]'],
    [`${PG}function f() { const parts = ['SELECT id FROM customers']; if (page) parts.push('LIMIT 5'); return pool.query(parts.join(' ')); }`, 'import read customers(id) meaningless: LIMIT is added only under a condition, every row'],
    [`${PG}function f() { const where: string[] = []; if (n) where.push('name = $1'); if (t) where.push('"tenantId" = $2'); return pool.query(\`SELECT id FROM customers \${where.length ? 'WHERE ' + where.join(' AND ') : ''} LIMIT 5\`); }`, 'import read customers(id) 5, [name? eq, tenantId? eq]'],
    [`${PG}function f() { const where = ['"tenantId" = $1']; if (n) where.push('name = $2'); return pool.query(\`SELECT id FROM customers WHERE \${where.join(' AND ')}\`, values); }`, 'import read customers(id) none, [tenantId eq, name? eq]'],
    [`${PG}function f() { const parts = ['SELECT id FROM customers']; for (const x of xs) parts.push('AND a = 1'); parts.push('LIMIT 7'); return pool.query(parts.join(' ')); }`, 'import read customers(id) 7, ? the conditions are built at run time'],
    [`${PG}function f() { const parts = ['SELECT id FROM customers']; narrow(parts); return pool.query(parts.join(' ')); }`, 'import raw <the statement is built elsewhere>(? the statement is built elsewhere) unknown: the statement is built elsewhere, ? the statement is built elsewhere'],
    [`${PG}pool.query(['SELECT id FROM customers', all ? '' : 'LIMIT 5'].filter(Boolean).join(' '))`, 'import read customers(id) meaningless: LIMIT is added only under a condition, every row'],
  ],
  'the first row of an equality': [
    [`${PG}const { rows } = await pool.query('SELECT * FROM customers WHERE name = $1', [n]);\nexport const found = rows[0];`, 'import read customers(*) default 1, [name eq n]'],
    [`${PG}const { rows: [row] } = await pool.query('SELECT * FROM customers WHERE name = $1', [n]);`, 'import read customers(*) default 1, [name eq n]'],
    [`${PG}const result = await pool.query('SELECT * FROM customers WHERE name = $1', [n]);\nif (result.rows.length === 0) throw new Error();\nexport const found = result.rows[0];`, 'import read customers(*) default 1, [name eq n]'],
    [`${POSTGRES}const [row] = await sql\`SELECT * FROM customers WHERE name = \${n}\`;`, 'import read customers(*) default 1, [name eq n]'],
    [`${PG}const { rows } = await pool.query('SELECT * FROM customers WHERE name = $1', [n]);\nexport const found = [rows[0], rows];`, 'import read customers(*) none, [name eq n]'],
    [`${PG}const { rows } = await pool.query("SELECT * FROM customers WHERE name = 'x'");\nexport const found = rows[0];`, 'import read customers(*) none, [name eq]'],
    [`${PG}const { rows } = await pool.query('SELECT * FROM customers');\nexport const found = rows[0];`, 'import read customers(*) none, every row'],
  ],
};

goldenSql('raw SQL by client', GOLDEN);

describe('raw SQL: what becomes of the rows', () => {
  const used = (text: string): string => {
    const { result } = access(text);
    return `${result.bindings.join(',')}: ${result.fields.kind === 'known' ? result.fields.value.join('+') : result.escapes}`;
  };
  const CASES: readonly (readonly [string, string])[] = [
    [`${SQLITE}const row = db.prepare('SELECT * FROM customers WHERE name = ?').get(n) as Row;\nmail(row.email);`, 'row: email'],
    [`${SQLITE}const rows = db.prepare('SELECT * FROM customers').all();\nfor (const row of rows) mail(row.email);`, 'rows,row: email'],
    [`${CLICKHOUSE}const set = await client.query({ query: 'SELECT * FROM customers', format: 'JSONEachRow' });\nconst rows = await set.json();\nfor (const row of rows) mail(row.email);`, 'rows,row: email'],
    [`${CLICKHOUSE}const set = await client.query({ query: 'SELECT * FROM customers', format: 'CSV' });\nset.stream().pipe(out);`, ': unknown'],
    [`${PG}const { rows: [row] } = await pool.query('SELECT * FROM customers WHERE name = $1', [n]);\nmail(row.email);`, 'row: email'],
  ];
  for (const [source, expected] of CASES) it(source.split('\n').slice(2).join(' '), () => assert.equal(used(source), expected));
});

describe('raw SQL in other files', () => {
  const files = { 'queries.ts': "export const LIST = 'SELECT id FROM Customer';\nexport const byName = (column: string) => `SELECT * FROM Customer WHERE ${column} = $1`;" };
  const read = (text: string) => accessesOf(sql, linkedView(text, files), catalog);

  it('is read, and never edited there', () => {
    const text = `${PG}import { LIST } from './queries';\npool.query(LIST);`;
    const [list] = read(text);
    assert.equal(list && factsText(list, text), 'import read many Customer(id) none, every row');
    assert.deepEqual(list && Object.keys(list.edits), []);
  });

  it('is edited where this file ends it', () => {
    const text = `${PG}import { LIST } from './queries';\npool.query(LIST + ' WHERE name = $1');`;
    const edit = read(text)[0]?.edits.bound?.(50);
    assert.match(edit ? applied(text, edit) : '', /LIST \+ ' WHERE name = \$1 LIMIT 50'/);
  });

  it('is answered by a function', () => {
    const text = `${PG}import { byName } from './queries';\npool.query(byName('email'));`;
    assert.match(read(text).map((one) => factsText(one, text)).join(), /^import read many Customer\(\*\) none/);
  });
});
