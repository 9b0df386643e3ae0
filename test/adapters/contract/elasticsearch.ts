import type { ClientSources } from '../contract.ts';

export default {
  before: "import { Client } from '@elastic/elasticsearch';\nconst client = new Client({ node: 'http://localhost:9200' });\n",
  sources: {
    unbounded: "client.helpers.scrollDocuments({ index: 'customers', query: { match_all: {} } });",
    literal: "client.search({ index: 'customers', size: 20 });",
    dynamic: "export const f = (n: number) => client.search({ index: 'customers', size: n });",
    clamped: "export const f = (n: number) => client.search({ index: 'customers', size: Math.min(n, 100) });",
    meaningless: { not: 'without a size the server answers 10 documents' },
    elsewhere: 'export const f = (request: any) => client.search(request);',
    all: "client.search({ index: 'customers', query: { match_all: {} } });",
    some: "client.search({ index: 'customers', _source: ['id', 'email'] });",
    except: "client.search({ index: 'customers', _source: { excludes: ['phone'] } });",
    everyRow: "client.search({ index: 'customers', query: { match_all: {} }, size: 5 });",
    byKey: "client.get({ index: 'customers', id });",
    byIds: "client.mget({ index: 'customers', ids });",
    byScope: "client.search({ index: 'customers', query: { bool: { filter: [{ term: { tenantId } }] } } });",
    mayFallAway: "client.search({ index: 'customers', query: { bool: { filter: [...(email ? [{ term: { email } }] : [])] } } });",
    oneRow: "client.getSource({ index: 'customers', id });",
    count: "client.count({ index: 'customers' });",
    raw: "client.sql.query({ query: 'SELECT id FROM customer' });",
    related: { not: 'a search answers documents of its own indexes only' },
    used: "const { hits: { hits: rows } } = await client.search({ index: 'customers' });\nfor (const row of rows) mail(row._source.email);",
  },
  halfTyped: ['client.', 'client.search(', 'client.search({ index: })', "client.search({ index: 'customers', query: { bool: { filter: [,] } } })", 'client.search({ body: null, _source: {} })', 'client.search(...x)', 'client.helpers.', 'client.msearch({ searches: [,] })', "client.esql.query({ query: '|' })", "client.sql.query({ query: 'SELECT' })", 'client.mget({ ids: })'],
} satisfies ClientSources;
