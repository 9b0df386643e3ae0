import { inHouseAdapter } from '../../../src/adapters/in-house.ts';
import type { InHouseClient } from '../../../src/model/index.ts';

/** A client as a policy describes it. */
export const CLIENT: InHouseClient = {
  name: 'customer-api',
  module: '@acme/customer-client',
  methods: [
    { name: 'listCustomers', entity: 'Customer', operation: 'read', many: true, bound: { argument: 0, property: 'limit' }, fields: { argument: 0, property: 'fields' }, filter: { argument: 0, property: 'where' } },
    { name: 'getCustomer', entity: 'Customer', operation: 'read', many: false, key: { argument: 0 } },
    { name: 'countCustomers', entity: 'Customer', operation: 'count', many: false },
    { name: 'search', entity: { argument: 0 }, operation: 'read', many: true, bound: { argument: 1 }, defaultRows: 50 },
    { name: 'removeCustomers', entity: 'Customer', operation: 'delete', many: true, filter: { argument: 0 } },
  ],
};

/** The adapter for it, and for a client that is only known by its class. */
export const adapter = inHouseAdapter([CLIENT, { name: 'legacy', object: 'LegacyCrm', methods: [{ name: 'fetchAll', entity: 'Customer', operation: 'read', many: true }] }, { name: 'own', module: './src/api/client', methods: [{ name: 'loadCustomers', entity: 'Customer', operation: 'read', many: true }] }]);
