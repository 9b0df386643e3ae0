import type { ClientSources } from '../contract.ts';

export default {
  before: "import jsforce from 'jsforce';\nconst conn = new jsforce.Connection({});\n",
  sources: {
    unbounded: "conn.bulk2.query('SELECT Id, Email FROM Customer');",
    literal: "conn.query('SELECT Id FROM Customer LIMIT 20');",
    dynamic: 'export const f = (n: number) => conn.query(`SELECT Id FROM Customer LIMIT ${n}`);',
    clamped: 'export const f = (n: number) => conn.query(`SELECT Id FROM Customer LIMIT ${Math.min(n, 100)}`);',
    meaningless: "conn.query(`SELECT Id FROM Customer ${all ? '' : 'LIMIT 10'}`);",
    elsewhere: 'export const f = (text: string) => conn.query(text);',
    all: "conn.sobject('Customer').find({});",
    some: "conn.query('SELECT id, email FROM Customer');",
    except: { not: 'SOQL has no such projection' },
    everyRow: "conn.query('SELECT Id FROM Customer LIMIT 5');",
    byKey: "conn.query(`SELECT email FROM Customer WHERE id = '${id}'`);",
    byIds: "conn.query(`SELECT email FROM Customer WHERE id IN ('${ids.join(\"','\")}')`);",
    byScope: "conn.query(`SELECT email FROM Customer WHERE tenantId = '${tenantId}'`);",
    mayFallAway: "conn.sobject('Customer').find({ email: filter?.email });",
    oneRow: "conn.sobject('Customer').findOne({ email });",
    count: "conn.query('SELECT COUNT() FROM Customer');",
    raw: "conn.query('SELECT Id FROM Customer');",
    related: "conn.query('SELECT Id, (SELECT FIELDS(ALL) FROM Orders LIMIT 5) FROM Customer');",
    used: "const rows = await conn.sobject('Customer').find({ status: 'new' });\nfor (const row of rows) mail(row.email);",
  },
  halfTyped: ["conn.query('SELECT')", "conn.query('SELECT Id FROM')", "conn.query(`SELECT Id FROM Customer WHERE (`)", "conn.search('FIND {')", "conn.sobject('Customer').find({", "conn.sobject('Customer').", 'conn.sobject().find()', "conn.sobject('Customer').find({ $or: x })", 'conn.request()'],
} satisfies ClientSources;
