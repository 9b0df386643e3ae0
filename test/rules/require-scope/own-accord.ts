import { bad, type BadCase, good, type GoodCase } from '../../support/rule-cases.ts';
import { CUSTOMER } from '../../support/crm-data.ts';

const tenants = { project: 'tenants' } as const;
const customer = (method: string): Record<string, string> => ({ ...CUSTOMER, method, scope: 'tenantId', who: 'tenants', evidence: 'The policy names `tenantId` as a scope; Customer has `tenantId`.' });
const found = { id: 'unscopedRead', data: customer('findMany') };

/** Work that no tenant asked for: what a clock starts, a job, what its comment says is for all. */
export const ownAccord: GoodCase[] = [
  good('a handler that only the clock can call', `
    import { prisma } from './prisma';
    export default async function handler(req, res) {
      if (req.headers.authorization !== \`Bearer \${process.env.CRON_SECRET}\`) return res.status(401).end();
      for (const customer of await prisma.customer.findMany({ where: { status: 'active' }, take: 500 })) await renew(customer.email);
      res.end();
    }
    export const renewed = async (req) => { verifyCronRequest(req); return prisma.customer.findMany({ where: { status: 'active' }, take: 500 }); };
  `, tenants),
  good('a file of what a clock starts', `
    import { prisma } from './prisma';
    export async function POST(req) {
      const customers = await prisma.customer.findMany({ where: { status: 'active' }, take: 500 });
      return Response.json({ renewed: await renew(customers) });
    }
  `, { project: 'tenants', file: 'renew.cron.ts' }),
  good('handed to a clock, or on a clock by its decorator', `
    import cron from 'node-cron';
    import { Cron } from '@nestjs/schedule';
    import { prisma } from './prisma';
    cron.schedule('0 3 * * *', async () => renew(await prisma.customer.findMany({ where: { status: 'active' }, take: 500 })));
    export class Renewals {
      @Cron('0 3 * * *')
      async renew() { await send(await prisma.customer.findMany({ where: { status: 'active' }, take: 500 })); }
    }
  `, tenants),
  good('a private helper of what a clock starts, and what is scheduled for now', `
    import { prisma } from './prisma';
    export class Renewals {
      start() { setInterval(async () => { await this.process(); }, 30000); this.process(); }
      private async process() {
        const customers = await prisma.customer.findMany({ where: { status: 'active' } });
        for (const customer of customers) await this.renew(customer);
      }
    }
    export const due = async () => prisma.customer.findMany({ where: { status: 'new', scheduledFor: { lte: new Date() } } });
  `, tenants),
  good('a job whose rows lead to users', `
    import { prisma } from './prisma';
    export async function remind() {
      for (const customer of await prisma.customer.findMany({ where: { status: 'active' }, take: 500, include: { user: true } })) await send(customer.user.email);
    }
  `, { project: 'tenants', file: 'remind.job.ts' }),
  good('a client that takes no condition', `
    import { createClient } from '@supabase/supabase-js';
    const supabase = createClient(process.env.URL, process.env.KEY);
    export async function find(email) {
      const { data: { users } } = await supabase.auth.admin.listUsers();
      return users.find((user) => user.email === email)?.id;
    }
  `, tenants),
  good('a job that uses up its rows', `
    import { prisma } from './prisma';
    export async function renewAll() {
      const customers = await prisma.customer.findMany({ where: { status: 'active' }, take: 500 });
      for (const customer of customers) await renew(customer.email);
    }
  `, { project: 'tenants', file: 'renew.job.ts' }),
  good('each record is dealt with for its own tenant', `
    import { prisma } from './prisma';
    export async function renewAll() {
      const customers = await prisma.customer.findMany({ where: { status: 'active' }, take: 500 });
      for (const customer of customers) await renew(customer.tenantId, customer.email);
    }
  `, tenants),
  good('its comment says for whom it is', `
    import { prisma } from './prisma';
    /** All connected customers, for the nightly sync. */
    export const connected = () => prisma.customer.findMany({ where: { status: 'connected' }, take: 500 });
    export class Storage {
      async all() {
        // Only for super admins.
        return await prisma.customer.findMany({ take: 500 });
      }
    }
    /** 全テナント横断の顧客一覧。 */
    export function everyone() { return prisma.customer.findMany({ take: 500 }); }
  `, tenants),
  good('a file for those who run the platform', `
    import { prisma } from './prisma';
    export const search = (name: string) => prisma.customer.findMany({ where: { lastName: { contains: name } }, take: 20 });
  `, { project: 'tenants', file: 'admin-global-search.ts' }),
  good('a file that keeps tenants apart everywhere but for one entity', `
    import { Repository } from 'typeorm';
    import { Guest } from './models/guest';
    import { Shopper } from './entities/shopper.entity';
    import { prisma } from './prisma';
    import { Pool } from 'pg';
    const pool = new Pool();
    const one = (tenantId: string) => prisma.customer.findMany({ where: { tenantId } });
    const two = (tenantId: string, id: string) => prisma.customer.findFirst({ where: { tenantId, id } });
    const three = (tenantId: string, status: string) => prisma.customer.findMany({ where: { tenantId, status } });
    const four = (tenantId: string) => Guest.find({ tenantId });
    const five = (tenantId: string, phone: string) => Guest.findOne({ tenantId, phone });
    const six = (tenantId: string) => pool.query('SELECT full_name FROM visitors WHERE tenant_id = $1', [tenantId]);
    const seven = (tenantId: string) => pool.query('SELECT phone FROM visitors WHERE tenant_id = $1', [tenantId]);
    const eight = (tenantId: string) => pool.query('DELETE FROM visitors WHERE tenant_id = $1', [tenantId]);
    export class Suppliers {
      constructor(private readonly shoppers: Repository<Shopper>) {}
      all() { return this.shoppers.find({ take: 50 }); }
      one(id: number) { return this.shoppers.findOne({ where: { id } }); }
      byMail(email: string) { return this.shoppers.findOne({ where: { email } }); }
      remove(id: number) { return this.shoppers.delete({ id }); }
    }
  `, tenants),
];

