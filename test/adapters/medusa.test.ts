import adapter from '../../src/adapters/medusa.ts';
import { catalog } from './catalog.ts';
import { golden } from './driver.ts';

const KEYS = "import { ContainerRegistrationKeys, Modules, remoteQueryObjectFromString } from '@medusajs/framework/utils';\n";
const QUERY = `${KEYS}const query = container.resolve(ContainerRegistrationKeys.QUERY);\n`;
const SERVICE = `import type { ICustomerModuleService } from '@medusajs/framework/types';\n${KEYS}const service: ICustomerModuleService = container.resolve(Modules.CUSTOMER);\n`;

describe('medusa', () => {
  golden(adapter, catalog, {
    'queries': [
      {
        title: 'a page of a model, with relations',
        source: `${QUERY}const { data: customers, metadata } = await query.graph({ entity: 'customer', fields: ['id', 'email', 'orders.total', '*visits'], filters: { status: { $in: ['a', 'b'] }, $or: [{ email }, { phone }] }, pagination: { skip: 0, take: 50 } });
for (const customer of customers) mail(customer.email);`,
        facts: ["import read many customer(id+email) 50, [status in ['a', 'b'], $or other [{ email }, { phone }]] + read many Order(total) ? as many as belong to each row, every row | read many Visit(*) ? as many as belong to each row, every row"],
        result: 'customers,customer: email',
      },
      {
        title: 'edits keep what is read along',
        source: `${QUERY}await query.graph({ entity: 'customer', fields: ['*', 'orders.*'] });`,
        facts: ['import read many customer(*) none, every row + read many Order(*) ? as many as belong to each row, every row'],
        result: '',
        bound: "await query.graph({ entity: 'customer', fields: ['*', 'orders.*'], pagination: { skip: 0, take: 50 } });",
        project: "await query.graph({ entity: 'customer', fields: ['id', 'email', 'orders.*'] });",
      },
      {
        title: 'one record by its key',
        source: `${QUERY}const { data: [customer] } = await query.graph({ entity: 'customer', fields: ['*'], filters: { id: req.params.id } });`,
        facts: ['import read many customer(*) default 1, one of [id eq req.params.id]'],
      },
      {
        title: 'what bounds nothing, what is built elsewhere',
        source: `${QUERY}export const a = async () => query.graph({ entity: 'customer', fields: ['id'], pagination: { skip: 0, take: 0 } });
export const b = async (fields: string[], filters: any) => query.graph({ entity: 'customer', fields, filters });`,
        facts: ['import read many customer(id) meaningless: 0 means no limit, every row', 'import read many customer(? the fields are built elsewhere) none, ? the filter is built elsewhere'],
      },
      {
        title: 'the older remote query',
        source: `${KEYS}const remoteQuery = container.resolve(ContainerRegistrationKeys.REMOTE_QUERY);
const queryObject = remoteQueryObjectFromString({ entryPoint: 'customers', variables: { filters: { status: 'open' }, skip: 0, take: 20 }, fields: ['id', 'email'] });
const { rows } = await remoteQuery(queryObject);
for (const row of rows) mail(row.email);
const [found] = await remoteQuery(remoteQueryObjectFromString({ entryPoint: 'customer', variables: { id: req.params.id }, fields: ['*'] }));
await remoteQuery(remoteQueryObjectFromString({ entryPoint: 'customer', variables: { id, filters: { ...req.filterableFields } }, fields: ['id'] }));`,
        facts: ["import read many customers(id+email) 20, [status eq 'open']", 'import read many customer(*) default 1, one of [id eq req.params.id]', 'import read many customer(id) default 1, one of [id eq id …]'],
        result: 'rows,row: email',
      },
      {
        title: 'steps of a workflow',
        source: `import { useQueryGraphStep, useRemoteQueryStep } from '@medusajs/medusa/core-flows';
const { data } = useQueryGraphStep({ entity: 'customer', fields: ['id', 'email'], filters: { id: input.ids } });
const order = useRemoteQueryStep({ entry_point: 'orders', fields: ['id'], variables: { id: input.order_id }, list: false });`,
        facts: ['import read many customer(id+email) none, [id in input.ids]', 'import read one orders(id) default 1, one of [id eq input.order_id]'],
        result: '? the rows are read where the step runs',
      },
      {
        title: 'a value of the package, and another graph',
        source: `import type { RemoteQueryFunction } from '@medusajs/framework/types';
export const f = async (remote: RemoteQueryFunction) => remote.graph({ entity: 'customer', fields: ['id'] });
chart.graph({ title: 'x' });`,
        facts: ['declaration read many customer(id) none, every row'],
      },
      {
        title: 'the same shape without Medusa',
        source: "const rows = await client.graph({ entity: 'customer', fields: ['id'] });\nservice.listCustomers({});",
        facts: [],
      },
    ],
    'module services': [
      {
        title: 'lists',
        source: `${SERVICE}const rows = await service.listCustomers({ email }, { select: ['id', 'email'], relations: ['orders'], take: 10 });
for (const row of rows) mail(row.email);
const [all, count] = await service.listAndCountCustomers({}, { take: null });
await service.listCustomers({ id: ids });`,
        facts: [
          'declaration read many Customer(id+email) 10, [email eq email] + read many Order(*) ? as many as belong to each row, every row',
          'declaration read many Customer(*) none, every row',
          'declaration read many Customer(*) ? how many rows come without `take` depends on the version, [id in ids]',
        ],
        result: 'rows,row: email',
      },
      {
        title: 'one record, and writes',
        source: `${SERVICE}await service.retrieveCustomer(id, { relations: ['orders.items'] });
await service.createCustomers({ email });
await service.updateCustomers(id, { email });
await service.updateCustomers({ status: 'open' }, { status });
await service.updateCustomers({ id, email });
await service.softDeleteCustomers(ids);`,
        facts: [
          'declaration read one Customer(*) default 1, one of [id eq id] + read many Order(*) ? as many as belong to each row, every row { read many items(*) ? as many as belong to each row, every row }',
          'declaration create one Customer(*) default 1, every row',
          'declaration update one Customer(*) default 1, one of [id eq id]',
          "declaration update many Customer(*) ? as many rows as are written, [status eq 'open']",
          'declaration update one Customer(*) default 1, one of [id eq id]',
          'declaration delete many Customer() default 0, [id in ids]',
        ],
      },
      {
        title: 'asked of a container, kept in a class',
        source: `import { IOrderModuleService } from '@medusajs/framework/types';
${KEYS}export const a = async (container: any) => container.resolve(Modules.CUSTOMER).listCustomers({}, { take: 5 });
export class S {
  constructor(protected readonly orders_: IOrderModuleService) {}
  open() { return this.orders_.listOrders({ status: 'open' }, { take: 5 }); }
}`,
        facts: ['import read many Customer(*) 5, every row', "declaration read many Order(*) 5, [status eq 'open']"],
      },
    ],
  });
});
