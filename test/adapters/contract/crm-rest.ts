import type { ClientSources } from '../contract.ts';

export default {
  before: "import axios from 'axios';\nconst api = axios.create({ baseURL: 'https://api.hubapi.com' });\nconst records = 'https://example.cybozu.com/k/v1/records.json';\n",
  sources: {
    unbounded: "axios.get('https://api.intercom.io/admins');",
    literal: "api.get('/crm/v3/objects/contacts', { params: { limit: 20 } });",
    dynamic: "export const f = (n: number) => api.get('/crm/v3/objects/contacts', { params: { limit: n } });",
    clamped: 'export const f = (n: number) => fetch(`https://api.hubapi.com/crm/v3/objects/contacts?limit=${Math.min(n, 100)}`);',
    meaningless: "let after;\nconst all = [];\ndo {\n  const { data } = await api.get('/crm/v3/objects/contacts', { params: { limit: 100, after } });\n  all.push(...data.results);\n  after = data.paging?.next?.after;\n} while (after);",
    elsewhere: "export const f = (config: any) => api.get('/crm/v3/objects/contacts', config);",
    all: "fetch('https://example.zendesk.com/api/v2/users.json');",
    some: "api.get('/crm/v3/objects/contacts?properties=email');",
    except: { not: 'no service has such a projection' },
    everyRow: "api.get('/crm/v3/objects/contacts?limit=5');",
    byKey: 'api.get(`/crm/v3/objects/contacts/${id}`);',
    byIds: "api.post('/crm/v3/objects/contacts/batch/read', { inputs: ids.map((id) => ({ id })) });",
    byScope: "axios.get(records, { params: { app: 5, query: `tenantId = \"${tenantId}\"` } });",
    mayFallAway: "export const f = (email?: string) => axios.get('https://example.zendesk.com/api/v2/users.json', { params: { email } });",
    oneRow: 'api.get(`/crm/v3/objects/contacts/${id}`);',
    count: { not: 'counts come with the records' },
    raw: { not: 'queries in a URL are read by their own languages' },
    related: { not: 'related records are requests of their own' },
    used: "const rows = (await axios.get('https://example.zendesk.com/api/v2/users.json')).data.users;\nfor (const row of rows) mail(row.email);",
  },
  halfTyped: ['api.', "api.get('", "api.get('/crm/v3/objects/contacts', { params: })", "api.get('/crm/v3/objects/contacts', { params: null })", "api.post('/crm/v3/objects/contacts/search')", "api.post('/crm/v3/objects/contacts/search', { filterGroups: [{}], limit: null })", 'fetch(`https://api.hubapi.com/crm/v3/objects/${`)', "fetch('https://api.hubapi.com/crm/v3/objects/')", 'axios({})', "axios({ url: 'https://api.hubapi.com/%E0%A4%A/x?=&&a' })", "fetch('https://api.hubapi.com/crm/v3/objects/contacts?limit=%zz&%')"],
} satisfies ClientSources;
