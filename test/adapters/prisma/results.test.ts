import adapter from '../../../src/adapters/prisma.ts';
import { catalog } from '../catalog.ts';
import { golden } from '../driver.ts';

describe('prisma: results', () => {
  golden(adapter, catalog, {
    'what the code does with the rows': [
      {
        title: 'fields of one row',
        source: `import { prisma } from '@/lib/prisma';\nconst c = await prisma.customer.findFirst();\nif (c) send(c.email, c.firstName);`,
        facts: [
          'import read one customer(*) default 1, every row',
        ],
        result: 'c: email+firstName',
      },
      {
        title: 'destructured',
        source: `import { prisma } from '@/lib/prisma';\nconst { email, phone: tel } = await prisma.customer.findFirstOrThrow();`,
        facts: [
          'import read one customer(*) default 1, every row',
        ],
        result: 'email+phone',
      },
      {
        title: 'fields of many rows',
        source: `import { prisma } from '@/lib/prisma';\nconst rows = await prisma.customer.findMany();\nfor (const row of rows) mail(row.email);\nconst names = rows.map((r) => r.firstName).join();`,
        facts: [
          'import read many customer(*) none, every row',
        ],
        result: 'rows,row,r: email+firstName',
      },
      {
        title: 'sorting reads both',
        source: `import { prisma } from '@/lib/prisma';\nconst rows = await prisma.customer.findMany();\nrows.sort((a, b) => (a.lastName < b.phone ? 1 : -1));\nlog(rows.length);`,
        facts: [
          'import read many customer(*) none, every row',
        ],
        result: 'rows,a,b: lastName+phone',
      },
      {
        title: 'a test lets nothing out',
        source: `import { prisma } from '@/lib/prisma';\nconst rows = await prisma.customer.findMany();\nconst open = rows.filter((r) => r.status && r).some((r) => r.email);`,
        facts: [
          'import read many customer(*) none, every row',
        ],
        result: 'rows,r: status+email',
      },
      {
        title: 'returned',
        source: `import { prisma } from '@/lib/prisma';\nexport async function list() { return prisma.customer.findMany(); }`,
        facts: [
          'import read many customer(*) none, every row',
        ],
        result: 'return',
      },
      {
        title: 'returned after a mapping that keeps the row',
        source: `import { prisma } from '@/lib/prisma';\nexport async function list() { const rows = await prisma.customer.findMany(); return rows.map((r) => ({ ...r, label: r.email })); }`,
        facts: [
          'import read many customer(*) none, every row',
        ],
        result: 'rows,r: return',
      },
      {
        title: 'handed on',
        source: `import { prisma } from '@/lib/prisma';\nconst c = await prisma.customer.findFirst();\nres.json({ customer: c });`,
        facts: [
          'import read one customer(*) default 1, every row',
        ],
        result: 'c: argument',
      },
      {
        title: 'then',
        source: `import { prisma } from '@/lib/prisma';\nprisma.customer.findMany().then((rows) => rows.length);\n`,
        facts: [
          'import read many customer(*) none, every row',
        ],
        result: 'rows: ',
      },
      {
        title: 'then, with the rows as the answer',
        source: `import { prisma } from '@/lib/prisma';\nexport const list = () => prisma.customer.findMany().then((rows) => rows.filter(Boolean));`,
        facts: [
          'import read many customer(*) none, every row',
        ],
        result: 'rows: return',
      },
      {
        title: 'several at once',
        source: `import { prisma } from '@/lib/prisma';\nconst [rows, orders] = await Promise.all([prisma.customer.findMany(), prisma.order.findMany()]);\nrows.forEach(({ email }) => mail(email));\nuse(orders);`,
        facts: [
          'import read many customer(*) none, every row',
          'import read many order(*) none, every row',
        ],
        result: 'rows: email',
      },
      {
        title: 'only whether a row exists',
        source: `import { prisma } from '@/lib/prisma';\nconst taken = await prisma.customer.findFirst({ where: { email } });\nif (taken) throw new Error('taken');`,
        facts: [
          'import read one customer(*) default 1, [email eq email]',
        ],
        result: 'taken: ',
      },
      {
        title: 'a component gets the row',
        source: `import { prisma } from './prisma';\nexport default async function Page() { const c = await prisma.customer.findFirst(); return <Card customer={c} />; }`,
        facts: [
          'import read one customer(*) default 1, every row',
        ],
        result: 'c: argument',
        file: 'page.tsx',
      },
      {
        title: 'a component gets a field',
        source: `import { prisma } from './prisma';\nexport default async function Page() { const rows = await prisma.customer.findMany(); return <ul>{rows.map((c) => <li key={c.id}>{c.email}</li>)}</ul>; }`,
        facts: [
          'import read many customer(*) none, every row',
        ],
        result: 'rows,c: id+email',
        file: 'page.tsx',
      },
      {
        title: 'assigned later',
        source: `import { prisma } from '@/lib/prisma';\nlet rows;\nrows = await prisma.customer.findMany();\nmail(rows[0].email);`,
        facts: [
          'import read many customer(*) none, every row',
        ],
        result: 'rows: email',
      },
      {
        title: 'a key of run time',
        source: `import { prisma } from '@/lib/prisma';\nconst c = await prisma.customer.findFirst();\nshow(c[field]);`,
        facts: [
          'import read one customer(*) default 1, every row',
        ],
        result: 'c: ? field name is computed',
      },
    ],
    'half-typed code': [
      {
        title: 'a call without its arguments',
        source: `import { prisma } from '@/lib/prisma';\nprisma.customer.findMany({ where: { } })`,
        facts: [
          'import read many customer(*) none, every row',
        ],
      },
      {
        title: 'an empty clause',
        source: `import { prisma } from '@/lib/prisma';\nprisma.customer.findMany({ where: {}, select: {}, include: {}, take: 0 });`,
        types: 'half-typed',
        facts: [
          'import read many customer() 0, every row',
        ],
      },
      {
        title: 'clauses of the wrong kind',
        source: `import { prisma } from '@/lib/prisma';\nprisma.customer.findMany({ where: [], select: 'id', include: 5, take: 'x', omit: null });`,
        types: 'the values are wrong',
        facts: [
          'import read many customer(? `select` is built elsewhere) ? bound is not a number, ? `where` is built elsewhere',
        ],
      },
      {
        title: 'a model with nothing behind it',
        source: `import { PrismaClient } from '@prisma/client';\nconst prisma = new PrismaClient();\nprisma.customer;\nprisma.customer.findMany;\nprisma.findMany();`,
        types: 'half-typed',
        facts: [],
      },
    ],
  });
});
