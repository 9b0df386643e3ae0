import type { ClientSources } from '../contract.ts';

export default {
  before: "import { Model } from 'objection';\nclass Customer extends Model {\n  static tableName = 'customers';\n  email!: string;\n}\n",
  sources: {
    unbounded: "await Customer.query().orderBy('id');",
    literal: 'await Customer.query().limit(20);',
    dynamic: 'export const f = async (n: number) => Customer.query().page(0, n);',
    clamped: 'export const f = async (n: number) => Customer.query().page(0, Math.min(n, 100));',
    meaningless: 'export const f = async (n?: number) => Customer.query().limit(n);',
    elsewhere: "await Customer.query().modify('narrow');",
    all: 'await Customer.query().page(0, 10);',
    some: "await Customer.query().select('id', 'email');",
    except: { not: 'SQL has no such projection' },
    everyRow: 'await Customer.query().limit(5);',
    byKey: 'await Customer.query().findById(id);',
    byIds: 'await Customer.query().findByIds(ids);',
    byScope: "await Customer.query().where('tenantId', tenantId);",
    mayFallAway: 'const query = Customer.query();\nif (email) query.where({ email });\nconst rows = await query;',
    oneRow: 'await Customer.query().findOne({ email }).select();',
    count: 'await Customer.query().resultSize();',
    raw: "await Customer.knex().raw('SELECT id FROM customer');",
    related: "await Customer.query().withGraphFetched('orders');",
    used: 'const rows = await Customer.query();\nfor (const row of rows) mail(row.email);',
  },
  halfTyped: ['Customer.query().', 'Customer.query(', 'Customer.query().page()', "Customer.query().withGraphFetched('[orders.[').", 'Customer.query().withGraphFetched()', 'Customer.query().findById()', 'customer.$query().patch()', 'Customer.relatedQuery().for()', 'Customer.query().modifyGraph(...x).range(1)'],
} satisfies ClientSources;
