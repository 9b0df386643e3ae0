import assert from 'node:assert/strict';
import { access, apply } from './facts.ts';

const PG = "import { Pool } from 'pg';\nconst pool = new Pool();\n";
const MYSQL = "import mysql from 'mysql2/promise';\nconst db = mysql.createPool({});\n";

const bounded = (head: string, body: string): string => apply(head + body, access(head + body).edits.bound?.(100)).slice(head.length);
const projected = (head: string, body: string, ...fields: string[]): string => apply(head + body, access(head + body).edits.project?.(fields)).slice(head.length);

describe('edits of raw SQL', () => {
  const BOUND: readonly (readonly [string, string, string])[] = [
    [PG, "pool.query('SELECT * FROM customers')", "pool.query('SELECT * FROM customers LIMIT 100')"],
    [PG, "pool.query('SELECT * FROM customers;')", "pool.query('SELECT * FROM customers LIMIT 100;')"],
    [PG, "pool.query(`SELECT * FROM customers WHERE name = '${n}' FOR UPDATE`)", "pool.query(`SELECT * FROM customers WHERE name = '${n}' LIMIT 100 FOR UPDATE`)"],
    [PG, 'pool.query(`SELECT * FROM customers WHERE name = ${n}`)', 'pool.query(`SELECT * FROM customers WHERE name = ${n} LIMIT 100`)'],
    [PG, 'pool.query(`\n  SELECT *\n  FROM customers\n  ORDER BY name\n`)', 'pool.query(`\n  SELECT *\n  FROM customers\n  ORDER BY name\n  LIMIT 100\n`)'],
    [PG, 'pool.query(`\r\n  SELECT *\r\n  FROM customers\r\n`)', 'pool.query(`\r\n  SELECT *\r\n  FROM customers\r\n  LIMIT 100\r\n`)'],
    [PG, "pool.query('SELECT * ' +\n  'FROM customers')", "pool.query('SELECT * ' +\n  'FROM customers LIMIT 100')"],
    [PG, "const Q = 'SELECT \\'a\\', \\u{1F600}name\\n FROM customers -- x';\npool.query(Q)", "const Q = 'SELECT \\'a\\', \\u{1F600}name\\n FROM customers LIMIT 100 -- x';\npool.query(Q)"],
    [PG, "pool.query('SELECT * FROM customers LIMIT 9999999')", "pool.query('SELECT * FROM customers LIMIT 100')"],
    [PG, "pool.query('SELECT * FROM customers LIMIT ALL')", "pool.query('SELECT * FROM customers LIMIT 100')"],
    [PG, 'pool.query(`SELECT * FROM customers LIMIT ${limit}`)', 'pool.query(`SELECT * FROM customers LIMIT ${Math.min(limit, 100)}`)'],
    [PG, "pool.query('SELECT * FROM customers LIMIT $1', [req.limit])", "pool.query('SELECT * FROM customers LIMIT $1', [Math.min(req.limit, 100)])"],
    ['', "db.query('SELECT [email] FROM [customers]')", "db.query('SELECT TOP (100) [email] FROM [customers]')"],
    ['', "db.query('SELECT [email] FROM [customers] ORDER BY id OFFSET 5 ROWS')", "db.query('SELECT [email] FROM [customers] ORDER BY id OFFSET 5 ROWS FETCH NEXT 100 ROWS ONLY')"],
  ];
  for (const [head, before, after] of BOUND) it(`bounds ${JSON.stringify(before)}`, () => assert.equal(bounded(head, before), after));

  it('writes no bound where it cannot be placed for certain', () => {
    const sources = ["pool.query('SELECT * FROM customers WHERE name = ' + name)", "pool.query('SELECT * FROM customers ' + tail)", "pool.query('SELECT * FROM customers LIMIT $1', values)"];
    for (const source of sources) assert.equal(access(PG + source).edits.bound, undefined, source);
  });

  const PROJECT: readonly (readonly [string, string, readonly string[], string])[] = [
    [PG, "pool.query('SELECT * FROM customers')", ['id', 'email'], "pool.query('SELECT id, email FROM customers')"],
    [PG, "pool.query('SELECT c.*, o.id FROM customers c JOIN orders o ON o.customer_id = c.id')", ['id', 'email'], "pool.query('SELECT c.id, c.email, o.id FROM customers c JOIN orders o ON o.customer_id = c.id')"],
    [PG, 'pool.query("SELECT * FROM customers")', ['tenantId'], 'pool.query("SELECT \\"tenantId\\" FROM customers")'],
    [PG, "pool.query('SELECT * FROM \"crm_Contacts\"')", ['firstName', 'order'], "pool.query('SELECT \"firstName\", \"order\" FROM \"crm_Contacts\"')"],
    [MYSQL, 'db.query(`SELECT * FROM crm_Contacts`)', ['firstName', 'order'], 'db.query(`SELECT firstName, \\`order\\` FROM crm_Contacts`)'],
    [PG, "pool.query('SELECT * FROM 顧客')", ['氏名'], "pool.query('SELECT 氏名 FROM 顧客')"],
  ];
  for (const [head, before, fields, after] of PROJECT) it(`projects ${JSON.stringify(before)}`, () => assert.equal(projected(head, before, ...fields), after));

  it('projects no star that several tables share, and none of a write', () => {
    for (const source of ["pool.query('SELECT * FROM customers JOIN orders USING (id)')", "pool.query('DELETE FROM customers RETURNING *')"]) {
      assert.equal(access(PG + source).edits.project, undefined, source);
    }
  });
});

