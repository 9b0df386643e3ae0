import { good as silent } from '../../support/rule-cases.ts';

/** The ten that look most like a finding. */
export const lookAlikes = [
  silent('1. methods of collections', `
    const customer = new Map<string, { email: string }>();
    const customers = [{ email: 'a@example.com' }];
    export const found = customers.find((one) => one.email !== '') ?? customer.get('1');
  `),
  silent('2. a service of the project with the same method name', `
    import { CustomerService } from './customer-service';
    export const list = (service: CustomerService) => service.findMany({ status: 'active' });
    export const search = (customerService: CustomerService) => customerService.customer.find();
  `),
  silent('3. an HTTP client and a cache', `
    import axios from 'axios';
    import { QueryClient } from '@tanstack/react-query';
    export const customers = () => axios.get('/customers');
    export const cached = (queryClient: QueryClient) => queryClient.getQueryCache().find({ queryKey: ['customer'] });
  `),
  silent('4. the bound is applied much later, on the same builder', `
    import { Repository } from 'typeorm';
    import { Member } from './entities/member.entity';
    export function page(members: Repository<Member>, query: { text?: string; size: number }) {
      const builder = members.createQueryBuilder('m').leftJoinAndSelect('m.addresses', 'a');
      if (query.text) builder.andWhere('m.fullName LIKE :text', { text: query.text });
      builder.orderBy('m.id');
      builder.take(Math.min(query.size, 100));
      return builder.getManyAndCount();
    }
  `),
  silent('5. the bound arrives in a spread, as a shorthand, as one more than the page', `
    import { prisma } from './prisma';
    import { pagination } from './pagination';
    export const spread = (query: object) => prisma.customer.findMany({ where: { status: 'active' }, ...pagination(query) });
    export const shorthand = (take: number) => prisma.customer.findMany({ take });
    export const oneMore = (limit: number) => prisma.customer.findMany({ take: Math.min(limit, 100) + 1 });
  `),
  silent('6. a list of ids, a unique key, the parent record', `
    import { prisma } from './prisma';
    export const some = (ids: string[]) => prisma.customer.findMany({ where: { id: { in: ids } } });
    export const one = (email: string) => prisma.customer.findMany({ where: { email } });
    export const ofCustomer = (customerId: string) => prisma.contact.findMany({ where: { customerId } });
  `),
  silent('7. counts and sums', `
    import { prisma } from './prisma';
    import { Pool } from 'pg';
    const pool = new Pool();
    export const count = () => prisma.customer.count({ where: { status: 'active' } });
    export const grouped = () => prisma.customer.groupBy({ by: ['status'], _count: true });
    export const counted = () => pool.query('SELECT count(*) FROM callers');
  `),
  silent('8. ids and dates only', `
    import { prisma } from './prisma';
    import { Pool } from 'pg';
    const pool = new Pool();
    export const ids = () => prisma.customer.findMany({ select: { id: true, createdAt: true } });
    export const called = () => pool.query('SELECT id, called_at FROM callers');
  `),
  silent('9. what is not about people', `
    import { prisma } from './prisma';
    export const products = () => prisma.product.findMany();
    export const groups = () => prisma.customerGroup.findMany({ include: { _count: true } });
    export const accounts = () => prisma.account.findMany();
    export const orders = () => prisma.order.findMany();
  `),
  silent('10. commented-out code, strings and types', `
    import type { Prisma } from '@prisma/client';
    // const all = await prisma.customer.findMany();
    export const example = 'prisma.customer.findMany()';
    export type All = Prisma.CustomerFindManyArgs;
    export const sql = 'SELECT * FROM callers';
  `),
];

