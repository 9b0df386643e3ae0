import type { ClientSources } from '../contract.ts';

export default {
  before: "import { ContainerRegistrationKeys } from '@medusajs/framework/utils';\nconst query = container.resolve(ContainerRegistrationKeys.QUERY);\n",
  sources: {
    unbounded: "query.graph({ entity: 'customer', fields: ['*'] });",
    literal: "query.graph({ entity: 'customer', fields: ['id'], pagination: { skip: 0, take: 20 } });",
    dynamic: "export const f = (n: number) => query.graph({ entity: 'customer', fields: ['id'], pagination: { skip: 0, take: n } });",
    clamped: "export const f = (n: number) => query.graph({ entity: 'customer', fields: ['id'], pagination: { skip: 0, take: Math.min(n, 100) } });",
    meaningless: "export const f = (n?: number) => query.graph({ entity: 'customer', fields: ['id'], pagination: { skip: 0, take: n } });",
    elsewhere: "export const f = (pagination: any) => query.graph({ entity: 'customer', fields: ['id'], pagination });",
    all: "query.graph({ entity: 'customer', fields: ['*'], pagination: { skip: 0, take: 5 } });",
    some: "query.graph({ entity: 'customer', fields: ['id', 'email'], pagination: { skip: 0, take: 5 } });",
    except: { not: 'fields are named one by one' },
    everyRow: "query.graph({ entity: 'customer', fields: ['id'], pagination: { skip: 0, take: 5 } });",
    byKey: "query.graph({ entity: 'customer', fields: ['id'], filters: { id } });",
    byIds: "query.graph({ entity: 'customer', fields: ['id'], filters: { id: ['a', 'b'] } });",
    byScope: "query.graph({ entity: 'customer', fields: ['id'], filters: { tenantId } });",
    mayFallAway: "export const f = (q: { email?: string }) => query.graph({ entity: 'customer', fields: ['id'], filters: { ...(q.email && { email: q.email }) } });",
    oneRow: "import type { ICustomerModuleService } from '@medusajs/framework/types';\nexport const f = (service: ICustomerModuleService) => service.retrieveCustomer(id);",
    count: { not: 'a page brings its count beside the rows' },
    raw: { not: 'queries are objects' },
    related: "query.graph({ entity: 'customer', fields: ['id', 'orders.*'] });",
    used: "const { data: rows } = await query.graph({ entity: 'customer', fields: ['*'] });\nfor (const row of rows) mail(row.email);",
  },
  halfTyped: ['query.graph(', 'query.graph({ entity: })', "query.graph({ entity: 'customer', fields: })", "query.graph({ entity: 'customer', fields: [,], filters: null, pagination: 3 })", 'remoteQueryObjectFromString({ entryPoint })', 'service.listCustomers(', 'useQueryGraphStep()'],
} satisfies ClientSources;
