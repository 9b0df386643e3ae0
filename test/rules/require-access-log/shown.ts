import { CUSTOMER } from '../../support/crm-data.ts';
import { bad, good } from '../../support/rule-cases.ts';

const PRISMA = "import { prisma } from './prisma';\n";
const HOW = ' This project logs with `recordAccess`.';
const unlogged = (method = 'findUnique'): { id: string; data: Record<string, string> } => ({ id: 'unlogged', data: { ...CUSTOMER, method, how: HOW } });
const one = (body: string): string => `${PRISMA}export async function run(id: string, session: { user: { email: string } }, note?: string) {
  const customer = await prisma.customer.findUnique({ where: { id } });
  if (!customer) return null;
${body}
}`;
const reported = (body: string): string => one(body).replace('findUnique', '⟦findUnique⟧');

/** Rows that stay, in a project that logs reads: nothing personal of them is handed on. */
export const notShown = [
  good('an address that is only compared', one("  if (customer.email !== session.user.email) return { error: 'forbidden' };\n  await prisma.order.update({ where: { id }, data: { status: 'cancelled' } });\n  return { done: true };")),
  good('a field that is asked for', one("  const ok = !customer.phone || isBlocked(customer.phone) || ['a@example.com'].includes(customer.email.toLowerCase());\n  return { id: customer.id, ok };")),
  good('what is written back', one('  await prisma.customer.update({ where: { id }, data: { lastName: `${customer.lastName} ${note}` } });\n  return { done: true };')),
  good('one message to that very person', one("  await sendEmail({ to: customer.email, subject: `Dear ${customer.lastName}` });\n  await sendSms(customer.phone, 'See you tomorrow');\n  return { done: true };")),
  good('a job of the night', `${PRISMA}/** Nightly job: rotates the keys. */
export async function rotate() {
  const customers = await prisma.customer.findMany({ where: { status: 'old' } });
  for (const customer of customers) await reencrypt(customer);
}`),
  good('a file of what a clock starts', `${PRISMA}export async function run() {
  for (const customer of await prisma.customer.findMany()) await reencrypt(customer);
}`, { file: 'src/cron/rotate-keys.ts' }),
  good('reminders, whose rows are asked and sent whole', `${PRISMA}export async function remind() {
  const customers = await prisma.customer.findMany({ where: { status: 'due' } });
  for (const customer of customers) if (canEmail(customer)) await sendReminderEmail(customer);
}`),
  good('what is read for a change that is logged', `${PRISMA}import { writeAuditLog } from './lib/audit-log';
export async function close(id: string, user: { id: string }) {
  const customer = await prisma.customer.findUnique({ where: { id } });
  if (!customer || isLate(customer)) return { ok: false };
  await charge(customer);
  if (customer.status === 'closed') return { ok: false };
  await writeAuditLog({ action: 'update', entity: 'Customer', entityId: id, actor: user.id });
  return { ok: true };
}`, { project: 'changes' }),
];

/** Rows that stay, and something personal of them does not. */
export const shown = [
  bad('a field that is compared and answered', reported("  if (customer.email !== session.user.email) return { phone: customer.phone };\n  return null;"), unlogged()),
  bad('a field that is answered to a client', reported('  res.send({ email: customer.email });'), unlogged()),
  bad('a comparison that is answered', reported('  return { verified: customer.phone === note };'), unlogged()),
  bad('a message to somebody else', reported("  await sendEmail({ to: session.user.email, subject: `About ${customer.lastName}, ${customer.phone}` });"), unlogged()),
  bad('a field that is taken out under another name', reported('  const { email } = customer;\n  return { email };'), unlogged()),
  bad('columns of a statement under names of their own', `import { Pool } from 'pg';
const pool = new Pool();
export async function letter(id: string) {
  const { rows } = await pool.⟦query⟧('SELECT c."lastName" AS name, c."taxId" AS number FROM "Customer" c WHERE c.id = $1', [id]);
  return \`Dear \${rows[0].name}, \${rows[0].number}\`;
}`, { id: 'unlogged', data: { ...CUSTOMER, method: 'query', how: HOW, fields: 'taxId (national or tax number) and lastName (family name)' } }),
  bad('a job of the night that answers what it read', `${PRISMA}/** Nightly job. */
export async function due() {
  const customers = await prisma.customer.⟦findMany⟧({ where: { status: 'old' } });
  return customers;
}`, unlogged('findMany')),
  bad('whole rows for whoever takes them', `${PRISMA}export async function share() {
  const customers = await prisma.customer.⟦findMany⟧({ where: { status: 'due' } });
  for (const customer of customers) if (canEmail(customer)) await send(customer);
}`, unlogged('findMany')),
  bad('a change that is logged, and what was read answered beside it', `${PRISMA}import { writeAuditLog } from './lib/audit-log';
export async function close(id: string, user: { id: string }) {
  const customer = await prisma.customer.⟦findUnique⟧({ where: { id } });
  if (customer?.status === 'closed') return customer;
  await writeAuditLog({ action: 'update', entity: 'Customer', entityId: id, actor: user.id });
  return customer;
}`, { id: 'unloggedPath', data: { ...CUSTOMER, method: 'findUnique', how: ' This project logs with `writeAuditLog`.', path: 'the `return` in line 5' } }, { project: 'changes' }),
];
