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

const MAIL = `${PRISMA}import { sendMail } from './mail';\n`;

/** Messages that a job sends: to each person what is about that person, or to somebody what is about all. */
export const sent = [
  good('reminders of the morning, in a project that logs reads', `${MAIL}export async function remind(days: number) {
      const customers = await prisma.customer.findMany({ where: { status: 'due' } });
      for (const customer of customers) await sendMail({ to: customer.email, text: customer.lastName });
      return { sent: customers.length };
    }`),
  good('a callback for each', `${MAIL}export async function remind() {
      const customers = await prisma.customer.findMany({ where: { status: 'due' } });
      await Promise.all(customers.map((customer) => sendMail({ to: customer.email, text: customer.taxId })));
    }`, { project: 'unlogged' }),
];

const ALL = { ...CUSTOMER, method: 'findMany', how: ' This project logs with `recordAccess`.' };

export const notSent = [
  bad('one message with everybody in it', `${MAIL}export async function report() {
      const customers = await prisma.customer.⟦findMany⟧({ where: { status: 'due' } });
      let text = '';
      for (const customer of customers) text += customer.email;
      await sendMail({ to: 'boss@example.com', text });
    }`, { id: 'unlogged', data: ALL }),
  bad('a message that somebody sends', `${MAIL}export async function campaign(context: object) {
      for (const customer of await prisma.customer.⟦findMany⟧({ where: { status: 'due' } })) await sendMail({ to: customer.email });
    }`, { id: 'unlogged', data: ALL }),
  bad('words for messages that send none', `${MAIL}export async function double() {
      const seen = new Map<string, string>();
      for (const customer of await prisma.customer.⟦findMany⟧({ where: { status: 'due' } })) seen.set(normalizeEmail(customer.email), customer.taxId);
      return seen;
    }`, { id: 'unlogged', data: ALL }),
  bad('a job that answers what it read', `${MAIL}export async function remind() {
      const customers = await prisma.customer.⟦findMany⟧({ where: { status: 'due' } });
      for (const customer of customers) await sendMail({ to: customer.email });
      return customers;
    }`, { id: 'unlogged', data: ALL }),
];

const PICKED = { ...CUSTOMER, method: 'findUnique', how: '' };
const MANY = { ...CUSTOMER, method: 'findMany', how: '' };
const unlogged = { project: 'unlogged' } as const;

/** Sensitive fields that leave without their row, in a project that logs nothing yet. */
export const picked = [
  bad('a field in what is answered', `${PRISMA}export async function bill(id: string) {
      const customer = await prisma.customer.⟦findUnique⟧({ where: { id } });
      return { id, taxId: customer?.taxId ?? 'none' };
    }`, { id: 'unlogged', data: PICKED }, unlogged),
  bad('a field of each row', `${PRISMA}export async function bills() {
      const customers = await prisma.customer.⟦findMany⟧({ take: 20 });
      return customers.map((customer) => ({ taxId: customer.taxId }));
    }`, { id: 'unlogged', data: MANY }, unlogged),
  bad('a field in a response', `${PRISMA}export async function show(req: any, res: any) {
      const customer = await prisma.customer.⟦findUnique⟧({ where: { id: req.params.id } });
      res.json({ label: 'Tax ' + customer?.taxId });
    }`, { id: 'unlogged', data: PICKED }, unlogged),
];

export const notPicked = [
  good('whether a field is there, or equals another', `${PRISMA}export async function known(id: string, taxId: string) {
      const customer = await prisma.customer.findUnique({ where: { id } });
      if (customer?.taxId !== taxId) return { status: customer?.status };
      return { hasTaxId: !!customer.taxId, same: customer.taxId === taxId, length: customer.taxId.length };
    }`, unlogged),
  good('what is computed from it', `${PRISMA}import { hash } from './hash';
    export async function token(id: string) {
      const customer = await prisma.customer.findUnique({ where: { id } });
      return { token: hash(customer?.taxId) };
    }`, unlogged),
  good('names of a customer', `${PRISMA}export async function label(id: string) {
      const customer = await prisma.customer.findUnique({ where: { id } });
      return { label: customer?.lastName };
    }`, unlogged),
];
