import adapter from '../../../src/adapters/prisma.ts';
import { catalog } from '../catalog.ts';
import { golden } from '../driver.ts';

describe('prisma: projections', () => {
  golden(adapter, catalog, {
    'fields': [
      {
        title: 'all',
        source: `import { prisma } from '@/lib/prisma';\nprisma.customer.findMany({ take: 5 });`,
        facts: [
          'import read many customer(*) 5, every row',
        ],
        project: 'prisma.customer.findMany({ take: 5, select: { id: true, email: true } });',
      },
      {
        title: 'some',
        source: `import { prisma } from '@/lib/prisma';\nprisma.customer.findMany({ take: 5, select: { id: true, email: true, phone: false, status: undefined } });`,
        facts: [
          'import read many customer(id+email) 5, every row',
        ],
      },
      {
        title: 'relations are not fields',
        source: `import { prisma } from '@/lib/prisma';\nprisma.customer.findMany({ take: 5, select: { id: true, orders: true, _count: true } });`,
        facts: [
          'import read many customer(id) 5, every row + read many Order(*) none, every row',
        ],
      },
      {
        title: 'only a count',
        source: `import { prisma } from '@/lib/prisma';\nprisma.customer.findMany({ take: 5, select: { _count: true } });`,
        facts: [
          'import read many customer() 5, every row',
        ],
      },
      {
        title: 'all but some',
        source: `import { prisma } from '@/lib/prisma';\nprisma.customer.findMany({ take: 5, omit: { phone: true, email: false } });`,
        facts: [
          'import read many customer(*-phone) 5, every row',
        ],
        project: null,
      },
      {
        title: 'a constant selection',
        source: `import { prisma } from '@/lib/prisma';\nconst summary = { id: true, status: true } satisfies Prisma.CustomerSelect;\nprisma.customer.findMany({ take: 5, select: summary });`,
        facts: [
          'import read many customer(id+status) 5, every row',
        ],
      },
      {
        title: 'a validated selection',
        source: `import { prisma } from '@/lib/prisma';\nconst summary = Prisma.validator<Prisma.CustomerSelect>()({ id: true, status: true });\nprisma.customer.findMany({ take: 5, select: summary });`,
        facts: [
          'import read many customer(id+status) 5, every row',
        ],
      },
      {
        title: 'a selection put together from others',
        source: `import { prisma } from '@/lib/prisma';\nconst base = { id: true };\nconst more = { ...base, email: true };\nprisma.customer.findMany({ take: 5, select: { ...more, status: true } });`,
        facts: [
          'import read many customer(id+email+status) 5, every row',
        ],
      },
      {
        title: 'a flag of run time counts as on',
        source: `import { prisma } from '@/lib/prisma';\nprisma.customer.findMany({ take: 5, select: { id: true, phone: showPhone } });`,
        facts: [
          'import read many customer(id+phone) 5, every row',
        ],
      },
      {
        title: 'select: undefined',
        source: `import { prisma } from '@/lib/prisma';\nprisma.customer.findMany({ take: 5, select: undefined });`,
        facts: [
          'import read many customer(*) 5, every row',
        ],
      },
    ],
    'what this file does not say': [
      {
        title: 'an imported selection',
        source: `import { prisma } from '@/lib/prisma';\nimport { customerSelect } from './selects';\nprisma.customer.findMany({ take: 5, select: customerSelect });\nprisma.customer.findMany({ take: 5, select: { ...customerSelect, id: true } });`,
        facts: [
          'import read many customer(? `select` is built elsewhere) 5, every row',
          'import read many customer(? `select` is built elsewhere) 5, every row',
        ],
      },
      {
        title: 'a selection for some',
        source: `import { prisma } from '@/lib/prisma';\nprisma.customer.findMany({ take: 5, ...(slim && { select: { id: true } }) });`,
        facts: [
          'import read many customer(? `select` is only set on some paths) 5, every row',
        ],
      },
    ],
    'edits keep what is read along': [
      {
        title: 'include moves into select',
        source: `import { prisma } from '@/lib/prisma';\nprisma.customer.findMany({ take: 5, include: { orders: { take: 5 }, _count: true } });`,
        facts: [
          'import read many customer(*) 5, every row + read many Order(*) 5, every row',
        ],
        project: 'prisma.customer.findMany({ take: 5, select: { id: true, email: true, orders: { take: 5 }, _count: true } });',
      },
      {
        title: 'a selection keeps its relations',
        source: `import { prisma } from '@/lib/prisma';\nprisma.customer.findMany({ take: 5, select: { phone: true, orders: { select: { total: true } } } });`,
        facts: [
          'import read many customer(phone) 5, every row + read many Order(total) none, every row',
        ],
        project: 'prisma.customer.findMany({ take: 5, select: { id: true, email: true, orders: { select: { total: true } } } });',
      },
      {
        title: 'not where an imported include stands',
        source: `import { prisma } from '@/lib/prisma';\nprisma.customer.findMany({ take: 5, include: customerInclude });`,
        facts: [
          'import read many customer(*) 5, every row + read many <relations are built elsewhere>(? relations are built elsewhere) ? relations are built elsewhere, ? relations are built elsewhere',
        ],
        project: null,
      },
      {
        title: 'not where a spread may bring one',
        source: `import { prisma } from '@/lib/prisma';\nprisma.customer.findMany({ ...args, take: 5 });`,
        facts: [
          'import read many customer(? arguments come from a spread) 5, ? arguments come from a spread',
        ],
        bound: 'prisma.customer.findMany({ ...args, take: 50 });',
        project: null,
      },
      {
        title: 'over several lines, with a trailing comma and a comment',
        source: `import { prisma } from '@/lib/prisma';\nprisma.customer.findMany({\n  where: { status },\n  orderBy: { createdAt: 'desc' }, // newest first\n});`,
        facts: [
          'import read many customer(*) none, [status eq status]',
        ],
        bound: `  orderBy: { createdAt: 'desc' },\n  take: 50, // newest first`,
        project: `  orderBy: { createdAt: 'desc' },\n  select: { id: true, email: true }, // newest first`,
      },
      {
        title: 'CRLF',
        source: `import { prisma } from '@/lib/prisma';\nprisma.customer.findMany({\r\n  where: { status },\r\n});`,
        facts: [
          'import read many customer(*) none, [status eq status]',
        ],
        bound: '  take: 50,\r',
      },
      {
        title: 'a comment in an empty object stays',
        source: `import { prisma } from '@/lib/prisma';\nprisma.customer.findMany({ /* everybody */ });`,
        facts: [
          'import read many customer(*) none, every row',
        ],
        bound: 'prisma.customer.findMany({ take: 50 /* everybody */ });',
      },
    ],
  });
});
