import { createWriteStream } from 'node:fs';
import { requireExportApproval } from '../lib/export-approval';
import { recordAccess } from '../lib/access-log';
import { prisma } from '../lib/prisma';

const PAGE = 200;

/** Contacts for the partner's mailing, a page at a time: every one of them is in the file in the end. */
export async function writePartnerFeed(target: string): Promise<void> {
  const feed = createWriteStream(target);
  let page: { fullName: string; email: string | null }[] = [];
  let skip = 0;
  do {
    // finding: no-bulk-export, require-access-log
    page = await prisma.contact.findMany({ select: { fullName: true, email: true }, orderBy: { id: 'asc' }, skip, take: PAGE });
    // finding: no-plaintext-pii-export
    for (const { fullName, email } of page) feed.write(`${fullName};${email}\n`);
    skip += PAGE;
  } while (page.length === PAGE);
  feed.end();
}

/** The contacts that the partner asked for, once the privacy office has agreed. */
export async function writeAgreedFeed(target: string, ids: string[], actor: string): Promise<void> {
  await requireExportApproval(actor, 'partner feed');
  const contacts = await prisma.contact.findMany({ where: { id: { in: ids } }, select: { id: true, fullName: true, email: true } });
  await recordAccess({ actor, entity: 'Contact', ids: contacts.map(({ id }) => id), purpose: 'partner feed' });
  // finding: no-plaintext-pii-export
  createWriteStream(target).end(contacts.map(({ fullName, email }) => `${fullName};${email}`).join('\n'));
}
