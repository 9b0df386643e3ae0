import { ContactCards } from './contact-cards';

/** Dials the next contact of a campaign; nobody can tell later who was called. */
export async function dialNext(cards: ContactCards, queue: readonly string[], dial: (phone: string) => Promise<void>) {
  const [next] = queue;
  const contact = next === undefined ? null : await cards.numbers(next);
  if (contact?.phone) await dial(contact.phone);
}
