import { bad, type BadCase, type ExpectedFinding, type ExpectedSuggestion } from '../../support/rule-cases.ts';

const CUSTOMER = { entity: 'Customer', fields: 'taxId (national or tax number), firstName (given name), lastName (family name), email (e-mail address) and 2 more', because: ' (prisma/schema.prisma:9)' };
const CONTACT = { entity: 'Contact', fields: 'fullName (full name), email (e-mail address), mobile (telephone number) and notes (content of communication)', because: ' (prisma/schema.prisma:24)' };
const MEMBER = { entity: 'Member', fields: 'fullName (full name), email (e-mail address), phone (telephone number) and dateOfBirth (date of birth)', because: ' (src/entities/member.entity.ts:6)' };
const CALLERS = { entity: 'callers', fields: 'caller_name (full name), phone (telephone number), email (e-mail address) and address (postal address)', because: ' (db/schema.sql:3)' };
const PRISMA = "import { prisma } from './prisma';";
const BRANCH = 'the code adds the condition on some paths only';

type Id = 'anyRecord' | 'everyRecord' | 'anyOwner';
interface Told {
  names: string;
  why: string;
  of?: Readonly<Record<string, string>>;
  /** The guard that is offered, and the text before which it is put. */
  guard?: readonly [code: string, before: string];
}

function found(id: Id, method: string, { names, why, of = CUSTOMER, guard }: Told): ExpectedFinding {
  const suggest: ExpectedSuggestion[] = guard ? [{ id: 'refuse', data: { code: guard[0] }, turns: { [guard[1]]: `${guard[0]}\n  ${guard[1]}` } }] : [];
  return { id, data: { method, names, why, ...of }, suggest };
}

