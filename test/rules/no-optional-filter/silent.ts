import { good, type GoodCase } from '../../support/rule-cases.ts';

const PRISMA = "import { prisma } from './prisma';";

export const lookAlikes: GoodCase[] = [
  good('1. a missing value is refused first', `
    ${PRISMA}
    export async function byMail(email?: string) {
      if (!email) throw new Error('email is missing');
      return prisma.customer.findFirst({ where: { email } });
    }
    export async function byId(id?: string) {
      if (id === undefined) return null;
      return prisma.customer.findFirst({ where: { id } });
    }
    export async function inBranch(id?: string) {
      if (id) return prisma.customer.findFirst({ where: { id } });
      return id !== undefined && prisma.customer.findFirst({ where: { id } });
    }
    export async function typed(id?: string) {
      if (typeof id !== 'string' || id.length > 36) return null;
      return prisma.customer.findFirst({ where: { id } });
    }
    export async function known(id?: string) {
      const isKnown = Boolean(id);
      if (!isKnown) return null;
      return prisma.customer.findFirst({ where: { id } });
    }
  `),
  good('2. who is not signed in gets no further', `
    ${PRISMA}
    export default async function Page() {
      const session = await auth();
      if (!session?.user) redirect('/login');
      return prisma.customer.findFirst({ where: { id: session?.user?.id } });
    }
    export async function GET() {
      const session = await auth();
      if (session === null) return new Response(null, { status: 401 });
      return Response.json(await prisma.customer.findFirst({ where: { id: session?.user?.id } }));
    }
    export async function admin() {
      const session = await auth();
      if (session?.user?.role !== 'admin') return forbidden();
      return prisma.customer.findFirst({ where: { id: session?.user?.id } });
    }
  `),
  good('3. an assertion, a check by a helper', `
    ${PRISMA}
    export async function byId(id?: string) {
      assert(id, 'id is missing');
      return prisma.customer.findFirst({ where: { id } });
    }
    export async function checked(input: { id?: string }) {
      requireKeys(input.id);
      return prisma.customer.findFirst({ where: { id: input.id } });
    }
    export async function valid(id?: string) {
      if (!isUuid(id)) return null;
      return prisma.customer.findFirst({ where: { id } });
    }
  `),
  good('4. a default stands in for it', `
    ${PRISMA}
    export const one = (id?: string) => prisma.customer.findFirst({ where: { id: id ?? '' } });
    export const two = (id = 'none') => prisma.customer.findFirst({ where: { id } });
    export const three = ({ id = 'none' }: { id?: string }) => prisma.customer.findFirst({ where: { id } });
    export const four = (input: Required<{ id?: string }>) => prisma.customer.findFirst({ where: { id: input.id } });
  `),
  good('5. a method that takes a key throws without one', `
    ${PRISMA}
    export const byMail = (email?: string) => prisma.customer.findUnique({ where: { email } });
    export const byId = (id?: string) => prisma.customer.findUniqueOrThrow({ where: { id, status: undefined } });
  `),
  good('6. null is a value: it matches nothing', `
    ${PRISMA}
    export async function GET(request: Request) {
      const { searchParams } = new URL(request.url);
      return Response.json(await prisma.customer.findFirst({ where: { email: searchParams.get('email') }, select: { status: true, email: true } }));
    }
    export const byId = (id: string | null) => prisma.customer.findFirst({ where: { id: id } });
  `),
  good('7. a search form over a page of records', `
    ${PRISMA}
    interface Search { email?: string; customerId?: string; status?: string }
    export const search = (q: Search) => prisma.contact.findMany({ where: { email: q.email, customerId: q.customerId }, take: 50 });
    export const list = (tenantId: string, q: Search) => prisma.customer.findMany({ where: { tenantId, ...(q.status && { status: q.status }) }, take: 50 });
  `),
  good('8. clients that compare with what they are given, or throw', `
    import knex from 'knex';
    import mongoose from 'mongoose';
    import { Model, DataTypes } from 'sequelize';
    const db = knex({});
    const Customer = mongoose.model('Customer', new mongoose.Schema({ email: String, phone: String, fullName: String }));
    class Member extends Model {}
    Member.init({ email: DataTypes.STRING, phone: DataTypes.STRING }, { sequelize });
    export const caller = (id?: number) => db('callers').where({ id }).first();
    export const customer = (email?: string) => Customer.findOne({ email });
    export const member = (email?: string) => Member.findOne({ where: { email } });
  `),
  good('9. a matched route names its parameters', `
    ${PRISMA}
    export const show = async (req, res) => res.json(await prisma.customer.findFirst({ where: { id: req.params?.id }, select: { status: true, email: true } }));
    export default async function Page({ params }: { params: { id: string } }) {
      return (await prisma.customer.findFirst({ where: { id: params?.id } }))?.status;
    }
  `),
  good('10. one of two is there', `
    ${PRISMA}
    export async function find(id?: string, email?: string) {
      if (!id && !email) return null;
      return prisma.customer.findFirst({ where: { ...(id ? { id } : {}), ...(email ? { email } : {}) } });
    }
    export const other = (id: string, email: string) => prisma.customer.findFirst({ where: id ? { id } : { email } });
  `),
  good('11. the key stays', `
    ${PRISMA}
    export const one = (id: string, status?: string) => prisma.customer.findFirst({ where: { id, status } });
    export const some = (customerId: string, email?: string) => prisma.contact.findMany({ where: { customerId, email }, take: 20 });
  `),
  good('12. numbers of records, and what holds nothing personal', `
    ${PRISMA}
    export const count = (tenantId?: string) => prisma.customer.count({ where: { tenantId } });
    export const product = (id?: string) => prisma.product.findFirst({ where: { id } });
    export const id = (email?: string) => prisma.customer.findFirst({ where: { email }, select: { id: true } });
  `),
  good('13. a filter with more in it than can be read', `
    ${PRISMA}
    import { visibleTo } from './filters';
    export const one = (user: object, email?: string) => prisma.customer.findFirst({ where: { ...visibleTo(user), email } });
  `),
  good('14. what a middleware puts on the request', `
    ${PRISMA}
    interface AuthRequest extends Request { userId?: string }
    export const me = async (req: AuthRequest) => (await prisma.customer.findFirst({ where: { id: req.userId } }))?.status;
  `),
  good('15. a query that its own schema validates', `
    ${PRISMA}
    app.get('/customers', { schema }, async (request, reply) => prisma.customer.findFirst({ where: { email: request.query.email } }));
  `),
  good('16. text is never missing', `
    ${PRISMA}
    export const one = (req) => prisma.customer.findFirst({ where: { email: String(req.query.email) } });
    export const two = (email: string) => prisma.customer.findFirst({ where: { email: email?.toLowerCase() } });
  `),
  good('17. a key of a loaded row', `
    import { Repository } from 'typeorm';
    import { Member } from './entities/member.entity';
    export async function reload(members: Repository<Member>, member: Member) {
      return members.findOne({ where: { id: member.id } });
    }
  `),
  good('18. a builder compares with what it is given', `
    import { Repository } from 'typeorm';
    import { Member } from './entities/member.entity';
    export const one = (members: Repository<Member>, id?: number) => members.createQueryBuilder('m').where({ id }).getOne();
  `),
  good('19. a role decides, not the value', `
    ${PRISMA}
    export async function mine(user: { role: string; id: string }) {
      const where: { customerId?: string } = {};
      if (user.role === 'agent') where.customerId = user.id;
      return prisma.contact.findMany({ where });
    }
    export const shown = (user: { role: string; id: string }) => prisma.contact.findMany({ where: user.role === 'agent' ? { customerId: user.id } : {} });
  `),
];

