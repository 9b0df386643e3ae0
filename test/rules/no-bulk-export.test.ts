import rule from '../../rules/no-bulk-export.ts';
import { good } from '../support/rule-cases.ts';
import { describeRule } from '../support/rule-tester.ts';
import { leaves } from './no-bulk-export/leaves.ts';

describeRule(rule, {
  bad: leaves,
  lookAlikes: [
    good('1. one page', `
      import { writeFile } from 'node:fs/promises';
      import { prisma } from './prisma';
      export const run = async (skip: number) => writeFile('page.json', JSON.stringify(await prisma.customer.findMany({ skip, take: 50 })));
      export async function last() {
        for (let page = 0; page < 3; page++) await writeFile('some.json', JSON.stringify(await prisma.customer.findMany({ skip: page * 50, take: 50 })));
      }
    `),
    good('2. a person\'s own data', `
      import { prisma } from './prisma';
      export async function myData(req, res) {
        const rows = await prisma.contact.findMany({ where: { customerId: req.user.id } });
        res.attachment('my-data.json').send(JSON.stringify(rows));
      }
      export const one = async (id: string, res) => res.attachment('me.json').send(await prisma.customer.findUnique({ where: { id } }));
    `),
    good('3. ids, and what is no personal data', `
      import { writeFile } from 'node:fs/promises';
      import { prisma } from './prisma';
      export async function run() {
        const customers = await prisma.customer.findMany();
        await writeFile('ids.txt', customers.map(({ id }) => id).join('\\n'));
        await writeFile('states.txt', customers.map((one) => \`\${one.status} \${one.createdAt}\`).join('\\n'));
        await writeFile('few.json', JSON.stringify(customers, ['id', 'status']));
      }
      export const selected = async () => writeFile('ids.json', JSON.stringify(await prisma.customer.findMany({ select: { id: true, status: true } })));
    `),
    good('4. counts and totals', `
      import { writeFile } from 'node:fs/promises';
      import { prisma } from './prisma';
      export async function report() {
        const customers = await prisma.customer.findMany();
        const active = customers.filter((one) => one.email !== '').length;
        await writeFile('report.json', JSON.stringify({ all: customers.length, active, byStatus: await prisma.customer.groupBy({ by: ['status'], _count: true }) }));
      }
    `),
    good('5. approved', `
      import { writeFile } from 'node:fs/promises';
      import { ExportDesk, requireExportApproval } from './lib/export-desk';
      import { prisma } from './prisma';
      const everything = async () => JSON.stringify(await prisma.customer.findMany());
      async function allow(actor: string) {
        if (!(await requireExportApproval(actor))) throw new Error('not allowed');
      }
      export async function first(actor: string) {
        await requireExportApproval(actor);
        await writeFile('all.json', await everything());
      }
      export async function tested(actor: string) {
        if (!(await requireExportApproval(actor))) return;
        await writeFile('all.json', await everything());
      }
      export async function through(actor: string) {
        await allow(actor);
        await writeFile('all.json', await everything());
      }
      export class Exports {
        constructor(private readonly desk: ExportDesk) {}
        async run() {
          await this.desk.approve();
          await writeFile('all.json', JSON.stringify(await prisma.customer.findMany()));
        }
      }
      router.get('/export', requireExportApproval, async (_req, res) => res.attachment('all.json').send(await everything()));
    `, { project: 'desk' }),
    good('6. an import', `
      import { createReadStream, readFileSync } from 'node:fs';
      import Papa from 'papaparse';
      import { prisma } from './prisma';
      export async function run() {
        const { data } = Papa.parse(readFileSync('in.csv', 'utf8'), { header: true });
        await prisma.customer.createMany({ data });
        createReadStream('in.csv').pipe(process.stdout);
      }
    `),
    good('7. what is not personal', `
      import { writeFile } from 'node:fs/promises';
      import { prisma } from './prisma';
      export const run = async () => writeFile('products.json', JSON.stringify(await prisma.product.findMany()));
    `),
    good('8. one record of many', `
      import { writeFile } from 'node:fs/promises';
      import { prisma } from './prisma';
      export async function run(email: string) {
        const customers = await prisma.customer.findMany();
        const [first] = customers;
        await writeFile('one.json', JSON.stringify(customers.find((one) => one.email === email)));
        await writeFile('first.json', JSON.stringify([first, customers[0], customers.at(-1)]));
      }
    `),
    good('9. an answer for a screen, and a log of how it went', `
      import { appendFile } from 'node:fs/promises';
      import { prisma } from './prisma';
      export async function list(_req, res) {
        const customers = await prisma.customer.findMany();
        await appendFile('requests.log', \`\${new Date().toISOString()} \${customers.length}\\n\`);
        res.json(customers);
      }
    `),
    good('10. a list of keys, page by page', `
      import { appendFile } from 'node:fs/promises';
      import { prisma } from './prisma';
      export async function run(ids: string[]) {
        for (let from = 0; from < ids.length; from += 100) {
          const rows = await prisma.customer.findMany({ where: { id: { in: ids.slice(from, from + 100) } } });
          await appendFile('chosen.json', JSON.stringify(rows));
        }
      }
    `),
    good('11. masked, encrypted, hashed', `
      import { writeFile } from 'node:fs/promises';
      import { encryptFile } from './crypto';
      import { hashEmail } from './hash';
      import { prisma } from './prisma';
      export async function run() {
        const customers = await prisma.customer.findMany();
        await writeFile('audience.csv', customers.map((one) => hashEmail(one.email)).join('\\n'));
        await writeFile('all.bin', encryptFile(JSON.stringify(customers)));
      }
    `),
    good('12. our own service', `
      import axios from 'axios';
      import { prisma } from './prisma';
      export const index = async () => axios.post('http://search:9200/customers', await prisma.customer.findMany());
      export const sync = async () => fetch('/api/customers', { method: 'POST', body: JSON.stringify(await prisma.customer.findMany()) });
    `),
    good('13. a known object of a customer system, and a page of any', `
      import jsforce from 'jsforce';
      const conn = new jsforce.Connection({});
      export const products = () => conn.bulk2.query('SELECT Id, Name FROM Product2');
      export const page = (object: string) => conn.query(\`SELECT Id FROM \${object} LIMIT 100\`);
    `, { project: 'systems' }),
  ],
  good: [
    good('a message to each', `
      import axios from 'axios';
      import { prisma } from './prisma';
      export async function tell(text: string) {
        const recipients = await prisma.customer.findMany({ select: { id: true, name: true, email: true } });
        await Promise.all(recipients.map(async (one) => axios.post('https://messages.example.com/send', { subscriber: one.id, name: one.name, email: one.email, text })));
      }
    `),
    good('a message to each, of people who were gathered by a helper before', `
      import { prisma } from './prisma';
      const dedupe = (members: { customer: { email: string; name: string } }[]) => {
        const out: { email: string; name: string }[] = [];
        for (const member of members) out.push({ email: member.customer.email, name: member.customer.name });
        return out;
      };
      class Messages {
        async trigger(params: { to: string; email: string; payload: object }) {
          const { email, payload } = params;
          await fetch('https://messages.example.com/send', { method: 'POST', body: JSON.stringify({ to: { email }, payload }) });
        }
      }
      export class Notifier {
        constructor(private readonly messages: Messages) {}
        async tell(text: string) {
          const contacts = await prisma.contact.findMany({ select: { role: true, customer: { select: { email: true, name: true } } } });
          await this.all(dedupe(contacts.filter((one) => one.role === 'admin')), text);
        }
        private async all(recipients: { email: string; name: string }[], text: string) {
          await Promise.allSettled(recipients.map((recipient) => this.one({ recipient, text })));
        }
        private async one(params: { recipient: { email: string; name: string }; text: string }) {
          const { recipient } = params;
          await Promise.allSettled([this.messages.trigger({ to: 'x', email: recipient.email, payload: { text: params.text } })]);
        }
      }
    `),
    good('a list of colleagues, and who did what', `
      import { writeFile } from 'node:fs/promises';
      import { prisma } from './prisma';
      export async function review() {
        const employees = await prisma.employee.findMany({ select: { id: true, fullName: true, workEmail: true } });
        await writeFile('review.json', JSON.stringify(employees));
      }
    `),
    good('who made a record of something else', `
      import { writeFile } from 'node:fs/promises';
      import { prisma } from './prisma';
      export const run = async () => writeFile('campaigns.json', JSON.stringify(await prisma.campaign.findMany()));
    `, { project: 'accounts' }),
    good('a program that somebody runs by hand', `
      import { writeFile } from 'node:fs/promises';
      import { prisma } from './prisma';
      const [, , target] = process.argv;
      connect(async () => {
        await writeFile(target, JSON.stringify(await prisma.customer.findMany()));
      });
    `),
    good('in tests', `
      import { writeFile } from 'node:fs/promises';
      import { prisma } from './prisma';
      export const run = async () => writeFile('all.json', JSON.stringify(await prisma.customer.findMany()));
    `, { file: 'export.test.ts' }),
    good('one of an unknown function of elsewhere, which may do anything', `
      import { reindex } from './search';
      import { prisma } from './prisma';
      export const run = async () => reindex(await prisma.customer.findMany());
    `),
  ],
});
