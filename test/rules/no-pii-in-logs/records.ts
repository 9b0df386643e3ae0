import { CALLERS, CONTACT, CUSTOMER, EMPLOYEE, KOKYAKU, MEMBER } from '../../support/crm-data.ts';
import { bad, type ExpectedFinding, type ExpectedSuggestion } from '../../support/rule-cases.ts';

type Of = { entity: string; fields: string; because: string };

/** Single fields, as a message names them. */
const EMAIL: Of = { ...CUSTOMER, fields: 'email (e-mail address)', because: ' (prisma/schema.prisma:6)' };
const PHONE: Of = { ...CUSTOMER, fields: 'phone (telephone number)', because: ' (prisma/schema.prisma:7)' };

const id = (code: string, turns: Record<string, string>): ExpectedSuggestion => ({ id: 'logId', data: { code }, turns });
const mask = (code: string, turns: Record<string, string>): ExpectedSuggestion => ({ id: 'mask', data: { code }, turns });

const field = (of: Of, suggest: readonly ExpectedSuggestion[] = [], sink = 'console.log'): ExpectedFinding => ({ id: 'fieldLogged', data: { ...of, sink }, suggest });
const record = (of: Of, suggest: readonly ExpectedSuggestion[] = [], sink = 'console.log'): ExpectedFinding => ({ id: 'recordLogged', data: { ...of, sink }, suggest });

/** A function that has read a customer, with the project's maskers at hand. */
const reading = (body: string, more = ''): string => `import { mask, maskEmail } from './mask';
import { logger } from './logger';
import { prisma } from './prisma';
export async function detail(id: string${more === '' ? '' : `, ${more}`}) {
  const customer = await prisma.customer.findUniqueOrThrow({ where: { id } });
  ${body}
}`;

