import adapter from '../../src/adapters/hubspot.ts';
import { catalog } from './catalog.ts';
import { golden } from './driver.ts';

const CLIENT = "import { Client } from '@hubspot/api-client';\nconst client = new Client({ accessToken: process.env.TOKEN });\n";
const LEGACY = "const Hubspot = require('hubspot');\nconst hubspot = new Hubspot({ apiKey: process.env.KEY });\n";
const DEFAULTS = 'id+createdate+email+firstname+hs_object_id+lastmodifieddate+lastname';
const SOME = 'id+firstname+lastname+company+email+lastmodifieddate';

describe('hubspot', () => {
  golden(adapter, catalog, {
    'lists and single records': [
      { title: 'a page without arguments', source: `${CLIENT}await client.crm.contacts.basicApi.getPage();`, facts: [`import read many contacts(${DEFAULTS}) default 10, every row`], bound: 'await client.crm.contacts.basicApi.getPage(50);', project: "await client.crm.contacts.basicApi.getPage(undefined, undefined, ['email']);" },
      { title: 'all of them, whatever the page size', source: `${CLIENT}export const f = () => client.crm.contacts.getAll(100, undefined, ['email', 'phone']);`, facts: ['import read many contacts(id+email+phone) none, every row'], bound: null, result: 'return' },
      { title: 'a record with a property list of this file', source: `${CLIENT}const BASE = ['email'];\nconst PROPS = [...BASE, 'phone'];\nconst one = await client.crm.contacts.basicApi.getById(id, PROPS);\nsend(one.properties.phone);`, facts: ['import read one contacts(id+email+phone) default 1, one of [id eq id]'], result: 'one: phone' },
      { title: 'a record by its e-mail address', source: `${CLIENT}client.crm.contacts.basicApi.getById(address, ['phone'], undefined, undefined, false, 'email');`, facts: ['import read one contacts(id+phone) default 1, one of [email eq address]'] },
      { title: 'properties of another module', source: `${CLIENT}import { PROPS } from './props';\nclient.crm.deals.basicApi.getPage(10, undefined, PROPS);`, facts: ['import read many deals(? `properties` is built elsewhere) 10, every row'] },
      { title: 'objects by their type', source: `${CLIENT}client.crm.objects.basicApi.getPage('0-1', 30, undefined, ['email']);\nclient.crm.objects.notes.basicApi.getPage(5, undefined, ['hs_note_body']);\nclient.crm.objects.basicApi.getPage(type);`, facts: ['import read many contacts(id+email) 30, every row', 'import read many notes(id+hs_note_body) 5, every row', 'import read many <the object type is chosen at run time>(? the default properties of the object) default 10, every row'] },
      { title: 'owners', source: `${CLIENT}client.crm.owners.ownersApi.getPage(undefined, undefined, 500);`, facts: ['import read many owners(id+email+firstName+lastName+userId+teams+archived+createdAt+updatedAt) 500, every row'] },
      { title: 'arguments of the caller', source: `${CLIENT}export const f = (...args) => client.crm.contacts.basicApi.getPage(...args);`, facts: ['import read many contacts(? arguments come from a spread) ? arguments come from a spread, every row'] },
    ],
    'searches and batches': [
      {
        title: 'filters of one group bind together',
        types: 'JavaScript: the types want the enum',
        source: `${CLIENT}await client.crm.contacts.searchApi.doSearch({ filterGroups: [{ filters: [{ propertyName: 'email', operator: 'EQ', value: email }, { propertyName: 'lifecyclestage', operator: 'NEQ', value: 'x' }] }], properties: ['email'], limit: 2 });`,
        facts: ['import read many contacts(id+email) 2, [email eq email, lifecyclestage other \'x\']'],
      },
      { title: 'groups are alternatives', source: `${CLIENT}import { FilterOperatorEnum } from '@hubspot/api-client/lib/codegen/crm/contacts';\nclient.crm.contacts.searchApi.doSearch({ filterGroups: [{ filters: [{ propertyName: 'email', operator: FilterOperatorEnum.Eq, value: a }] }, { filters: [{ propertyName: 'phone', operator: FilterOperatorEnum.Eq, value: b }] }] });`, facts: [`import read many contacts(${DEFAULTS}) default 10, ? the groups are alternatives`] },
      { title: 'a group for each item of a list', source: `${CLIENT}const body = { filterGroups: stages.map((stage) => ({ filters: [{ propertyName: 'owner', operator: 'EQ', value: owner }, { propertyName: 'stage', operator: 'EQ', value: String(stage) }] })), limit: 2 };\nclient.crm.contacts.searchApi.doSearch(body);\nclient.crm.contacts.searchApi.doSearch({ filterGroups: stages.map(groupOf), limit: 2 });`, facts: [`import read many contacts(${DEFAULTS}) 2, [owner eq owner, stage in stages]`, `import read many contacts(${DEFAULTS}) 2, ? \`filterGroups\` is built elsewhere`] },
      { title: 'words to look for', source: `${CLIENT}client.crm.companies.searchApi.doSearch({ query: q, limit: 100, properties: ['name'] });`, facts: ['import read many companies(id+name) 100, [query other q]'], bound: "client.crm.companies.searchApi.doSearch({ query: q, limit: 50, properties: ['name'] });" },
      { title: 'no condition at all', source: `${CLIENT}client.crm.contacts.searchApi.doSearch({ filterGroups: [], sorts: [], limit: 100 });`, facts: [`import read many contacts(${DEFAULTS}) 100, every row`] },
      { title: 'a batch of two', source: `${CLIENT}client.crm.contacts.batchApi.read({ inputs: [{ id: a }, { id: b }], properties: ['email'], propertiesWithHistory: [] });`, facts: ['import read many contacts(id+email) default 2, [id in [{ id: a }, { id: b }]]'] },
      { title: 'writes', source: `${CLIENT}client.crm.contacts.basicApi.create({ properties });\nclient.crm.contacts.basicApi.update(id, { properties });\nclient.crm.contacts.basicApi.archive(id);\nclient.crm.contacts.batchApi.archive({ inputs });`, facts: ['import create one contacts() default 1, ? the method takes records', 'import update one contacts() default 1, one of [id eq id]', 'import delete one contacts() default 1, one of [id eq id]', 'import delete many contacts() default 0, [id in { inputs }]'] },
    ],
    'pages in a loop': [
      { title: 'every page is kept', source: `${CLIENT}export async function all() {\n  let after: string | undefined;\n  const rows = [];\n  while (true) {\n    const { results, paging } = await client.crm.contacts.basicApi.getPage(100, after);\n    rows.push(...results);\n    if (!paging?.next) return rows;\n    after = paging.next.after;\n  }\n}`, facts: [`import read many contacts(${DEFAULTS}) meaningless: a loop reads page after page, every row`] },
      { title: 'a function that calls itself', source: `${CLIENT}async function all(after?: string): Promise<unknown[]> {\n  const page = await client.crm.contacts.basicApi.getPage(100, after);\n  return page.paging?.next ? [...page.results, ...(await all(page.paging.next.after))] : page.results;\n}`, facts: [`import read many contacts(${DEFAULTS}) meaningless: a loop reads page after page, every row`] },
      { title: 'three pages at most', source: `${CLIENT}let after;\nfor (let i = 0; i < 3; i++) {\n  const page = await client.crm.contacts.basicApi.getPage(100, after);\n  rows.push(...page.results);\n  after = page.paging?.next?.after;\n}`, facts: [`import read many contacts(${DEFAULTS}) 100, every row`] },
      { title: 'one page at a time', source: `${CLIENT}export const page = (after: string) => client.crm.contacts.basicApi.getPage(100, after);`, facts: [`import read many contacts(${DEFAULTS}) 100, every row`] },
    ],
    'where the client comes from': [
      { title: 'a private field', source: "import { Client } from '@hubspot/api-client';\nclass Remote {\n  readonly #client: Client;\n  all() {\n    return this.#client.crm.deals.getAll();\n  }\n}", facts: ['declaration read many deals(id+dealname+amount+closedate+pipeline+dealstage+createdate+hs_lastmodifieddate+hs_object_id) none, every row'] },
      { title: 'a field that the constructor fills', source: "import * as hubspot from '@hubspot/api-client';\nclass Remote {\n  constructor() {\n    this.client = new hubspot.Client();\n  }\n  all() {\n    return this.client.crm.companies.getAll();\n  }\n}", facts: ['import read many companies(id+name+domain+createdate+hs_lastmodifieddate+hs_object_id) none, every row'] },
      { title: 'a variable that is filled later', source: "const hubspot = require('@hubspot/api-client');\nlet c = null;\nfunction init() {\n  c = new hubspot.Client();\n}\nexport const all = () => c.crm.contacts.getAll();", facts: [`import read many contacts(${DEFAULTS}) none, every row`] },
      { title: "a function of the file's own", source: "import { Client } from '@hubspot/api-client';\nconst connect = () => new Client({ accessToken });\nexport const all = async () => (await connect()).crm.contacts.getAll();", facts: [`import read many contacts(${DEFAULTS}) none, every row`] },
      { title: "a module of the project's own", source: "import { hubspotClient } from '../lib/hubspot';\nexport const all = () => hubspotClient.crm.contacts.getAll();", facts: [`import read many contacts(${DEFAULTS}) none, every row`] },
      { title: 'parts that have a name', source: `${CLIENT}const { contacts } = client.crm;\nconst api = contacts.basicApi;\nexport const page = () => api.getPage(20);`, facts: [`import read many contacts(${DEFAULTS}) 20, every row`] },
      { title: 'a path that only this SDK has', source: 'export const page = (ctx) => ctx.crm.contacts.basicApi.getPage(20);', facts: [`convention read many contacts(${DEFAULTS}) 20, every row`] },
    ],
    'the older package': [
      { title: 'a list', source: `${LEGACY}const COUNT = 10;\nasync function f() {\n  return await hubspot.contacts.get({ count: COUNT });\n}`, facts: [`import read many contacts(${SOME}) 10, every row`], result: 'return' },
      { title: 'a list without options', source: `${LEGACY}hubspot.contacts.getAll();`, facts: [`import read many contacts(${SOME}) default 20, every row`], bound: 'hubspot.contacts.getAll({ count: 50 });' },
      { title: 'properties', source: `${LEGACY}hubspot.contacts.getRecentlyCreated({ count: 5, property: ['email', 'phone'] });`, facts: ['import read many contacts(id+email+phone) 5, every row'] },
      { title: 'one contact', source: `${LEGACY}hubspot.contacts.getByEmail(email);\nhubspot.contacts.getById(vid, { property: 'email' });`, facts: ['import read one contacts(*) default 1, one of [email eq email]', 'import read one contacts(id+email) default 1, one of [id eq vid]'] },
      { title: 'properties inside another option, what belongs to a record', source: `${LEGACY}hubspot.companies.getByDomain(domain, { requestOptions: { properties: ['name'] } });\nhubspot.engagements.getAssociated('CONTACT', vid);`, facts: ['import read many companies(id+name) default 100, [domain eq domain]', 'import read many engagements(*) default 100, [objectId eq vid]'] },
      { title: 'owners, which have no pages', source: `${LEGACY}const owners = await hubspot.owners.get();\nfor (const owner of owners) mail(owner.email);`, facts: ['import read many owners(*) none, every row'], result: 'owners,owner: email' },
      { title: 'a client on the request', source: 'export const f = (req) => req.hubspot.contacts.getRecentlyModified({ count: 3 });', facts: [`convention read many contacts(${SOME}) 3, every row`] },
    ],
    'what is not its own': [
      { title: 'the same names of something else', source: "import { api } from './api';\napi.contacts.get({ count: 10 });\nconst store = new Map();\nstore.get('x');\nclient.contacts.list();\ndb.contacts.getAll();", facts: [] },
      { title: 'another CRM library', source: "import { Client } from '@other/crm';\nconst client = new Client();\nclient.crm.contacts.getAll();\nclient.contacts.get();", facts: [] },
      { title: 'properties, schemas and associations', source: `${CLIENT}client.crm.properties.coreApi.getAll('contacts');\nclient.crm.schemas.coreApi.getAll();\nclient.crm.associations.v4.basicApi.getPage('contacts', '1', 'companies');\nclient.crm.pipelines.pipelinesApi.getAll('deal');\n`, facts: [] },
      { title: 'the older package without records', source: `${LEGACY}hubspot.contacts.properties.get();\nhubspot.oauth.getAccessToken({ code });\nhubspot.companies.getContactIds(1);`, facts: [] },
    ],
  });
});
