import { KintoneRestAPIClient } from '@kintone/rest-api-client';
import { recordAccess } from '../lib/access-log';
import { logger } from '../lib/logger';
import { mask } from '../lib/mask';
import { prisma } from '../lib/prisma';

const APP = 42;

type InquiryRecord = {
  $id: { type: '__ID__'; value: string };
  氏名: { type: 'SINGLE_LINE_TEXT'; value: string };
  電話番号: { type: 'SINGLE_LINE_TEXT'; value: string };
  問い合わせ内容: { type: 'MULTI_LINE_TEXT'; value: string };
};

const client = new KintoneRestAPIClient({
  baseUrl: process.env.KINTONE_BASE_URL,
  auth: { apiToken: process.env.KINTONE_API_TOKEN },
});

/** Pulls the shop's inquiries out of kintone and tells whose they are. */
export async function pullInquiries(since: string): Promise<number> {
  // finding: require-access-log
  const { records } = await client.record.getRecords<InquiryRecord>({
    app: APP,
    fields: ['$id', '氏名', '電話番号'],
    query: `作成日時 > "${since}" order by $id asc limit 100`,
  });
  let known = 0;
  for (const record of records) {
    const customer = await prisma.customer.findFirst({ where: { phone: record.電話番号.value }, select: { id: true } });
    if (customer) {
      known += 1;
    } else {
      // finding: no-pii-in-logs
      logger.warn('inquiry of a stranger', { 電話番号: record.電話番号.value });
      logger.warn('inquiry of a stranger', { 電話番号: mask(record.電話番号.value) });
      logger.warn('inquiry of a stranger', { record: record.$id.value });
    }
  }
  logger.info('pulled inquiries', { records: records.length, known });
  return known;
}

/** Puts one customer's name beside their inquiry. */
export async function pushCustomer(customerId: string, recordId: string): Promise<void> {
  const customer = await prisma.customer.findUniqueOrThrow({
    where: { id: customerId },
    select: { id: true, familyName: true, givenName: true },
  });
  await recordAccess({ actor: 'sync:kintone', entity: 'Customer', ids: [customer.id], purpose: 'inquiry' });
  await client.record.updateRecord({
    app: APP,
    id: recordId,
    record: { 氏名: { value: `${customer.familyName} ${customer.givenName}` } },
  });
}
