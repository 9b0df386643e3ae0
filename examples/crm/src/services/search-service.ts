import { recordAccess } from '../lib/access-log';
import { prisma } from '../lib/prisma';

interface Lapsed {
  id: string;
  email: string;
  phone: string | null;
}

/** For the win-back campaign: everybody who has not bought for a while. */
export async function findLapsedCustomers(cutoff: Date, actorId: string): Promise<Lapsed[]> {
  // finding: no-unbounded-query
  const rows = await prisma.$queryRaw<Lapsed[]>`
    SELECT id, email, phone
    FROM customers
    WHERE last_order_at < ${cutoff} AND status = 'active'
    ORDER BY last_order_at
  `;
  await recordAccess({ actor: actorId, entity: 'Customer', ids: rows.map((row) => row.id), purpose: 'win-back' });
  return rows;
}

export async function findLapsedCustomersPage(cutoff: Date, actorId: string): Promise<Lapsed[]> {
  const rows = await prisma.$queryRaw<Lapsed[]>`
    SELECT id, email, phone
    FROM customers
    WHERE last_order_at < ${cutoff} AND status = 'active'
    ORDER BY last_order_at
    LIMIT 200
  `;
  await recordAccess({ actor: actorId, entity: 'Customer', ids: rows.map((row) => row.id), purpose: 'win-back' });
  return rows;
}

/** One row, every column of it, and no trace. */
export async function rawCustomer(id: string) {
  // finding: no-select-all-fields, require-access-log
  const rows = await prisma.$queryRaw`SELECT * FROM customers WHERE id = ${id}`;
  return rows;
}

export async function rawCustomerStatus(id: string) {
  const rows = await prisma.$queryRaw`SELECT id, status, created_at FROM customers WHERE id = ${id}`;
  return rows;
}

export async function customersPerMonth() {
  return prisma.$queryRaw`
    SELECT date_trunc('month', created_at) AS month, count(*) AS customers
    FROM customers
    GROUP BY 1
    ORDER BY 1
  `;
}
