import { CUSTOMER } from '../../support/crm-data.ts';
import { bad, type CaseOptions, type ExpectedFinding, type ExpectedSuggestion } from '../../support/rule-cases.ts';

const EMAIL = { entity: 'Customer', fields: 'email (e-mail address)', because: ' (prisma/schema.prisma:6)' };
const NAME_AND_EMAIL = { entity: 'Customer', fields: 'email (e-mail address) and lastName (family name)', because: ' (prisma/schema.prisma:6)' };

/** A function that has read a customer. */
const reading = (imports: string, body: string): string => `${imports}
import { prisma } from './prisma';
export async function handle(id: string) {
  const customer = await prisma.customer.findUniqueOrThrow({ where: { id } });
  ${body}
}`;

const one = (name: string, imports: string, body: string, sink: string, service: string, data: Record<string, string> = EMAIL, options: CaseOptions = {}, suggest: readonly ExpectedSuggestion[] = []) =>
  bad(name, reading(imports, body), { id: 'fieldsSent', data: { ...data, sink, service }, suggest }, options);

const leaveOut = (from: string, to: string): ExpectedSuggestion[] => [{ id: 'leaveOut', data: { code: 'email' }, turns: { [from]: to } }];

const whole = (sink: string, service: string): ExpectedFinding => ({ id: 'recordSent', data: { ...CUSTOMER, sink, service } });

/** What goes to services that are known. */
export const services = [
  one('analytics: the traits of a person', "import posthog from 'posthog-js';", '⟦posthog.identify⟧(customer.id, { email: customer.email });', 'posthog.identify', 'PostHog'),
  one('analytics: what somebody goes by is not left out', "import { PostHog } from 'posthog-node';\nconst client = new PostHog('key');", "⟦client.capture⟧({ distinctId: customer.email, event: 'read' });", 'client.capture', 'PostHog'),
  one('analytics: a client that is constructed', "import Mixpanel from 'mixpanel';\nconst mixpanel = Mixpanel.init('token');", "⟦mixpanel.people.set⟧(customer.id, { $email: customer.email });", 'mixpanel.people.set', 'Mixpanel'),
  one('analytics: the global of a snippet', '', "⟦gtag⟧('set', 'user_data', { email: customer.email });", 'gtag', 'Google Analytics'),
  one('analytics: a list that a script reads', '', '⟦window.dataLayer.push⟧({ event: "read", email: customer.email });', 'window.dataLayer.push', 'Google Tag Manager'),
  one('analytics: a function that a hook answers', "import { usePostHog } from 'posthog-js/react';", 'const { capture } = usePostHog();\n  ⟦capture⟧("read", { email: customer.email });', 'capture', 'PostHog'),
  bad('analytics: the attribute of a component', `
    import { IdentifyComponent } from '@openpanel/nextjs';
    import type { Customer } from '@prisma/client';
    export const Identify = ({ customer }: { customer: Customer }) => <IdentifyComponent profileId={customer.id} ⟦email={customer.email}⟧ />;
  `, { id: 'fieldsSent', data: { ...EMAIL, sink: '<IdentifyComponent>', service: 'OpenPanel' } }, { file: 'identify.tsx' }),
  one('error tracking: the user', "import * as Sentry from '@sentry/node';", '⟦Sentry.setUser⟧({ id: customer.id, email: customer.email });', 'Sentry.setUser', 'Sentry', EMAIL, {}, leaveOut('customer.id, email: customer.email }', 'customer.id }')),
  one('error tracking: an import by its name', "import { captureException } from '@sentry/nextjs';", "⟦captureException⟧(new Error('late'), { extra: { email: customer.email } });", 'captureException', 'Sentry'),
  one('error tracking: the scope of a callback', "import * as Sentry from '@sentry/node';", "Sentry.withScope((scope) => { ⟦scope.setContext⟧('customer', { email: customer.email }); });", 'scope.setContext', 'Sentry'),
  one('feature flags: the context', "import * as ld from '@launchdarkly/node-server-sdk';\nconst flags = ld.init('key');", "await ⟦flags.variation⟧('new-list', { kind: 'user', key: customer.id, email: customer.email }, false);", 'flags.variation', 'LaunchDarkly', EMAIL, {}, leaveOut('customer.id, email: customer.email }', 'customer.id }')),
  one('marketing: a contact in an audience', "import { Resend } from 'resend';\nconst resend = new Resend(process.env.RESEND_API_KEY);", "await ⟦resend.contacts.create⟧({ email: customer.email, lastName: customer.lastName, audienceId: 'a' });", 'resend.contacts.create', 'Resend audiences', NAME_AND_EMAIL),
  one('marketing: settings of a widget', '', '⟦window.intercomSettings = { app_id: "a", email: customer.email }⟧;', 'window.intercomSettings', 'Intercom'),
  bad('chat: a whole record in a room', reading("import { WebClient } from '@slack/web-api';\nconst slack = new WebClient('t');", "await ⟦slack.chat.postMessage⟧({ channel: 'sales', text: JSON.stringify(customer) });\n  return customer;"), whole('slack.chat.postMessage', 'Slack')),
  bad('a model: the prompt', reading("import OpenAI from 'openai';\nconst openai = new OpenAI();", "const { choices } = await ⟦openai.chat.completions.create⟧({ model: 'gpt-4o', messages: [{ role: 'user', content: `Summarise ${JSON.stringify(customer)}` }] });\n  return choices;"), whole('openai.chat.completions.create', 'OpenAI')),
  one('a model: named by the package that makes it', "import { generateText } from 'ai';\nimport { anthropic } from '@ai-sdk/anthropic';", "await ⟦generateText⟧({ model: anthropic('claude-sonnet-4-5'), prompt: `Write to ${customer.email}` });", 'generateText', 'Anthropic'),
  bad('storage: an object', reading("import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';\nconst s3 = new S3Client({});", "await s3.send(⟦new PutObjectCommand({ Bucket: 'b', Key: 'k', Body: JSON.stringify(customer) })⟧);\n  return customer;"), whole('new PutObjectCommand', 'Amazon S3')),
  one('a mail with what never belongs into one', "import { Resend } from 'resend';\nconst resend = new Resend();", "await ⟦resend.emails.send⟧({ to: customer.email, subject: 'Your data', text: `Tax number: ${customer.taxId}` });", 'resend.emails.send', 'Resend', { entity: 'Customer', fields: 'taxId (national or tax number)', because: ' (prisma/schema.prisma:9)' }),
  one('a client of the project without its module', "import { posthog } from '@/lib/analytics';", '⟦posthog.capture⟧({ distinctId: customer.email, event: "read" });', 'posthog.capture', 'PostHog'),
];

