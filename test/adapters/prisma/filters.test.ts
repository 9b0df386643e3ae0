import adapter from '../../../src/adapters/prisma.ts';
import { catalog } from '../catalog.ts';
import { golden } from '../driver.ts';

describe('prisma: filters', () => {
  golden(adapter, catalog, {
    'nothing filters': [
      {
        title: 'no where',
        source: `import { prisma } from '@/lib/prisma';\nprisma.customer.findMany({ take: 5 });`,
        facts: [
          'import read many customer(*) 5, every row',
        ],
      },
      {
        title: 'where: undefined, where: {}',
        source: `import { prisma } from '@/lib/prisma';\nprisma.customer.findMany({ where: undefined });\nprisma.customer.findMany({ where: {} });`,
        facts: [
          'import read many customer(*) none, every row',
          'import read many customer(*) none, every row',
        ],
      },
      {
        title: 'a scope helper says whose rows, not which',
        source: `import { prisma } from '@/lib/prisma';\nprisma.customer.findMany({ where: { ...customerReadScope(user) } });\nprisma.customer.findMany({ where: visibleTo(user) });\nprisma.customer.findMany({ where: { ...filterFrom(query) } });`,
        facts: [
          'import read many customer(*) none, [customerReadScope other customerReadScope(user) …]',
          'import read many customer(*) none, [visibleTo other visibleTo(user) …]',
          'import read many customer(*) none, ? `where` is built elsewhere',
        ],
      },
      {
        title: 'a condition that is undefined falls away',
        source: `import { prisma } from '@/lib/prisma';\nprisma.customer.findMany({ where: { id: undefined, tenantId: void 0 } });\nprisma.customer.findMany({ where: { id: undefined, tenantId } });`,
        facts: [
          'import read many customer(*) none, every row',
          'import read many customer(*) none, [tenantId eq tenantId]',
        ],
      },
      {
        title: 'AND of nothing',
        source: `import { prisma } from '@/lib/prisma';\nprisma.customer.findMany({ where: { AND: [] } });`,
        facts: [
          'import read many customer(*) none, every row',
        ],
      },
    ],
    'conditions': [
      {
        title: 'a value',
        source: `import { prisma } from '@/lib/prisma';\nprisma.customer.findMany({ where: { tenantId, status: 'open' } });`,
        facts: [
          `import read many customer(*) none, [tenantId eq tenantId, status eq 'open']`,
        ],
      },
      {
        title: 'a unique key',
        source: `import { prisma } from '@/lib/prisma';\nprisma.customer.findUnique({ where: { email } });`,
        facts: [
          'import read one customer(*) default 1, one of [email eq email]',
        ],
      },
      {
        title: 'a compound key',
        source: `import { prisma } from '@/lib/prisma';\nprisma.customer.findUnique({ where: { email_tenantId: { email, tenantId } } });`,
        types: 'the schema has no such key',
        facts: [
          'import read one customer(*) default 1, one of [email_tenantId.email eq email, email_tenantId.tenantId eq tenantId]',
        ],
      },
      {
        title: 'operators',
        source: `import { prisma } from '@/lib/prisma';\nprisma.customer.findMany({ where: { id: { in: ids }, email: { equals: mail, mode: 'insensitive' }, status: { not: 'closed' }, firstName: { contains: q } } });`,
        facts: [
          `import read many customer(*) none, [id in ids, email eq mail, status other 'closed', firstName other q]`,
        ],
      },
      {
        title: 'AND binds, OR and NOT do not',
        source: `import { prisma } from '@/lib/prisma';\nprisma.customer.findMany({ where: { AND: [{ tenantId }, { status }], OR: [{ email: q }, { phone: q }], NOT: { status: 'x' } } });`,
        facts: [
          `import read many customer(*) none, [tenantId eq tenantId, status eq status, OR other [{ email: q }, { phone: q }], NOT other { status: 'x' }]`,
        ],
      },
      {
        title: 'a related record',
        source: `import { prisma } from '@/lib/prisma';\nprisma.order.findMany({ where: { customer: { tenantId, id: customerId } } });\nprisma.order.findMany({ where: { customer: { is: { email } } } });\nprisma.customer.findMany({ where: { orders: { some: { id } } } });\nprisma.customer.findMany({ where: { orders: { none: {} } } });`,
        facts: [
          'import read many order(*) none, [customer.tenantId eq tenantId, customer.id eq customerId]',
          'import read many order(*) none, [customer.email eq email]',
          'import read many customer(*) none, [orders.id eq id]',
          'import read many customer(*) none, [orders other {}]',
        ],
      },
      {
        title: 'conditions of a helper on a relation are no equality',
        source: `import { prisma } from '@/lib/prisma';\nprisma.order.findMany({ where: { customer: visibleTo(user) } });`,
        facts: [
          'import read many order(*) none, [customer other visibleTo(user)]',
        ],
      },
    ],
    'conditions that may fall away': [
      {
        title: 'an optional chain',
        source: `import { prisma } from '@/lib/prisma';\nprisma.customer.findMany({ where: { tenantId: session?.user.tenantId } });`,
        facts: [
          'import read many customer(*) none, [tenantId? eq session?.user.tenantId]',
        ],
      },
      {
        title: 'an optional parameter',
        source: `import { prisma } from '@/lib/prisma';\nexport const list = (tenantId?: string) => prisma.customer.findMany({ where: { tenantId } });`,
        facts: [
          'import read many customer(*) none, [tenantId? eq tenantId]',
        ],
      },
      {
        title: 'a checked one',
        source: `import { prisma } from '@/lib/prisma';\nexport const list = (tenantId?: string) => { if (!tenantId) return []; return prisma.customer.findMany({ where: { tenantId } }); };`,
        facts: [
          'import read many customer(*) none, [tenantId eq tenantId]',
        ],
      },
      {
        title: 'a checked constant',
        source: `import { prisma } from '@/lib/prisma';\nconst id = session?.user?.id;\nif (!id) throw new Error();\nprisma.customer.findMany({ where: { id } });`,
        facts: [
          'import read many customer(*) none, [id eq session?.user?.id]',
        ],
      },
      {
        title: 'empty text becomes undefined',
        source: `import { prisma } from '@/lib/prisma';\nprisma.customer.findMany({ where: { status: status || undefined } });`,
        facts: [
          'import read many customer(*) none, [status? eq status || undefined]',
        ],
      },
      {
        title: 'a list or nothing',
        source: `import { prisma } from '@/lib/prisma';\nprisma.customer.findMany({ where: { id: ids.length > 0 ? { in: ids } : undefined } });`,
        facts: [
          'import read many customer(*) none, [id? in ids]',
        ],
      },
      {
        title: 'a spread under a condition',
        source: `import { prisma } from '@/lib/prisma';\nprisma.customer.findMany({ where: { tenantId, ...(status && { status }), ...(q ? { email: q } : {}) } });`,
        facts: [
          'import read many customer(*) none, [tenantId eq tenantId, status? eq status, email? eq q]',
        ],
      },
      {
        title: 'statements under a condition',
        source: `import { prisma } from '@/lib/prisma';\nconst where: any = { tenantId };\nif (status) where.status = status;\nwhere.deletedAt = null;\nprisma.customer.findMany({ where });`,
        facts: [
          'import read many customer(*) none, [tenantId eq tenantId, status? eq status, deletedAt eq null]',
        ],
      },
      {
        title: 'the whole filter under a condition',
        source: `import { prisma } from '@/lib/prisma';\nprisma.customer.findMany({ where: admin ? undefined : { tenantId } });\nprisma.customer.findMany({ where: admin ? { status } : { status, tenantId } });`,
        facts: [
          'import read many customer(*) none, [tenantId? eq tenantId]',
          'import read many customer(*) none, [status eq status …]',
        ],
      },
    ],
    'what this file does not say': [
      {
        title: 'a filter from the caller',
        source: `import { prisma } from '@/lib/prisma';\nexport const list = (where: Prisma.CustomerWhereInput) => prisma.customer.findMany({ where });`,
        facts: [
          'import read many customer(*) none, ? `where` is built elsewhere',
        ],
      },
      {
        title: `a helper's scope beside a condition`,
        source: `import { prisma } from '@/lib/prisma';\nprisma.customer.findMany({ where: { ...scope(user), status } });\nprisma.customer.findMany({ where: { AND: [scope(user), { status }] } });`,
        facts: [
          'import read many customer(*) none, [status eq status …]',
          'import read many customer(*) none, [status eq status …]',
        ],
      },
      {
        title: 'a filter that is changed by its methods',
        source: `import { prisma } from '@/lib/prisma';\nconst where: any = { AND: [] };\nif (q) where.AND.push({ email: q });\nprisma.customer.findMany({ where });`,
        facts: [
          'import read many customer(*) none, ? `where` is built elsewhere',
        ],
      },
      {
        title: 'a filter that a helper changes',
        source: `import { prisma } from '@/lib/prisma';\nconst where = {};\napplyTenant(where, user);\nprisma.customer.findMany({ where });`,
        facts: [
          'import read many customer(*) none, ? `where` is built elsewhere',
        ],
      },
      {
        title: 'a computed key',
        source: `import { prisma } from '@/lib/prisma';\nprisma.customer.findMany({ where: { [field]: value } });`,
        facts: [
          'import read many customer(*) none, ? `where` is built elsewhere',
        ],
      },
    ],
  });
});
