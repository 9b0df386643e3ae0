import type { ClientSources } from '../contract.ts';

export default {
  before: "import { Client } from '@hubspot/api-client';\nimport { FilterOperatorEnum } from '@hubspot/api-client/lib/codegen/crm/contacts';\nimport Hubspot from 'hubspot';\nconst client = new Client({ accessToken });\nconst legacy = new Hubspot({ apiKey });\n",
  sources: {
    unbounded: 'client.crm.contacts.getAll();',
    literal: 'client.crm.contacts.basicApi.getPage(20);',
    dynamic: 'export const f = (n: number) => client.crm.contacts.basicApi.getPage(n);',
    clamped: 'export const f = (n: number) => client.crm.contacts.searchApi.doSearch({ limit: Math.min(n, 100) });',
    meaningless: 'const all = [];\nlet after;\ndo {\n  const page = await client.crm.contacts.basicApi.getPage(100, after);\n  all.push(...page.results);\n  after = page.paging?.next?.after;\n} while (after);',
    elsewhere: 'export const f = (request: any) => client.crm.contacts.searchApi.doSearch(request);',
    all: 'legacy.contacts.getById(vid);',
    some: "client.crm.contacts.basicApi.getPage(20, undefined, ['email']);",
    except: { not: 'HubSpot has no such projection' },
    everyRow: 'client.crm.contacts.basicApi.getPage(5);',
    byKey: 'client.crm.contacts.basicApi.getById(id);',
    byIds: 'client.crm.contacts.batchApi.read({ inputs: ids.map((id) => ({ id })), properties: [], propertiesWithHistory: [] });',
    byScope: "client.crm.contacts.searchApi.doSearch({ filterGroups: [{ filters: [{ propertyName: 'tenantId', operator: FilterOperatorEnum.Eq, value: tenantId }] }] });",
    mayFallAway: { not: 'a filter without a value is an error, not a filter less' },
    oneRow: 'client.crm.contacts.basicApi.getById(id);',
    count: { not: 'a search answers its total beside the records' },
    raw: { not: 'HubSpot takes no statements' },
    related: { not: 'associations are ids' },
    used: 'const { results: rows } = await client.crm.contacts.basicApi.getPage();\nfor (const row of rows) mail(row.properties.email);',
  },
  halfTyped: ['client.crm.', 'client.crm.contacts.basicApi.getPage(', 'client.crm.contacts.searchApi.doSearch()', 'client.crm.contacts.searchApi.doSearch({ filterGroups: [{}] })', 'client.crm.contacts.searchApi.doSearch({ filterGroups: [{ filters: [, null] }], limit: })', 'client.crm.contacts.basicApi.getById()', 'client.crm.objects.basicApi.getPage()', 'legacy.contacts.get({ count: })', 'client.crm.contacts.batchApi.read({ inputs: null })'],
} satisfies ClientSources;