/** One record is asked for, and whichever comes first is answered. */
export const oneRecord: BadCase[] = [
  bad('an optional parameter is the only condition', `
    ${PRISMA}
    export async function byMail(email?: string) {
      return prisma.customer.⟦findFirst⟧({ where: { email } });
    }
    export const byId = (id: string | undefined) => prisma.customer.⟦findFirst⟧({ where: { id } });
  `, [
    found('anyRecord', 'findFirst', { names: '`email`', why: 'the parameter `email` is optional', guard: ["if (!email) throw new Error('email is missing');", 'return prisma'] }),
    found('anyRecord', 'findFirst', { names: '`id`', why: 'the parameter `id` is optional' }),
  ]),
  bad('an optional chain, in place and in a constant', `
    ${PRISMA}
    export async function me() {
      const session = await getSession();
      const customer = await prisma.customer.⟦findFirst⟧({ where: { id: session?.user?.id } });
      return customer?.status;
    }
    export async function mine() {
      const id = (await getSession())?.user.id;
      const found = await prisma.customer.⟦findFirst⟧({ where: { id } });
      return found?.status;
    }
  `, [
    found('anyRecord', 'findFirst', { names: '`id`', why: 'the optional chain `session?.user?.id` may break off', guard: ["if (!session?.user?.id) throw new Error('session.user.id is missing');", 'const customer'] }),
    found('anyRecord', 'findFirst', { names: '`id`', why: 'the optional chain `(await getSession())?.user.id` may break off', guard: ["if (!id) throw new Error('id is missing');", 'const found'] }),
  ]),
  bad('a query parameter', `
    ${PRISMA}
    export const show = async (req, res) => {
      const { token } = req.query;
      const one = await prisma.customer.⟦findFirst⟧({ where: { email: req.query.email as string } });
      const two = await prisma.customer.⟦findFirst⟧({ where: { taxId: token } });
      res.json({ status: [one.status, two.status] });
    };
    class Customers {
      async show(@Query('id') id: string) {
        return prisma.customer.⟦findFirst⟧({ where: { id } });
      }
    }
    app.get('/', async (c) => c.json(await prisma.customer.⟦findFirst⟧({ where: { id: c.req.query('id') } })));
  `, [
    found('anyRecord', 'findFirst', { names: '`email`', why: 'a request may leave out `req.query.email`', guard: ["if (!req.query.email) throw new Error('req.query.email is missing');", 'const one'] }),
    found('anyRecord', 'findFirst', { names: '`taxId`', why: 'a request may leave out `token`', guard: ["if (!token) throw new Error('token is missing');", 'const two'] }),
    { ...found('anyRecord', 'findFirst', { names: '`id`', why: 'a request may leave out `id`' }), suggest: [{ id: 'refuse', data: { code: "if (!id) throw new Error('id is missing');" }, turns: { 'return prisma': "if (!id) throw new Error('id is missing');\n    return prisma" } }] },
    found('anyRecord', 'findFirst', { names: '`id`', why: "a request may leave out `c.req.query('id')`" }),
  ]),
  bad('a property, a map, the environment, a validation', `
    import { z } from 'zod';
    ${PRISMA}
    interface Key { email?: string; phone: string | undefined }
    const index = new Map<string, string>();
    export const byKey = (key: Key) => prisma.customer.⟦findFirst⟧({ where: { email: key.email } });
    export const byPhone = ({ phone }: Key) => prisma.customer.⟦findFirst⟧({ where: { phone } });
    export const byIndex = (key: string) => prisma.customer.⟦findFirst⟧({ where: { id: index.get(key) } });
    export const owner = () => prisma.customer.⟦findFirst⟧({ where: { email: process.env.OWNER } });
    export const show = procedure.input(z.object({ id: z.string().optional() })).query(({ input }) => prisma.customer.⟦findFirst⟧({ where: { id: input.id } }));
  `, [
    found('anyRecord', 'findFirst', { names: '`email`', why: 'the property `email` is declared optional' }),
    found('anyRecord', 'findFirst', { names: '`phone`', why: 'the property `phone` is declared optional' }),
    found('anyRecord', 'findFirst', { names: '`id`', why: '`index.get(key)` finds nothing where the key is unknown' }),
    found('anyRecord', 'findFirst', { names: '`email`', why: 'the environment variable `process.env.OWNER` may be unset' }),
    found('anyRecord', 'findFirst', { names: '`id`', why: 'the validation lets `input.id` be left out' }),
  ]),
  bad('what stays says nothing of whose record it is', `
    ${PRISMA}
    export const active = (tenantId: string, email?: string) => prisma.customer.⟦findFirst⟧({ where: { tenantId, status: 'active', email } });
  `, found('anyRecord', 'findFirst', { names: '`email`', why: 'the parameter `email` is optional' })),
  bad('each condition is added on some paths only', `
    ${PRISMA}
    import knex from 'knex';
    import { Customer } from './models';
    import mongoose from 'mongoose';
    const db = knex({});
    export const one = (id: string, email: string) => prisma.customer.⟦findFirst⟧({ where: { ...(id ? { id } : {}), ...(email && { email }) } });
    export const either = (id: string) => prisma.customer.⟦findFirst⟧({ where: id ? { id } : {} });
    export async function caller(id?: number) {
      const query = ⟦db('callers')⟧.select('*');
      if (id) query.where('id', id);
      return query.first();
    }
  `, [
    found('anyRecord', 'findFirst', { names: '`id`, `email`', why: BRANCH }),
    found('anyRecord', 'findFirst', { names: '`id`', why: BRANCH }),
    found('anyRecord', 'first', { names: '`id`', why: BRANCH, of: CALLERS }),
  ]),
  bad('beside "not deleted", and set in several places on some paths', `
    ${PRISMA}
    import mongoose from 'mongoose';
    const db = mongoose.connection;
    export const kept = (id: string) => prisma.customer.⟦findFirst⟧({ where: { deletedAt: null, ...(id ? { id } : {}) } });
    export async function asked(query: { email?: string; phone?: string; id?: string }) {
      const filter = { status: { $ne: 'deleted' } };
      if (query.email) filter['$or'] = [{ email: query.email }, { emails: query.email }];
      if (query.phone) filter['$or'] = [{ phone: query.phone }];
      if (query.id) filter['_id'] = query.id;
      return db.model('Customer').⟦findOne⟧(filter);
    }
  `, [
    found('anyRecord', 'findFirst', { names: '`id`', why: BRANCH }),
    found('anyRecord', 'findOne', { names: '`$or`, `_id`', why: BRANCH }),
  ]),
  bad('TypeORM leaves out null as well', `
    import { Repository } from 'typeorm';
    import { Member } from './entities/member.entity';
    export async function GET(request: Request, members: Repository<Member>) {
      const email = new URL(request.url).searchParams.get('email');
      const member = await members.⟦findOneBy⟧({ email });
      return Response.json(member?.points);
    }
    export const byId = (members: Repository<Member>, id: number | null) => members.⟦findOne⟧({ where: { id } });
  `, [
    found('anyRecord', 'findOneBy', { names: '`email`', why: "a request may leave out `new URL(request.url).searchParams.get('email')`", of: MEMBER, guard: ["if (!email) throw new Error('email is missing');", 'const member'] }),
    found('anyRecord', 'findOne', { names: '`id`', why: 'the parameter `id` is optional', of: MEMBER }),
  ]),
];

