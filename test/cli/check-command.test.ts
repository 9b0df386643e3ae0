import assert from 'node:assert/strict';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Problem } from '../../src/model/index.ts';
import { finding, result, warning } from '../report/sample.ts';
import { cli, engineErrors, inFolder } from './fake.ts';

const internalError: Problem = { kind: 'internal-error', message: 'rule failed', file: 'src/a.ts' };
const suppressed = finding({ suppressed: { kind: 'inline', reason: 'ok', until: null } });

describe('exit code', () => {
  const cases: [expected: number, what: string, argv: string[], ...given: Parameters<typeof result>][] = [
    [0, 'nothing is found', [], []],
    [0, 'there are warnings only', [], [warning, warning]],
    [0, 'there are as many warnings as allowed', ['--max-warnings', '2'], [warning, warning]],
    [1, 'there are more warnings than allowed', ['--max-warnings', '1'], [warning, warning]],
    [1, 'warnings are hidden and still too many', ['--quiet', '--max-warnings', '0'], [warning]],
    [1, 'there is an error', [], [finding()]],
    [1, 'there is an error and any number of warnings may pass', ['--max-warnings', '99'], [finding(), warning]],
    [0, 'errors are suppressed', ['--max-warnings', '0'], [suppressed]],
    [0, 'a file has a syntax error', [], [], [{ kind: 'syntax-error', message: 'x', file: 'a.ts' }]],
    [3, 'the analysis is incomplete', [], [], [internalError]],
    [3, 'the analysis is incomplete, whatever was found', [], [finding()], [internalError]],
  ];
  for (const [expected, what, argv, findings, problems] of cases) {
    it(`is ${expected} when ${what}`, async () => {
      assert.equal((await cli(argv, { result: result(findings, problems) })).code, expected);
    });
  }

  it('is 2 with the reason when a folder holds nothing to check', async () => {
    const { code, stderr } = await cli(['.'], { result: result([], [], { files: 0, analysed: 0 }) });
    assert.equal(code, 2);
    assert.equal(stderr, 'crm-guard: no source files were found in .: nothing was checked.\n');
  });

  it('is 0 when files named one by one are all left out by the policy, as hooks do', async () => {
    await inFolder({ 'a.test.ts': '' }, async (cwd) => {
      assert.equal((await cli(['a.test.ts'], { cwd, result: result([], [], { files: 0, analysed: 0 }) })).code, 0);
    });
  });

  it('says on standard error why warnings failed the run', async () => {
    const { stderr, stdout } = await cli(['--max-warnings', '0', '-f', 'json'], { result: result([warning]) });
    assert.equal(stderr, 'crm-guard: too many warnings: 1, --max-warnings allows 0.\n');
    assert.equal((JSON.parse(stdout) as { findings: unknown[] }).findings.length, 1);
  });

  it('is recorded in SARIF', async () => {
    const { stdout, code } = await cli(['-f', 'sarif'], { result: result([finding()]) });
    const { runs } = JSON.parse(stdout) as { runs: { invocations: { exitCode: number }[] }[] };
    assert.equal(runs[0]?.invocations[0]?.exitCode, code);
  });
});

