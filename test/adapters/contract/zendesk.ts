import type { ClientSources } from '../contract.ts';

const NO_BOUND = { not: 'node-zendesk follows the pages of a list to the end' };
const NO_FIELDS = { not: 'Zendesk answers all fields' };

export default {
  before: "import zendesk from 'node-zendesk';\nconst client = zendesk.createClient({ username, token, subdomain });\n",
  sources: {
    unbounded: 'client.users.list();',
    literal: NO_BOUND,
    dynamic: NO_BOUND,
    clamped: NO_BOUND,
    meaningless: NO_BOUND,
    elsewhere: NO_BOUND,
    all: 'client.users.list();',
    some: NO_FIELDS,
    except: NO_FIELDS,
    everyRow: 'client.users.list();',
    byKey: 'client.users.show(id);',
    byIds: 'client.users.showMany(ids);',
    byScope: { not: 'an account is the tenant' },
    mayFallAway: { not: 'conditions are positions, which cannot fall away' },
    oneRow: 'client.users.show(id);',
    count: "client.search.showResultsCount('type:user');",
    raw: { not: 'searches name no single entity' },
    related: { not: 'side-loads are set for the whole client' },
    used: 'const rows = await client.users.list();\nfor (const row of rows) mail(row.email);',
  },
  halfTyped: ['client.users.', 'client.users.list(', 'client.users.show()', 'client.search.query()', 'client.search.query({', 'client.users.listWithFilter()', 'client..list()'],
} satisfies ClientSources;
