import { CALLERS, CONTACT, CUSTOMER, KOKYAKU, MEMBER } from '../../support/crm-data.ts';
import { bad, type ExpectedFinding, type ExpectedSuggestion } from '../../support/rule-cases.ts';

/** What is left of each entity's personal fields when the code uses some. */
const spare = {
  noEmail: 'taxId (national or tax number), firstName (given name), lastName (family name), phone (telephone number) and 1 more',
  noNames: 'taxId (national or tax number), email (e-mail address), phone (telephone number) and birthDate (date of birth)',
  memberNoEmail: 'fullName (full name), phone (telephone number) and dateOfBirth (date of birth)',
  callerNoPhone: 'caller_name (full name), email (e-mail address) and address (postal address)',
};

function project(code: string, turns: Record<string, string>): readonly ExpectedSuggestion[] {
  return [{ id: 'project', data: { code }, turns }];
}

/** A customer of which the code uses only `used`. */
function few(used: string, fields: string, code: string, turns: Record<string, string>, method = 'findMany'): ExpectedFinding {
  return { id: 'fewUsed', data: { ...CUSTOMER, method, used, fields }, suggest: project(code, turns) };
}

/** A customer of which the code uses nothing. */
function none(method: string, turns: Record<string, string>, code = 'select: { id: true }'): ExpectedFinding {
  return { id: 'noneUsed', data: { ...CUSTOMER, method }, suggest: project(code, turns) };
}

