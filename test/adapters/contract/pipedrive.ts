import type { ClientSources } from '../contract.ts';

const NO_FIELDS = { not: 'Pipedrive answers all standard fields' };

export default {
  before: "import { UsersApi } from 'pipedrive/v1';\nimport { PersonsApi, Configuration } from 'pipedrive/v2';\nconst api = new PersonsApi(new Configuration({ apiKey }));\nconst users = new UsersApi(config);\n",
  sources: {
    unbounded: 'users.getUsers();',
    literal: 'api.getPersons({ limit: 20 });',
    dynamic: 'export const f = (n: number) => api.getPersons({ limit: n });',
    clamped: 'export const f = (n: number) => api.getPersons({ limit: Math.min(n, 100) });',
    meaningless: 'let cursor;\nconst all = [];\ndo {\n  const page = await api.getPersons({ limit: 500, cursor });\n  all.push(...page.data);\n  cursor = page.additional_data.next_cursor;\n} while (cursor);',
    elsewhere: 'export const f = (request: any) => api.getPersons(request);',
    all: 'api.getPersons();',
    some: NO_FIELDS,
    except: NO_FIELDS,
    everyRow: 'api.getPersons({ limit: 5 });',
    byKey: 'api.getPerson({ id });',
    byIds: { not: 'ids are one text' },
    byScope: { not: 'an account is the tenant' },
    mayFallAway: { not: 'Pipedrive filters by owner, organisation and ids, which a request leaves out as a whole' },
    oneRow: 'api.getPerson({ id });',
    count: { not: 'Pipedrive counts nothing' },
    raw: { not: 'Pipedrive takes no statements' },
    related: { not: 'related records are requests of their own' },
    used: 'const { data: rows } = await api.getPersons();\nfor (const row of rows) mail(row.email);',
  },
  types: { used: 'version 2 calls it `emails`' },
  halfTyped: ['api.', 'api.getPersons(', 'api.getPersons({ limit: })', 'api.getPerson()', 'api.getPersons({ limit: null })', 'api.getPersons({ ...x })', 'api.searchPersons({})'],
} satisfies ClientSources;
