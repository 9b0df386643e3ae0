import { Router } from 'express';
import { logger } from '../lib/logger';
import { prisma } from '../lib/prisma';

export const products = Router();

/** Products, groups and shops are not people, whatever their columns are called. */
products.get('/', async function listProducts(_req, res) {
  const all = await prisma.product.findMany();
  for (const product of all) {
    if (!product.supportEmail) logger.warn(`product ${product.sku} has no service desk`);
  }
  res.json(all);
});

products.get('/price-groups', async function listCustomerGroups(_req, res) {
  const groups = await prisma.customerGroup.findMany({ orderBy: { name: 'asc' } });
  logger.debug('price groups', { names: groups.map((group) => group.name) });
  res.json(groups);
});

products.get('/branches', async function listBranches(_req, res) {
  res.json(await prisma.branch.findMany());
});

products.get('/accounts', async function listAccounts(req, res) {
  res.json(await prisma.account.findMany({ where: { tenantId: req.user.tenantId } }));
});