/** A list without an end, or somebody else's. */
export const manyRecords: BadCase[] = [
  bad('the parent of the records falls away', `
    ${PRISMA}
    interface Filters { customerId?: string }
    export const contacts = (filters: Filters) => prisma.contact.⟦findMany⟧({ where: { customerId: filters.customerId } });
  `, found('everyRecord', 'findMany', { names: '`customerId`', why: 'the property `customerId` is declared optional', of: CONTACT })),
  bad('a list of keys falls away', `
    ${PRISMA}
    export async function some(ids?: string[]) {
      return prisma.customer.⟦findMany⟧({ where: { id: { in: ids } } });
    }
  `, found('everyRecord', 'findMany', { names: '`id`', why: 'the parameter `ids` is optional', guard: ["if (!ids) throw new Error('ids is missing');", 'return prisma'] })),
  bad('who is not signed in reads a page of everybody', `
    ${PRISMA}
    export const list = async () => {
      const session = await auth();
      return prisma.customer.⟦findMany⟧({ where: { tenantId: session?.user?.tenantId }, take: 20 });
    };
  `, found('everyRecord', 'findMany', { names: '`tenantId`', why: 'the optional chain `session?.user?.tenantId` may break off', guard: ["if (!session?.user?.tenantId) throw new Error('session.user.tenantId is missing');", 'return prisma'] })),
  bad('a condition that a builder gets on some paths only', `
    import { Pool } from 'pg';
    const pool = new Pool();
    export async function calls(id?: number) {
      let text = 'SELECT caller_name, phone, email, address FROM callers';
      if (id) text += ' WHERE id = $1';
      return pool.⟦query⟧(text, [id]);
    }
  `, found('everyRecord', 'query', { names: '`id`', why: BRANCH, of: CALLERS })),
];

/** The record is the right one, and anybody's. */
export const owners: BadCase[] = [
  bad('the tenant falls away beside the key', `
    ${PRISMA}
    export const one = (id: string, ctx: { tenantId?: string }) => prisma.customer.⟦findFirst⟧({ where: { id, tenantId: ctx.tenantId } });
    export const two = (id: string, tenantId?: string) => prisma.customer.⟦findUnique⟧({ where: { id, tenantId } });
  `, [
    found('anyOwner', 'findFirst', { names: '`tenantId`', why: 'the property `tenantId` is declared optional' }),
    found('anyOwner', 'findUnique', { names: '`tenantId`', why: 'the parameter `tenantId` is optional' }),
  ]),
  bad('in strict, a list without what it is narrowed by', `
    ${PRISMA}
    export const list = (customerId?: string) => prisma.contact.⟦findMany⟧({ where: customerId ? { customerId } : {} });
  `, found('everyRecord', 'findMany', { names: '`customerId`', why: BRANCH, of: CONTACT }), { project: 'strict' }),
  bad('in strict, what the code leaves out by its own choice', `
    ${PRISMA}
    export const one = (tenantId: string, id: string) => prisma.customer.⟦findFirst⟧({ where: { tenantId, ...(id ? { id } : {}) } });
  `, found('anyRecord', 'findFirst', { names: '`id`', why: BRANCH }), { project: 'strict' }),
];
