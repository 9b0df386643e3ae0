import { recordAccess } from '../lib/access-log';
import { prisma } from '../lib/prisma';

/** Compares all customers in memory. */
export async function findDuplicatesInMemory(tenantId: string, actorId: string): Promise<string[][]> {
  // finding: no-unbounded-query
  const everybody = await prisma.customer.findMany({
    where: { tenantId },
    select: { id: true, phone: true, birthDate: true },
  });
  await recordAccess({ actor: actorId, entity: 'Customer', ids: everybody.map((one) => one.id), purpose: 'duplicates' });
  const byKey = new Map<string, string[]>();
  for (const one of everybody) {
    const key = `${one.phone}/${one.birthDate?.toISOString()}`;
    byKey.set(key, [...(byKey.get(key) ?? []), one.id]);
  }
  byKey.delete('null/undefined');
  return [...byKey.values()].filter((ids) => ids.length > 1);
}

/** Lets the database compare and hand out ids. */
export async function findDuplicates(tenantId: string): Promise<unknown> {
  return prisma.$queryRaw`
    SELECT array_agg(id) AS ids
    FROM customers
    WHERE tenant_id = ${tenantId} AND phone IS NOT NULL
    GROUP BY phone, birth_date
    HAVING count(*) > 1
  `;
}

/** Two people who turned out to be one. */
export async function mergeCustomers(keepId: string, dropId: string, actorId: string): Promise<void> {
  const [keep, drop] = await Promise.all([
    prisma.customer.findUniqueOrThrow({ where: { id: keepId }, select: { id: true, email: true } }),
    prisma.customer.findUniqueOrThrow({ where: { id: dropId }, select: { id: true, email: true } }),
  ]);
  await recordAccess({ actor: actorId, entity: 'Customer', ids: [keepId, dropId], purpose: 'merge' });
  // finding: no-pii-in-logs
  console.info('merging', keep.email, drop.email);
  console.info('merging', keep.id, drop.id, keep.email === drop.email);
  await prisma.order.updateMany({ where: { customerId: drop.id }, data: { customerId: keep.id } });
  await prisma.customer.delete({ where: { id: drop.id }, select: { id: true } });
}

export async function countPerGroup(tenantId: string) {
  return prisma.customer.groupBy({ by: ['customerGroupId'], where: { tenantId }, _count: true });
}
