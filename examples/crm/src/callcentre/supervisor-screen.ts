import { Router } from 'express';
import { recordAccess } from '../lib/access-log';
import { prisma } from '../lib/prisma';

/** What a supervisor looks up while an agent asks; the entries are written, but not all of them say enough. */
export const supervisorScreen = Router();

const WHO = { id: true, familyName: true, givenName: true, email: true } as const;

supervisorScreen.get('/customers/:id', async function lookUp(req, res) {
  const customer = await prisma.customer.findUnique({ where: { id: req.params.id }, select: WHO });
  if (!customer) return void res.status(404).end();
  await recordAccess({ actor: req.user.id, entity: 'Customer', ids: [customer.id], purpose: 'supervisor' });
  res.json(customer);
});

/** Somebody looked at somebody. */
supervisorScreen.get('/customers/:id/quick', async function lookUpQuickly(req, res) {
  const customer = await prisma.customer.findUnique({ where: { id: req.params.id }, select: WHO });
  if (!customer) return void res.status(404).end();
  // finding: require-access-log-fields
  await recordAccess({ actor: req.user.id, entity: 'Customer', ids: [], purpose: 'supervisor' });
  res.json(customer);
});

/** The log now holds what it was to protect. */
supervisorScreen.get('/customers/:id/by-mail', async function lookUpByMail(req, res) {
  const customer = await prisma.customer.findUnique({ where: { id: req.params.id }, select: WHO });
  if (!customer) return void res.status(404).end();
  // finding: require-access-log-fields
  await recordAccess({ actor: req.user.id, entity: 'Customer', ids: [customer.email], purpose: 'supervisor' });
  res.json(customer);
});
