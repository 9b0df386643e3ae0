import assert from 'node:assert/strict';
import { holeMarker, readSql, readsOf } from '../../src/statements/sql/index.ts';
import type { SqlCondition, SqlLimit, SqlRead, SqlStatement, SqlValue, SqlWhere } from '../../src/statements/sql/index.ts';

const h = holeMarker;

const value = (v: SqlValue | undefined): string => {
  if (!v) return '';
  if (v.kind === 'literal') return `'${v.text}'`;
  if (v.kind === 'hole') return `hole${v.hole}`;
  if (v.kind === 'placeholder') return v.name === undefined ? `?${v.index ?? `-${v.fromEnd ?? ''}`}` : `:${v.name}`;
  return 'unknown';
};
const limit = (l: SqlLimit): string => {
  if (l.kind === 'literal') return String(l.rows);
  if (l.kind === 'value') return value(l.value) + (l.cap === undefined ? '' : `<=${l.cap}`);
  return l.kind;
};
const condition = (c: SqlCondition): string =>
  `${c.table ? `${c.table}.` : ''}${c.name} ${c.op}${c.value ? ` ${value(c.value)}` : ''}${c.size === undefined ? '' : ` of ${c.size}`}${c.alternatives ? ` {${c.alternatives.map((one) => one.map(condition).join(' & ')).join(' | ')}}` : ''}`;
const where = (w: SqlWhere): string => (w.kind === 'none' ? 'all rows' : `where [${w.conditions.map(condition).join(', ')}${w.open ? ' …' : ''}]`);
const fields = (r: SqlRead): string => (r.fields.kind === 'all' ? '*' : r.fields.kind === 'fields' ? r.fields.names.join('+') : r.fields.kind === 'except' ? `*-${r.fields.names.join('-')}` : 'unknown');
const read = (r: SqlRead): string =>
  `${r.verb === 'select' ? '' : `${r.verb} `}${r.role === 'main' ? '' : `${r.role} `}${r.table.name ?? `<${r.table.why ?? 'nameless'}>`}(${fields(r)}) limit ${limit(r.limit)} ${where(r.where)}${r.measure ? ` ${r.measure}` : ''}`;

const first = (sql: string): SqlStatement => {
  const [statement] = readSql(sql);
  assert.ok(statement, `no statement in ${sql}`);
  return statement;
};
const reads = (sql: string): string[] => readsOf(first(sql)).map(read);

