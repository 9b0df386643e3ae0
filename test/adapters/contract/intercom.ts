import type { ClientSources } from '../contract.ts';

const NO_FIELDS = { not: 'Intercom answers all fields' };

export default {
  before: "import { IntercomClient } from 'intercom-client';\nconst client = new IntercomClient({ token });\n",
  sources: {
    unbounded: 'client.companies.scroll();',
    literal: 'client.contacts.list({ per_page: 20 });',
    dynamic: 'export const f = (n: number) => client.contacts.list({ per_page: n });',
    clamped: 'export const f = (n: number) => client.contacts.list({ per_page: Math.min(n, 100) });',
    meaningless: 'let starting_after;\nconst all = [];\nwhile (true) {\n  const page = await client.contacts.list({ per_page: 100, starting_after });\n  all.push(...page.data);\n  starting_after = page.response.pages?.next?.starting_after;\n}',
    elsewhere: 'export const f = (request: any) => client.contacts.list(request);',
    all: 'client.contacts.list();',
    some: NO_FIELDS,
    except: NO_FIELDS,
    everyRow: 'client.contacts.list({ per_page: 5 });',
    byKey: 'client.contacts.find({ contact_id: id });',
    byIds: { not: 'lists of ids are searches' },
    byScope: "client.contacts.search({ query: { field: 'tenantId', operator: '=', value: tenantId } });",
    mayFallAway: { not: 'a search without a value is an error' },
    oneRow: 'client.contacts.find({ contact_id: id });',
    count: { not: 'a list answers its total beside the records' },
    raw: { not: 'Intercom takes no statements' },
    related: { not: 'attached records are requests of their own' },
    used: 'const { data: rows } = await client.contacts.list();\nfor (const row of rows) mail(row.email);',
  },
  halfTyped: ['client.contacts.', 'client.contacts.list(', 'client.contacts.search()', 'client.contacts.search({ query: { field } })', 'client.contacts.search({ query: {}, pagination: null })', 'client.contacts.find({})', 'client.contacts.list({ per_page: })'],
} satisfies ClientSources;
