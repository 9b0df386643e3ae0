import { CONTACT, CUSTOMER, EMPLOYEE, MEMBER } from '../../support/crm-data.ts';
import { bad, type ExpectedFinding, type ExpectedSuggestion } from '../../support/rule-cases.ts';

const findMany = { ...CUSTOMER, method: 'findMany' };

const take = (turns: Record<string, string>, code = 'take: 100'): readonly ExpectedSuggestion[] => [{ id: 'addBound', data: { code }, turns }];

const capped = (id: string, code: string, turns: Record<string, string>, more: Record<string, string | number> = {}): ExpectedFinding => ({ id, data: { ...findMany, ...more }, suggest: [{ id: 'cap', data: { code }, turns }] });
const customers = (id: string, turns: Record<string, string>, more: Record<string, string | number> = {}): ExpectedFinding => ({ id, data: { ...findMany, ...more }, suggest: take(turns) });

/** Clients whose queries are objects and chains. */
export const objectCalls = [
  bad(
    'no argument at all',
    `
    import { prisma } from './prisma';
    export const all = () => prisma.customer.⟦findMany⟧();
    `,
    customers('unbounded', { 'findMany()': 'findMany({ take: 100 })' }),
  ),
  bad(
    'an empty argument, on a client made in the file',
    `
    import { PrismaClient } from '@prisma/client';
    const db = new PrismaClient();
    export const all = () => db.contact.⟦findMany⟧({});
    `,
    { id: 'unbounded', data: { ...CONTACT, method: 'findMany' }, suggest: take({ '({})': '({ take: 100 })' }) },
  ),
  bad(
    'a tenant is no bound: it holds a whole customer base',
    `
    import { prisma } from './prisma';
    export const list = (tenantId: string) =>
      prisma.customer.⟦findMany⟧({
        where: { tenantId, status: 'active' },
        include: { orders: true },
      });
    `,
    customers('unboundedFilter', { 'include: { orders: true },': 'include: { orders: true },\n    take: 100,' }),
  ),
  bad(
    'a search by text matches as many as there are',
    `
    import { prisma } from './prisma';
    export const search = (text: string) =>
      prisma.customer.⟦findMany⟧({ where: { OR: [{ lastName: { contains: text } }, { email: { contains: text } }] } });
    `,
    customers('unboundedFilter', { '}] } }': '}] }, take: 100 }' }),
  ),
  bad(
    'a time whose ends are set one by one',
    `
    import { prisma } from './prisma';
    export const between = (from: string, to: string) =>
      prisma.customer.⟦findMany⟧({ where: { createdAt: { gte: new Date(from), lt: new Date(to) } } });
    `,
    customers('unboundedFilter', { 'new Date(to) } } }': 'new Date(to) } }, take: 100 }' }),
  ),
  bad(
    'where: undefined removes the filter',
    `
    import { prisma } from './prisma';
    export const all = () => prisma.customer.⟦findMany⟧({ where: undefined });
    `,
    customers('unbounded', { 'undefined }': 'undefined, take: 100 }' }),
  ),
  bad(
    'take: undefined removes the bound; two reads at once are two findings',
    `
    import { prisma } from './prisma';
    export async function both() {
      const [customers, contacts] = await Promise.all([
        prisma.customer.⟦findMany⟧({ take: undefined }),
        prisma.contact.⟦findMany⟧({ omit: { notes: true } }),
      ]);
      return { customers, contacts };
    }
    `,
    [
      customers('unbounded', { 'take: undefined': 'take: 100' }),
      {
        id: 'unbounded',
        data: { ...CONTACT, method: 'findMany', fields: 'fullName (full name), email (e-mail address) and mobile (telephone number)' },
        suggest: take({ 'omit: { notes: true }': 'omit: { notes: true }, take: 100' }),
      },
    ],
  ),
  bad(
    'a constant that stands for everything',
    `
    import { prisma } from './prisma';
    const EVERYTHING = 9_999_999;
    export const all = () => prisma.customer.⟦findMany⟧({ take: EVERYTHING });
    `,
    customers('tooMany', { 'take: EVERYTHING': 'take: 100' }, { rows: 9999999, maxRows: 200 }),
  ),
  bad(
    'one row more than the policy allows',
    `
    import { prisma } from './prisma';
    export const page = () => prisma.customer.⟦findMany⟧({ take: 201 });
    `,
    customers('tooMany', { '201': '100' }, { rows: 201, maxRows: 200 }),
  ),
  bad(
    'Infinity',
    `
    import { prisma } from './prisma';
    export const all = () => prisma.customer.⟦findMany⟧({ take: Number.POSITIVE_INFINITY });
    `,
    customers('meaningless', { 'Number.POSITIVE_INFINITY': '100' }, { why: 'Infinity is no limit' }),
  ),
  bad(
    'a negative take: the last 5,000',
    `
    import { prisma } from './prisma';
    export const newest = () => prisma.customer.⟦findMany⟧({ take: -5000, orderBy: { createdAt: 'asc' } });
    `,
    customers('tooMany', { '-5000': '100' }, { rows: 5000, maxRows: 200 }),
  ),
  bad(
    'a cap above what the policy allows',
    `
    import { prisma } from './prisma';
    export const page = (size: number) => prisma.customer.⟦findMany⟧({ take: Math.min(size, 1000) });
    `,
    capped('tooMany', 'Math.min(size, 200)', { 'Math.min(size, 1000)': 'Math.min(size, 200)' }, { rows: 1000, maxRows: 200 }),
  ),
  bad(
    'the larger branch of a ternary counts',
    `
    import { prisma } from './prisma';
    export const page = (isExport: boolean) => prisma.customer.⟦findMany⟧({ take: isExport ? 10_000 : 50 });
    `,
    capped('tooMany', 'Math.min(isExport ? 10_000 : 50, 200)', { 'isExport ? 10_000 : 50': 'Math.min(isExport ? 10_000 : 50, 200)' }, { rows: 10000, maxRows: 200 }),
  ),
  bad(
    'a bound that the caller may leave out',
    `
    import { prisma } from './prisma';
    export const list = (limit?: number) => prisma.customer.⟦findMany⟧({ take: limit });
    export const asked = (q?: { limit: number }) => prisma.customer.⟦findMany⟧({ take: q?.limit });
    export const page = (query: { limit?: number }) =>
      prisma.customer.⟦findMany⟧({ ...(query.limit ? { take: query.limit } : {}) });
    `,
    [
      capped('meaningless', 'Math.min(limit ?? 100, 200)', { 'take: limit }': 'take: Math.min(limit ?? 100, 200) }' }, { why: 'the value can be undefined, which means no limit' }),
      capped('meaningless', 'Math.min(q?.limit ?? 100, 200)', { 'take: q?.limit }': 'take: Math.min(q?.limit ?? 100, 200) }' }, { why: 'the value can be undefined, which means no limit' }),
      customers('meaningless', { ' : {}) });': ' : {}), take: 100 });' }, { why: '`take` is only set on some paths' }),
    ],
  ),
  bad(
    'a policy with smaller screens gets a smaller suggestion',
    `
    import { prisma } from './prisma';
    export const page = () => prisma.employee.⟦findMany⟧({ take: 50 });
    `,
    { id: 'tooMany', data: { ...EMPLOYEE, method: 'findMany', rows: 50, maxRows: 20 }, suggest: take({ '50': '20' }, 'take: 20') },
    { project: 'small' },
  ),
  bad(
    'an override for exports has its own ceiling',
    `
    import { prisma } from './prisma';
    export const all = () => prisma.customer.⟦findMany⟧({ take: 5001 });
    `,
    customers('tooMany', { '5001': '100' }, { rows: 5001, maxRows: 5000 }),
    { project: 'small', file: 'exports.ts' },
  ),
  bad(
    'a transaction handle instead of the client',
    `
    import { prisma } from './prisma';
    export async function closeAll() {
      await prisma.$transaction(async (tx) => {
        const customers = await tx.customer.⟦findMany⟧({ where: { status: 'active' } });
        for (const { id, email } of customers) await tx.order.deleteMany({ where: { customerId: id, email } });
      });
    }
    `,
    {
      ...customers('unboundedFilter', {}),
      suggest: [
        {
          id: 'addPages',
          data: { code: 'take: 100, cursor: …' },
          turns: {
            "const customers = await tx.customer.findMany({ where: { status: 'active' } });": "let cursor: string | undefined;\n    do {\n      const customers = await tx.customer.findMany({ where: { status: 'active' }, orderBy: { id: 'asc' }, take: 100, skip: cursor ? 1 : 0, cursor: cursor ? { id: cursor } : undefined });",
            '    for (const { id, email } of customers) await tx.order.deleteMany({ where: { customerId: id, email } });': '      for (const { id, email } of customers) await tx.order.deleteMany({ where: { customerId: id, email } });\n      cursor = customers.length < 100 ? undefined : customers.at(-1)?.id;\n    } while (cursor);',
          },
        },
      ],
    },
  ),
  bad(
    'casts, non-null assertions and a comment where the argument would be',
    `
    declare const ctx: { db: unknown };
    export const all = () => (ctx.db as any).customer!.⟦findMany⟧(/* everyone */);
    `,
    customers('unbounded', { '(/* everyone */)': '(/* everyone */{ take: 100 })' }),
  ),
  bad(
    'comments inside the chain, optional chaining, and CRLF line ends',
    `
    import { prisma } from './prisma';
    export const all = () => prisma
      ?.customer // the people
      /* all of them */
      ?.⟦findMany⟧({
        where: {
          status: 'active', // still with us
        },
      });
    `,
    customers('unboundedFilter', { '    },\r\n  });': '    },\r\n    take: 100,\r\n  });' }),
    { crlf: true },
  ),
  bad(
    'a model named by a string',
    `
    import { prisma } from './prisma';
    export const all = () => prisma['customer'].⟦findMany⟧();
    `,
    customers('unbounded', { 'findMany()': 'findMany({ take: 100 })' }),
  ),
  bad(
    'arguments in a constant are understood, but an edit might touch other calls',
    `
    import { prisma } from './prisma';
    const newest = { orderBy: { createdAt: 'desc' } } as const;
    export const all = () => prisma.customer.⟦findMany⟧(newest);
    `,
    { id: 'unbounded', data: findMany },
  ),
  bad(
    'strict: a bound that a helper may add, a filter that a caller hands in, a list of names',
    `
    import { prisma } from './prisma';
    import { paged } from './paging';
    export const list = (query: object) => prisma.customer.⟦findMany⟧({ where: { status: 'active' }, ...paged(query) });
    export const any = (args: object) => prisma.customer.⟦findMany⟧(args);
    export const names = () => prisma.customer.⟦findMany⟧({ select: { lastName: true } });
    `,
    [
      customers('unknownBound', { '...paged(query)': '...paged(query), take: 100' }, { why: 'arguments come from a spread' }),
      { id: 'unknownBound', data: { ...findMany, why: 'arguments are built elsewhere' } },
      customers('unbounded', { '{ lastName: true }': '{ lastName: true }, take: 100' }, { fields: 'lastName (family name)', because: ' (prisma/schema.prisma:5)' }),
    ],
    { project: 'strict' },
  ),
  bad(
    'reviewers decided that an entity is about people',
    `
    import { prisma } from './prisma';
    export const groups = () => prisma.customerGroup.⟦findMany⟧();
    `,
    {
      id: 'unbounded',
      data: { method: 'findMany', entity: 'CustomerGroup', fields: 'discount (income) and name (full name)', because: ' (crm-guard.yaml:7)' },
      suggest: take({ 'findMany()': 'findMany({ take: 100 })' }),
    },
    { project: 'decided' },
  ),
  bad(
    'an injected repository: all members, some members, and far too many',
    `
    import { InjectRepository } from '@nestjs/typeorm';
    import { Repository } from 'typeorm';
    import { Member } from './entities/member.entity';
    export class MemberService {
      constructor(@InjectRepository(Member) private readonly members: Repository<Member>) {}
      all() {
        return this.members.⟦find⟧();
      }
      idle() {
        return this.members.⟦find⟧({ where: { points: 0 }, relations: { addresses: true } });
      }
      counted() {
        return this.members.⟦findAndCount⟧({ take: 100000 });
      }
    }
    `,
    [
      { id: 'unbounded', data: { ...MEMBER, method: 'find' }, suggest: take({ 'find()': 'find({ take: 100 })' }) },
      { id: 'unboundedFilter', data: { ...MEMBER, method: 'find' }, suggest: take({ 'addresses: true } }': 'addresses: true }, take: 100 }' }) },
      { id: 'tooMany', data: { ...MEMBER, method: 'findAndCount', rows: 100000, maxRows: 200 }, suggest: take({ '100000': '100' }) },
    ],
  ),
  bad(
    'a repository asked for, an entity manager, a repository class of the project',
    `
    import { DataSource, Repository } from 'typeorm';
    import { Member } from './entities/member.entity';
    declare const dataSource: DataSource;
    export const asked = () => dataSource.getRepository(Member).⟦find⟧({ order: { id: 'ASC' } });
    export const managed = () => dataSource.manager.⟦find⟧(Member);
    export class MemberRepository extends Repository<Member> {
      everyone() {
        return this.⟦find⟧({ take: undefined });
      }
    }
    `,
    [
      { id: 'unbounded', data: { ...MEMBER, method: 'find' }, suggest: take({ "{ id: 'ASC' }": "{ id: 'ASC' }, take: 100" }) },
      { id: 'unbounded', data: { ...MEMBER, method: 'find' }, suggest: take({ 'find(Member)': 'find(Member, { take: 100 })' }) },
      { id: 'unbounded', data: { ...MEMBER, method: 'find' }, suggest: take({ 'take: undefined': 'take: 100' }) },
    ],
  ),
  bad(
    'a query builder without a bound, and one whose bound only some callers get',
    `
    import { Repository } from 'typeorm';
    import { Member } from './entities/member.entity';
    export function rich(members: Repository<Member>) {
      return members.createQueryBuilder('m').where('m.points > :least', { least: 3 }).⟦getMany⟧();
    }
    export function page(members: Repository<Member>, limit?: number) {
      const query = members.createQueryBuilder('m').select(['m.id', 'm.email']);
      if (limit) query.take(limit);
      return query.⟦getMany⟧();
    }
    `,
    [
      { id: 'unboundedFilter', data: { ...MEMBER, method: 'getMany' }, suggest: take({ '.getMany();\n}\nexport': '.take(100).getMany();\n}\nexport' }, '.take(100)') },
      {
        id: 'meaningless',
        data: { ...MEMBER, method: 'getMany', fields: 'email (e-mail address)', because: ' (src/entities/member.entity.ts:7)', why: '`.take()` is only called on some paths' },
        suggest: take({ 'query.getMany()': 'query.take(100).getMany()' }, '.take(100)'),
      },
    ],
  ),
];
