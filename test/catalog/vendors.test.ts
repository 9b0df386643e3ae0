import assert from 'node:assert/strict';
import { buildCatalog, categoryById, createCatalog, systemsMentioned, vendorInputs } from '../../src/catalog/index.ts';
import { SYSTEMS } from '../../src/catalog/vendors/index.ts';
import type { Catalog, SystemId } from '../../src/model/index.ts';

const catalogOf = (...systems: SystemId[]): Catalog => createCatalog(buildCatalog(vendorInputs(systems), []));
const personalOf = (system: SystemId, name: string, fields?: readonly string[]): string[] => {
  const catalog = catalogOf(system);
  const entity = catalog.find(name, undefined, system);
  assert.ok(entity, `${system} has no ${name}`);
  return catalog.personalFields(entity, fields).map((field) => `${field.name}: ${field.classification.category}`);
};

describe('standard objects of customer systems', () => {
  for (const [system, { objects, title }] of Object.entries(SYSTEMS)) {
    it(`of ${title} are in order: categories of the taxonomy, each name and field once`, () => {
      const names = objects.flatMap((object) => object.names);
      assert.deepEqual(repeated(names), []);
      for (const { names: [name], fields, onDemand = {} } of objects) {
        const tables = [...Object.entries(fields), ...Object.entries(onDemand)];
        assert.deepEqual(repeated(tables.flatMap(([, list]) => list.split(' ').filter((name) => name !== ''))), [], `${system}.${name}`);
        for (const [kind] of tables) {
          const [, category, sensitivity] = /^\w+(?: ([\w.]+)(?:\/(\w+))?)?$/.exec(kind) ?? assert.fail(`${name}: ${kind}`);
          if (category !== undefined) assert.ok(categoryById(category), `${name}: ${kind}`);
          if (sensitivity !== undefined) assert.match(sensitivity, /^(?:low|med|high|critical)$/);
        }
      }
    });

    it(`of ${title} answer to every name they have`, () => {
      const catalog = catalogOf(system as SystemId);
      for (const { names } of objects) for (const name of names) assert.equal(catalog.find(name, undefined, system as SystemId)?.name, names[0], name);
    });
  }

  it('know people, and what is beside them', () => {
    assert.deepEqual(personalOf('salesforce', 'Contact', ['Id', 'Email', 'MobilePhone', 'LastName', 'LeadSource']), ['LastName: person.family_name', 'Email: contact.email', 'MobilePhone: contact.phone']);
    assert.deepEqual(personalOf('salesforce', 'Opportunity'), []);
    assert.deepEqual(personalOf('salesforce', 'Account', ['Name', 'Phone', 'BillingCity', 'PersonEmail']), ['PersonEmail: contact.email']);
    assert.deepEqual(personalOf('hubspot', 'companies'), []);
    assert.deepEqual(personalOf('dynamics', 'accounts'), []);
    assert.deepEqual(personalOf('dynamics', 'contacts', ['contactid', 'emailaddress1', 'birthdate']), ['emailaddress1: contact.email', 'birthdate: birth.date']);
    assert.deepEqual(personalOf('zoho', 'Deals'), []);
    assert.deepEqual(personalOf('pipedrive', 'organizations'), []);
    assert.deepEqual(personalOf('zendesk', 'organizations'), []);
    assert.deepEqual(personalOf('intercom', 'companies'), []);
  });

  it('are about whom their vendor says', () => {
    const catalog = catalogOf('salesforce', 'hubspot', 'zendesk');
    const subjectOf = (name: string, system: SystemId): string | undefined => catalog.find(name, undefined, system)?.subject;
    assert.deepEqual([subjectOf('Lead', 'salesforce'), subjectOf('contacts', 'hubspot'), subjectOf('tickets', 'zendesk'), subjectOf('Account', 'salesforce'), subjectOf('deals', 'hubspot')], ['lead', 'contact', 'customer', undefined, undefined]);
  });

  it('say so as the reason', () => {
    const email = catalogOf('hubspot').find('contacts')?.fields.find(({ name }) => name === 'email');
    assert.deepEqual(email?.personal, { category: 'contact.email', sensitivity: 'med', source: { kind: 'vendor' }, reason: "standard field of HubSpot's contact" });
  });

  it('have fields beside the standard ones, whose names are all that is known', () => {
    assert.deepEqual(personalOf('salesforce', 'Contact', ['Private_Email__c', 'Score__c', 'npsp__Home_Phone__c', 'Birthdate']), ['Birthdate: birth.date', 'Private_Email__c: contact.email', 'npsp__Home_Phone__c: contact.phone']);
    assert.deepEqual(personalOf('hubspot', 'contacts', ['passport_number', 'favourite_colour']), ['passport_number: gov_id.passport']);
  });

  it('never stand for a table or a class of the project', () => {
    const catalog = catalogOf('hubspot');
    assert.equal(catalog.resolve({ name: 'contacts', as: 'table' }), undefined);
    assert.equal(catalog.resolve({ name: 'contacts', as: 'table', system: 'hubspot' })?.name, 'contact');
    assert.equal(catalog.resolve({ name: 'contacts', as: 'object' })?.name, 'contact');
  });
});

describe('customer systems that a source speaks to', () => {
  const examples: readonly [string, SystemId[]][] = [
    ["import { Connection } from 'jsforce'", ['salesforce']],
    ["import { Client } from '@hubspot/api-client'", ['hubspot']],
    ["const Hubspot = require('hubspot')", ['hubspot']],
    ['fetch(`https://api.hubapi.com/crm/v3/objects/contacts`)', ['hubspot']],
    ["Xrm.WebApi.retrieveMultipleRecords('contact')", ['dynamics']],
    ["axios.get(`${base}/api/data/v9.2/contacts`)", ['dynamics']],
    ["import zendesk from 'node-zendesk'", ['zendesk']],
    ["import { IntercomClient } from 'intercom-client'", ['intercom']],
    ['ZOHO.CRM.API.getAllRecords({ Entity: "Contacts" })', ['zoho']],
    ["import { PersonsApi } from 'pipedrive/v2'", ['pipedrive']],
    ["import { PrismaClient } from '@prisma/client'; const label = 'Salesforce'", []],
  ];
  for (const [text, systems] of examples) it(text, () => assert.deepEqual(systemsMentioned(text), systems));
});

const repeated = (names: readonly string[]): string[] => names.filter((name, at) => names.indexOf(name) !== at);