/** What looks like it and answers to somebody. */
export const asked: BadCase[] = [
  bad('a job that is told for which tenant it works', `
    import { prisma } from './prisma';
    export async function renewAll(job: { data: { tenantId: string } }) {
      const { tenantId } = job.data;
      const customers = await prisma.customer.⟦findMany⟧({ where: { status: 'active' }, take: 500 });
      for (const customer of customers) await renew(customer.email);
    }
  `, { ...found, suggest: [{ id: 'addScope', data: { code: 'tenantId' }, turns: { "where: { status: 'active' }": "where: { status: 'active', tenantId }" } }] }, { project: 'tenants', file: 'renew.job.ts' }),
  bad('a service of jobs answers whoever asks', `
    import { prisma } from './prisma';
    export const active = () => prisma.customer.⟦findMany⟧({ where: { status: 'active' }, take: 500 });
  `, found, { project: 'tenants', file: 'applicants.job.ts' }),
  bad('a parent that may be left out narrows nothing', `
    import { prisma } from './prisma';
    export const list = (groupId?: string) => prisma.customer.⟦findMany⟧({ where: { ...(groupId ? { groupId } : {}) }, take: 50 });
  `, found, tenants),
  bad('a comment that regrets it', `
    import { prisma } from './prisma';
    // FIXME: this answers the customers of all tenants, must be filtered.
    export const active = () => prisma.customer.⟦findMany⟧({ where: { status: 'active' }, take: 500 });
    // The customers of all tenants.
    export const list = () => prisma.customer.⟦findMany⟧({ where: { status: 'active' }, take: 500 });
  `, [found, found], tenants),
  bad('a file about one entity that never names the tenant', `
    import { prisma } from './prisma';
    export const list = () => prisma.customer.⟦findMany⟧({ take: 50 });
    export const one = (id: string) => prisma.customer.findUnique({ where: { id } });
    export const byMail = (email: string) => prisma.customer.findUnique({ where: { email } });
    export const remove = (id: string) => prisma.customer.delete({ where: { id } });
  `, found, tenants),
];
