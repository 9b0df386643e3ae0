import elasticsearch from '../../../src/adapters/elasticsearch.ts';
import { catalog } from '../catalog.ts';
import { golden } from '../driver.ts';

const ELASTIC = 'import { Client } from \'@elastic/elasticsearch\';\nconst client = new Client({ node });\n';

describe('elasticsearch: queries', () => {
  golden(elasticsearch, catalog, {
    'filters': [
      {
        title: 'all kinds of clauses',
        source: `${ELASTIC}await client.search({ index: 'customers', query: { bool: { must: { match: { firstName: { query: q } } }, filter: [{ term: { tenantId: { value: tenant } } }, { terms: { id: ids } }, { range: { createdAt: { gte: from } } }, { exists: { field: 'email' } }], must_not: [{ term: { status: 'gone' } }] } } });`,
        facts: ['import read many customers(*) default 10, [firstName other q, tenantId eq tenant, id in ids, createdAt other { gte: from }, email other, NOT other]'],
      },
      {
        title: 'alternatives',
        source: `${ELASTIC}await client.search({ index: 'customers', query: { bool: { should: [{ term: { email: q } }, { term: { phone: q } }] } } });`,
        facts: ['import read many customers(*) default 10, [OR other]'],
      },
      {
        title: 'only a scored alternative',
        source: `${ELASTIC}await client.search({ index: 'customers', query: { bool: { filter: { term: { tenantId } }, should: [{ match: { email: q } }] } } });`,
        facts: ['import read many customers(*) default 10, [tenantId eq tenantId]'],
      },
      {
        title: 'a list that grows',
        source: `${ELASTIC}const filter = [];
if (email) filter.push({ term: { email } });
await client.search({ index: 'customers', query: { bool: { filter } } });`,
        facts: ['import read many customers(*) default 10, ? the query is built elsewhere'],
      },
      {
        title: 'ids',
        source: `${ELASTIC}await client.search({ index: 'customers', query: { ids: { values: ids } } });`,
        facts: ['import read many customers(*) default 10, [id in ids]'],
      },
      {
        title: 'a query of the caller',
        source: `${ELASTIC}export const f = (query: any) => client.search({ index: 'customers', query, size: 10 });`,
        facts: ['import read many customers(*) 10, ? the query is built elsewhere'],
        result: 'return',
      },
    ],
    'documents that come back': [
      {
        title: 'no source',
        source: `${ELASTIC}await client.search({ index: 'customers', _source: false });
await client.search({ index: 'customers', _source: false, fields: ['email', { field: 'phone' }] });`,
        facts: ['import read many customers() default 10, every row', 'import read many customers(email+phone) default 10, every row'],
      },
      {
        title: 'parameters of the address',
        source: `${ELASTIC}await client.search({ index: 'customers', _source_includes: 'id,email' });
await client.search({ index: 'customers', _source_excludes: ['phone'] });`,
        facts: ['import read many customers(id+email) default 10, every row', 'import read many customers(*-phone) default 10, every row'],
      },
      {
        title: 'one document',
        source: `${ELASTIC}const { _source: customer } = await client.get({ index: 'customers', id });
mail(customer.email);`,
        facts: ['import read one customers(*) default 1, one of [id eq id]'],
        result: 'customer: email',
      },
      {
        title: 'documents out of hits',
        source: `${ELASTIC}const { hits } = await client.search({ index: 'customers' });
export const rows = hits.hits.map((hit) => hit._source);`,
        facts: ['import read many customers(*) default 10, every row'],
        result: 'hit,rows: ? the whole row is passed on',
      },
      {
        title: 'the answer goes on',
        source: `${ELASTIC}export const f = async () => client.search({ index: 'customers' });`,
        facts: ['import read many customers(*) default 10, every row'],
        result: 'return',
      },
    ],
    'writes': [
      {
        title: 'writes',
        source: `${ELASTIC}await client.index({ index: 'customers', document: { email } });
await client.update({ index: 'customers', id, doc: { phone } });
await client.delete({ index: 'customers', id });
await client.deleteByQuery({ index: 'customers', query: { match_all: {} } });
await client.updateByQuery({ index: 'customers', query: { term: { status: 'old' } } });
await client.bulk({ index: 'customers', operations });`,
        facts: ['import create one customers() default 0, every row', 'import update one customers() default 0, one of [id eq id]', 'import delete one customers() default 0, one of [id eq id]', 'import delete many customers() default 0, every row', "import update many customers() default 0, [status eq 'old']", 'import update many customers() default 0, ? each document names its id'],
      },
    ],
  });
});
