import type { ClientSources } from '../contract.ts';

export default {
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
    byScope: 'prisma.customer.findMany({ where: { tenantId } });',
    mayFallAway: 'export const f = (email?: string) => prisma.customer.findMany({ where: { email } });',
    oneRow: 'prisma.customer.findFirst();',
    count: 'prisma.customer.count();',
    raw: 'prisma.$queryRaw`SELECT id FROM customer`;',
    related: 'prisma.customer.findMany({ include: { orders: true } });',
    used: 'const rows = await prisma.customer.findMany();\nfor (const row of rows) mail(row.email);',
  },
  halfTyped: ['prisma.customer.', 'prisma.customer.findMany({ where: { } , })', 'prisma.customer.findMany({ take: })', 'prisma.customer.findMany({ select })', 'prisma..findMany()', 'prisma.customer.findMany({ ...', 'prisma.customer.findMany({ take: -"x", where: null, select: [] })'],
} satisfies ClientSources;
