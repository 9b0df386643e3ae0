import assert from 'node:assert/strict';
import { readFileSync, utimesSync } from 'node:fs';
import Ajv from 'ajv';
import { TAXONOMY } from '../../src/catalog/index.ts';
import { loadPolicy } from '../../src/policy/index.ts';
import { displayWidth } from '../../src/report/text-width.ts';
import { TempProject } from '../support/temp-project.ts';
import { cli, type Outcome } from './fake.ts';

const SCHEMA = `model Customer {
  id        String  @id
  email     String  @map("mail_address")
  firstName String
  lastName  String
  /// @notPersonal
  phone     String?
  description String?
  metadata  Json
  sumX      String
  status    String
  orders    Order[]
}

model Order {
  id         String   @id
  customer   Customer @relation(fields: [customerId], references: [id])
  customerId String
  recipientName String
}

model Account {
  id    String @id
  email String
}

model Tag {
  id   String @id
  name String
}
`;
const POLICY = "entities:\n  Customer:\n    fields:\n      sumX: '=1+1'\n";

interface Catalog {
  entities: { name: string; subject: string | null; source: { file: string | null; line: number | null }; fields: { name: string; personal: boolean; category: string | null; sensitivity: string | null; reason: string; source: { kind: string; file: string | null; line: number | null } }[] }[];
  problems: unknown[];
}

