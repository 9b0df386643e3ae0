import dynamics from '../../../src/adapters/dynamics.ts';
import { buildCatalog, createCatalog, readSqlDdl } from '../../../src/catalog/index.ts';
import { golden } from '../driver.ts';

const SCHEMA = 'CREATE TABLE contact (contactid text PRIMARY KEY, fullname text, emailaddress1 text, telephone1 text);';
const catalog = createCatalog(buildCatalog([{ kind: 'sql', file: 'schema.sql', result: readSqlDdl(SCHEMA, 'schema.sql') }]));
const HEAD = "import { o } from 'odata';\nconst crm = o('https://acme.crm4.dynamics.com/api/data/v9.2/', { headers });\n";

describe('Dynamics: the odata package', () => {
  golden(dynamics, catalog, {
    'what is read': [
      {
        title: 'sets, records and options',
        source: `${HEAD}const rows = await crm.get('contacts').query({ $select: 'fullname,emailaddress1', $top: 5 });
await crm.get('contacts').query();
await crm.get('contacts').query({ $filter: \`contactid eq '\${id}'\` });
await crm.get(\`contacts(\${id})\`).query({ $select: 'fullname' });
await crm.get(name).query(options);
rows.forEach((row) => send(row.fullname));`,
        facts: [
          'import read many contacts(fullname+emailaddress1) 5, every row',
          'import read many contacts(*) default 5000, every row',
          'import read many contacts(*) default 1, one of [contactid eq id]',
          'import read one contacts(fullname) default 1, one of [contactid eq id]',
          'import read many <the entity is decided at run time>(? the options are built elsewhere) ? the options are built elsewhere, ? the options are built elsewhere',
        ],
        result: 'rows,row: fullname',
      },
      {
        title: 'a field of a class, and writes',
        source: `import type { OHandler } from 'odata';
export class Dynamics {
  #odata: OHandler;
  make(contact: object) {
    return this.#odata.post('contacts', contact).query({ $select: 'contactid' });
  }
  change(id: string, contact: object) {
    return this.#odata.patch(\`contacts(\${id})\`, contact).query();
  }
}`,
        facts: ['declaration create one contacts() default 0, every row', 'declaration update one contacts() default 0, one of [contactid eq id]'],
      },
    ],
    'what is not its own': [
      { title: 'another service', source: "import { o } from 'odata';\no('https://services.odata.org/TripPinRESTierService/').get('People').query();", facts: [] },
      { title: 'other receivers', source: `${HEAD}cache.get('contacts').query();\ncrm.get('contacts');\naxios.get('contacts').query();`, facts: [] },
    ],
  });
});
