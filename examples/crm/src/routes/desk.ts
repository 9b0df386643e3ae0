import { Router } from 'express';
import { prisma } from '../lib/prisma';
import { 顧客取得, 顧客取得最小限 } from '../japan/kokyaku-repository';
import { CustomerService } from '../services/customer-service';
import { orderOnDesk, orderWithCaller } from '../services/order-desk';
import { rawCustomer, rawCustomerStatus } from '../services/search-service';

/** What the desk sees: services read, these routes answer with what they return. */
export const desk = Router();
const customers = new CustomerService(prisma);

desk.get('/orders/:id', async (req, res) => {
  res.json(await orderOnDesk(req.params.id, req.user.id));
});

desk.get('/orders/:id/caller', async (req, res) => {
  res.json(await orderWithCaller(req.params.id, req.user.id));
});

desk.get('/customers/by-mail/:email', async (req, res) => {
  const customer = await customers.findByEmail(req.params.email, req.user);
  res.json(customer);
});

desk.get('/customers/by-mail/:email/name', async (req, res) => {
  res.json(await customers.findNameByEmail(req.params.email, req.user));
});

desk.get('/customers/:id/raw', async (req, res) => {
  res.json({ rows: await rawCustomer(req.params.id) });
});

desk.get('/customers/:id/status', async (req, res) => {
  res.json(await rawCustomerStatus(req.params.id));
});

desk.get('/kokyaku/:number', async (req, res) => {
  const customer = await 顧客取得(Number(req.params.number), req.user.id);
  res.json(customer);
});

desk.get('/kokyaku/:number/short', async (req, res) => {
  res.json(await 顧客取得最小限(Number(req.params.number), req.user.id));
});