export const others: GoodCase[] = [
  good('20. a list that the code itself narrows by what its records belong to', `
    ${PRISMA}
    export const list = (customerId?: string) => prisma.contact.findMany({ where: customerId ? { customerId } : {} });
    export const ofSome = (filters: { customerIds: string[] }) => prisma.contact.findMany({
      where: filters.customerIds.length > 0 ? { customerId: { in: filters.customerIds } } : {},
    });
  `),
  good('21. both branches have the key', `
    ${PRISMA}
    export const one = (id: string, tenantId?: string) => prisma.customer.findFirst({ where: { ...(tenantId ? { id, tenantId } : { id }) } });
  `),
  good('changes are another rule\'s', `
    ${PRISMA}
    export const remove = (id: string) => prisma.customer.deleteMany({ where: { id } });
  `),
  good('what stays is more than "not deleted", or one of the conditions is there for certain', `
    ${PRISMA}
    import mongoose from 'mongoose';
    const db = mongoose.connection;
    export const own = (id: string, email: string) => prisma.customer.findFirst({ where: { deletedAt: null, email, ...(id ? { id } : {}) } });
    export const list = (status: string) => prisma.customer.findMany({ where: { deletedAt: null, ...(status ? { status } : {}) }, take: 50 });
    export async function always(query: { email: string; phone?: string }) {
      const filter = { status: { $ne: 'deleted' } };
      filter['$or'] = [{ email: query.email }];
      if (query.phone) filter['$or'] = [{ phone: query.phone }];
      return db.model('Customer').findOne(filter);
    }
    export async function either(query: { email: string; id?: string }) {
      const filter = { status: { $ne: 'deleted' } };
      if (query.id) filter['_id'] = query.id;
      else filter['email'] = query.email;
      return db.model('Customer').findOne(filter);
    }
    export async function joined(query: { email?: string; phone?: string }) {
      const filter = { status: { $ne: 'deleted' } };
      if (query.email) filter['$or'] = [{ email: query.email }];
      if (query.phone) filter['$or'].push({ phone: query.phone });
      return db.model('Customer').findOne(filter);
    }
    export async function refused(query: { email?: string; phone?: string }) {
      if (!query.email && !query.phone) throw new Error('Say whom');
      const filter = { status: { $ne: 'deleted' } };
      if (query.email) filter['email'] = query.email;
      if (query.phone) filter['phone'] = query.phone;
      return db.model('Customer').findOne(filter);
    }
  `),
  good('seeds and tests', `
    ${PRISMA}
    export const one = (email?: string) => prisma.customer.findFirst({ where: { email } });
  `, { file: 'prisma/seed.ts' }),
];
