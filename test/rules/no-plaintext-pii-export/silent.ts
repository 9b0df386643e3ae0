import { type CaseOptions, good as silent } from '../../support/rule-cases.ts';

const quiet = (name: string, imports: string, body: string, options: CaseOptions = {}) =>
  silent(name, `${imports}
import type { Customer } from '@prisma/client';
export async function write(customers: Customer[], target: any, res: any, pass: any) {
  ${body}
}`, options);

const FS = "import { writeFile } from 'node:fs/promises';";
const PAPA = "import Papa from 'papaparse';";

/** What looks most like a finding. */
export const lookAlikes = [
  quiet('1. encrypted by name', `${FS}\nimport { encryptBuffer } from './crypto';`, 'await writeFile(target, encryptBuffer(JSON.stringify(customers)));'),
  quiet('2. a table that is handed to what encrypts', `${PAPA}\nimport * as openpgp from 'openpgp';\n${FS}`, 'const message = await openpgp.createMessage({ text: Papa.unparse(customers) });\n  await writeFile(target, await openpgp.encrypt({ message, encryptionKeys: pass }));'),
  quiet('3. a stream through a cipher', "import { createCipheriv } from 'node:crypto';\nimport { createWriteStream } from 'node:fs';", "const cipher = createCipheriv('aes-256-gcm', pass, pass);\n  cipher.pipe(createWriteStream(target));\n  const out = createWriteStream('log');\n  for (const customer of customers) out.write(customer.email);"),
  quiet('4. a spreadsheet with a password', "import XlsxPopulate from 'xlsx-populate';", "const book = await XlsxPopulate.fromBlankAsync();\n  book.sheet(0).cell('A1').value(customers.map((customer) => [customer.email]));\n  await book.toFileAsync(target, { password: pass });"),
  quiet('5. a PDF with a password', "import { jsPDF } from 'jspdf';\nimport autoTable from 'jspdf-autotable';", 'const doc = new jsPDF({ encryption: { userPassword: pass } });\n  autoTable(doc, { body: customers.map((customer) => [customer.email]) });'),
  quiet('6. an archive with a password', "import archiver from 'archiver';\n" + PAPA, "const zip = archiver.create('zip-encrypted', { zlib: { level: 8 }, encryptionMethod: 'aes256', password: pass });\n  zip.append(Papa.unparse(customers), { name: 'c.csv' });"),
  quiet("7. an upload under a key of one's own", `${PAPA}\nimport { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';`, "await new S3Client({}).send(new PutObjectCommand({ Bucket: 'b', Key: 'k', Body: Papa.unparse(customers), ServerSideEncryption: 'aws:kms', SSEKMSKeyId: pass }));"),
  quiet('8. an invoice for one customer', "import PDFDocument from 'pdfkit';\nimport { prisma } from './prisma';", 'const customer = await prisma.customer.findUniqueOrThrow({ where: { id: target } });\n  const doc = new PDFDocument();\n  doc.text(`${customer.firstName} ${customer.lastName}`);\n  doc.text(customer.email);'),
  quiet('a report about one customer as a table', "import ExcelJS from 'exceljs';\nimport { prisma } from './prisma';", "const customer = await prisma.customer.findUniqueOrThrow({ where: { id: target } });\n  const sheet = new ExcelJS.Workbook().addWorksheet('c');\n  sheet.addRow(['Customer', `${customer.firstName} ${customer.lastName}`]);\n  sheet.addRow(['E-mail', customer.email]);"),
  quiet("9. one person's own data, for that person", "import { prisma } from './prisma';", "const customer = await prisma.customer.findUnique({ where: { id: target } });\n  res.attachment('my-data.json');\n  res.send(JSON.stringify(customer));"),
  quiet('10. what a screen shows', '', 'res.json(customers);\n  res.send(JSON.stringify(customers));\n  return new Response(JSON.stringify(customers));'),
  quiet('11. reading a table', PAPA, "const rows = Papa.parse(target, { header: true }).data;\n  return rows.length + customers.length;"),
  quiet('12. ids and states in a file', FS, "await writeFile(target, customers.map(({ id, status }) => `${id},${status}`).join('\\n'));"),
  quiet('13. how many there are', `${FS}\n${PAPA}`, 'await writeFile(target, String(customers.length));\n  return Papa.unparse([{ count: customers.length, withPhone: customers.filter((customer) => customer.phone).length }]);'),
  quiet('14. the head of a table', "import ExcelJS from 'exceljs';", "const sheet = new ExcelJS.Workbook().addWorksheet('c');\n  sheet.columns = [{ header: 'E-mail', key: 'email' }];\n  sheet.addRow(['email', 'phone']);"),
  quiet('15. a masked column', "import { maskEmail } from './mask';\n" + PAPA, 'return Papa.unparse(customers.map((customer) => ({ id: customer.id, email: maskEmail(customer.email) })));'),
  quiet('16. put under rights management afterwards', `${FS}\nimport { protectFile } from './lib/rights';`, 'await writeFile(target, JSON.stringify(customers));\n  await protectFile(target);', { project: 'sealed' }),
  quiet('17. a class that seals', `${PAPA}\nimport { RightsManagement } from './lib/rights';`, 'const rights = new RightsManagement();\n  return rights.seal(Papa.unparse(customers));', { project: 'sealed' }),
  quiet('18. a store of a third party, about which another rule asks', "import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';", "await new S3Client({}).send(new PutObjectCommand({ Bucket: 'b', Key: 'k', Body: JSON.stringify(customers) }));"),
  quiet('19. an error that names an attachment', '', "const attachments = [];\n  if (!customers[0]) return new Response(`no customer, email: ${customers[0].email}`, { status: 404 });\n  return attachments;"),
  quiet('20. a cache in memory', '', "const files = new Map();\n  files.set('c.csv', customers);\n  target.put('c', customers);\n  target.write(customers);"),
];