/** Each statement with one line per table: verb, table, fields, limit, conditions. */
const TABLE: readonly (readonly [sql: string, ...expected: string[]])[] = [
  // projection
  ['SELECT * FROM customers', 'customers(*) limit none all rows'],
  ['select id, email from customers', 'customers(id+email) limit none all rows'],
  ['SELECT c.* FROM crm.customers AS c', 'customers(*) limit none all rows'],
  ['SELECT lower(email) AS e, first_name || last_name AS n FROM t', 't(email+first_name+last_name) limit none all rows'],
  ["SELECT email IS NOT NULL AS has_email, length(notes), id FROM t", 't(id) limit none all rows'],
  ["SELECT CASE WHEN email IS NULL THEN 'none' ELSE phone END FROM t", 't(phone) limit none all rows'],
  ["SELECT data->>'email' AS email, created_at::date, CAST(age AS int) FROM t", 't(data+created_at+age) limit none all rows'],
  ['SELECT DISTINCT ON (email) * FROM t', 't(*) limit none all rows'],
  ['SELECT SQL_CALC_FOUND_ROWS `email`, `order` FROM `customers`', 'customers(email+order) limit none all rows'],
  ['SELECT extract(year FROM born) FROM t', 't(born) limit none all rows'],
  ['SELECT a IS DISTINCT FROM b, c FROM t', 't(c) limit none all rows'],
  ['SELECT row_to_json(c) FROM customers c', 'customers(*) limit none all rows'],
  ['SELECT json_agg(c.*) FROM customers c', 'customers(*) limit none all rows'],
  ["SELECT string_agg(email, ',') FROM customers", 'customers(email) limit none all rows'],
  [`SELECT ${h(0)} FROM customers`, 'customers(unknown) limit none all rows'],
  [`SELECT id, '${h(0)}' AS tag FROM customers`, 'customers(id) limit none all rows'],
  ['SELECT 氏名, メール FROM 顧客 WHERE 会社コード = $1', '顧客(氏名+メール) limit none where [会社コード eq ?0]'],
  ['SELECT 1'],
  ['SELECT now()'],
  ["VALUES (1, 'a')"],
  // counts and measures
  ['SELECT count(*) FROM customers', 'customers() limit 1 all rows count'],
  ['SELECT COUNT(DISTINCT email)::int AS n FROM customers', 'customers() limit 1 all rows count'],
  ['SELECT count(*), max(created_at) FROM customers', 'customers() limit 1 all rows aggregate'],
  ['SELECT COALESCE(SUM(total), 0) FROM orders', 'orders() limit 1 all rows aggregate'],
  ['SELECT count(*) FILTER (WHERE active) FROM t', 't() limit 1 all rows count'],
  ['SELECT country, count(*) FROM customers GROUP BY country', 'customers(country) limit none all rows'],
  ['SELECT count(*) FROM customers GROUP BY country', 'customers() limit none all rows count'],
  ['SELECT id, count(*) OVER () FROM customers', 'customers(id) limit none all rows'],
  ['SELECT count(*) FROM (SELECT * FROM customers) t', 'customers() limit 1 all rows count'],
  // limits
  ['SELECT a FROM t LIMIT 10', 't(a) limit 10 all rows'],
  ['SELECT a FROM t LIMIT 5, 10', 't(a) limit 10 all rows'],
  ['SELECT a FROM t LIMIT 10 OFFSET 5', 't(a) limit 10 all rows'],
  ['SELECT a FROM t LIMIT ALL', 't(a) limit none all rows'],
  ['SELECT a FROM t LIMIT NULL OFFSET 3', 't(a) limit none all rows'],
  ['SELECT a FROM t LIMIT -1', 't(a) limit none all rows'],
  ['SELECT a FROM t LIMIT $2::int', 't(a) limit ?1 all rows'],
  ['SELECT a FROM t LIMIT :rows', 't(a) limit :rows all rows'],
  ['SELECT a FROM t WHERE b IN ($(ids:csv)) LIMIT $<rows>', 't(a) limit :rows where [b in :ids]'],
  ['SELECT a FROM t WHERE b IN ($2:csv) AND c = $1::int', 't(a) limit none where [b in ?1, c eq ?0]'],
  ['SELECT a FROM t WHERE b = ? LIMIT ?', 't(a) limit ?1 where [b eq ?0]'],
  [`SELECT a FROM t WHERE b IN (${h(0)}) LIMIT ?`, 't(a) limit ?-0 where [b in hole0]'],
  [`SELECT a FROM t LIMIT ${h(3)}`, 't(a) limit hole3 all rows'],
  [`SELECT a FROM t LIMIT $${h(0)}`, 't(a) limit ?- all rows'],
  ['SELECT a FROM t LIMIT LEAST($1, 100)', 't(a) limit ?0<=100 all rows'],
  ['SELECT a FROM t LIMIT 1_000', 't(a) limit 1000 all rows'],
  ['SELECT a FROM t LIMIT (SELECT n FROM conf)', 't(a) limit unknown all rows'],
  ['SELECT TOP 5 a FROM t', 't(a) limit 5 all rows'],
  ['SELECT DISTINCT TOP (@n) a FROM t', 't(a) limit :n all rows'],
  ['SELECT TOP (10) PERCENT a FROM t', 't(a) limit unknown all rows'],
  ['SELECT top, left FROM t', 't(top+left) limit none all rows'],
  ['SELECT a FROM t FETCH FIRST 3 ROWS ONLY', 't(a) limit 3 all rows'],
  ['SELECT a FROM t FETCH FIRST ROW ONLY', 't(a) limit 1 all rows'],
  ['SELECT a FROM t ORDER BY a OFFSET 0 ROWS FETCH NEXT @n ROWS ONLY', 't(a) limit :n all rows'],
  ['SELECT a FROM t WHERE ROWNUM <= 20', "t(a) limit 20 where [ROWNUM other '20']"],
  ['SELECT limit, offset FROM quotas', 'quotas(limit+offset) limit none all rows'],
  // conditions
  ['SELECT a FROM t WHERE id = $1 AND tenant_id=$2', 't(a) limit none where [id eq ?0, tenant_id eq ?1]'],
  ["SELECT a FROM t WHERE ((id = 5) AND (b <> 'x'))", "t(a) limit none where [id eq '5', b other 'x']"],
  ['SELECT a FROM t WHERE $1 = id', 't(a) limit none where [id eq ?0]'],
  ['SELECT a FROM t WHERE id = ANY($1::uuid[])', 't(a) limit none where [id in ?0]'],
  ['SELECT a FROM t WHERE id IN (1, 2, 3)', 't(a) limit none where [id in of 3]'],
  ['SELECT a FROM t WHERE id IN (?)', 't(a) limit none where [id in ?0]'],
  ['SELECT a FROM t WHERE LOWER(email) = LOWER($1)', 't(a) limit none where [email eq ?0]'],
  ['SELECT a FROM t WHERE id::text = $1', 't(a) limit none where [id eq ?0]'],
  ['SELECT a FROM t WHERE a BETWEEN 1 AND 2 AND b = 3', "t(a) limit none where [a other '1', b eq '3']"],
  ['SELECT a FROM t WHERE a = 1 OR b = 2', "t(a) limit none where [a other, b other, OR other {a eq '1' | b eq '2'}]"],
  ['SELECT a FROM t WHERE c = 3 AND (a = 1 OR b = 2)', "t(a) limit none where [c eq '3', a other, b other, OR other {a eq '1' | b eq '2'}]"],
  ['SELECT a FROM t WHERE a = 1 OR b > 2', 't(a) limit none where [a other, b other]'],
  ['SELECT a FROM t WHERE a = 1 AND d > 3 OR b IN (1, 2)', "t(a) limit none where [a other, d other, b other, OR other {a eq '1' & d other '3' | b in of 2}]"],
  ['SELECT a FROM t WHERE a BETWEEN 1 AND 2 OR b = 3', 't(a) limit none where [a other, b other]'],
  ['SELECT a FROM t WHERE a = 1 OR (b = 2 OR c = $1)', "t(a) limit none where [a other, b other, c other, OR other {a eq '1' | b other & c other & OR other {b eq '2' | c eq ?0}}]"],
  ['SELECT x.a FROM t x JOIN u ON u.i = x.i WHERE x.a = 1 OR u.b = 2', "t(a) limit none where [a other, u.b other, OR other {a eq '1' | u.b eq '2'}]", "join u() limit none where [t.a other, b other, OR other {t.a eq '1' | b eq '2'}]"],
  ['SELECT a FROM t WHERE a = 1 XOR b = 2', 't(a) limit none where [a other, b other]'],
  ['SELECT a FROM t WHERE NOT id = 3', 't(a) limit none where [id other]'],
  ['SELECT a FROM t WHERE deleted_at IS NULL', 't(a) limit none where [deleted_at other]'],
  ['SELECT a FROM t WHERE 1=1', 't(a) limit none where []'],
  ['SELECT a FROM t WHERE (x, y) = ($1, $2)', 't(a) limit none where [x eq, y eq]'],
  ["SELECT a FROM t WHERE name LIKE '%' || $1 || '%'", 't(a) limit none where [name other ?0]'],
  ["SELECT a FROM t WHERE name = 'it''s' AND b = 'x\\'y' AND c = 2", "t(a) limit none where [name eq 'it''s', b eq 'x\\'y', c eq '2']"],
  ['SELECT a FROM t WHERE a->>\'k\' = $1', 't(a) limit none where [a other]'],
  ['SELECT a FROM t WHERE x = y', 't(a) limit none where [x other]'],
  [`SELECT a FROM t WHERE ${h(0)}`, 't(a) limit none where [ …]'],
  [`SELECT a FROM t WHERE id = ${h(0)}`, 't(a) limit none where [id eq hole0]'],
  [`SELECT a FROM t WHERE email = '${h(0)}'`, 't(a) limit none where [email eq hole0]'],
  // holes for whole clauses
  [`SELECT a FROM t ${h(0)}`, 't(a) limit unknown where [ …]'],
  [`SELECT a FROM t WHERE b = 1 ${h(0)}`, "t(a) limit unknown where [b eq '1' …]"],
  [`SELECT a FROM t WHERE b = 1 ${h(0)} LIMIT 10`, "t(a) limit 10 where [b eq '1' …]"],
  [`SELECT a FROM t ${h(0)} ORDER BY a`, 't(a) limit unknown where [ …]'],
  [`SELECT a FROM t ${h(0)}${h(1)}`, 't(a) limit unknown where [ …]'],
  [`SELECT a FROM ${h(0)}`, '<table name is built at run time>(a) limit none all rows'],
  [`SELECT a FROM ${h(0)}.customers`, 'customers(a) limit none all rows'],
  [`SELECT a FROM crm_${h(0)}_customers`, '<table name is built at run time>(a) limit none all rows'],
  ['SELECT * FROM ?? WHERE ?? = ?', '<table name is built at run time>(*) limit none where [ …]'],
  // joins
  [
    'SELECT u.*, o.id FROM users u JOIN orders o ON o.user_id = u.id',
    'users(*) limit none all rows', 'join orders(id) limit none all rows',
  ],
  [
    'SELECT * FROM a LEFT JOIN b USING (id), c CROSS JOIN d WHERE b.x = 1',
    "a(*) limit none where [b.x eq '1']", "join b(*) limit none where [x eq '1']",
    "join c(*) limit none where [b.x eq '1']", "join d(*) limit none where [b.x eq '1']",
  ],
  [
    'SELECT c.id FROM customers c JOIN accounts a ON a.id = c.account_id AND a.owner_id = $1',
    'customers(id) limit none all rows', 'join accounts() limit none where [owner_id eq ?0]',
  ],
  ['SELECT x.a FROM t x JOIN (p JOIN q ON p.i = q.i) ON x.i = p.i', 't(a) limit none all rows', 'join p() limit none all rows', 'join q() limit none all rows'],
  ["SELECT c.a FROM customers c JOIN LATERAL unnest(c.tags) AS t ON left(c.a, 1) = 'x' WHERE c.id = 1", "customers(a) limit none where [id eq '1']", "join <rows come from a function>() limit none where [customers.id eq '1']"],
  ['SELECT [c].[Email] FROM [crm].[Customer] AS [c] WITH (NOLOCK) WHERE [c].[Id] = @id', 'Customer(Email) limit none where [Id eq :id]'],
  // ClickHouse
  ['SELECT * FROM traces t FINAL PREWHERE t.project_id = {projectId: String} WHERE id IN ({ids: Array(String)}) LIMIT {n: UInt32}', 'traces(*) limit :n where [project_id eq :projectId, id in :ids]'],
  ['SELECT a FROM traces FINAL WHERE traces.a = 1 LIMIT 1 BY id, a LIMIT 5', "traces(a) limit 5 where [a eq '1']"],
  ['SELECT a FROM t ORDER BY b LIMIT 1 BY id', 't(a) limit none all rows'],
  ['SELECT * EXCEPT (notes, `tags`) FROM t', 't(*-notes-tags) limit none all rows'],
  ['SELECT t.* EXCEPT notes, b FROM t SETTINGS max_threads = 1 FORMAT JSONEachRow', 't(*-notes) limit none all rows'],
  ['SELECT a FROM t WHERE id GLOBAL IN ({ids: Array(String)}) FORMAT CSV', 't(a) limit none where [id in :ids]'],
  ['SELECT format, settings FROM t', 't(format+settings) limit none all rows'],
  ['SELECT a FROM t ANY LEFT JOIN u USING (id)', 't(a) limit none all rows', 'join u(a) limit none all rows'],
  // COPY
  ['COPY customers TO STDOUT', 'customers(*) limit none all rows'],
  ["COPY crm.customers (id, email) TO '/tmp/x.csv' WITH (FORMAT csv)", 'customers(id+email) limit none all rows'],
  ['COPY (SELECT email FROM customers WHERE id = 1 LIMIT 3) TO STDOUT WITH CSV HEADER', "customers(email) limit 3 where [id eq '1']"],
  ['COPY customers FROM STDIN', 'insert customers() limit none all rows'],
  // sub-selects, WITH, unions
  [
    'WITH r AS (SELECT * FROM customers WHERE active = true LIMIT 10) SELECT name FROM r',
    'customers(name) limit 10 where [active eq]',
  ],
  ['WITH r AS (SELECT id, email AS mail FROM customers) SELECT mail FROM r LIMIT 3', 'customers(email) limit 3 all rows'],
  ['SELECT * FROM (SELECT id FROM customers) t WHERE id = $1', 'customers(id) limit none where [id eq ?0]'],
  [
    'WITH RECURSIVE tree(id) AS (SELECT id FROM nodes UNION ALL SELECT n.id FROM nodes n JOIN tree ON tree.id = n.parent) SELECT * FROM tree',
    'nodes(id) limit none all rows', 'union nodes(id) limit none all rows',
  ],
  [
    'SELECT id, (SELECT max(total) FROM orders o WHERE o.cid = c.id) FROM customers c',
    'customers(id) limit none all rows', 'output orders() limit 1 where [cid other] aggregate',
  ],
  [
    'SELECT * FROM customers WHERE id IN (SELECT customer_id FROM vip)',
    'customers(*) limit none where [id in]', 'filter vip() limit none all rows',
  ],
  [
    'SELECT id FROM a WHERE EXISTS (SELECT * FROM b WHERE b.x = a.x)',
    'a(id) limit none where [EXISTS other]', 'filter b() limit none where [x other]',
  ],
  ['SELECT EXISTS(SELECT * FROM customers WHERE id = ?)', 'filter customers() limit none where [id eq ?0]'],
  ['SELECT id FROM a UNION ALL SELECT email FROM b ORDER BY 1 LIMIT 5', 'a(id) limit 5 all rows', 'union b(email) limit 5 all rows'],
  ['(SELECT a FROM t LIMIT 2) UNION (SELECT b FROM u)', 't(a) limit 2 all rows', 'union u(b) limit none all rows'],
  // writes
  ['UPDATE customers SET email = $1 WHERE id = $2', 'update customers() limit none where [id eq ?1]'],
  ['UPDATE customers SET a = 1 RETURNING *', 'update customers(*) limit none all rows'],
  ['UPDATE c SET a = 1 FROM customers c JOIN orders o ON o.cid = c.id WHERE o.x = 2', "update customers() limit none where [orders.x eq '2']", "update join orders() limit none where [x eq '2']"],
  ['DELETE FROM customers', 'delete customers() limit none all rows'],
  ['DELETE FROM customers WHERE id = ? LIMIT 1', 'delete customers() limit 1 where [id eq ?0]'],
  ['DELETE c FROM customers AS c WHERE c.id = 1', "delete customers() limit none where [id eq '1']"],
  ['DELETE FROM customers OUTPUT deleted.email WHERE id = @id', 'delete customers(email) limit none where [id eq :id]'],
  ['INSERT INTO crm.customers (name, email) VALUES (?, ?)', 'insert customers() limit none all rows'],
  ['INSERT INTO customers SELECT * FROM leads', 'insert customers() limit none all rows'],
  ['INSERT INTO customers (a) VALUES (1) ON CONFLICT (a) DO UPDATE SET a = 2 RETURNING id, email', 'insert customers(id+email) limit none all rows'],
  ['REPLACE INTO customers SET a = 1', 'insert customers() limit none all rows'],
  ['WITH gone AS (DELETE FROM customers WHERE id = 1 RETURNING *) SELECT email FROM gone', "delete customers(email) limit none where [id eq '1']"],
  ['SELECT * INTO #tmp FROM customers', 'customers() limit none all rows'],
  ['BEGIN'],
  ['EXPLAIN SELECT * FROM customers'],
  // comments, strings and strange places
  ['SELECT a -- FROM x\n FROM t /* LIMIT 1 */ WHERE b = 1', "t(a) limit none where [b eq '1']"],
  ["SELECT a FROM t WHERE b = 'LIMIT 5'", "t(a) limit none where [b eq 'LIMIT 5']"],
  ['SELECT a FROM t # LIMIT 5', 't(a) limit none all rows'],
  ['SELECT a FROM t WHERE b = $$ LIMIT 5; $$ LIMIT 2', "t(a) limit 2 where [b eq ' LIMIT 5; ']"],
  ['  SELECT a FROM "Customer" WHERE "tenantId" = $1 ; ', 'Customer(a) limit none where [tenantId eq ?0]'],
  ['SELECT a\r\nFROM t\r\nLIMIT 3\r\n', 't(a) limit 3 all rows'],
];

