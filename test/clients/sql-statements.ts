import type { SqlDialect } from '../../src/statements/sql/index.ts';

/** Parts from which statements are put together, as people write them; the first of each is the plainest. */
interface Parts {
  verbs: readonly string[];
  columns: readonly string[];
  tables: readonly string[];
  joins: readonly string[];
  conditions: readonly string[];
  groups: readonly string[];
  orders: readonly string[];
  limits: readonly string[];
  whole: readonly string[];
}

const COMMON: Parts = {
  verbs: ['SELECT', 'select', 'SELECT DISTINCT'],
  columns: ['*', 'id', 'id, email', 'c.*', 'c.id, c.email AS mail', 'count(*)', 'count(DISTINCT email) AS n', 'lower(email) AS e, id', "CASE WHEN email IS NULL THEN 'a' ELSE phone END AS x", 'max(total), status', 'id, (SELECT count(*) FROM visits v WHERE v.cid = c.id) AS n', 'c.id, o.*', "coalesce(phone, 'none') AS p, c.status", 'id, row_number() OVER (ORDER BY id) AS r', 'sum(total) / 100 AS t'],
  tables: ['customers c', 'customers AS c', 'crm.customers c', '(SELECT id, email, phone, status, total FROM customers) c', '(SELECT * FROM customers LIMIT_HERE) c'],
  joins: ['', ' JOIN orders o ON o.cid = c.id', ' LEFT JOIN orders o ON o.cid = c.id AND o.total > 5', ' INNER JOIN orders o ON o.cid = c.id LEFT JOIN visits v ON v.cid = c.id', ', orders o', ' CROSS JOIN orders o', ' JOIN orders o USING (id)'],
  conditions: ['', ' WHERE c.id = 5', " WHERE email = 'a''b'", ' WHERE id IN (1, 2, 3)', ' WHERE id = 1 OR email = 2', " WHERE name LIKE '%a%' AND (phone IS NULL OR phone <> '')", ' WHERE id IN (SELECT cid FROM orders)', ' WHERE EXISTS (SELECT 1 FROM orders x WHERE x.cid = c.id)', ' WHERE total BETWEEN 1 AND 5 AND status = 3', " WHERE note = 'LIMIT 5; -- FROM x' AND id = 1", ' WHERE NOT (id = 3)', ' WHERE c.id > 5 AND c.total IS NOT NULL'],
  groups: ['', ' GROUP BY status', ' GROUP BY status HAVING count(*) > 2'],
  orders: ['', ' ORDER BY id', ' ORDER BY c.id DESC, email'],
  limits: ['', ' LIMIT 10', ' LIMIT 10 OFFSET 5'],
  whole: [
    'UPDATE customers SET email = 1 WHERE id = 2', 'DELETE FROM customers WHERE id = 2', 'DELETE FROM customers', 'INSERT INTO customers (id, email) VALUES (1, 2)', 'INSERT INTO customers (id) SELECT id FROM orders',
    'WITH r AS (SELECT id FROM customers) SELECT id FROM r LIMIT 3', 'WITH r AS (SELECT * FROM customers), s AS (SELECT * FROM orders) SELECT r.id FROM r JOIN s ON s.id = r.id',
    'SELECT id FROM customers UNION SELECT id FROM orders', 'SELECT id FROM customers UNION ALL SELECT id FROM orders ORDER BY id LIMIT 7', 'SELECT 1', 'SELECT id -- all of it\nFROM customers /* LIMIT 5 */ LIMIT 2',
    'SELECT id FROM customers;', 'UPDATE customers SET a = 1, b = 2', 'SELECT 顧客名 FROM 顧客 WHERE 会社 = 1 LIMIT 4',
  ],
};

const limited = (parts: Parts, inner: string): Parts => ({ ...parts, tables: parts.tables.map((table) => table.replace('LIMIT_HERE', inner)) });

