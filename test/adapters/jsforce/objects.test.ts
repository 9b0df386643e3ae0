import jsforce from '../../../src/adapters/jsforce.ts';
import { systemCatalog } from '../catalog.ts';
import { golden } from '../driver.ts';

const SCHEMA = 'CREATE TABLE Contact (Id text PRIMARY KEY, Email text, Phone text, 会員番号__c text);\nCREATE TABLE 顧客__c (Id text PRIMARY KEY, 氏名__c text);';
const catalog = systemCatalog('salesforce', SCHEMA);
const C = "import jsforce from 'jsforce';\nconst conn = new jsforce.Connection({});\n";

describe('jsforce: queries of objects, records and paths', () => {
  golden(jsforce, catalog, {
    'queries of an object': [
      {
        title: 'conditions and fields',
        source: `${C}const people = await conn.sobject('Contact').find({ Email: mail, CreatedDate: { $gte: since }, AccountId: { $in: ids } }, 'Id, Email, Account.Name').sort('-Name').limit(20).skip(5).execute();\nshow(people.map((one) => one.Email));`,
        facts: ['import read many Contact(Id+Email) 20, [Email eq mail, CreatedDate other since, AccountId in ids] + read one Account(Name) default 1, every row'],
        result: 'people,one: Email',
        bound: "const people = await conn.sobject('Contact').find({ Email: mail, CreatedDate: { $gte: since }, AccountId: { $in: ids } }, 'Id, Email, Account.Name').sort('-Name').limit(50).skip(5).execute();",
      },
      {
        title: 'nothing but the object',
        source: `${C}conn.sobject('Contact').find();`,
        facts: ['import read many Contact(*) default 2000, every row'],
        bound: "conn.sobject('Contact').find().limit(50);",
        project: "conn.sobject('Contact').find(undefined, ['id', 'email']);",
      },
      {
        title: 'all fields by a star',
        source: `${C}conn.sobject('Contact').select('*').where("LastName LIKE 'A%'").run();`,
        facts: ['import read many Contact(*) default 2000, [LastName other]'],
      },
      {
        title: 'a condition that falls away',
        source: `${C}conn.sobject('Contact').find({ Email: params?.email, Phone: undefined, LastName: q ? { $like: q } : undefined });`,
        facts: ['import read many Contact(*) default 2000, [Email? eq params?.email, LastName? other q]'],
      },
      {
        title: 'alternatives',
        source: `${C}conn.sobject('Contact').find({ $or: [{ Email: mail }, { Phone: phone }] }, ['Id', 'Email']);`,
        facts: ['import read many Contact(Id+Email) default 2000, [Email other, Phone other]'],
      },
      {
        title: 'children',
        source: `${C}conn.sobject('Account').find({ Name: 'x' }, { Id: 1, Name: true, Phone: 0 }).include('Contacts', { Email: mail }, ['Id', 'Email'], { limit: 5 }).end().limit(3);`,
        facts: ["import read many Account(Id+Name) 3, [Name eq 'x'] + read many Contacts(Id+Email) 5, [Email eq mail]"],
      },
      {
        title: 'one record',
        source: `${C}conn.sobject('Contact').findOne({ Id: id }, ['Email']);`,
        facts: ['import read one Contact(Email) default 1, one of [Id eq id]'],
      },
      {
        title: 'a bound that means nothing',
        source: `${C}conn.sobject('Contact').find({}, ['Id']).limit(0);\nconst q = conn.sobject('Contact').find({}, ['Id']);\nif (n) q.limit(n);\nawait q;`,
        facts: [
          'import read many Contact(Id) meaningless: 0 means no limit, every row',
          `import read many Contact(Id) meaningless: \`.limit()\` is only called on some paths, every row`,
        ],
      },
      {
        title: 'builders that functions of other modules go on with',
        source: `${C}import { paged, newest } from './scopes';\nimport { Scopes } from './scope-class';\nconst scopes = new Scopes();\nconst people = await paged(conn.sobject('Contact').find({}, ['Id', 'Email']), n);\nconst q = conn.sobject('Contact').find({}, ['Id']);\nnewest(q);\nawait q;\nawait scopes.some(conn.sobject('Contact').find({}, ['Id']));\nshow(people[0].Email);`,
        files: {
          'scopes.ts': 'export function paged(query, n) { return query.limit(Math.min(n, 50)); }\nexport const newest = (query) => { query.sort("-CreatedDate").limit(7); };',
          'scope-class.ts': 'export class Scopes { some(query) { return query.limit(3); } }',
        },
        facts: ['import read many Contact(Id+Email) dynamic<=50, every row', 'import read many Contact(Id) 7, every row', 'import read many Contact(Id) 3, every row'],
        result: 'people: Email',
        bound: "const people = await paged(conn.sobject('Contact').find({}, ['Id', 'Email']).limit(50), n);",
      },
      {
        title: 'a builder in a variable',
        source: `${C}const q = conn.sobject('Contact').find({ OwnerId: user.id });\nq.limit(40);\nconst rows = await q;\nfor (const row of rows) mail(row.Email);`,
        facts: ['import read many Contact(*) 40, [OwnerId eq user.id]'],
        result: 'rows,row: Email',
        bound: 'q.limit(50);',
      },
      {
        title: 'options of find',
        source: `${C}conn.sobject('Contact').find({}, ['Id'], { limit: 30 });\nconn.sobject('Contact').find({}, null, { autoFetch: true, maxFetch: 500 });`,
        facts: [
          'import read many Contact(Id) 30, every row',
          'import read many Contact(*) 500, every row',
        ],
      },
      {
        title: 'a count and a deletion',
        source: `${C}conn.sobject('Contact').count({ Email: mail });\nconn.sobject('Contact').find({ Email: mail }).destroy();`,
        facts: [
          'import count one Contact() default 1, [Email eq mail]',
          'import delete many Contact() default 0, [Email eq mail]',
        ],
      },
      {
        title: 'an object of run time',
        source: `${C}export const f = (name: string) => conn.sobject(name).find({}).limit(5);`,
        facts: ['import read many <the object is decided at run time>(*) 5, every row'],
      },
      {
        title: 'the older way to name an object',
        source: `${C}conn.sobjects.Contact.find({ Email: mail });`,
        facts: ['import read many Contact(*) default 2000, [Email eq mail]'],
      },
    ],
    records: [
      {
        title: 'one and many by id',
        source: `${C}conn.retrieve('Contact', id);\nconn.sobject('Contact').retrieve([a, b], { fields: ['Id', 'Email'] });\nconn.sobject('Contact').record(id).retrieve();`,
        facts: [
          'import read one Contact(*) default 1, one of [Id eq id]',
          'import read many Contact(Id+Email) default 2, [Id in [a, b]]',
          'import read one Contact(*) default 1, one of [Id eq id]',
        ],
      },
      {
        title: 'writes',
        source: `${C}conn.create('Lead', { Email: mail });\nconn.sobject('Lead').update({ Id: id, Email: mail });\nconn.upsert('Lead', records, 'Ext__c');\nconn.destroy('Lead', id);\nconn.sobject('Lead').delete(ids);`,
        facts: [
          'import create one Lead() default 0, every row',
          'import update one Lead() default 0, one of [Id eq id]',
          'import update many Lead() default 0, [Id in]',
          'import delete one Lead() default 0, one of [Id eq id]',
          'import delete many Lead() default 0, [Id in ids]',
        ],
      },
      {
        title: 'loads',
        source: `${C}conn.bulk.load('Lead', 'insert', rows);\nconn.bulk2.loadAndWaitForResults({ object: 'Lead', operation: 'hardDelete', input });\nconn.sobject('Lead').createBulk(rows);`,
        facts: [
          'import create many Lead() default 0, every row',
          'import delete many Lead() default 0, [Id in]',
          'import create many Lead() default 0, every row',
        ],
      },
      {
        title: 'the tooling interface',
        source: `${C}conn.tooling.query("SELECT Id FROM CustomField WHERE DeveloperName = 'x'");\nconn.tooling.sobject('ApexClass').find({ Name: 'x' }, ['Id']);`,
        facts: [
          'import read many CustomField(Id) default 2000, [DeveloperName eq]',
          "import read many ApexClass(Id) default 2000, [Name eq 'x']",
        ],
      },
      {
        title: 'an Apex endpoint',
        source: `${C}conn.apex.get('/customers');`,
        facts: ['import raw many <an Apex endpoint answers what its author wrote>(? an Apex endpoint answers what its author wrote) ? an Apex endpoint answers what its author wrote, ? an Apex endpoint answers what its author wrote'],
      },
    ],
    'paths of the REST interface': [
      {
        title: 'a query in a URL',
        source: `${C}conn.request('/services/data/v60.0/query?q=SELECT+Id,Email+FROM+Contact+LIMIT+10');\nconn.request('/services/data/v60.0/query/?q=' + encodeURIComponent(\`SELECT Id FROM Contact WHERE Email = '\${mail}'\`));`,
        facts: [
          'import read many Contact(Id+Email) 10, every row',
          'import read many Contact(Id) default 2000, [Email eq mail]',
        ],
      },
      {
        title: 'a search in a URL',
        source: `${C}conn.requestGet(\`/search?q=\${encodeURIComponent('FIND {x} RETURNING Contact(Id, Email) LIMIT 5')}\`);`,
        facts: ['import read many Contact(Id+Email) 5, every row'],
      },
      {
        title: 'records',
        source: `${C}conn.request(\`/services/data/v60.0/sobjects/Contact/\${id}?fields=Id,Email\`);\nconn.request({ method: 'DELETE', url: '/services/data/v60.0/sobjects/Contact/' + id });\nconn.requestPost('/sobjects/Lead', { Email: mail });`,
        facts: [
          'import read one Contact(Id+Email) default 1, one of [Id eq id]',
          'import delete one Contact() default 0, one of [Id eq id]',
          'import create one Lead() default 0, every row',
        ],
      },
      {
        title: "an export through the project's own fetch",
        source: `class Client {
  async #fetch(path: string, init: object) { return fetch(this.base + path, init); }
  async #submit(soql: string) { return this.#fetch(\`/services/data/v\${V}/jobs/query\`, { method: 'POST', body: JSON.stringify({ operation: 'queryAll', query: soql }) }); }
  async #results(soql: string, beat?: () => void) { const job = await this.#submit(soql); return job; }
  async all(object: string, since?: Date) {
    const soql = \`SELECT \${names.join(',')}
FROM \${object}
\${since ? \`WHERE SystemModstamp > \${since}\` : ''}\`;
    return pipe(await this.#results(soql, beat));
  }
}`,
        facts: ['convention read many <the object is decided at run time>(? the field list is built at run time) none, [SystemModstamp? other since]'],
      },
    ],
  });
});
