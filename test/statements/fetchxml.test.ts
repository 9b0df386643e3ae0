import assert from 'node:assert/strict';
import { type EntityQuery, readFetchXml } from '../../src/statements/fetchxml/index.ts';
import { holeMarker } from '../../src/statements/sql/index.ts';

const [A, B] = [holeMarker(0), holeMarker(1)];

const queryText = ({ role, name, fields, limit, where, related, measure }: EntityQuery): string => {
  const asked = fields.kind === 'fields' ? fields.names.join('+') : fields.kind === 'all' ? '*' : '?';
  const rows = limit.kind === 'literal' ? ` ${limit.rows}` : limit.kind === 'value' ? ` <${limit.value.kind}>` : limit.kind === 'unknown' ? ' ?' : '';
  const conditions = where.kind === 'none' ? '' : ` [${where.conditions.map((one) => `${one.name} ${one.op}${one.value ? ` <${one.value.kind}>` : ''}${one.size === undefined ? '' : ` of ${one.size}`}`).join(', ')}${where.open ? ' …' : ''}]`;
  return `${role} ${measure ?? ''}${name ?? '<?>'}(${asked})${rows}${conditions}${related.map((one) => ` + ${queryText(one)}`).join('')}`;
};
const shape = (text: string): string => {
  const fetch = readFetchXml(text);
  return fetch ? `${queryText(fetch.query)}${fetch.pageSize.kind === 'literal' ? ` page ${fetch.pageSize.rows}` : ''}${fetch.open ? ' open' : ''}` : 'not read';
};
const inside = (text: string): string => `<fetch><entity name="contact">${text}</entity></fetch>`;

const CASES: readonly (readonly [text: string, expected: string])[] = [
  [inside('<attribute name="fullname"/><attribute name="emailaddress1"/>'), 'main contact(fullname+emailaddress1)'],
  [inside('<all-attributes/>'), 'main contact(*)'],
  [inside(''), 'main contact(*)'],
  [`<?xml version="1.0"?><!-- c <a> --><FETCH TOP='7'><Entity Name='contact'/></FETCH>`, 'main contact(*) 7'],
  [`<fetch top="${A}" count="20"><entity name="${B}"/></fetch>`, 'main <?>(*) <hole> page 20'],
  [`<fetch top=${A}><entity name="contact"/></fetch>`, 'main contact(*) <hole>'],
  [inside('<filter type="or"><condition attribute="a" operator="eq" value="1"/></filter>'), 'main contact(*) [a eq <literal>]'],
  [inside('<filter type="or"><condition attribute="a" operator="eq" value="1"/><condition attribute="b" operator="eq" value="2"/></filter>'), 'main contact(*) [a other <literal>, b other <literal>]'],
  [inside('<filter><condition attribute="ownerid" operator="eq-userid"/><condition attribute="n" operator="like" value="%x&amp;y%"/></filter>'), 'main contact(*) [ownerid eq, n other <literal>]'],
  [inside(`<filter><condition attribute="contactid" operator="in"><value>1</value><value>2</value></condition><condition attribute="x" operator="in">${A}</condition></filter>`), 'main contact(*) [contactid in of 2, x in <hole>]'],
  [inside(`<filter><condition attribute="${A}" operator="eq" value="1"/></filter>`), 'main contact(*) [ …]'],
  [inside(`<attribute name="a"/>${A}`), 'main contact(?) [ …]'],
  [inside('<attribute name="a"/><link-entity name="account" from="accountid" to="parentcustomerid"><attribute name="name"/><filter><condition attribute="x" operator="null"/></filter></link-entity>'), 'main contact(a) + parent account(name) [x other]'],
  [inside('<link-entity name="task" from="regardingobjectid" to="contactid"><all-attributes/></link-entity><link-entity name="lead" link-type="exists" from="a" to="b"/>'), 'main contact(*) + child task(*) + filter lead()'],
  ['<fetch aggregate="true"><entity name="contact"><attribute name="a" aggregate="countcolumn" alias="n"/></entity></fetch>', 'main countcontact()'],
  ['<fetch aggregate="true"><entity name="contact"><attribute name="a" aggregate="max" alias="n"/></entity></fetch>', 'main aggregatecontact()'],
  ['<fetch aggregate="true"><entity name="contact"><attribute name="a" aggregate="count" alias="n"/><attribute name="city" groupby="true" alias="c"/></entity></fetch>', 'main contact(a+city)'],
  ['%3Cfetch%20top%3D%225%22%3E%3Centity%20name%3D%22contact%22%2F%3E%3C%2Ffetch%3E', 'main contact(*) 5'],
  ['<fetch', 'main <?>(?) open'],
  ['<fetch><entity name="con', 'main con(*)'],
  ['<fetch><entity name="contact"><attribute name="a"><attribute name="b"/></entity></fetch>', 'main contact(a)'],
  ['</a><fetch></b><entity name="contact"/>', 'main contact(*)'],
  ['<html><body/></html>', 'not read'],
  ['', 'not read'],
];

describe('reading FetchXML', () => {
  for (const [text, expected] of CASES) it(text.replaceAll(/\uE000(\d)\uE001/g, '${$1}') || '(nothing)', () => assert.equal(shape(text), expected));

  it('says where `top` can be added or what is to be replaced', () => {
    const text = '<fetch distinct="true"><entity name="contact"/></fetch>';
    const { topAt = 0 } = readFetchXml(text) ?? {};
    assert.equal(`${text.slice(0, topAt)} top="5"${text.slice(topAt)}`, '<fetch top="5" distinct="true"><entity name="contact"/></fetch>');
    for (const written of ['<fetch top="50"><entity name="a"/></fetch>', "<fetch count='50'><entity name='a'/></fetch>"]) {
      const { amount } = readFetchXml(written) ?? {};
      assert.equal(amount && written.slice(amount.start, amount.end), '50');
    }
  });
});
