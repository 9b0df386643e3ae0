import assert from 'node:assert/strict';
import { buildCatalog, type CatalogInput, createCatalog } from '../../src/catalog/index.ts';
import type { Catalog, SystemId } from '../../src/model/index.ts';

const field = (name: string, more: object = {}): CatalogInput['result']['entities'][number]['fields'][number] => ({ name, line: 1, ...more });
const input = (kind: CatalogInput['kind'], file: string, name: string, fields: ReturnType<typeof field>[], more: object = {}): CatalogInput => ({
  kind,
  file,
  result: { entities: [{ name, aliases: [], line: 1, fields, ...more }], problems: [] },
});
const built = (inputs: CatalogInput[], decisions: Parameters<typeof buildCatalog>[1] = []): Catalog => createCatalog(buildCatalog(inputs, decisions));
const salesforce = { system: 'salesforce' as SystemId };
const reason = "standard field of Salesforce's Contact";
const standard = input('vendor', '', 'Contact', [field('Email', { vendor: { category: 'contact.email', reason } }), field('LastName', { vendor: { category: 'person.name', reason } })], { ...salesforce, subject: 'contact' });
const own = input('prisma', 'schema.prisma', 'Contact', [field('phone'), field('note')]);

describe('entities of customer systems', () => {
  it('are never one with the project\'s own', () => {
    const catalog = built([own, standard]);
    assert.deepEqual(catalog.find('Contact')?.fields.map(({ name }) => name), ['phone', 'note']);
    assert.deepEqual(catalog.find('contacts', undefined, 'salesforce')?.fields.map(({ name }) => name), ['Email', 'LastName']);
    assert.equal(catalog.find('Contact', undefined, 'hubspot'), undefined);
    assert.equal(catalog.resolve({ name: 'Contact', as: 'object', system: 'salesforce' })?.system, 'salesforce');
  });

  it('answer to their name where the project has none of its own', () => assert.equal(built([standard]).find('Contact')?.system, 'salesforce'));

  it('say that the vendor knows, and stand in no file', () => {
    const entity = built([standard]).find('Contact');
    assert.equal(entity?.subject, 'contact');
    assert.deepEqual(entity?.source, { kind: 'vendor' });
    assert.deepEqual(entity?.fields[0]?.personal, { category: 'contact.email', sensitivity: 'med', source: { kind: 'vendor' }, reason });
  });

  it('gain what the metadata of the account adds, in many files', () => {
    const custom = input('vendor', 'objects/Contact/fields/Insurance__c.field-meta.xml', 'Contact', [field('Insurance__c', { vendor: { reason: 'complianceGroup "PII" of Contact.Insurance__c' } })], salesforce);
    const more = input('vendor', 'objects/Contact/fields/Score__c.field-meta.xml', 'Contact', [field('Score__c', { vendor: { notPersonal: true, reason: 'public' } })], salesforce);
    const entity = built([standard, custom, more]).find('Contact');
    assert.deepEqual(entity?.fields.map(({ name, personal }) => [name, personal?.category, personal?.source.file]), [
      ['Email', 'contact.email', undefined],
      ['LastName', 'person.name', undefined],
      ['Insurance__c', 'person.other', 'objects/Contact/fields/Insurance__c.field-meta.xml'],
      ['Score__c', undefined, undefined],
    ]);
    assert.equal(entity?.variants, undefined);
  });

  it('are decided on by name, with the system before it where both have it', () => {
    const decision = { name: 'salesforce.Contact', aliases: [], fields: { Email: { personal: false as const } } };
    const catalog = built([own, standard], [decision]);
    assert.equal(catalog.find('Contact', undefined, 'salesforce')?.fields[0]?.personal, undefined);
    assert.equal(catalog.find('Contact')?.fields[0]?.personal?.category, 'contact.phone');
  });

  it('may be known from the policy alone', () => {
    const catalog = built([], [{ name: 'app:34', aliases: [], subject: 'employee', fields: { mail: { personal: true, category: 'contact.email' } } }]);
    assert.equal(catalog.find('app:34', undefined, 'kintone')?.subject, 'employee');
  });
});
