import type { Request, Response } from 'express';
import { recordAccess } from '../lib/access-log';
import { prisma } from '../lib/prisma';

/** What the link in a newsletter brings; the address bar may lack it. */
export async function unsubscribePage(req: Request, res: Response) {
  // finding: no-optional-filter
  const customer = await prisma.customer.findFirst({ where: { email: req.query.email as string }, select: { id: true, email: true, givenName: true } });
  if (!customer) return res.status(404).end();
  await recordAccess({ actor: 'newsletter', entity: 'Customer', ids: [customer.id], purpose: 'unsubscribe page' });
  return res.render('unsubscribe', { email: customer.email, name: customer.givenName });
}

/** The same page: without an address there is nothing to look up. */
export async function unsubscribeForm(req: Request, res: Response) {
  const { email } = req.query;
  if (typeof email !== 'string') return res.status(400).end();
  const customer = await prisma.customer.findFirst({ where: { email }, select: { id: true, email: true, givenName: true } });
  if (!customer) return res.status(404).end();
  await recordAccess({ actor: 'newsletter', entity: 'Customer', ids: [customer.id], purpose: 'unsubscribe page' });
  return res.render('unsubscribe', { email: customer.email, name: customer.givenName });
}

/** The brand is what keeps the shops apart; a job that calls this without one reads the customer of any of them. */
export async function customerOfBrand(id: string, actorId: string, brand: { tenantId?: string }) {
  // finding: no-optional-filter
  const customer = await prisma.customer.findFirst({ where: { id, tenantId: brand.tenantId }, select: { id: true, email: true, status: true } });
  if (customer) await recordAccess({ actor: actorId, entity: 'Customer', ids: [customer.id], purpose: 'brand page' });
  return customer;
}

/** The search form of the back office: each condition is meant to be optional, and a page is a page. */
export async function searchContacts(form: { email?: string; accountId?: string }, actorId: string) {
  const contacts = await prisma.contact.findMany({ where: { email: form.email, accountId: form.accountId }, select: { id: true, fullName: true, email: true }, take: 50 });
  await recordAccess({ actor: actorId, entity: 'Contact', ids: contacts.map(({ id }) => id), purpose: 'search' });
  return contacts;
}
