import assert from 'node:assert/strict';
import { check } from '../../src/engine/check.ts';
import { readPolicyTestMarks } from '../../src/engine/policy-test-marks.ts';
import { listPolicyTests, runPolicyTests } from '../../src/engine/policy-tests.ts';
import type { PolicyTestReport } from '../../src/model/index.ts';
import { inRoot } from '../../scripts/setup/paths.mjs';
import { type Files, TempProject } from '../support/temp-project.ts';

const SCHEMA = 'model Customer {\n  id    Int    @id\n  email String\n}\n';
const HEAD = "import { prisma } from '../src/prisma';\n";
const PRISMA = "import { PrismaClient } from '@prisma/client';\nexport const prisma = new PrismaClient();\n";
const all = (name: string, args = ''): string => `export const ${name} = () => prisma.customer.findMany(${args});\n`;

describe('tests of a policy', function () {
  this.timeout(30_000);
  let project: TempProject | undefined;
  afterEach(() => project?.remove());

  function run(files: Files, policy = 'rules: { require-access-log: off, no-select-all-fields: off, no-bulk-export: off }\n', unsaved?: Record<string, string>): PolicyTestReport {
    const here = (project = new TempProject({ 'package.json': '{}', 'schema.prisma': SCHEMA, 'src/prisma.ts': PRISMA, 'crm-guard.yaml': policy, ...files }));
    return runPolicyTests({ folder: here.root, ...(unsaved ? { unsaved: new Map(Object.entries(unsaved).map(([file, text]) => [here.at(file), text])) } : {}) });
  }
  /** `2 Expected …` of every failure. */
  const failures = ({ files }: PolicyTestReport): string[] => files.flatMap(({ tests }) => tests.flatMap((test) => test.failures.map(({ line, message }) => `${line} ${message}`)));

  it('hold when exactly what is marked is found, above and behind the line', () => {
    const report = run({ 'policy-tests/a.ts': `${HEAD}// expect: no-unbounded-query\n${all('a')}${all('b').trimEnd()} // expect: crm-guard/no-unbounded-query (error)\n${all('c', '{ take: 10 }')}` });
    assert.deepEqual(failures(report), []);
    assert.deepEqual(report.summary.failed, 0);
    assert.deepEqual(report.files.map(({ file, judgedAs }) => [file, judgedAs]), [['policy-tests/a.ts', 'a.ts']]);
  });

  it('fail on what is missing and on what nobody expected, each in its own test', () => {
    const report = run({ 'policy-tests/a.ts': `${HEAD}// test: one\n// expect: no-unbounded-query\n${all('a', '{ take: 10 }')}// test: two\n${all('b')}// test: three\n${all('c', '{ take: 10 }')}` });
    assert.deepEqual(report.files[0]?.tests.map(({ title, failures: [failure] }) => [title, failure?.kind]), [['one', 'missing'], ['two', 'unexpected'], ['three', undefined]]);
    assert.match(failures(report).join('\n'), /^3 Expected `no-unbounded-query`, but it was found on line 6\.\n6 `no-unbounded-query` \(error\) was not expected: .*Customer/);
    assert.equal(report.summary.failed, 2);
  });

  it('are judged under the path they stand for: overrides, exceptions and files of the preset', () => {
    const policy = 'rules: { require-access-log: off, no-select-all-fields: off, no-bulk-export: off }\noverrides:\n  - files: [src/jobs/**]\n    rules: { no-unbounded-query: off }\n  - files: [src/screens/**]\n    rules: { no-unbounded-query: warning }\nexceptions:\n  - { rule: no-unbounded-query, files: [src/export.ts], reason: agreed in March. }\n';
    const mark = '// expect: no-unbounded-query (error)\n';
    const report = run({ 'policy-tests/src/jobs/mail.ts': `${mark}${HEAD.replace('../', '../../../')}${mark}${all('a')}`, 'policy-tests/b.ts': `// file: src/screens/b.ts\n${HEAD}${mark}${all('a')}`, 'policy-tests/src/export.ts': `${HEAD.replace('../', '../../')}${mark}${all('a')}`, 'policy-tests/src/a.test.ts': `${HEAD.replace('../', '../../')}${mark}${all('a')}`, 'policy-tests/src/export2.ts': `// file: src/export.ts\n${HEAD.replace('../', '../../')}// expect-suppressed: no-unbounded-query\n${all('a')}` }, policy);
    assert.deepEqual(failures(report), [
      '4 Expected `no-unbounded-query` as error, but it is warning (crm-guard.yaml:6).',
      '2 Expected `no-unbounded-query`, but the rule is off in src/a.test.ts (the preset turns rules off for tests).',
      '2 Expected `no-unbounded-query`, but the finding is covered: agreed in March. Write `// expect-suppressed: no-unbounded-query` if that is meant.',
      '1 Expected `no-unbounded-query`, but the rule is off in src/jobs/mail.ts (crm-guard.yaml:4).',
      '3 Expected `no-unbounded-query`, but the rule is off in src/jobs/mail.ts (crm-guard.yaml:4).',
    ]);
  });

  it('say what is wrong with a mark', () => {
    const report = run({ 'policy-tests/a.ts': `${HEAD}// expect: no-unbound-query\n${all('a', '{ take: 10 }')}// expect no-unbounded-query\n// we expect the best\nexport const b = 1;\n// expect: no-unbounded-query twice\nexport const c = 1;\n// expect: no-unbounded-query\n` });
    assert.deepEqual(failures(report).map((line) => line.replace(/`\/\/ .*?` /, '').slice(0, 60)), [
      '2 There is no rule `no-unbound-query`; did you mean `no-unboun',
      '2 Expected `no-unbound-query`, but it found nothing here.',
      '4 cannot be read. Write `// expect: rule, rule x2, rule (warni',
      '7 cannot be read. Write `// expect: rule, rule x2, rule (warni',
      '9 No code follows `// expect: no-unbounded-query`: it asks for',
    ].map((line) => line.slice(0, 60)));
  });

  it('can look at some rules alone, and count', () => {
    const report = run({ 'policy-tests/a.ts': `// rules: no-unbounded-query\n${HEAD}// expect: no-unbounded-query x2\nexport const a = () => [prisma.customer.findMany(), prisma.customer.findMany()];\n` }, 'extends: strict\n');
    assert.deepEqual(failures(report), []);
  });

  it('take what stands unsaved in the editor: the test and the policy', () => {
    const files = { 'policy-tests/a.ts': `${HEAD}${all('a')}` };
    assert.equal(run(files).summary.failed, 1);
    project?.remove();
    assert.equal(run(files, undefined, { 'policy-tests/a.ts': `${HEAD}// expect: no-unbounded-query\n${all('a')}` }).summary.failed, 0);
    project?.remove();
    assert.equal(run(files, undefined, { 'crm-guard.yaml': 'rules: { no-unbounded-query: off, require-access-log: off, no-select-all-fields: off, no-bulk-export: off }\n' }).summary.failed, 0);
  });

  it('say of a file that cannot be read what is wrong, and of a folder without tests that there are none', () => {
    assert.match(failures(run({ 'policy-tests/a.ts': 'export const = 1;\n' })).join(), /^1 /);
    project?.remove();
    assert.throws(() => run({}), /there are no policy tests in/);
    project?.remove();
    assert.throws(() => run({ 'policy-tests/a.ts': all('a') }, 'maxRow: 3\n'), { name: 'PolicyError' });
  });

  it('are no part of the project: a check does not report what they show', async () => {
    run({ 'policy-tests/a.ts': `${PRISMA}${all('a')}` });
    const result = await check({ paths: [project!.root], cache: false });
    assert.deepEqual(result.findings, []);
    assert.equal(result.summary.files, 1);
  });

  it('are listed without being run', () => {
    run({ 'policy-tests/a.ts': `${HEAD}\n// test: one\n${all('a')}\n// test: two\n${all('b')}` });
    assert.deepEqual(listPolicyTests({ folder: project!.root }).map(({ file, tests }) => [file, tests]), [['policy-tests/a.ts', [{ title: 'one', line: 1, endLine: 5 }, { title: 'two', line: 6, endLine: 8 }]]]);
  });

  it('never fail to read a text', () => {
    for (const text of ['', '//', '// expect:', '// expect: ,', '/* expect: no-unbounded-query', '// test:', '// rules:', '// expect: nothing']) readPolicyTestMarks(text, 'a.ts', ['no-unbounded-query']);
  });

  it('of the example project hold', () => {
    const report = runPolicyTests({ folder: inRoot('examples/crm') });
    assert.deepEqual(failures(report), []);
    assert.ok(report.summary.tests >= 8);
  });
});
