import adapter from '../../src/adapters/zendesk.ts';
import { catalog } from './catalog.ts';
import { golden } from './driver.ts';

const CLIENT = "const zendesk = require('node-zendesk');\nconst client = zendesk.createClient({ username, token, subdomain });\n";

describe('zendesk', () => {
  golden(adapter, catalog, {
    'what it reads': [
      { title: 'lists, which go on to the last page', source: `${CLIENT}client.users.list();\nclient.tickets.listByOrganization(org);\nclient.tickets.incremental(0);`, facts: ['import read many users(*) none, every row', 'import read many tickets(*) none, [organizationId eq org]', 'import read many tickets(*) none, every row'], bound: null },
      { title: 'one record and some', source: `${CLIENT}const { result } = await client.users.show(7);\nmail(result.email);\nclient.tickets.showMany([1, 2]);`, facts: ['import read one users(*) default 1, one of [id eq 7]', 'import read many tickets(*) default 2, [id in [1, 2]]'], result: 'result: email' },
      { title: 'searches', source: `${CLIENT}client.search.query('type:user role:end-user');\nclient.search.queryAll(\`type:ticket requester:\${email}\`);\nclient.search.query(words);\nclient.users.search({ query: email });`, facts: ["import read many users(*) none, [query other 'type:user role:end-user']", 'import read many tickets(*) none, [query other `type:ticket requester:${email}`]', 'import read many <the search says what it looks for>(*) none, [query other words]', 'import read many users(*) none, [query other { query: email }]'].map((fact, i) => (i === 0 || i === 2 ? fact.replace(' none,', ' default 100,') : fact)) },
      { title: 'writes and counts', source: `${CLIENT}client.users.create({ user });\nclient.users.update(7, { user });\nclient.tickets.deleteMany([1]);\nclient.organizations.count();`, facts: ['import create one users() default 1, ? the method takes records', 'import update one users() default 1, one of [id eq 7]', 'import delete many tickets() default 0, [id in [1]]', 'import count one organizations() default 1, every row'] },
      { title: 'a field with a type', source: "import type { ZendeskClient } from 'node-zendesk';\nclass Help {\n  constructor(private readonly client: ZendeskClient) {}\n  all() {\n    return this.client.users.list();\n  }\n}", facts: ['declaration read many users(*) none, every row'], result: 'return' },
      { title: "a module of the project's own", source: "import { zendesk } from '@/lib/zendesk';\nexport const all = () => zendesk.users.list();", facts: ['import read many users(*) none, every row'] },
    ],
    'what is not its own': [
      { title: 'the same names of something else', source: "// zendesk\nimport { client } from './api';\nclient.users.list();\nstripe.users.show(1);\nusers.list();", facts: [] },
      { title: 'parts without records of people', source: `${CLIENT}client.groups.list();\nclient.macros.list();\nclient.ticketfields.list();`, facts: [] },
    ],
  });
});
