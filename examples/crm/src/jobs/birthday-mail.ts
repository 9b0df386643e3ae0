import { recordAccess } from '../lib/access-log';
import { mask } from '../lib/mask';
import { prisma } from '../lib/prisma';
import { NotificationService } from '../services/notification-service';

const ACTOR = 'job:birthday-mail';

/** A number that was meant to be "all of them". */
export async function collectBirthdays(day: Date) {
  // finding: no-unbounded-query
  const recipients = await prisma.customer.findMany({
    where: { birthDate: day, emailVerified: true },
    select: { id: true, givenName: true, email: true },
    take: 999_999,
  });
  await recordAccess({ actor: ACTOR, entity: 'Customer', ids: recipients.map((one) => one.id), purpose: 'birthday mail' });
  return recipients;
}

/** Jobs may read up to 1,000 rows at a time (crm-guard.yaml). */
export async function collectBirthdaysBatch(day: Date, after?: string) {
  const recipients = await prisma.customer.findMany({
    where: { birthDate: day, emailVerified: true, ...(after ? { id: { gt: after } } : {}) },
    select: { id: true, givenName: true, email: true },
    orderBy: { id: 'asc' },
    take: 1000,
  });
  await recordAccess({ actor: ACTOR, entity: 'Customer', ids: recipients.map((one) => one.id), purpose: 'birthday mail' });
  return recipients;
}

export async function sendBirthdayMails(notifications: NotificationService, day: Date): Promise<void> {
  const recipients = await collectBirthdaysBatch(day);
  for (const recipient of recipients) {
    await notifications.sendMailQuietly(recipient.email, 'birthday');
    // finding: no-pii-in-logs
    console.log('birthday mail to', recipient.email);
    console.log('birthday mail to', mask(recipient.email));
    console.log('birthday mail to', recipient.id);
  }
  console.log(`${recipients.length} birthday mails`);
}
