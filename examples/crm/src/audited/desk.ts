import { prisma } from '../lib/prisma';
import { recordAccess } from '../lib/access-log';
import { ContactCards } from './contact-cards';
import { type DeskRequest, withAudit } from './with-audit';

const cards = new ContactCards();

export async function openCard({ actor, id }: DeskRequest) {
  const card = await cards.card(id);
  if (!card) return undefined;
  await recordAccess({ actor, entity: 'Contact', ids: [id], purpose: 'desk' });
  return card;
}

/** The wrapper logs around whatever stands in it. */
export const openCustomer = withAudit('Customer', async ({ id }) => prisma.customer.findUnique({ where: { id }, select: { id: true, email: true, phone: true } }));

export const openNumbers = withAudit('Contact', async ({ id }) => cards.numbers(id));
