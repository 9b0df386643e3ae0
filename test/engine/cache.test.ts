import assert from 'node:assert/strict';
import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { Cache } from '../../src/engine/cache.ts';
import { check } from '../../src/engine/check.ts';
import { setLocale } from '../../src/l10n/index.ts';
import type { CheckResult } from '../../src/model/index.ts';
import { TempProject } from '../support/temp-project.ts';
import { CRM, reads, SCHEMA, shown } from './crm.ts';

const STORE = 'node_modules/.cache/crm-guard/findings.json';

describe('the cache', function () {
  this.timeout(30_000);

  let project: TempProject;
  beforeEach(() => {
    project = new TempProject({ ...CRM, 'src/a.ts': reads(1), 'src/b.ts': 'export const = 1;\n', 'src/c.ts': 'export {};\n' });
    mkdirSync(project.at('node_modules'));
  });
  afterEach(() => {
    setLocale('en');
    project.remove();
  });

  const run = (paths: readonly string[] = ['.'], cache = true): Promise<CheckResult> => check({ paths: paths.map((given) => project.at(given)), concurrency: 1, cache });

  interface Stored {
    build: string;
    context: string;
    files: Record<string, { hash: string; outcome?: { findings: { message: string }[] } }>;
  }
  const stored = (): Stored => JSON.parse(readFileSync(project.at(STORE), 'utf8')) as Stored;
  /** Marks what is stored, so that an answer from the cache can be told from a fresh one. */
  const mark = (): void => {
    const content = stored();
    for (const { outcome } of Object.values(content.files)) for (const finding of outcome?.findings ?? []) finding.message = 'from the cache';
    writeFileSync(project.at(STORE), JSON.stringify(content));
  };
  const isCached = ({ findings }: CheckResult): boolean => {
    assert.ok(findings.length > 0);
    return findings.some(({ message }) => message === 'from the cache');
  };

  it('judges a file anew when a module it was followed to says something else, or means something else', async () => {
    project.write('src/a.ts', "import { PrismaClient } from '@prisma/client';\nimport { MAX } from './limits';\nconst prisma = new PrismaClient();\nexport const all = () => prisma.customer.findMany({ take: MAX });\n");
    project.write('src/limits.ts', "export { MAX } from './numbers';\n");
    project.write('src/numbers.ts', 'export const MAX = 50;\n');
    const unbounded = async (): Promise<boolean> => (await run()).findings.some(({ file, ruleId }) => file === 'src/a.ts' && ruleId === 'crm-guard/no-unbounded-query');
    assert.equal(await unbounded(), false);
    assert.equal(await unbounded(), false, 'also from the cache');
    project.write('src/numbers.ts', 'export const MAX = 5_000_000;\n');
    assert.equal(await unbounded(), true);
    project.write('src/limits.ts', 'export const MAX = 20;\n');
    assert.equal(await unbounded(), false);
    project.write('src/limits/index.ts', 'export const MAX = 1;\n');
    project.write('src/other.ts', 'export const MAX = 90_000;\n');
    project.write('src/limits.ts', "export * from './other';\n");
    assert.equal(await unbounded(), true);
  });

  it('gives a second run the findings, problems and counts of the first', async () => {
    const cold = await run();
    const warm = await run();
    assert.deepEqual({ ...warm, summary: { ...warm.summary, durationMs: 0 } }, { ...cold, summary: { ...cold.summary, durationMs: 0 } });
    assert.deepEqual(warm.findings, (await run(['.'], false)).findings);
    mark();
    assert.ok(isCached(await run()), 'the second run took its answers from the cache');
    assert.ok(!isCached(await run(['.'], false)), 'unless it was told not to');
  });

  const changes: Readonly<Record<string, () => void>> = {
    'the file': () => project.write('src/a.ts', `\n${reads(1)}`),
    'the policy': () => project.write('crm-guard.yaml', 'maxRows: 5\n'),
    'a schema': () => project.write('prisma/schema.prisma', SCHEMA.replace('phone  String?', 'phone  String?\n  address String?')),
    'a schema that is added': () => project.write('db/more.sql', 'create table extra (id int, email text);'),
    'an entity in the code': () => project.write('src/entity.ts', "import { Entity, Column } from 'typeorm';\n@Entity() export class Member { @Column() email: string; }\n"),
    'an access log': () => project.write('src/audit.ts', 'export function recordAccess(id: string) { db.accessLog.create({ data: { id } }); }\nexport const a = () => recordAccess("read");\n'),
    'the language': () => setLocale('ja'),
  };
  for (const [name, change] of Object.entries(changes)) {
    it(`forgets findings when ${name} changes`, async () => {
      await run();
      mark();
      change();
      assert.ok(!isCached(await run()));
    });
  }

  /** File clocks are coarse: only files that have rested are known by their times. */
  const rest = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1100));
  const forgetHashes = (): void => {
    const content = stored();
    for (const entry of Object.values(content.files)) entry.hash = 'unknown';
    writeFileSync(project.at(STORE), JSON.stringify(content));
  };

  it('does not read a project again in which nothing has changed', async () => {
    await rest();
    const cold = await run();
    mark();
    forgetHashes();
    const warm = await run();
    assert.ok(isCached(warm), 'no text was read, or its unknown hash would have cost the answer');
    assert.deepEqual(warm.problems, cold.problems);
    assert.deepEqual({ ...warm.summary, durationMs: 0 }, { ...cold.summary, durationMs: 0 });
  });

  it('does not take a run over a part for one over everything', async () => {
    await rest();
    const all = await run();
    assert.equal((await run(['src/b.ts'])).findings.length, 0);
    assert.equal((await run()).findings.length, all.findings.length);
  });

  for (const [name, change] of Object.entries(changes)) {
    it(`reads a rested project again when ${name} changes`, async () => {
      await rest();
      await run();
      mark();
      change();
      assert.ok(!isCached(await run()));
    });
  }

  it('forgets findings of another build of the tool', async () => {
    await run();
    mark();
    writeFileSync(project.at(STORE), JSON.stringify({ ...stored(), build: 'another' }));
    assert.ok(!isCached(await run()));
  });

  it('applies exceptions and severities of today to findings of yesterday', async () => {
    await run();
    mark();
    project.write('crm-guard.yaml', 'exceptions:\n  - { rule: no-unbounded-query, entity: Customer, reason: agreed }\n');
    const after = await run();
    assert.ok(isCached(after), 'an exception changes nothing of what is found');
    assert.deepEqual(after.findings.map(({ suppressed }) => suppressed?.kind ?? null), ['policy', null]);
  });

  it('keeps what is known of files that a run over a part did not check', async () => {
    await run();
    mark();
    project.write('src/c.ts', 'export const changed = 1;\n');
    await run(['src/c.ts']);
    assert.ok(isCached(await run()));
    assert.deepEqual(Object.keys(stored().files).sort(), ['prisma/schema.prisma', 'src/a.ts', 'src/b.ts', 'src/c.ts']);
  });

  for (const [name, content] of Object.entries({
    empty: '',
    'cut off': '{"build":"',
    'of another shape': '[]',
    'without files': '{"build":"x","context":""}',
  })) {
    it(`ignores a file that is ${name}`, async () => {
      const first = await run();
      writeFileSync(project.at(STORE), content);
      assert.deepEqual((await run()).findings, first.findings);
    });
  }

  it('ignores entries of another shape in a file that can be read', async () => {
    const first = await run();
    for (const entry of [null, 1, {}, { hash: 1 }, { hash: 'x', facts: 1 }, { hash: 'x', facts: {}, outcome: { findings: 1 } }]) {
      writeFileSync(project.at(STORE), JSON.stringify({ ...stored(), files: { 'src/a.ts': entry } }));
      assert.deepEqual((await run()).findings, first.findings, JSON.stringify(entry));
    }
  });

  it('shows parallel runs a whole file or none', async () => {
    const expected = shown(await run(['.'], false));
    const results = await Promise.all(Array.from({ length: 6 }, () => run()));
    for (const result of results) assert.deepEqual(shown(result), expected);
    assert.equal(typeof stored().files, 'object');
    assert.deepEqual(readdirSync(project.at('node_modules/.cache/crm-guard')), ['findings.json'], 'no temporary file is left');
  });

  it('is replaced, never written over, so that a reader keeps the file it has opened', async () => {
    await run();
    const before = readFileSync(project.at(STORE), 'utf8');
    linkSync(project.at(STORE), project.at('same-file.json'));
    project.write('src/c.ts', 'export const changed = 1;\n');
    await run();
    assert.notEqual(readFileSync(project.at(STORE), 'utf8'), before);
    assert.equal(readFileSync(project.at('same-file.json'), 'utf8'), before);
  });

  it('does without where nothing can be written', async () => {
    writeFileSync(project.at('node_modules/.cache'), 'a file where the folder would be');
    const first = await run();
    assert.deepEqual(shown(await run()), shown(first));
    assert.ok(first.findings.length > 0);
  });

  it('lies in the cache folder of the user where the project has no node_modules', () => {
    const home = new TempProject();
    const before = process.env['XDG_CACHE_HOME'];
    process.env['XDG_CACHE_HOME'] = home.root;
    try {
      const bare = new TempProject();
      const cache = new Cache(bare.root, true);
      cache.setContext('context');
      cache.keep('a.ts', { hash: 'h', facts: {} });
      cache.save();
      assert.equal(readdirSync(home.at('crm-guard')).length, 1);
      assert.deepEqual(readdirSync(bare.root), []);
      assert.equal(new Cache(bare.root, true).isWarm, true);
      bare.remove();
    } finally {
      if (before === undefined) delete process.env['XDG_CACHE_HOME'];
      else process.env['XDG_CACHE_HOME'] = before;
      home.remove();
    }
  });

  it('knows the facts of a file that was read but not checked', () => {
    const cache = new Cache(project.root, true);
    cache.setContext('context');
    cache.keep('a.ts', { hash: 'h', facts: {} });
    cache.save();
    assert.ok(existsSync(project.at(STORE)));
    const next = new Cache(project.root, true);
    next.setContext('context');
    assert.equal(next.outcome('a.ts', 'h'), undefined);
    assert.deepEqual(next.facts('a.ts', 'h'), {});
    assert.equal(next.facts('a.ts', 'other'), undefined);
  });
});
