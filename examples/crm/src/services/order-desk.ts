import { recordAccess } from '../lib/access-log';
import { prisma } from '../lib/prisma';

/** The order with the whole customer, refund account included. */
export async function orderOnDesk(id: string, actorId: string) {
  // finding: no-select-all-fields
  const order = await prisma.order.findUnique({ where: { id }, select: { id: true, number: true, customer: true } });
  await recordAccess({ actor: actorId, entity: 'Order', ids: [id], purpose: 'order desk' });
  return order;
}

/** The order with whom to call about it. */
export async function orderWithCaller(id: string, actorId: string) {
  const order = await prisma.order.findUnique({ where: { id }, select: { id: true, number: true, customer: { select: { id: true, phone: true } } } });
  await recordAccess({ actor: actorId, entity: 'Order', ids: [id], purpose: 'order desk' });
  return order;
}
