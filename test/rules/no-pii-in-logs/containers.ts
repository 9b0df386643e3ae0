import { CUSTOMER } from '../../support/crm-data.ts';
import { bad, type ExpectedFinding, good } from '../../support/rule-cases.ts';

const EMAIL: ExpectedFinding = { id: 'fieldLogged', data: { ...CUSTOMER, fields: 'email (e-mail address)', because: ' (prisma/schema.prisma:6)', sink: 'console.log' } };
const RECORD: ExpectedFinding = { id: 'recordLogged', data: { ...CUSTOMER, sink: 'console.log' } };
const named = (fields: string): ExpectedFinding => ({ id: 'nameLogged', data: { entity: '', because: '', fields, sink: 'console.log' } });

const reading = (body: string, before = ''): string => `import { prisma } from './prisma';
${before}
export async function list(keys: string[]) {
  const customers = await prisma.customer.findMany({ take: 5 });
  ${body}
}`;

const MAIL = named('email (e-mail address)');

/** Values in objects that are filled later, in maps, in what functions of libraries answer. */
export const containers = [
  bad('an object that is filled later', reading('const line: any = {};\n  for (const one of customers) line.mail = one.email;\n  console.log(⟦line⟧);\n  console.log(⟦line.mail⟧);'), [EMAIL, EMAIL]),
  bad('an object filled under names of run time', reading('const line: any = { at: 1 };\n  for (const key of keys) line[key] = customers[0][key];\n  console.log(⟦line⟧);'), RECORD),
  bad('what a reduce builds', reading('const mails = customers.reduce((all, one) => { all[one.id] = one.email; return all; }, {} as Record<string, string>);\n  console.log(⟦mails⟧);\n  const all = customers.reduce((before, one) => ({ ...before, [one.id]: one }), {});\n  console.log(⟦all⟧);'), [EMAIL, RECORD]),
  bad('a map by id', reading('const byId = new Map(customers.map((one) => [one.id, one]));\n  console.log(⟦byId.get(keys[0])⟧);\n  for (const [id, one] of byId) console.log(id, ⟦one.email⟧);'), [RECORD, { ...EMAIL, suggest: [{ id: 'logId', data: { code: 'one.id' }, turns: { 'one.email': 'one.id' } }] }]),
  bad('a map that a class keeps', `
    import { prisma } from './prisma';
    export class Cache {
      private readonly byId = new Map<string, unknown>();
      async load(id: string) { this.byId.set(id, await prisma.customer.findFirst()); }
      show(id: string) { console.log(⟦this.byId.get(id)⟧); }
    }
  `, RECORD),
  bad('lodash', reading("_.forEach(customers, (one) => console.log(⟦one.email⟧));\n  console.log(⟦_.map(customers, 'email')⟧, _.get(customers[0], 'email'));\n  console.log(⟦_.keyBy(customers, 'id')⟧);", "import _ from 'lodash';"), [{ ...EMAIL, suggest: [{ id: 'logId', data: { code: 'one.id' }, turns: { '=> console.log(one.email)': '=> console.log(one.id)' } }] }, EMAIL, RECORD]),
  bad('rows that a function makes of records', reading('toRows(customers, keys);', "import _ from 'lodash';\nconst toRows = (records, fields) => _.map(records, (record) => {\n  const row = _.reduce(fields, (filled, field) => { filled[field] = _.get(record, field); return filled; }, {});\n  console.log(⟦row⟧);\n  return row;\n});"), RECORD),
  bad('a path into a request', "import _ from 'lodash';\nexport const show = (req: any) => { const mail = _.get(req, 'body.email'); console.log(⟦mail⟧); };", MAIL),
  bad('the name that an object gives to a value', 'export const show = (row: string[], input: any) => {\n  console.log({ email: ⟦row[3]⟧, customerPhone: input.to });\n  const parsed = { email: row[2] };\n  console.log(⟦parsed.email⟧);\n};', [named('email (e-mail address) and customerPhone (telephone number)'), MAIL]),
  bad('what a call answers, by a name that is certain', 'export const show = async (token: string, rows: any[], at: number) => {\n  const { email } = await verify(token);\n  console.log(⟦email⟧);\n  console.log(⟦rows[at].email⟧, (await verify(token)).email);\n};', [MAIL, MAIL]),
  bad('what a schema lets through', "import { z } from 'zod';\nconst createCustomerSchema = z.object({ email: z.string().email(), status: z.string() }).extend({ at: z.date() });\nexport const post = async (request: Request) => {\n  const input = createCustomerSchema.parse(await request.json());\n  console.log(⟦input⟧);\n  const tried = createCustomerSchema.safeParse(await request.json());\n  console.log(⟦tried.data⟧);\n};", [EMAIL, EMAIL].map(() => ({ id: 'fieldLogged', data: EMAIL.data }))),
  bad('the type that a schema stands for', "import { z } from 'zod';\nconst base = z.object({ email: z.string(), at: z.string() });\nexport const show = (input: z.infer<typeof base>) => console.log(⟦input⟧);", { id: 'nameLogged', data: { entity: '', because: '', fields: 'email (e-mail address)', sink: 'console.log' } }),
  bad('columns that no schema declares', "import { Client } from 'pg';\nconst client = new Client();\nexport async function show() {\n  const found = await client.query('SELECT id, full_name, mobile_phone FROM customers WHERE id = 1');\n  console.log(⟦found.rows⟧);\n}", { id: 'recordLogged', data: { ...CUSTOMER, because: ' (prisma/schema.prisma:1)', fields: 'full_name (full name) and mobile_phone (telephone number)', sink: 'console.log' } }),
  bad('below what nobody declared', 'export const show = (user: any) => console.log(⟦user.primary[0]?.email⟧);', MAIL),
];