describe('SQL statements', () => {
  for (const [sql, ...expected] of TABLE) {
    it(JSON.stringify(sql), () => assert.deepEqual(reads(sql), expected));
  }

  it('reads every statement of a text', () => {
    const statements = readSql('SELECT 1; UPDATE a SET b = 1 WHERE c = \';\'; DELETE FROM d');
    assert.deepEqual(statements.map(({ verb }) => verb), ['select', 'update', 'delete']);
  });

  it('has no statement in text without one', () => {
    assert.deepEqual(['', '  ', '-- only a comment', ';;'].map((sql) => readSql(sql).length), [0, 0, 0, 0]);
  });

  it('gives a column without qualifier to the joined table that has it', () => {
    const owns = (table: string, column: string): boolean => (table === 'orders') === (column === 'total');
    const found = readsOf(first('SELECT email, total FROM customers JOIN orders USING (cid)'), owns).map(read);
    assert.deepEqual(found, ['customers(email) limit none all rows', 'join orders(total) limit none all rows']);
  });

  it('does not unfold without end when WITH clauses use each other many times', () => {
    const ctes = Array.from({ length: 40 }, (_, i) => `t${i + 1} AS (SELECT * FROM t${i} a JOIN t${i} b ON a.i = b.i)`);
    assert.ok(readsOf(first(`WITH ${ctes.join(', ')} SELECT * FROM t40`)).length <= 100);
  });
});

