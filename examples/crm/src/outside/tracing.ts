import { trace } from '@opentelemetry/api';
import type { Contact, Customer } from '@prisma/client';
import { requestLog } from './request-log';
import { letterShop, trail } from './way-out';

/** What support looks at while somebody is on the line. */
export function traceLookup(customer: Customer, contacts: Contact[]): void {
  requestLog.info({ email: customer.email, caller: { id: customer.id, phone: customer.phone } }, 'looked up');
  requestLog.info({ rows: contacts.map(({ id, email }) => ({ id, email })) }, 'contacts');
  // finding: no-pii-in-logs
  requestLog.info({ address: { email: customer.email } }, 'a place that nobody struck out');
  trace.getActiveSpan()?.setAttribute('customer.id', customer.id);
  // finding: no-pii-in-logs
  trace.getActiveSpan()?.setAttribute('customer.phone', customer.phone ?? '');
}

/** The same through the company's own ways out, which the policy describes. */
export function announce(customer: Customer): void {
  trail('announced', { id: customer.id });
  // finding: no-pii-in-logs
  trail('announced', { phone: customer.phone });
  // The first argument names the template.
  letterShop.order(customer.email, customer.id);
  // finding: no-pii-to-external-service
  letterShop.order('welcome', customer.email);
}
