import jsforce, { type Connection } from 'jsforce';
import { logger } from '../lib/logger';
import { prisma } from '../lib/prisma';

interface SalesforceContact {
  Id: string;
  Name: string;
  Email: string | null;
  Phone: string | null;
  Title: string | null;
}

/** Brings the contacts of one Salesforce account over, every night. */
export async function pullContacts(accountId: string, salesforceAccountId: string): Promise<number> {
  const connection = new jsforce.Connection({ loginUrl: process.env.SALESFORCE_LOGIN_URL });
  await connection.login(process.env.SALESFORCE_USER ?? '', process.env.SALESFORCE_SECRET ?? '');

  // finding: require-access-log
  const answer = await connection.query<SalesforceContact>(
    `SELECT Id, Name, Email, Phone, Title FROM Contact WHERE AccountId = '${salesforceAccountId}' LIMIT 200`,
  );
  for (const contact of answer.records) {
    await prisma.contact.upsert({
      where: { salesforceId: contact.Id },
      create: { salesforceId: contact.Id, accountId, fullName: contact.Name, email: contact.Email, phone: contact.Phone },
      update: { fullName: contact.Name, email: contact.Email, phone: contact.Phone, jobTitle: contact.Title },
      select: { id: true },
    });
    // finding: no-pii-in-logs
    logger.debug(`pulled contact ${contact.Email}`);
    logger.debug(`pulled contact ${contact.Id}`);
  }
  logger.info('pulled contacts', { accountId, contacts: answer.records.length, done: answer.done });
  return answer.records.length;
}

/** Sends our ids back, so that both sides know the record. */
export async function pushIds(connection: Connection, accountId: string): Promise<void> {
  const contacts = await prisma.contact.findMany({
    where: { accountId, salesforceId: { not: null } },
    select: { id: true, salesforceId: true },
  });
  await connection.sobject('Contact').update(contacts.map((one) => ({ Id: one.salesforceId ?? '', CrmId__c: one.id })));
}
