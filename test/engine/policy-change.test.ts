import assert from 'node:assert/strict';
import { previewPolicy } from '../../src/engine/preview-policy.ts';
import { findingsUnder } from '../../src/engine/project-under-policy.ts';
import { check } from '../../src/engine/check.ts';
import { WholeProject } from '../../src/engine/whole-project.ts';
import type { ChangedFinding, PolicyChange } from '../../src/model/index.ts';
import { inRoot } from '../../scripts/setup/paths.mjs';
import { TempProject } from '../support/temp-project.ts';

const SCHEMA = 'model Customer {\n  id    Int    @id\n  email String\n}\n';
const PRISMA = "import { PrismaClient } from '@prisma/client';\nconst prisma = new PrismaClient();\n";
const reads = (args = '{ select: { id: true, email: true } }'): string => `${PRISMA}export const all = () => prisma.customer.findMany(${args});\n`;
const QUIET = 'rules: { require-access-log: off, no-bulk-export: off }\n';

describe('a change of the policy', function () {
  this.timeout(60_000);
  let project: TempProject;
  beforeEach(() => {
    project = new TempProject({ 'package.json': '{}', 'schema.prisma': SCHEMA, 'crm-guard.yaml': QUIET, 'src/a.ts': reads(), 'src/jobs/b.ts': reads('{ select: { id: true, email: true }, take: 300 }') });
  });
  afterEach(() => project.remove());

  const preview = (after: string, before: string | null = QUIET): Promise<PolicyChange> => previewPolicy({ folder: project.root, before, after });
  const shown = (changed: readonly ChangedFinding[]): string[] => changed.map(({ finding, why, settings }) => `${finding.file} ${finding.ruleId.slice(10)} ${why}${settings.map((one) => ` ${one.setting} ${one.before}>${one.after}@${one.line}`).join()}`);

  it('that changes nothing that matters shows nothing, whatever moves in the file', async () => {
    const { appear, go, differ } = await preview(`# why\n\nextends: recommended\n${QUIET}entities:\n  Customer:\n    subject: customer\n`);
    assert.deepEqual([appear, go, differ], [[], [], []]);
  });

  it('shows what an override lets through, with the line that decides', async () => {
    const { appear, go, before, after } = await preview(`${QUIET}overrides:\n  - files: [src/jobs/**]\n    maxRows: 500\n`);
    assert.deepEqual([shown(appear), shown(go)], [[], ['src/jobs/b.ts no-unbounded-query lost maxRows 200>500@4']]);
    assert.deepEqual([before.errors, after.errors], [2, 1]);
  });

  it('tells apart why a finding goes: the rule is off, covered, the file is not checked, or nothing is personal any more', async () => {
    assert.deepEqual(shown((await preview('rules: { require-access-log: off, no-bulk-export: off, no-unbounded-query: off }\n')).go), ['src/a.ts no-unbounded-query off rules.no-unbounded-query error>off@1', 'src/jobs/b.ts no-unbounded-query off rules.no-unbounded-query error>off@1']);
    const covered = await preview(`${QUIET}exceptions:\n  - { rule: no-unbounded-query, files: [src/a.ts], reason: agreed }\n`);
    assert.deepEqual(shown(covered.go), ['src/a.ts no-unbounded-query covered']);
    assert.equal(covered.after.suppressed, 1);
    assert.deepEqual(shown((await preview(`${QUIET}ignore: [src/jobs/**]\n`)).go), ['src/jobs/b.ts no-unbounded-query ignored']);
    assert.deepEqual(shown((await preview(`${QUIET}entities: { Customer: { personal: false } }\n`)).go), ['src/a.ts no-unbounded-query lost', 'src/jobs/b.ts no-unbounded-query lost']);
  });

  it('shows the same the other way round as findings that appear, and a severity as neither', async () => {
    const off = 'rules: { require-access-log: off, no-bulk-export: off, no-unbounded-query: off }\n';
    assert.deepEqual(shown((await preview(QUIET, off)).appear).map((line) => line.split(' ')[2]), ['on', 'on']);
    const softer = await preview('rules: { require-access-log: off, no-bulk-export: off, no-unbounded-query: warning }\n');
    assert.deepEqual([softer.appear.length, softer.go.length, softer.differ.map(({ was, finding }) => [was, finding.severity])], [0, 0, [['error', 'warning'], ['error', 'warning']]]);
    assert.ok((await preview('maxRows: 500\n', null)).go.length > 0, 'against no policy at all');
  });

  it('can be the first policy of a project, before it is on disk', async () => {
    const bare = new TempProject({ 'package.json': '{}', 'schema.prisma': SCHEMA, 'src/a.ts': reads() });
    try {
      assert.deepEqual(shown((await previewPolicy({ folder: bare.root, after: 'rules: { no-unbounded-query: off }\n' })).go), ['src/a.ts no-unbounded-query off rules.no-unbounded-query error>off@1']);
    } finally {
      bare.remove();
    }
  });

  it('is refused where one of the two policies has errors', async () => {
    await assert.rejects(preview('maxRow: 2\n'), { name: 'PolicyError' });
  });

  it('judges the rest of the project once', async () => {
    const whole = new WholeProject({ folder: project.root });
    const { policy } = whole.policy(QUIET);
    const first = await whole.under(policy).judge();
    const softer = whole.policy('rules: { require-access-log: off, no-bulk-export: off, no-unbounded-query: warning }\n').policy;
    const second = await whole.under(softer).judge();
    for (const [file, findings] of first.files) assert.equal(second.files.get(file), findings, `${file} was judged again`);
    project.write('src/a.ts', reads('{ select: { id: true } }'));
    const third = await whole.under(policy).judge();
    assert.notEqual(third.files.get('src/a.ts'), first.files.get('src/a.ts'), 'what changed on disk is seen');
    assert.equal(third.files.get('src/jobs/b.ts'), first.files.get('src/jobs/b.ts'));
  });

  it('gives way to whoever waits, and stops when it is told to', async () => {
    const stop = new AbortController();
    const whole = new WholeProject({ folder: inRoot('examples/crm') });
    const judging = whole.under(whole.policy().policy).judge({ signal: stop.signal });
    setImmediate(() => stop.abort(new Error('enough')));
    await assert.rejects(judging, /enough/);
  });

  it('judges as a check does', async () => {
    const whole = new WholeProject({ folder: inRoot('examples/crm') });
    const { policy } = whole.policy();
    const { findings } = await check({ paths: [inRoot('examples/crm')], cache: false });
    assert.deepEqual(findingsUnder(policy, await whole.under(policy).judge()), findings);
  });
});
