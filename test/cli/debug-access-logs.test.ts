import assert from 'node:assert/strict';
import type { AccessLogReport } from '../../src/model/index.ts';
import { TempProject } from '../support/temp-project.ts';
import { cli } from './fake.ts';

const STORE = 'await prisma.accessLogEntry.create({ data: {} });';
const FILES = {
  'package.json': '{}',
  'crm-guard.yaml': 'accessLog:\n  functions: [noteRead]\n  wrappers:\n    - withAudits\n',
  'prisma/schema.prisma': 'model Customer {\n  id String @id\n  email String\n  phone String\n}\n',
  'src/log.ts': `export async function noteRead(id: string) { ${STORE} }\nexport const withAudit = (handler) => async (...args) => { ${STORE} return handler(...args); };\n`,
  'src/helper.ts': "import { noteRead } from './log';\nexport const seen = (id: string) => noteRead(id);\n",
  'src/a.ts': "import { PrismaClient } from '@prisma/client';\nimport { seen } from './helper';\nimport { noteRead, withAudit } from './log';\nconst prisma = new PrismaClient();\nexport async function one(id: string) {\n  await noteRead(id);\n  return prisma.customer.findUnique({ where: { id } });\n}\nexport async function two(id: string) {\n  await seen(id);\n  return prisma.customer.findUnique({ where: { id } });\n}\nexport const three = withAudit((id: string) => prisma.customer.findUnique({ where: { id } }));\nexport const four = (id: string) => prisma.customer.findUnique({ where: { id } });\nexport const known = async (id: string) => (await prisma.customer.findUnique({ where: { id } })) !== null;\n",
};

describe('debug access-logs', () => {
  let project: TempProject;
  before(() => (project = new TempProject(FILES)));
  after(() => project.remove());

  it('shows every access log with its kind, its place, how often it is used and how many reads it logs', async () => {
    const { code, stdout, stderr } = await cli(['debug', 'access-logs'], { cwd: project.root });
    assert.deepEqual([code, stderr], [0, '']);
    assert.match(stdout, /^access log +kind +known from +records +uses +reads it logs$/m);
    assert.match(stdout, /^noteRead +function +policy +reads +2 +2 +src\/log\.ts$/m);
    assert.match(stdout, /^withAudit +wrapper +code +not seen +1 +1 +src\/log\.ts:2$/m);
    assert.match(stdout, /^3 of 5 reads of personal data are logged\.$/m);
  });

  it('shows what logs because it uses one of them', async () => {
    const { stdout } = await cli(['debug', 'access-logs'], { cwd: project.root });
    assert.match(stdout, /^Log because they use one of these:\n {2}seen {2}\(function\) {2}src\/helper\.ts:2$/m);
  });

  it('shows the lines to paste, and the names of the policy that match nothing', async () => {
    const { stdout } = await cli(['debug', 'access-logs'], { cwd: project.root });
    assert.match(stdout, /^accessLog:\n {2}wrappers:\n {4}- name: withAudit\n {6}module: \.\/src\/log\n$/m);
    assert.match(stdout, /^crm-guard\.yaml:4: accessLog\.wrappers: `withAudits` is not declared anywhere in this project/m);
  });

  it('says the same in Japanese, and to tools as JSON', async () => {
    const { stdout } = await cli(['debug', 'access-logs', '--locale', 'ja'], { cwd: project.root });
    assert.match(stdout, /^withAudit +ラッパー +コード +不明 +1 +1 +src\/log\.ts:2$/m);
    assert.match(stdout, /^個人データの読み取り5件のうち3件が記録されています。$/m);
    const json = JSON.parse((await cli(['debug', 'access-logs', '--format', 'json', '--locale', 'ja'], { cwd: project.root })).stdout) as AccessLogReport;
    assert.deepEqual(json.reads, { all: 5, logged: 3 });
    assert.deepEqual(json.logs.map(({ name, uses, reads }) => [name, uses, reads]), [['noteRead', 2, 2], ['withAudits', 0, 0], ['withAudit', 1, 1]]);
  });

  it('counts the reads of the files that are asked for', async () => {
    const json = JSON.parse((await cli(['debug', 'access-logs', '--format', 'json', 'src/log.ts'], { cwd: project.root })).stdout) as AccessLogReport;
    assert.deepEqual(json.reads, { all: 0, logged: 0 });
  });

  it('says so where there is none', async () => {
    const empty = new TempProject({ 'package.json': '{}', 'src/a.ts': 'export {};\n' });
    try {
      assert.match((await cli(['debug', 'access-logs'], { cwd: empty.root })).stdout, /^No access log was found: .*Name yours in the policy, under accessLog\.\n$/);
    } finally {
      empty.remove();
    }
  });
});