const silent = (name: string, body: string, before = '') => good(name, reading(body, before));

export const containersGood = [
  silent('a field that is taken out before', "const one: any = customers[0];\n  delete one.email; delete one.phone; delete one.firstName; delete one.lastName; delete one.taxId; delete one.notes; delete one.birthDate;\n  const plain: any = { mail: one.email };\n  plain.mail = undefined;\n  console.log(plain);"),
  silent('a field that is masked before', "const plain: any = { email: customers[0].email };\n  plain.email = mask(plain.email);\n  console.log(plain);", "import { mask } from './mask';"),
  silent('keys of what is kept by id', 'const byId = new Map(customers.map((one) => [one.id, one]));\n  for (const [id] of byId) console.log(id);\n  for (const [id, one] of Object.entries(_.keyBy(customers, "id"))) console.log(id, one.status);', "import _ from 'lodash';"),
  silent('sums and counts', 'console.log(customers.reduce((sum, one) => sum + one.email.length, 0), _.size(customers), _.countBy(customers, "status"));', "import _ from 'lodash';"),
  silent('names of tests, texts and settings in an object', "console.log({ email: errors.email, phone: 'unknown', emailSent: keys[0], hasPhone: keys[1], customerEmailTemplate: keys[2], email2: Boolean(keys[3]) });"),
  silent('what hooks and settings answer', 'const { email } = useForm();\n  const { phone } = getConfig();\n  console.log(email, phone, getMessages().email, createSchema().email);'),
  silent('a schema of something else', "const shape = z.object({ sku: z.string(), price: z.number(), name: z.string() });\n  console.log(shape.parse(keys), shape.safeParse(keys).data);", "import { z } from 'zod';"),
  silent('a schema without what is personal', "const input = z.object({ email: z.string(), at: z.date() }).omit({ email: true }).parse(keys);\n  console.log(input);", "import { z } from 'zod';"),
  silent('ids below a field', 'console.log(customers[0].notes?.id, customers[0].email?.uuid);'),
  silent('an organisation below a person', 'const user: any = keys;\n  console.log(user.memberships[0]?.organization.name);'),
  silent('an object that is filled with something else', "const line: any = {};\n  line.mail = mask(customers[0].email);\n  line.at = customers[0].id;\n  console.log(line, line.mail);", "import { mask } from './mask';"),
  silent('a builder of itself', 'const where: any = {};\n  where.all = [...where.all, keys];\n  where.all = [...where.all, where];\n  console.log(where.all, where);'),
];
