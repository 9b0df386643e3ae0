import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import type { JsonReport } from '../../src/report/json.ts';
import { sarifValidator } from '../report/sarif-validator.ts';
import { inFolder } from './fake.ts';
import { bundle, crmGuard, ended, hanging, startNode } from './process.ts';

const repository = fileURLToPath(new URL('../..', import.meta.url));

const project = {
  'package.json': '{ "name": "shop", "dependencies": { "@prisma/client": "6.0.0" } }',
  'prisma/schema.prisma': 'model Customer {\n  id    Int    @id\n  email String @unique\n  phone String\n}\n',
  'src/customers.ts': "import { PrismaClient } from '@prisma/client';\nconst prisma = new PrismaClient();\nexport const 全員 = () => prisma.customer.findMany();\n",
  'src/clean.ts': 'export const sum = (a: number, b: number) => a + b;\n',
};

describe('crm-guard as a process', function () {
  this.timeout(60_000);

  it('works at once: no policy, no options', async () => {
    await inFolder(project, async (folder) => {
      const { code, stdout, stderr } = await crmGuard(folder);
      assert.equal(stderr, '');
      assert.equal(code, 1);
      assert.match(stdout, /error {2}no-unbounded-query {2}src\/customers\.ts:3:\d+/);
      assert.match(stdout, /> 3 │ export const 全員 = \(\) => prisma\.customer\.findMany\(\);\n {6}│ +\^{8}\n/);
      assert.match(stdout, /email +e-mail address \(contact\.email\) +prisma\/schema\.prisma:3/);
      assert.match(stdout, /fix +.*take: 100/);
      assert.match(stdout, /npx crm-guard explain no-unbounded-query/);
      assert.doesNotMatch(stdout, /\u001b/);
    });
  });

  it('meets its JSON contract on the example project', async () => {
    const { stdout } = await crmGuard(repository, 'check', 'examples/crm', '--format', 'json', '--no-cache');
    const schema = JSON.parse(readFileSync(path.join(repository, 'schemas/report.schema.json'), 'utf8')) as object;
    const validate = new Ajv({ allErrors: true }).compile(schema);
    const report = JSON.parse(stdout) as JsonReport;
    assert.ok(validate(report), JSON.stringify(validate.errors));
    assert.equal(report.root, path.join(repository, 'examples/crm'));
    assert.ok(report.findings.length > 0);
    const open = report.findings.filter(({ suppressed }) => suppressed === null);
    const { errors, warnings, suppressed } = report.summary;
    assert.deepEqual([errors + warnings, suppressed], [open.length, report.findings.length - open.length]);
    for (const { file, line, column, endLine, endColumn } of report.findings) {
      const lines = readFileSync(path.join(report.root, file), 'utf8').split(/\r?\n/);
      assert.ok((lines[line - 1] ?? '').length >= column, `${file}:${line}:${column}`);
      assert.ok(endLine > line || endColumn > column, `${file}:${line}:${column}`);
    }
  });

  it('writes valid SARIF on the example project', async () => {
    await inFolder({}, async (folder) => {
      const target = path.join(folder, 'out.sarif');
      const { stdout } = await crmGuard(repository, 'examples/crm', '--output', `sarif:${target}`, '--no-cache');
      const validate = sarifValidator();
      const log = JSON.parse(readFileSync(target, 'utf8')) as { runs: { results: unknown[] }[] };
      assert.ok(validate(log), JSON.stringify(validate.errors));
      assert.ok((log.runs[0]?.results.length ?? 0) > 0);
      assert.match(stdout, /✖ \d+ findings/);
    });
  });

  it('ends with 0 over clean code and goes on past a broken file, which it names', async () => {
    await inFolder({ ...project, 'src/customers.ts': 'export const a = 1;\n', 'src/broken.ts': 'const = prisma.customer.;\n' }, async (folder) => {
      const { code, stdout } = await crmGuard(folder, '--no-cache');
      assert.equal(code, 0);
      assert.match(stdout, /Not analysed \(1\)\n {2}syntax error {2}src\/broken\.ts:1:\d+/);
      assert.match(stdout, /! No findings\nchecked 2 of 3 files/);
    });
  });

  it('ends with 2 over an error in the policy and points at it', async () => {
    await inFolder({ ...project, 'crm-guard.yaml': 'maxRow: 10\n' }, async (folder) => {
      const { code, stdout, stderr } = await crmGuard(folder, '--format', 'json');
      assert.equal(code, 2);
      assert.equal(stdout, '');
      assert.match(stderr, /^crm-guard\.yaml:1:1 {2}error\n.*did you mean `maxRows`\?\n {2}> 1 │ maxRow: 10\n {6}│ \^{6}\n/);
    });
  });

  it('ends with 2 over a path that does not exist', async () => {
    const { code, stderr } = await crmGuard(repository, 'no/such/path');
    assert.deepEqual([code, stderr], [2, 'crm-guard: there is no file or folder "no/such/path".\n']);
  });

  it('obeys --max-warnings, --quiet and --preset', async () => {
    const logged = "import { PrismaClient } from '@prisma/client';\nconst prisma = new PrismaClient();\nexport const one = (id: number) => prisma.customer.findUnique({ where: { id } });\n";
    await inFolder({ ...project, 'src/customers.ts': logged }, async (folder) => {
      const strict = JSON.parse((await crmGuard(folder, '-f', 'json', '--preset', 'strict')).stdout) as JsonReport;
      const plain = JSON.parse((await crmGuard(folder, '-f', 'json')).stdout) as JsonReport;
      assert.ok(strict.findings.length > plain.findings.length, 'strict finds more');
    });
    await inFolder({ ...project, 'crm-guard.yaml': 'rules:\n  no-unbounded-query: warning\n' }, async (folder) => {
      assert.equal((await crmGuard(folder)).code, 0);
      const strictly = await crmGuard(folder, '--max-warnings', '0', '--quiet');
      assert.equal(strictly.code, 1);
      assert.match(strictly.stderr, /too many warnings: \d+, --max-warnings allows 0/);
      assert.match(strictly.stdout, /✔ No errors · \d+ warnings? hidden by --quiet/);
    });
  });

  it('delivers a large report whole through a slow pipe, and minds no reader that leaves', async () => {
    const many = Array.from({ length: 1500 }, (_, index) => `export const all${index} = () => prisma.customer.findMany();`);
    const files = { ...project, 'src/customers.ts': `import { PrismaClient } from '@prisma/client';\nconst prisma = new PrismaClient();\n${many.join('\n')}\n` };
    await inFolder(files, async (folder) => {
      const slow = startNode([bundle, '--format', 'json'], folder);
      slow.stdout.pause();
      setTimeout(() => slow.stdout.resume(), 1500);
      const { stdout, code } = await ended(slow);
      assert.equal(code, 1);
      assert.ok((JSON.parse(stdout) as JsonReport).findings.length >= 1500);

      const hasty = startNode([bundle, '--format', 'json'], folder);
      hasty.stdout.once('data', () => hasty.stdout.destroy());
      const left = await ended(hasty);
      assert.deepEqual([left.code, left.stderr], [1, '']);
    });
  });

  it('tells help and version', async () => {
    assert.match((await crmGuard(repository, '--help')).stdout, /^CRM Guard finds/);
    assert.match((await crmGuard(repository, '--version')).stdout, /^\d+\.\d+\.\d+\n$/);
  });

  it('explains its own rules', async () => {
    const { stdout, code } = await crmGuard(repository, 'explain', 'no-unbounded-query');
    assert.equal(code, 0);
    assert.match(stdout, /no-unbounded-query/);
    assert.match(stdout, /eslint-disable-next-line crm-guard\/no-unbounded-query -- /);
    assert.doesNotMatch(stdout, /<!--|<details|<summary/, 'nothing that only a renderer understands');
    assert.match((await crmGuard(repository, 'explain', 'no-unbounded-query', '--locale', 'ja')).stdout, /なぜ必要か/);
  });

  it('serves an editor', async () => {
    const child = startNode([bundle, 'lsp', '--stdio', `--clientProcessId=${process.pid}`], repository);
    const send = (message: object): void => {
      const body = JSON.stringify({ jsonrpc: '2.0', ...message });
      child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    };
    send({ id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } });
    send({ id: 2, method: 'shutdown' });
    child.stdout.on('data', (chunk: Buffer) => {
      if (chunk.includes('"id":2')) send({ method: 'exit' });
    });
    const { stdout, code } = await ended(child);
    assert.match(stdout, /"id":1,"result":\{"capabilities"/);
    assert.equal(code, 0);
  });

  (process.platform === 'win32' ? [] : (['SIGINT', 'SIGTERM'] as const)).forEach((signal, index) => {
    it(`ends soon on ${signal}, with the code of that signal and no report`, async () => {
      const child = startNode([...hanging, '.'], repository);
      child.stderr.once('data', () => child.kill(signal));
      const { code, stdout, stderr } = await ended(child);
      assert.deepEqual([code, stdout], [[130, 143][index], '']);
      assert.match(stderr, /interrupted; there is no report/);
    });
  });
});