/** Requests to hosts. */
export const requests = [
  one('a host that nobody approved', '', "await ⟦fetch⟧('https://api.enrichment.example/v1/people', { method: 'POST', body: JSON.stringify({ email: customer.email }) });", 'fetch', 'api.enrichment.example'),
  one('a known service by its host', '', "await ⟦fetch⟧('https://hooks.slack.com/services/T/B/x', { method: 'POST', body: JSON.stringify({ text: `New: ${customer.email}` }) });", 'fetch', 'Slack (hooks.slack.com)'),
  one('what a lookup asks for in the address', '', "await ⟦fetch⟧(`https://api.hunter.io/v2/email-verifier?email=${encodeURIComponent(customer.email)}`);", 'fetch', 'Hunter (api.hunter.io)'),
  one('axios, and a constant for the host', "import axios from 'axios';\nconst BASE = 'https://crm.partner.example';", 'await ⟦axios.post⟧(`${BASE}/contacts`, { mail: customer.email });', 'axios.post', 'crm.partner.example'),
  one('an instance with a base', "import axios from 'axios';\nconst partner = axios.create({ baseURL: 'https://crm.partner.example' });", "await ⟦partner.post⟧('/contacts', { mail: customer.email });", 'partner.post', 'crm.partner.example'),
  one('a variable of the environment that names a service', '', "await ⟦fetch⟧(process.env.SLACK_WEBHOOK_URL!, { method: 'POST', body: JSON.stringify({ text: customer.email }) });", 'fetch', 'Slack'),
  one('a variable that says that somebody else is there', '', "await ⟦fetch⟧(`${process.env.EMAIL_VERIFIER_ENDPOINT}/verify`, { method: 'POST', body: JSON.stringify({ emails: [customer.email] }) });", 'fetch', 'the address in `EMAIL_VERIFIER_ENDPOINT`'),
  one('strict: any address that only the environment knows', '', "await ⟦fetch⟧(`${process.env.BACKEND_URL}/verify`, { method: 'POST', body: JSON.stringify({ emails: [customer.email] }) });", 'fetch', 'the address in `BACKEND_URL`', EMAIL, { project: 'strict' }),
  one('strict: a machine that has no name', '', "await ⟦fetch⟧('http://203.0.113.6:5000/rows', { method: 'POST', body: JSON.stringify({ mail: customer.email }) });", 'fetch', '203.0.113.6', EMAIL, { project: 'strict' }),
  one('a file in the drive of Microsoft', "import { Client } from '@microsoft/microsoft-graph-client';", "await ⟦Client.init({}).api('/me/drive/root:/a.txt:/content').put⟧(customer.email);", 'put', 'OneDrive'),
  one('strict: other people in a mail', "import nodemailer from 'nodemailer';\nconst transporter = nodemailer.createTransport({});", "await ⟦transporter.sendMail⟧({ to: 'sales@example.com', text: customer.email });", 'transporter.sendMail', 'Nodemailer', EMAIL, { project: 'strict' }),
];

