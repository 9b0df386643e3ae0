import { CUSTOMER } from '../../support/crm-data.ts';
import { bad, good } from '../../support/rule-cases.ts';

const PRISMA = "import { prisma } from './prisma';\n";
const LOG = `${PRISMA}import { writeAuditLog } from './lib/audit-log';\n`;
const SQL = "import { Pool } from 'pg';\nconst pool = new Pool();\n";
const HOW = ' This project logs with `writeAuditLog`.';
const changes = { project: 'changes' } as const;

const other = (data: { other: string; line: string; fields?: string; because?: string }): { id: string; data: Record<string, string> } => ({ id: 'loggedOther', data: { ...CUSTOMER, method: 'findUnique', name: 'writeAuditLog', how: HOW, ...data } });

/** A log of changes beside a read: it covers the record that it names, and no other one. */
export const notChanged = [
  bad('an entry about another record', `${LOG}export async function order(id: string, product: string) {
      const customer = await prisma.customer.⟦findUnique⟧({ where: { id } });
      await writeAuditLog({ action: 'update', entity: 'Product', entityId: product });
      return customer;
    }`, other({ other: 'Product', line: '5' }), changes),
  bad('an action that names the other kind', `${LOG}export async function order(id: string, order: { id: string }) {
      await writeAuditLog({ action: 'order.created', entityId: order.id });
      return prisma.customer.⟦findUnique⟧({ where: { id } });
    }`, other({ other: 'Order', line: '4' }), changes),
  bad('an entry that one path lacks beside one about another record', `${LOG}export async function close(id: string, order: string) {
      const customer = await prisma.customer.⟦findUnique⟧({ where: { id } });
      await writeAuditLog({ action: 'delete', entity: 'Order', entityId: order });
      if (customer?.status === 'closed') return customer;
      await writeAuditLog({ action: 'update', entity: 'Customer', entityId: id });
      return customer;
    }`, { id: 'unloggedPath', data: { ...CUSTOMER, method: 'findUnique', how: HOW, path: 'the `return` in line 6' } }, changes),
  bad('what generic code reads with what it is given', `${PRISMA}import { one } from './lib/generic';
    export const detail = (id: string) => ⟦one⟧(prisma.customer, id);`, { id: 'unlogged', data: { ...CUSTOMER, method: 'findUnique', how: HOW } }, changes),
  bad('companies with somebody to ask for, and the whole list of colleagues', `${SQL}export const laboratories = async () => (await pool.⟦query⟧('SELECT * FROM laboratories')).rows;`,
    { id: 'unlogged', data: { method: 'query', entity: 'laboratories', fields: 'email (e-mail address), phone (telephone number) and contact_person (full name)', because: ' (db/suppliers.sql:2)', how: HOW } }, changes),
];

export const changed = [
  good('an entry about the same record, by its id', `${LOG}export async function rename(id: string, name: string) {
      const customer = await prisma.customer.findUnique({ where: { id } });
      await prisma.customer.update({ where: { id }, data: { lastName: name } });
      await writeAuditLog({ action: 'update', entity: 'Customer', entityId: id });
      return customer;
    }`, changes),
  good('an entry about another record that mentions whose it is', `${LOG}export async function order(id: string, order: string) {
      const customer = await prisma.customer.findUnique({ where: { id } });
      await writeAuditLog({ action: 'create', entity: 'Order', entityId: order, details: { customerId: customer?.id } });
      return customer;
    }`, changes),
  good('an entry about what is read along', `${LOG}export async function order(id: string) {
      const order = await prisma.order.findUnique({ where: { id }, include: { customer: true } });
      await writeAuditLog({ action: 'update', entity: 'Customer', entityId: order?.customerId });
      return order;
    }`, changes),
  good('an entry that does not say what it is about', `${LOG}export async function detail(id: string) {
      const customer = await prisma.customer.findUnique({ where: { id } });
      await writeAuditLog({ action: 'updated', by: 'job' });
      return customer;
    }`, changes),
  good('generic code that logs what it reads', `${PRISMA}import { logged } from './lib/generic';
    export const detail = (id: string) => logged(prisma.customer, id);`, changes),
  good('a caller that logs around generic code', `${LOG}import { one } from './lib/generic';
    export async function detail(id: string) {
      await writeAuditLog({ action: 'view', entity: 'Customer', id });
      return one(prisma.customer, id);
    }`, changes),
  good('addresses of suppliers, numbers to call for help, addresses to send from', `${SQL}export const suppliers = async () => (await pool.query('SELECT * FROM suppliers')).rows;
    export const hotlines = async () => (await pool.query('SELECT * FROM crisis_resources')).rows;
    export const senders = async () => (await pool.query('SELECT * FROM email_senders')).rows;`, changes),
  good('colleagues to pick from', `${PRISMA}export const assignees = () => prisma.employee.findMany({ select: { id: true, fullName: true, workEmail: true } });`, changes),
];