describe('failures', () => {
  it('in the policy are shown as a compiler shows them', async () => {
    await inFolder({ 'crm-guard.yaml': 'maxRows: 10\nruls:\n  no-unbounded-query: error\n' }, async (cwd) => {
      const { PolicyError } = await engineErrors();
      const { code, stdout, stderr } = await cli([], {
        cwd,
        check: () =>
          Promise.reject(
            new PolicyError([
              { severity: 'error', code: 'unknownKeyNear', message: 'Unknown key `ruls`; did you mean `rules`?', file: path.join(cwd, 'crm-guard.yaml'), line: 2, column: 1, endLine: 2, endColumn: 5 },
            ]),
          ),
      });
      assert.equal(code, 2);
      assert.equal(stdout, '');
      assert.equal(
        stderr,
        `crm-guard.yaml:2:1  error
  Unknown key \`ruls\`; did you mean \`rules\`?
    1 │ maxRows: 10
  > 2 │ ruls:
      │ ^^^^
    3 │   no-unbounded-query: error

The policy has 1 error; nothing was checked.
`,
      );
    });
  });

  it('of usage that only the engine sees end with 2', async () => {
    const { UsageError } = await engineErrors();
    const { code, stderr } = await cli([], { check: () => Promise.reject(new UsageError('that is no path')) });
    assert.deepEqual([code, stderr], [2, 'crm-guard: that is no path\n']);
  });

  it('of the tool itself end with 3 and say what to report', async () => {
    const { code, stdout, stderr } = await cli(['-f', 'json'], { check: () => Promise.reject(new TypeError('x is not a function')) });
    assert.equal(code, 3);
    assert.equal(stdout, '');
    assert.match(stderr, /^crm-guard: CRM Guard itself failed; nothing is known about your code\./);
    assert.match(stderr, /TypeError: x is not a function\n +at /);
  });

  it('are never silent when the report goes to a program', async () => {
    const { stderr } = await cli(['-f', 'json'], { result: result([], [internalError, { ...internalError, message: 'again' }]) });
    assert.equal(stderr, 'crm-guard: internal errors (files: 1): the analysis is incomplete, see the problems in the report.\n');
  });

  it('to go on after an interrupt end with its code and no report', async () => {
    const controller = new AbortController();
    const never = (): Promise<never> => new Promise(() => controller.abort(130));
    const { code, stdout, stderr } = await cli([], { signal: controller.signal, check: never });
    assert.deepEqual([code, stdout, stderr], [130, '', 'crm-guard: interrupted; there is no report.\n']);
  });
});