/** Through functions of the project. */
export const through = [
  one('a function that sends what it is given', "async function sendBatch(data: string[]) {\n  const rows = data.filter((item) => item !== '');\n  const body = { emails: rows };\n  if (rows.length === 0) return;\n  await fetch('https://verify.example.net/bulk', { method: 'POST', body: JSON.stringify(body) });\n}", 'const batch: string[] = [];\n  batch.push(customer.email);\n  await ⟦sendBatch⟧(batch);', 'sendBatch → fetch', 'verify.example.net'),
  one('an object of the project that holds the keys of services', "import { Strategy } from './strategy';", "const strategy = new Strategy(process.env.OPENAI_API_KEY, process.env.FIRECRAWL_API_KEY);\n  await ⟦strategy.enrichRow⟧({ email: customer.email });", 'strategy.enrichRow', 'OpenAI + Firecrawl'),
  bad('a value that only its name speaks for', `
    import * as Sentry from '@sentry/node';
    export const login = (email: string) => ⟦Sentry.setUser⟧({ email });
  `, { id: 'namesSent', data: { entity: '', because: '', fields: 'email (e-mail address)', sink: 'Sentry.setUser', service: 'Sentry' } }),
  bad('the masker at hand is offered', `
    import * as Sentry from '@sentry/node';
    import { maskEmail } from './mask';
    export const login = (email: string) => ⟦Sentry.setUser⟧({ username: email });
  `, { id: 'namesSent', data: { entity: '', because: '', fields: 'email (e-mail address)', sink: 'Sentry.setUser', service: 'Sentry' }, suggest: [{ id: 'mask', data: { code: 'maskEmail(email)' }, turns: { 'username: email': 'username: maskEmail(email)' } }] }),
];

/** With a policy that approves something. */
export const decided = [
  one('a category that was not approved', "import * as Sentry from '@sentry/node';", '⟦Sentry.setUser⟧({ email: customer.email, username: customer.lastName });', 'Sentry.setUser', 'Sentry', { entity: 'Customer', fields: 'lastName (family name)', because: ' (prisma/schema.prisma:5)' }, { project: 'approved' }),
  one('an entity that was not approved', "import posthog from 'posthog-js';", '⟦posthog.identify⟧(customer.id, { email: customer.email });', 'posthog.identify', 'PostHog', EMAIL, { project: 'approved' }),
  one('a service of the policy, by a module', "import { push } from '@acme/verifier';", 'await ⟦push⟧({ mail: customer.email });', 'push', 'Verifier', EMAIL, { project: 'approved' }),
  one('a service of the policy, by a function', "import { handToBroker } from './broker';", 'await ⟦handToBroker⟧({ mail: customer.email });', 'handToBroker', 'Broker', EMAIL, { project: 'approved' }),
  one('a service of the policy, by its host', '', "await ⟦fetch⟧('https://in.broker.example/rows', { method: 'POST', body: JSON.stringify({ mail: customer.email }) });", 'fetch', 'Broker (in.broker.example)', EMAIL, { project: 'approved' }),
];
