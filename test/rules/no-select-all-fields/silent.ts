import { good as silent } from '../../support/rule-cases.ts';

/** The ten that look most like a finding. */
export const lookAlikes = [
  silent('1. a projection of few fields', `
    import { prisma } from './prisma';
    export const detail = (id: string) => prisma.customer.findUnique({ where: { id }, select: { id: true, email: true } });
  `),
  silent('2. everything but what is sensitive', `
    import { prisma } from './prisma';
    export const detail = (id: string) => prisma.customer.findUnique({ where: { id }, omit: { taxId: true } });
  `),
  silent('3. a projection that is built elsewhere', `
    import { prisma } from './prisma';
    import { customerFields } from './fields';
    export const a = (id: string) => prisma.customer.findUnique({ where: { id }, select: customerFields });
    export const b = (id: string) => prisma.customer.findUnique({ where: { id }, ...customerFields });
  `),
  silent('4. the code uses everything that is sensitive', `
    import { prisma } from './prisma';
    export async function declaration(id: string) {
      const customer = await prisma.customer.findUnique({ where: { id } });
      return [customer?.taxId, customer?.email];
    }
  `),
  silent('5. one contact of which two fields are used: little is spared', `
    import { prisma } from './prisma';
    export async function contact(id: string) {
      const contact = await prisma.contact.findUnique({ where: { id } });
      return \`\${contact?.fullName}: \${contact?.email}\`;
    }
  `),
  silent('6. a record that goes into a function of the project, not to a client', `
    import { prisma } from './prisma';
    import { present } from './present';
    export async function show(id: string) {
      const customer = await prisma.customer.findUnique({ where: { id } });
      return present(customer);
    }
  `),
  silent('7. what is not about people', `
    import { prisma } from './prisma';
    export const product = (id: string) => prisma.product.findUnique({ where: { id } });
    export const order = (id: string) => prisma.order.findUnique({ where: { id } });
    export async function prices() {
      return (await prisma.product.findMany()).map((product) => product.price);
    }
  `),
  silent('8. a method of the project that no column has: the row is a class of its own', `
    import { prisma } from './prisma';
    export async function name(id: string) {
      const customer = await prisma.customer.findUnique({ where: { id } });
      return customer?.displayName();
    }
  `),
  silent('9. counts and existence asked the right way', `
    import { prisma } from './prisma';
    export const count = () => prisma.customer.count();
    export const exists = async (email: string) => (await prisma.customer.findUnique({ where: { email }, select: { id: true } })) !== null;
  `),
  silent('10. writes answer the record they wrote', `
    import { prisma } from './prisma';
    export const create = (data: { email: string }) => prisma.customer.create({ data });
    export const update = (id: string) => prisma.customer.update({ where: { id }, data: { status: 'closed' } });
  `),
];

