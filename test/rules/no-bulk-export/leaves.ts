import { bad, type BadCase } from '../../support/rule-cases.ts';

const ALL = 'taxId (national or tax number), firstName (given name), lastName (family name), email (e-mail address) and 2 more';
const FILE = 'a file';
const TABLE = 'a table for download (CSV, spreadsheet)';
const RESPONSE = 'a response that is saved as a file';

/** What a finding about customers says. */
export const customers = (sink: string, target = FILE, more: Record<string, string> = {}): Record<string, string> => ({ method: 'findMany', every: 'every', entity: 'Customer', manner: 'at once', target, sink, fields: ALL, because: ' (prisma/schema.prisma:9)', ...more });
const email = { fields: 'email (e-mail address)', because: ' (prisma/schema.prisma:6)' };
const exported = (sink: string, target = FILE, more: Record<string, string> = {}): { id: string; data: Record<string, string> } => ({ id: 'exported', data: customers(sink, target, more) });

/** Everything leaves, in the ways values travel and to the places they go. */
export const leaves: BadCase[] = [
  bad('into a file, through map and join', `
    import { writeFile } from 'node:fs/promises';
    import { prisma } from './prisma';
    export async function run(target: string) {
      const customers = await prisma.customer.⟦findMany⟧();
      const lines = customers.map((customer) => [customer.id, customer.email].join(','));
      await writeFile(target, lines.join('\\n'));
    }
  `, exported('writeFile', FILE, email)),
  bad('as JSON, of a promise that is not awaited', `
    import fs from 'fs';
    import { prisma } from './prisma';
    export const run = () => prisma.customer.⟦findMany⟧().then((rows) => fs.writeFileSync('all.json', JSON.stringify({ rows })));
  `, exported('fs.writeFileSync')),
  bad('into a stream, record by record', `
    import { createWriteStream } from 'node:fs';
    import { prisma } from './prisma';
    export async function run() {
      const out = createWriteStream('all.csv');
      for (const { id, email } of await prisma.customer.⟦findMany⟧({ where: { status: 'active' } })) out.write(\`\${id},\${email}\\n\`);
    }
  `, exported('out.write', FILE, { ...email, every: 'every matching' })),
  bad('page after page, collected in a list', `
    import { writeFile } from 'node:fs/promises';
    import { prisma } from './prisma';
    export async function run() {
      const all = [];
      let skip = 0;
      let page = [];
      do {
        page = await prisma.customer.⟦findMany⟧({ skip, take: 100 });
        all.push(...page);
        skip += 100;
      } while (page.length === 100);
      await writeFile('all.json', JSON.stringify(all));
    }
  `, exported('writeFile', FILE, { manner: 'page after page in a loop' })),
  bad('page after page, by a function that calls itself', `
    import { appendFile } from 'node:fs/promises';
    import { prisma } from './prisma';
    export async function run(skip = 0): Promise<void> {
      const page = await prisma.customer.⟦findMany⟧({ skip, take: 100 });
      await appendFile('all.json', JSON.stringify(page));
      if (page.length === 100) await run(skip + 100);
    }
  `, exported('appendFile', FILE, { manner: 'page after page by calling itself' })),
  bad('more at a time than the policy allows', `
    import { writeFile } from 'node:fs/promises';
    import { prisma } from './prisma';
    export const run = async () => writeFile('most.json', JSON.stringify(await prisma.customer.⟦findMany⟧({ take: 5000 })));
  `, exported('writeFile', FILE, { manner: 'at once, more than the policy allows' })),
  bad('into CSV and spreadsheets', `
    import Papa from 'papaparse';
    import { Parser } from 'json2csv';
    import * as XLSX from 'xlsx';
    import ExcelJS from 'exceljs';
    import { prisma } from './prisma';
    export const papa = async () => Papa.unparse(await prisma.customer.⟦findMany⟧());
    export const json2csv = async () => new Parser({ fields: ['email'] }).parse(await prisma.customer.⟦findMany⟧());
    export const xlsx = async () => XLSX.utils.json_to_sheet(await prisma.customer.⟦findMany⟧());
    export async function exceljs() {
      const sheet = new ExcelJS.Workbook().addWorksheet('customers');
      (await prisma.customer.⟦findMany⟧()).forEach((customer) => sheet.addRow([customer.id, customer.email]));
    }
  `, [exported('Papa.unparse', TABLE), exported("new Parser({ fields: ['email'] }).parse", TABLE), exported('XLSX.utils.json_to_sheet', TABLE), exported('sheet.addRow', TABLE, email)]),
  bad('into a response that the browser saves', `
    import { prisma } from './prisma';
    export async function express(_req, res) {
      const rows = await prisma.customer.⟦findMany⟧();
      res.setHeader('Content-Disposition', 'attachment; filename=all.json');
      res.json(rows);
    }
    export async function GET() {
      const rows = await prisma.customer.⟦findMany⟧();
      let text = 'id,email\\n';
      for (const row of rows) text += row.id + ',' + row.email + '\\n';
      return new Response(text, { headers: { 'Content-Type': 'text/csv' } });
    }
  `, [exported('res.json', RESPONSE), exported('Response', RESPONSE, email)]),
  bad('into a download in the browser', `
    import { prisma } from './prisma';
    export async function save() {
      const rows = await prisma.customer.⟦findMany⟧();
      const blob = new Blob([JSON.stringify(rows)], { type: 'application/json' });
      const link = document.createElement('a');
      link.href = URL.createObjectURL(blob);
      link.click();
    }
  `, exported('URL.createObjectURL', 'a download in the browser')),
  bad('into stores, sheets, mails and other services', `
    import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
    import axios from 'axios';
    import { google } from 'googleapis';
    import { mailer } from './mailer';
    import { prisma } from './prisma';
    const s3 = new S3Client({});
    const sheets = google.sheets('v4');
    export const store = async () => s3.send(new PutObjectCommand({ Bucket: 'b', Key: 'k', Body: JSON.stringify(await prisma.customer.⟦findMany⟧()) }));
    export const sheet = async () => sheets.spreadsheets.values.append({ requestBody: { values: (await prisma.customer.⟦findMany⟧()).map((one) => [one.id, one.email]) } });
    export const mail = async (to: string) => mailer.sendMail({ to, attachments: [{ filename: 'all.json', content: JSON.stringify(await prisma.customer.⟦findMany⟧()) }] });
    export const post = async () => axios.post('https://partner.example.com/import', await prisma.customer.⟦findMany⟧());
  `, [
    exported('PutObjectCommand', 'a file store'), exported('sheets.spreadsheets.values.append', 'an online spreadsheet', email), exported('mailer.sendMail', 'the attachment of a mail'), exported('axios.post', 'another service'),
  ]),
  bad('through functions of the file, in both directions', `
    import { writeFile } from 'node:fs/promises';
    import { prisma } from './prisma';
    const load = async () => prisma.customer.⟦findMany⟧();
    const line = (row: { id: string; email: string }) => row.id + ';' + row.email;
    async function save(name: string, rows: object[]) {
      await writeFile(name, rows.map(line).join('\\n'));
    }
    export const run = async () => save('all.csv', await load());
  `, exported('writeFile', FILE, email)),
  bad('through a class', `
    import { writeFile } from 'node:fs/promises';
    import { prisma } from './prisma';
    export class Export {
      private rows: object[] = [];
      async run() {
        await this.load();
        await this.save();
      }
      private async load() {
        this.rows = await prisma.customer.⟦findMany⟧();
      }
      private async save() {
        await writeFile('all.json', JSON.stringify(this.rows));
      }
    }
  `, exported('writeFile')),
  bad('as a function of the project\'s own that makes CSV by its name', `
    import { convertToCSV } from './csv';
    import { prisma } from './prisma';
    export const run = async () => convertToCSV(await prisma.customer.⟦findMany⟧());
  `, exported('convertToCSV', TABLE)),
  bad('with an approval on some ways only', `
    import { writeFile } from 'node:fs/promises';
    import { requireExportApproval } from './lib/export-desk';
    import { prisma } from './prisma';
    export async function run(actor?: string) {
      if (actor) await requireExportApproval(actor);
      await writeFile('all.json', JSON.stringify(await prisma.customer.⟦findMany⟧()));
    }
    export async function late(actor: string) {
      await writeFile('all.json', JSON.stringify(await prisma.customer.⟦findMany⟧()));
      await requireExportApproval(actor);
    }
  `, [0, 1].map(() => ({ id: 'unapproved', data: customers('writeFile', FILE, { approvals: '`requireExportApproval`, `ExportDesk.approve`' }) })), { project: 'desk' }),
  bad('of a customer system: whatever object is asked for', `
    import jsforce from 'jsforce';
    const conn = new jsforce.Connection({});
    export const everything = (object: string) => conn.bulk2.⟦query⟧(\`SELECT Id, Name FROM \${object}\`);
  `, { id: 'anyObject', data: { method: 'query' } }, { project: 'systems' }),
  bad('of the tenants of the signed-in person: they are all of them', `
    import { writeFile } from 'node:fs/promises';
    import { prisma } from './prisma';
    export async function run(groupIds: string[]) {
      await writeFile('all.json', JSON.stringify(await prisma.customer.⟦findMany⟧({ where: { groupId: { in: groupIds } } })));
    }
  `, exported('writeFile', FILE, { every: 'every matching' }), { project: 'spaces' }),
];
