import assert from 'node:assert/strict';
import fc from 'fast-check';
import { buildCatalog, type CatalogInput, createCatalog, readSalesforceMetadata, schemaSourceOf, vendorInputs } from '../../src/catalog/index.ts';
import type { Catalog, CatalogField } from '../../src/model/index.ts';
import { assertInProportion } from '../support/growth.ts';

const NAMESPACE = 'xmlns="http://soap.sforce.com/2006/04/metadata"';
const field = (name: string, inner = '<type>Text</type>'): string => `<?xml version="1.0" encoding="UTF-8"?>\n<CustomField ${NAMESPACE}>\n    <fullName>${name}</fullName>\n    ${inner}\n</CustomField>\n`;
const object = (inner: string): string => `<?xml version="1.0" encoding="UTF-8"?>\n<CustomObject ${NAMESPACE}>\n${inner}\n</CustomObject>\n`;

const ROOT = 'force-app/main/default/objects';
const fieldFile = (owner: string, name: string): string => `${ROOT}/${owner}/fields/${name}.field-meta.xml`;
const inputs = (files: Readonly<Record<string, string>>): CatalogInput[] => Object.entries(files).map(([file, text]) => ({ kind: 'salesforce', file, result: readSalesforceMetadata(text, file) }));
const catalogOf = (files: Readonly<Record<string, string>>): Catalog => createCatalog(buildCatalog([...inputs(files), ...vendorInputs(['salesforce'])], []));
const fieldOf = (catalog: Catalog, owner: string, name: string): CatalogField => catalog.find(owner, undefined, 'salesforce')?.fields.find((one) => one.name === name) ?? assert.fail(`${owner}.${name}`);
const one = (owner: string, name: string, inner: string): CatalogField => fieldOf(catalogOf({ [fieldFile(owner, name)]: field(name, inner) }), owner, name);
const said = ({ personal }: CatalogField): string | undefined => personal && `${personal.category} ${personal.sensitivity}`;