describe('use of the rows of raw SQL', () => {
  const used = (source: string): unknown => {
    const { fields, escapes } = access(source).result;
    return [fields.kind === 'known' ? fields.value : fields.kind, escapes];
  };
  it('sees through the envelope of pg', () => {
    assert.deepEqual(used(`${PG}async function f() { const { rows, rowCount } = await pool.query('SELECT * FROM customers'); for (const c of rows) send(c.email); }`), [['email'], 'no']);
    assert.deepEqual(used(`${PG}async function f() { const r = await pool.query('SELECT * FROM customers'); if (r.rowCount) g(r.rows[0].name); }`), [['name'], 'no']);
    assert.deepEqual(used(`${PG}async function f() { return (await pool.query('SELECT * FROM customers')).rows; }`), ['unknown', 'return']);
    assert.deepEqual(used(`${PG}async function f() { return pool.query('SELECT * FROM customers'); }`), ['unknown', 'return']);
  });
  it('sees through the pair of mysql2', () => {
    assert.deepEqual(used(`${MYSQL}async function f() { const [rows] = await db.query('SELECT * FROM customers'); rows.forEach((r) => mail(r.email)); }`), [['email'], 'no']);
  });
  it('takes the rows of TypeORM and Prisma as they come', () => {
    assert.deepEqual(used("import { DataSource } from 'typeorm';\nasync function f(ds: DataSource) { const rows = await ds.query('SELECT * FROM customers'); return rows.length; }"), [[], 'no']);
  });
  it('judges a client that the file does not name by what the code takes from the result', () => {
    const from = "import { db } from './db';\n";
    assert.deepEqual(used(`${from}async function f() { const { rows } = await db.query('SELECT * FROM customers'); g(rows[0].email); }`), [['email'], 'no']);
    assert.deepEqual(used(`${from}async function f() { const r = await db.query('SELECT * FROM customers'); g(r.rows.map((c) => c.email)); }`), [['email'], 'no']);
    assert.deepEqual(used(`${from}async function f() { const [rows] = await db.query('SELECT * FROM customers'); for (const c of rows) g(c.name); }`), [['name'], 'no']);
    assert.deepEqual(used(`${from}async function f() { const [row] = await db.query('SELECT * FROM customers'); g(row.phone); }`), [['phone'], 'no']);
  });
  it('sees through the record set of mssql', () => {
    const head = "import mssql from 'mssql';\nconst pool = new mssql.ConnectionPool({});\n";
    assert.deepEqual(used(`${head}async function f() { const { recordset } = await pool.request().query('SELECT * FROM customers'); for (const c of recordset) g(c.name); }`), [['name'], 'no']);
  });
});
