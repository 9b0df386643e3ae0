import { bad } from '../../support/rule-cases.ts';
import { CONTACT, CUSTOMER } from '../../support/crm-data.ts';

const who = 'tenants';
const named = (entity: string, own = 'tenantId'): string => `The policy names \`tenantId\` as a scope; ${entity} has \`${own}\`.`;
const customer = (method: string): Record<string, string> => ({ ...CUSTOMER, method, scope: 'tenantId', who, evidence: named('Customer') });
const shopper = (method: string): Record<string, string> => ({
  method,
  entity: 'Shopper',
  fields: 'fullName (full name) and email (e-mail address)',
  because: ' (src/entities/shopper.entity.ts:7)',
  scope: 'tenantId',
  who,
  evidence: named('Shopper'),
});
const patients = (method: string): Record<string, string> => ({ ...shopper(method), entity: 'patients', fields: 'fullName (full name) and phone (telephone number)', because: ' (src/db/tables.ts:6)', evidence: named('patients') });
const visitors = (method: string): Record<string, string> => ({ ...shopper(method), entity: 'visitors', fields: 'full_name (full name) and phone (telephone number)', because: ' (db/schema.sql:29)', scope: 'tenant_id', evidence: named('visitors', 'tenant_id') });
const guest = (method: string): Record<string, string> => ({ ...shopper(method), entity: 'Guest', fields: 'fullName (full name), email (e-mail address) and phone (telephone number)', because: ' (src/models/guest.ts:3)', evidence: named('Guest') });
const tenants = { project: 'tenants' } as const;

