import adapter from '../../../src/adapters/crm-rest.ts';
import { catalog } from '../catalog.ts';
import { golden } from '../driver.ts';

const A = "import axios from 'axios';\n";

describe('crm-rest: query languages in requests', () => {
  golden(adapter, catalog, {
    'SOQL in a URL': [
      {
        title: 'encoded behind the address',
        source: `${A}const soql = 'SELECT Id, Email FROM Contact';\nconst { data } = await axios.get(base + '/services/data/v58.0/query?q=' + encodeURIComponent(soql));\nfor (const one of data.records) send(one.Email);`,
        facts: ['convention read many Contact(Id+Email) default 2000, every row'],
        result: 'one: Email',
        bound: "const soql = 'SELECT Id, Email FROM Contact LIMIT 50';",
      },
      {
        title: 'a template with conditions and a limit',
        source: "const query = `SELECT Id, Name, Owner.Email FROM Contact WHERE AccountId = '${account}' AND Email LIKE '%a&b%' LIMIT ${size}`;\nconst answer = await fetch(`${instanceUrl}/services/data/v60.0/query/?q=${encodeURIComponent(query)}`, { headers });",
        facts: ['convention read many Contact(Id+Name) dynamic, [AccountId eq account, Email other] + read one User(Email) default 1, every row'],
      },
      {
        title: 'written into the address',
        source: "fetch('https://acme.my.salesforce.com/services/data/v58.0/query?q=SELECT+Id,Email+FROM+Lead+WHERE+Status=%27Open%27+LIMIT+10');\nfetch(`${url}/services/data/v58.0/query?q=SELECT Id FROM Contact WHERE Id = '${id}'`);",
        facts: ['declaration read many Lead(Id+Email) 10, [Status eq]', 'convention read many Contact(Id) default 1, one of [Id eq id]'],
      },
      {
        title: 'as a parameter',
        source: `${A}await axios.get(\`\${url}/services/data/v58.0/query\`, { params: { q: 'SELECT FIELDS(ALL) FROM Contact LIMIT 200' } });\nconst params = new URLSearchParams({ q: \`SELECT Id FROM Lead\` });\nawait fetch(\`\${url}/services/data/v58.0/query?\${params}\`);\nconst target = new URL('/services/data/v58.0/query', base);\ntarget.searchParams.set('q', 'SELECT COUNT() FROM Contact');\nawait fetch(target);`,
        facts: ['convention read many Contact(*) 200, every row', 'convention read many Lead(Id) default 2000, every row', 'convention count one Contact() default 1, every row'],
      },
      {
        title: 'constants of other modules',
        files: { 'queries.ts': "export const CONTACTS = 'SELECT Id, Phone FROM Contact LIMIT 20';\nexport const QUERIES = { leads: 'SELECT Id FROM Lead' };\nexport const API = '/services/data/v58.0';" },
        source: `import { API, CONTACTS, QUERIES } from './queries';\n${A}await axios.get(base + API + '/query?q=' + encodeURIComponent(CONTACTS));\nawait axios.get(\`\${base}\${API}/query\`, { params: { q: QUERIES.leads } });`,
        facts: ['convention read many Contact(Id+Phone) 20, every row', 'convention read many Lead(Id) default 2000, every row'],
      },
      {
        title: 'a part that only some paths add',
        source: "let query = 'SELECT Id FROM Contact';\nif (since) query += ` WHERE CreatedDate > ${since}`;\nif (limit) query += ` LIMIT ${limit}`;\nawait fetch(url + '/services/data/v58.0/query?q=' + encodeURIComponent(query));",
        facts: ['convention read many Contact(Id) meaningless: LIMIT is added only under a condition, [CreatedDate? other since]'],
      },
      {
        title: 'a query of the caller, a search, a bulk job',
        source: `${A}export const run = (soql) => axios.get(url + '/services/data/v58.0/query?q=' + encodeURIComponent(soql));\nawait fetch(url + '/services/data/v58.0/search?q=' + encodeURIComponent('FIND {Smith} IN ALL FIELDS RETURNING Contact(Id, Email)'));\nawait axios.post(url + '/services/data/v58.0/jobs/query', { operation: 'query', query: 'SELECT Id, Email FROM Contact' });`,
        facts: ['convention read many <the query is built elsewhere>(? the query is built elsewhere) ? the query is built elsewhere, ? the query is built elsewhere', 'convention read many Contact(Id+Email) default 2000, every row', 'convention read many Contact(Id+Email) none, every row'],
      },
      {
        title: 'from batch to batch',
        source: `${A}export async function all(soql) {\n  let url = base + '/services/data/v58.0/query?q=' + encodeURIComponent('SELECT Id, Email FROM Contact');\n  const rows = [];\n  while (url) {\n    const { data } = await axios.get(url);\n    rows.push(...data.records);\n    url = data.nextRecordsUrl ? base + data.nextRecordsUrl : null;\n  }\n  return rows;\n}\nexport async function other() {\n  let answer = await axios.get(base + '/services/data/v58.0/query?q=' + encodeURIComponent('SELECT Id FROM Lead'));\n  const rows = [...answer.data.records];\n  while (!answer.data.done) {\n    answer = await axios.get(base + answer.data.nextRecordsUrl);\n    rows.push(...answer.data.records);\n  }\n  return rows;\n}`,
        facts: ['convention read many Contact(Id+Email) meaningless: a loop reads page after page, every row', 'convention read many Lead(Id) none, every row'],
      },
    ],
    'wrappers of fetch': [
      {
        title: 'a fetch with tries and a base that holds the path',
        source: "const soql = `SELECT Id, Email FROM Contact LIMIT ${n}`;\nconst answer = await fetchWithRetry(`${salesforceUrl}query?q=${encodeURIComponent(soql)}`, { headers });\nawait fetchWithTimeout(`https://api.hubapi.com/crm/v3/objects/${encodeURIComponent('contacts')}?limit=1&properties=email`);\nawait fetch(`${influx}/query?q=${encodeURIComponent('SELECT mean FROM cpu')}`);\nawait fetch(`${api}/query?q=${encodeURIComponent(soql)}`);",
        facts: ['convention read many Contact(Id+Email) dynamic, every row', 'declaration read many contacts(id+email) 1, every row'],
      },
    ],
    'OData in a URL': [
      {
        title: 'select, top and filter',
        source: "const answer = await fetch(`${org}/api/data/v9.2/contacts?$select=fullname&$top=50&$filter=statecode eq 0 and _parentcustomerid_value eq ${account}`);\nconst { value } = await answer.json();\nfor (const one of value) send(one.fullname);",
        facts: ['convention read many contacts(fullname) 50, [statecode eq, _parentcustomerid_value eq account]'],
        result: 'value,one: fullname',
      },
      {
        title: 'parameters of axios and URLSearchParams',
        source: `${A}const FIELDS = ['fullname', 'emailaddress1'];\nawait axios.get(\`\${org}/api/data/v9.2/contacts\`, { params: { $select: FIELDS.join(','), $filter: \`emailaddress1 eq '\${mail}'\`, $top: 1 } });\nawait fetch(\`\${org}/api/data/v9.2/accounts?\` + new URLSearchParams({ $select: 'name', $top: '5' }));`,
        facts: ['convention read many contacts(fullname+emailaddress1) 1, [emailaddress1 eq mail]', 'convention read many accounts(name) 5, every row'],
      },
      {
        title: 'an expansion, a key, a count',
        source: "fetch(`${org}/api/data/v9.2/accounts?$select=name&$expand=primarycontactid($select=fullname,emailaddress1)`);\nfetch(`${org}/api/data/v9.2/contacts(${id})?$select=fullname`);\nfetch(`${org}/api/data/v9.2/contacts/$count`);",
        facts: ['convention read many accounts(name) default 5000, every row + read many contact(fullname+emailaddress1) ? as many as belong to each row, every row', 'convention read one contacts(fullname) default 1, one of [id eq id]', 'convention count one contacts() default 1, every row'],
      },
      {
        title: 'FetchXML',
        source: "const xml = `<fetch top=\"10\"><entity name=\"contact\"><attribute name=\"emailaddress1\"/><filter><condition attribute=\"statecode\" operator=\"eq\" value=\"0\"/></filter></entity></fetch>`;\nfetch(`${org}/api/data/v9.2/contacts?fetchXml=${encodeURIComponent(xml)}`);",
        facts: ['convention read many contact(emailaddress1) 10, [statecode eq]'],
      },
      {
        title: 'constants of other modules, options of the caller',
        files: { 'api.ts': "export const CONTACTS = '/api/data/v9.2/contacts?$select=fullname&$top=20';" },
        source: "import { CONTACTS } from './api';\nfetch(org + CONTACTS);\nexport const list = (options) => fetch(`${org}/api/data/v9.2/contacts?${options}`);\nexport const set = (name) => fetch(`${org}/api/data/v9.2/${name}?$top=3`);",
        facts: ['convention read many contacts(fullname) 20, every row', 'convention read many contacts(? more options are added at run time) ? more options are added at run time, ? the conditions are built at run time', 'convention read many <the entity is decided at run time>(*) 3, every row'],
      },
      {
        title: 'from link to link',
        source: "let url = `${org}/api/data/v9.2/contacts?$select=fullname`;\nlet all = [];\nwhile (url) {\n  const page = await (await fetch(url)).json();\n  all = all.concat(page.value);\n  url = page['@odata.nextLink'];\n}",
        facts: ['convention read many contacts(fullname) meaningless: a loop reads page after page, every row'],
      },
    ],
    'kintone queries in a URL': [
      {
        title: 'conditions and limit',
        source: "const query = `担当者 in (LOGINUSER()) and 会社 = \"${company}\" limit 100`;\nfetch(`https://example.cybozu.com/k/v1/records.json?app=5&query=${encodeURIComponent(query)}`);\nfetch(`https://example.cybozu.com/k/v1/records.json?app=5&query=state = \"${state}\" limit ${size}`);",
        facts: ['declaration read many 5(*) 100, [担当者 eq, 会社 eq company]', 'declaration read many 5(*) dynamic, [state eq state]'],
      },
    ],
    'addresses that grow': [
      {
        title: 'a cursor branch without the limit that the first page has',
        source: "const base = 'https://acme.crm4.dynamics.com/api/data/v9.2/contacts?$select=fullname';\nconst answer = cursor ? await fetch(`${base}&$skiptoken=${cursor}`) : await fetch(`${base}&$top=10`);\nconst zendesk = next ? await fetch(`https://acme.zendesk.com/api/v2/users.json?page=${next}`) : await fetch('https://acme.zendesk.com/api/v2/users.json?per_page=10');",
        facts: ['declaration read many contacts(fullname) default 5000, every row', 'declaration read many contacts(fullname) 10, every row', 'declaration read many users(*) default 100, every row', 'declaration read many users(*) 10, every row'],
      },
      {
        title: 'a cursor and a limit under conditions',
        source: "let url = 'https://api.hubapi.com/crm/v3/objects/contacts?properties=email';\nif (limit) url += `&limit=${limit}`;\nif (after) url += `&after=${after}`;\nawait fetch(url);",
        facts: ['declaration read many contacts(id+email) dynamic, every row'],
      },
      {
        title: 'the link to the next page',
        source: "let url = 'https://api.hubapi.com/crm/v3/objects/contacts?limit=100&properties=email';\nconst all = [];\nwhile (url) {\n  const page = await (await fetch(url)).json();\n  all.push(...page.results);\n  url = page.paging?.next?.link;\n}",
        facts: ['declaration read many contacts(id+email) meaningless: a loop reads page after page, every row'],
      },
    ],
  });
});
