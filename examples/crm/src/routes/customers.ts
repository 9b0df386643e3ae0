import { Router } from 'express';
import { recordAccess } from '../lib/access-log';
import { logger } from '../lib/logger';
import { pageOf } from '../lib/pagination';
import { prisma } from '../lib/prisma';

export const customers = Router();

/** The customer list as the first release had it. */
customers.get('/all', async function listCustomers(req, res) {
  // finding: no-unbounded-query, no-select-all-fields
  const rows = await prisma.customer.findMany({
    where: { tenantId: req.user.tenantId, status: 'active' },
    orderBy: { familyName: 'asc' },
  });
  await recordAccess({ actor: req.user.id, entity: 'Customer', ids: rows.map((row) => row.id), purpose: 'customer list' });
  res.json(rows);
});

customers.get('/', async function listCustomersPage(req, res) {
  const { skip, take } = pageOf(req.query);
  const rows = await prisma.customer.findMany({
    where: { tenantId: req.user.tenantId, status: 'active' },
    select: { id: true, familyName: true, givenName: true, email: true },
    orderBy: { familyName: 'asc' },
    skip,
    take,
  });
  await recordAccess({ actor: req.user.id, entity: 'Customer', ids: rows.map((row) => row.id), purpose: 'customer list' });
  res.json(rows);
});

customers.get('/count', async function countCustomers(req, res) {
  const count = await prisma.customer.count({ where: { tenantId: req.user.tenantId } });
  logger.info('counted customers', { count });
  res.json({ count });
});

/** Everything is loaded for the two words in the page's title. */
customers.get('/:id/title', async function showTitle(req, res) {
  // finding: no-select-all-fields
  const customer = await prisma.customer.findUnique({ where: { id: req.params.id } });
  if (!customer) {
    res.sendStatus(404);
    return;
  }
  await recordAccess({ actor: req.user.id, entity: 'Customer', ids: [req.params.id], purpose: 'page title' });
  res.json({ title: `${customer.givenName} ${customer.familyName}` });
});

customers.get('/:id/heading', async function showHeading(req, res) {
  const customer = await prisma.customer.findUnique({
    where: { id: req.params.id },
    select: { givenName: true, familyName: true },
  });
  if (!customer) {
    res.sendStatus(404);
    return;
  }
  await recordAccess({ actor: req.user.id, entity: 'Customer', ids: [req.params.id], purpose: 'page title' });
  res.json({ title: `${customer.givenName} ${customer.familyName}` });
});

/** Nobody will ever know who looked. */
customers.get('/:id', async function showCustomer(req, res) {
  // finding: require-access-log
  const customer = await prisma.customer.findUnique({
    where: { id: req.params.id },
    select: { id: true, familyName: true, givenName: true, email: true, phone: true, birthDate: true },
  });
  if (!customer) {
    res.sendStatus(404);
    return;
  }
  res.json(customer);
});

customers.get('/:id/card', async function showCustomerCard(req, res) {
  const customer = await prisma.customer.findUnique({
    where: { id: req.params.id },
    select: { id: true, familyName: true, givenName: true, email: true, phone: true, birthDate: true },
  });
  if (!customer) {
    res.sendStatus(404);
    return;
  }
  await recordAccess({ actor: req.user.id, entity: 'Customer', ids: [customer.id], purpose: 'customer card' });
  res.json(customer);
});

/** The log is written for managers only; everyone else reads the address unseen. */
customers.get('/:id/address', async function showAddress(req, res) {
  // finding: require-access-log
  const address = await prisma.customer.findUniqueOrThrow({
    where: { id: req.params.id },
    select: { id: true, postalCode: true, streetAddress: true },
  });
  if (req.user.roles.includes('manager')) {
    await recordAccess({ actor: req.user.id, entity: 'Customer', ids: [address.id], purpose: 'address' });
    res.json({ ...address, editable: true });
    return;
  }
  res.json({ ...address, editable: false });
});

customers.get('/:id/address-logged', async function showAddressLogged(req, res) {
  const address = await prisma.customer.findUniqueOrThrow({
    where: { id: req.params.id },
    select: { id: true, postalCode: true, streetAddress: true },
  });
  await recordAccess({ actor: req.user.id, entity: 'Customer', ids: [address.id], purpose: 'address' });
  res.json({ ...address, editable: req.user.roles.includes('manager') });
});

customers.post('/', async function createCustomer(req, res) {
  const customer = await prisma.customer.create({ data: { ...req.body, tenantId: req.user.tenantId } });
  // finding: no-pii-in-logs
  logger.info('customer created', { email: customer.email });
  logger.info('customer created', { customerId: customer.id });
  res.status(201).json({ id: customer.id });
});

customers.patch('/:id', async function updateCustomer(req, res) {
  const customer = await prisma.customer.update({
    where: { id: req.params.id },
    data: { phone: req.body.phone, streetAddress: req.body.streetAddress },
    select: { id: true, updatedAt: true },
  });
  logger.info(`customer ${customer.id} changed by ${req.user.id}`);
  res.json(customer);
});
