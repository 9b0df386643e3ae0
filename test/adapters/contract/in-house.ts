import type { ClientSources } from '../contract.ts';

/** As a policy describes it: see `test/adapters/in-house/client.ts`. */
export default {
  before: "import { CustomerApi } from '@acme/customer-client';\nconst api = new CustomerApi();\n",
  sources: {
    unbounded: 'api.listCustomers();',
    literal: 'api.listCustomers({ limit: 20 });',
    dynamic: 'export const f = (n: number) => api.listCustomers({ limit: n });',
    clamped: 'export const f = (n: number) => api.listCustomers({ limit: Math.min(n, 100) });',
    meaningless: 'export const f = (n?: number) => api.listCustomers({ limit: n });',
    elsewhere: 'export const f = (args: any) => api.listCustomers(args);',
    all: 'api.listCustomers({ limit: 5 });',
    some: "api.listCustomers({ fields: ['id', 'email'] });",
    except: { not: 'the policy cannot describe such a projection' },
    everyRow: 'api.listCustomers({ limit: 5 });',
    byKey: 'api.getCustomer(id);',
    byIds: 'api.listCustomers({ where: { id: [a, b] } });',
    byScope: 'api.listCustomers({ where: { tenantId } });',
    mayFallAway: 'const where: any = {};\nif (email) where.email = email;\napi.listCustomers({ where });',
    oneRow: 'api.getCustomer(id);',
    count: 'api.countCustomers();',
    raw: { not: 'an in-house client takes no statements' },
    related: { not: 'the policy cannot describe relations' },
    used: 'const rows = await api.listCustomers();\nfor (const row of rows) mail(row.email);',
  },
  halfTyped: ['api.listCustomers(', 'api.listCustomers({ limit: })', 'api.listCustomers({ limit, where: null, fields: [,] })', 'api.getCustomer(...)', 'api.listCustomers(...args)', 'api.listCustomers({ fields: [...names] })'],
} satisfies ClientSources;
