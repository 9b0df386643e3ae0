import assert from 'node:assert/strict';
import { chmodSync, existsSync, lstatSync, readFileSync, readdirSync, statSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import type { AccessLogReport } from '../../src/model/index.ts';
import { type Files, TempProject } from '../support/temp-project.ts';
import { crmGuard, type Ended } from './process.ts';

const TS: Files = { 'package.json': '{"type":"module"}', 'tsconfig.json': '{}', 'src/lib/db.ts': "export const one = 1;\n" };
const POLICY = '# agreed\nextends: strict\n\n# rows\nmaxRows: 50 # few\n';
const HELPER = 'src/lib/access-log.ts';

describe('init access-log', function () {
  this.timeout(60_000);
  let project: TempProject;
  const start = (files: Files): void => void (project = new TempProject(files));
  afterEach(() => project.remove());
  const init = (...argv: string[]): Promise<Ended> => crmGuard(project.root, 'init', ...argv);
  const read = (file: string): string => readFileSync(project.at(file), 'utf8');
  const all = (): string[] => readdirSync(project.root, { recursive: true, encoding: 'utf8' }).filter((file) => statSync(project.at(file)).isFile()).map((file) => file.replaceAll(path.sep, '/')).sort();

  /** Nothing but a message on standard error, exit code 2, and every file as it was. */
  async function refuses(message: RegExp, ...argv: string[]): Promise<void> {
    const before = all().map((file) => [file, read(file)]);
    const { code, stdout, stderr } = await init(...argv);
    assert.deepEqual([code, stdout], [2, '']);
    assert.match(stderr, message);
    assert.deepEqual(all().map((file) => [file, read(file)]), before);
  }

  it('creates the module and a policy that names it; the project then has an access log', async () => {
    start(TS);
    const { code, stdout, stderr } = await init('access-log');
    assert.deepEqual([code, stderr], [0, '']);
    assert.match(stdout, /^✔ src\/lib\/access-log\.ts: created, with `recordAccess`\n✔ crm-guard\.yaml: created; it names `recordAccess` under accessLog\.functions\n/);
    assert.deepEqual(all(), ['crm-guard.yaml', 'package.json', 'src/lib/access-log.ts', 'src/lib/db.ts', 'tsconfig.json']);
    assert.match(read(HELPER), /^export async function recordAccess\(/m);
    assert.match(read('crm-guard.yaml'), /accessLog:\n {2}functions:\n {4}- name: recordAccess\n {6}module: \.\/src\/lib\/access-log\n$/);
    const known = JSON.parse((await crmGuard(project.root, 'debug', 'access-logs', '--format', 'json')).stdout) as AccessLogReport;
    assert.deepEqual(known.logs.map(({ name, origin, file }) => [name, origin, file]), [['recordAccess', 'policy', HELPER]]);
    assert.deepEqual(known.problems, []);
  });

  it('keeps the comments, the rights and the link of the policy there is', async () => {
    start({ ...TS, 'config/guard.yaml': `\uFEFF${POLICY}` });
    chmodSync(project.at('config/guard.yaml'), 0o640);
    symlinkSync('config/guard.yaml', project.at('crm-guard.yaml'));
    const { code, stdout } = await init('access-log');
    assert.equal(code, 0, stdout);
    assert.match(stdout, /✔ crm-guard\.yaml: names `recordAccess` under accessLog\.functions now/);
    assert.equal(read('config/guard.yaml'), `\uFEFF${POLICY}\naccessLog:\n  functions:\n    - name: recordAccess\n      module: ./src/lib/access-log\n`);
    assert.equal(lstatSync(project.at('crm-guard.yaml')).isSymbolicLink(), true);
    if (process.platform !== 'win32') assert.equal(statSync(project.at('config/guard.yaml')).mode & 0o777, 0o640);
  });

  it('goes into the package around the folder, or where --file says', async () => {
    start({ 'package.json': '{"workspaces":["packages/*"]}', 'crm-guard.yaml': POLICY, 'packages/api/package.json': '{}', 'packages/api/src/a.cjs': "const b = require('./b');\n" });
    assert.equal((await init('access-log', 'packages/api', '--dry-run')).stdout.split('\n')[0], 'packages/api/src/access-log.cjs would be created:');
    assert.equal((await init('access-log', '--file', 'audit/reads.mjs')).code, 0);
    assert.match(read('audit/reads.mjs'), /^export async function recordAccess/m);
    assert.match(read('crm-guard.yaml'), /module: \.\/audit\/reads\n/);
  });

  it('shows with --dry-run what it would write, and prints with --print the module alone', async () => {
    start({ ...TS, 'crm-guard.yaml': 'maxRows: 50\naccessLog:\n  functions: [noteRead]\nrules: {}\n' });
    const before = all();
    const dry = await init('access-log', '--force', '--dry-run');
    assert.deepEqual([dry.code, dry.stderr], [0, '']);
    assert.match(dry.stdout, /^src\/lib\/access-log\.ts would be created:\n\+ \/\*\*\n/);
    assert.match(dry.stdout, /\ncrm-guard\.yaml would be changed:\n- {3}functions: \[noteRead\]\n\+ {3}functions: \[noteRead, \{ name: recordAccess, module: \.\/src\/lib\/access-log \}\]\n$/);
    const printed = await init('access-log', '--force', '--print');
    assert.match(printed.stdout, /^\/\*\*\n[\s\S]*recordAccess[\s\S]*\}\n$/);
    assert.deepEqual(all(), before);
    await init('access-log', '--force');
    assert.equal(read(HELPER), printed.stdout);
  });

  it('speaks Japanese', async () => {
    start(TS);
    assert.match((await init('access-log', '--locale', 'ja')).stdout, /^✔ src\/lib\/access-log\.ts を作成しました（`recordAccess`）\n✔ crm-guard\.yaml を作成し、/);
    assert.match((await init('access-log', '--locale', 'ja')).stderr, /既にアクセスログ `recordAccess` があります（src\/lib\/access-log\.ts/);
  });

  it('creates no second one unasked', async () => {
    start(TS);
    await init('access-log');
    await refuses(/^crm-guard: this project logs access with `recordAccess` already \(src\/lib\/access-log\.ts[^)]*\); nothing was written\. .*--force/, 'access-log');
    const { code, stdout } = await init('access-log', '--force');
    assert.equal(code, 0);
    assert.match(stdout, /^✔ src\/lib\/data-access-log\.ts: created, with `recordDataAccess`/);
  });

  it('overwrites nothing', async () => {
    start({ ...TS, 'src/mine.ts': 'export {};\n' });
    await refuses(/src\/mine\.ts exists already, and nothing is overwritten/, 'access-log', '--file', 'src/mine.ts');
  });

  it('writes no module where the policy cannot be written', async () => {
    start({ ...TS, 'crm-guard.yaml': 'accessLog: &log\n  functions: &all [noteRead]\n' });
    await refuses(/crm-guard\.yaml is written in a way in which/, 'access-log', '--force', '--file', 'deep/er/log.ts');
    project.write('crm-guard.yaml', 'maxRows: [\n');
    await refuses(/crm-guard\.yaml/, 'access-log');
  });

  it('takes the module back where the policy cannot be written in the end', async () => {
    // The longest name there can be leaves no room for a file beside it.
    const policy = `${'p'.repeat(250)}.yaml`;
    start({ ...TS, [policy]: POLICY });
    await refuses(/cannot write p+\.yaml: /, 'access-log', '--policy', policy, '--file', 'new/log.ts');
    assert.equal(existsSync(project.at('new')), false);
  });

  it('never replaces a file that somebody made in the meantime', async () => {
    start(TS);
    const { writeNew } = await import('../../src/engine/write-file.ts');
    assert.throws(() => writeNew(project.at('src/lib/db.ts'), 'lost'), { name: 'FileAppeared' });
    assert.equal(read('src/lib/db.ts'), 'export const one = 1;\n');
    assert.deepEqual(all().filter((file) => file.endsWith('.tmp')), []);
  });

  it('says what is wrong with the command line', async () => {
    start(TS);
    await refuses(/say what to create: crm-guard init <access-log> \[folder\]\.\n$/);
    await refuses(/Did you mean access-log\?/, 'acces-log');
    await refuses(/there is no file or folder "no"/, 'access-log', 'no');
    await refuses(/"package\.json" is not a folder/, 'access-log', 'package.json');
    await refuses(/name one folder, not 2/, 'access-log', '.', 'src');
    await refuses(/the policy file "no\.yaml" does not exist/, 'access-log', '--policy', 'no.yaml');
    await refuses(/is outside of/, 'access-log', '--file', '../x.ts');
    await refuses(/is no module/, 'access-log', '--file', 'x.md');
    await refuses(/--print does not go with --dry-run/, 'access-log', '--print', '--dry-run');
  });

  it('is explained', async () => {
    start(TS);
    assert.match((await init('--help')).stdout, /^Creates a module that writes an access log/);
    assert.match((await init('--help', '--locale', 'ja')).stdout, /使い方:\n {2}crm-guard init access-log/);
  });
});
