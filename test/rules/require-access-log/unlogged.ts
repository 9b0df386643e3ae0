import { CALLERS, CONTACT, CUSTOMER, EMPLOYEE, KOKYAKU, MEMBER } from '../../support/crm-data.ts';
import { bad, type ExpectedFinding } from '../../support/rule-cases.ts';

/** The project's own function is named wherever there is one. */
const HOW = ' This project logs with `recordAccess`.';

const unloggedRead = (of: { entity: string; fields: string; because: string }, method: string, more: Partial<ExpectedFinding['data']> = {}): ExpectedFinding => ({
  id: 'unlogged',
  data: { ...of, method, how: HOW, ...more } as ExpectedFinding['data'],
});

/** No log anywhere around the read. */
export const unlogged = [
  bad(
    'a detail that is returned',
    `
    import { prisma } from './prisma';
    export const detail = (id: string) => prisma.customer.⟦findUnique⟧({ where: { id } });
    `,
    unloggedRead(CUSTOMER, 'findUnique'),
  ),
  bad(
    'a detail that is shown',
    `
    import { prisma } from './prisma';
    export async function show(req: any, res: any) {
      const contact = await prisma.contact.⟦findUnique⟧({ where: { id: req.params.id } });
      if (!contact) return res.status(404).end();
      res.json(contact);
    }
    `,
    unloggedRead(CONTACT, 'findUnique'),
  ),
  bad(
    'a list of names is a list of people',
    `
    import { prisma } from './prisma';
    export const names = () => prisma.customer.⟦findMany⟧({ take: 50, select: { lastName: true } });
    `,
    unloggedRead(CUSTOMER, 'findMany', { fields: 'lastName (family name)', because: ' (prisma/schema.prisma:5)' }),
  ),
  bad(
    'an export in a job, with a loop',
    `
    import { prisma } from './prisma';
    import { write } from './file';
    export async function salaries() {
      for (const employee of await prisma.employee.⟦findMany⟧({ take: 100 })) await write(employee.iban, employee.salary);
    }
    `,
    unloggedRead(EMPLOYEE, 'findMany'),
  ),
  bad(
    'customers read along with their orders',
    `
    import { prisma } from './prisma';
    export const orders = () => prisma.order.⟦findMany⟧({ take: 20, include: { customer: true } });
    `,
    unloggedRead(CUSTOMER, 'findMany'),
  ),
  bad(
    'a customer with the contacts: both are named',
    `
    import { prisma } from './prisma';
    export const detail = (id: string) => prisma.customer.⟦findUnique⟧({ where: { id }, select: { email: true, contacts: { select: { mobile: true } } } });
    `,
    unloggedRead({ entity: 'Customer, Contact', fields: 'email (e-mail address) and mobile (telephone number)', because: ' (prisma/schema.prisma:6)' }, 'findUnique'),
  ),
  bad(
    'somebody else than the signed-in person',
    `
    import { prisma } from './prisma';
    export const profile = (session: { user: { tenantId: string } }, id: string) =>
      prisma.customer.⟦findFirst⟧({ where: { id, tenantId: session.user.tenantId } });
    `,
    unloggedRead(CUSTOMER, 'findFirst'),
  ),
  bad(
    'a log that is no access log',
    `
    import { logger } from './logger';
    import { prisma } from './prisma';
    export async function detail(id: string) {
      const customer = await prisma.customer.⟦findUnique⟧({ where: { id } });
      logger.info('customer read', { id });
      return customer;
    }
    `,
    unloggedRead(CUSTOMER, 'findUnique'),
  ),
  bad(
    'the log is imported and never called',
    `
    import { recordAccess } from './lib/access-log';
    import { prisma } from './prisma';
    export const writers = [recordAccess];
    export const detail = (id: string) => prisma.customer.⟦findUnique⟧({ where: { id } });
    `,
    unloggedRead(CUSTOMER, 'findUnique'),
  ),
  bad(
    'another method of the same name',
    `
    import { prisma } from './prisma';
    import { VideoRecorder } from './video';
    export async function detail(id: string, recorder: VideoRecorder) {
      recorder.record('screen', 'customer', id);
      return prisma.customer.⟦findUnique⟧({ where: { id } });
    }
    `,
    unloggedRead(CUSTOMER, 'findUnique'),
  ),
  bad(
    'comments, casts and CRLF line ends',
    `
    import { prisma } from './prisma';
    // recordAccess({ actor: 'nobody' });
    export const detail = (id: string) =>
      (prisma as any)
        .customer // the person
        .⟦findUnique⟧({ where: { id } })!;
    `,
    unloggedRead(CUSTOMER, 'findUnique'),
    { crlf: true },
  ),
  bad(
    'a repository and its query builder',
    `
    import { Repository } from 'typeorm';
    import { Member } from './entities/member.entity';
    export class MemberService {
      constructor(private readonly members: Repository<Member>) {}
      one(id: number) {
        return this.members.⟦findOneBy⟧({ id });
      }
      page() {
        return this.members.createQueryBuilder('m').select(['m.id', 'm.email']).take(20).⟦getMany⟧();
      }
    }
    `,
    [unloggedRead(MEMBER, 'findOneBy'), unloggedRead(MEMBER, 'getMany', { fields: 'email (e-mail address)', because: ' (src/entities/member.entity.ts:7)' })],
  ),
  bad(
    'statements through pg, mysql2 and Prisma',
    `
    import mysql from 'mysql2/promise';
    import { Pool } from 'pg';
    import { prisma } from './prisma';
    const pool = new Pool();
    const connections = mysql.createPool({});
    export const a = async (id: string) => (await pool.⟦query⟧('SELECT * FROM callers WHERE id = $1', [id])).rows[0];
    export const b = () => connections.⟦query⟧('SELECT phone FROM callers LIMIT 10');
    export const c = (id: number) => prisma.⟦$queryRaw⟧\`SELECT email FROM callers WHERE id = \${id}\`;
    `,
    [
      unloggedRead(CALLERS, 'query'),
      unloggedRead(CALLERS, 'query', { fields: 'phone (telephone number)', because: ' (db/schema.sql:4)' }),
      unloggedRead(CALLERS, '$queryRaw', { fields: 'email (e-mail address)', because: ' (db/schema.sql:5)' }),
    ],
  ),
  bad(
    'Japanese names of a table, of columns and of variables',
    `
    import { Pool } from 'pg';
    const pool = new Pool();
    export async function 顧客詳細(番号: number) {
      const { rows: 行一覧 } = await pool.⟦query⟧('SELECT * FROM 顧客 WHERE id = $1', [番号]);
      return 行一覧[0];
    }
    `,
    unloggedRead(KOKYAKU, 'query'),
  ),
  bad(
    'a project that logs nothing yet: what is sensitive, and many people',
    `
    import { prisma } from './prisma';
    export const detail = (id: string) => prisma.customer.⟦findUnique⟧({ where: { id } });
    export const all = () => prisma.contact.⟦findMany⟧();
    export const roster = () => prisma.contact.⟦findMany⟧({ take: 5000 });
    export const capped = (size: number) => prisma.contact.⟦findMany⟧({ take: Math.min(size, 1000) });
    `,
    [unloggedRead(CUSTOMER, 'findUnique', { how: '' }), ...Array.from({ length: 3 }, () => unloggedRead(CONTACT, 'findMany', { how: '' }))],
    { project: 'unlogged' },
  ),
  bad(
    'salaries of colleagues, and all colleagues at once',
    `
    import { prisma } from './prisma';
    export const pay = (id: string) => prisma.employee.⟦findUnique⟧({ where: { id }, select: { salary: true } });
    export const staff = () => prisma.employee.⟦findMany⟧({ take: 20, select: { fullName: true, workEmail: true } });
    `,
    [
      unloggedRead(EMPLOYEE, 'findUnique', { fields: 'salary (income)', because: ' (prisma/schema.prisma:43)' }),
      unloggedRead(EMPLOYEE, 'findMany', { fields: 'fullName (full name) and workEmail (e-mail address)', because: ' (prisma/schema.prisma:41)' }),
    ],
  ),
  bad(
    "a project that logs changes: a customer's whole record",
    `
    import { Repository } from 'typeorm';
    import { Member } from './entities/member.entity';
    export const detail = (members: Repository<Member>, id: number) => members.⟦findOneBy⟧({ id });
    `,
    unloggedRead({ ...MEMBER, fields: 'fullName (full name), email (e-mail address), phone (telephone number), dateOfBirth (date of birth) and 1 more' }, 'findOneBy', { how: '' }),
    { project: 'discovered' },
  ),
  bad(
    'strict: a single name, a projection that is handed in, a colleague',
    `
    import { prisma } from './prisma';
    export const name = (id: string) => prisma.contact.⟦findUnique⟧({ where: { id }, select: { fullName: true } });
    export const any = (id: string, select: object) => prisma.contact.⟦findUnique⟧({ where: { id }, select });
    export const colleague = (id: string) => prisma.employee.⟦findUnique⟧({ where: { id }, select: { workEmail: true } });
    `,
    [unloggedRead(CONTACT, 'findUnique', { fields: 'fullName (full name)' }), unloggedRead(CONTACT, 'findUnique'), unloggedRead(EMPLOYEE, 'findUnique', { fields: 'workEmail (e-mail address)', because: ' (prisma/schema.prisma:42)' })],
    { project: 'strict' },
  ),
];
