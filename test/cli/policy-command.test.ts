import assert from 'node:assert/strict';
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
