import { good as silent } from '../../support/rule-cases.ts';

const reading = (body: string): string => `import { mask, maskEmail } from './mask';
import { logger } from './logger';
import { prisma } from './prisma';
export async function detail(id: string) {
  const customer = await prisma.customer.findUniqueOrThrow({ where: { id } });
  ${body}
}`;

/** The ten that look most like a finding. */
export const lookAlikes = [
  silent('1. ids and states', reading("logger.info({ id: customer.id, tenantId: customer.tenantId, status: customer.status }, 'read');")),
  silent('2. masked values', reading('console.log(maskEmail(customer.email), mask(customer.phone));')),
  silent('3. whether there is one, how many, how long', reading('console.log(!!customer.phone, Boolean(customer.taxId), customer.email.length, typeof customer.email);')),
  silent('4. a text that speaks of e-mail', "export const fail = () => console.error('cannot send the email: no phone number');"),
  silent('5. names with such a word in them', `
    export function report(emailSent: boolean, emailCount: number, emailTemplate: string, phoneEnabled: boolean) {
      console.log(emailSent, emailCount, emailTemplate, phoneEnabled);
    }
  `),
  silent('6. methods called log or error on something else', `
    import { toast } from './toast';
    export function show(email: string, size: number) {
      toast.error(email);
      return Math.log(size);
    }
  `),
  silent('7. an answer built from personal data is not the data', reading('const response = await send({ to: customer.email });\n  console.log(response.status, response.error);')),
  silent('8. opaque ids of people', 'export const show = (userId: string, customerId: string, sessionId: string) => console.log(userId, customerId, sessionId);'),
  silent('9. a comparison and a branch', reading("console.log(customer.email === 'a@example.com' ? 'same' : 'other');\n  if (customer.phone) console.log('has a phone');")),
  silent('10. what is not about people', `
    import { prisma } from './prisma';
    export async function stock() {
      const product = await prisma.product.findFirst();
      console.log(product, product?.name);
    }
  `),
];

export const good = [
  silent('which kind of record something is', `
    import { logger } from './logger';
    import type { CustomerStatus as State, CustomerStatus } from '@prisma/client';
    export enum CustomerType { Person, Company }
    type ContactType = 'mail' | 'phone';
    type LeadType = (typeof LEADS)[keyof typeof LEADS];
    export const tell = (status: CustomerStatus, type: CustomerType, by: ContactType, lead: LeadType) => logger.info({ status, type, by, lead });
  `),
  silent('a journal that a function makes or a class is', reading("const audit = getAuditLogger(prisma);\n  audit.log({ actorEmail: customer.email });\n  const trail = new AuditLogger();\n  await trail.write({ actor: customer.email });")),
  silent('fewer fields were read', `
    import { prisma } from './prisma';
    export async function state(id: string) {
      const customer = await prisma.customer.findUnique({ where: { id }, select: { id: true, status: true } });
      console.log(customer);
    }
  `),
  silent('the number of rows', `
    import { prisma } from './prisma';
    export async function count() {
      const customers = await prisma.customer.findMany({ take: 20 });
      console.log(customers.length, customers.filter(({ phone }) => phone !== null).length);
    }
  `),
  silent('ids of rows', `
    import { prisma } from './prisma';
    export async function ids() {
      const customers = await prisma.customer.findMany({ take: 20 });
      console.log(customers.map((customer) => customer.id).join(', '));
    }
  `),
  silent('keys, not values', reading('console.log(Object.keys(customer));')),
  silent('a sum', `
    import { prisma } from './prisma';
    export async function total() {
      const staff = await prisma.employee.findMany({ take: 20 });
      console.log(staff.reduce((sum, { salary }) => sum + salary, 0) > 1000);
    }
  `),
  silent('a table of columns that are named', `
    import { prisma } from './prisma';
    export async function dump() {
      console.table(await prisma.customer.findMany({ take: 20 }), ['id', 'status']);
    }
  `),
  silent('the output of a program that somebody starts', `
    #!/usr/bin/env node
    import { prisma } from './prisma';
    for (const customer of await prisma.customer.findMany({ take: 20 })) console.log(customer.email);
  `),
  silent('what tells little', 'export const show = (postalCode: string) => console.log(postalCode);'),
  silent('an error', 'export const fail = (error: Error) => console.error(error, error.message);'),
  silent('the rest without what is personal', reading('const { email, phone, taxId, firstName, lastName, birthDate, ...rest } = customer;\n  console.log(rest);')),
  silent('a record of orders', `
    import { prisma } from './prisma';
    export async function order(id: string) {
      const order = await prisma.order.findUnique({ where: { id } });
      console.log(order, order?.total);
    }
  `),
  silent('a repository: the id', `
    import { Repository } from 'typeorm';
    import { Member } from './entities/member.entity';
    export async function points(members: Repository<Member>, id: number) {
      const member = await members.findOneByOrFail({ id });
      console.log(\`member \${member.id} has \${member.points} points\`);
    }
  `),
  silent('statements: ids, dates, numbers of rows', `
    import { Pool } from 'pg';
    const pool = new Pool();
    export async function calls() {
      const { rows, rowCount } = await pool.query('SELECT id, called_at FROM callers LIMIT 20');
      console.log(rows, rowCount);
    }
  `),
  silent('Japanese: ranks and counts', `
    import { Pool } from 'pg';
    const pool = new Pool();
    export async function ランク(件数: number) {
      const { rows } = await pool.query('SELECT id, ランク FROM 顧客 LIMIT 20');
      for (const 行 of rows) console.log(行.ランク, 件数);
    }
  `),
  silent('what reviewers called not personal', `
    import { Pool } from 'pg';
    const pool = new Pool();
    export async function dump() {
      const { rows } = await pool.query('SELECT * FROM callers LIMIT 20');
      console.log(rows);
    }
  `, { project: 'decided' }),
  silent('tests', `
    import { prisma } from './prisma';
    export const all = async () => console.log(await prisma.customer.findMany());
  `, { file: 'all.test.ts' }),
  silent('a console that is a parameter', 'export const show = (console: { log(text: string): void }, email: string) => console.log(email);'),
  silent('a list called log', `
    const log: string[] = [];
    export const add = (email: string) => log.push(email);
  `),
  silent('the access log itself', `
    import { recordAccess } from './lib/access-log';
    export const note = (email: string) => recordAccess({ actor: 'a', entity: email, ids: [], purpose: '' });
  `),
  silent('settings', `
    const config = { email: { host: 'mail.example.com', port: 25 } };
    export const show = () => console.log(config.email.host, config.email);
  `),
  silent('constants', "const SUPPORT_EMAIL = 'help@example.com';\nexport const show = () => console.log(SUPPORT_EMAIL);"),
  silent('a component and a template', `
    export const Mail = ({ email }: { email: string }) => <a href={'mailto:' + email}>{email}</a>;
  `, { file: 'mail.tsx' }),
  silent('a function that is not called', 'export const sinks = [console.log, console.error];\nexport const email = (address: string) => address;'),
  silent('commented-out code', "// console.log(customer.email);\nexport const example = 'console.log(customer.email)';"),
  silent('half-typed logs', reading('console.log();\n  console.log;\n  console.log(id, );')),
  silent('results of functions nobody knows', reading('console.log(hash(customer.email), describe(customer));')),
  silent('dates and numbers of the record itself', reading('console.log(customer.createdAt, customer.groupId, customer.accountId);')),
  silent('an element of the page', "export const show = (form: HTMLFormElement) => console.log(form.elements.namedItem('email') !== null);"),
];
