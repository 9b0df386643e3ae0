import { Router } from 'express';
import { recordAccess } from '../lib/access-log';
import { prisma } from '../lib/prisma';

export const orders = Router();

/** `include: { customer: true }` brings the customer's refund account to every browser. */
orders.get('/:id/full', async function showOrder(req, res) {
  // finding: no-select-all-fields
  const order = await prisma.order.findUniqueOrThrow({ where: { id: req.params.id }, include: { customer: true } });
  await recordAccess({ actor: req.user.id, entity: 'Customer', ids: [order.customerId], purpose: 'order page' });
  res.json(order);
});

orders.get('/:id', async function showOrderSummary(req, res) {
  const order = await prisma.order.findUniqueOrThrow({
    where: { id: req.params.id },
    include: { customer: { select: { id: true, familyName: true, givenName: true } } },
  });
  await recordAccess({ actor: req.user.id, entity: 'Customer', ids: [order.customerId], purpose: 'order page' });
  res.json(order);
});

/** Labels for today's parcels: the printer takes fifty at a time, the query takes them all. */
orders.get('/labels/today', async function printLabels(req, res) {
  // finding: no-unbounded-query
  const parcels = await prisma.order.findMany({
    where: { status: 'packed' },
    select: { id: true, customerId: true, recipientName: true, shippingAddress: true },
  });
  await recordAccess({ actor: req.user.id, entity: 'Customer', ids: parcels.map((parcel) => parcel.customerId), purpose: 'parcel labels' });
  res.json(parcels);
});

orders.get('/labels/next', async function printNextLabels(req, res) {
  const parcels = await prisma.order.findMany({
    where: { status: 'packed' },
    select: { id: true, customerId: true, recipientName: true, shippingAddress: true },
    take: 50,
  });
  await recordAccess({ actor: req.user.id, entity: 'Customer', ids: parcels.map((parcel) => parcel.customerId), purpose: 'parcel labels' });
  res.json(parcels);
});

/** Numbers and amounts, no people. */
orders.get('/', async function listOrders(req, res) {
  const rows = await prisma.order.findMany({
    where: { status: String(req.query.status ?? 'open') },
    select: { id: true, number: true, totalCents: true, placedAt: true },
  });
  res.json(rows);
});

orders.get('/of-customer/:customerId', async function listOrdersOfCustomer(req, res) {
  const rows = await prisma.order.findMany({
    where: { customerId: req.params.customerId },
    select: { id: true, number: true, totalCents: true, shippingAddress: true },
    orderBy: { placedAt: 'desc' },
  });
  await recordAccess({ actor: req.user.id, entity: 'Customer', ids: [req.params.customerId], purpose: 'order history' });
  res.json(rows);
});

orders.get('/turnover/by-status', async function turnoverByStatus(_req, res) {
  const rows = await prisma.order.groupBy({ by: ['status'], _sum: { totalCents: true }, _count: true });
  res.json(rows);
});
