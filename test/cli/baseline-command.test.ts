import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inFolder } from './fake.ts';
import { crmGuard } from './process.ts';

const SCHEMA = 'model Customer {\n  id    Int    @id\n  email String\n  name  String\n}\n';
const READS = "import { PrismaClient } from '@prisma/client';\nconst prisma = new PrismaClient();\nexport const all = () => prisma.customer.findMany();\nexport const again = () => prisma.customer.findMany();\n";
const PROJECT = { 'package.json': '{}', 'crm-guard.yaml': 'rules: { require-access-log: off, no-select-all-fields: off }\n', 'schema.prisma': SCHEMA, 'src/a.ts': READS };
const FILE = 'crm-guard-baseline.json';

describe('crm-guard baseline', function () {
  this.timeout(120_000);
  const run = (cwd: string, ...argv: string[]): Promise<{ code: number | null; stdout: string; stderr: string }> => crmGuard(cwd, ...argv);
  const change = (cwd: string, edit: (text: string) => string, file = 'src/a.ts'): void => writeFileSync(path.join(cwd, file), edit(readFileSync(path.join(cwd, file), 'utf8')));

  it('lets a check pass for what was there, wherever it moves, and fail for what is new', async () => {
    await inFolder(PROJECT, async (cwd) => {
      assert.equal((await run(cwd, 'check')).code, 1);
      const made = await run(cwd, 'baseline', 'create', '--reason', 'before the audit', '--until', '2999-12-31');
      assert.equal(made.code, 0, made.stderr);
      assert.match(made.stdout, /^crm-guard-baseline\.json: 2 findings in 1 file\n/);
      const checked = await run(cwd, 'check');
      assert.equal(checked.code, 0);
      assert.match(checked.stdout, /2 in baseline/);

      change(cwd, (text) => `// a comment\n\n${text.replace('const all = () =>', 'const all = () =>\n   ')}`);
      assert.equal((await run(cwd, 'check')).code, 0, 'moved and formatted');
      change(cwd, (text) => `${text}export const third = () => prisma.customer.findMany();\n`);
      const more = await run(cwd, 'check', '--format', 'json');
      const { findings } = JSON.parse(more.stdout) as { findings: { suppressed: { kind: string; reason: string; until: string } | null }[] };
      assert.equal(more.code, 1);
      assert.deepEqual(findings.map(({ suppressed }) => suppressed?.kind ?? 'counts'), ['baseline', 'baseline', 'counts']);
      assert.deepEqual(findings[0]?.suppressed, { kind: 'baseline', reason: 'before the audit', until: '2999-12-31' });
      assert.match((await run(cwd, 'check', '--no-baseline')).stdout, /3 findings/);
    });
  });

  it('follows a file to its new place, and is told apart by package', async () => {
    await inFolder({ ...PROJECT, 'pkg/package.json': '{}', 'pkg/crm-guard.yaml': PROJECT['crm-guard.yaml'], 'pkg/schema.prisma': SCHEMA, 'pkg/src/b.ts': READS }, async (cwd) => {
      const made = await run(cwd, 'baseline', 'create');
      assert.match(made.stdout, /pkg\/crm-guard-baseline\.json: 2 findings/);
      assert.ok(existsSync(path.join(cwd, FILE)) && existsSync(path.join(cwd, 'pkg', FILE)));
      mkdirSync(path.join(cwd, 'src/moved'));
      renameSync(path.join(cwd, 'src/a.ts'), path.join(cwd, 'src/moved/c.ts'));
      assert.equal((await run(cwd, 'check')).code, 0);
      assert.equal((await run(path.join(cwd, 'pkg'), 'check')).code, 0);
    });
  });

  it('says what is mended, takes it out, and adds nothing', async () => {
    await inFolder(PROJECT, async (cwd) => {
      await run(cwd, 'baseline', 'create');
      change(cwd, (text) => text.replace('again = () => prisma.customer.findMany()', 'again = () => prisma.customer.findMany({ take: 10 })'));
      assert.match((await run(cwd, 'check')).stdout, /Of 2 findings in the baseline 1 no longer\s+occur/);
      assert.doesNotMatch((await run(cwd, 'check', 'src/a.ts')).stdout, /no longer/, 'a part of the project says nothing of the rest');
      change(cwd, (text) => `${text}export const new1 = () => prisma.customer.findMany({ orderBy: { id: 'asc' } });\n`);
      const pruned = await run(cwd, 'baseline', 'prune');
      assert.equal(pruned.stdout, 'crm-guard-baseline.json: 1 taken out, 1 left\n');
      assert.equal((await run(cwd, 'baseline', 'prune')).stdout, 'crm-guard-baseline.json: nothing to take out, 1 left\n');
      assert.equal((await run(cwd, 'check')).code, 1, 'what is new still counts');
      assert.match((await run(cwd, 'baseline', 'show')).stdout, /1 finding in 1 file\n {2}1 {2}no-unbounded-query\n$/);
    });
  });

  it('refuses to overwrite, and says in which line a file is broken', async () => {
    await inFolder(PROJECT, async (cwd) => {
      assert.equal((await run(cwd, 'baseline', 'show')).code, 2);
      await run(cwd, 'baseline', 'create');
      const before = readFileSync(path.join(cwd, FILE), 'utf8');
      const refused = await run(cwd, 'baseline', 'create');
      assert.deepEqual([refused.code, readFileSync(path.join(cwd, FILE), 'utf8')], [2, before]);
      assert.match(refused.stderr, /exists already; nothing was written/);
      assert.equal((await run(cwd, 'baseline', 'create', '--force')).code, 0);
      for (const [wrong, said] of [
        ['{\n  "version": 2,\n  "findings": {}\n}', /crm-guard-baseline\.json:2:3 .*"version" must be 1/],
        ['{\n  "version": 1,\n  "until": "soon",\n  "findings": {}\n}', /:3:3 .*"until" must be a day/],
        ['{ "version": 1, "findings": { "src/a.ts": [{}] } }', /"src\/a\.ts" must be a list of/],
        ['{ "version": 1,', /no JSON/],
        ['{\n<<<<<<< HEAD\n', /merge conflict/],
      ] as const) {
        writeFileSync(path.join(cwd, FILE), wrong);
        const { code, stderr } = await run(cwd, 'check');
        assert.equal(code, 2, wrong);
        assert.match(stderr, said);
        assert.equal((await run(cwd, 'baseline', 'prune')).code, 2);
        assert.equal(readFileSync(path.join(cwd, FILE), 'utf8'), wrong, 'nothing is lost');
      }
      assert.match((await run(cwd, 'check', '--locale', 'ja')).stderr, /マージの競合/);
      assert.equal((await run(cwd, 'baseline', 'create', '--until', 'tomorrow')).code, 2);
      assert.equal((await run(cwd, 'baseline', 'prune', '--force')).code, 2);
      assert.match((await run(cwd, 'baseline', 'prunes')).stderr, /Did you mean prune\?/);
    });
  });

  it('counts again when its time is over', async () => {
    await inFolder({ ...PROJECT, [FILE]: '{ "version": 1, "until": "2020-01-31", "findings": {} }' }, async (cwd) => {
      const { code, stdout } = await run(cwd, 'check');
      assert.equal(code, 1);
      assert.match(stdout, /counted until 2020-01-31/);
    });
  });
});
