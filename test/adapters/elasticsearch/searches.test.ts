import elasticsearch from '../../../src/adapters/elasticsearch.ts';
import { catalog } from '../catalog.ts';
import { golden } from '../driver.ts';

const ELASTIC = 'import { Client } from \'@elastic/elasticsearch\';\nconst client = new Client({ node });\n';

describe('elasticsearch: searches', () => {
  golden(elasticsearch, catalog, {
    'what is searched': [
      {
        title: 'a body of version 7',
        source: `const { Client } = require('@elastic/elasticsearch');
const client = new Client({ node });
const { body } = await client.search({ index: 'customers', body: { query: { term: { 'email.keyword': email } }, size: 50, _source: ['id', 'phone'] } });
send(body.hits.hits.map((hit) => hit._source.phone));`,
        facts: ['import read many customers(id+phone) 50, [email eq email]'],
        result: 'hit: phone',
        bound: '',
        project: "const { body } = await client.search({ index: 'customers', body: { query: { term: { 'email.keyword': email } }, size: 50, _source: ['id', 'email'] } });",
      },
      {
        title: 'OpenSearch',
        source: `import { Client } from '@opensearch-project/opensearch';
const client = new Client({ node });
const result = await client.search({ index: 'customers', body: { query: { match_all: {} } } });
returnRows(result.body.hits.hits);`,
        facts: ['import read many customers(*) default 10, every row'],
        result: 'argument',
        bound: "const result = await client.search({ index: 'customers', body: { query: { match_all: {} }, size: 50 } });",
        project: "const result = await client.search({ index: 'customers', body: { query: { match_all: {} }, _source: ['id', 'email'] } });",
      },
      {
        title: 'an injected service',
        source: `import { ElasticsearchService } from '@nestjs/elasticsearch';
class CustomerSearch {
  constructor(private readonly elastic: ElasticsearchService) {}
  find(q: string) { return this.elastic.search<Customer>({ index: 'customers', q }); }
}`,
        facts: ['declaration read many customers(*) default 10, [q other q]'],
        result: 'return',
        bound: "  find(q: string) { return this.elastic.search<Customer>({ index: 'customers', q, size: 50 }); }",
        project: "  find(q: string) { return this.elastic.search<Customer>({ index: 'customers', q, _source: ['id', 'email'] }); }",
      },
      {
        title: 'a client of the project',
        source: `import { esClient } from '../search';
await esClient.search({ index: 'customers', size: 100 });
await esClient.search({ index: 'pages' });`,
        facts: ['convention read many customers(*) 100, every row'],
      },
      {
        title: 'an index with a prefix',
        source: `${ELASTIC}await client.search({ index: \`\${prefix}-customers\` });
await client.search({ index: process.env.INDEX || 'customers-v2' });
await client.search({ index: ['customers', 'orders'] });`,
        facts: ['import read many customers(*) default 10, every row', 'import read many customers(*) default 10, every row', 'import read many customers(*) default 10, every row'],
      },
      {
        title: 'an index of run time',
        source: `${ELASTIC}export const f = async (index: string) => client.search({ index });
await client.search({ query: { match_all: {} } });`,
        facts: ['import read many <the index is named at run time>(*) default 10, every row', 'import read many <the search is over every index>(*) default 10, every row'],
        result: 'return',
      },
      {
        title: 'several searches',
        source: `${ELASTIC}await client.msearch({ searches: [{ index: 'customers' }, { query: { match_all: {} }, size: 3 }] });`,
        facts: ['import read many customers(*) 3, every row'],
        result: '? the answer of this method is not followed',
      },
      {
        title: 'several searches of several indexes',
        source: `${ELASTIC}await client.msearch({ index: 'customers', searches: [{}, { query: { term: { tenantId } }, size: 3 }, { index: 'orders' }, { query: { match_all: {} }, _source: ['id'] }, { index: 'orders' }, { size: 0 }] });`,
        facts: ['import read many customers(*) 3, [tenantId eq tenantId] + read many orders(id) default 10, every row | count one orders() default 1, every row'],
        result: '? the answer of this method is not followed',
      },
      {
        title: 'several searches that are built elsewhere',
        source: `${ELASTIC}export const all = async (searches: any[]) => client.msearch({ searches });
export const some = async (ids: string[]) => client.msearch({ index: 'customers', searches: ids.flatMap((id) => [{}, { query: { term: { id } } }]) });`,
        facts: ['import read many <the searches are built elsewhere>(? the searches are built elsewhere) ? the searches are built elsewhere, ? the searches are built elsewhere', 'import read many customers(? the searches are built elsewhere) ? the searches are built elsewhere, ? the searches are built elsewhere'],
        result: '? the answer of this method is not followed',
      },
      {
        title: 'statements as text',
        source: `${ELASTIC}await client.esql.query({ query: 'FROM customers | WHERE status == "open" | KEEP id, email | LIMIT 20' });
await client.esql.query({ query: 'FROM customers-* | STATS n = COUNT(*)' });
await client.sql.query({ query: 'SELECT email FROM customers WHERE id = 1' });`,
        facts: ['import read many customers(id+email) 20, [status eq]', 'import aggregate many customers-*() default 1000, every row', 'import read many customers(email) default 1000, [id eq]'],
        result: '? the answer of this method is not followed',
      },
    ],
    'sizes and pages': [
      {
        title: 'scrolling',
        source: `${ELASTIC}let page = await client.search({ index: 'customers', scroll: '1m', size: 1000 });
while (page.hits.hits.length > 0) page = await client.scroll({ scroll_id: page._scroll_id, scroll: '1m' });`,
        facts: ['import read many customers(*) meaningless: scrolling goes on to the last page, every row'],
        result: '',
      },
      {
        title: 'a point in time',
        source: `${ELASTIC}const pit = await client.openPointInTime({ index: 'customers', keep_alive: '1m' });
let last;
for (;;) {
  const page = await client.search({ pit: { id: pit.id }, size: 500, search_after: last, sort: [{ id: 'asc' }] });
  if (page.hits.hits.length === 0) break;
  last = page.hits.hits.at(-1).sort;
}`,
        facts: ['import read many customers(*) meaningless: `search_after` in a loop goes on to the last page, every row'],
        result: '',
      },
      {
        title: 'helpers',
        source: `${ELASTIC}for await (const doc of client.helpers.scrollDocuments({ index: 'customers', query: { match_all: {} } })) mail(doc.email);
const docs = await client.helpers.search({ index: 'customers', size: 7 });`,
        facts: ['import read many customers(*) none, every row', 'import read many customers(*) 7, every row'],
        result: 'doc: email',
      },
      {
        title: 'numbers only',
        source: `${ELASTIC}await client.search({ index: 'customers', size: 0, aggs: { byCity: { terms: { field: 'city' } } } });
await client.count({ index: 'customers', query: { term: { status: 'open' } } });`,
        facts: ['import aggregate one customers() default 1, every row', "import count one customers() default 1, [status eq 'open']"],
      },
      {
        title: 'several ids',
        source: `${ELASTIC}await client.mget({ index: 'customers', ids: ['1', '2'] });
await client.mget({ docs: rows.map((row) => ({ _index: 'customers', _id: row.id })) });`,
        facts: ["import read many customers(*) default 2, [id in ['1', '2']]", "import read many <each document names its index>(*) dynamic, [id in rows.map((row) => ({ _index: 'customers', _id: row.id }))]"],
      },
      {
        title: 'a size that may be missing',
        source: `${ELASTIC}export const f = async (size?: number) => client.search({ index: 'customers', ...(size && { size }) });`,
        facts: ['import read many customers(*) dynamic, every row'],
        result: 'return',
        bound: "export const f = async (size?: number) => client.search({ index: 'customers', ...(size && { size }), size: 50 });",
      },
    ],
    'look-alikes stay silent': [
      {
        title: 'other searches',
        source: `import algoliasearch from 'algoliasearch';
import { MeiliSearch } from 'meilisearch';
import { Client } from 'typesense';
import { SearchService } from './search.service';
const algolia = algoliasearch(app, key);
await algolia.initIndex('customers').search('x');
await new MeiliSearch({}).index('customers').search('x');
await new Client({}).collections('customers').documents().search({ q: 'x' });
class A { constructor(private search: SearchService) {} f() { return this.search.search({ index: 'customers', size: 5 }); } }
customers.search('x');
map.get('customers');
client.search({ index: 'customers' });
axios.get({ index: 'customers' });`,
        facts: [],
      },
    ],
  });
});
