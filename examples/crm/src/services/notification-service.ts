import pino from 'pino';
import { recordAccess } from '../lib/access-log';
import { maskEmail } from '../lib/mask';
import { prisma } from '../lib/prisma';

const log = pino({ name: 'notifications' });

interface Mailer {
  send(to: string, emailTemplate: string): Promise<{ messageId: string }>;
}

export class NotificationService {
  constructor(private readonly mailer: Mailer) {}

  async sendMail(email: string, emailTemplate: string): Promise<void> {
    // finding: no-pii-in-logs
    log.info({ email, emailTemplate }, 'sending');
    const { messageId } = await this.mailer.send(email, emailTemplate);
    log.info({ messageId, emailTemplate }, 'email sent');
  }

  async sendMailQuietly(email: string, emailTemplate: string): Promise<void> {
    log.info({ to: maskEmail(email), emailTemplate }, 'sending');
    const { messageId } = await this.mailer.send(email, emailTemplate);
    log.info({ messageId, emailTemplate }, 'email sent');
  }

  async notifyCustomer(customerId: string, actor: string): Promise<void> {
    const customer = await prisma.customer.findUniqueOrThrow({
      where: { id: customerId },
      select: { id: true, email: true, emailVerified: true, phone: true },
    });
    await recordAccess({ actor, entity: 'Customer', ids: [customer.id], purpose: 'notification' });
    if (!customer.emailVerified) {
      // finding: no-pii-in-logs
      log.warn({ customer }, 'address not verified');
      log.warn({ customerId: customer.id, emailVerified: customer.emailVerified, hasPhone: Boolean(customer.phone) }, 'address not verified');
      return;
    }
    await this.sendMailQuietly(customer.email, 'notice');
  }
}
