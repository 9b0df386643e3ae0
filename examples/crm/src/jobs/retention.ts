import { logger } from '../lib/logger';
import { prisma } from '../lib/prisma';

const YEARS = 7;

/** Removes people whom we have no reason to keep. Works on ids; nobody's data is read. */
export async function forgetInactiveCustomers(now: Date): Promise<number> {
  const limit = new Date(now);
  limit.setFullYear(limit.getFullYear() - YEARS);
  const inactive = await prisma.customer.findMany({ where: { lastOrderAt: { lt: limit } }, select: { id: true } });
  for (const { id } of inactive) {
    await prisma.supportTicket.deleteMany({ where: { customerId: id } });
    await prisma.customer.delete({ where: { id }, select: { id: true } });
    logger.debug('forgot customer', { id });
  }
  // Until 2023 this logged the people it removed:
  // const gone = await prisma.customer.findMany();
  // logger.info('forgot', { emails: gone.map((customer) => customer.email) });
  logger.info(`forgot ${inactive.length} customers`);
  return inactive.length;
}
