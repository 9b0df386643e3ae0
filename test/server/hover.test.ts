import assert from 'node:assert/strict';
import type { Hover, MarkupContent } from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import { Workspace } from '../../src/engine/workspace.ts';
import { TempProject } from '../support/temp-project.ts';
import { CURRENT, TestClient } from './client.ts';

const SCHEMA = `model Customer {
  id     String  @id
  email  String  @unique
  /// @notPersonal
  phone  String?
  status String
  orders Order[]
}

model Order {
  id       String   @id
  customer Customer @relation(fields: [customerId], references: [id])
  customerId String
}
`;

const CODE = `import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function load(id: string) {
  const customer = await prisma.customer.findUnique({ where: { id }, select: { email: true, status: true } });
  return customer?.email.toLowerCase();
}
export const named = (person: Customer): string => person.phone ?? '';
export const raw = () => prisma.$queryRawUnsafe('SELECT mail_address FROM customers LIMIT 1');
`;

const ENTITY = `import { Column, Entity, PrimaryColumn } from 'typeorm';
@Entity('staff')
export class Employee {
  @PrimaryColumn()
  id!: string;
  @Column({ name: 'work_mail', type: 'varchar' })
  email!: string;
}
`;

describe('server: hover', function () {
  this.timeout(20_000);
  let project: TempProject;
  let client: TestClient;
  const uri = (file: string): string => URI.file(project.at(file)).toString();
  const text = (answer: Hover | null): string => (answer === null ? '' : (answer.contents as MarkupContent).value);

  beforeEach(async () => {
    project = new TempProject({
      'package.json': '{}',
      'prisma/schema.prisma': SCHEMA,
      'src/code.ts': CODE,
      'src/employee.entity.ts': ENTITY,
      'db/schema.sql': 'create table customers (\n  id int primary key,\n  mail_address text,\n  note text\n);\n',
    });
    client = await start();
  });
  afterEach(async () => {
    await client.stop();
    project.remove();
  });

  function start(params: Parameters<typeof TestClient.start>[0] = {}): Promise<TestClient> {
    return TestClient.start({ workspaceFolders: [{ uri: URI.file(project.root).toString(), name: 'crm' }], ...params }, (options) => new Workspace(options));
  }

  async function hoverIn(file: string, content: string, at: string, after = 1, language = 'typescript'): Promise<Hover | null> {
    await client.open(uri(file), content, language);
    return client.hover(uri(file), content, at, after);
  }

  it('explains a field where a Prisma schema declares it, with a link to the place and lines to paste', async () => {
    const answer = await hoverIn('prisma/schema.prisma', SCHEMA, 'email', 1, 'prisma');
    assert.match(text(answer), /\*\*CRM Guard\*\* Customer\.email is personal data: e-mail address \(contact\.email\), sensitivity med/);
    assert.ok(text(answer).includes(`[prisma/schema.prisma:3](${uri('prisma/schema.prisma')}#L3)`), text(answer));
    assert.match(text(answer), /```yaml\nentities:\n {2}Customer:\n {4}fields:\n {6}email: false\n```/);
    assert.deepEqual(answer?.range, { start: { line: 2, character: 2 }, end: { line: 2, character: 7 } });
  });

  it('says who decided that a field is not personal, and why another is not', async () => {
    assert.match(text(await hoverIn('prisma/schema.prisma', SCHEMA, 'phone', 1, 'prisma')), /Customer\.phone is not personal data[^]*@notPersonal at the declaration[^]*Overruled: name and type in the schema/);
    assert.match(text(await client.hover(uri('prisma/schema.prisma'), SCHEMA, 'status', 1)), /Customer\.status is not personal data[^]*no word of its name/);
  });

  it('explains an entity where a schema declares it and where a relation names it', async () => {
    assert.match(text(await hoverIn('prisma/schema.prisma', SCHEMA, 'Customer', 1, 'prisma')), /Customer holds records about a customer[^]*Personal fields: email/);
    assert.match(text(await client.hover(uri('prisma/schema.prisma'), SCHEMA, 'Customer @relation', 1)), /Customer holds records/);
    assert.equal(await client.hover(uri('prisma/schema.prisma'), SCHEMA, '@relation', 1), null);
  });

  it('explains what a data access reads, chooses and answers', async () => {
    assert.match(text(await hoverIn('src/code.ts', CODE, 'prisma.customer', 9)), /Customer holds records/);
    assert.match(text(await client.hover(uri('src/code.ts'), CODE, 'email: true', 1)), /Customer\.email is personal data/);
    assert.match(text(await client.hover(uri('src/code.ts'), CODE, 'customer?.email', 12)), /Customer\.email is personal data/);
    assert.match(text(await client.hover(uri('src/code.ts'), CODE, 'customer?.email', 1)), /Customer holds records/);
    assert.match(text(await client.hover(uri('src/code.ts'), CODE, 'person.phone', 8)), /Customer\.phone is not personal data/);
    assert.match(text(await client.hover(uri('src/code.ts'), CODE, 'Customer): string', 1)), /Customer holds records/);
    assert.equal(await client.hover(uri('src/code.ts'), CODE, 'toLowerCase', 1), null);
    assert.equal(await client.hover(uri('src/code.ts'), CODE, 'export async', 1), null);
  });

  it('explains tables and columns in SQL, in a script and in a statement of the code', async () => {
    assert.match(text(await hoverIn('src/code.ts', CODE, 'FROM customers', 6)), /holds records about a customer/);
    assert.match(text(await client.hover(uri('src/code.ts'), CODE, 'mail_address', 1)), /mail_address is personal data/);
    const sql = 'create table customers (\n  id int primary key,\n  mail_address text,\n  note text\n);\n';
    assert.match(text(await hoverIn('db/schema.sql', sql, 'mail_address', 1, 'sql')), /mail_address is personal data/);
  });

  it('explains the class of an entity and its properties', async () => {
    assert.match(text(await hoverIn('src/employee.entity.ts', ENTITY, 'class Employee', 7)), /Employee holds records about an employee/);
    assert.match(text(await client.hover(uri('src/employee.entity.ts'), ENTITY, 'email!', 1)), /Employee\.email is personal data/);
  });

  it('follows unsaved text, and keeps the last readable version of what is half-typed', async () => {
    await hoverIn('prisma/schema.prisma', SCHEMA, 'email', 1, 'prisma');
    const half = SCHEMA.replace('  email  String  @unique\n', '  ema\n').replace('  status String\n', '  status String\n  lastName String\n');
    await client.change(uri('prisma/schema.prisma'), 2, half);
    const entity = text(await client.hover(uri('prisma/schema.prisma'), half, 'Customer', 1));
    assert.match(entity, /Customer holds records/);
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.match(text(await hoverIn('src/code.ts', CODE, 'customer?.email', 12)), /Customer\.email is personal data[^]*as of the last readable version: line 3 of /);
    const said = client.published.flatMap(({ diagnostics }) => diagnostics.map(({ message, range }) => `${range.start.line}: ${message}`));
    assert.ok(said.some((line) => line.startsWith('2: ') && line.includes('the last readable version of Customer counts')), said.join('\n'));
    await client.change(uri('prisma/schema.prisma'), 3, SCHEMA.replace('email', 'homePage'));
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.doesNotMatch(text(await client.hover(uri('src/code.ts'), CODE, 'customer?.email', 12)), /Customer\.email is personal data/);
  });

  it('speaks Japanese, and plain text to clients without Markdown', async () => {
    await client.stop();
    client = await start({ locale: 'ja', capabilities: { ...CURRENT, textDocument: { diagnostic: {} } } });
    const answer = await hoverIn('prisma/schema.prisma', SCHEMA, 'email', 1, 'prisma');
    assert.equal((answer?.contents as MarkupContent).kind, 'plaintext');
    assert.match(text(answer), /Customer\.email は個人データです: メールアドレス（contact\.email）、機微度 中/);
    assert.match(text(answer), /理由: Customer の「email」（String）は contact\.email です/);
  });
});
