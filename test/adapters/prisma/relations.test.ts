import adapter from '../../../src/adapters/prisma.ts';
import { catalog } from '../catalog.ts';
import { golden } from '../driver.ts';

describe('prisma: relations', () => {
  golden(adapter, catalog, {
    'read along': [
      {
        title: 'include: all fields of all rows',
        source: `import { prisma } from '@/lib/prisma';\nprisma.customer.findUnique({ where: { id }, include: { orders: true } });`,
        facts: [
          'import read one customer(*) default 1, one of [id eq id] + read many Order(*) none, every row',
        ],
      },
      {
        title: 'with their own arguments',
        source: `import { prisma } from '@/lib/prisma';\nprisma.customer.findMany({ take: 5, include: { orders: { take: 5, where: { status }, select: { id: true, total: true } } } });`,
        facts: [
          'import read many customer(*) 5, every row + read many Order(id+total) 5, [status eq status]',
        ],
      },
      {
        title: 'several levels',
        source: `import { prisma } from '@/lib/prisma';\nprisma.order.findMany({ take: 5, include: { customer: { include: { orders: { select: { id: true } } } } } });`,
        facts: [
          'import read many order(*) 5, every row + read one Customer(*) default 1, every row { read many Order(id) none, every row }',
        ],
      },
      {
        title: 'through select',
        source: `import { prisma } from '@/lib/prisma';\nprisma.order.findMany({ take: 5, select: { id: true, customer: { select: { email: true } } } });`,
        facts: [
          'import read many order(id) 5, every row + read one Customer(email) default 1, every row',
        ],
      },
      {
        title: 'include: false',
        source: `import { prisma } from '@/lib/prisma';\nprisma.customer.findMany({ take: 5, include: { orders: false, _count: true } });`,
        facts: [
          'import read many customer(*) 5, every row',
        ],
      },
      {
        title: 'under a condition',
        source: `import { prisma } from '@/lib/prisma';\nprisma.customer.findMany({ take: 5, include: full ? { orders: true } : undefined });`,
        facts: [
          'import read many customer(*) 5, every row + read many Order(*) none, every row',
        ],
      },
      {
        title: 'the fluent interface answers the relation only',
        source: `import { prisma } from '@/lib/prisma';\nconst rows = await prisma.customer.findUnique({ where: { id } }).orders({ take: 3 });`,
        facts: [
          'import read one customer() default 1, one of [id eq id] + read many Order(*) 3, every row',
        ],
      },
    ],
    'what this file does not say': [
      {
        title: 'an imported include',
        source: `import { prisma } from '@/lib/prisma';\nprisma.customer.findMany({ take: 5, include: customerInclude });`,
        facts: [
          'import read many customer(*) 5, every row + read many <relations are built elsewhere>(? relations are built elsewhere) ? relations are built elsewhere, ? relations are built elsewhere',
        ],
      },
      {
        title: 'an imported include beside a known one',
        source: `import { prisma } from '@/lib/prisma';\nprisma.customer.findMany({ take: 5, include: { ...customerInclude, orders: true } });`,
        facts: [
          'import read many customer(*) 5, every row + read many Order(*) none, every row | read many <relations are built elsewhere>(? relations are built elsewhere) ? relations are built elsewhere, ? relations are built elsewhere',
        ],
      },
      {
        title: 'imported arguments of a relation',
        source: `import { prisma } from '@/lib/prisma';\nprisma.customer.findMany({ take: 5, include: { orders: orderArgs } });`,
        facts: [
          'import read many customer(*) 5, every row + read many Order(? arguments are built elsewhere) ? arguments are built elsewhere, ? arguments are built elsewhere',
        ],
      },
      {
        title: 'a relation the schema does not have',
        source: `import { prisma } from '@/lib/prisma';\nprisma.customer.findMany({ take: 5, include: { notes: true } });`,
        types: 'the relation is missing, as after a change of the schema',
        facts: [
          'import read many customer(*) 5, every row + read many <`notes` is not a relation the schema knows>(*) ? relation is not known, every row',
        ],
      },
      {
        title: 'a model the schema does not have',
        source: `import { PrismaClient } from '@prisma/client';\nconst prisma = new PrismaClient();\nprisma.invoice.findMany({ take: 5, select: { id: true, lines: { select: { sum: true } } } });`,
        types: 'the model is missing, as after a change of the schema',
        facts: [
          'import read many invoice(id) 5, every row + read many <`lines` is not a relation the schema knows>(sum) ? relation is not known, every row',
        ],
      },
    ],
  });
});