describe('output', () => {
  it('goes to files beside the readable report', async () => {
    await inFolder({}, async (cwd) => {
      const { stdout, code } = await cli(['-o', 'json:out/r.json', '-o', 'sarif:out/r.sarif'], { cwd, result: result([finding()]) });
      assert.equal(code, 1);
      assert.match(stdout, /✖ 1 finding/);
      assert.equal((JSON.parse(readFileSync(path.join(cwd, 'out/r.json'), 'utf8')) as { findings: unknown[] }).findings.length, 1);
      assert.equal((JSON.parse(readFileSync(path.join(cwd, 'out/r.sarif'), 'utf8')) as { version: string }).version, '2.1.0');
      assert.deepEqual(readdirSync(path.join(cwd, 'out')).sort(), ['r.json', 'r.sarif']);
    });
  });

  it('goes to a file instead of standard output, in the format that was asked for or that the name tells', async () => {
    await inFolder({}, async (cwd) => {
      for (const [argv, file, start] of [
        [['-f', 'json', '-o', 'a.txt'], 'a.txt', '{\n  "tool"'],
        [['-o', 'b.sarif'], 'b.sarif', '{\n  "$schema"'],
        [['-o', 'c.sarif.json'], 'c.sarif.json', '{\n  "$schema"'],
        [['-o', 'd.json'], 'd.json', '{\n  "tool"'],
        [['-o', 'e.txt'], 'e.txt', '✔ No findings'],
      ] as const) {
        const { stdout } = await cli(argv, { cwd });
        assert.equal(stdout, '');
        assert.ok(readFileSync(path.join(cwd, file), 'utf8').startsWith(start), file);
      }
    });
  });

  it('replaces an older report whole', async () => {
    await inFolder({ 'r.json': 'x'.repeat(100_000) }, async (cwd) => {
      await cli(['-o', 'r.json'], { cwd });
      assert.doesNotThrow(() => JSON.parse(readFileSync(path.join(cwd, 'r.json'), 'utf8')) as unknown);
    });
  });

  it('that cannot be written is an error and leaves nothing behind', async () => {
    await inFolder({ 'taken/x': '' }, async (cwd) => {
      const { code, stderr } = await cli(['-o', 'json:taken'], { cwd });
      assert.equal(code, 2);
      assert.match(stderr, /cannot write .*taken: /);
      assert.deepEqual(readdirSync(cwd), ['taken']);
    });
  });

  it('keeps colours out of files and out of pipes', async () => {
    await inFolder({}, async (cwd) => {
      const { stdout } = await cli(['-o', 'pretty:r.txt'], { cwd, terminal: true, result: result([finding()]) });
      assert.match(stdout, /\u001b\[/);
      assert.doesNotMatch(readFileSync(path.join(cwd, 'r.txt'), 'utf8'), /\u001b/);
    });
    assert.doesNotMatch((await cli([], { result: result([finding()]) })).stdout, /\u001b/);
  });

  it('honours NO_COLOR, FORCE_COLOR and the option over both', async () => {
    const coloured = async (terminal: boolean, env: Record<string, string>, ...argv: string[]): Promise<boolean> =>
      (await cli(argv, { terminal, env, result: result([finding()]) })).stdout.includes('\u001b[');
    assert.equal(await coloured(true, { NO_COLOR: '1' }), false);
    assert.equal(await coloured(true, { NO_COLOR: '' }), true);
    assert.equal(await coloured(false, { FORCE_COLOR: '1' }), true);
    assert.equal(await coloured(true, { FORCE_COLOR: '0' }), false);
    assert.equal(await coloured(true, { TERM: 'dumb' }), false);
    assert.equal(await coloured(true, {}, '--no-color'), false);
    assert.equal(await coloured(false, { NO_COLOR: '1' }, '--color'), true);
  });

  it('shows code from the files and paths from where the user stands', async () => {
    await inFolder({ 'packages/api/src/customers.ts': '\n\nconst 顧客一覧 = await prisma.customer.findMany();\n' }, async (root) => {
      const cwd = path.join(root, 'packages/api');
      const found = { ...result([finding({ file: 'packages/api/src/customers.ts', column: 35, endColumn: 43 })]), root };
      const { stdout } = await cli([], { cwd, result: found });
      assert.match(stdout, /^src\/customers\.ts {2}1 finding$/m);
      assert.match(stdout, /> 3 │ const 顧客一覧 = await prisma\.customer\.findMany\(\);/);
      assert.match(stdout, /npx crm-guard check src\/customers\.ts$/m);
    });
  });

  it('reads UTF-16 sources for code frames', async () => {
    await inFolder({}, async (root) => {
      writeFileSync(path.join(root, 'a.ts'), Buffer.from('\ufeff\n\nfind(顧客);\n', 'utf16le'));
      const { stdout } = await cli([], { cwd: root, result: { ...result([finding({ file: 'a.ts', column: 1, endColumn: 5 })]), root } });
      assert.match(stdout, /> 3 │ find\(顧客\);/);
    });
  });
});

describe('progress', () => {
  const busy = { check: async ({ onProgress }: { onProgress?: (done: number, total: number) => void }) => (onProgress?.(20, 40), result([])) };

  it('is a line on a terminal that vanishes', async () => {
    const { stderr, stdout } = await cli([], { terminal: true, ...busy });
    assert.equal(stderr, '\r\u001b[2KReading the project …\r\u001b[2KChecking 20 of 40 files (50 %)\r\u001b[2K');
    assert.doesNotMatch(stdout, /Checking/);
  });

  it('stays away from pipes and CI', async () => {
    assert.equal((await cli([], busy)).stderr, '');
    assert.equal((await cli([], { terminal: true, env: { CI: 'true' }, ...busy })).stderr, '');
  });

  it('makes way for the message when the engine fails', async () => {
    const { UsageError } = await engineErrors();
    const { stderr } = await cli([], {
      terminal: true,
      check: async ({ onProgress }) => {
        onProgress?.(1, 2);
        throw new UsageError('no');
      },
    });
    assert.match(stderr, /\r\u001b\[2Kcrm-guard: no\n$/);
  });

  it('is followed by the times when asked', async () => {
    assert.match((await cli(['--timing'])).stderr, /^crm-guard: time: start .+, check \d+ ms, report \d+ ms\n$/);
  });
});
