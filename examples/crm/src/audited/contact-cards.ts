import { prisma } from '../lib/prisma';

/** Knows nobody who asks: whoever calls it writes the entry. */
export class ContactCards {
  /** The desk is its only caller, and logs. */
  card(id: string) {
    return prisma.contact.findUnique({ where: { id }, select: { id: true, email: true, phone: true } });
  }

  /** The dialer calls it too, and forgets. */
  numbers(id: string) {
    // finding: require-access-log
    return prisma.contact.findUnique({ where: { id }, select: { id: true, phone: true } });
  }
}
