import { CUSTOMER, MEMBER } from '../../support/crm-data.ts';
import { bad, type CaseOptions } from '../../support/rule-cases.ts';

const EMAIL = { entity: 'Customer', fields: 'email (e-mail address)', because: ' (prisma/schema.prisma:6)' };
const PHONE = { entity: 'Customer', fields: 'phone (telephone number)', because: ' (prisma/schema.prisma:7)' };
const TARGETS = {
  file: 'a file',
  table: 'a table for download (CSV, spreadsheet)',
  document: 'a document (PDF)',
  response: 'a response that is saved as a file',
  download: 'a download in the browser',
  upload: 'a file store',
  mail: 'the attachment of a mail',
};

const listed = (imports: string, body: string): string => `${imports}
import type { Customer } from '@prisma/client';
export async function write(customers: Customer[], target: any, res: any) {
  ${body}
}`;

const read = (imports: string, body: string): string => `${imports}
import { prisma } from './prisma';
export async function write(target: any, res: any) {
  const customers = await prisma.customer.findMany({ take: 50 });
  ${body}
}`;

const finding = (sink: string, target: keyof typeof TARGETS, of: Record<string, string>) => ({ id: of === CUSTOMER || of === MEMBER ? 'recordWritten' : 'fieldsWritten', data: { ...of, sink, target: TARGETS[target] } });

const one = (name: string, imports: string, body: string, sink: string, target: keyof typeof TARGETS, of: Record<string, string> = CUSTOMER, options: CaseOptions = {}) => bad(name, listed(imports, body), finding(sink, target, of), options);

const FS = "import { writeFile } from 'node:fs/promises';";

