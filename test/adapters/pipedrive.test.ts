import adapter from '../../src/adapters/pipedrive.ts';
import { catalog } from './catalog.ts';
import { golden } from './driver.ts';

const CLIENT = "import { Configuration, DealsApi, PersonsApi } from 'pipedrive/v2';\nconst config = new Configuration({ apiKey });\nconst persons = new PersonsApi(config);\nconst deals = new DealsApi(config);\n";

describe('pipedrive', () => {
  golden(adapter, catalog, {
    'what it reads': [
      { title: 'pages', source: `${CLIENT}await persons.getPersons();\nawait deals.getDeals({ limit: 500, owner_id: 3, sort_by: 'id' });`, facts: ['import read many persons(*) default 100, every row', 'import read many deals(*) 500, [owner_id eq 3]'], bound: 'await persons.getPersons({ limit: 50 });' },
      { title: 'one record', source: `${CLIENT}const { data } = await persons.getPerson({ id: 4 });\nmail(data.emails);`, facts: ['import read one persons(*) default 1, one of [id eq 4]'], result: 'data: emails' },
      { title: 'a search', source: `${CLIENT}const found = await persons.searchPersons({ term, limit: 10 });\nfor (const hit of found.data.items) mail(hit.item);`, facts: ['import read many persons(*) 10, [term eq term]'], result: 'hit: item' },
      { title: 'writes', source: `${CLIENT}persons.addPerson({ AddPersonRequest });\npersons.updatePerson({ id: 4, UpdatePersonRequest });\ndeals.deleteDeal({ id: 4 });`, facts: ['import create one persons() default 1, ? the method takes records', 'import update one persons() default 1, one of [id eq 4]', 'import delete one deals() default 1, one of [id eq 4]'] },
      { title: 'the first versions', source: "const pipedrive = require('pipedrive');\nconst api = new pipedrive.PersonsApi(client);\napi.getPersons({ start: 0, limit: 50 });\napi.getPerson(4);", facts: ['import read many persons(*) 50, every row', 'import read one persons(*) default 1, one of [id eq 4]'] },
      { title: 'made in place', source: "import * as pipedrive from 'pipedrive/v1';\nconst all = async () => (await new pipedrive.UsersApi(config).getUsers()).data;", facts: ['import read many users(*) none, every row'], result: 'return' },
    ],
    'what is not its own': [{ title: 'the same names of something else', source: "// pipedrive\nimport { PersonsApi } from '@other/sdk';\nnew PersonsApi().getPersons();\nrepo.getPersons();\nthis.store.getUsers();\nimport { getDeals } from './deals';\ngetDeals();", facts: [] }],
  });
});