export const good = [
  silent('one record that a function fetches for other code, which no request is answered with', `
    import { prisma } from './prisma';
    export const load = (id: string) => prisma.customer.findUnique({ where: { id } });
    export class CustomerService {
      async detail(id: string) {
        const customer = await prisma.customer.findUniqueOrThrow({ where: { id } });
        return customer;
      }
    }
  `),
  silent('resolvers of GraphQL answer the fields that whoever asks takes', `
    import { prisma } from './prisma';
    const membersOf = (field: string) => async (group: { id: string }, _args: unknown, { db }: IContext) => prisma.customer.findMany({ where: { [field]: group.id } });
    @Resolver(() => Customer)
    export class CustomerResolver {
      @Query(() => [Customer]) customers() {
        return prisma.customer.findMany({ take: 20 });
      }
    }
  `),
  silent('the tax number by which a customer is looked up: whoever asks has it', `
    import { prisma } from './prisma';
    export async function GET(taxId: string) {
      return Response.json(await prisma.customer.findFirst({ where: { taxId } }));
    }
  `),
  silent('the customers of one account, looked up for their keys', `
    import { prisma } from './prisma';
    export async function keys(orderId: string) {
      const customers = await prisma.customer.findMany({ where: { orderId } });
      return customers.map((customer) => customer.id);
    }
  `),
  silent('a whole contact that is returned holds nothing sensitive', `
    import { prisma } from './prisma';
    export const contact = (id: string) => prisma.contact.findUnique({ where: { id } });
  `),
  silent('a key that is computed', `
    import { prisma } from './prisma';
    export async function field(id: string, name: 'email' | 'phone') {
      const customer = await prisma.customer.findUnique({ where: { id } });
      return customer?.[name];
    }
  `),
  silent('arguments of the caller', `
    import { prisma } from './prisma';
    export const find = (args: object) => prisma.customer.findMany(args);
  `),
  silent('a switched-off relation is not read along', `
    import { prisma } from './prisma';
    export const orders = () => prisma.order.findMany({ take: 20, include: { customer: false } });
  `),
  silent('a customer read along with few fields', `
    import { prisma } from './prisma';
    export const orders = () => prisma.order.findMany({ take: 20, include: { customer: { select: { id: true, lastName: true } } } });
  `),
  silent('rows that go into a structure nobody follows', `
    import { prisma } from './prisma';
    const cache = new Map<string, unknown>();
    export async function warm() {
      for (const customer of await prisma.customer.findMany({ take: 100 })) cache.set(customer.id, customer);
    }
  `),
  silent('reviewers decided: not personal', `
    import { Pool } from 'pg';
    const pool = new Pool();
    export async function phones() {
      const { rows } = await pool.query('SELECT * FROM callers LIMIT 20');
      return rows.map((row) => row.phone);
    }
  `, { project: 'decided' }),
  silent('tests', `
    import { prisma } from './prisma';
    export const all = () => prisma.customer.findMany();
  `, { file: 'all.spec.ts' }),
  silent('a repository with a projection', `
    import { Repository } from 'typeorm';
    import { Member } from './entities/member.entity';
    export async function mails(members: Repository<Member>) {
      const found = await members.find({ select: { email: true }, take: 20 });
      return found.map((member) => member.email);
    }
    export async function old(members: Repository<Member>) {
      const found = await members.find({ select: ['email'], take: 20 });
      return found.map((member) => member.email);
    }
  `),
  silent('a repository whose rows are returned holds nothing sensitive', `
    import { Repository } from 'typeorm';
    import { Member } from './entities/member.entity';
    export const page = (members: Repository<Member>) => members.find({ take: 20 });
  `),
  silent('a builder with a projection', `
    import { Repository } from 'typeorm';
    import { Member } from './entities/member.entity';
    export async function mails(members: Repository<Member>) {
      const found = await members.createQueryBuilder('m').select(['m.id', 'm.email']).take(50).getMany();
      return found.map((member) => member.email);
    }
  `),
  silent('a builder that another function may narrow', `
    import { Repository } from 'typeorm';
    import { Member } from './entities/member.entity';
    import { narrow } from './narrow';
    export async function mails(members: Repository<Member>) {
      const builder = members.createQueryBuilder('m').take(50);
      narrow(builder);
      return (await builder.getMany()).map((member) => member.email);
    }
  `),
  silent('one row of members: nothing sensitive is spared', `
    import { Repository } from 'typeorm';
    import { Member } from './entities/member.entity';
    export async function points(members: Repository<Member>, id: number) {
      const member = await members.findOneBy({ id });
      return member?.points ?? 0;
    }
  `),
  silent('columns by name', `
    import { Pool } from 'pg';
    const pool = new Pool();
    export async function phones() {
      const { rows } = await pool.query('SELECT id, phone FROM callers LIMIT 20');
      return rows.map((row) => row.phone);
    }
  `),
  silent('count(*) and EXISTS', `
    import { Pool } from 'pg';
    const pool = new Pool();
    export async function counts() {
      const { rows } = await pool.query('SELECT count(*) AS n FROM callers');
      return rows[0].n;
    }
    export async function exists(phone: string) {
      const { rowCount } = await pool.query('SELECT 1 FROM callers WHERE phone = $1', [phone]);
      return rowCount;
    }
  `),
  silent('a table nobody knows', `
    import { Pool } from 'pg';
    const pool = new Pool();
    export async function flags() {
      const { rows } = await pool.query('SELECT * FROM feature_flags');
      return rows.map((row) => row.email_enabled);
    }
  `),
  silent('Japanese columns by name', `
    import { Pool } from 'pg';
    const pool = new Pool();
    export async function 宛先() {
      const { rows } = await pool.query('SELECT メールアドレス FROM 顧客 LIMIT 20');
      return rows.map((行) => 行.メールアドレス);
    }
  `),
  silent('a result that is not used at all, and one that is thrown away', `
    import { prisma } from './prisma';
    export const handle = prisma.customer.findMany;
    export const fields = prisma.customer.fields;
  `),
  silent('things called customer that are no client', `
    const store = { customer: { findUnique: (query: { where: { id: string } }) => ({ email: query.where.id }) } };
    export const mail = (id: string) => store.customer.get(id);
    export const list = ['customer'].map((name) => name.length);
  `),
  silent('a service of the project', `
    import { CustomerService } from './customer-service';
    export async function mail(service: CustomerService, id: string) {
      const customer = await service.findOne(id);
      return customer.email;
    }
  `),
  silent('a type and a string', `
    import type { Customer } from '@prisma/client';
    export type Mail = Customer['email'];
    export const example = 'SELECT * FROM callers';
  `),
  silent('half-typed projections', `
    import { prisma } from './prisma';
    export const a = (id: string) => prisma.customer.findUnique({ where: { id }, select: {} });
    export const b = () => prisma.customer.findUnique;
  `),
  silent('a stream handed on', `
    import { prisma } from './prisma';
    import { pipeline } from './pipeline';
    export async function feed() {
      await pipeline(prisma.customer.findMany({ take: 100 }));
    }
  `),
  silent('a class of the project that hides columns itself', `
    import { prisma } from './prisma';
    import { CustomerDto } from './customer.dto';
    export async function detail(id: string) {
      return new CustomerDto(await prisma.customer.findUniqueOrThrow({ where: { id } }));
    }
  `),
  silent('an upsert that answers the record', `
    import { prisma } from './prisma';
    export const touch = (id: string) => prisma.customer.upsert({ where: { id }, create: { id }, update: {} });
  `),
];
