import assert from 'node:assert/strict';
import type { AccessReport, ScopeReport } from '../../src/model/index.ts';
import { TempProject } from '../support/temp-project.ts';
import { cli } from './fake.ts';

const SOURCE = `import { PrismaClient } from '@prisma/client';
import { MAX } from './limits';
const prisma = new PrismaClient();
export const page = (n: number, args: any) => [
  prisma.customer.findMany({ select: { id: true, email: true }, where: { status: 'open' }, take: Math.min(n, MAX), include: undefined }),
  prisma.customer.findMany(args),
];
`;

describe('debug accesses', () => {
  let project: TempProject;
  before(() => (project = new TempProject({ 'package.json': '{}', 'prisma/schema.prisma': 'model Customer {\n  id String @id\n  email String\n  status String\n}\n', 'src/a.ts': SOURCE, 'src/limits.ts': 'export const MAX = 100;\n', 'src/broken.ts': 'prisma.customer.findMany({\n', 'src/none.ts': 'export {};\n', 'src/all.ts': '// Every row there is.\nexport const all = (delegate: any) => delegate.findMany();\n', 'src/generic.ts': "import { PrismaClient } from '@prisma/client';\nimport { all } from './all';\nconst prisma = new PrismaClient();\nall(prisma.customer);\n" })));
  after(() => project.remove());

  it('shows what was understood of each access, and how much is known', async () => {
    const { code, stdout, stderr } = await cli(['debug', 'accesses'], { cwd: project.root });
    assert.deepEqual([code, stderr], [0, '']);
    assert.match(stdout, /^src\/a\.ts\n {2}5:19 {2}prisma findMany: read many customer {2}\(import\)\n {6}rows dynamic<=100; fields id, email; filter status = 'open'; use return$/m);
    assert.match(stdout, /rows unknown: arguments are built elsewhere/);
    assert.match(stdout, /^src\/broken\.ts: not read: /m);
    assert.match(stdout, /^3 data accesses in 6 files/m);
    assert.match(stdout, /^ {2}prisma +3 +3 +0 +0 +100 % +66 % +66 % +66 %$/m);
  });

  it('gives its reasons in Japanese, but not to tools', async () => {
    const { stdout } = await cli(['debug', 'accesses', '--locale', 'ja', 'src/a.ts'], { cwd: project.root });
    assert.match(stdout, /件数 不明: 引数が別の場所で組み立てられています/);
    const json = await cli(['debug', 'accesses', '--locale', 'ja', '--format', 'json', 'src/a.ts'], { cwd: project.root });
    assert.match(json.stdout, /"unknown": "arguments are built elsewhere"/);
  });

  it('says the same as JSON, of the paths that are asked for', async () => {
    const { stdout } = await cli(['debug', 'accesses', '--format', 'json', 'src/a.ts'], { cwd: project.root });
    const report = JSON.parse(stdout) as AccessReport;
    assert.deepEqual([report.files, report.problems, report.accesses.length], [1, [], 2]);
    const [first] = report.accesses;
    assert.deepEqual([first?.file, first?.line, first?.column, first?.entity, first?.rowBound], ['src/a.ts', 5, 19, { known: 'customer' }, { known: 'dynamic<=100' }]);
  });

  it('says where a function of the project reads what it is given', async () => {
    const { stdout } = await cli(['debug', 'accesses', '--format', 'json', 'src/generic.ts'], { cwd: project.root });
    const [told] = (JSON.parse(stdout) as AccessReport).accesses;
    assert.deepEqual([told?.line, told?.entity, told?.via], [4, { known: 'customer' }, 'src/all.ts:2']);
    const text = await cli(['debug', 'accesses', 'src/generic.ts'], { cwd: project.root });
    assert.match(text.stdout, /^ {2}4:1 {2}prisma findMany in src\/all\.ts:2: read many customer/m);
  });

  it('says so where there is none', async () => {
    const { stdout } = await cli(['debug', 'accesses', 'src/none.ts'], { cwd: project.root });
    assert.equal(stdout, 'No data access was found in 1 files.\n');
  });

  for (const [argv, said] of [
    [['debug'], /say what to look at: crm-guard debug <accesses, access-logs, scopes>/],
    [['debug', 'acceses'], /Did you mean accesses\?/],
    [['debug', 'accesses', 'nowhere'], /there is no file or folder "nowhere"/],
    [['debug', 'accesses', '--policy', 'none.yaml'], /policy file "none\.yaml" does not exist/],
  ] as const) {
    it(`${argv.join(' ')}: wrong use is said`, async () => {
      const { code, stderr, stdout } = await cli(argv, { cwd: project.root });
      assert.deepEqual([code, stdout], [2, '']);
      assert.match(stderr, said);
    });
  }
});

describe('debug scopes', () => {
  let project: TempProject;
  const tables = ['Customer', 'Contact', 'Order', 'Visit'].map((name) => `model ${name} {\n  id String @id\n  tenantId String\n  email String\n}\n`).join('');
  const sources = Object.fromEntries(Array.from({ length: 8 }, (_, at) => [`src/f${at}.ts`, 'export const list = (tenantId: string) => prisma.customer.findMany({ where: { tenantId } });\n']));
  before(() => (project = new TempProject({ 'package.json': '{}', 'prisma/schema.prisma': `${tables}model Note {\n  id String @id\n  phone String\n  contactId String\n  contact Contact @relation(fields: [contactId], references: [id])\n}\nmodel Lead {\n  id String @id\n  phone String\n}\n`, ...sources })));
  after(() => project.remove());

  it('says what was learnt, what it ties, and which lines hold it fast', async () => {
    const { code, stdout, stderr } = await cli(['debug', 'scopes'], { cwd: project.root });
    assert.deepEqual([code, stderr], [0, '']);
    assert.equal(stdout, `tenantId  learnt: 8 of 8 files that read such records filter by it; 4 of 6 entities have it
  ties Contact, Customer, Order, Visit
  through a record they belong to: Note

Entities with personal data that nothing ties: Lead

To hold it fast, in crm-guard.yaml:

scopes:
  fields:
    - tenantId
`);
    const ja = await cli(['debug', 'scopes', '--locale', 'ja'], { cwd: project.root });
    assert.match(ja.stdout, /^tenantId {2}学習: 同様のレコードを読み取る 8 ファイルのうち 8 ファイルが/);
  });

  it('says the same as JSON', async () => {
    const { stdout } = await cli(['debug', 'scopes', '--format', 'json'], { cwd: project.root });
    const report = JSON.parse(stdout) as ScopeReport;
    assert.deepEqual([report.fields.map(({ field, through }) => [field, through]), report.untied, report.others], [[['tenantId', ['Note']]], ['Lead'], []]);
  });

  it('says so where nothing ties, and what the policy leaves out', async () => {
    const empty = new TempProject({ 'package.json': '{}', 'src/a.ts': 'export {};\n' });
    try {
      assert.match((await cli(['debug', 'scopes'], { cwd: empty.root })).stdout, /^No field ties records/);
    } finally {
      empty.remove();
    }
    project.write('crm-guard.yaml', 'scopes: { fields: [{ name: contactId, entities: [Note] }] }\n');
    const { stdout } = await cli(['debug', 'scopes'], { cwd: project.root });
    assert.match(stdout, /^contactId {2}named in the policy\n {2}ties Note\n\nWhat came close or is not in the policy:\n {2}tenantId: 8 of 8 files, 4 of 6 entities\n/);
  });
});
