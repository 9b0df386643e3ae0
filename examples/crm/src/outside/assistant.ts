import OpenAI from 'openai';
import { WebClient } from '@slack/web-api';
import { recordAccess } from '../lib/access-log';
import { prisma } from '../lib/prisma';

const openai = new OpenAI();
const slack = new WebClient(process.env.SLACK_TOKEN);

export async function draftReply(customerId: string, question: string, actor: string): Promise<string> {
  const customer = await prisma.customer.findUniqueOrThrow({ where: { id: customerId }, select: { firstName: true, phone: true, status: true } });
  await recordAccess({ actor, entity: 'Customer', ids: [customerId], purpose: 'reply' });
  // finding: no-pii-to-external-service
  const answer = await openai.responses.create({ model: 'gpt-5', input: `${question}\nCustomer: ${customer.firstName}, ${customer.phone}` });
  const anonymous = await openai.responses.create({ model: 'gpt-5', input: `A customer who is ${customer.status} asks for a call` });
  return answer.output_text + anonymous.output_text;
}

export async function announce(customerId: string, actor: string): Promise<void> {
  const customer = await prisma.customer.findUniqueOrThrow({ where: { id: customerId }, select: { id: true, email: true, phone: true } });
  await recordAccess({ actor, entity: 'Customer', ids: [customerId], purpose: 'announcement' });
  // finding: no-pii-to-external-service
  await slack.chat.postMessage({ channel: 'sales', text: `New customer ${customer.email}` });
  await slack.chat.postMessage({ channel: 'sales', text: `New customer: https://crm.harbour-retail.example/customers/${customer.id}` });
  // finding: no-pii-to-external-service
  await fetch('https://in.letters.example/orders', { method: 'POST', body: JSON.stringify({ phone: customer.phone }) });
  await fetch('https://calls.harbour-retail.example/orders', { method: 'POST', body: JSON.stringify({ phone: customer.phone }) });
  // finding: no-pii-to-external-service
  await fetch(`${process.env.PHONE_VERIFIER_URL}/check`, { method: 'POST', body: JSON.stringify({ phone: customer.phone }) });
}
