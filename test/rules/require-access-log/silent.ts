import { good as silent } from '../../support/rule-cases.ts';

const HEAD = "import { recordAccess } from './lib/access-log';\nimport { prisma } from './prisma';\n";

const LOG = "await recordAccess({ actor: user.id, entity: 'Customer', ids: [id], purpose: 'detail' });";

const READ = 'const customer = await prisma.customer.findUnique({ where: { id } });';

const detail = (body: string): string => `${HEAD}export async function detail(id: string, user: { id: string }) {\n${body}\n}`;

/** The ten that look most like a finding. */
export const lookAlikes = [
  silent('1. logged before the read', detail(`  ${LOG}\n  return prisma.customer.findUnique({ where: { id } });`)),
  silent('2. logged after it, behind a check that somebody was found', detail(`  ${READ}\n  if (!customer) return null;\n  ${LOG}\n  return customer;`)),
  silent('3. logged whatever happens', detail(`  try {\n    return await prisma.customer.findUnique({ where: { id } });\n  } finally {\n    ${LOG}\n  }`)),
  silent('4. a refused access is no access', detail(`  ${READ}\n  if (customer?.tenantId !== user.id) throw new Error('forbidden');\n  ${LOG}\n  return customer;`)),
  silent('5. a helper that always logs', `${HEAD}
    async function note(id: string, user: { id: string }) {
      ${LOG}
    }
    export async function detail(id: string, user: { id: string }) {
      ${READ}
      await note(id, user);
      return customer;
    }
  `),
  silent('6. every caller of a private helper logs', `${HEAD}
    const load = (id: string) => prisma.customer.findUnique({ where: { id } });
    export async function detail(id: string, user: { id: string }) {
      const customer = await load(id);
      ${LOG}
      return customer;
    }
  `),
  silent("7. a person's own data", `
    import { prisma } from './prisma';
    export const me = (session: { user: { id: string } }) => prisma.customer.findUnique({ where: { id: session.user.id } });
    export const mine = (req: { user: { email: string } }) => prisma.customer.findUnique({ where: { email: req.user.email } });
  `),
  silent('8. nothing personal is read', `
    import { prisma } from './prisma';
    export const status = (id: string) => prisma.customer.findUnique({ where: { id }, select: { id: true, status: true } });
    export const orders = () => prisma.order.findMany({ take: 20 });
    export const count = () => prisma.customer.count();
  `),
  silent('9. whether somebody exists tells nothing about them', `
    import { prisma } from './prisma';
    export const isKnown = async (email: string) => (await prisma.customer.findUnique({ where: { email } })) !== null;
    export async function isActive(id: string) {
      const customer = await prisma.customer.findUnique({ where: { id } });
      return customer?.status === 'active';
    }
  `),
  silent('10. writes', `
    import { prisma } from './prisma';
    export const create = (data: { email: string }) => prisma.customer.create({ data });
    export const close = (id: string) => prisma.customer.update({ where: { id }, data: { status: 'closed' } });
    export const remove = (id: string) => prisma.customer.delete({ where: { id } });
  `),
];

