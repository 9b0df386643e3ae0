import assert from 'node:assert/strict';
import type { Adapter } from '../../src/adapters/adapter.ts';
import { adapters } from '../../src/adapters/index.ts';
import { buildCatalog, createCatalog, systemsMentioned, vendorInputs } from '../../src/catalog/index.ts';
import type { DataAccess } from '../../src/model/index.ts';
import { accessesOf, view } from './driver.ts';

/** Sources by adapter, with the objects of customer systems that their accesses name, what is read along included. */
const SOURCES: readonly [adapter: string, source: string, objects: readonly string[]][] = [
  ['jsforce', "import jsforce from 'jsforce'; const conn = new jsforce.Connection({}); conn.query('SELECT Id, Account.Name, (SELECT Email FROM Contacts) FROM Account');", ['salesforce.Account', 'salesforce.Contact', 'salesforce.Account']],
  ['jsforce', "import jsforce from 'jsforce'; const conn = new jsforce.Connection({}); conn.sobject('Lead').find({ Status: 'Open' }); conn.sobject('Contact').retrieve(id); conn.sobject('Case').update(rows);", ['salesforce.Lead', 'salesforce.Contact', 'salesforce.Case']],
  ['jsforce', "import jsforce from 'jsforce'; const conn = new jsforce.Connection({}); conn.request(`/services/data/v60.0/sobjects/Contact/${id}`);", ['salesforce.Contact']],
  ['hubspot', "import { Client } from '@hubspot/api-client'; const hubspot = new Client({}); hubspot.crm.contacts.basicApi.getPage(10); hubspot.crm.objects.getAll('0-2'); hubspot.crm.lineItems.basicApi.getPage(10); hubspot.crm.owners.ownersApi.getPage(); hubspot.crm.objects.notes.basicApi.getPage();", ['hubspot.contact', 'hubspot.company', 'hubspot.line_item', 'hubspot.owner', 'hubspot.note']],
  ['hubspot', "import Hubspot from 'hubspot'; const hubspot = new Hubspot({}); hubspot.contacts.get(); hubspot.deals.getAll(); hubspot.engagements.get(); hubspot.owners.get(); hubspot.lists.getContacts(1);", ['hubspot.contact', 'hubspot.deal', 'hubspot.engagement', 'hubspot.owner', 'hubspot.contact']],
  ['dynamics', "Xrm.WebApi.retrieveMultipleRecords('contact', '?$select=fullname&$expand=parentcustomerid_account($select=name)'); Xrm.WebApi.retrieveRecord('systemuser', id);", ['dynamics.contact', 'dynamics.account', 'dynamics.systemuser']],
  ['dynamics', "import { DynamicsWebApi } from 'dynamics-web-api'; const api = new DynamicsWebApi({}); api.retrieveMultiple({ collection: 'leads' }); api.fetch({ collection: 'incidents', fetchXml: '<fetch><entity name=\"incident\"><attribute name=\"title\"/></entity></fetch>' });", ['dynamics.lead', 'dynamics.incident']],
  ['zendesk', "import zendesk from 'node-zendesk'; const client = zendesk.createClient({}); client.users.list(); client.tickets.show(1); client.organizations.list(); client.requests.list(); client.suspendedtickets.list(); client.satisfactionratings.list(); client.useridentities.list(1); client.search.query('type:user mail');", ['user', 'ticket', 'organization', 'request', 'suspended_ticket', 'satisfaction_rating', 'user_identity', 'user'].map((name) => `zendesk.${name}`)],
  ['intercom', "import { IntercomClient } from 'intercom-client'; const intercom = new IntercomClient({}); intercom.contacts.list(); intercom.users.scroll.each(); intercom.companies.list(); intercom.conversations.find({ id }); intercom.tickets.search({}); intercom.admins.list(); intercom.visitors.find({ user_id }); intercom.companies.listAttachedContacts({ id });", ['contact', 'company', 'conversation', 'ticket', 'admin', 'visitor', 'contact'].map((name) => `intercom.${name}`)],
  ['zoho', "ZOHO.CRM.API.getAllRecords({ Entity: 'Contacts' }); ZOHO.CRM.API.getRecord({ Entity: 'Sales_Orders', RecordID: id });", ['zoho.Contact', 'zoho.Sales_Order']],
  ['pipedrive', "import { PersonsApi, DealsApi, OrganizationsApi, LeadsApi, UsersApi, ActivitiesApi, NotesApi } from 'pipedrive/v1'; new PersonsApi(c).getPersons(); new DealsApi(c).getDeals(); new OrganizationsApi(c).getOrganizations(); new LeadsApi(c).getLeads(); new UsersApi(c).getUsers(); new ActivitiesApi(c).getActivities(); new NotesApi(c).getNotes();", ['person', 'deal', 'organization', 'lead', 'user', 'activity', 'note'].map((name) => `pipedrive.${name}`)],
  ['crm-rest', "fetch('https://api.hubapi.com/crm/v3/objects/0-1?limit=100'); fetch('https://example.my.salesforce.com/services/data/v60.0/query?q=SELECT+Id,Email+FROM+Lead'); fetch('https://org.crm.dynamics.com/api/data/v9.2/opportunities?$top=5'); fetch('https://www.zohoapis.com/crm/v7/Leads'); fetch('https://api.pipedrive.com/v1/persons'); fetch('https://acme.zendesk.com/api/v2/users.json'); fetch('https://api.intercom.io/contacts');", ['hubspot.contact', 'salesforce.Lead', 'dynamics.opportunity', 'zoho.Lead', 'pipedrive.person', 'zendesk.user', 'intercom.contact']],
];

describe('accesses to customer systems', () => {
  for (const [id, text, objects] of SOURCES) {
    it(`${id}: ${text.slice(0, 90)}`, () => {
      const catalog = createCatalog(buildCatalog(vendorInputs(systemsMentioned(text)), []));
      const adapter = adapters.find((one) => one.id === id) as Adapter;
      const found = accessesOf(adapter, view(text), catalog).flatMap(withRelated);
      assert.deepEqual(found.map(({ entity }) => {
        if (entity.kind !== 'known') return entity.kind;
        const object = catalog.resolve(entity.value);
        return object ? `${object.system}.${object.name}` : `unknown ${entity.value.system}.${entity.value.name}`;
      }), objects);
    });
  }
});

const withRelated = (access: DataAccess): DataAccess[] => [access, ...access.related.flatMap(withRelated)];