/** Everything is read, and the code that follows needs little of it. */
export const unused = [
  bad(
    'one field of a list',
    `
    import { prisma } from './prisma';
    export async function mails() {
      const customers = await prisma.customer.⟦findMany⟧({ take: 50 });
      return customers.map((customer) => customer.email);
    }
    `,
    few('`email`', spare.noEmail, 'select: { email: true }', { 'take: 50': 'take: 50, select: { email: true }' }),
  ),
  bad(
    'two fields by destructuring',
    `
    import { prisma } from './prisma';
    export async function greeting(id: string) {
      const { firstName, lastName } = await prisma.customer.⟦findUniqueOrThrow⟧({ where: { id } });
      return \`Dear \${firstName} \${lastName}\`;
    }
    `,
    few('`firstName`, `lastName`', spare.noNames, 'select: { firstName: true, lastName: true }', { '{ id } }': '{ id }, select: { firstName: true, lastName: true } }' }, 'findUniqueOrThrow'),
  ),
  bad(
    'whether a row exists',
    `
    import { prisma } from './prisma';
    export async function isKnown(email: string) {
      const customer = await prisma.customer.⟦findUnique⟧({ where: { email } });
      return customer !== null;
    }
    `,
    none('findUnique', { '{ email } }': '{ email }, select: { id: true } }' }),
    { project: 'strict' },
  ),
  bad(
    'how many rows there are',
    `
    import { prisma } from './prisma';
    export async function active() {
      const customers = await prisma.customer.⟦findMany⟧({
        where: { status: 'active' },
        take: 100,
      });
      return customers.length;
    }
    `,
    none('findMany', { 'take: 100,': 'take: 100,\n    select: { id: true },' }),
  ),
  bad(
    'only what is read along: the relation moves into the projection',
    `
    import { prisma } from './prisma';
    export async function orderCount(id: string) {
      const customer = await prisma.customer.⟦findUnique⟧({ where: { id }, include: { orders: { take: 5 } } });
      return customer?.orders.length ?? 0;
    }
    `,
    few('`orders`', CUSTOMER.fields, 'select: { id: true, … }', { 'include: { orders: { take: 5 } }': 'select: { id: true, orders: { take: 5 } }' }, 'findUnique'),
    { project: 'strict' },
  ),
  bad(
    'a loop that needs the id',
    `
    import { prisma } from './prisma';
    import { enqueue } from './queue';
    export async function enqueueAll() {
      for (const customer of await prisma.customer.⟦findMany⟧({ take: 100 })) await enqueue(customer.id);
    }
    `,
    few('`id`', CUSTOMER.fields, 'select: { id: true }', { 'take: 100': 'take: 100, select: { id: true }' }),
  ),
  bad(
    'through a cast, a non-null assertion, an optional chain and a callback',
    `
    import { prisma } from './prisma';
    export async function mail(id: string) {
      const customer = (await prisma.customer.⟦findFirst⟧({ where: { id } })) as any;
      return customer!.email;
    }
    export async function phone(id: string) {
      return prisma.customer.⟦findUnique⟧({ where: { id } /* one */ }).then((customer) => customer?.email);
    }
    `,
    [
      few('`email`', spare.noEmail, 'select: { email: true }', { '{ id } })) as any': '{ id }, select: { email: true } })) as any' }, 'findFirst'),
      few('`email`', spare.noEmail, 'select: { email: true }', { '{ id } /* one */': '{ id }, select: { email: true } /* one */' }, 'findUnique'),
    ],
  ),
  bad(
    'several reads at once, CRLF line ends',
    `
    import { prisma } from './prisma';
    export async function both() {
      const [customers, contacts] = await Promise.all([
        prisma.customer.⟦findMany⟧({ take: 20 }),
        prisma.contact.⟦findMany⟧({ take: 30 }),
      ]);
      return [...customers.map(({ email }) => email), ...contacts.map((contact) => contact['email'])];
    }
    `,
    [
      few('`email`', spare.noEmail, 'select: { email: true }', { 'take: 20': 'take: 20, select: { email: true }' }),
      {
        id: 'fewUsed',
        data: { ...CONTACT, method: 'findMany', used: '`email`', fields: 'fullName (full name), mobile (telephone number) and notes (content of communication)' },
        suggest: project('select: { email: true }', { 'take: 30': 'take: 30, select: { email: true }' }),
      },
    ],
    { crlf: true },
  ),
  bad(
    'filtered, sorted, then one field',
    `
    import { prisma } from './prisma';
    export async function newest() {
      const customers = await prisma.customer.⟦findMany⟧({ where: { status: 'active' }, take: 20 });
      const [first] = customers.filter((one) => one.createdAt > new Date(0)).sort((a, b) => +b.createdAt - +a.createdAt);
      return first?.email;
    }
    `,
    few('`createdAt`, `email`', spare.noEmail, 'select: { createdAt: true, email: true }', { 'take: 20': 'take: 20, select: { createdAt: true, email: true }' }),
  ),
  bad(
    'one row of a contact is worth a word in strict',
    `
    import { prisma } from './prisma';
    export async function mail(id: string) {
      const contact = await prisma.contact.⟦findUnique⟧({ where: { id } });
      return contact?.email;
    }
    `,
    {
      id: 'fewUsed',
      data: { ...CONTACT, method: 'findUnique', used: '`email`', fields: 'fullName (full name), mobile (telephone number) and notes (content of communication)' },
      suggest: project('select: { email: true }', { '{ id } }': '{ id }, select: { email: true } }' }),
    },
    { project: 'strict' },
  ),
  bad(
    'a repository: one field of a list, and the number of rows',
    `
    import { Repository } from 'typeorm';
    import { Member } from './entities/member.entity';
    export class MemberService {
      constructor(private readonly members: Repository<Member>) {}
      async mails() {
        const members = await this.members.⟦find⟧({ take: 20, order: { id: 'ASC' } });
        return members.map((member) => member.email);
      }
      async rich() {
        const members = await this.members.⟦find⟧({ where: { points: 1000 }, take: 30 });
        return members.length;
      }
    }
    `,
    [
      { id: 'fewUsed', data: { ...MEMBER, method: 'find', used: '`email`', fields: spare.memberNoEmail }, suggest: project('select: { email: true }', { "{ id: 'ASC' }": "{ id: 'ASC' }, select: { email: true }" }) },
      { id: 'noneUsed', data: { ...MEMBER, method: 'find' }, suggest: project('select: { id: true }', { 'take: 30': 'take: 30, select: { id: true }' }) },
    ],
  ),
  bad(
    'a query builder',
    `
    import { Repository } from 'typeorm';
    import { Member } from './entities/member.entity';
    export async function mails(members: Repository<Member>) {
      const found = await members.createQueryBuilder('m').where('m.points > 3').take(50).⟦getMany⟧();
      return found.map((member) => member.email);
    }
    `,
    { id: 'fewUsed', data: { ...MEMBER, method: 'getMany', used: '`email`', fields: spare.memberNoEmail }, suggest: project(".select(['m.email'])", { "('m').where": "('m').select(['m.email']).where" }) },
  ),
  bad(
    'SELECT * through pg, mysql2 with an alias, and a raw query of Prisma',
    `
    import mysql from 'mysql2/promise';
    import { Pool } from 'pg';
    import { prisma } from './prisma';
    const pool = new Pool();
    const connections = mysql.createPool({});
    export async function a() {
      const { rows } = await pool.⟦query⟧('SELECT * FROM callers ORDER BY id LIMIT 20');
      return rows.map((row) => row.phone);
    }
    export async function b() {
      const [rows] = await connections.⟦query⟧('SELECT c.* FROM callers c LIMIT 20');
      return (rows as any[]).map((row) => row.phone);
    }
    export async function c() {
      const rows = await prisma.⟦$queryRaw⟧<{ phone: string }[]>\`SELECT * FROM callers LIMIT 10\`;
      return rows.map(({ phone }) => phone);
    }
    `,
    [
      { id: 'fewUsed', data: { ...CALLERS, method: 'query', used: '`phone`', fields: spare.callerNoPhone, because: ' (db/schema.sql:3)' }, suggest: project('phone', { 'SELECT * FROM callers ORDER': 'SELECT phone FROM callers ORDER' }) },
      { id: 'fewUsed', data: { ...CALLERS, method: 'query', used: '`phone`', fields: spare.callerNoPhone, because: ' (db/schema.sql:3)' }, suggest: project('c.phone', { 'c.*': 'c.phone' }) },
      { id: 'fewUsed', data: { ...CALLERS, method: '$queryRaw', used: '`phone`', fields: spare.callerNoPhone, because: ' (db/schema.sql:3)' }, suggest: project('phone', { 'SELECT * FROM callers LIMIT 10': 'SELECT phone FROM callers LIMIT 10' }) },
    ],
  ),
  bad(
    'Japanese names of a table and its columns',
    `
    import { Pool } from 'pg';
    const pool = new Pool();
    export async function 宛先一覧() {
      const { rows: 行一覧 } = await pool.⟦query⟧('SELECT * FROM 顧客 LIMIT 20');
      return 行一覧.map((行) => 行.メールアドレス);
    }
    export async function 高ランク() {
      const { rows } = await pool.⟦query⟧('SELECT * FROM 顧客 ORDER BY id LIMIT 20');
      return rows.filter((行) => 行.ランク > 3).length;
    }
    `,
    [
      { id: 'fewUsed', data: { ...KOKYAKU, method: 'query', used: '`メールアドレス`', fields: '氏名 (full name), 電話番号 (telephone number) and 生年月日 (date of birth)' }, suggest: project('メールアドレス', { '* FROM 顧客 LIMIT': 'メールアドレス FROM 顧客 LIMIT' }) },
      { id: 'fewUsed', data: { ...KOKYAKU, method: 'query', used: '`ランク`' }, suggest: project('ランク', { '* FROM 顧客 ORDER': 'ランク FROM 顧客 ORDER' }) },
    ],
  ),
];
