import adapter from '../../../src/adapters/prisma.ts';
import { catalog } from '../catalog.ts';
import { golden } from '../driver.ts';

describe('prisma: bounds', () => {
  golden(adapter, catalog, {
    'no bound': [
      {
        title: 'no argument',
        source: `import { prisma } from '@/lib/prisma';\nprisma.customer.findMany();`,
        facts: [
          'import read many customer(*) none, every row',
        ],
        bound: 'prisma.customer.findMany({ take: 50 });',
        project: 'prisma.customer.findMany({ select: { id: true, email: true } });',
      },
      {
        title: 'undefined as the argument',
        source: `import { prisma } from '@/lib/prisma';\nprisma.customer.findMany(undefined);`,
        facts: [
          'import read many customer(*) none, every row',
        ],
        bound: 'prisma.customer.findMany({ take: 50 });',
      },
      {
        title: 'an empty object',
        source: `import { prisma } from '@/lib/prisma';\nprisma.customer.findMany({});`,
        facts: [
          'import read many customer(*) none, every row',
        ],
        bound: 'prisma.customer.findMany({ take: 50 });',
        project: 'prisma.customer.findMany({ select: { id: true, email: true } });',
      },
      {
        title: 'a filter alone',
        source: `import { prisma } from '@/lib/prisma';\nprisma.customer.findMany({ where: { status: 'open' } });`,
        facts: [
          `import read many customer(*) none, [status eq 'open']`,
        ],
        bound: `prisma.customer.findMany({ where: { status: 'open' }, take: 50 });`,
        project: `prisma.customer.findMany({ where: { status: 'open' }, select: { id: true, email: true } });`,
      },
      {
        title: 'take: undefined',
        source: `import { prisma } from '@/lib/prisma';\nprisma.customer.findMany({ take: undefined });`,
        facts: [
          'import read many customer(*) none, every row',
        ],
        bound: 'prisma.customer.findMany({ take: 50 });',
      },
      {
        title: 'skip, cursor, distinct and the join strategy bound nothing',
        source: `import { prisma } from '@/lib/prisma';\nprisma.customer.findMany({\n  skip: 20,\n  cursor: { id },\n  distinct: ['status'],\n  relationLoadStrategy: 'join',\n});`,
        types: 'the join strategy is a preview feature of the schema',
        facts: [
          'import read many customer(*) none, every row',
        ],
        bound: '  take: 50,',
      },
      {
        title: 'arguments in a constant: no edit there',
        source: `import { prisma } from '@/lib/prisma';\nconst args = { where: { status } };\nprisma.customer.findMany(args);`,
        facts: [
          'import read many customer(*) none, [status eq status]',
        ],
        bound: null,
        project: null,
      },
    ],
    'literals': [
      {
        title: 'a number',
        source: `import { prisma } from '@/lib/prisma';\nprisma.customer.findMany({ take: 20 });`,
        facts: [
          'import read many customer(*) 20, every row',
        ],
        bound: 'prisma.customer.findMany({ take: 50 });',
      },
      {
        title: 'the last rows',
        source: `import { prisma } from '@/lib/prisma';\nprisma.customer.findMany({ take: -5 });`,
        facts: [
          'import read many customer(*) 5, every row',
        ],
      },
      {
        title: 'a constant',
        source: `import { prisma } from '@/lib/prisma';\nconst PAGE = 25;\nprisma.customer.findMany({ take: PAGE });`,
        facts: [
          'import read many customer(*) 25, every row',
        ],
      },
      {
        title: 'one more than the page',
        source: `import { prisma } from '@/lib/prisma';\nconst PAGE = 25;\nprisma.customer.findMany({ take: PAGE + 1 });`,
        facts: [
          'import read many customer(*) 26, every row',
        ],
      },
      {
        title: 'a constant object and an enum',
        source: `import { prisma } from '@/lib/prisma';\nconst LIMITS = { list: 40 } as const;\nenum Page { Small = 15 }\nprisma.customer.findMany({ take: LIMITS.list });\nprisma.customer.findMany({ take: Page.Small });`,
        facts: [
          'import read many customer(*) 40, every row',
          'import read many customer(*) 15, every row',
        ],
      },
      {
        title: 'a number that means everything',
        source: `import { prisma } from '@/lib/prisma';\nconst ALL = 9_999_999;\nprisma.customer.findMany({ take: ALL });`,
        facts: [
          'import read many customer(*) 9999999, every row',
        ],
      },
      {
        title: 'a constant object that is changed later says nothing',
        source: `import { prisma } from '@/lib/prisma';\nconst LIMITS = { list: 40 };\nLIMITS.list = Number(process.env.LIMIT);\nprisma.customer.findMany({ take: LIMITS.list });`,
        facts: [
          'import read many customer(*) dynamic, every row',
        ],
      },
      {
        title: 'set by a later statement',
        source: `import { prisma } from '@/lib/prisma';\nconst args: any = { where: { status } };\nargs.take = 30;\nprisma.customer.findMany(args);`,
        facts: [
          'import read many customer(*) 30, [status eq status]',
        ],
      },
      {
        title: 'merged by Object.assign',
        source: `import { prisma } from '@/lib/prisma';\nconst args = {};\nObject.assign(args, { take: 30 });\nprisma.customer.findMany(args);`,
        facts: [
          'import read many customer(*) 30, every row',
        ],
      },
      {
        title: 'in a spread of this file',
        source: `import { prisma } from '@/lib/prisma';\nconst page = { take: 30, skip: 0 };\nprisma.customer.findMany({ where: { status }, ...page });`,
        facts: [
          'import read many customer(*) 30, [status eq status]',
        ],
      },
    ],
    'values of run time': [
      {
        title: 'a parameter',
        source: `import { prisma } from '@/lib/prisma';\nexport const list = (limit: number) => prisma.customer.findMany({ take: limit });`,
        facts: [
          'import read many customer(*) dynamic, every row',
        ],
      },
      {
        title: 'shorthand',
        source: `import { prisma } from '@/lib/prisma';\nexport const list = (take: number) => prisma.customer.findMany({ take });`,
        facts: [
          'import read many customer(*) dynamic, every row',
        ],
        bound: 'export const list = (take: number) => prisma.customer.findMany({ take: 50 });',
      },
      {
        title: 'Math.min',
        source: `import { prisma } from '@/lib/prisma';\nexport const list = (n: number) => prisma.customer.findMany({ take: Math.min(n, 100) });`,
        facts: [
          'import read many customer(*) dynamic<=100, every row',
        ],
      },
      {
        title: 'between two limits',
        source: `import { prisma } from '@/lib/prisma';\nexport const list = (n: string) => prisma.customer.findMany({ take: Math.max(1, Math.min(Number(n) || 20, 100)) });`,
        facts: [
          'import read many customer(*) dynamic<=100, every row',
        ],
      },
      {
        title: 'clamp',
        source: `import { prisma } from '@/lib/prisma';\nexport const list = (n: number) => prisma.customer.findMany({ take: clamp(n, 1, 200) });`,
        facts: [
          'import read many customer(*) dynamic<=200, every row',
        ],
      },
      {
        title: 'a ternary cap',
        source: `import { prisma } from '@/lib/prisma';\nexport const list = (n: number) => [prisma.customer.findMany({ take: n > 50 ? 50 : n }), prisma.customer.findMany({ take: n <= 60 ? n : 60 })];`,
        facts: [
          'import read many customer(*) dynamic<=50, every row',
          'import read many customer(*) dynamic<=60, every row',
        ],
      },
      {
        title: 'the larger branch',
        source: `import { prisma } from '@/lib/prisma';\nexport const list = (all: boolean) => prisma.customer.findMany({ take: all ? 5000 : 50 });`,
        facts: [
          'import read many customer(*) dynamic<=5000, every row',
        ],
      },
      {
        title: 'a default',
        source: `import { prisma } from '@/lib/prisma';\nexport const list = (n?: number) => prisma.customer.findMany({ take: n ?? 50 });`,
        facts: [
          'import read many customer(*) dynamic, every row',
        ],
      },
      {
        title: 'validated elsewhere',
        source: `import { prisma } from '@/lib/prisma';\nimport { pageSchema } from './schemas';\nexport const list = (q: unknown) => { const { take } = pageSchema.parse(q); return prisma.customer.findMany({ take }); };`,
        facts: [
          'import read many customer(*) dynamic, every row',
        ],
      },
      {
        title: 'a checked optional parameter',
        source: `import { prisma } from '@/lib/prisma';\nexport function list(limit?: number) { if (!limit) throw new Error('limit'); return prisma.customer.findMany({ take: limit }); }`,
        facts: [
          'import read many customer(*) dynamic, every row',
        ],
      },
    ],
    'bounds that mean nothing': [
      {
        title: 'an optional parameter',
        source: `import { prisma } from '@/lib/prisma';\nexport const list = (limit?: number) => prisma.customer.findMany({ take: limit });`,
        facts: [
          'import read many customer(*) meaningless: the value can be undefined, which means no limit, every row',
        ],
        bound: 'export const list = (limit?: number) => prisma.customer.findMany({ take: 50 });',
      },
      {
        title: 'a branch that answers undefined',
        source: `import { prisma } from '@/lib/prisma';\nexport const list = (all: boolean) => prisma.customer.findMany({ take: all ? undefined : 50 });`,
        facts: [
          'import read many customer(*) meaningless: the value can be undefined, which means no limit, every row',
        ],
      },
      {
        title: 'an optional chain',
        source: `import { prisma } from '@/lib/prisma';\nexport const list = (q?: { limit: number }) => prisma.customer.findMany({ take: q?.limit });`,
        facts: [
          'import read many customer(*) meaningless: the value can be undefined, which means no limit, every row',
        ],
      },
      {
        title: 'a spread under a condition',
        source: `import { prisma } from '@/lib/prisma';\nexport const list = (limit: number) => prisma.customer.findMany({ where: { status }, ...(limit ? { take: limit } : {}) });`,
        facts: [
          'import read many customer(*) meaningless: `take` is only set on some paths, [status eq status]',
        ],
        bound: 'export const list = (limit: number) => prisma.customer.findMany({ where: { status }, ...(limit ? { take: limit } : {}), take: 50 });',
      },
      {
        title: 'a statement under a condition',
        source: `import { prisma } from '@/lib/prisma';\nconst args: any = {};\nif (limit) args.take = limit;\nprisma.customer.findMany(args);`,
        facts: [
          'import read many customer(*) meaningless: `take` is only set on some paths, every row',
        ],
      },
      {
        title: 'Infinity',
        source: `import { prisma } from '@/lib/prisma';\nprisma.customer.findMany({ take: Infinity });`,
        facts: [
          'import read many customer(*) meaningless: Infinity is no limit, every row',
        ],
      },
    ],
    'what this file does not say': [
      {
        title: `a spread of a helper's result`,
        source: `import { prisma } from '@/lib/prisma';\nprisma.customer.findMany({ where: { status }, ...pagination(query) });`,
        facts: [
          'import read many customer(? arguments come from a spread) ? arguments come from a spread, ? arguments come from a spread',
        ],
        bound: 'prisma.customer.findMany({ where: { status }, ...pagination(query), take: 50 });',
        project: null,
      },
      {
        title: 'a spread behind the bound may replace it',
        source: `import { prisma } from '@/lib/prisma';\nprisma.customer.findMany({ take: 20, ...overrides });`,
        facts: [
          'import read many customer(? arguments come from a spread) ? arguments come from a spread, ? arguments come from a spread',
        ],
      },
      {
        title: 'a spread before the bound does not',
        source: `import { prisma } from '@/lib/prisma';\nprisma.customer.findMany({ ...defaults, take: 20 });`,
        facts: [
          'import read many customer(? arguments come from a spread) 20, ? arguments come from a spread',
        ],
      },
      {
        title: 'arguments from the caller',
        source: `import { prisma } from '@/lib/prisma';\nexport const list = (args: Prisma.CustomerFindManyArgs) => prisma.customer.findMany(args);`,
        facts: [
          'import read many customer(? arguments are built elsewhere) ? arguments are built elsewhere, ? arguments are built elsewhere',
        ],
        bound: null,
        project: null,
      },
      {
        title: 'a helper that gets the arguments',
        source: `import { prisma } from '@/lib/prisma';\nconst args = {};\naddPage(args, query);\nprisma.customer.findMany(args);`,
        facts: [
          'import read many customer(? arguments come from a spread) ? arguments come from a spread, ? arguments come from a spread',
        ],
      },
      {
        title: 'both branches set it',
        source: `import { prisma } from '@/lib/prisma';\nconst args: any = {};\nif (mobile) args.take = 10; else args.take = 50;\nprisma.customer.findMany(args);`,
        facts: [
          'import read many customer(*) ? it is set in more than one place, every row',
        ],
      },
      {
        title: 'a bound for some, written over a certain one',
        source: `import { prisma } from '@/lib/prisma';\nconst args: any = { take: 10 };\nif (everything) args.take = undefined;\nprisma.customer.findMany(args);`,
        facts: [
          'import read many customer(*) ? it is set in more than one place, every row',
        ],
      },
    ],
    'other methods': [
      {
        title: 'one row',
        source: `import { prisma } from '@/lib/prisma';\nprisma.customer.findFirst({ where: { status } });\nprisma.customer.findUniqueOrThrow({ where: { id } });`,
        facts: [
          'import read one customer(*) default 1, [status eq status]',
          'import read one customer(*) default 1, one of [id eq id]',
        ],
      },
      {
        title: 'numbers',
        source: `import { prisma } from '@/lib/prisma';\nprisma.customer.count({ where: { status } });\nprisma.order.aggregate({ _sum: { total: true } });`,
        facts: [
          'import count one customer() default 1, [status eq status]',
          'import aggregate one order() default 1, every row',
        ],
      },
      {
        title: 'groups',
        source: `import { prisma } from '@/lib/prisma';\nprisma.customer.groupBy({ by: ['email', 'status'], _count: true, orderBy: { email: 'asc' }, take: 10 });\nprisma.customer.groupBy({ by });`,
        facts: [
          'import aggregate many customer(email+status) 10, every row',
          'import aggregate many customer(? `by` is built elsewhere) none, every row',
        ],
      },
      {
        title: 'writes',
        source: `import { prisma } from '@/lib/prisma';\nprisma.customer.create({ data });\nprisma.customer.createMany({ data });\nprisma.customer.updateMany({ where: { status }, data });\nprisma.customer.deleteMany();\nprisma.customer.createManyAndReturn({ data, select: { id: true } });`,
        facts: [
          'import create one customer(*) default 1, every row',
          'import create many customer() default 0, every row',
          'import update many customer() default 0, [status eq status]',
          'import delete many customer() default 0, every row',
          'import create many customer(id) ? as many rows as are written, every row',
        ],
      },
    ],
  });
});
