import { recordAccess } from '../../../src/lib/access-log';
import { logger } from '../../../src/lib/logger';
import { maskEmail } from '../../../src/lib/mask';
import { prisma } from '../../../src/lib/prisma';

// test: a screen that shows a customer leaves an entry
export async function withEntry(actor: string, id: string) {
  const customer = await prisma.customer.findUnique({ where: { id }, select: { id: true, email: true } });
  await recordAccess({ actor, entity: 'Customer', ids: [id], purpose: 'screen' });
  return customer;
}

// test: one that does not is reported
export async function withoutEntry(id: string) {
  // expect: require-access-log (warning)
  return prisma.customer.findUnique({ where: { id }, select: { id: true, email: true, birthDate: true } });
}

// test: logs hold masked addresses only
export function log(customer: { email: string }) {
  logger.info('sent', { to: maskEmail(customer.email) });
  // expect: no-pii-in-logs
  logger.info('sent', { to: customer.email });
}

// test: branches are no people
export async function branches() {
  // expect: nothing
  return prisma.branch.findMany();
}