/** Files that nothing protects. */
export const found = [
  one('JSON in a file', FS, '⟦writeFile⟧(target, JSON.stringify(customers));', 'writeFile', 'file'),
  one('lines in a file', "import fs from 'fs';", "⟦fs.writeFileSync⟧(target, customers.map((customer) => `${customer.id},${customer.email}`).join('\\n'));", 'fs.writeFileSync', 'file', EMAIL),
  one('a temporary file', "import { appendFile } from 'node:fs/promises';\nimport { tmpdir } from 'node:os';", 'for (const customer of customers) await ⟦appendFile⟧(`${tmpdir()}/out.csv`, `${customer.phone}\\n`);', 'appendFile', 'file', PHONE),
  one('a stream into a file', "import { createWriteStream } from 'node:fs';", "const out = createWriteStream('out.csv');\n  for (const customer of customers) ⟦out.write⟧(`${customer.id},${customer.email}\\n`);", 'out.write', 'file', EMAIL),
  one('fs-extra', "import fs from 'fs-extra';", 'await ⟦fs.outputJson⟧(target, customers);', 'fs.outputJson', 'file'),
  one('Deno', '', 'await ⟦Deno.writeTextFile⟧(target, JSON.stringify(customers));', 'Deno.writeTextFile', 'file'),
  one('papaparse', "import Papa from 'papaparse';", 'return ⟦Papa.unparse⟧(customers);', 'Papa.unparse', 'table'),
  one('papaparse: columns that were chosen', "import { unparse } from 'papaparse';", 'return ⟦unparse⟧(customers.map(({ id, phone }) => ({ id, phone })));', 'unparse', 'table', PHONE),
  one('two entities in one file: the one of which more is there', "import Papa from 'papaparse';\nimport type { Member } from './entities/member.entity';\ndeclare const owner: Member;", 'return ⟦Papa.unparse⟧([[owner.fullName, customers[0].email, customers[1].email]]);', 'Papa.unparse', 'table', EMAIL),
  one('jsonexport', "import jsonExport from 'jsonexport/dist';", "return ⟦jsonExport⟧(customers, {}, (_error: unknown, csv: string) => res.done(csv));", 'jsonExport', 'table'),
  one('csv-stringify', "import { stringify } from 'csv-stringify/sync';", 'return ⟦stringify⟧(customers);', 'stringify', 'table'),
  one('csv-writer', "import { createObjectCsvWriter } from 'csv-writer';", "const writer = createObjectCsvWriter({ path: target, header: ['email'] });\n  await ⟦writer.writeRecords⟧(customers);", 'writer.writeRecords', 'table'),
  one('SheetJS', "import * as XLSX from 'xlsx';", "const sheet = ⟦XLSX.utils.json_to_sheet⟧(customers);\n  XLSX.writeFile({ SheetNames: ['a'], Sheets: { a: sheet } }, target);", 'XLSX.utils.json_to_sheet', 'table'),
  one('ExcelJS, row by row: one finding', "import ExcelJS from 'exceljs';", "const sheet = new ExcelJS.Workbook().addWorksheet('c');\n  sheet.addRow(['e-mail', 'phone']);\n  for (const customer of customers) {\n    ⟦sheet.addRow⟧([customer.id, customer.email]);\n    sheet.addRow([customer.email]);\n  }", 'sheet.addRow', 'table', EMAIL),
  one('ExcelJS, cell by cell', "import ExcelJS from 'exceljs';", "const sheet = new ExcelJS.Workbook().addWorksheet('c');\n  ⟦sheet.getCell('A1').value⟧ = customers[0].email;", "sheet.getCell('A1').value", 'table', EMAIL),
  one('ExcelJS: locked cells stay readable', "import ExcelJS from 'exceljs';", "const sheet = new ExcelJS.Workbook().addWorksheet('c');\n  ⟦sheet.addRows⟧(customers);\n  await sheet.protect('secret', {});", 'sheet.addRows', 'table'),
  one('a function of the project whose name says it', "import { exportToExcel } from './excel';", 'await ⟦exportToExcel⟧(customers, target);', 'exportToExcel', 'table'),
  bad('a list in a PDF', read("import PDFDocument from 'pdfkit';", "const doc = new PDFDocument();\n  for (const customer of customers) ⟦doc.text⟧(`${customer.id} ${customer.phone}`);"), finding('doc.text', 'document', PHONE)),
  bad('a PDF that everybody can open, but not change', read("import PDFDocument from 'pdfkit';", "const doc = new PDFDocument({ ownerPassword: 'boss' });\n  for (const customer of customers) ⟦doc.text⟧(customer.phone);"), finding('doc.text', 'document', PHONE)),
  bad('a table in a PDF', read("import { jsPDF } from 'jspdf';\nimport autoTable from 'jspdf-autotable';", "const doc = new jsPDF();\n  ⟦autoTable⟧(doc, { body: customers.map((customer) => [customer.id, customer.email]) });"), finding('autoTable', 'document', EMAIL)),
  one('a response that is saved', '', "res.setHeader('Content-Disposition', 'attachment; filename=customers.csv');\n  ⟦res.send⟧(customers.map((customer) => customer.email).join('\\n'));", 'res.send', 'response', EMAIL),
  one('a Response', '', "const csv = customers.map((customer) => customer.email).join('\\n');\n  return new ⟦Response⟧(csv, { headers: { 'Content-Type': 'text/csv' } });", 'Response', 'response', EMAIL),
  one('cells that are quoted on the way', '', "const rows = [['id', 'mail'], ...customers.map((customer) => [customer.id, customer.email])];\n  const csv = rows.map((row) => row.map((cell) => `\"${cell}\"`).join(',')).join('\\n');\n  return new ⟦Response⟧(csv, { headers: { 'Content-Type': 'text/csv' } });", 'Response', 'response', EMAIL),
  one('fields that a function of the project quotes', 'const quote = (text: string | null) => { const s = String(text ?? ""); return /[",]/.test(s) ? `"${s.replace(/"/g, \'""\')}"` : s; };', "const csv = customers.map((customer) => [quote(customer.id), quote(customer.email)].join(',')).join('\\n');\n  return new ⟦Response⟧(csv, { headers: { 'Content-Type': 'text/csv' } });", 'Response', 'response', EMAIL),
  one('lines that are put together one by one, quoted by name', 'const quote = (text: string) => `"${text}"`;', "const lines = ['phone'];\n  for (const customer of customers) lines.push([customer.id, customer.phone].map(quote).join(','));\n  return new ⟦Response⟧(lines.join('\\n'), { headers: { 'Content-Type': 'text/csv' } });", 'Response', 'response', PHONE),
  one('a blob', '', "const blob = new Blob([JSON.stringify(customers)], { type: 'application/json' });\n  const link = document.createElement('a');\n  link.href = ⟦URL.createObjectURL⟧(blob);\n  link.download = 'customers.json';", 'URL.createObjectURL', 'download'),
  one('file-saver', "import { saveAs } from 'file-saver';", "⟦saveAs⟧(new Blob([customers.map((customer) => customer.email).join()]), 'c.csv');", 'saveAs', 'download', EMAIL),
  one('an address that is the file', '', "const link = document.createElement('a');\n  ⟦link.href⟧ = 'data:text/csv;charset=utf-8,' + encodeURIComponent(customers.map((customer) => customer.email).join());\n  link.download = 'c.csv';", 'link.href', 'download', EMAIL),
  bad(
    'a link whose address is the file',
    "import type { Customer } from '@prisma/client';\nexport const Save = ({ customers }: { customers: Customer[] }) => <a download ⟦href={`data:text/csv,${customers.map((customer) => customer.email).join()}`}⟧>save</a>;",
    finding('<a href>', 'download', EMAIL),
    { file: 'source.tsx' },
  ),
  bad('an element that makes the table', "import { CSVLink } from 'react-csv';\nimport type { Customer } from '@prisma/client';\nexport const Save = ({ customers }: { customers: Customer[] }) => <CSVLink ⟦data={customers}⟧>save</CSVLink>;", finding('<CSVLink>', 'table', CUSTOMER), { file: 'source.tsx' }),
  one('the attachment of a mail', '', "await ⟦target.sendMail⟧({ to: 'desk@example.com', attachments: [{ filename: 'c.csv', content: customers.map((customer) => customer.email).join() }] });", 'target.sendMail', 'mail', EMAIL),
  one("a store of the project's own", "import { fileStorage } from './storage';", "await ⟦fileStorage.upload⟧('c.json', JSON.stringify(customers));", 'fileStorage.upload', 'upload'),
  one('SFTP', "import Client from 'ssh2-sftp-client';", "const sftp = new Client();\n  await ⟦sftp.put⟧(Buffer.from(JSON.stringify(customers)), '/in/c.json');", 'sftp.put', 'upload'),
  one('a table that is uploaded under the key of the store', "import Papa from 'papaparse';\nimport { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';", "await new S3Client({}).send(new PutObjectCommand({ Bucket: 'b', Key: 'k', Body: ⟦Papa.unparse⟧(customers), ServerSideEncryption: 'aws:kms' }));", 'Papa.unparse', 'table'),
  one('strict: fields of low sensitivity, and names', FS, '⟦writeFile⟧(target, JSON.stringify(customers));', 'writeFile', 'file', CUSTOMER, { project: 'strict' }),
  bad('strict: a document about one person', "import PDFDocument from 'pdfkit';\nimport type { Customer } from '@prisma/client';\nexport function invoice(customer: Customer) {\n  const doc = new PDFDocument();\n  ⟦doc.text⟧(customer.phone);\n}", finding('doc.text', 'document', PHONE), { project: 'strict' }),
  bad('one record in a file', `${FS}\nimport { prisma } from './prisma';\nexport async function dump(id: string) {\n  const customer = await prisma.customer.findUniqueOrThrow({ where: { id } });\n  await ⟦writeFile⟧('customer.json', JSON.stringify(customer));\n}`, finding('writeFile', 'file', CUSTOMER)),
  bad('TypeORM', "import { stringify } from 'csv-stringify/sync';\nimport { Repository } from 'typeorm';\nimport { Member } from './entities/member.entity';\nexport const csv = async (members: Repository<Member>) => ⟦stringify⟧(await members.find({ take: 20 }));", finding('stringify', 'table', MEMBER)),
  bad('a function that writes what it is given', `${FS}\nimport type { Customer } from '@prisma/client';\nconst dump = (path: string, value: unknown) => writeFile(path, JSON.stringify(value));\nexport const all = (customers: Customer[]) => ⟦dump⟧('c.json', customers);`, finding('dump → writeFile', 'file', CUSTOMER)),
  bad('names alone, of a record that the schema knows', "import { buildCsv } from './csv';\nexport const save = (customers: any[]) => ⟦buildCsv⟧(customers.map((customer) => [customer.email, customer.phone]));", {
    id: 'fieldsWritten',
    data: { entity: 'Customer', fields: 'email (e-mail address) and phone (telephone number)', because: ' (prisma/schema.prisma:6)', sink: 'buildCsv', target: TARGETS.table },
  }),
  bad('a protection that another function sets up', `${FS}\nimport { protectFile } from './lib/rights';\nimport type { Customer } from '@prisma/client';\nexport const sealed = (path: string) => protectFile(path);\nexport const plain = (customers: Customer[]) => ⟦writeFile⟧('c.json', JSON.stringify(customers));`, finding('writeFile', 'file', CUSTOMER), { project: 'sealed' }),
  bad('names alone, in a table', "import { downloadCsv } from './csv';\nexport const save = (rows: any[]) => ⟦downloadCsv⟧(rows.map((row) => [row.phoneNumber]));", {
    id: 'namesWritten',
    data: { entity: '', because: '', fields: 'phoneNumber (telephone number)', sink: 'downloadCsv', target: TARGETS.download },
  }),
  bad('the masker at hand is offered', listed("import Papa from 'papaparse';\nimport { maskEmail } from './mask';", 'return ⟦Papa.unparse⟧([[customers[0].id, customers[0].email]]);'), {
    ...finding('Papa.unparse', 'table', EMAIL),
    suggest: [{ id: 'mask', data: { code: 'maskEmail(customers[0].email)' }, turns: { 'customers[0].email]]': 'maskEmail(customers[0].email)]]' } }],
  }),
  bad('records in a file that one account may read', listed("import { writeFile } from 'node:fs/promises';", "await ⟦writeFile⟧('c.json', JSON.stringify(customers), { mode: 0o600 });"), finding('writeFile', 'file', CUSTOMER)),
  bad('a table whose name tells of imports that went well', listed("import Papa from 'papaparse';", "const table = ⟦Papa.unparse⟧(customers);\n  return target.save('imported.csv', table);"), finding('Papa.unparse', 'table', CUSTOMER)),
  bad('what a list of react-admin exports', "import type { Exporter } from 'react-admin';\nimport jsonExport from 'jsonexport/dist';\nimport type { Customer } from '@prisma/client';\nexport const exporter: Exporter<Customer> = async (customers) => {\n  const rows = customers.map((customer) => ({ ...customer, tags: undefined }));\n  return ⟦jsonExport⟧(rows, {}, () => undefined);\n};", finding('jsonExport', 'table', CUSTOMER)),
  bad('people of a company', listed("import Papa from 'papaparse';", 'const organization = customers;\n  return ⟦Papa.unparse⟧(organization);'), finding('Papa.unparse', 'table', CUSTOMER)),
];
