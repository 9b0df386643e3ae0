import type { ClientSources } from './contract.ts';

const prisma: ClientSources = {
  before: "import { PrismaClient } from '@prisma/client';\nconst prisma = new PrismaClient();\n",
  sources: {
    unbounded: 'prisma.customer.findMany();',
    literal: 'prisma.customer.findMany({ take: 20 });',
    dynamic: 'export const f = (n: number) => prisma.customer.findMany({ take: n });',
    clamped: 'export const f = (n: number) => prisma.customer.findMany({ take: Math.min(n, 100) });',
    meaningless: 'export const f = (n?: number) => prisma.customer.findMany({ take: n });',
    elsewhere: 'export const f = (args: any) => prisma.customer.findMany(args);',
    all: 'prisma.customer.findMany({ where: {} });',
    some: 'prisma.customer.findMany({ select: { id: true, email: true } });',
    except: 'prisma.customer.findMany({ omit: { phone: true } });',
    everyRow: 'prisma.customer.findMany({ take: 5 });',
    byKey: 'prisma.customer.findUnique({ where: { id } });',
    byIds: 'prisma.customer.findMany({ where: { id: { in: ids } } });',
    mayFallAway: 'export const f = (email?: string) => prisma.customer.findMany({ where: { email } });',
    oneRow: 'prisma.customer.findFirst();',
    count: 'prisma.customer.count();',
    related: 'prisma.customer.findMany({ include: { orders: true } });',
    used: 'const rows = await prisma.customer.findMany();\nfor (const row of rows) mail(row.email);',
  },
  halfTyped: ['prisma.customer.', 'prisma.customer.findMany({ where: { } , })', 'prisma.customer.findMany({ take: })', 'prisma.customer.findMany({ select })', 'prisma..findMany()', 'prisma.customer.findMany({ ...', 'prisma.customer.findMany({ take: -"x", where: null, select: [] })'],
};

const typeorm: ClientSources = {
  before: "import { DataSource, In } from 'typeorm';\nimport { Member } from './member.entity';\nconst members = new DataSource({}).getRepository(Member);\n",
  sources: {
    unbounded: 'members.find();',
    literal: 'members.find({ take: 20 });',
    dynamic: 'export const f = (n: number) => members.find({ take: n });',
    clamped: "export const f = (n: number) => members.createQueryBuilder('m').take(Math.min(n, 100)).getMany();",
    meaningless: "const qb = members.createQueryBuilder('m');\nif (n) qb.take(n);\nqb.getMany();",
    elsewhere: 'export const f = (options: any) => members.find(options);',
    all: "members.createQueryBuilder('m').getMany();",
    some: 'members.find({ select: { id: true, email: true } });',
    except: { not: 'TypeORM has no such projection' },
    everyRow: 'members.find({ take: 5 });',
    byKey: 'members.findOneBy({ id });',
    byIds: 'members.find({ where: { id: In(ids) } });',
    mayFallAway: 'export const f = (email?: string) => members.find({ where: { email } });',
    oneRow: "members.createQueryBuilder('m').getOne();",
    count: 'members.count();',
    related: 'members.find({ relations: { visits: true } });',
    used: 'const rows = await members.find();\nfor (const row of rows) mail(row.email);',
  },
  halfTyped: ['members.', 'members.find({ where: })', 'members.find({ relations: [,], select: [null] })', "members.createQueryBuilder('m').", "members.createQueryBuilder().where().leftJoin().getMany()", 'members.find(...)', 'members.find({ take: "", where: [] })'],
};

const sql: ClientSources = {
  before: "import { Pool } from 'pg';\nconst pool = new Pool();\n",
  sources: {
    unbounded: "pool.query('SELECT * FROM customer');",
    literal: "pool.query('SELECT * FROM customer LIMIT 20');",
    dynamic: "export const f = (n: number) => pool.query('SELECT * FROM customer LIMIT $1', [n]);",
    clamped: "export const f = (n: number) => pool.query('SELECT * FROM customer LIMIT $1', [Math.min(n, 100)]);",
    meaningless: "pool.query(`SELECT * FROM customer ${all ? '' : 'LIMIT 10'}`);",
    elsewhere: 'export const f = (text: string) => pool.query(text);',
    all: "pool.query('SELECT * FROM customer');",
    some: "pool.query('SELECT id, email FROM customer');",
    except: { not: 'SQL has no such projection' },
    everyRow: "pool.query('SELECT * FROM customer LIMIT 5');",
    byKey: "pool.query('SELECT * FROM customer WHERE id = $1', [id]);",
    byIds: "pool.query('SELECT * FROM customer WHERE id = ANY($1)', [ids]);",
    mayFallAway: "let text = 'SELECT * FROM customer WHERE 1 = 1';\nif (email) text += ' AND email = $1';\npool.query(text);",
    oneRow: { not: 'SQL answers lists' },
    count: "pool.query('SELECT count(*) FROM customer');",
    related: 'pool.query(\'SELECT c.id, o.* FROM customer c JOIN "Order" o ON o."customerId" = c.id\');',
    used: "const { rows } = await pool.query('SELECT * FROM customer');\nfor (const row of rows) mail(row.email);",
  },
  halfTyped: ['pool.query(', "pool.query('SELECT')", "pool.query('SELECT * FROM')", "pool.query('SELECT * FROM customer WHERE (')", 'pool.query(`SELECT ${', "pool.query('SELECT \\'')"],
};

/** What each client of the registry is asked with; a new adapter is missing here until it can answer. */
export const CLIENTS: Readonly<Record<string, ClientSources>> = { prisma, typeorm, sql };
