import jsforce from '../../../src/adapters/jsforce.ts';
import { systemCatalog } from '../catalog.ts';
import { golden } from '../driver.ts';

const SCHEMA = 'CREATE TABLE Contact (Id text PRIMARY KEY, Email text, Phone text, 会員番号__c text);\nCREATE TABLE 顧客__c (Id text PRIMARY KEY, 氏名__c text);';
const catalog = systemCatalog('salesforce', SCHEMA);
const C = "import jsforce from 'jsforce';\nconst conn = new jsforce.Connection({});\n";

describe('jsforce: SOQL and SOSL as text', () => {
  golden(jsforce, catalog, {
    statements: [
      {
        title: 'every row of a batch',
        source: `${C}const { records } = await conn.query('SELECT Id, Email FROM Contact');\nfor (const one of records) mail(one.Email);`,
        facts: ['import read many Contact(Id+Email) default 2000, every row'],
        result: 'records,one: Email',
        bound: "const { records } = await conn.query('SELECT Id, Email FROM Contact LIMIT 50');",
      },
      {
        title: 'all standard fields',
        source: `${C}const result = await conn.query('SELECT FIELDS(ALL) FROM Contact LIMIT 200');\nreturn_(result.records.map((one) => one.Phone));`,
        facts: ['import read many Contact(*) 200, every row'],
        result: 'one: Phone',
        bound: "const result = await conn.query('SELECT FIELDS(ALL) FROM Contact LIMIT 50');",
        project: "const result = await conn.query('SELECT id, email FROM Contact LIMIT 200');",
      },
      {
        title: 'standard and custom fields apart',
        source: `${C}conn.query('SELECT FIELDS(STANDARD) FROM Contact LIMIT 200');\nconn.query('SELECT FIELDS(CUSTOM) FROM Contact LIMIT 200');`,
        facts: [
          'import read many Contact(*-会員番号__c) 200, every row',
          'import read many Contact(*-Id-Email-Phone) 200, every row',
        ],
      },
      {
        title: 'paths, children and a semi-join',
        source: `${C}conn.query("SELECT Id, Account.Owner.Email, (SELECT Id, Subject FROM Cases LIMIT 3), (SELECT Id FROM 注文__r) FROM Contact WHERE AccountId IN (SELECT AccountId FROM Opportunity) AND Owner.Name = 'x'");`,
        facts: ['import read many Contact(Id) default 2000, [AccountId in, Owner.Name eq] + read many Cases(Id+Subject) 3, every row | read many 注文__c(Id) ? as many as belong to each row, every row | read one User(Email) default 1, every row | read many Opportunity() ? only decides which rows match, every row'],
      },
      {
        title: 'aliases',
        source: `${C}conn.query("SELECT c.Id, a.Name FROM Contact c, c.Account a WHERE c.Email = 'x' ORDER BY c.Name LIMIT 10 OFFSET 5");`,
        facts: ['import read many Contact(Id) 10, [Email eq] + read one Account(Name) default 1, every row'],
      },
      {
        title: 'what an event is about',
        source: `${C}conn.query('SELECT TYPEOF What WHEN Account THEN Phone ELSE Name END, Who.Email, Subject FROM Event LIMIT 5');`,
        facts: ['import read many Event(Subject) 5, every row + read one Account(Phone) default 1, every row | read one <TYPEOF … ELSE is about any type>(Name) default 1, every row | read one <Who leads to records of several objects>(Email) default 1, every row'],
      },
      {
        title: 'counts and measures',
        source: `${C}conn.query('SELECT COUNT() FROM Contact');\nconn.query('SELECT COUNT(Id) n, MAX(CreatedDate) FROM Contact');\nconn.query('SELECT Status, COUNT(Id) FROM Lead GROUP BY Status');`,
        facts: [
          'import count one Contact() default 1, every row',
          'import aggregate one Contact() default 1, every row',
          'import read many Lead(Status) default 2000, every row',
        ],
      },
      {
        title: 'dates, functions and a list',
        source: `${C}conn.query("SELECT toLabel(Status), Id FROM Lead WHERE CreatedDate > LAST_N_DAYS:30 AND CALENDAR_YEAR(CreatedDate) = 2026 AND Id IN ('a', 'b') WITH SECURITY_ENFORCED FOR VIEW");`,
        facts: ['import read many Lead(Status+Id) default 2, [CreatedDate other, CreatedDate other, Id in]'],
      },
      {
        title: 'one record',
        source: `${C}conn.query(\`SELECT Email FROM Contact WHERE Id = '\${id}'\`);`,
        facts: ['import read one Contact(Email) default 1, one of [Id eq id]'],
      },
      {
        title: 'conditions that a row can escape',
        source: `${C}conn.query(\`SELECT Email FROM Contact WHERE (Email = '\${mail}' OR Phone LIKE '\${phone}%') AND NOT Name = 'x'\`);`,
        facts: ['import read many Contact(Email) default 2000, [Email other, Phone other, Name other]'],
      },
      {
        title: 'names in Japanese',
        source: `${C}conn.query('SELECT Id, 氏名__c, 電話番号__c FROM 顧客__c WHERE 会社__c = \\'甲\\' LIMIT 20');`,
        facts: ['import read many 顧客__c(Id+氏名__c+電話番号__c) 20, [会社__c eq]'],
        bound: `conn.query('SELECT Id, 氏名__c, 電話番号__c FROM 顧客__c WHERE 会社__c = \\'甲\\' LIMIT 50');`,
      },
      {
        title: 'text that grows',
        source: `${C}function f() { let soql = 'SELECT Id, Email FROM Contact'; if (name) soql += \` WHERE LastName = '\${name}'\`; soql += ' ORDER BY Name'; return conn.query(soql); }`,
        facts: ['import read many Contact(Id+Email) default 2000, [LastName? eq name]'],
      },
      {
        title: 'a field list and an object of run time',
        source: `${C}conn.query(\`SELECT \${fields.join(',')} FROM \${object} \${since ? \`WHERE SystemModstamp > \${since}\` : ''} LIMIT \${size ?? 100} OFFSET \${skip}\`);`,
        facts: ['import read many <the object is decided at run time>(? the field list is built at run time) dynamic, [SystemModstamp? other since]'],
        bound: "conn.query(`SELECT ${fields.join(',')} FROM ${object} ${since ? `WHERE SystemModstamp > ${since}` : ''} LIMIT ${Math.min(size ?? 100, 50)} OFFSET ${skip}`);",
      },
      {
        title: 'an end of run time',
        source: `${C}conn.query(\`SELECT Id FROM Contact \${where}\`);\nconn.query('SELECT Id FROM Contact WHERE ' + conditions.join(' AND ') + ' LIMIT 10');`,
        facts: [
          'import read many Contact(Id) ? the end of the query is built at run time, ? the conditions are built at run time',
          'import read many Contact(Id) 10, ? the conditions are built at run time',
        ],
      },
      {
        title: 'a text of the caller',
        source: `${C}export const run = (soql: string) => conn.query(soql);`,
        facts: ['import raw many <the query is built elsewhere>(? the query is built elsewhere) ? the query is built elsewhere, ? the query is built elsewhere'],
      },
      {
        title: 'a text that one function hands to another',
        source: `${C}class Export { async #run(soql: string) { return conn.bulk.query(soql); } all() { return this.#run('SELECT Id, Email FROM Contact'); } }`,
        facts: ['import read many Contact(Id+Email) none, every row'],
      },
      {
        title: 'a search',
        source: `${C}const found = await conn.search(\`FIND {\${term}} IN ALL FIELDS RETURNING Contact(Id, Email WHERE Name != null LIMIT 5), Lead LIMIT 20\`);\nshow(found.searchRecords.map((one) => one.Email));`,
        facts: ['import read many Contact(Id+Email) 5, [Name other] + read many Lead(Id) 20, every row'],
        result: 'one: Email',
      },
      {
        title: 'a search without limit or objects',
        source: `${C}conn.search('FIND {x} RETURNING Contact(Id, Email)');\nconn.search('FIND {x}');`,
        facts: [
          'import read many Contact(Id+Email) default 2000, every row',
          'import read many <the search names no object>(? the search names no object) default 2000, ? the search names no object',
        ],
      },
    ],
    'how much is fetched': [
      {
        title: 'autoFetch stops at 10,000 by itself',
        source: `${C}conn.query('SELECT Id FROM Contact', { autoFetch: true });`,
        facts: ['import read many Contact(Id) default 10000, every row'],
      },
      {
        title: 'autoFetch with its own end',
        source: `${C}conn.query('SELECT Id FROM Contact', { autoFetch: true, maxFetch: 50000 });\nconn.query('SELECT Id FROM Contact').run({ autoFetch: true, maxFetch: n });`,
        facts: [
          'import read many Contact(Id) 50000, every row',
          'import read many Contact(Id) dynamic, every row',
        ],
      },
      {
        title: 'records one by one',
        source: `${C}conn.query('SELECT Id, Email FROM Contact').on('record', (one) => add(one)).run({ autoFetch: true, maxFetch: 4000 });`,
        facts: ['import read many Contact(Id+Email) 4000, every row'],
        result: '? the rows are handed out one by one',
      },
      {
        title: 'options of the caller',
        source: `${C}export const f = (options: object) => conn.query('SELECT Id FROM Contact', options);`,
        facts: ['import read many Contact(Id) ? the options of the query come from elsewhere, every row'],
      },
      {
        title: 'batch after batch',
        source: `${C}async function f() { let result = await conn.query('SELECT Id, Email FROM Contact'); while (!result.done) result = await conn.queryMore(result.nextRecordsUrl); }`,
        facts: ['import read many Contact(Id+Email) none, every row'],
      },
      {
        title: 'exports',
        source: `${C}conn.bulk.query('SELECT Id, Email FROM Contact');\nconn.bulk2.query('SELECT Id, Email FROM Contact LIMIT 10');\nconn.bulk.load('Contact', 'query', 'SELECT Id, Email FROM Contact');`,
        facts: [
          'import read many Contact(Id+Email) none, every row',
          'import read many Contact(Id+Email) 10, every row',
          'import read many Contact(Id+Email) none, every row',
        ],
      },
      {
        title: 'a callback',
        types: 'jsforce 1',
        source: `${C}conn.query('SELECT Id, Email FROM Contact LIMIT 5', (err, result) => send(result.records));`,
        facts: ['import read many Contact(Id+Email) 5, every row'],
        result: '? the rows go to a callback',
      },
      {
        title: 'the CLI library fetches to the end',
        source: `import { Connection } from '@salesforce/core';
export const f = (c: Connection) => c.autoFetchQuery('SELECT Id FROM Contact');`,
        facts: ['declaration read many Contact(Id) default 10000, every row'],
      },
    ],
  });
});
