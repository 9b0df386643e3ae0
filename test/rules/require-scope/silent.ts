import { good } from '../../support/rule-cases.ts';

const tenants = { project: 'tenants' } as const;
const strict = { project: 'tenantsstrict' } as const;

/** What looks most like a read across tenants and is none. */
export const lookAlikes = [
  good('1. the condition itself, in every place where it may stand', `
    import { prisma } from './prisma';
    export const a = (tenantId: string) => prisma.customer.findMany({ where: { tenantId, status: 'active' } });
    export const b = (tenantId: string) => prisma.customer.findMany({ where: { AND: [{ status: 'active' }, { tenantId }] }, take: 20 });
    export const c = (tenantId: string) => prisma.contact.findMany({ where: { customer: { tenantId } }, take: 20 });
    export const d = (tenantId: string) => prisma.contact.findMany({ where: { customer: { is: { tenantId } } }, take: 20 });
  `, tenants),
  good('2. a helper of the policy, spread, called or around the query', `
    import { prisma } from './prisma';
    import { withTenant } from './scope';
    export const a = (ctx: C) => prisma.customer.findMany({ where: { ...withTenant(ctx), status: 'active' }, take: 20 });
    export const b = (ctx: C) => prisma.customer.findMany(withTenant(ctx, { take: 20 }));
    export const c = (ctx: C) => withTenant(ctx, (tx) => tx.customer.findMany({ take: 20 }));
  `, tenants),
  good('3. a helper whose answer is read', `
    import { prisma } from './prisma';
    const mine = (ctx: { tenantId: string }) => ({ tenantId: ctx.tenantId });
    export const a = (ctx: { tenantId: string }) => prisma.customer.findMany({ where: { ...mine(ctx), status: 'active' }, take: 20 });
  `, tenants),
  good('4. a client that reaches one tenant only', `
    import { getTenantClient, generateModels, tenantDb, connect } from './clients';
    import { PrismaClient } from '@prisma/client';
    export const a = async (orgId: string) => (await getTenantClient(orgId)).customer.findMany({ take: 20 });
    export const b = async (subdomain: string) => { const prisma = await generateModels(subdomain); return prisma.customer.findMany({ take: 20 }); };
    export const c = () => tenantDb.customer.findMany({ take: 20 });
    export const d = async (tenantId: string) => { const prisma: PrismaClient = connect(tenantId); return prisma.customer.findMany({ take: 20 }); };
    export const e = async (tenantId: string, prisma: PrismaClient) => { const scoped = prisma.$extends({ query: { $allModels: { findMany: ({ args, query }) => query({ ...args, where: { tenantId } }) } } }); return scoped.customer.findMany({ take: 20 }); };
  `, tenants),
  good('5. a base class that adds it, a class of the policy', `
    import { Repository } from 'typeorm';
    import { Shopper } from './entities/shopper.entity';
    import { TenantRepository, ShardRepository } from './base';
    export class A extends TenantRepository { constructor(private readonly shoppers: Repository<Shopper>) { super(); } list() { return this.shoppers.find({ take: 20 }); } }
    export class B extends ShardRepository { constructor(private readonly shoppers: Repository<Shopper>) { super(); } list() { return this.shoppers.find({ take: 20 }); } }
  `, tenants),
  good('6. a check after the read, here or in the caller of a private helper', `
    import { prisma } from './prisma';
    export async function get(id: string, session: { tenantId: string }) {
      const customer = await prisma.customer.findUnique({ where: { id } });
      if (!customer || customer.tenantId !== session.tenantId) throw new Error('not found');
      return customer;
    }
    async function load(id: string) { return prisma.customer.findUnique({ where: { id } }); }
    export async function show(id: string, session: { tenantId: string }) {
      const customer = await load(id);
      if (customer?.tenantId !== session.tenantId) return null;
      return customer;
    }
  `, strict),
  good('7. a check of the policy, before or after', `
    import { prisma } from './prisma';
    import { assertSameTenant } from './checks';
    export async function get(id: string, session: S) {
      await assertSameTenant(session, 'Customer', id);
      return prisma.customer.findUnique({ where: { id } });
    }
    export async function list(session: S) {
      const rows = await prisma.customer.findMany({ take: 50 });
      rows.forEach((row) => assertSameTenant(session, row));
      return rows;
    }
  `, strict),
  good('8. entities that the policy leaves to the database, or that all share', `
    import { Pool } from 'pg';
    import { prisma } from './prisma';
    const pool = new Pool();
    export const a = () => pool.query('SELECT caller_name FROM callers LIMIT 20');
    export const b = () => prisma.employee.findMany({ take: 20 });
    export const c = () => prisma.order.findMany({ take: 20 });
  `, tenants),
  good('9. conditions of joins, of sub-selects, of a statement', `
    import { Pool } from 'pg';
    const pool = new Pool();
    export const a = (tenant: string) => pool.query('SELECT full_name FROM visitors WHERE tenant_id = $1 LIMIT 20', [tenant]);
    export const b = (tenant: string) => pool.query('SELECT v.full_name FROM visitors v JOIN tenants t ON t.id = v.tenant_id AND t.id = $1 LIMIT 20', [tenant]);
    export const c = (tenant: string) => pool.query('SELECT full_name FROM visitors WHERE id IN (SELECT id FROM visitors WHERE tenant_id = $1) LIMIT 20', [tenant]);
    export const d = (tenant: string) => pool.query(\`SELECT full_name FROM visitors WHERE tenant_id = \${tenant}\`);
  `, tenants),
  good('10. counts, and what holds nothing personal', `
    import { prisma } from './prisma';
    export const a = () => prisma.customer.count();
    export const b = () => prisma.customer.findMany({ select: { id: true, createdAt: true } });
    export const c = () => prisma.customer.groupBy({ by: ['status'], _count: true });
    export const d = () => prisma.product.findMany();
  `, tenants),
  good('11. the record of the signed-in person', `
    import { prisma } from './prisma';
    export const me = (session: { user: { id: string } }) => prisma.customer.findUnique({ where: { id: session.user.id } });
    export const mine = (req: { user: { email: string } }) => prisma.customer.findUnique({ where: { email: req.user.email } });
  `, strict),
  good('12. by a key that came with a record', `
    import { prisma } from './prisma';
    export async function ofOrder(id: string, tenantId: string) {
      const order = await prisma.order.findFirst({ where: { id, customer: { tenantId } } });
      return prisma.customer.findUnique({ where: { id: order?.customerId } });
    }
    export async function contactsOf(tenantId: string) {
      const customers = await prisma.customer.findMany({ where: { tenantId }, take: 20 });
      return Promise.all(customers.map((customer) => prisma.customer.findUnique({ where: { id: customer.id } })));
    }
  `, strict),
  good('13. a filter that is built elsewhere', `
    import { prisma } from './prisma';
    import { where } from './filters';
    export const a = () => prisma.customer.findMany({ where: where(), take: 20 });
    export const b = (filter: object) => prisma.customer.findMany({ where: { ...filter, status: 'active' }, take: 20 });
    export const c = (args: object) => prisma.customer.findMany(args);
  `, tenants),
  good('14. by one record or a narrow parent, outside of strict', `
    import { prisma } from './prisma';
    export const a = (id: string) => prisma.customer.findUnique({ where: { id } });
    export const b = (ids: string[]) => prisma.customer.findMany({ where: { id: { in: ids } } });
    export const c = (customerId: string) => prisma.contact.findMany({ where: { customerId } });
    export const d = (emails: string[]) => prisma.customer.findMany({ where: { email: { in: emails } } });
  `, tenants),
  good('15. those who run the system', `
    import { prisma } from './prisma';
    export async function all(ctx: C) { requireSuperAdmin(ctx); return prisma.customer.findMany({ take: 50 }); }
    export const audit = async (ctx: C) => { if (!ctx.isSystemAdmin) return []; return prisma.customer.findMany({ take: 50 }); };
  `, tenants),
  good('16. a connection that is told the tenant first', `
    import { prisma } from './prisma';
    export const list = (tenant: string) => prisma.$transaction(async (tx) => {
      await tx.$executeRaw\`SELECT set_config('app.tenant', \${tenant}, true)\`;
      return tx.customer.findMany({ take: 20 });
    });
  `, tenants),
  good('17. a Supabase client with the rights of whoever asks', `
    import { createClient } from '@supabase/supabase-js';
    const supabase = createClient(url, process.env.SUPABASE_ANON_KEY!);
    export const list = async () => (await supabase.from('visitors').select('full_name, phone').limit(20)).data;
  `, tenants),
  good('18. work for all tenants: what is due, whose each record is, a script', `
    import { prisma } from './prisma';
    export const retry = (most: number, take = 100) => prisma.customer.findMany({ where: { status: 'failed', points: { lt: most } }, orderBy: [{ status: 'asc' }, { createdAt: 'asc' }], take });
    export const wiped = () => prisma.customer.deleteMany();
    export const due = () => prisma.customer.findMany({ where: { status: 'new', createdAt: { lt: new Date() } }, take: 100 });
    export const forget = (before: Date) => prisma.customer.deleteMany({ where: { createdAt: { lte: before } } });
    export const owners = (part: string) => prisma.customer.findMany({ where: { lastName: { endsWith: part } }, select: { email: true, tenantId: true }, take: 100 });
  `, tenants),
  good('19. a script, wherever it lies', `
    import { prisma } from './prisma';
    async function main() { console.table(await prisma.customer.findMany({ take: 20 })); }
    main().catch(() => process.exit(1));
  `, tenants),
  good('20. the record was looked up within its tenant before', `
    import { prisma } from './prisma';
    import { leadOf } from './leads';
    export async function remove(tenantId: string, id: string) {
      const existing = await prisma.customer.findFirst({ where: { id, tenantId } });
      if (!existing) throw new Error('not found');
      await prisma.customer.delete({ where: { id } });
    }
    export async function score(tenantId: string, customerId: string) {
      const lead = await leadOf(tenantId, customerId);
      if (!lead) return;
      await prisma.customer.update({ where: { id: customerId }, data: { status: lead.status } });
    }
  `, { project: 'tenantsstrict' }),
];

/** Silent for reasons that are no look-alikes. */
export const silent = [
  good('a project without scopes', `
    import { prisma } from './prisma';
    export const list = () => prisma.customer.findMany({ take: 20 });
  `),
];
