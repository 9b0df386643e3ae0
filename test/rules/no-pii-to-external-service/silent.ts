import { type CaseOptions, good as silent } from '../../support/rule-cases.ts';

const reading = (imports: string, body: string): string => `${imports}
import { prisma } from './prisma';
export async function handle(id: string) {
  const customer = await prisma.customer.findUniqueOrThrow({ where: { id } });
  ${body}
}`;

const quiet = (name: string, imports: string, body: string, options: CaseOptions = {}) => silent(name, reading(imports, body), options);

const RESEND = "import { Resend } from 'resend';\nconst resend = new Resend();";

/** What looks most like a finding. */
export const lookAlikes = [
  quiet('1. a mail to the person it is about', RESEND, "await resend.emails.send({ to: customer.email, subject: 'Welcome', html: `Dear ${customer.firstName} ${customer.lastName}` });"),
  quiet('2. the id alone', "import posthog from 'posthog-js';", 'posthog.identify(customer.id, { status: customer.status });'),
  quiet('3. a masked value', "import * as Sentry from '@sentry/node';\nimport { maskEmail } from './mask';", 'Sentry.setUser({ id: customer.id, username: maskEmail(customer.email) });'),
  quiet('4. whether there is one', "import posthog from 'posthog-js';", 'posthog.capture(customer.id, "read", { hasPhone: Boolean(customer.phone), length: customer.email.length });'),
  quiet('5. methods of the same name on something else', "import { tracker } from './tracker';\nimport { Store } from './store';", 'tracker.identify(customer.email);\n  new Store().upload(customer.email);\n  const contacts = { create: (value: string) => value };\n  contacts.create(customer.email);'),
  quiet('6. the own server', '', "await fetch('/api/customers', { method: 'POST', body: JSON.stringify(customer) });\n  await fetch('http://localhost:3000/rows', { method: 'POST', body: JSON.stringify(customer) });\n  await fetch('http://verifier:4100/rows', { method: 'POST', body: JSON.stringify(customer) });\n  await fetch('http://10.0.0.7/rows', { method: 'POST', body: JSON.stringify(customer) });\n  await fetch('http://203.0.113.6:5000/rows', { method: 'POST', body: JSON.stringify(customer) });"),
  quiet('7. an address that only the environment knows', '', "await fetch(`${process.env.API_URL}/rows`, { method: 'POST', body: JSON.stringify({ email: customer.email }) });"),
  quiet('8. payment, identity, the customer system itself', '', "await fetch('https://api.stripe.com/v1/customers', { method: 'POST', body: JSON.stringify({ email: customer.email }) });\n  await fetch('https://acme.my.salesforce.com/x', { method: 'POST', body: JSON.stringify({ email: customer.email }) });"),
  quiet('9. a model on the own machine', "import { generateText } from 'ai';\nimport { ollama } from 'ollama-ai-provider';", "await generateText({ model: ollama('llama3'), prompt: customer.email });"),
  quiet('10. what is about things', "import * as Sentry from '@sentry/node';", "const product = await prisma.product.findFirst();\n  Sentry.setContext('product', { product });\n  Sentry.captureException(new Error('the email could not be sent'), { extra: { emailSent: true, emailCount: 3 } });"),
];