describe('places for edits in SQL', () => {
  const insertLimit = (sql: string): string | undefined => {
    const at = first(sql).places.limit;
    return at === undefined ? undefined : `${sql.slice(0, at)} LIMIT 9${sql.slice(at)}`;
  };
  const CASES: readonly (readonly [string, string | undefined])[] = [
    ['SELECT * FROM t;', 'SELECT * FROM t LIMIT 9;'],
    ['SELECT * FROM t WHERE a = 1 -- why\n', 'SELECT * FROM t WHERE a = 1 LIMIT 9 -- why\n'],
    ['SELECT * FROM t ORDER BY a FOR UPDATE', 'SELECT * FROM t ORDER BY a LIMIT 9 FOR UPDATE'],
    ['SELECT * FROM t LOCK IN SHARE MODE', 'SELECT * FROM t LIMIT 9 LOCK IN SHARE MODE'],
    ['SELECT * FROM t OFFSET 5', 'SELECT * FROM t LIMIT 9 OFFSET 5'],
    ['SELECT a FROM t UNION SELECT b FROM u', 'SELECT a FROM t UNION SELECT b FROM u LIMIT 9'],
    ['WITH x AS (SELECT 1) SELECT * FROM x', 'WITH x AS (SELECT 1) SELECT * FROM x LIMIT 9'],
    ['SELECT * FROM t LIMIT 10', undefined],
    ['SELECT * FROM t LIMIT ALL', undefined],
    [`SELECT * FROM t ${h(0)}`, undefined],
  ];
  for (const [sql, expected] of CASES) {
    it(JSON.stringify(sql), () => assert.equal(insertLimit(sql), expected));
  }

  it('puts TOP before the select list and FETCH after OFFSET in SQL Server', () => {
    const sql = 'SELECT DISTINCT [a] FROM [t]';
    assert.equal(first(sql).places.top, sql.indexOf('[a]'));
    const paged = 'SELECT [a] FROM [t] ORDER BY [a] OFFSET 5 ROWS';
    assert.deepEqual([first(paged).places.top, first(paged).places.fetch], [undefined, paged.length]);
  });

  it('names the star that stands for one table', () => {
    const star = (sql: string): (string | undefined)[] => readsOf(first(sql)).map((r) => r.star && sql.slice(r.star.start, r.star.end));
    assert.deepEqual(star('SELECT * FROM t'), ['*']);
    assert.deepEqual(star('SELECT u.*, o.id FROM u JOIN o ON o.u = u.id'), ['u.*', undefined]);
    assert.deepEqual(star('SELECT * FROM u JOIN o ON o.u = u.id'), [undefined, undefined]);
  });

  it('knows the dialect that the text gives away', () => {
    const dialect = (sql: string): string | undefined => first(sql).dialect;
    assert.deepEqual(
      ['SELECT `a` FROM t', 'SELECT [a] FROM t', 'SELECT TOP 3 a FROM t', 'SELECT a FROM t WHERE b = $1', 'SELECT a FROM t'].map(dialect),
      ['mysql', 'mssql', 'mssql', 'postgres', undefined],
    );
  });
});
