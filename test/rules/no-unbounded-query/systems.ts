import { bad, good } from '../../support/rule-cases.ts';

const project = { project: 'systems' } as const;
const NAMES = 'firstname (given name), lastname (family name) and email (e-mail address)';

/** Reads of standard objects that no schema of the project declares. */
export const systems = [
  bad(
    'HubSpot answers names and addresses where no properties are asked for',
    `
    import { Client } from '@hubspot/api-client';
    const hubspot = new Client({});
    export const everyone = () => hubspot.crm.contacts.⟦getAll⟧();
    `,
    { id: 'unbounded', data: { method: 'getAll', entity: 'contact', fields: NAMES, because: '' } },
    project,
  ),
  bad(
    'properties that are asked for',
    `
    import { Client } from '@hubspot/api-client';
    const hubspot = new Client({});
    export const numbers = () => hubspot.crm.contacts.⟦getAll⟧(undefined, undefined, ['mobilephone', 'lifecyclestage']);
    `,
    { id: 'unbounded', data: { method: 'getAll', entity: 'contact', fields: 'mobilephone (telephone number)', because: '' } },
    project,
  ),
  bad(
    'a field that the organisation added and marked',
    `
    import jsforce from 'jsforce';
    const conn = new jsforce.Connection({});
    export const exported = () => conn.bulk2.⟦query⟧('SELECT Id, Passport__c FROM Contact');
    `,
    { id: 'unbounded', data: { method: 'query', entity: 'Contact', fields: 'Passport__c (passport number)', because: ' (force-app/main/default/objects/Contact/fields/Passport__c.field-meta.xml:1)' }, suggest: [{ id: 'addBound', data: { code: 'LIMIT 100' }, turns: { "FROM Contact'": "FROM Contact LIMIT 100'" } }] },
    project,
  ),
  bad(
    'every user of a help desk, who are its customers',
    `
    import zendesk from 'node-zendesk';
    const client = zendesk.createClient({});
    export const users = () => client.users.⟦list⟧();
    `,
    { id: 'unbounded', data: { method: 'list', entity: 'user', fields: 'name (full name), email (e-mail address), phone (telephone number), notes (content of communication) and 3 more', because: '' } },
    project,
  ),
];

/** Objects of the same systems that hold nobody's data, and the account's own users. */
export const systemsSilent = [
  good('companies, deals, accounts and opportunities', `
    import jsforce from 'jsforce';
    import { Client } from '@hubspot/api-client';
    const conn = new jsforce.Connection({});
    const hubspot = new Client({});
    export const companies = () => hubspot.crm.companies.getAll();
    export const deals = () => hubspot.crm.objects.getAll('deals');
    export const accounts = () => conn.bulk2.query('SELECT Id, Name, Phone, BillingCity, Owner.Name FROM Account');
    export const opportunities = () => conn.bulk2.query('SELECT FIELDS(STANDARD) FROM Opportunity');
  `, project),
  good('ids and stages of contacts', `
    import { Client } from '@hubspot/api-client';
    const hubspot = new Client({});
    export const stages = () => hubspot.crm.contacts.getAll(undefined, undefined, ['lifecyclestage', 'hs_lead_status']);
  `, project),
  good('the users of the account, as many as it has seats', `
    import jsforce from 'jsforce';
    import { Client } from '@hubspot/api-client';
    const conn = new jsforce.Connection({});
    const hubspot = new Client({});
    export async function owners() {
      const all = [];
      for (let after: string | undefined; ; ) {
        const page = await hubspot.crm.owners.ownersApi.getPage(undefined, after);
        all.push(...page.results);
        after = page.paging?.next?.after;
        if (!after) return all;
      }
    }
    export const users = () => conn.bulk2.query('SELECT Id, Name, Email FROM User');
  `, project),
];