describe('metadata of Salesforce', () => {
  it('is told by its path', () => {
    const kinds = (file: string): string | undefined => schemaSourceOf(file)?.kind;
    for (const file of [fieldFile('Contact', 'A__c'), `${ROOT}/A__c/A__c.object-meta.xml`, 'src/objects/Contact.object', 'objects/Contact.object']) assert.equal(kinds(file), 'salesforce', file);
    for (const file of ['src/models/contact.object', 'layouts/Contact.layout-meta.xml', 'a.xml', `${ROOT}/A__c/listViews/All.listView-meta.xml`]) assert.equal(kinds(file), undefined, file);
  });

  it('adds the fields of the account to standard objects, with file and line', () => {
    const catalog = catalogOf({ [fieldFile('Contact', 'Private_Email__c')]: field('Private_Email__c', '<label>Private e-mail</label><type>Email</type><unique>true</unique>') });
    const { line, ...rest } = fieldOf(catalog, 'Contact', 'Private_Email__c');
    assert.equal(line, 2);
    assert.deepEqual(rest, { name: 'Private_Email__c', type: 'email', unique: true, personal: { category: 'contact.email', sensitivity: 'med', source: { kind: 'schema', file: fieldFile('Contact', 'Private_Email__c'), line: 2 }, reason: '"Private_Email__c" (email) in Contact is contact.email' } });
    assert.equal(fieldOf(catalog, 'Contact', 'Email').personal?.source.kind, 'vendor');
    assert.equal(catalog.find('Contact')?.subject, 'contact');
  });

  it('knows what compliance groups say', () => {
    assert.equal(said(one('Contact', 'Insurance__c', '<complianceGroup>PII;HIPAA</complianceGroup><type>Text</type>')), 'health.condition high');
    assert.equal(said(one('Contact', 'Ref__c', '<complianceGroup>PII</complianceGroup><complianceGroup>GDPR</complianceGroup><type>Text</type>')), 'person.other med');
    assert.equal(said(one('Account', 'Phone', '<complianceGroup>GDPR</complianceGroup>')), 'contact.phone med');
    assert.equal(said(one('Invoice__c', 'Ref__c', '<complianceGroup>PCI</complianceGroup><type>Text</type>')), 'finance.card critical');
    assert.equal(said(one('Invoice__c', 'Ref__c', '<complianceGroup>SOX</complianceGroup><type>Text</type>')), undefined);
    const { personal } = one('Contact', 'Email', '<complianceGroup>PII</complianceGroup>');
    assert.deepEqual([personal?.category, personal?.reason, personal?.source.file], ['contact.email', 'complianceGroup "PII" of Contact.Email', fieldFile('Contact', 'Email')]);
  });

  it('lets a security classification raise, never lower or clear', () => {
    const email = (level: string): string | undefined => said(one('Contact', 'Private_Email__c', `<securityClassification>${level}</securityClassification><type>Email</type>`));
    assert.deepEqual(['Public', 'Internal', 'Confidential', 'Restricted', 'MissionCritical'].map(email), ['contact.email med', 'contact.email med', 'contact.email med', 'contact.email high', 'contact.email critical']);
    assert.equal(said(one('Contact', 'Birthdate', '<securityClassification>Restricted</securityClassification>')), 'birth.date high');
    assert.equal(said(one('Opportunity', 'Margin__c', '<securityClassification>Restricted</securityClassification><type>Currency</type>')), undefined);
  });

  it('reads labels in any language and types where names say nothing', () => {
    assert.equal(said(one('Contact', 'F01__c', '<label>氏名カナ</label><type>Text</type>')), 'person.name_kana med');
    assert.equal(said(one('Contact', 'F02__c', '<label>&#27663;&#21517;</label><type>Text</type>')), 'person.full_name med');
    assert.equal(said(one('Contact', 'F03__c', '<label><![CDATA[Passport Number]]></label><type>Text</type>')), 'gov_id.passport high');
    assert.equal(said(one('Contact', 'F04__c', '<label>Whether they agreed to get mail</label><type>Text</type>')), undefined);
    assert.equal(said(one('Contact', 'Alternative__c', '<type>Email</type>')), 'contact.email med');
    assert.equal(said(one('Contact', 'Secret__c', '<type>EncryptedText</type>')), 'person.other high');
    assert.equal(said(one('Invoice__c', 'Alternative__c', '<type>Phone</type>')), undefined);
  });

  it('knows types that hold no personal data', () => {
    assert.equal(said(one('Contact', 'Emergency_Contact__c', '<type>Lookup</type><complianceGroup>PII</complianceGroup>')), undefined);
    assert.equal(said(one('Contact', 'Preferred_Phone__c', '<type>Picklist</type>')), undefined);
    assert.equal(said(one('Contact', 'Email__c', '<type>Checkbox</type>')), undefined);
    assert.equal(said(one('Contact', 'Salary__c', '<type>Currency</type>')), 'finance.income high');
  });

  it('knows whom custom objects are about, by name, namespace and label', () => {
    const catalog = catalogOf({
      [`${ROOT}/acme__Patient__c/acme__Patient__c.object-meta.xml`]: object('<label>患者</label><nameField><label>患者名</label><type>Text</type></nameField>'),
      [fieldFile('acme__Patient__c', 'Age__c')]: field('Age__c', '<type>Number</type>'),
      [`${ROOT}/K01__c/K01__c.object-meta.xml`]: object('<label>顧客</label><nameField><displayFormat>K-{0000}</displayFormat><label>No</label><type>AutoNumber</type></nameField>'),
      [`${ROOT}/Mapping__mdt/Mapping__mdt.object-meta.xml`]: object('<label>Customer</label>'),
      [fieldFile('Mapping__mdt', 'Email__c')]: field('Email__c'),
      [`${ROOT}/Setup__c/Setup__c.object-meta.xml`]: object('<customSettingsType>Hierarchy</customSettingsType><label>Customer</label>'),
    });
    const find = (name: string): ReturnType<Catalog['find']> => catalog.find(name, undefined, 'salesforce');
    assert.deepEqual([find('acme__Patient__c')?.subject, find('Patient')?.name, find('患者')?.name], ['patient', 'acme__Patient__c', 'acme__Patient__c']);
    assert.deepEqual(find('acme__Patient__c')?.fields.map((one) => `${one.name}: ${said(one)}`), ['Name: person.full_name med', 'Age__c: birth.age low']);
    assert.equal(find('K01__c')?.subject, 'customer');
    assert.equal(said(fieldOf(catalog, 'K01__c', 'Name')), undefined);
    assert.deepEqual([find('Mapping__mdt')?.subject, find('Setup__c')?.subject], [undefined, undefined]);
  });

  it('reads the older format, in which the object holds its fields', () => {
    const text = object('  <fields>\n    <fullName>Mobile__c</fullName>\n    <type>Phone</type>\n  </fields>\n  <fields>\n    <fullName>Stage__c</fullName>\n    <type>Picklist</type>\n    <valueSet><valueSetDefinition><value><fullName>Email</fullName></value></valueSetDefinition></valueSet>\n  </fields>\n  <listViews><fullName>All</fullName></listViews>');
    const { entities, problems } = readSalesforceMetadata(text, 'src/objects/Contact.object');
    assert.deepEqual(entities.map(({ name, fields }) => [name, fields.map(({ name: own, line }) => `${own}:${line}`)]), [['Contact', ['Mobile__c:3', 'Stage__c:7']]]);
    assert.deepEqual(problems, []);
  });

  it('gives fields of activities to tasks and events', () => {
    const { entities } = readSalesforceMetadata(field('Caller_Phone__c', '<type>Phone</type>'), fieldFile('Activity', 'Caller_Phone__c'));
    assert.deepEqual(entities.map(({ name }) => name), ['Task', 'Event']);
  });

  it('says what it cannot read', () => {
    assert.deepEqual(readSalesforceMetadata('', fieldFile('Contact', 'A__c')), { entities: [], problems: [{ message: 'neither a CustomField nor a CustomObject of Salesforce', line: 1 }] });
    const cut = readSalesforceMetadata(field('A__c', '<type>Email</type>').split('</CustomField>')[0] ?? '', fieldFile('Contact', 'A__c'));
    assert.deepEqual(cut.problems, [{ message: '</CustomField> is missing: the file may be cut off', line: 5 }]);
    assert.deepEqual(cut.entities[0]?.fields.map(({ name, type }) => [name, type]), [['A__c', 'email']]);
  });

  const whole = object(`<label>顧客</label>${['Email', 'Phone', 'Lookup'].map((type) => `<fields><fullName>${type}__c</fullName><complianceGroup>PII;GDPR</complianceGroup><label><![CDATA[${type}]]></label><type>${type}</type></fields>`).join('\n')}<!-- end -->`);

  it('never throws on cut or mutated files, and stays within them', () => {
    const pieces = ['<', '>', '</', '/>', '<!--', '-->', '<![CDATA[', ']]>', '&#', '&#x110000;', '&#99999999;', '&amp;', '"', "'", '=', '<fields>', '</fields>', '<fullName>', '<?', '\n', '\uD800', '氏名', '<CustomField>', '</CustomObject>'];
    fc.assert(
      fc.property(fc.nat(whole.length), fc.nat(whole.length), fc.array(fc.constantFrom(...pieces), { maxLength: 5 }), fc.constantFrom(fieldFile('Contact', 'A__c'), 'objects/Contact.object'), (from, to, inserted, file) => {
        const text = `${whole.slice(0, Math.min(from, to))}${inserted.join('')}${whole.slice(Math.max(from, to))}`;
        const { entities, problems } = readSalesforceMetadata(text, file);
        const last = text.split('\n').length;
        for (const line of [...problems.map((problem) => problem.line), ...entities.flatMap((entity) => [entity.line, ...entity.fields.map((one) => one.line)])]) assert.ok(line >= 1 && line <= last, text);
        buildCatalog([{ kind: 'salesforce', file, result: { entities, problems } }], []);
      }),
      { numRuns: 400 },
    );
  });

  it('takes time in proportion to the text', () => {
    for (const part of ['<fields><fullName>A__c</fullName><type>Text</type></fields>\n', '<fields>', '<!--', '<![CDATA[', '&#9;']) {
      assertInProportion((n) => {
        const text = object(part.repeat(n));
        return () => readSalesforceMetadata(text, 'objects/Contact.object');
      }, 2_000, 20_000);
    }
  });
});