const BY_DIALECT: Readonly<Record<'postgres' | 'mysql' | 'sqlite' | 'mssql', Parts>> = {
  postgres: limited(
    {
      ...COMMON,
      columns: [...COMMON.columns, '"id", "Email"', "data->>'email' AS e, c.id", 'created_at::date AS d, c.id', "string_agg(email, ',')", 'array_agg(id) AS ids'],
      tables: [...COMMON.tables, '"Customers" c', 'crm."Customers" AS c'],
      conditions: [...COMMON.conditions, ' WHERE id = $1', ' WHERE id = ANY($1)', ' WHERE name ILIKE $1 AND c.total > $2', " WHERE c.data @> '{}'"],
      limits: [...COMMON.limits, ' LIMIT ALL', ' OFFSET 5 LIMIT 10', ' LIMIT 10 FOR UPDATE', ' FETCH FIRST 3 ROWS ONLY'],
      whole: [...COMMON.whole, 'SELECT DISTINCT ON (email) id FROM customers', 'UPDATE customers SET a = 1 RETURNING *', 'DELETE FROM customers USING orders WHERE orders.cid = customers.id', 'INSERT INTO customers (id) VALUES (1) ON CONFLICT (id) DO UPDATE SET a = 1', 'WITH RECURSIVE t AS (SELECT id FROM customers UNION ALL SELECT id FROM t) SELECT * FROM t LIMIT 5'],
    },
    'LIMIT 50',
  ),
  mysql: limited(
    {
      ...COMMON,
      columns: [...COMMON.columns, '`id`, `order`', "concat(first, ' ', last) AS n, c.id", 'group_concat(email)', 'ifnull(phone, 1) AS p, c.id'],
      tables: [...COMMON.tables, '`customers` c', '`crm`.`customers` AS c'],
      conditions: [...COMMON.conditions, ' WHERE id = ?', ' WHERE `id` IN (?, ?)', ' WHERE name REGEXP "a"', ' WHERE c.id <=> 3'],
      limits: [...COMMON.limits, ' LIMIT 5, 10', ' LIMIT 10 FOR UPDATE'],
      whole: [...COMMON.whole, 'REPLACE INTO customers (id) VALUES (1)', 'UPDATE customers SET a = 1 WHERE id = 2 LIMIT 1', 'DELETE FROM customers WHERE id = 2 LIMIT 1', 'SELECT SQL_CALC_FOUND_ROWS id FROM customers LIMIT 3', "INSERT INTO customers (id) VALUES (1) ON DUPLICATE KEY UPDATE a = 1"],
    },
    'LIMIT 50',
  ),
  sqlite: limited(
    {
      ...COMMON,
      columns: [...COMMON.columns, '"id", [email]', "first || ' ' || last AS n, c.id", 'group_concat(email)'],
      conditions: [...COMMON.conditions, ' WHERE id = ?', ' WHERE id = :id', " WHERE name GLOB 'a*'"],
      whole: [...COMMON.whole, 'INSERT OR REPLACE INTO customers (id) VALUES (1)'],
    },
    'LIMIT 50',
  ),
  mssql: limited(
    {
      ...COMMON,
      verbs: ['SELECT', 'SELECT TOP 5', 'SELECT TOP (20)', 'SELECT DISTINCT TOP 7'],
      columns: [...COMMON.columns, '[id], [order]', 'c.[id] AS [key], c.email', 'isnull(phone, 1) AS p, c.id'],
      tables: [...COMMON.tables, '[customers] c', '[crm].[customers] AS c', 'crm.dbo.customers c', 'customers c WITH (NOLOCK)'],
      conditions: [...COMMON.conditions, ' WHERE id = @id', ' WHERE [id] = @id AND c.total > @n'],
      limits: [''],
      whole: ['UPDATE customers SET email = 1 WHERE id = 2', 'DELETE FROM customers WHERE id = 2', 'INSERT INTO customers (id) VALUES (1)', 'SELECT id FROM customers ORDER BY id OFFSET 5 ROWS FETCH NEXT 10 ROWS ONLY', 'WITH r AS (SELECT id FROM customers) SELECT TOP 3 id FROM r', 'SELECT id FROM customers UNION ALL SELECT id FROM orders'],
    },
    '',
  ),
};

/** Some hundred statements of a dialect, the same in every run. */
export function statementsOf(dialect: SqlDialect & keyof typeof BY_DIALECT, count: number): string[] {
  const parts = BY_DIALECT[dialect];
  let seed = 12345;
  const pick = (list: readonly string[]): string => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return list[Math.floor((seed / 2147483648) * list.length)] ?? '';
  };
  const made = Array.from({ length: count }, () => `${pick(parts.verbs)} ${pick(parts.columns)} FROM ${pick(parts.tables)}${pick(parts.joins)}${pick(parts.conditions)}${pick(parts.groups)}${pick(parts.orders)}${pick(parts.limits)}`);
  // Each part once beside the plainest others, so that a difference is easy to read.
  const single = [
    ...parts.columns.map((columns) => `SELECT ${columns} FROM customers c, orders o`),
    ...parts.tables.map((table) => `SELECT * FROM ${table}`),
    ...parts.joins.map((join) => `SELECT * FROM customers c${join}`),
    ...parts.conditions.map((condition) => `SELECT id FROM customers c${condition}`),
    ...parts.limits.map((limit) => `SELECT id FROM customers c ORDER BY id${limit}`),
  ];
  return [...new Set([...parts.whole, ...single, ...made])];
}
