import { Resend } from 'resend';
import * as Sentry from '@sentry/node';
import Mixpanel from 'mixpanel';
import { recordAccess } from '../lib/access-log';
import { prisma } from '../lib/prisma';

const resend = new Resend(process.env.RESEND_API_KEY);
const mixpanel = Mixpanel.init(process.env.MIXPANEL_TOKEN ?? '');

/** The welcome mail is what the person asked for; the audience is not. */
export async function welcome(customerId: string, actor: string): Promise<void> {
  const customer = await prisma.customer.findUniqueOrThrow({ where: { id: customerId }, select: { id: true, email: true, firstName: true } });
  await recordAccess({ actor, entity: 'Customer', ids: [customerId], purpose: 'welcome mail' });
  await resend.emails.send({ from: 'shop@harbour-retail.example', to: customer.email, subject: 'Welcome', text: `Dear ${customer.firstName}` });
  // finding: no-pii-to-external-service
  await resend.contacts.create({ email: customer.email, firstName: customer.firstName, audienceId: 'news' });
}

export async function remember(customerId: string, actor: string): Promise<void> {
  const customer = await prisma.customer.findUniqueOrThrow({ where: { id: customerId }, select: { id: true, email: true } });
  await recordAccess({ actor, entity: 'Customer', ids: [customerId], purpose: 'usage statistics' });
  // finding: no-pii-to-external-service
  Sentry.setUser({ id: customer.id, email: customer.email });
  // finding: no-pii-to-external-service
  mixpanel.people.set(customer.id, { $email: customer.email });
  // With the id alone nobody outside learns who it is.
  Sentry.setUser({ id: customer.id });
  mixpanel.track('opened', { distinct_id: customer.id });
}
