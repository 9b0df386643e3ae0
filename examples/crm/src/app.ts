import express from 'express';
import { agentScreen } from './callcentre/agent-screen';
import { wallboard } from './callcentre/wallboard';
import { contacts } from './routes/contacts';
import { customers } from './routes/customers';
import { desk } from './routes/desk';
import { employees } from './routes/employees';
import { exportsRouter } from './routes/exports';
import { me } from './routes/me';
import { orders } from './routes/orders';
import { products } from './routes/products';
import { tickets } from './routes/tickets';

export const app = express();

app.use(express.json());
app.use('/customers', customers);
app.use('/contacts', contacts);
app.use('/orders', orders);
app.use('/tickets', tickets);
app.use('/employees', employees);
app.use('/desk', desk);
app.use('/me', me);
app.use('/products', products);
app.use('/exports', exportsRouter);
app.use('/callcentre', agentScreen);
app.use('/wallboard', wallboard);
app.delete('/cache', (_req, res) => res.sendStatus(204));
