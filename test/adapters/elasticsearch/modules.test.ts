import elasticsearch from '../../../src/adapters/elasticsearch.ts';
import { catalog } from '../catalog.ts';
import { golden } from '../driver.ts';

describe('elasticsearch: other modules of the project', () => {
  golden(elasticsearch, catalog, {
    'names are followed': [
      {
        title: 'client and index elsewhere',
        source: 'import { client, INDEX } from \'./search\';\nexport const f = async () => client.search({ index: INDEX, size: 5 });',
        files: { 'search.ts': 'import { Client } from \'@elastic/elasticsearch\';\nexport const client = new Client({});\nexport const INDEX = \'customers\';' },
        facts: ['import read many customers(*) 5, every row'],
        bound: 'export const f = async () => client.search({ index: INDEX, size: 50 });',
        project: "export const f = async () => client.search({ index: INDEX, size: 5, _source: ['id', 'email'] });",
      },
      {
        title: 'name only, other class',
        source: 'import { esClient } from \'./search\';\nexport const f = async () => esClient.search({ index: \'customers\' });',
        files: { 'search.ts': 'import { Meili } from \'meilisearch\';\nexport const esClient = new Meili({});' },
        facts: [],
      },
    ],
  });
});
