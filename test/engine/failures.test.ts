import assert from 'node:assert/strict';
import process from 'node:process';
import { rules } from '../../rules/index.ts';
import { verdict } from '../../src/cli/exit-codes.ts';
import { check, UsageError } from '../../src/engine/check.ts';
import type { JobResult, LintContext } from '../../src/engine/jobs.ts';
import { Pool } from '../../src/engine/pool.ts';
import { Workspace } from '../../src/engine/workspace.ts';
import { defaultPolicy } from '../../src/policy/index.ts';
import { NO_REACH } from '../../src/project/index.ts';
import { createRule, type GuardRule, type RuleEnv } from '../../src/rulekit/index.ts';
import { TempProject } from '../support/temp-project.ts';
import { CRM, reads, shown } from './crm.ts';

const NAME = 'require-access-log';

const byAddress = <T>(file: string): Promise<T> => import(new URL(file, import.meta.url).href) as Promise<T>;

/** Puts another check in the place of a rule while `run` runs: in the modules of this test, and in those that `check` loads by their address. */
async function planted<T>(checkRule: (env: RuleEnv<string>) => void, run: () => Promise<T>): Promise<T> {
  const loaded = await byAddress<{ rules: typeof rules }>('../../rules/index.ts');
  const rulekit = await byAddress<{ createRule: typeof createRule }>('../../src/rulekit/index.ts');
  const places: [GuardRule, typeof createRule][] = [[rules[NAME], createRule], [loaded.rules[NAME], rulekit.createRule]];
  const before = places.map(([rule, make]) => {
    const { create, crmGuard } = rule;
    const other = make({ name: NAME, docs: crmGuard.docs, severity: crmGuard.severity, messages: crmGuard.messages, check: checkRule });
    Object.assign(rule, { create: other.create, crmGuard: other.crmGuard });
    return { rule, own: { create, crmGuard } };
  });
  try {
    return await run();
  } finally {
    for (const { rule, own } of before.reverse()) Object.assign(rule, own);
  }
}

describe('what fails inside', function () {
  this.timeout(60_000);

  let project: TempProject;
  beforeEach(() => {
    project = new TempProject({ ...CRM, 'src/a.ts': reads(1), 'src/b.ts': reads(1), 'src/clean.ts': 'export {};\n' });
  });
  afterEach(() => project.remove());

  const failing = (env: RuleEnv<string>): void => {
    if (env.source.text.includes('all0')) throw new TypeError('planted failure');
  };

  it('a rule that throws becomes a problem of each file it throws in, and the other rules go on', async () => {
    const result = await planted(failing, () => check({ paths: [project.root], concurrency: 1, cache: true }));
    assert.deepEqual(result.problems.map(({ kind, file }) => [kind, file]), [['internal-error', 'src/a.ts'], ['internal-error', 'src/b.ts']]);
    for (const { message } of result.problems) assert.match(message, /require-access-log: planted failure/);
    assert.deepEqual(shown(result), ['src/a.ts:3 no-unbounded-query', 'src/b.ts:3 no-unbounded-query']);
    assert.deepEqual([result.summary.files, result.summary.analysed], [3, 1]);
    assert.equal(verdict(result, undefined).exitCode, 3);
    const mended = await check({ paths: [project.root], concurrency: 1, cache: true });
    assert.deepEqual([mended.problems, mended.findings.length], [[], 4], 'nothing of the failure is remembered');
  });

  it('a rule that throws where no other finds anything is said too', async () => {
    const other = new TempProject({ ...CRM, 'src/a.ts': reads(1).replace('findMany()', "findMany({ where: { id: 'all0' }, take: 5 })") });
    try {
      const { problems } = await planted(failing, () => check({ paths: [other.root], concurrency: 1, cache: false }));
      assert.deepEqual(problems.map(({ kind }) => kind), ['internal-error']);
    } finally {
      other.remove();
    }
  });

  it('a rule that throws leaves the editor the findings of the others', async () => {
    const workspace = new Workspace({ folder: project.root });
    const { findings, problems } = await planted(failing, () => Promise.resolve(workspace.checkText(project.at('src/a.ts'), reads(1))));
    assert.deepEqual([shown({ findings }), problems.map(({ kind }) => kind)], [['src/a.ts:3 no-unbounded-query'], ['internal-error']]);
  });

  describe('worker threads', () => {
    const context = (): LintContext => {
      const policy = defaultPolicy('recommended', []);
      return { data: { root: project.root, policy, catalog: { entities: [] }, accessLogs: [], logsReads: false, readConventions: [], logSamples: [], logRedaction: [], logReach: NO_REACH, scopes: [], answered: [] }, modules: { sources: [], packages: [] }, locale: 'en' };
    };
    const jobs = Array.from({ length: 40 }, (_, index) => ({ file: `src/${index}.ts`, text: `${'x();\n'.repeat(2000)}const = ${index};\n` }));

    async function run(pool: Pool, given: LintContext, early = 0): Promise<Map<string, JobResult>> {
      const answered = new Map<string, JobResult>();
      try {
        for (const job of jobs.slice(0, early)) pool.checkEarly(job);
        await pool.run(given, jobs.slice(early), (results) => {
          for (const result of results) {
            assert.ok(!answered.has(result.file), `${result.file} was answered twice`);
            answered.set(result.file, result);
          }
        });
      } finally {
        await pool.close();
      }
      return answered;
    }

    it('answer every job once, though there are more jobs than threads', async () => {
      const answered = await run(new Pool(2), context(), 15);
      assert.deepEqual([...answered.keys()].sort(), jobs.map(({ file }) => file).sort());
      for (const { outcome } of answered.values()) assert.deepEqual(outcome.problems.map(({ kind, line }) => [kind, line]), [['syntax-error', 2001]]);
    });

    it('that fail give every file back with an internal error, and the run ends', async () => {
      const answered = await run(new Pool(2), { ...context(), data: undefined as never });
      assert.deepEqual([...answered.keys()].sort(), jobs.map(({ file }) => file).sort());
      for (const { file, outcome } of answered.values()) {
        assert.deepEqual(outcome.problems.map((problem) => [problem.kind, problem.file]), [['internal-error', file]]);
        assert.match(outcome.problems[0]?.message ?? '', /worker thread/);
      }
    });

    it('that cannot even start end the run with internal errors, not with silence', async () => {
      process.env['CRM_GUARD_PARSER'] = 'none';
      try {
        const pool = new Pool(1);
        delete process.env['CRM_GUARD_PARSER'];
        const answered = await run(pool, context());
        assert.equal(answered.size, jobs.length);
        for (const { outcome } of answered.values()) assert.equal(outcome.problems[0]?.kind, 'internal-error');
      } finally {
        delete process.env['CRM_GUARD_PARSER'];
      }
    });

    it('find what one thread finds', async () => {
      for (let index = 0; index < 6; index++) project.write(`src/more${index}.ts`, `${reads(2)}// ${'x'.repeat(90_000)}\n`);
      const one = await check({ paths: [project.root], concurrency: 1, cache: false });
      const two = await check({ paths: [project.root], concurrency: 2, cache: false });
      assert.deepEqual({ ...two, summary: { ...two.summary, durationMs: 0 } }, { ...one, summary: { ...one.summary, durationMs: 0 } });
      assert.equal(one.findings.length, 28);
    });

    it('stop when the run is stopped', async () => {
      const abort = new AbortController();
      await assert.rejects(check({ paths: [project.root], concurrency: 2, cache: false, signal: abort.signal, onProgress: () => abort.abort(new UsageError('enough')) }), /enough/);
    });
  });
});
