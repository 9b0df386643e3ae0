import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { check, type CheckOptions, PolicyError, UsageError } from '../../src/engine/check.ts';
import type { CheckResult, Finding } from '../../src/model/index.ts';
import { MAX_FILE_SIZE } from '../../src/project/index.ts';
import { type Files, TempProject } from '../support/temp-project.ts';
import { CRM, read, reads, SCHEMA, shown } from './crm.ts';

describe('check', function () {
  this.timeout(30_000);

  let project: TempProject;
  beforeEach(() => {
    project = new TempProject(CRM);
  });
  afterEach(() => project.remove());

  const run = (paths: readonly string[] = ['.'], more: Partial<CheckOptions> = {}): Promise<CheckResult> =>
    check({ paths: paths.map((given) => project.at(given)), concurrency: 1, cache: false, ...more });
  const write = (files: Files): void => {
    for (const [file, text] of Object.entries(files)) project.write(file, text);
  };

  it('judges calls of access-log functions in files that name nothing else, whatever was done before they were known', async () => {
    write({
      'src/access-log.ts': "import { prisma } from './db';\nexport async function recordAccess(entry: object) {\n  await prisma.accessLogEntry.create({ data: entry });\n}\n",
      'src/view.ts': "import { recordAccess } from './access-log';\nexport async function view(id: string) {\n  recordAccess({ actor: id, action: 'view', subject: id });\n}\n",
    });
    const rules = ({ findings }: CheckResult): string[] => findings.map(({ file, line, ruleId }) => `${file}:${line} ${ruleId}`).filter((one) => one.includes('floating'));
    for (const concurrency of [1, 2]) assert.deepEqual(rules(await run(['.'], { concurrency })), ['src/view.ts:3 crm-guard/no-floating-access-log'], `${concurrency} threads`);
  });

  it('leaves out what a bundler wrote, whatever it is called: it is no source, and declares nothing', async () => {
    const bundle = `${'function a(b){return prisma.customer.findMany({where:{c:b}}).then(d=>d)}'.repeat(400)};`;
    write({ 'src/kept.ts': reads(1), 'public/index-4fqx.js': `import { prisma } from './db';${bundle}`, 'public/broken-1.js': `${bundle}((` });
    const { findings, problems, summary } = await run(['src/kept.ts', 'public']);
    assert.deepEqual([[...new Set(findings.map(({ file }) => file))], problems, summary.files], [['src/kept.ts'], [], 1]);
  });

  it("leaves a comment of ESLint's past to its author", async () => {
    write({ 'src/old.ts': `/* eslint-env node */\n${reads(1)}` });
    assert.deepEqual((await run(['src/old.ts'])).problems, []);
  });

  describe('generic code of the project', () => {
    const GENERIC = {
      'src/db.ts': "import { PrismaClient } from '@prisma/client';\nexport const prisma = new PrismaClient();\n",
      'src/crud.ts': 'export const crudRoutes = (model: any) => ({ list: () => model.findMany(), one: (id: string) => model.findUnique({ where: { id } }) });\nexport class Listing { protected model: any; all() { return this.model.findMany(); } }\n',
      'src/routes.ts': "import { prisma } from './db';\nimport { crudRoutes } from './crud';\nexport const customers = crudRoutes(prisma.customer);\n",
      'src/list.ts': "import { prisma } from './db';\nimport { Listing } from './crud';\nexport class Customers extends Listing { protected model = prisma.customer; }\n",
      'src/other.ts': 'export const crudRoutes = (name: string) => name;\ncrudRoutes("customer");\n',
    };

    it('is judged where it is given an entity, in files that name no client too', async () => {
      write(GENERIC);
      assert.deepEqual(shown(await run()), ['src/list.ts:3 no-unbounded-query', 'src/routes.ts:3 no-unbounded-query']);
    });

    it('from the cache as well, and anew when it changes', async () => {
      write({ ...GENERIC, 'src/crud.ts': 'export const crudRoutes = (model: any) => ({});\nexport class Listing {}\n' });
      const cached = (): Promise<CheckResult> => run(['.'], { cache: true });
      assert.deepEqual(shown(await cached()), []);
      write({ 'src/crud.ts': GENERIC['src/crud.ts'] });
      assert.equal((await cached()).findings.length, 2);
      assert.equal((await cached()).findings.length, 2);
      write({ 'src/crud.ts': GENERIC['src/crud.ts'].replaceAll('findMany()', 'findMany({ take: 20 })') });
      assert.deepEqual(shown(await cached()), []);
    });
  });

  describe('counts', () => {
    it('files, analysed ones, errors, warnings and suppressed findings', async () => {
      write({
        'src/a.ts': `${reads(1)}// eslint-disable-next-line crm-guard/no-unbounded-query, crm-guard/require-access-log -- agreed\n${read('two')}`,
        'src/clean.ts': 'export const nothing = 1;\n',
        'src/broken.ts': 'export const = ;\n',
        'src/binary.ts': Buffer.from('const a = 1;\0\0'),
      });
      const { summary, findings, problems } = await run();
      const open = findings.filter(({ suppressed }) => !suppressed);
      assert.deepEqual({ ...summary, durationMs: 0 }, { files: 4, analysed: 2, errors: 1, warnings: 1, suppressed: 2, durationMs: 0 });
      assert.deepEqual(open.map(({ severity, ruleId }) => [severity, ruleId]).sort(), [['error', 'crm-guard/no-unbounded-query'], ['warning', 'crm-guard/require-access-log']]);
      assert.deepEqual(problems.map(({ kind, file }) => [kind, file]).sort(), [['binary', 'src/binary.ts'], ['syntax-error', 'src/broken.ts']]);
    });
  });

  describe('files that cannot be judged', () => {
    it('are said, each with its reason, and the run goes on', async () => {
      write({
        'src/a.ts': reads(1),
        'src/empty.ts': '',
        'src/binary.ts': Buffer.concat([Buffer.from('// text\n'), Buffer.alloc(10)]),
        'src/huge.ts': Buffer.alloc(MAX_FILE_SIZE + 1, '\n'),
        'src/broken.ts': `${reads(1)}\nconst x = {\n`,
        'src/half.ts': `${reads(1)}\nprisma.customer.findMany({ where: {`,
      });
      mkdirSync(project.at('src/folder.ts'));
      symlinkSync(project.at('src/gone.ts'), project.at('src/link.ts'));
      symlinkSync(project.at('src/loop.ts'), project.at('src/loop.ts'));
      const { summary, findings, problems } = await run();
      assert.deepEqual(problems.map(({ kind, file }) => `${kind} ${file}`).sort(), [
        'binary src/binary.ts',
        'broken-link src/link.ts',
        'broken-link src/loop.ts',
        'syntax-error src/broken.ts',
        'syntax-error src/half.ts',
        'too-large src/huge.ts',
      ]);
      assert.deepEqual([...new Set(findings.map(({ file }) => file))], ['src/a.ts']);
      assert.equal(summary.files, 8);
      assert.equal(summary.analysed, 2);
      for (const { message } of problems) assert.ok(!message.includes(project.root), message);
    });

    it('have the place of their syntax error, in lines and columns of the file as it is', async () => {
      write({ 'src/a.ts': '\uFEFF// é 😀\r\nexport const = 1;\r\n' });
      const { problems } = await run();
      assert.deepEqual(problems.map(({ kind, line, column }) => [kind, line, column]), [['syntax-error', 2, 14]]);
    });

    it('are said only where they were asked for', async () => {
      write({ 'src/a.ts': reads(1), 'other/binary.ts': Buffer.alloc(10), 'other/broken.ts': 'const = 1' });
      symlinkSync(project.at('other/gone.ts'), project.at('other/link.ts'));
      const { problems, summary } = await run(['src']);
      assert.deepEqual(problems, []);
      assert.equal(summary.files, 1);
    });
  });

  describe('paths', () => {
    it('give a file the same findings alone, in its folder, and with everything', async () => {
      write({ 'src/a.ts': reads(2), 'src/sub/b.ts': reads(1) });
      const of = (result: CheckResult, file: string): readonly Finding[] => result.findings.filter((finding) => finding.file === file);
      const all = await run();
      assert.ok(of(all, 'src/a.ts').length >= 4);
      for (const paths of [['src/a.ts'], ['src'], ['src/a.ts', 'src/sub'], ['src/sub/b.ts', 'src/a.ts', 'src/a.ts']]) {
        const some = await run(paths);
        assert.equal(some.root, project.root, paths.join(' '));
        assert.deepEqual(of(some, 'src/a.ts'), of(all, 'src/a.ts'), paths.join(' '));
      }
      assert.deepEqual([...new Set((await run(['src/sub'])).findings.map(({ file }) => file))], ['src/sub/b.ts']);
    });

    it('of a file that git ignores are checked when named, not otherwise', async () => {
      write({ '.gitignore': 'made/\n', 'made/a.ts': reads(1) });
      assert.equal((await run()).summary.files, 0);
      assert.equal((await run(['made'])).summary.files, 0);
      assert.deepEqual(shown(await run(['made/a.ts'])), ['made/a.ts:3 no-unbounded-query', 'made/a.ts:3 require-access-log']);
    });

    it('of a file that the policy leaves out are not checked, as from a hook that names every file', async () => {
      write({ 'crm-guard.yaml': 'ignore: [old/**]\n', 'old/a.ts': reads(1) });
      assert.equal((await run(['old/a.ts'])).summary.files, 0);
    });

    it('outside the root are checked with the root that was given', async () => {
      const outside = new TempProject({ 'a.ts': reads(1) });
      try {
        const { findings, summary } = await check({ paths: [outside.at('a.ts')], root: project.root, concurrency: 1, cache: false });
        assert.equal(summary.files, 1);
        assert.deepEqual([...new Set(findings.map(({ file }) => file))], [path.relative(project.root, outside.at('a.ts')).split(path.sep).join('/')]);
      } finally {
        outside.remove();
      }
    });

    it('that do not exist are a usage error', async () => {
      await assert.rejects(run(['nowhere.ts']), (error) => error instanceof UsageError && /nowhere\.ts/.test(error.message));
    });
  });

  describe('findings', () => {
    it('have the places of a file with carriage returns and characters beyond the first plane', async () => {
      write({ 'src/a.ts': reads(1).replace('export', "/* 😀 */ export").replaceAll('\n', '\r\n') });
      const [finding] = (await run()).findings;
      assert.ok(finding);
      const line = (reads(1).replace('export', "/* 😀 */ export").split('\n')[finding.line - 1] ?? '');
      assert.equal(line.slice(finding.column - 1, finding.endColumn - 1), 'findMany');
    });

    it('are about relative paths with slashes, wherever the project lies', async () => {
      write({ 'src/a.ts': reads(1) });
      const elsewhere = new TempProject({ ...CRM, 'src/a.ts': reads(1) });
      try {
        const here = await run();
        const there = await check({ paths: [elsewhere.root], concurrency: 1, cache: false });
        assert.deepEqual(there.findings, here.findings);
        assert.ok(!JSON.stringify(here.findings).includes(project.root));
      } finally {
        elsewhere.remove();
      }
    });
  });

  describe('policies', () => {
    it('with errors stop the run, with every error and its place', async () => {
      write({ 'crm-guard.yaml': 'maxRow: 5\nextends: recomended\n' });
      await assert.rejects(run(), (error) => {
        assert.ok(error instanceof PolicyError);
        assert.deepEqual(error.diagnostics.map(({ file, line, column }) => [file, line, column]), [[project.at('crm-guard.yaml'), 1, 1], [project.at('crm-guard.yaml'), 2, 10]]);
        return true;
      });
    });

    it('are said to hold an exception that matches nothing, or that has ended', async () => {
      write({
        'src/a.ts': reads(1),
        'crm-guard.yaml': [
          'exceptions:',
          '  - { rule: no-unbounded-query, files: [src/a.ts], reason: agreed }',
          '  - { rule: no-unbounded-query, files: [src/b.ts], reason: about a file that is gone }',
          "  - { rule: require-access-log, files: [src/**], reason: was agreed, until: '2020-01-01' }",
          '',
        ].join('\n'),
      });
      const { problems, findings } = await run();
      assert.deepEqual(problems.map(({ kind, file, line }) => [kind, file, line]).sort(), [['policy-warning', 'crm-guard.yaml', 3], ['policy-warning', 'crm-guard.yaml', 4]]);
      assert.match(problems.find(({ line }) => line === 3)?.message ?? '', /matches nothing/);
      assert.match(problems.find(({ line }) => line === 4)?.message ?? '', /ended on 2020-01-01/);
      assert.deepEqual(findings.map(({ ruleId, suppressed }) => [ruleId, suppressed?.kind, suppressed?.reason]), [
        ['crm-guard/no-unbounded-query', 'policy', 'agreed'],
        ['crm-guard/require-access-log', undefined, undefined],
      ]);
    });

    it('are not blamed for unused exceptions by a run over a part of the project, or one that could not judge every file', async () => {
      write({ 'src/a.ts': reads(1), 'src/b.ts': 'export {};\n', 'crm-guard.yaml': 'exceptions:\n  - { rule: no-unbounded-query, files: [src/a.ts], reason: agreed }\n' });
      assert.deepEqual((await run(['src/b.ts'])).problems, []);
      write({ 'src/a.ts': 'const = 1;' });
      assert.deepEqual((await run()).problems.map(({ kind }) => kind), ['syntax-error']);
    });

    it('of a folder below hold there, with its own catalog, as in the other hosts', async () => {
      write({
        'src/a.ts': reads(1),
        'packages/api/crm-guard.yaml': 'rules: { require-access-log: off }\nexceptions:\n  - { rule: no-unbounded-query, files: [src/b.ts], reason: agreed below }\n',
        'packages/api/prisma/schema.prisma': SCHEMA,
        'packages/api/src/b.ts': reads(1),
        'packages/api/src/c.ts': reads(1),
        'packages/api/deep/crm-guard.yaml': 'rules: { no-unbounded-query: off, require-access-log: off }\n',
        'packages/api/deep/d.ts': reads(1),
      });
      const expected = ['packages/api/src/b.ts:3 no-unbounded-query (agreed below)', 'packages/api/src/c.ts:3 no-unbounded-query', 'src/a.ts:3 no-unbounded-query', 'src/a.ts:3 require-access-log'];
      const all = await run();
      assert.deepEqual(shown(all), expected);
      assert.equal(all.summary.files, 4);
      assert.deepEqual(all.problems, []);
      const [below] = all.findings.filter(({ file }) => file === 'packages/api/src/c.ts');
      assert.equal(below?.fields[0]?.source.file, 'packages/api/prisma/schema.prisma');
      assert.deepEqual(shown(await run(['packages'])), expected.slice(0, 2));
      assert.deepEqual(shown(await run(['src/a.ts', 'packages/api/src/c.ts'])), expected.slice(1));
      assert.deepEqual(shown(await run(['packages/api'])), expected.slice(0, 2).map((line) => line.replace('packages/api/', '')));
    });

    it('named by hand hold for the folders below too', async () => {
      write({ 'src/a.ts': reads(1), 'sub/crm-guard.yaml': 'rules: { no-unbounded-query: off, require-access-log: off }\n', 'sub/b.ts': reads(1), 'ci.yaml': 'rules: { require-access-log: off }\n' });
      assert.deepEqual(shown(await run(['.'], { policyFile: project.at('ci.yaml') })), ['src/a.ts:3 no-unbounded-query', 'sub/b.ts:3 no-unbounded-query']);
    });
  });

  it('stops when it is told to', async () => {
    write({ 'src/a.ts': reads(1), 'src/b.ts': reads(1) });
    const abort = new AbortController();
    await assert.rejects(run(['.'], { signal: abort.signal, onProgress: () => abort.abort(new Error('enough')) }), /enough/);
  });

  it('tells how far it is, once for every file at least, to the end', async () => {
    write({ 'src/a.ts': reads(1), 'src/b.ts': reads(1), 'sub/crm-guard.yaml': '', 'sub/c.ts': reads(1) });
    const seen: string[] = [];
    await run(['.'], { onProgress: (done, total) => seen.push(`${done}/${total}`) });
    assert.deepEqual(seen, ['1/2', '2/2', '3/3']);
  });
});
