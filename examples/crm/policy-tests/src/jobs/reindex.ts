// test: the search index may read every customer (PRIV-118)
import { recordAccess } from '../../../src/lib/access-log';
import { prisma } from '../../../src/lib/prisma';

export async function customers() {
  // expect-suppressed: no-unbounded-query
  const rows = await prisma.customer.findMany({ select: { id: true, familyName: true, phone: true } });
  await recordAccess({ actor: 'job:reindex', entity: 'Customer', ids: rows.map((one) => one.id), purpose: 'search index' });
  return rows;
}

// test: but no other entity
export async function contacts() {
  const rows = await prisma.contact.findMany({ select: { id: true, fullName: true, email: true } }); // expect: no-unbounded-query
  await recordAccess({ actor: 'job:reindex', entity: 'Contact', ids: rows.map((one) => one.id), purpose: 'search index' });
  return rows;
}
