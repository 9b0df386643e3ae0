import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { cli, inFolder } from './fake.ts';

const project = {
  'package.json': '{}',
  'schema.prisma': 'model Customer {\n  id    Int    @id\n  email String\n}\n',
  'crm-guard.yaml': 'rules:\n  require-access-log: off\n',
  'policy-tests/good.ts': "import { PrismaClient } from '@prisma/client';\nconst prisma = new PrismaClient();\n// expect: no-unbounded-query\nexport const all = () => prisma.customer.findMany({ select: { id: true, email: true } });\n",
};
const bad = { 'policy-tests/bad.ts': '// test: nothing is found\n// expect: no-unbounded-query\nexport const a = 1;\n' };

describe('crm-guard policy test', function () {
  this.timeout(30_000);

  it('ends with 0 where every test holds', async () => {
    await inFolder(project, async (cwd) => {
      const { code, stdout, stderr } = await cli(['policy', 'test'], { cwd });
      assert.equal(stderr, '');
      assert.equal(code, 0);
      assert.match(stdout, /^policy-tests\/good\.ts {2}as good\.ts\n {2}✔ good\.ts\n\n✔ the policy test holds \(.*\)\ncrm-guard\.yaml\n$/);
    });
  });

  it('ends with 1 where one fails, and says where and why', async () => {
    await inFolder({ ...project, ...bad }, async (cwd) => {
      const { code, stdout } = await cli(['policy', 'test', '.'], { cwd });
      assert.equal(code, 1);
      assert.match(stdout, / {2}✖ nothing is found\n {6}policy-tests\/bad\.ts:2:1 {2}Expected `no-unbounded-query`, but it found nothing here\.\n/);
      assert.match(stdout, /✖ 1 of 2 policy tests failed \(2 files, /);
      assert.equal((await cli(['policy', 'test', 'policy-tests/good.ts'], { cwd })).code, 0, 'one file alone');
      assert.match((await cli(['policy', 'test', '--locale', 'ja'], { cwd })).stdout, /ポリシーテスト2件中1件が失敗/);
    });
  });

  it('gives the same as JSON', async () => {
    await inFolder({ ...project, ...bad }, async (cwd) => {
      const { code, stdout } = await cli(['policy', 'test', '-f', 'json'], { cwd });
      const report = JSON.parse(stdout) as { summary: { tests: number; failed: number }; files: { file: string; tests: { failures: { kind: string; line: number }[] }[] }[] };
      assert.equal(code, 1);
      assert.deepEqual([report.summary.tests, report.summary.failed], [2, 1]);
      assert.deepEqual(report.files[0]?.tests[0]?.failures.map(({ kind, line }) => [kind, line]), [['missing', 2]]);
    });
  });

  it('ends with 2 over no tests, a wrong policy, a wrong path and a wrong word', async () => {
    await inFolder({ 'package.json': '{}' }, async (cwd) => {
      const { code, stderr } = await cli(['policy', 'test'], { cwd });
      assert.equal(code, 2);
      assert.match(stderr, /^crm-guard: there are no policy tests in .*policy-tests/);
    });
    await inFolder({ ...project, 'crm-guard.yaml': 'maxRow: 1\n' }, async (cwd) => {
      const { code, stderr } = await cli(['policy', 'test'], { cwd });
      assert.equal(code, 2);
      assert.match(stderr, /crm-guard\.yaml:1:1 {2}error/);
      assert.equal((await cli(['policy', 'test', 'nowhere'], { cwd })).code, 2);
      assert.match((await cli(['policy', 'tests'], { cwd })).stderr, /crm-guard policy <.*> .*Did you mean test\?/);
    });
  });
});

describe('crm-guard policy diff', function () {
  this.timeout(60_000);

  const source = "import { PrismaClient } from '@prisma/client';\nconst prisma = new PrismaClient();\nexport const all = () => prisma.customer.findMany({ select: { id: true, email: true }, take: 300 });\n";
  const files = { ...project, 'src/a.ts': source };
  const git = (cwd: string, ...args: string[]): void => void execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], { cwd, stdio: 'ignore' });
  const edit = (cwd: string, text: string): void => writeFileSync(path.join(cwd, 'crm-guard.yaml'), text);

  it('compares with the committed policy', async () => {
    await inFolder(files, async (cwd) => {
      git(cwd, 'init', '-q');
      git(cwd, 'add', '.');
      git(cwd, 'commit', '-qm', 'first');
      assert.match((await cli(['policy', 'diff'], { cwd })).stdout, /^HEAD:crm-guard\.yaml → crm-guard\.yaml\n\nNo finding appears/);
      edit(cwd, 'maxRows: 500\nrules:\n  require-access-log: off\n');
      const wider = await cli(['policy', 'diff'], { cwd });
      assert.equal(wider.code, 0);
      assert.match(wider.stdout, /Findings that go \(1\)\n {2}src\/a\.ts\n- {3}3:\d+ {2}error {2}no-unbounded-query {2}\(is no longer found; maxRows 200 → 500, crm-guard\.yaml:1\)/);
      git(cwd, 'commit', '-qam', 'wider');
      edit(cwd, 'rules:\n  require-access-log: off\n');
      const stricter = await cli(['policy', 'diff', '--base', 'HEAD', '-f', 'json'], { cwd });
      assert.equal(stricter.code, 1, 'an error appears');
      const { base, appear } = JSON.parse(stricter.stdout) as { base: string; appear: { why: string; finding: { ruleId: string; suggestions: unknown[] } }[] };
      assert.equal(base, 'HEAD:crm-guard.yaml');
      assert.deepEqual(appear.map(({ why, finding }) => [why, finding.ruleId]), [['found', 'crm-guard/no-unbounded-query']]);
      assert.match((await cli(['policy', 'diff', '--locale', 'ja'], { cwd })).stdout, /新たに報告される検出（1件）/);
    });
  });

  it('compares with a file, and with no policy where the revision has none', async () => {
    await inFolder({ 'package.json': '{}', 'schema.prisma': project['schema.prisma'], 'src/a.ts': source, 'old.yaml': 'maxRows: 500\nrules: { require-access-log: off }\n' }, async (cwd) => {
      git(cwd, 'init', '-q');
      git(cwd, 'add', '.');
      git(cwd, 'commit', '-qm', 'first');
      edit(cwd, 'maxRows: 200\n');
      assert.match((await cli(['policy', 'diff', '--base', 'old.yaml'], { cwd })).stdout, /Findings that appear \(1\)/);
      edit(cwd, 'maxRows: 500\n');
      assert.match((await cli(['policy', 'diff'], { cwd })).stdout, /Findings that go/);
    });
  });

  it('ends with 2 over a base that does not exist, over no policy, and over errors in one of the two', async () => {
    await inFolder({ ...files, 'wrong.yaml': 'maxRow: 5\n' }, async (cwd) => {
      git(cwd, 'init', '-q');
      const unknown = await cli(['policy', 'diff', '--base', 'nowhere'], { cwd });
      assert.deepEqual([unknown.code, unknown.stderr], [2, 'crm-guard: "nowhere" is neither a policy file nor a revision of git here.\n']);
      assert.equal((await cli(['policy', 'diff', '--base=--output=x'], { cwd })).code, 2, 'no option reaches git');
      const wrong = await cli(['policy', 'diff', '--base', 'wrong.yaml'], { cwd });
      assert.equal(wrong.code, 2);
      assert.match(wrong.stderr, /^wrong\.yaml:1:1 {2}error/);
      assert.equal((await cli(['policy', 'test', '--base', 'wrong.yaml'], { cwd })).code, 2);
    });
    await inFolder({ 'package.json': '{}' }, async (cwd) => assert.match((await cli(['policy', 'diff'], { cwd })).stderr, /there is no policy file in/));
  });
});
