import { Router } from 'express';
import { prisma } from '../lib/prisma';

export const me = Router();

/** Whoever is signed in reads their own record. */
me.get('/', async function showMyself(req, res) {
  const myself = await prisma.customer.findUnique({
    where: { id: req.user.id },
    select: { familyName: true, givenName: true, email: true, phone: true },
  });
  res.json(myself);
});

/** The same screen, with the id from the address bar: anybody's record. */
me.get('/family/:id', async function showFamilyMember(req, res) {
  // finding: require-access-log
  const relative = await prisma.customer.findUnique({
    where: { id: req.params.id },
    select: { familyName: true, givenName: true, email: true, phone: true },
  });
  res.json(relative);
});

me.get('/consents', async function showMyConsents(req, res) {
  const consents = await prisma.consentRecord.findMany({
    where: { customerId: req.user.id },
    select: { purpose: true, grantedAt: true, revokedAt: true },
  });
  res.json(consents);
});

me.get('/orders', async function showMyOrders(req, res) {
  const mine = await prisma.order.findMany({
    where: { customerId: req.user.id },
    select: { number: true, totalCents: true, shippingAddress: true },
  });
  res.json(mine);
});