/** Things that are right, and what the policy approves. */
export const good = [
  quiet('a text message to the person', "import twilio from 'twilio';\nconst sms = twilio('a', 'b');", "await sms.messages.create({ to: customer.phone, from: '+1', body: `Hello ${customer.firstName}` });"),
  quiet('a mail to others, in the recommended preset', "import nodemailer from 'nodemailer';\nconst transporter = nodemailer.createTransport({});", "await transporter.sendMail({ to: 'sales@example.com', text: customer.email });"),
  quiet('what happened, of nobody by name', "import { PostHog } from 'posthog-node';\nconst client = new PostHog('key');", "client.capture({ distinctId: customer.id, event: 'read', properties: { status: customer.status, hasPhone: Boolean(customer.phone) } });"),
  quiet('an address that is masked before', "import posthog from 'posthog-js';\nimport { maskEmail } from './mask';", 'posthog.identify(customer.id, { email: maskEmail(customer.email) });'),
  quiet('a model that is asked about a state', "import OpenAI from 'openai';\nconst openai = new OpenAI();", "await openai.chat.completions.create({ model: 'm', messages: [{ role: 'user', content: `what does ${customer.status} mean?` }] });"),
  quiet('a message to a room with the id', "import { WebClient } from '@slack/web-api';\nconst slack = new WebClient();", "await slack.chat.postMessage({ channel: 'c', text: `customer ${customer.id} is ${customer.status}` });"),
  quiet('an object with a number in it', "import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';", "await new S3Client({}).send(new PutObjectCommand({ Bucket: 'b', Key: 'k', Body: String(customer.email.length) }));"),
  quiet('whom a fax goes to', '', "await fetch('https://www.srfax.example/send', { method: 'POST', body: JSON.stringify({ to: customer.phone }) });"),
  quiet('a mail by the interface that has files as well', '', "await fetch(`https://graph.microsoft.com/v1.0/users/${id}/sendMail`, { method: 'POST', body: JSON.stringify({ toRecipients: [{ emailAddress: { address: customer.email } }] }) });"),
  quiet('a draft in the mailbox of whoever writes it', "import { Client } from '@microsoft/microsoft-graph-client';", "await Client.init({}).api('/me/messages').post({ toRecipients: [{ emailAddress: { address: customer.email } }] });"),
  quiet('strict: a machine of a private network', '', "await fetch('http://172.20.4.1/rows', { method: 'POST', body: JSON.stringify(customer) });\n  await fetch('http://192.168.1.4:8080/rows', { method: 'POST', body: JSON.stringify(customer) });", { project: 'strict' }),
  quiet('strict: a mail to the person about themselves', "import nodemailer from 'nodemailer';\nconst transporter = nodemailer.createTransport({});", "await transporter.sendMail({ to: customer.email, text: `Dear ${customer.lastName}` });", { project: 'strict' }),
  quiet('an answer of the service', "import OpenAI from 'openai';\nconst openai = new OpenAI();", "const answer = await openai.chat.completions.create({ model: 'gpt-4o', messages: [{ role: 'user', content: 'Hello' }] });\n  return [answer, customer.status];"),
  quiet('a host that only holds the word', '', "await fetch('https://status.example.com/email', { method: 'POST', body: JSON.stringify({ ok: true }) });"),
  quiet('development only', "import * as Sentry from '@sentry/node';", "if (process.env.NODE_ENV !== 'production') Sentry.setUser({ email: customer.email });"),
  quiet('a variable of the page that bears the name', '', 'const posthog = { identify: (value: string) => value };\n  posthog.identify(customer.email);'),
  quiet('a key is what a service is called with', '', "const { apiKey } = { apiKey: process.env.KEY };\n  await fetch('https://api.enrichment.example/v1', { method: 'POST', body: JSON.stringify({ apiKey, status: customer.status }) });"),
  quiet('the erasure of a contact', '', "await fetch(`https://api.brevo.com/v3/contacts/${encodeURIComponent(customer.email)}`, { method: 'DELETE' });"),
  quiet('an approved category', "import * as Sentry from '@sentry/node';", 'Sentry.setUser({ email: customer.email });', { project: 'approved' }),
  quiet('an approved field at a host', '', "await fetch('https://eu.partner.example/rows', { method: 'POST', body: JSON.stringify({ phone: customer.phone }) });", { project: 'approved' }),
  quiet('an own host', '', "await fetch('https://api.acme.example/rows', { method: 'POST', body: JSON.stringify({ phone: customer.phone }) });", { project: 'approved' }),
  quiet('a service of the policy that was approved', "import { archive } from '@acme/vault';", 'await archive(customer.email);', { project: 'approved' }),
  quiet('another function than the policy names', "import { check } from './broker';", 'await check(customer.email);', { project: 'approved' }),
  silent('the own server, where people sign in', "const BASE = 'https://app.acme.example/api';\nexport const login = (email: string, password: string) => fetch(`${BASE}/auth/login`, { method: 'POST', body: JSON.stringify({ email, password }) });\nexport const save = (email: string) => fetch(`${BASE}/me`, { method: 'PUT', body: JSON.stringify({ email }) });"),
  quiet('a host where one pays', '', "await fetch('https://api.acmepay.example/v1/customers', { method: 'POST', body: JSON.stringify({ email: customer.email }) });"),
  quiet('a payment provider', '', "await fetch('https://sandbox.asaas.com/api/v3/customers', { method: 'POST', body: JSON.stringify({ name: customer.lastName }) });"),
  quiet('a host that sends text messages', '', "await fetch('https://api-text.acme.example/v1/sms/send', { method: 'POST', body: JSON.stringify({ phone: customer.phone, text: 'hello' }) });"),
  silent("the platform's own form", "export const post = (form: FormData) => fetch('https://discord.com/api/webhooks/1', { method: 'POST', body: form });"),
  silent('names that hold such a word', "import posthog from 'posthog-js';\nexport const sent = (emailTemplate: string, userId: string) => posthog.capture(userId, 'sent', { emailTemplate });"),
];
