import adapter from '../../../src/adapters/prisma.ts';
import { catalog } from '../catalog.ts';
import { golden } from '../driver.ts';

describe('prisma: receivers', () => {
  golden(adapter, catalog, {
    'a client of the package': [
      {
        title: 'made in the file',
        source: `import { PrismaClient } from '@prisma/client';\nconst prisma = new PrismaClient();\nprisma.customer.findMany();`,
        facts: [
          'import read many customer(*) none, every row',
        ],
      },
      {
        title: 'required',
        source: `const { PrismaClient } = require('@prisma/client');\nconst db = new PrismaClient();\ndb.customer.findMany();`,
        facts: [
          'import read many customer(*) none, every row',
        ],
      },
      {
        title: 'a namespace import',
        source: `import * as client from '@prisma/client';\nconst db = new client.PrismaClient();\ndb.customer.findMany();`,
        facts: [
          'import read many customer(*) none, every row',
        ],
      },
      {
        title: 'kept on the global object while developing',
        source: `import { PrismaClient } from '@prisma/client';\nconst g = globalThis as unknown as { store?: PrismaClient };\nconst db = g.store ?? new PrismaClient({ log: ['error'] });\ndb.customer.findMany();`,
        facts: [
          'import read many customer(*) none, every row',
        ],
      },
      {
        title: 'generated into the project',
        source: `import { PrismaClient } from '../generated/prisma/client';\nconst db = new PrismaClient();\ndb.customer.findMany();`,
        facts: [
          'import read many customer(*) none, every row',
        ],
      },
      {
        title: 'extended',
        source: `import { PrismaClient } from '@prisma/client';\nconst db = new PrismaClient().$extends(softDelete).$extends({ model: {} });\ndb.customer.findMany();`,
        facts: [
          'import read many customer(*) none, every row',
        ],
      },
      {
        title: 'a read replica',
        source: `import { PrismaClient } from '@prisma/client';\nimport { readReplicas } from '@prisma/extension-read-replicas';\nconst prisma = new PrismaClient().$extends(readReplicas({ url }));\nprisma.$replica().customer.findMany();`,
        facts: [
          'import read many customer(*) none, every row',
        ],
      },
    ],
    'a client by its type': [
      {
        title: 'a parameter',
        source: `import type { PrismaClient } from '@prisma/client';\nexport const list = (db: PrismaClient) => db.customer.findMany();`,
        facts: [
          'declaration read many customer(*) none, every row',
        ],
      },
      {
        title: 'a transaction handle by type',
        source: `import { Prisma } from '@prisma/client';\nexport async function close(tx: Prisma.TransactionClient, id: string) {\n  await tx.customer.update({ where: { id }, data: { status: 'closed' } });\n}`,
        facts: [
          'declaration update one customer(*) default 1, one of [id eq id]',
        ],
      },
      {
        title: 'an injected service',
        source: `import { PrismaService } from '../prisma/prisma.service';\n@Injectable()\nexport class Customers {\n  constructor(private readonly store: PrismaService) {}\n  all() { return this.store.customer.findMany(); }\n}`,
        facts: [
          'declaration read many customer(*) none, every row',
        ],
      },
      {
        title: 'a field that the constructor sets',
        source: `import { PrismaClient } from '@prisma/client';\nclass Customers {\n  private store;\n  constructor(client: PrismaClient) { this.store = client; }\n  all() { return this.store.customer.findMany(); }\n}`,
        facts: [
          'declaration read many customer(*) none, every row',
        ],
      },
      {
        title: 'a private field',
        source: `import { PrismaClient } from '@prisma/client';\nclass Customers {\n  #db: PrismaClient;\n  all() { return this.#db.customer.findMany(); }\n}`,
        facts: [
          'declaration read many customer(*) none, every row',
        ],
      },
      {
        title: 'a property of an options object',
        source: `import type { PrismaClient } from '@prisma/client';\nexport const list = ({ db }: { db: PrismaClient }) => db.customer.findMany();`,
        facts: [
          'declaration read many customer(*) none, every row',
        ],
      },
      {
        title: 'a property of an interface of this file',
        source: `import type { PrismaClient } from '@prisma/client';\ninterface Context { db: PrismaClient; userId: string }\nexport const list = (_: unknown, __: unknown, ctx: Context) => ctx.db.customer.findMany();`,
        facts: [
          'declaration read many customer(*) none, every row',
        ],
      },
      {
        title: 'a utility type around it',
        source: `import type { PrismaClient } from '@prisma/client';\ntype Tx = Omit<PrismaClient, '$transaction' | '$connect'>;\nexport const list = (db: Omit<PrismaClient, '$on'>, tx: Tx) => [db.customer.findMany(), tx.customer.count()];`,
        facts: [
          'declaration read many customer(*) none, every row',
          'declaration count one customer() default 1, every row',
        ],
      },
      {
        title: 'the type of a value',
        source: `import { prisma } from './client';\nexport const list = (db: typeof prisma) => db.customer.findMany();`,
        facts: [
          'declaration read many customer(*) none, every row',
        ],
      },
      {
        title: 'a default parameter',
        source: `import { PrismaClient } from '@prisma/client';\nconst prisma = new PrismaClient();\nexport const list = (db = prisma) => db.customer.findMany();`,
        facts: [
          'import read many customer(*) none, every row',
        ],
      },
      {
        title: 'a delegate by type',
        source: `import type { Prisma, PrismaClient } from '@prisma/client';\nclass Repo { constructor(private readonly model: Prisma.CustomerDelegate, private readonly orders: PrismaClient['order']) {}\n  all() { return this.model.findMany(); }\n  sums() { return this.orders.aggregate({ _sum: { total: true } }); }\n}`,
        facts: [
          'declaration read many customer(*) none, every row',
          'declaration aggregate one order() default 1, every row',
        ],
      },
    ],
    'a client of the project': [
      {
        title: 'imported by its name',
        source: `import { prisma } from '@/lib/prisma';\nprisma.customer.findMany();`,
        facts: [
          'import read many customer(*) none, every row',
        ],
      },
      {
        title: 'another name from a module that says Prisma',
        source: `import db from '../lib/prisma-client';\ndb.customer.count();`,
        facts: [
          'import count one customer() default 1, every row',
        ],
      },
      {
        title: 'prefixed models through a cast',
        source: `import { prismadb } from '@/lib/prisma';\nexport const list = () => (prismadb as any).crm_Contacts.findMany({ where: { assigned_to: userId } });`,
        facts: [
          'import read many crm_Contacts(*) none, [assigned_to eq userId]',
        ],
      },
      {
        title: 'a property of a context',
        source: 'export const resolve = (_, args, ctx) => ctx.prisma.customer.findMany();',
        facts: [
          'convention read many customer(*) none, every row',
        ],
      },
      {
        title: 'a property of a server',
        source: `app.get('/customers', async () => app.prisma.customer.findMany());`,
        facts: [
          'convention read many customer(*) none, every row',
        ],
      },
      {
        title: 'a factory',
        source: `import { getPrisma } from './store';\nconst db = getPrisma();\ndb.customer.findMany();`,
        facts: [
          'import read many customer(*) none, every row',
        ],
      },
      {
        title: 'the client inside a wrapper',
        source: 'class Service { constructor(private readonly prismaService: any) {}\n  all() { return this.prismaService.client.customer.findMany(); } }',
        facts: [
          'convention read many customer(*) none, every row',
        ],
      },
      {
        title: 'a handle with any name, by the shape of the call',
        source: `import { db } from '../db';\ndb.customer.findMany();\ndb.customer.count();`,
        facts: [
          'convention read many customer(*) none, every row',
        ],
      },
      {
        title: 'a model of another package is still a model',
        source: `import { db } from '@acme/db';\ndb.customer.findFirst();`,
        facts: [
          'convention read one customer(*) default 1, every row',
        ],
      },
    ],
    'transactions': [
      {
        title: 'the handle is what the outer client is',
        source: `import { PrismaClient } from '@prisma/client';\nconst prisma = new PrismaClient();\nawait prisma.$transaction(async (tx) => {\n  await tx.customer.findMany();\n  await tx.customer.update({ where: { id }, data });\n});`,
        facts: [
          'import read many customer(*) none, every row',
          'import update one customer(*) default 1, one of [id eq id]',
        ],
      },
      {
        title: 'nested in a class',
        source: `import { PrismaClient } from '@prisma/client';\nclass S { constructor(private db: PrismaClient) {}\n  run() { return this.db.$transaction((t) => t.customer.findMany()); } }`,
        facts: [
          'declaration read many customer(*) none, every row',
        ],
      },
      {
        title: 'of a client nobody knows',
        source: 'export const run = (db) => db.$transaction(async (trx) => trx.customer.create({ data }));',
        facts: [
          'convention create one customer(*) default 1, every row',
        ],
      },
      {
        title: 'a list of reads',
        source: `import { prisma } from '@/lib/prisma';\nconst [rows, total] = await prisma.$transaction([prisma.customer.findMany({ take: 20 }), prisma.customer.count()]);\nfor (const row of rows) show(row.email);`,
        facts: [
          'import read many customer(*) 20, every row',
          'import count one customer() default 1, every row',
        ],
        result: 'rows,row: email',
      },
    ],
    'a model behind a variable': [
      {
        title: 'a constant',
        source: `import { PrismaClient } from '@prisma/client';\nconst prisma = new PrismaClient();\nconst customers = prisma.customer;\ncustomers.findMany();`,
        facts: [
          'import read many customer(*) none, every row',
        ],
      },
      {
        title: 'destructured',
        source: `import { PrismaClient } from '@prisma/client';\nconst prisma = new PrismaClient();\nconst { customer, order: orders } = prisma;\ncustomer.findMany();\norders.findMany();`,
        facts: [
          'import read many customer(*) none, every row',
          'import read many order(*) none, every row',
        ],
      },
      {
        title: 'named by a string',
        source: `import { PrismaClient } from '@prisma/client';\nconst prisma = new PrismaClient();\nprisma['customer'].findMany();`,
        facts: [
          'import read many customer(*) none, every row',
        ],
      },
      {
        title: 'chosen at run time',
        source: `import { PrismaClient } from '@prisma/client';\nconst prisma = new PrismaClient();\nexport const list = (model: string) => prisma[model].findMany();`,
        facts: [
          'import read many <the model is chosen at run time>(*) none, every row',
        ],
      },
      {
        title: 'chosen at run time, on something nobody knows',
        source: 'export const list = (model) => stores[model].findMany();',
        facts: [],
      },
    ],
    'look-alikes stay silent': [
      {
        title: 'relational queries of Drizzle',
        source: `import { db } from '../db';\ndb.query.customer.findMany({ with: { orders: true } });\ndb.query.customers.findFirst();`,
        facts: [],
      },
      {
        title: 'services, repositories, remote procedures',
        source: 'services.customer.findMany(); repos.customer.findMany(); trpc.customer.findMany(); this.repositories.customer.findUnique({ id });',
        facts: [],
      },
      {
        title: `models with a capital letter are another library's`,
        source: `import { db } from './models';\ndb.Customer.findMany(); db.Customer.update({ email }, { where: { id } });`,
        facts: [],
      },
      {
        title: 'collections',
        source: 'new Map().delete(id); store.customer.delete(key); cache.customer.count; list.customer.update(x => x);',
        facts: [],
      },
      {
        title: 'methods every object has',
        source: `import { PrismaClient } from '@prisma/client';\nconst prisma = new PrismaClient();\nprisma.customer.toString(); prisma.customer.constructor(); prisma.customer.hasOwnProperty('fields'); prisma.$connect();`,
        facts: [],
      },
      {
        title: 'not a model of the project',
        source: `import { db } from '../db';\ndb.invoice.findMany();`,
        facts: [],
      },
      {
        title: 'a call that Prisma does not have',
        source: `import { PrismaClient } from '@prisma/client';\nconst prisma = new PrismaClient();\nprisma.customer.findMany(a, b); prisma.customer.findMany(...args); prisma.findMany();`,
        types: 'the calls are wrong, and must be passed over',
        facts: [],
      },
      {
        title: 'type only, comments, strings',
        source: `// prisma.customer.findMany()\nconst text = 'prisma.customer.findMany()';\ntype Rows = Awaited<ReturnType<typeof prisma.customer.findMany>>;`,
        facts: [],
      },
    ],
  });
});