export const good = [
  silent('both branches log', detail(`  ${READ}\n  if (user.id === 'a') {\n    ${LOG}\n  } else {\n    ${LOG}\n  }\n  return customer;`)),
  silent('a log for each row', `${HEAD}
    export async function page(user: { id: string }) {
      const customers = await prisma.customer.findMany({ take: 20 });
      for (const { id } of customers) ${LOG}
      return customers;
    }
  `),
  silent('a log for all rows at once', `${HEAD}
    export async function page(user: { id: string }) {
      const customers = await prisma.customer.findMany({ take: 20 });
      await recordAccess({ actor: user.id, entity: 'Customer', ids: customers.map(({ id }) => id), purpose: 'page' });
      return customers;
    }
  `),
  silent('read and log at once', detail(`  const [customer] = await Promise.all([\n    prisma.customer.findUnique({ where: { id } }),\n    recordAccess({ actor: user.id, entity: 'Customer', ids: [id], purpose: 'detail' }),\n  ]);\n  return customer;`)),
  silent('in a transaction', `${HEAD}
    export function detail(id: string, user: { id: string }) {
      return prisma.$transaction(async (tx) => {
        const customer = await tx.customer.findUnique({ where: { id } });
        ${LOG}
        return customer;
      });
    }
  `),
  silent('in a chain of promises', `${HEAD}
    export function detail(id: string, user: { id: string }) {
      return prisma.customer.findUnique({ where: { id } }).then(async (customer) => {
        ${LOG}
        return customer;
      });
    }
  `),
  silent('every case of a switch', detail(`  ${READ}\n  switch (user.id) {\n    case 'a':\n      ${LOG}\n      break;\n    default:\n      ${LOG}\n  }\n  return customer;`)),
  silent('a wrapper of the same name', `${HEAD}
    export const detail = recordAccess('Customer', async (id: string) => prisma.customer.findUnique({ where: { id } }));
  `),
  silent('under another name', `
    import { recordAccess as remember } from './lib/access-log';
    import { prisma } from './prisma';
    export async function detail(id: string) {
      await remember({ actor: 'a', entity: 'Customer', ids: [id], purpose: 'detail' });
      return prisma.customer.findUnique({ where: { id } });
    }
  `),
  silent('through a namespace', `
    import * as accessLog from './lib/access-log';
    import { prisma } from './prisma';
    export async function detail(id: string) {
      await accessLog.recordAccess({ actor: 'a', entity: 'Customer', ids: [id], purpose: 'detail' });
      return prisma.customer.findUnique({ where: { id } });
    }
  `),
  silent('an injected audit service', `
    import { Repository } from 'typeorm';
    import { Member } from './entities/member.entity';
    import { AuditService } from './lib/audit.service';
    export class MemberService {
      constructor(private readonly members: Repository<Member>, private readonly audit: AuditService) {}
      async detail(id: number, actor: string) {
        const member = await this.members.findOneByOrFail({ id });
        await this.audit.record(actor, 'Member', String(id));
        return member;
      }
    }
  `),
  silent('a statement with its log', `
    import { Pool } from 'pg';
    import { recordAccess } from './lib/access-log';
    const pool = new Pool();
    export async function caller(id: string) {
      const { rows } = await pool.query('SELECT * FROM callers WHERE id = $1', [id]);
      if (rows.length > 0) await recordAccess({ actor: 'a', entity: 'callers', ids: [id], purpose: 'detail' });
      return rows[0];
    }
  `),
  silent('Japanese names with their log', `
    import { Pool } from 'pg';
    import { recordAccess } from './lib/access-log';
    const pool = new Pool();
    export async function 顧客詳細(番号: string, 担当者: string) {
      await recordAccess({ actor: 担当者, entity: '顧客', ids: [番号], purpose: '照会' });
      return (await pool.query('SELECT * FROM 顧客 WHERE id = $1', [番号])).rows[0];
    }
  `),
  silent('ids and dates of a table', `
    import { Pool } from 'pg';
    const pool = new Pool();
    export const calls = () => pool.query('SELECT id, called_at FROM callers LIMIT 10');
    export const 件数 = () => pool.query('SELECT count(*) FROM 顧客');
  `),
  silent('what reviewers called not personal', `
    import { Pool } from 'pg';
    const pool = new Pool();
    export const caller = async (id: string) => (await pool.query('SELECT * FROM callers WHERE id = $1', [id])).rows[0];
  `, { project: 'decided' }),
  silent("names and addresses of one's own people stand on every screen", `
    import { prisma } from './prisma';
    export const agent = (id: string) => prisma.employee.findUnique({ where: { id }, select: { fullName: true, workEmail: true } });
    export const head = () => prisma.employee.findFirst({ where: { title: 'head' }, select: { fullName: true, workEmail: true } });
  `),
  silent('a log in a callback: whether it runs is not known', `${HEAD}
    export async function detail(id: string, queue: { push(task: () => Promise<void>): void }) {
      const customer = await prisma.customer.findUnique({ where: { id } });
      queue.push(() => recordAccess({ actor: 'a', entity: 'Customer', ids: [id], purpose: 'detail' }));
      return customer;
    }
  `),
  silent('a projection of the caller', `
    import { prisma } from './prisma';
    export const find = (args: object) => prisma.customer.findMany(args);
    export const some = (id: string, select: object) => prisma.customer.findUnique({ where: { id }, select });
  `),
  silent('a project that logs nothing yet: one contact, names, e-mail addresses alone', `
    import { prisma } from './prisma';
    export const contact = (id: string) => prisma.contact.findUnique({ where: { id } });
    export const names = () => prisma.customer.findMany({ select: { id: true, firstName: true, lastName: true } });
    export const mails = () => prisma.customer.findMany({ select: { id: true, email: true } });
  `, { project: 'unlogged' }),
  silent('a project that logs nothing yet: a page of a list, by a number, a constant or what the caller asks for', `
    import { prisma } from './prisma';
    const PAGE_SIZE = 25;
    export const page = () => prisma.contact.findMany({ take: 20 });
    export const next = (cursor: string) => prisma.contact.findMany({ take: PAGE_SIZE + 1, cursor: { id: cursor } });
    export const sized = (size: number) => prisma.contact.findMany({ take: Math.min(size, 100) });
    export const asked = ({ pageSize = 25 }: { pageSize?: number }) => prisma.contact.findMany({ take: pageSize });
  `, { project: 'unlogged' }),
  silent('a project that logs nothing yet: what stays in its function', `
    import { prisma } from './prisma';
    export async function birthdays() {
      const customers = await prisma.customer.findMany({ take: 20 });
      return customers.filter((customer) => customer.birthDate !== null).length;
    }
  `, { project: 'unlogged' }),
  silent('a project that logs changes: one contact', `
    import { prisma } from './prisma';
    export const contact = (id: string) => prisma.contact.findUnique({ where: { id } });
  `, { project: 'discovered' }),
  silent('tests', `
    import { prisma } from './prisma';
    export const all = () => prisma.customer.findMany();
  `, { file: 'all.test.ts' }),
  silent('a migration', `
    import { prisma } from './prisma';
    export const all = () => prisma.customer.findMany();
  `, { file: 'all.migration.ts' }),
  silent('a switched-off relation', `
    import { prisma } from './prisma';
    export const orders = () => prisma.order.findMany({ take: 20, include: { customer: false } });
  `),
  silent('a method of a service, a map, a list', `
    import { CustomerService } from './customer-service';
    const customers = new Map<string, { email: string }>();
    export const one = (service: CustomerService, id: string) => service.customer.findOne(id) ?? customers.get(id);
    export const found = [{ email: '' }].find(({ email }) => email !== '');
  `),
  silent('commented-out code and types', `
    import type { Customer } from '@prisma/client';
    // return prisma.customer.findUnique({ where: { id } });
    export type Mail = Customer['email'];
  `),
  silent('half-typed reads', `
    import { prisma } from './prisma';
    export const a = () => prisma.customer.findUnique;
    export const b = () => prisma.customer;
  `),
  silent('the users of an account of a customer system, who are no customers', `
    import jsforce from 'jsforce';
    const conn = new jsforce.Connection({});
    export const users = () => conn.bulk2.query('SELECT Id, Name, Email, Phone, Street FROM User');
  `, { project: 'systems' }),
];
