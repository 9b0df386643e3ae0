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

export async function countPerGroup(tenantId: string) {
  return prisma.customer.groupBy({ by: ['customerGroupId'], where: { tenantId }, _count: true });
}