/** What a data client answered, in a log. */
export const records = [
  bad('a field', reading('console.log(⟦customer.email⟧);'), field(EMAIL, [id('customer.id', { '(customer.email)': '(customer.id)' }), mask('maskEmail(customer.email)', { '(customer.email)': '(maskEmail(customer.email))' })])),
  bad('a row of the same name without id in another function', `${reading('console.log(⟦customer.email⟧);')}\nexport async function mails() {\n  const customer = await prisma.customer.findFirstOrThrow({ select: { email: true } });\n  return customer;\n}`, field(EMAIL, [id('customer.id', { '(customer.email)': '(customer.id)' }), mask('maskEmail(customer.email)', { '(customer.email)': '(maskEmail(customer.email))' })])),
  bad('a field gets the masker made for it, else the general one', reading('console.log(⟦customer.phone⟧);'), field(PHONE, [id('customer.id', { '(customer.phone)': '(customer.id)' }), mask('mask(customer.phone)', { '(customer.phone)': '(mask(customer.phone))' })])),
  bad('a whole record', reading('console.log(⟦customer⟧);\n  return customer;'), record(CUSTOMER, [id('customer.id', { '(customer)': '(customer.id)' })])),
  bad('a whole record as JSON', reading("logger.debug('read ' + JSON.stringify(⟦customer⟧));\n  return customer;"), record(CUSTOMER, [id('customer.id', { 'stringify(customer)': 'stringify(customer.id)' })], 'logger.debug')),
  bad('a shorthand property, and a spread', reading("logger.info('read', { ⟦customer⟧ });\n  logger.info({ ...⟦customer⟧, at: 'now' });"), [record(CUSTOMER, [id('customerId: customer.id', { '{ customer })': '{ customerId: customer.id })' })], 'logger.info'), record(CUSTOMER, [], 'logger.info')]),
  bad('two fields in a template become one id', reading('console.log(`read ${⟦customer.lastName⟧} <${customer.email}>`);'), [
    field({ ...CUSTOMER, fields: 'lastName (family name) and email (e-mail address)', because: ' (prisma/schema.prisma:5)' }, [
      id('customer.id', { '${customer.lastName} <${customer.email}>': '${customer.id}' }),
      mask('mask(customer.lastName), maskEmail(customer.email)', { '{customer.lastName}': '{mask(customer.lastName)}', '{customer.email}': '{maskEmail(customer.email)}' }),
    ]),
  ]),
  bad('two arguments become one id', reading("console.log('read', ⟦customer.email⟧, customer.phone);"), field({ ...CUSTOMER, fields: 'email (e-mail address) and phone (telephone number)', because: ' (prisma/schema.prisma:6)' }, [id('customer.id', { 'customer.email, customer.phone': 'customer.id' }), mask('maskEmail(customer.email), mask(customer.phone)', { 'customer.email': 'maskEmail(customer.email)', 'customer.phone': 'mask(customer.phone)' })])),
  bad('two fields that stand apart', reading("console.log('mail', ⟦customer.email⟧, 'phone', customer.phone);"), field({ ...CUSTOMER, fields: 'email (e-mail address) and phone (telephone number)', because: ' (prisma/schema.prisma:6)' }, [mask('maskEmail(customer.email), mask(customer.phone)', { 'customer.email': 'maskEmail(customer.email)', 'customer.phone': 'mask(customer.phone)' })])),
  bad('two properties become one id', reading("logger.info({ mail: ⟦customer.email⟧, at: 'now', phone: customer.phone });"), field({ ...CUSTOMER, fields: 'email (e-mail address) and phone (telephone number)', because: ' (prisma/schema.prisma:6)' }, [id('id: customer.id', { "{ mail: customer.email, at: 'now', phone: customer.phone }": "{ id: customer.id, at: 'now' }" }), mask('maskEmail(customer.email), mask(customer.phone)', { 'customer.email': 'maskEmail(customer.email)', 'customer.phone': 'mask(customer.phone)' })], 'logger.info')),
  bad('a property beside a spread', reading("logger.info({ ...request, mail: ⟦customer.email⟧ });", 'request: any'), field(EMAIL, [{ id: 'leaveOut', data: { code: 'mail' }, turns: { '{ ...request, mail: customer.email }': '{ ...request }' } }, mask('maskEmail(customer.email)', { 'customer.email': 'maskEmail(customer.email)' })], 'logger.info')),
  bad('a property: the id takes its name along', reading("logger.info({ mail: ⟦customer.email⟧ }, 'read');"), field(EMAIL, [id('id: customer.id', { 'mail: customer.email': 'id: customer.id' }), mask('maskEmail(customer.email)', { 'customer.email': 'maskEmail(customer.email)' })], 'logger.info')),
  bad('a property beside the id: there is no second id', reading('logger.info({ id: customer.id, mail: ⟦customer.email⟧ });'), field(EMAIL, [{ id: 'leaveOut', data: { code: 'mail' }, turns: { 'customer.id, mail: customer.email }': 'customer.id }' } }, mask('maskEmail(customer.email)', { 'customer.email': 'maskEmail(customer.email)' })], 'logger.info')),
  bad(
    'a record that may not be there keeps its question mark',
    `
    import { prisma } from './prisma';
    export async function detail(id: string) {
      const customer = await prisma.customer.findUnique({ where: { id } });
      console.warn('no mail', ⟦customer?.email⟧ ?? 'none');
      console.warn({ phone: ⟦customer?.phone⟧ });
    }
    `,
    [
      field(EMAIL, [id('customer?.id', { 'customer?.email': 'customer?.id' })], 'console.warn'),
      field(PHONE, [id('id: customer?.id', { 'phone: customer?.phone': 'id: customer?.id' })], 'console.warn'),
    ],
  ),
  bad(
    'the id is not offered where it was not read',
    `
    import { prisma } from './prisma';
    export async function mail(id: string) {
      const customer = await prisma.customer.findUniqueOrThrow({ where: { id }, select: { email: true } });
      console.log(⟦customer⟧);
      return customer.email;
    }
    `,
    record(EMAIL),
  ),
  bad('through a cast and a non-null assertion', reading('console.log(⟦(customer as any).taxId⟧!);'), field({ ...CUSTOMER, fields: 'taxId (national or tax number)' }, [mask('mask((customer as any).taxId)', { '((customer as any).taxId!)': '(mask((customer as any).taxId)!)' })])),
  bad('taken apart', reading('const { email: address, taxId, ...rest } = customer;\n  console.log(⟦address⟧, taxId.length);\n  console.log(⟦rest⟧);'), [
    field(EMAIL, [mask('maskEmail(address)', { '(address,': '(maskEmail(address),' })]),
    record({ ...CUSTOMER, fields: 'firstName (given name), lastName (family name), phone (telephone number) and birthDate (date of birth)', because: ' (prisma/schema.prisma:4)' }, [id('rest.id', { '(rest)': '(rest.id)' })]),
  ]),
  bad(
    'a list, a table, each row, a text of all',
    `
    import { prisma } from './prisma';
    export async function dump() {
      const contacts = await prisma.contact.findMany({ take: 20 });
      console.table(⟦contacts⟧);
      contacts.forEach((contact) => console.log(⟦contact.mobile⟧));
      for (const one of contacts) console.log('%s', ⟦one.email⟧);
      console.log(⟦contacts.map((contact) => contact.email).join(', ')⟧);
    }
    `,
    [
      record(CONTACT, [], 'console.table'),
      field({ ...CONTACT, fields: 'mobile (telephone number)', because: ' (prisma/schema.prisma:26)' }, [id('contact.id', { '(contact.mobile)': '(contact.id)' })]),
      field({ ...CONTACT, fields: 'email (e-mail address)', because: ' (prisma/schema.prisma:25)' }, [id('one.id', { 'one.email': 'one.id' })]),
      field({ ...CONTACT, fields: 'email (e-mail address)', because: ' (prisma/schema.prisma:25)' }),
    ],
  ),
  bad(
    'salaries, with comments inside the chain and CRLF line ends',
    `
    import { prisma } from './prisma';
    export async function dump() {
      const staff = await prisma.employee.findMany({ take: 20 });
      console
        // to find the mistake
        .info(
          ⟦staff[0]!.salary⟧,
        );
    }
    `,
    field({ ...EMPLOYEE, fields: 'salary (income)', because: ' (prisma/schema.prisma:43)' }, [], 'console.info'),
    { crlf: true },
  ),
  bad(
    "a framework's logger and a repository",
    `
    import { Logger } from '@nestjs/common';
    import { Repository } from 'typeorm';
    import { Member } from './entities/member.entity';
    export class MemberService {
      private readonly logger = new Logger(MemberService.name);
      constructor(private readonly members: Repository<Member>) {}
      async detail(id: number) {
        const member = await this.members.findOneByOrFail({ id });
        this.logger.log(⟦member⟧);
        this.logger.warn(\`member \${⟦member.fullName⟧}\`);
        return member;
      }
    }
    `,
    [
      record(MEMBER, [id('member.id', { 'log(member)': 'log(member.id)' })], 'this.logger.log'),
      field({ ...MEMBER, fields: 'fullName (full name)' }, [id('member.id', { 'member.fullName': 'member.id' })], 'this.logger.warn'),
    ],
  ),
  bad(
    'rows of statements: pg and mysql2',
    `
    import mysql from 'mysql2/promise';
    import { Pool } from 'pg';
    const pool = new Pool();
    const connections = mysql.createPool({});
    export async function dump() {
      const { rows } = await pool.query('SELECT * FROM callers LIMIT 20');
      console.log(⟦rows⟧);
      for (const row of rows) console.log(⟦row.phone⟧);
      const [list] = await connections.query('SELECT * FROM callers LIMIT 20');
      console.log(⟦list[0]⟧);
    }
    `,
    [record(CALLERS), field({ ...CALLERS, fields: 'phone (telephone number)', because: ' (db/schema.sql:4)' }, [id('row.id', { 'row.phone': 'row.id' })]), record(CALLERS)],
  ),
  bad(
    'Japanese columns',
    `
    import { Pool } from 'pg';
    const pool = new Pool();
    export async function 一覧() {
      const { rows: 行一覧 } = await pool.query('SELECT * FROM 顧客 LIMIT 20');
      for (const 行 of 行一覧) console.log(⟦行.氏名⟧, 行.ランク);
    }
    `,
    field({ ...KOKYAKU, fields: '氏名 (full name)' }, [id('行.id', { '行.氏名': '行.id' })]),
  ),
  bad(
    'a value whose type names the entity',
    `
    import type { Customer } from '@prisma/client';
    import type { Member } from './entities/member.entity';
    export function show(customer: Customer, members: Member[]) {
      console.log(⟦customer.email⟧);
      console.log(⟦members⟧);
    }
    `,
    [field(EMAIL, [id('customer.id', { 'customer.email': 'customer.id' })]), record(MEMBER)],
  ),
];
