import { relations } from 'drizzle-orm';
import { integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

export const customer = pgTable('customer', {
  id: text('id').primaryKey().$defaultFn(() => crypto.randomUUID()),
  tenantId: text('tenant_id'),
  email: text('email'),
  phone: text('phone'),
  status: text('status'),
  firstName: text('first_name'),
  lastName: text('last_name'),
  referrerId: text('referrer_id'),
  createdAt: timestamp('created_at'),
});

export const order = pgTable('order', {
  id: text('id').primaryKey(),
  customerId: text('customer_id').notNull(),
  total: integer('total'),
  status: text('status'),
});

export const orders = order;

export const customerRelations = relations(customer, ({ many }) => ({ orders: many(order) }));
export const orderRelations = relations(order, ({ one }) => ({ customer: one(customer, { fields: [order.customerId], references: [customer.id] }) }));