export const good = [
  quiet('cells whose column is chosen', '', "const rows = customers.map((customer) => ({ id: customer.id, status: customer.status }));\n  const csv = rows.map((row) => Object.values(row).map((cell) => `\"${cell}\"`).join(',')).join('\\n');\n  return new Response(csv, { headers: { 'Content-Type': 'text/csv' } });"),
  quiet('ids that are quoted on the way', 'const quote = (text: string) => `"${text}"`;', "const csv = customers.map((customer) => [quote(customer.id), quote(customer.status)].join(',')).join('\\n');\n  const cells = [['id'], ...customers.map((customer) => [customer.id])].map((row) => row.map((cell) => quote(cell)).join()).join();\n  return new Response(csv + cells, { headers: { 'Content-Type': 'text/csv' } });"),
  quiet('a function that answers something else', 'const known = (mail: string) => mail.includes("@");\nconst domain = (mail: string) => mail.split("@").length;\nconst tier = (customer: { id: string; email: string }) => `t${customer.id}`;', "const csv = customers.map((customer) => [known(customer.email), domain(customer.email), tier(customer)].join(',')).join('\\n');\n  return new Response(csv, { headers: { 'Content-Type': 'text/csv' } });"),
  quiet('a table of numbers per day', PAPA, "const perDay = new Map<string, number>();\n  for (const customer of customers) perDay.set(customer.status, (perDay.get(customer.status) ?? 0) + 1);\n  return Papa.unparse([...perDay].map(([status, count]) => ({ status, count })));"),
  quiet('a file that is removed', "import { rm, readFile } from 'node:fs/promises';", "await rm(`/tmp/${customers[0].id}.csv`);\n  return readFile(`/tmp/${customers[0].id}.csv`);"),
  quiet('a blob of nobody', '', "const blob = new Blob([JSON.stringify({ at: Date.now(), rows: customers.length })], { type: 'application/json' });\n  const link = document.createElement('a');\n  link.href = URL.createObjectURL(blob);"),
  silent('a card of one contact that somebody saves', "import type { Customer } from '@prisma/client';\nexport function save(customer: Customer) {\n  const blob = new Blob([`BEGIN:VCARD\\nFN:${customer.lastName}\\nEMAIL:${customer.email}`], { type: 'text/vcard' });\n  const url = URL.createObjectURL(blob);\n  const link = document.createElement('a');\n  link.href = url;\n  link.download = 'contact.vcf';\n}"),
  quiet('a page that is only opened for the printer', '', "const url = URL.createObjectURL(new Blob([customers.map((customer) => customer.email).join()], { type: 'text/html' }));\n  const page = window.open(url, '_blank');\n  if (!page) URL.revokeObjectURL(url);\n  window.open(URL.createObjectURL(new Blob([JSON.stringify(customers)])));"),
  quiet('what an attachment is called', '', "const attachments = [];\n  attachments.push({ filename: `offer-${customers[0].lastName}.pdf`, content: pass });\n  await target.sendMail({ to: customers[0].email, attachments });\n  const filename = `plan-${customers[0].firstName}.pdf`;\n  await target.sendMail({ to: customers[0].email, attachments: [{ filename, content: pass }] });"),
  silent('an answer beside one that is a file', "import { prisma } from './prisma';\nexport const routes = (app: any) => {\n  app.get('/list.csv', (req: any, reply: any) => reply.header('Content-Type', 'text/csv').send('id'));\n  app.get('/list', async (req: any, reply: any) => {\n    const customers = await prisma.customer.findMany({ take: 50 });\n    return reply.status(200).send(customers);\n  });\n};"),
  quiet('age', "import { Encrypter } from 'age-encryption';\n" + FS, 'const age = new Encrypter();\n  age.addRecipient(pass);\n  await writeFile(target, await age.encrypt(JSON.stringify(customers)));'),
  quiet('WebCrypto', FS, "const bytes = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: pass }, pass, Buffer.from(JSON.stringify(customers)));\n  await writeFile(target, Buffer.from(bytes));"),
  quiet('the function around writes through a cipher', "import { createCipheriv } from 'node:crypto';\nimport { stringify } from 'csv-stringify';\nimport { createWriteStream } from 'node:fs';", "const out = stringify();\n  out.pipe(createCipheriv('aes-256-ctr', pass, pass)).pipe(createWriteStream(target));\n  customers.forEach((customer) => out.write([customer.email]));"),
  silent('a table that a caller in the file encrypts', "import Papa from 'papaparse';\nimport { encrypt } from './crypto';\nimport type { Customer } from '@prisma/client';\nconst table = (customers: Customer[]) => Papa.unparse(customers);\nexport const file = (customers: Customer[]) => encrypt(table(customers));"),
  quiet('development only', FS, "if (process.env.NODE_ENV !== 'production') await writeFile('debug.json', JSON.stringify(customers));"),
  quiet('the settings of a program, with who signed in', FS, 'const { email } = await pass.session();\n  await writeFile("settings.json", JSON.stringify({ email }));'),
  quiet('credentials by name', FS, "const password = await pass();\n  await writeFile('.env', `PASSWORD=${password}`);"),
  quiet('a package of the same method names', "import { sheet } from './paper';", 'sheet.addRow(customers);\n  sheet.text(customers[0].email);\n  sheet.save(customers);'),
  quiet('a file that goes into the program', "import { readFile } from 'node:fs/promises';", 'return JSON.parse(await readFile(customers[0].email, "utf8"));'),
  quiet('the path of a file', FS, "await writeFile(`${customers[0].email}.txt`, 'seen');"),
  silent('what is not about people', "import { writeFile } from 'node:fs/promises';\nimport { prisma } from './prisma';\nexport const products = async () => writeFile('products.json', JSON.stringify(await prisma.product.findMany({ take: 50 })));"),
  silent('a picture', "import { saveAs } from 'file-saver';\nexport const save = (canvas: HTMLCanvasElement, email: string) => canvas.toBlob((blob) => blob && saveAs(blob, `${email}.png`));"),
  silent('a template of columns', "import Papa from 'papaparse';\nexport const template = () => Papa.unparse([['email', 'phone'], ['a@example.com', '+81 3 0000 0000']]);"),
  quiet('a file that is gone whatever happens', "import { writeFile, unlink } from 'node:fs/promises';", "const all: string[] = [];\n  const path = `/tmp/${Date.now()}.html`;\n  try {\n    await writeFile(path, JSON.stringify(customers));\n    all.push(path);\n    return await pass.convert(path);\n  } finally {\n    for (const one of all) await unlink(one);\n  }"),
  silent('rows that an import could not take in, given back', "interface Failed { row: number; data: { email: string; phone: string } }\nexport function saveFailed(failed: Failed[]) {\n  const text = failed.map((one) => [one.row, one.data.email, one.data.phone].join(',')).join('\\n');\n  const link = document.createElement('a');\n  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));\n  link.download = `import_errors_${Date.now()}.csv`;\n}"),
  silent('the business card of one person', "import type { Contact } from '@prisma/client';\nconst card = (contact: Contact) => ['BEGIN:VCARD', ...[contact.email, contact.mobile].map((one) => `X:${one}`)].join('\\n');\nexport function save({ contact }: { contact: Contact }) {\n  const link = document.createElement('a');\n  link.href = URL.createObjectURL(new Blob([card(contact)], { type: 'text/vcard' }));\n  link.download = `${contact.id}.vcf`;\n}"),
  silent('telephones of companies', "import Papa from 'papaparse';\ninterface OrganizationExportRow { name: string; phone?: string; address?: string }\nexport const table = (organizations: OrganizationExportRow[]) => Papa.unparse(organizations);"),
];
