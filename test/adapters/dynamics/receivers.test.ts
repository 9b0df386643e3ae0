import dynamics from '../../../src/adapters/dynamics.ts';
import { systemCatalog } from '../catalog.ts';
import { golden } from '../driver.ts';

const SCHEMA = 'CREATE TABLE contact (contactid text PRIMARY KEY, fullname text, emailaddress1 text, telephone1 text);\nCREATE TABLE account (accountid text PRIMARY KEY, name text);';
const catalog = systemCatalog('dynamics', SCHEMA);

describe('Dynamics: whose call it is', () => {
  golden(dynamics, catalog, {
    'who is called': [
      {
        title: 'the global of a form script',
        source: "Xrm.WebApi.retrieveMultipleRecords('contact', '?$select=fullname&$top=5');",
        facts: ['declaration read many contact(fullname) 5, every row'],
      },
      {
        title: 'a part for one state of the network',
        source: `Xrm.WebApi.online.retrieveMultipleRecords('contact', '?$top=5');
Xrm.WebApi.offline.retrieveRecord('contact', id, '?$select=fullname');`,
        facts: [
          'declaration read many contact(*) 5, every row',
          'declaration read one contact(fullname) default 1, one of [contactid eq id]',
        ],
      },
      {
        title: 'the global of the window around',
        source: `window.Xrm.WebApi.retrieveRecord('contact', id);
parent.Xrm.WebApi.retrieveRecord('contact', id);
const Xrm = window.Xrm || window.parent.Xrm;
Xrm.WebApi.retrieveMultipleRecords('contact', '?$top=5');`,
        facts: [
          'convention read one contact(*) default 1, one of [contactid eq id]',
          'convention read one contact(*) default 1, one of [contactid eq id]',
          'convention read many contact(*) 5, every row',
        ],
      },
      {
        title: 'the context of a code component',
        source: "class Control { constructor(private readonly context: ComponentFramework.Context<IInputs>) {} all() { return this.context.webAPI.retrieveMultipleRecords('contact', '?$top=5'); } }",
        facts: ['declaration read many contact(*) 5, every row'],
      },
      {
        title: 'an untyped context',
        source: "export const init = (context) => context.webAPI.retrieveRecord('contact', id);",
        facts: ['convention read one contact(*) default 1, one of [contactid eq id]'],
      },
      {
        title: 'a declared Web API',
        source: "class Service { constructor(private readonly webApi: ComponentFramework.WebApi) {} one(id: string) { return this.webApi.retrieveRecord('contact', id, '?$select=fullname'); } }",
        facts: ['declaration read one contact(fullname) default 1, one of [contactid eq id]'],
      },
      {
        title: 'the Web API in a variable',
        source: `const { webAPI } = context;
webAPI.retrieveMultipleRecords('contact', '?$top=5');
export const f = (webApi) => webApi.retrieveMultipleRecords('contact', '?$top=5');`,
        facts: [
          'convention read many contact(*) 5, every row',
          'convention read many contact(*) 5, every row',
        ],
      },
      {
        title: 'the package',
        source: `import { DynamicsWebApi } from 'dynamics-web-api';
const api = new DynamicsWebApi({ serverUrl });
api.retrieveMultiple({ collection: 'contacts', top: 5 });`,
        facts: ['import read many contacts(*) 5, every row'],
      },
      {
        title: 'the package, required',
        source: `const { DynamicsWebApi } = require('dynamics-web-api');
class S { api = new DynamicsWebApi({}); all() { return this.api.retrieveMultiple({ collection: 'contacts', top: 5 }); } }`,
        facts: ['import read many contacts(*) 5, every row'],
      },
      {
        title: 'the package behind a module of the project',
        source: `import { dynamicsWebApi } from './crm';
dynamicsWebApi.retrieveMultiple({ collection: 'contacts', top: 5 });`,
        facts: ['import read many contacts(*) 5, every row'],
      },
    ],
    'what is not its own': [
      {
        title: 'fetch, counts and updates of others',
        types: 'the fetch of the project is not the browser\'s',
        source: "fetch({ collection: 'contacts' }); store.fetch({ collection: 'x' }); rows.count(); repo.update({ id }); cache.retrieve(key); client.create({ data }); stripe.customers.retrieve(id);",
        facts: [],
      },
      {
        title: 'requests of other Web APIs',
        source: "this.webApi.get('/contacts'); webApi.createRecord('contact', {}); service.retrieveRecord('contact', id);",
        facts: [],
      },
      {
        title: 'half-typed calls',
        types: 'half typed',
        source: `Xrm.WebApi;
Xrm.WebApi.retrieveMultipleRecords();
Xrm.WebApi.online;
Xrm.WebApi.retrieveMultipleRecords;`,
        facts: [],
      },
    ],
  });
});
