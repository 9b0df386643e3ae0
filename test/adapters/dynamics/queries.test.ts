import dynamics from '../../../src/adapters/dynamics.ts';
import { systemCatalog } from '../catalog.ts';
import { golden } from '../driver.ts';

const SCHEMA = 'CREATE TABLE contact (contactid text PRIMARY KEY, fullname text, emailaddress1 text, telephone1 text);\nCREATE TABLE account (accountid text PRIMARY KEY, name text);';
const catalog = systemCatalog('dynamics', SCHEMA);

describe('Dynamics: OData and FetchXML', () => {
  golden(dynamics, catalog, {
    'options in OData': [
      {
        title: 'fields, filter, order and bound',
        source: `const result = await Xrm.WebApi.retrieveMultipleRecords('contact', \`?$select=fullname,emailaddress1&$filter=statecode eq 0 and _parentcustomerid_value eq \${accountId} and contains(fullname,'a')&$orderby=fullname&$top=25\`);
result.entities.forEach((one) => mail(one.emailaddress1));`,
        facts: ['declaration read many contact(fullname+emailaddress1) 25, [statecode eq, _parentcustomerid_value eq accountId, fullname other]'],
        result: 'one: emailaddress1',
        bound: "const result = await Xrm.WebApi.retrieveMultipleRecords('contact', `?$select=fullname,emailaddress1&$filter=statecode eq 0 and _parentcustomerid_value eq ${accountId} and contains(fullname,'a')&$orderby=fullname&$top=50`);",
      },
      {
        title: 'no options at all',
        source: "Xrm.WebApi.retrieveMultipleRecords('contact');",
        facts: ['declaration read many contact(*) default 5000, every row'],
        bound: "Xrm.WebApi.retrieveMultipleRecords('contact', '?$top=50');",
        project: "Xrm.WebApi.retrieveMultipleRecords('contact', '?$select=id,email');",
      },
      {
        title: 'no fields',
        source: "Xrm.WebApi.retrieveMultipleRecords('contact', `?$filter=statecode eq ${state}`);",
        facts: ['declaration read many contact(*) default 5000, [statecode eq state]'],
        bound: "Xrm.WebApi.retrieveMultipleRecords('contact', `?$filter=statecode eq ${state}&$top=50`);",
        project: "Xrm.WebApi.retrieveMultipleRecords('contact', `?$filter=statecode eq ${state}&$select=id,email`);",
      },
      {
        title: 'relations',
        source: "Xrm.WebApi.retrieveMultipleRecords('account', '?$select=name&$expand=contact_customer_accounts($select=fullname,emailaddress1;$top=3;$expand=ownerid($select=fullname)),primarycontactid($select=telephone1),new_region');",
        facts: ['declaration read many account(name) default 5000, every row + read many contact(fullname+emailaddress1) 3, every row { read many systemuser(fullname) ? as many as belong to each row, every row } | read many contact(telephone1) ? as many as belong to each row, every row | read many <new_region is a relation that does not name its table>(*) ? as many as belong to each row, every row'],
      },
      {
        title: 'alternatives and a list',
        source: `Xrm.WebApi.retrieveMultipleRecords('contact', "?$select=fullname&$filter=(emailaddress1 eq 'a' or telephone1 eq 'b') and contactid in ('1','2')");`,
        facts: ['declaration read many contact(fullname) default 2, [emailaddress1 other, telephone1 other, contactid in]'],
      },
      {
        title: 'functions of the server',
        source: "Xrm.WebApi.retrieveMultipleRecords('contact', `?$select=fullname&$filter=Microsoft.Dynamics.CRM.In(PropertyName='contactid',PropertyValues=[${ids}])`);",
        facts: ['declaration read many contact(fullname) default 5000, [contactid other …]'],
      },
      {
        title: 'text that is encoded',
        source: "Xrm.WebApi.retrieveMultipleRecords('contact', '?%24select=fullname%2Ctelephone1&%24filter=statecode%20eq%200');",
        facts: ['declaration read many contact(fullname+telephone1) default 5000, [statecode eq]'],
      },
      {
        title: 'one record by its key',
        source: "Xrm.WebApi.retrieveMultipleRecords('contact', '?$select=fullname&$filter=contactid eq ' + id);",
        facts: ['declaration read one contact(fullname) default 1, one of [contactid eq id]'],
      },
      {
        title: 'text that grows',
        source: `let options = '?$select=fullname';
if (name) options += \`&$filter=fullname eq '\${name}'\`;
options += '&$top=10';
Xrm.WebApi.retrieveMultipleRecords('contact', options);`,
        facts: ['declaration read many contact(fullname) 10, [fullname? eq name]'],
      },
      {
        title: 'options that a hole may add',
        source: `Xrm.WebApi.retrieveMultipleRecords('contact', \`?$select=fullname\${rest}\`);
Xrm.WebApi.retrieveMultipleRecords('contact', '?' + options);`,
        facts: [
          'declaration read many contact(? the field list is built at run time) ? more options are added at run time, ? the conditions are built at run time',
          'declaration read many contact(? more options are added at run time) ? more options are added at run time, ? the conditions are built at run time',
        ],
      },
      {
        title: 'a count and a measure',
        source: `Xrm.WebApi.retrieveMultipleRecords('contact', '?$apply=aggregate($count as n)');
Xrm.WebApi.retrieveMultipleRecords('contact', '?$apply=groupby((address1_city),aggregate($count as n))');`,
        facts: [
          'declaration count one contact() default 1, every row',
          'declaration read many contact(address1_city) default 5000, every row',
        ],
      },
      {
        title: 'a view that the server keeps',
        source: "Xrm.WebApi.retrieveMultipleRecords('contact', '?savedQuery=' + view);",
        facts: ['declaration read many contact(? a stored view names the columns) default 5000, ? a stored view names the conditions'],
      },
      {
        title: 'names in Japanese',
        source: `Xrm.WebApi.retrieveMultipleRecords('cr1_顧客', "?$select=cr1_氏名,cr1_電話番号&$filter=cr1_氏名 eq '甲'");`,
        facts: ['declaration read many cr1_顧客(cr1_氏名+cr1_電話番号) default 5000, [cr1_氏名 eq]'],
      },
      {
        title: 'a table of run time',
        source: "export const f = (table: string) => Xrm.WebApi.retrieveMultipleRecords(table, '?$select=name&$top=10');",
        facts: ['declaration read many <the entity is decided at run time>(name) 10, every row'],
      },
      {
        title: 'callbacks of a promise',
        source: "Xrm.WebApi.retrieveMultipleRecords('contact', '?$top=5').then(function (result) { for (const one of result.entities) show(one.fullname); }, fail);",
        facts: ['declaration read many contact(*) 5, every row'],
        result: 'one: fullname',
      },
    ],
    FetchXML: [
      {
        title: 'fields, conditions and links',
        source: `const xml = \`<fetch top="40">
  <entity name="contact">
    <attribute name="fullname" />
    <filter type="and">
      <condition attribute="emailaddress1" operator="eq" value="\${mail}" />
      <condition attribute="ownerid" operator="eq-userid" />
      <filter type="or"><condition attribute="a" operator="null" /><condition attribute="b" operator="like" value="x%" /></filter>
    </filter>
    <link-entity name="account" from="accountid" to="parentcustomerid"><attribute name="name" /></link-entity>
  </entity>
</fetch>\`;
Xrm.WebApi.retrieveMultipleRecords('contact', '?fetchXml=' + encodeURIComponent(xml));`,
        facts: ['declaration read many contact(fullname) 40, [emailaddress1 eq mail, ownerid eq, a other, b other] + read one account(name) default 1, every row'],
        bound: `const xml = \`<fetch top="50">`,
      },
      {
        title: 'everything',
        source: `Xrm.WebApi.retrieveMultipleRecords('contact', "?fetchXml=<fetch><entity name='contact'><all-attributes/></entity></fetch>");
Xrm.WebApi.retrieveMultipleRecords('contact', "?fetchXml=<fetch><entity name='contact'/></fetch>");`,
        facts: [
          'declaration read many contact(*) default 5000, every row',
          'declaration read many contact(*) default 5000, every row',
        ],
        bound: `Xrm.WebApi.retrieveMultipleRecords('contact', "?fetchXml=<fetch top='50'><entity name='contact'><all-attributes/></entity></fetch>");`,
      },
      {
        title: 'a page is no bound, nor is it unbounded',
        source: `Xrm.WebApi.retrieveMultipleRecords('contact', '?fetchXml=<fetch count="100" page="1"><entity name="contact"><attribute name="fullname"/></entity></fetch>');`,
        facts: ['declaration read many contact(fullname) default 100, every row'],
        bound: `Xrm.WebApi.retrieveMultipleRecords('contact', '?fetchXml=<fetch count="50" page="1"><entity name="contact"><attribute name="fullname"/></entity></fetch>');`,
      },
      {
        title: 'a count and a measure',
        source: `Xrm.WebApi.retrieveMultipleRecords('contact', '?fetchXml=<fetch aggregate="true"><entity name="contact"><attribute name="contactid" aggregate="count" alias="n"/></entity></fetch>');`,
        facts: ['declaration count one contact() default 1, every row'],
      },
      {
        title: 'a list and a record',
        source: `Xrm.WebApi.retrieveMultipleRecords('contact', \`?fetchXml=<fetch><entity name="contact"><attribute name="fullname"/><filter><condition attribute="contactid" operator="in"><value>1</value><value>2</value></condition></filter></entity></fetch>\`);
Xrm.WebApi.retrieveMultipleRecords('contact', \`?fetchXml=<fetch><entity name="contact"><attribute name="fullname"/><filter><condition attribute="contactid" operator="eq" value="\${id}"/></filter></entity></fetch>\`);`,
        facts: [
          'declaration read many contact(fullname) default 2, [contactid in]',
          'declaration read one contact(fullname) default 1, one of [contactid eq id]',
        ],
      },
      {
        title: 'parts of run time',
        source: `Xrm.WebApi.retrieveMultipleRecords('contact', \`?fetchXml=<fetch><entity name="\${table}">\${attributes}<filter>\${conditions}</filter></entity></fetch>\`);`,
        facts: ['declaration read many contact(? the attributes are built at run time) default 5000, ? the conditions are built at run time'],
      },
      {
        title: 'text of the caller',
        source: "export const f = (xml: string) => Xrm.WebApi.retrieveMultipleRecords('contact', '?fetchXml=' + xml);",
        facts: ['declaration read many contact(? the options are built elsewhere) ? the options are built elsewhere, ? the options are built elsewhere'],
      },
    ],
  });
});
