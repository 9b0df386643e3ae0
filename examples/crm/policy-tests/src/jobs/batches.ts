import { recordAccess } from '../../../src/lib/access-log';
import { prisma } from '../../../src/lib/prisma';

const select = { id: true, email: true };

// test: jobs read 1,000 rows at a time
export async function batch() {
  const rows = await prisma.customer.findMany({ select, take: 1000 });
  await recordAccess({ actor: 'job:mail', entity: 'Customer', ids: rows.map((one) => one.id), purpose: 'mail' });
  return rows;
}

// test: and no more than that
export async function tooMany() {
  // expect: no-unbounded-query (error)
  const rows = await prisma.customer.findMany({ select, take: 1001 });
  await recordAccess({ actor: 'job:mail', entity: 'Customer', ids: rows.map((one) => one.id), purpose: 'mail' });
  return rows;
}
