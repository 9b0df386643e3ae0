import { appendFile, writeFile } from 'node:fs/promises';
import { recordAccess } from '../lib/access-log';
import { requireExportApproval } from '../lib/export-approval';
import { logger } from '../lib/logger';
import { prisma } from '../lib/prisma';

const BATCH = 500;

/** The whole table in one go, for three columns of a spreadsheet, and nobody knows that it left. */
export async function exportCustomers(target: string): Promise<void> {
  // finding: no-bulk-export, no-unbounded-query, no-select-all-fields, require-access-log
  const customers = await prisma.customer.findMany();
  const lines = customers.map((customer) => [customer.id, customer.familyName, customer.email].join(','));
  // finding: no-plaintext-pii-export
  await writeFile(target, lines.join('\n'));
  logger.info('exported customers', { target, rows: lines.length });
}

/** The same file in batches, once it is approved, each with its entry in the access log. */
export async function exportCustomersInBatches(target: string, actor: string): Promise<void> {
  await requireExportApproval(actor, 'customers');
  let after: string | undefined;
  for (;;) {
    const customers = await prisma.customer.findMany({
      where: after ? { id: { gt: after } } : {},
      select: { id: true, familyName: true, email: true },
      orderBy: { id: 'asc' },
      take: BATCH,
    });
    if (customers.length === 0) break;
    await recordAccess({ actor, entity: 'Customer', ids: customers.map((customer) => customer.id), purpose: 'export' });
    const lines = customers.map((customer) => [customer.id, customer.familyName, customer.email].join(','));
    // finding: no-plaintext-pii-export
    await appendFile(target, `${lines.join('\n')}\n`);
    after = customers.at(-1)?.id;
  }
  logger.info('exported customers', { target });
}
