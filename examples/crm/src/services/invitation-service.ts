import { prisma } from '../lib/prisma';

/** Refuses who has been invited already. */
export async function refuseTwice(customerId: string): Promise<void> {
  // finding: require-access-log
  const customer = await prisma.customer.findUniqueOrThrow({ where: { id: customerId }, select: { id: true, email: true, status: true } });
  // finding: no-pii-in-errors
  if (customer.status === 'invited') throw new Error(`${customer.email} has been invited already`);
  if (customer.status === 'gone') throw new Error(`customer ${customer.id} has left`);
}
