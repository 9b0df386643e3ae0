import jsforce from '../../../src/adapters/jsforce.ts';
import { systemCatalog } from '../catalog.ts';
import { golden } from '../driver.ts';

const SCHEMA = 'CREATE TABLE Contact (Id text PRIMARY KEY, Email text, Phone text, 会員番号__c text);\nCREATE TABLE 顧客__c (Id text PRIMARY KEY, 氏名__c text);';
const catalog = systemCatalog('salesforce', SCHEMA);
const C = "import jsforce from 'jsforce';\nconst conn = new jsforce.Connection({});\n";

describe('jsforce: whose call it is', () => {
  golden(jsforce, catalog, {
    'who is called': [
      {
        title: 'a connection made in the file',
        source: `${C}conn.query('SELECT Id FROM Lead LIMIT 5');`,
        facts: ['import read many Lead(Id) 5, every row'],
      },
      {
        title: 'a named import',
        source: `import { Connection } from 'jsforce';
const c = new Connection();
c.query('SELECT Id FROM Lead LIMIT 5');`,
        facts: ['import read many Lead(Id) 5, every row'],
      },
      {
        title: 'a required package',
        source: `const jsforce = require('jsforce');
const c = new jsforce.Connection();
c.query('SELECT Id FROM Lead LIMIT 5');`,
        facts: ['import read many Lead(Id) 5, every row'],
      },
      {
        title: 'the node build',
        source: `import { Connection } from '@jsforce/jsforce-node';
export const f = (c: Connection) => c.query('SELECT Id FROM Lead LIMIT 5');`,
        facts: ['declaration read many Lead(Id) 5, every row'],
      },
      {
        title: 'a private field',
        source: `import * as jsforce from 'jsforce';
class S { readonly #client: jsforce.Connection; constructor() { this.#client = new jsforce.Connection({}); } all() { return this.#client.query('SELECT Id FROM Lead LIMIT 5'); } }`,
        facts: ['declaration read many Lead(Id) 5, every row'],
      },
      {
        title: 'a parameter property',
        source: `import { Connection } from 'jsforce';
class S { constructor(private readonly conn: Connection) {} all() { return this.conn.query('SELECT Id FROM Lead LIMIT 5'); } }`,
        facts: ['declaration read many Lead(Id) 5, every row'],
      },
      {
        title: 'an async getter',
        source: `import jsforce from 'jsforce';
async function connect() { const c = new jsforce.Connection({}); await c.login(u, p); return c; }
export async function f() { const conn = await connect(); return conn.query('SELECT Id FROM Lead LIMIT 5'); }`,
        facts: ['import read many Lead(Id) 5, every row'],
      },
      {
        title: 'an org of the CLI library',
        source: `import { Org } from '@salesforce/core';
export async function f(org: Org) { const conn = org.getConnection(); return conn.query('SELECT Id FROM Lead LIMIT 5'); }`,
        facts: ['declaration read many Lead(Id) 5, every row'],
      },
      {
        title: "an org of a command's flags",
        source: `import { SfCommand } from '@salesforce/sf-plugins-core';
class C extends SfCommand<void> { async run() { const { flags } = await this.parse(C); return flags['target-org'].getConnection('60.0').singleRecordQuery("SELECT Id, Email FROM User WHERE Name = 'x'"); } }`,
        facts: ['convention read one User(Id+Email) default 1, [Name eq]'],
      },
      {
        title: 'the connection of a module of the project, by its name',
        source: `import { salesforce } from './crm';
salesforce.query('SELECT Id, Email FROM Contact LIMIT 5');`,
        facts: ['import read many Contact(Id+Email) 5, every row'],
      },
      {
        title: 'a connection of which only a common name speaks',
        source: `import { conn } from './crm';
conn.query('SELECT Id, Email FROM Contact LIMIT 5');
conn.query('SELECT Id FROM 顧客__c LIMIT 5');`,
        facts: [
          'convention read many Contact(Id+Email) 5, every row',
          'convention read many 顧客__c(Id) 5, every row',
        ],
      },
      {
        title: 'a part of the connection in a variable',
        source: `${C}const { bulk2 } = conn;\nbulk2.query('SELECT Id FROM Lead');`,
        facts: ['import read many Lead(Id) none, every row'],
      },
    ],
    'what is not its own': [
      {
        title: 'SQL of another client',
        source: `import { connection } from './db';
connection.query('SELECT * FROM Contact');
connection.query('SELECT id FROM contact');
connection.query('SELECT Id FROM Contact WHERE Id = ?', [id]);`,
        facts: [],
      },
      {
        title: 'GraphQL clients, arrays, requests and search boxes',
        source: "client.query({ query: DOC }); pool.query(text); rows.find((row) => row.id); axios.request({ url }); superagent.get('/x'); box.search('FIND'); map.delete(id); db.query('SELECT Id FROM Lead');",
        facts: [],
      },
      {
        title: 'classes of the CLI library',
        source: `import { AuthInfo, Org } from '@salesforce/core';
const info = await AuthInfo.create({ username });
const org = await Org.create({ aliasOrUsername: info.getUsername() });`,
        facts: [],
      },
      {
        title: 'descriptions of objects',
        source: `${C}conn.describe('Contact'); conn.sobject('Contact').describe(); conn.describeGlobal(); conn.identity(); conn.request('/services/data/v60.0/sobjects/Contact/describe');`,
        facts: [],
      },
      {
        title: 'half-typed calls',
        types: 'half typed',
        source: `${C}conn.query();\nconn.query('');\nconn.query('SEL');\nconn.sobject;\nconn.search('x');`,
        facts: [],
      },
    ],
  });
});
