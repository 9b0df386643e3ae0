import type { ClientSources } from '../contract.ts';

export default {
  before: "import { KintoneRestAPIClient } from '@kintone/rest-api-client';\nconst client = new KintoneRestAPIClient({ baseUrl, auth });\nconst app = 'Customer';\n",
  sources: {
    unbounded: 'client.record.getAllRecords({ app });',
    literal: "client.record.getRecords({ app, query: 'limit 20' });",
    dynamic: 'export const f = (n: number) => client.record.getRecords({ app, query: `limit ${n}` });',
    clamped: 'export const f = (n: number) => client.record.getRecords({ app, query: `limit ${Math.min(n, 100)}` });',
    meaningless: 'const all = [];\nlet offset = 0;\nfor (;;) {\n  const { records } = await client.record.getRecords({ app, query: `limit 500 offset ${offset}` });\n  all.push(...records);\n  if (records.length < 500) break;\n  offset += 500;\n}',
    elsewhere: 'export const f = (params: any) => client.record.getRecords(params);',
    all: 'client.record.getRecords({ app });',
    some: "client.record.getRecords({ app, fields: ['id', 'email'] });",
    except: { not: 'kintone has no such projection' },
    everyRow: "client.record.getRecords({ app, query: 'order by email limit 5' });",
    byKey: 'client.record.getRecord({ app, id });',
    byIds: 'client.record.getRecords({ app, query: `$id in (${ids.join()})` });',
    byScope: 'client.record.getRecords({ app, query: `tenantId = "${tenantId}"` });',
    mayFallAway: 'export const f = (email?: string) => client.record.getRecords({ app, query: email ? `email = "${email}"` : \'\' });',
    oneRow: 'client.record.getRecord({ app, id });',
    count: "client.record.getRecords({ app, query: 'limit 0', totalCount: true });",
    raw: { not: 'a query names no app' },
    related: { not: 'related records are not read along' },
    used: 'const { records: rows } = await client.record.getRecords({ app });\nfor (const row of rows) mail(row.email.value);',
  },
  halfTyped: ['client.record.', 'client.record.getRecords(', 'client.record.getRecords({ app, query: `limit ${` })', "client.record.getRecords({ app, query: 'limit' })", 'client.record.getRecords({ app, query: \'email = "\' })', 'client.record.getRecords({ app: , fields: [, 1] })', 'client.record.getRecords({ app, query: \'((( email in (\', fields: null })', 'kintone.api(', "kintone.api(kintone.api.url(), 'GET')", "kintone.api('/k/v1/records', 'GET')", 'client.record.getRecordsByCursor({})'],
} satisfies ClientSources;
