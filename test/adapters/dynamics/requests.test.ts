import dynamics from '../../../src/adapters/dynamics.ts';
import { systemCatalog } from '../catalog.ts';
import { golden } from '../driver.ts';

const SCHEMA = 'CREATE TABLE contact (contactid text PRIMARY KEY, fullname text, emailaddress1 text, telephone1 text);\nCREATE TABLE account (accountid text PRIMARY KEY, name text);';
const catalog = systemCatalog('dynamics', SCHEMA);

describe('Dynamics: pages, records and requests', () => {
  golden(dynamics, catalog, {
    'page by page': [
      {
        title: 'the size of a page',
        source: `Xrm.WebApi.retrieveMultipleRecords('contact', '?$select=fullname', 100);
Xrm.WebApi.retrieveMultipleRecords('contact', '?$select=fullname', size);`,
        facts: [
          'declaration read many contact(fullname) default 100, every row',
          'declaration read many contact(fullname) dynamic, every row',
        ],
      },
      {
        title: 'every page, kept',
        source: `const all = [];
let options = '?$select=fullname';
do {
  const page = await Xrm.WebApi.retrieveMultipleRecords('contact', options, 500);
  all.push(...page.entities);
  options = page.nextLink ? page.nextLink.split('?')[1] : '';
} while (options);`,
        facts: ['declaration read many contact(fullname) meaningless: a loop reads page after page, every row'],
      },
      {
        title: 'every page by the package itself',
        source: `import { DynamicsWebApi } from 'dynamics-web-api';
const api = new DynamicsWebApi({ serverUrl });
api.retrieveAll({ collection: 'contacts', select: ['fullname'] });
api.fetchAll({ collection: 'contacts', fetchXml: '<fetch><entity name="contact"><attribute name="fullname"/></entity></fetch>' });
api.fetch({ collection: 'contacts', fetchXml: '<fetch><entity name="contact"><attribute name="fullname"/></entity></fetch>' });`,
        facts: [
          'import read many contacts(fullname) none, every row',
          'import read many contact(fullname) none, every row',
          'import read many contact(fullname) default 5000, every row',
        ],
      },
      {
        title: 'page size and top of the package',
        source: `import { DynamicsWebApi } from 'dynamics-web-api';
const api = new DynamicsWebApi({ serverUrl });
api.retrieveMultiple({ collection: 'contacts', maxPageSize: 50 });
api.retrieveMultiple({ collection: 'contacts', top: n });
api.retrieveMultiple({ collection: 'contacts' });`,
        facts: [
          'import read many contacts(*) default 50, every row',
          'import read many contacts(*) dynamic, every row',
          'import read many contacts(*) default 5000, every row',
        ],
      },
    ],
    'single records and writes': [
      {
        title: 'one record',
        source: `const one = await Xrm.WebApi.retrieveRecord('contact', id, '?$select=fullname&$expand=parentcustomerid_account($select=name)');
show(one.fullname);
Xrm.WebApi.retrieveRecord('contact', id);`,
        facts: [
          'declaration read one contact(fullname) default 1, one of [contactid eq id] + read many account(name) ? as many as belong to each row, every row',
          'declaration read one contact(*) default 1, one of [contactid eq id]',
        ],
        result: 'one: fullname',
      },
      {
        title: 'writes',
        source: `Xrm.WebApi.createRecord('contact', data);
Xrm.WebApi.updateRecord('contact', id, data);
Xrm.WebApi.deleteRecord('contact', id);
Xrm.WebApi.online.execute(request);`,
        facts: [
          'declaration create one contact() default 0, every row',
          'declaration update one contact() default 0, one of [contactid eq id]',
          'declaration delete one contact() default 0, one of [contactid eq id]',
          'declaration raw many <what the request does is not in the call>(? what the request does is not in the call) ? what the request does is not in the call, ? what the request does is not in the call',
        ],
      },
      {
        title: 'records of the package',
        source: `import { DynamicsWebApi } from 'dynamics-web-api';
const api = new DynamicsWebApi({ serverUrl });
api.retrieve({ collection: 'contacts', key: id, select: ['fullname'] });
api.create({ collection: 'contacts', data });
api.update({ collection: 'contacts', key: id, data });
api.deleteRecord({ collection: 'contacts', key: id });
api.count({ collection: 'contacts', filter: 'statecode eq 0' });`,
        facts: [
          'import read one contacts(fullname) default 1, one of [contactid eq id]',
          'import create one contacts() default 0, every row',
          'import update one contacts() default 0, one of [contactid eq id]',
          'import delete one contacts() default 0, one of [contactid eq id]',
          'import count one contacts() default 1, [statecode eq]',
        ],
      },
    ],
    'requests of the package': [
      {
        title: 'fields, filter and relations',
        source: `import { DynamicsWebApi } from 'dynamics-web-api';
const api = new DynamicsWebApi({ serverUrl });
const { value } = await api.retrieveMultiple({ collection: 'contacts', select: ['fullname', 'emailaddress1'], filter: \`emailaddress1 eq '\${mail}'\`, expand: [{ property: 'parentcustomerid_account', select: ['name'], top: 2 }], maxPageSize: 10 });
for (const one of value) mail_(one.fullname);`,
        facts: ['import read many contacts(fullname+emailaddress1) default 10, [emailaddress1 eq mail] + read many account(name) 2, every row'],
        result: 'value,one: fullname',
        bound: "const { value } = await api.retrieveMultiple({ collection: 'contacts', select: ['fullname', 'emailaddress1'], filter: `emailaddress1 eq '${mail}'`, expand: [{ property: 'parentcustomerid_account', select: ['name'], top: 2 }], maxPageSize: 10, top: 50 });",
        project: "const { value } = await api.retrieveMultiple({ collection: 'contacts', select: ['id', 'email'], filter: `emailaddress1 eq '${mail}'`, expand: [{ property: 'parentcustomerid_account', select: ['name'], top: 2 }], maxPageSize: 10 });",
      },
      {
        title: 'a request of the caller',
        source: `import { DynamicsWebApi } from 'dynamics-web-api';
const api = new DynamicsWebApi({ serverUrl });
export const f = (request: any) => api.retrieveMultiple(request);
export const g = (select: string[]) => api.retrieveMultiple({ collection: 'contacts', select, top: 5 });`,
        facts: [
          'import read many <the entity is decided at run time>(? the request is built elsewhere) ? the request is built elsewhere, ? the request is built elsewhere',
          'import read many contacts(? the field list is built at run time) 5, every row',
        ],
      },
      {
        title: 'the arguments of version 1',
        types: 'version 1',
        source: `import { DynamicsWebApi } from 'dynamics-web-api';
const api = new DynamicsWebApi({ serverUrl });
api.retrieveMultiple('contacts', ['fullname'], 'statecode eq 0');
api.retrieveMultipleRequest({ collection: 'contacts', top: 3 });
api.retrieve(id, 'contacts', ['fullname']);
api.executeFetchXml('contacts', '<fetch top="2"><entity name="contact"><attribute name="fullname"/></entity></fetch>');`,
        facts: [
          'import read many contacts(fullname) default 5000, [statecode eq]',
          'import read many contacts(*) 3, every row',
          'import read one contacts(fullname) default 1, one of [contactid eq id]',
          'import read many contact(fullname) 2, every row',
        ],
      },
    ],
  });
});
