import adapter from '../../src/adapters/intercom.ts';
import { catalog } from './catalog.ts';
import { golden } from './driver.ts';

const CLIENT = "import { IntercomClient } from 'intercom-client';\nconst client = new IntercomClient({ token });\n";

describe('intercom', () => {
  golden(adapter, catalog, {
    'what it reads': [
      { title: 'a page', source: `${CLIENT}await client.contacts.list();\nclient.companies.list();\nclient.conversations.list({ per_page: 100 });`, facts: ['import read many contacts(*) default 50, every row', 'import read many companies(*) default 15, every row', 'import read many conversations(*) 100, every row'], bound: 'await client.contacts.list({ per_page: 50 });' },
      { title: 'everything', source: `${CLIENT}client.companies.scroll();\nclient.admins.list();`, facts: ['import read many companies(*) none, every row', 'import read many admins(*) none, every row'] },
      { title: 'searches', source: `${CLIENT}client.contacts.search({ query: { field: 'email', operator: '=', value: email }, pagination: { per_page: 5 } });\nclient.contacts.search({ query: { operator: 'AND', value: [{ field: 'role', operator: '=', value: 'user' }, { field: 'created_at', operator: '>', value: '1' }] } });`, facts: ['import read many contacts(*) 5, [email eq email]', "import read many contacts(*) default 50, [role eq 'user', created_at other '1']"] },
      { title: 'one contact', source: `${CLIENT}const one = await client.contacts.find({ contact_id: id });\nmail(one.email);`, facts: ['import read one contacts(*) default 1, one of [id eq id]'], result: 'one: email' },
      { title: 'contacts of a company', source: `${CLIENT}client.companies.listAttachedContacts({ company_id: id });`, facts: ['import read many contacts(*) default 50, [company_id eq id]'] },
      { title: 'writes', source: `${CLIENT}client.contacts.create({ email });\nclient.contacts.update({ contact_id: id, email });\nclient.contacts.delete({ contact_id: id });`, facts: ['import create one contacts() default 1, ? the method takes records', 'import update one contacts() default 1, one of [id eq id]', 'import delete one contacts() default 1, one of [id eq id]'] },
      { title: 'the older client', source: "const Intercom = require('intercom-client');\nconst client = new Intercom.Client({ token });\nclient.users.list();\nclient.leads.listBy({ email });", facts: ['import read many users(*) default 50, every row', 'import read many leads(*) default 50, [email eq email]'] },
    ],
    'what is not its own': [
      { title: 'the same names of something else', source: "// intercom\nclient.contacts.list({ per_page: 5 });\nconst contacts = [];\ncontacts.find((one) => one.id);\nimport { Client } from './client';\nnew Client().contacts.list();", facts: [] },
      { title: 'parts without records of people', source: `${CLIENT}client.tags.list();\nclient.articles.list();\nclient.contacts.listAttachedTags({ contact_id: id });`, facts: [] },
    ],
  });
});