/** Many records of every tenant, read or changed. */
export const wide = [
  bad('a page of everybody\'s customers', `
    import { prisma } from './prisma';
    export const list = (page: number) => prisma.customer.⟦findMany⟧({ take: 50, skip: page * 50 });
    export const active = () => prisma.customer.⟦findMany⟧({ where: { status: 'active' }, take: 50 });
  `, [{ id: 'unscopedRead', data: customer('findMany') }, { id: 'unscopedRead', data: customer('findMany') }], tenants),
  bad('the tenant is at hand', `
    import { prisma } from './prisma';
    export const list = (ctx: { tenantId: string }) => prisma.customer.⟦findMany⟧({ where: { status: 'active' }, take: 50, orderBy: { id: ctx.tenantId ? 'asc' : 'desc' } });
    export const first = (tenantId: string) => prisma.customer.⟦findMany⟧({ take: 10 });
  `, [
    { id: 'unscopedRead', data: customer('findMany'), suggest: [{ id: 'addScope', data: { code: 'tenantId: ctx.tenantId' }, turns: { "where: { status: 'active' }": "where: { status: 'active', tenantId: ctx.tenantId }" } }] },
    { id: 'unscopedRead', data: customer('findMany'), suggest: [{ id: 'addScope', data: { code: 'where: { tenantId }' }, turns: { '{ take: 10 }': '{ take: 10, where: { tenantId } }' } }] },
  ], tenants),
  bad('changes for everybody', `
    import { prisma } from './prisma';
    export const close = (before: Date, tenantId: string) => prisma.customer.⟦updateMany⟧({ where: { createdAt: { lt: before } }, data: { status: 'closed' } });
    export const purge = (before: Date) => prisma.customer.⟦deleteMany⟧({ where: { createdAt: { lt: before } } });
  `, [
    { id: 'unscopedUpdate', data: customer('updateMany'), suggest: [{ id: 'addScope', data: { code: 'tenantId' }, turns: { '{ where: { createdAt: { lt: before } }, data': '{ where: { createdAt: { lt: before }, tenantId }, data' } }] },
    { id: 'unscopedDelete', data: customer('deleteMany') },
  ], tenants),
  bad('the request says which', `
    import { prisma } from './prisma';
    export const list = async (req: { query: { where: object } }) => prisma.customer.⟦findMany⟧({ where: req.query.where, take: 50 });
  `, { id: 'unscopedRead', data: customer('findMany') }, tenants),
  bad('what belongs to a customer belongs to a tenant', `
    import { prisma } from './prisma';
    export const search = (q: string) => prisma.contact.⟦findMany⟧({ where: { fullName: { contains: q } }, take: 20 });
  `, { id: 'unscopedRead', data: { ...CONTACT, method: 'findMany', scope: 'tenantId', who, evidence: 'The policy names `tenantId` as a scope; Contact belongs to a record that has it (`customer`).' } }, tenants),
  bad('TypeORM', `
    import { Repository } from 'typeorm';
    import { Shopper } from './entities/shopper.entity';
    export class ShopperService {
      constructor(private readonly shoppers: Repository<Shopper>) {}
      list(tenantId: string) { return this.shoppers.⟦find⟧({ take: 50 }); }
      search(q: string, tenantId: string) { return this.shoppers.createQueryBuilder('s').where('s.fullName like :q', { q }).take(20).⟦getMany⟧(); }
    }
  `, [
    { id: 'unscopedRead', data: shopper('find'), suggest: [{ id: 'addScope', data: { code: 'where: { tenantId }' }, turns: { '{ take: 50 }': '{ take: 50, where: { tenantId } }' } }] },
    { id: 'unscopedRead', data: shopper('getMany'), suggest: [{ id: 'addScope', data: { code: ".andWhere('s.tenantId = :tenantId', { tenantId })" }, turns: { '.take(20).getMany': ".take(20).andWhere('s.tenantId = :tenantId', { tenantId }).getMany" } }] },
  ], tenants),
  bad('Drizzle', `
    import { and, eq } from 'drizzle-orm';
    import { drizzle } from 'drizzle-orm/node-postgres';
    import { patients } from './db/tables';
    const db = drizzle(url);
    export const page = (ctx: { user: { tenantId: string } }) => db.select().from(patients).where(eq(patients.fullName, ctx.user.tenantId ? 'a' : 'b')).⟦limit⟧(20);
  `.replace('db.select()', 'db.⟦select⟧()').replace('.⟦limit⟧', '.limit'), { id: 'unscopedRead', data: patients('select'), suggest: [{ id: 'addScope', data: { code: 'eq(patients.tenantId, ctx.user.tenantId)' }, turns: { "where(eq(patients.fullName, ctx.user.tenantId ? 'a' : 'b'))": "where(and(eq(patients.fullName, ctx.user.tenantId ? 'a' : 'b'), eq(patients.tenantId, ctx.user.tenantId)))" } }] }, tenants),
  bad('Mongoose', `
    import { Guest } from './models/guest';
    export const list = (tenantId: string) => Guest.⟦find⟧({ phone: { $exists: true } }).limit(20);
  `, { id: 'unscopedRead', data: guest('find'), suggest: [{ id: 'addScope', data: { code: 'tenantId' }, turns: { '{ $exists: true } }': '{ $exists: true }, tenantId }' } }] }, tenants),
  bad('SQL', `
    import { Pool } from 'pg';
    const pool = new Pool();
    export const recent = (tenantId: string) => pool.⟦query⟧('SELECT full_name, phone FROM visitors ORDER BY seen_at DESC LIMIT 20');
  `, { id: 'unscopedRead', data: visitors('query') }, tenants),
  bad('Knex', `
    import knex from 'knex';
    const db = knex({ client: 'pg' });
    export const recent = (since: Date, tenantId: string) => ⟦db('visitors')⟧.where('seen_at', '>', since).limit(20).select('full_name', 'phone');
  `, { id: 'unscopedRead', data: visitors('select'), suggest: [{ id: 'addScope', data: { code: ".where('tenant_id', tenantId)" }, turns: { ".select('full_name', 'phone')": ".select('full_name', 'phone').where('tenant_id', tenantId)" } }] }, tenants),
  bad('Kysely', `
    import { Kysely } from 'kysely';
    export const recent = (db: Kysely<Database>, tenantId: string) => db.selectFrom('visitors').select(['full_name', 'phone']).orderBy('seen_at').limit(20).⟦execute⟧();
  `, { id: 'unscopedRead', data: visitors('execute'), suggest: [{ id: 'addScope', data: { code: ".where('tenant_id', '=', tenantId)" }, turns: { '.limit(20).execute': ".limit(20).where('tenant_id', '=', tenantId).execute" } }] }, tenants),
  bad('Supabase with the service role', `
    import { createClient } from '@supabase/supabase-js';
    const supabase = createClient(url, process.env.SUPABASE_SERVICE_ROLE_KEY!);
    export const recent = async (tenantId: string) => (await supabase.from('visitors').⟦select⟧('full_name, phone').order('seen_at').limit(20)).data;
  `, { id: 'unscopedRead', data: visitors('select'), suggest: [{ id: 'addScope', data: { code: ".eq('tenant_id', tenantId)" }, turns: { ".select('full_name, phone')": ".select('full_name, phone').eq('tenant_id', tenantId)" } }] }, tenants),
  bad('the MongoDB driver', `
    import { MongoClient } from 'mongodb';
    const db = new MongoClient(url).db();
    export const list = (tenantId: string) => db.collection('guests').⟦find⟧().limit(20).toArray();
  `, { id: 'unscopedRead', data: guest('find'), suggest: [{ id: 'addScope', data: { code: '{ tenantId }' }, turns: { '.find()': '.find({ tenantId })' } }] }, tenants),
  bad('Sequelize', `
    import { DataTypes, Model } from 'sequelize';
    class Traveller extends Model {}
    Traveller.init({ tenantId: DataTypes.UUID, fullName: DataTypes.STRING, email: DataTypes.STRING }, { sequelize });
    export const list = (tenantId: string) => Traveller.⟦findAll⟧({ where: { fullName: 'a' }, limit: 20 });
  `, { id: 'unscopedRead', data: { ...shopper('findAll'), entity: 'Traveller', because: ' (src/models/traveller.ts:3)', evidence: named('Traveller') }, suggest: [{ id: 'addScope', data: { code: 'tenantId' }, turns: { "where: { fullName: 'a' }": "where: { fullName: 'a', tenantId }" } }] }, tenants),
];
