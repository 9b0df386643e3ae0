import type { ClientSources } from '../contract.ts';

export default {
  before: "import { Pool } from 'pg';\nconst pool = new Pool();\n",
  sources: {
    unbounded: "pool.query('SELECT * FROM customer');",
    literal: "pool.query('SELECT * FROM customer LIMIT 20');",
    dynamic: "export const f = (n: number) => pool.query('SELECT * FROM customer LIMIT $1', [n]);",
    clamped: "export const f = (n: number) => pool.query('SELECT * FROM customer LIMIT $1', [Math.min(n, 100)]);",
    meaningless: "pool.query(`SELECT * FROM customer ${all ? '' : 'LIMIT 10'}`);",
    elsewhere: 'export const f = (text: string) => pool.query(text);',
    all: "pool.query('SELECT * FROM customer');",
    some: "pool.query('SELECT id, email FROM customer');",
    except: { not: 'SQL has no such projection' },
    everyRow: "pool.query('SELECT * FROM customer LIMIT 5');",
    byKey: "pool.query('SELECT * FROM customer WHERE id = $1', [id]);",
    byIds: "pool.query('SELECT * FROM customer WHERE id = ANY($1)', [ids]);",
    byScope: "pool.query('SELECT * FROM customer WHERE \"tenantId\" = $1', [tenantId]);",
    mayFallAway: "let text = 'SELECT * FROM customer WHERE 1 = 1';\nif (email) text += ' AND email = $1';\npool.query(text);",
    oneRow: { not: 'SQL answers lists' },
    count: "pool.query('SELECT count(*) FROM customer');",
    raw: "pool.query('SELECT id FROM customer');",
    related: 'pool.query(\'SELECT c.id, o.* FROM customer c JOIN "Order" o ON o."customerId" = c.id\');',
    used: "const { rows } = await pool.query('SELECT * FROM customer');\nfor (const row of rows) mail(row.email);",
  },
  halfTyped: ['pool.query(', "pool.query('SELECT')", "pool.query('SELECT * FROM')", "pool.query('SELECT * FROM customer WHERE (')", 'pool.query(`SELECT ${', "pool.query('SELECT \\'')"],
} satisfies ClientSources;
