import { recordAccess } from '../lib/access-log';
import { prisma } from '../lib/prisma';

/** Used below only; who calls it writes the log. */
async function loadContact(id: string) {
  return prisma.contact.findUnique({ where: { id }, select: { id: true, fullName: true, email: true, phone: true } });
}

export async function showContact(id: string, actorId: string) {
  const contact = await loadContact(id);
  if (!contact) return null;
  await recordAccess({ actor: actorId, entity: 'Contact', ids: [contact.id], purpose: 'contact page' });
  return contact;
}

/** Used below only as well, but who calls it forgot the log. */
async function loadMobile(id: string) {
  // finding: require-access-log
  return prisma.contact.findUnique({ where: { id }, select: { id: true, mobile: true } });
}

export async function mobileForTextMessage(id: string): Promise<string | null> {
  const contact = await loadMobile(id);
  return contact?.mobile ?? null;
}

/** Only a screen that asks a service: no access to data here. */
export async function contactsOnScreen(service: { findMany(term: string): Promise<{ id: string }[]> }, term: string) {
  const found = await service.findMany(term);
  return found.find((contact) => contact.id === term) ?? found[0];
}