export const good = [
  silent('a literal bound at the ceiling', `
    import { prisma } from './prisma';
    export const page = () => prisma.customer.findMany({ take: 200 });
  `),
  silent('a bound from a constant, computed and cast', `
    import { prisma } from './prisma';
    const PAGE = 50;
    export const page = () => prisma.customer.findMany({ take: (PAGE * 2) as number });
  `),
  silent('a ternary whose both branches are small', `
    import { prisma } from './prisma';
    export const page = (wide: boolean) => prisma.customer.findMany({ take: wide ? 100 : 20 });
  `),
  silent('a parameter with a default', `
    import { prisma } from './prisma';
    export const page = (take = 50, skip = 0) => prisma.customer.findMany({ take, skip });
  `),
  silent('a validated input', `
    import { z } from 'zod';
    import { prisma } from './prisma';
    const Query = z.object({ limit: z.coerce.number().max(100) });
    export const page = (raw: unknown) => prisma.customer.findMany({ take: Query.parse(raw).limit });
  `),
  silent('arguments of the caller', `
    import { prisma } from './prisma';
    import type { Prisma } from '@prisma/client';
    export const list = (args: Prisma.CustomerFindManyArgs) => prisma.customer.findMany(args);
    export const where = (filter: Prisma.CustomerWhereInput) => prisma.customer.findMany({ where: filter });
  `),
  silent('things that keep an address among their settings', `
    import { prisma } from './prisma';
    export const forms = () => prisma.form.findMany();
  `),
  silent('alternatives each of which is narrow, and a token', `
    import { prisma } from './prisma';
    export const known = (ids: string[], mails: string[]) =>
      prisma.customer.findMany({ where: { OR: [{ id: { in: ids } }, { email: { in: mails } }] } });
    export const invited = (inviteToken: string) => prisma.customer.findMany({ where: { inviteToken } });
  `),
  silent('alternatives of a statement each of which is narrow, and the first row of an equality', `
    import { Pool } from 'pg';
    const pool = new Pool();
    export const known = (order: string, ids: string[]) => pool.query('SELECT * FROM callers WHERE order_number = $1 OR id = ANY($2)', [order, ids]);
    export async function named(name: string) {
      const { rows } = await pool.query('SELECT * FROM callers WHERE caller_name = $1', [name]);
      return rows[0];
    }
  `),
  silent('fields that are chosen elsewhere, and a bound in percent', `
    import { Pool } from 'pg';
    import { prisma } from './prisma';
    const pool = new Pool();
    export const chosen = (select: object) => prisma.customer.findMany({ where: { status: 'active' }, select });
    export const sample = () => pool.query('SELECT * FROM callers FETCH FIRST 1 PERCENT ROWS ONLY');
  `),
  silent('the few who run the system', `
    import { prisma } from './prisma';
    export const administrators = () => prisma.employee.findMany({ where: { role: 'ADMIN' } });
    export const owners = () => prisma.employee.findMany({ where: { isOwner: true } });
  `),
  silent('one row', `
    import { prisma } from './prisma';
    export const first = () => prisma.customer.findFirst({ where: { status: 'active' } });
    export const one = (id: string) => prisma.customer.findUnique({ where: { id } });
  `),
  silent('a list of names to choose from', `
    import { prisma } from './prisma';
    export const picker = () => prisma.customer.findMany({ select: { id: true, firstName: true, lastName: true } });
  `),
  silent('writes', `
    import { prisma } from './prisma';
    export const close = () => prisma.customer.updateMany({ where: { status: 'idle' }, data: { status: 'closed' } });
    export const remove = () => prisma.customer.deleteMany({ where: { status: 'closed' } });
  `),
  silent('an export within its override', `
    import { prisma } from './prisma';
    export const batch = () => prisma.customer.findMany({ take: 5000 });
  `, { project: 'small', file: 'exports.ts' }),
  silent('what reviewers called not personal', `
    import { Pool } from 'pg';
    const pool = new Pool();
    export const all = () => pool.query('SELECT * FROM callers');
  `, { project: 'decided' }),
  silent('tests of the project', `
    import { prisma } from './prisma';
    export const all = () => prisma.customer.findMany();
  `, { file: 'customers.test.ts' }),
  silent('a seed', `
    import { prisma } from './prisma';
    export const all = () => prisma.customer.findMany();
  `, { file: 'seed.ts' }),
  silent('a repository with a bound, a key, a count, one row', `
    import { In, Repository } from 'typeorm';
    import { Member } from './entities/member.entity';
    export class MemberService {
      constructor(private readonly members: Repository<Member>) {}
      page = (take: number) => this.members.find({ take: Math.min(take, 50) });
      some = (ids: number[]) => this.members.findBy({ id: In(ids) });
      known = (email: string) => this.members.find({ where: { email } });
      many = () => this.members.count();
      one = (id: number) => this.members.findOneBy({ id });
    }
  `),
  silent('a builder with a bound on every path', `
    import { Repository } from 'typeorm';
    import { Member } from './entities/member.entity';
    export function page(members: Repository<Member>, wide: boolean) {
      let builder = members.createQueryBuilder('m');
      if (wide) builder = builder.take(100);
      else builder = builder.take(20);
      return builder.getMany();
    }
  `),
  silent('a builder that a helper of the project may limit', `
    import { Repository } from 'typeorm';
    import { Member } from './entities/member.entity';
    import { paginate } from './paginate';
    export async function page(members: Repository<Member>) {
      const builder = members.createQueryBuilder('m');
      paginate(builder);
      return builder.getMany();
    }
  `),
  silent('a repository of something that is not about people', `
    import { Repository } from 'typeorm';
    import { Setting } from './entities/setting.entity';
    export const all = (settings: Repository<Setting>) => settings.find();
  `),
  silent('statements with a bound, in every dialect', `
    import { Pool } from 'pg';
    const pool = new Pool();
    export const a = () => pool.query('SELECT * FROM callers LIMIT 50');
    export const b = () => pool.query('SELECT * FROM callers ORDER BY id FETCH FIRST 20 ROWS ONLY');
    export const c = (size: number) => pool.query('SELECT * FROM callers LIMIT $1', [Math.min(size, 100)]);
    export const d = (page: number) => pool.query(\`SELECT * FROM callers LIMIT 20 OFFSET \${page * 20}\`);
  `),
  silent('a statement by key', `
    import mysql from 'mysql2/promise';
    const pool = mysql.createPool({});
    export const one = (id: number) => pool.query('SELECT * FROM callers WHERE id = ?', [id]);
    export const some = (ids: number[]) => pool.query('SELECT * FROM callers WHERE id IN (?)', [ids]);
  `),
  silent('statements that write, and one over a table nobody knows', `
    import { Pool } from 'pg';
    const pool = new Pool();
    export const a = () => pool.query("UPDATE callers SET phone = '' WHERE called_at < now()");
    export const b = () => pool.query('SELECT * FROM feature_flags');
    export const c = () => pool.query('SELECT label FROM queues');
  `),
  silent('a statement that is put together elsewhere', `
    import { Pool } from 'pg';
    import { listCallers } from './statements';
    const pool = new Pool();
    export const a = () => pool.query(listCallers);
    export const b = (where: string) => pool.query('SELECT * FROM callers WHERE ' + where);
  `),
  silent('Japanese names with a bound', `
    import { Pool } from 'pg';
    const pool = new Pool();
    export const 一覧 = (件数: number) => pool.query('SELECT 氏名, 電話番号 FROM 顧客 LIMIT $1', [Math.min(件数, 50)]);
    export const 件数 = () => pool.query('SELECT count(*) FROM 顧客');
    export const ランク = () => pool.query('SELECT id, ランク FROM 顧客');
  `),
  silent('half-typed calls', `
    import { prisma } from './prisma';
    export const a = () => prisma.customer.findMany;
    export const b = () => prisma.customer;
    export const c = () => prisma.customer.findM();
  `),
  silent('a query of another language', `
    import { Client } from '@elastic/elasticsearch';
    import jsforce from 'jsforce';
    export const soql = (connection: jsforce.Connection) => connection.query('SELECT Id, Email FROM Contact');
    export const docs = (client: Client) => client.search({ index: 'customer' });
  `),
  silent('one day, whichever', `
    import { PrismaClient } from '@prisma/client';
    const prisma = new PrismaClient();
    export const a = (day: Date) => prisma.customer.findMany({ where: { createdAt: { gte: startOfDay(day), lt: endOfDay(day) } } });
    export const b = (day: Date) => prisma.customer.findMany({ where: { createdAt: { gte: new Date(day.setHours(0, 0, 0, 0)), lte: new Date(day.setHours(23, 59, 59, 999)) } } });
    export async function c(date?: string) {
      const day = date ? new Date(date) : new Date();
      const from = new Date(day.setHours(0, 0, 0, 0));
      const next = new Date(from.getTime() + 24 * 60 * 60 * 1000);
      return prisma.customer.findMany({ where: { createdAt: { gte: from, lt: next } } });
    }
  `),
  silent('whom to call at those one buys from', `
    import { Pool } from 'pg';
    const pool = new Pool();
    export const suppliers = () => pool.query('SELECT name, email, phone FROM suppliers');
  `, { project: 'changes' }),
  silent('UI code', `
    export const List = ({ customers }: { customers: { find(): unknown } }) => customers.find();
    export const box = document.querySelector('.customer');
  `),
];
