import axios from 'axios';
import { logger } from '../lib/logger';
import { recordAccess as countPageView } from '../lib/metrics';
import { recordAccess } from '../lib/access-log';
import { prisma } from '../lib/prisma';

/** Asks the carrier; no customer data involved. */
export async function trackParcel(trackingCode: string): Promise<string> {
  const answer = await axios.get(`https://carrier.example/v2/parcels/${encodeURIComponent(trackingCode)}`);
  logger.debug('asked the carrier', { trackingCode, status: answer.status });
  return answer.data.state;
}

/** Counts a page view and takes it for the access log: both functions have the same name. */
export async function deliveryContact(orderId: string) {
  countPageView('/orders/delivery-contact');
  // finding: require-access-log
  return prisma.customer.findFirst({
    where: { orders: { some: { id: orderId } } },
    select: { id: true, familyName: true, phone: true },
  });
}

export async function deliveryContactLogged(orderId: string, actorId: string) {
  countPageView('/orders/delivery-contact');
  const customer = await prisma.customer.findFirst({
    where: { orders: { some: { id: orderId } } },
    select: { id: true, familyName: true, phone: true },
  });
  if (customer) await recordAccess({ actor: actorId, entity: 'Customer', ids: [customer.id], purpose: 'delivery' });
  return customer;
}

export async function averageBasket(): Promise<number> {
  const { _avg } = await prisma.order.aggregate({ _avg: { totalCents: true } });
  return Math.round(_avg.totalCents ?? 0);
}