describe('crm-guard catalog', function () {
  this.timeout(20_000);
  let project: TempProject;
  beforeEach(() => {
    project = new TempProject({ 'package.json': '{}', 'prisma/schema.prisma': SCHEMA, 'db/schema.sql': 'create table 顧客 (\n  顧客番号 int primary key,\n  氏名 varchar(80),\n  備考 text\n);\n', 'node_modules/x/package.json': '{}' });
  });
  afterEach(() => project.remove());

  const catalog = (...argv: string[]): Promise<Outcome> => cli(['catalog', ...argv], { cwd: project.root });
  const json = async (...argv: string[]): Promise<Catalog> => JSON.parse((await catalog('--format', 'json', ...argv)).stdout) as Catalog;

  it('shows personal fields with category, sensitivity, why and where', async () => {
    const { code, stdout, stderr } = await catalog();
    assert.deepEqual([code, stderr], [0, '']);
    assert.match(stdout, /^Customer {2}about a customer {2}prisma\/schema\.prisma:1$/m);
    assert.match(stdout, /^ {2}email \(mail_address\) +e-mail address contact\.email +med +:3 +its name, String$/m);
    assert.match(stdout, /^ {2}氏名 +full name person\.full_name +med +:3 /m);
    assert.doesNotMatch(stdout, /phone|status|Tag/);
    assert.match(stdout, /fields of personal data in \d of 5 entities/);
    for (const line of stdout.split('\n')) assert.ok(displayWidth(line) <= 100, line);
  });

  it('shows every field with --all, and why it is not personal', async () => {
    const { stdout } = await catalog('--all', '--locale', 'ja');
    assert.match(stdout, /^ {2}phone +– String\? +:7 +@notPersonal$/m);
    assert.match(stdout, /status +– String/);
    assert.match(stdout, /Order +– Order\[\]|orders +– Order\[\]/);
  });

  it('gives tools all fields in the promised shape, the same in every language', async () => {
    const report = await json('--locale', 'ja');
    const schema = JSON.parse(readFileSync(new URL('../../schemas/catalog.schema.json', import.meta.url), 'utf8')) as object;
    const validate = new Ajv({ strict: true }).compile(schema);
    assert.ok(validate(report), JSON.stringify(validate.errors));
    const customer = report.entities.find(({ name }) => name === 'Customer');
    assert.deepEqual([customer?.subject, customer?.source.file, customer?.source.line, customer?.fields.length], ['customer', 'prisma/schema.prisma', 1, 10]);
    const email = customer?.fields.find(({ name }) => name === 'email');
    assert.deepEqual([email?.personal, email?.category, email?.sensitivity, email?.source, email?.reason], [true, 'contact.email', 'med', { kind: 'schema', file: 'prisma/schema.prisma', line: 3 }, '"email" (String) in Customer is contact.email']);
    const status = customer?.fields.find(({ name }) => name === 'status');
    assert.deepEqual([status?.personal, status?.category, status?.reason], [false, null, 'no word of its name stands for personal data']);
  });

  it('filters by entity in any spelling, category or group, and sensitivity', async () => {
    assert.deepEqual((await json('--entity', 'customers')).entities.map(({ name }) => name), ['Customer']);
    const names = (report: Catalog): string[] => report.entities.flatMap(({ name, fields }) => fields.map((field) => `${name}.${field.name}`));
    assert.deepEqual(names(await json('--category', 'contact')), ['Customer.email', 'Account.email']);
    assert.deepEqual(names(await json('--category', 'person.given_name')), ['Customer.firstName']);
    assert.deepEqual(names(await json('--sensitivity', 'critical')), []);
    assert.match((await catalog('--sensitivity', 'critical')).stdout, /No field matches/);
  });

  it('writes CSV that spreadsheets read as text: RFC 4180, formulas disarmed, a byte-order mark for Japanese', async () => {
    project.write('prisma/schema.prisma', SCHEMA.replace('model Tag {', '/// @pii\nmodel Tag {\n  /// @pii contact.email\n  x String @map("=cmd|\' /C calc\'!A0")\n  y String @map("a,\\"b")'));
    const { stdout } = await catalog('--format', 'csv', '--all');
    assert.ok(stdout.startsWith('\uFEFFentity,subject,field,column,'));
    assert.ok(stdout.includes("\r\nTag,person,x,'=cmd|' /C calc'!A0,String,true,contact.email,e-mail address,med,annotation,"), stdout);
    assert.ok(stdout.includes("'@pii contact.email at"), stdout);
    assert.ok(stdout.endsWith('\r\n') && !/[^\r]\n/.test(stdout));
  });

  it('writes Markdown tables that no name can break', async () => {
    project.write('db/schema.sql', 'create table customers (\n  `e|mail` text,\n  email text\n);\n');
    const { stdout } = await catalog('--format', 'markdown', '--all');
    assert.match(stdout, /^# Personal data\n\n## Customer\n/);
    assert.match(stdout, /^\| `email` \| e-mail address `contact\.email` \| med \| /m);
    for (const line of stdout.split('\n').filter((one) => one.startsWith('|'))) assert.equal(line.replaceAll('\\|', '').split('|').length, 7, line);
  });

  it('writes files in the format of their names', async () => {
    const { stdout } = await catalog('-o', 'out/data.csv', '-o', 'json:out/data.json');
    assert.equal(stdout, '');
    assert.match(readFileSync(project.at('out/data.csv'), 'utf8'), /entity,subject/);
    assert.equal((JSON.parse(readFileSync(project.at('out/data.json'), 'utf8')) as Catalog).entities.length, 5);
  });

  it('explains everything that carries a name, the project\'s own first, and says which is which', async () => {
    project.write('prisma/contact.prisma', 'model Contact {\n  id String @id\n  email String\n}\n');
    project.write('src/sync.ts', "import jsforce from 'jsforce';\nexport const connection = new jsforce.Connection({});\n");
    const { stdout } = await catalog('--explain', 'Contact.Email');
    assert.match(stdout, /^This project's own:\n\nContact\.email is personal data[^]*contact\.prisma:3[^]*\nThe object of salesforce:\n\nContact\.Email is personal data[^]*standard field of Salesforce's Contact/);
    assert.deepEqual((await json('--explain', 'Contact')).entities.map(({ source }) => source.file), ['prisma/contact.prisma', null]);
    const only = (await catalog('--explain', 'Contact.Birthdate')).stdout;
    assert.match(only, /^Contact\.Birthdate is personal data/);
    assert.doesNotMatch((await catalog('--explain', 'salesforce.Contact.Email')).stdout, /own:/);
  });

  it('explains a field in any spelling: what decided, what was overruled, how to decide otherwise', async () => {
    for (const name of ['Customer.email', 'customers.mail_address', 'customer.mailAddress']) {
      const { stdout, code } = await catalog('--explain', name);
      assert.equal(code, 0);
      assert.match(stdout, /^Customer\.email is personal data: e-mail address \(contact\.email\), sensitivity med\n {2}Why: "email"[^]*Declared: prisma\/schema\.prisma:3[^]*Decided: name and type in the schema[^]*entities:\n {4}Customer:\n {6}fields:\n {8}email: false/);
    }
    assert.match((await catalog('--explain', 'Customer.phone')).stdout, /not personal data[^]*@notPersonal at the declaration[^]*Overruled: name and type in the schema \(prisma\/schema\.prisma:7\) says contact\.phone/);
    assert.match((await catalog('--explain', 'Customer.status')).stdout, /no word of its name[^]*status: person\.other/);
    assert.match((await catalog('--explain', 'Tag.name')).stdout, /about a person only/);
    assert.match((await catalog('--explain', 'Customer')).stdout, /^Customer holds records about a customer[^]*Personal fields: email, firstName, lastName[^]*personal: false/);
  });

  it('names what may have been meant, and ends with 2', async () => {
    for (const [argv, said] of [
      [['--explain', 'Custmer.email'], /knows no "Custmer\.email"\. Did you mean Customer\?/],
      [['--explain', 'Customer.emial'], /Did you mean Customer\.email\?/],
      [['--explain', 'firstName'], /Did you mean Customer\.firstName\?/],
      [['--entity', 'Ordr'], /Did you mean Order\?/],
      [['--category', 'contact.emial'], /no category "contact\.emial"\. Did you mean contact\.email\?/],
      [['--sensitivity', 'hihg'], /Did you mean high\?/],
      [['--unsure', '--explain', 'Customer'], /--explain does not go with --unsure/],
      [['--unsure', '--format', 'csv'], /json with --format json/],
      [['nowhere'], /no file or folder "nowhere"/],
      [['.', 'prisma'], /name one folder, not 2/],
    ] as const) {
      const { code, stderr, stdout } = await catalog(...argv);
      assert.deepEqual([code, stdout], [2, ''], argv.join(' '));
      assert.match(stderr, said);
    }
  });

  it('lists what a reviewer should decide as a policy that loads as it stands and leaves nothing to decide', async () => {
    project.write('src/a.ts', "import { Pool } from 'pg';\nconst pool = new Pool();\nexport const all = () => pool.query('SELECT * FROM members LIMIT 5');\nexport const one = () => pool.query('SELECT * FROM member WHERE id = 1');\nexport const two = () => pool.query('SELECT * FROM settings LIMIT 5');\n");
    for (const locale of ['en', 'ja']) {
      const { stdout, code } = await catalog('--unsure', '--locale', locale);
      assert.equal(code, 0);
      const { policy, diagnostics } = loadPolicy(stdout, project.at('crm-guard.yaml'), { rules: [], categories: TAXONOMY.map(({ id }) => id), today: '2026-01-01' });
      assert.deepEqual(diagnostics, [], stdout);
      assert.deepEqual(policy.entities.map(({ name, subject, fields }) => [name, subject, Object.keys(fields)]), [
        ['members', 'member', []],
        ['Account', 'customer', []],
        ['Customer', undefined, ['description', 'metadata', 'sumX']],
      ]);
    }
    project.write('crm-guard.yaml', (await catalog('--unsure')).stdout);
    assert.match((await catalog('--unsure')).stdout, /^# Nothing is left to decide\.\n$/);
    const { unsure } = JSON.parse((await catalog('--unsure', '--format', 'json', '--policy', project.write('other.yaml', ''))).stdout) as { unsure: { entity: string; kind: string }[] };
    assert.deepEqual(unsure.map(({ entity, kind }) => `${entity} ${kind}`), ['members undeclared', 'Account maybe-person', 'Customer free-text', 'Customer payload', 'Customer unknown-name']);
  });

  it('says what could not be read, with file and line', async () => {
    project.write('prisma/schema.prisma', 'model Customer {\n  id String @id\n  ema\n  email String\n}\n');
    project.write('src/staff.entity.ts', "@Entity()\nexport class Staff {\n  @Column() email: string\n  constructor( {\n}\n");
    const { stdout } = await catalog();
    assert.match(stdout, /Could not be read\n {2}src\/staff\.entity\.ts:\d+ {2}[^]*prisma\/schema\.prisma:3 {2}field "ema" of Customer/);
    assert.equal((await json()).problems.length, 2);
    assert.match((await catalog('--format', 'csv')).stderr, /prisma\/schema\.prisma:3: field "ema"/);
  });

  it('keeps what it learnt, and follows every change', async () => {
    const past = new Date(Date.now() - 60_000);
    const old = (file: string): void => utimesSync(project.at(file), past, past);
    const first = await json();
    await new Promise((resolve) => setTimeout(resolve, 1100));
    await json();
    const timing = async (): Promise<string> => (await catalog('--timing')).stderr;
    assert.match(await timing(), /unchanged, from the cache/);
    assert.deepEqual(await json(), first);
    project.write('prisma/schema.prisma', SCHEMA.replace('firstName', 'nickName1'));
    old('prisma/schema.prisma');
    assert.match(await timing(), /changed files read anew/);
    assert.ok((await json()).entities[0]?.fields.some(({ name }) => name === 'nickName1'));
    project.write('db/more.sql', 'create table patients (id int, name text);\n');
    assert.ok((await json()).entities.some(({ name }) => name === 'patients'));
    project.write('crm-guard.yaml', 'ignore: [db/**]\n');
    assert.deepEqual((await json()).entities.map(({ name }) => name), ['Customer', 'Order', 'Account', 'Tag']);
    assert.deepEqual(await json('--no-cache'), await json());
  });

  it('refuses a policy with errors', async () => {
    project.write('crm-guard.yaml', POLICY);
    const { code, stderr } = await catalog();
    assert.equal(code, 2);
    assert.match(stderr, /crm-guard\.yaml:4/);
  });

  it('says so where there is nothing', async () => {
    const empty = new TempProject({ 'package.json': '{}' });
    try {
      const { code, stdout } = await cli(['catalog'], { cwd: empty.root });
      assert.equal(code, 0);
      assert.match(stdout, /No entity was found/);
    } finally {
      empty.remove();
    }
  });
});
