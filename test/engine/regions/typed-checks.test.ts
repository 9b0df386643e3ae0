import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { atOnce } from '../../../src/engine/steps.ts';
import { type FileReport, Workspace } from '../../../src/engine/workspace.ts';
import { TempProject } from '../../support/temp-project.ts';
import { CRM, shown } from '../crm.ts';

const AUDIT = "export async function recordAccess(id: string) { await prisma.accessLog.create({ data: { id } }); }\n";
const HEAD = "import { PrismaClient } from '@prisma/client';\nimport { recordAccess } from './audit';\nconst prisma = new PrismaClient();\n";
/** Three functions that have nothing to do with each other, each with findings. */
const APART = `${HEAD}${['first', 'second', 'third'].map((name) => `export async function ${name}Screen(id: string) {\n  const rows = await prisma.customer.findMany();\n  return rows;\n}\n`).join('')}`;

describe('checks while a file is typed in', function () {
  this.timeout(120_000);

  let project: TempProject;
  let workspace: Workspace;
  before(() => {
    project = new TempProject({ ...CRM, 'src/audit.ts': AUDIT, 'crm-guard.yaml': 'extends: strict\n' });
    workspace = new Workspace({ folder: project.root });
  });
  after(() => project.remove());

  const typed = (text: string, file = 'src/a.ts'): FileReport => atOnce(workspace.checkTyped(project.at(file), text));
  const whole = (text: string, file = 'src/a.ts'): FileReport => atOnce(new Workspace({ folder: project.root }).checkSteps(project.at(file), text));

  /** Checks the first text, then the second as if it had been typed, and that this says what a check of all of it says. */
  function after2(first: string, second: string): FileReport {
    atOnce(workspace.checkSteps(project.at('src/a.ts'), first));
    const report = typed(second);
    assert.deepEqual(report.findings, whole(second).findings);
    return report;
  }

  describe('judge only the function that was typed in', () => {
    const insert = (text: string, name: string, line: string): string => text.replace(`${name}(id: string) {\n`, `${name}(id: string) {\n${line}\n`);

    it('and move what was said of those below it', () => {
      const report = after2(APART, insert(APART, 'firstScreen', "  const note = '漢字';\n"));
      assert.equal(report.partial, true);
      assert.equal(report.findings.filter(({ line }) => line > 9).length > 0, true);
      assert.ok(report.findings.some(({ suggestions }) => suggestions.length > 0));
    });

    it('and what was found where the way leads through the file', () => {
      const text = `${APART}export async function told() {\n  const one = await prisma.customer.findFirst();\n  console.log(one?.email);\n}\n`;
      const report = after2(text, insert(text, 'firstScreen', '\n\n'));
      assert.equal(report.partial, true);
      assert.ok(report.findings.some(({ related }) => related.length > 0));
    });

    it('with the lines of Windows and a byte order mark', () => {
      const text = `\uFEFF${APART.replaceAll('\n', '\r\n')}`;
      const report = after2(text, text.replace('secondScreen(id: string) {', 'secondScreen(id: string) {\r\n  let count = 0;'));
      assert.equal(report.partial, true);
    });

    it('key by key', () => {
      atOnce(workspace.checkSteps(project.at('src/a.ts'), APART));
      for (let length = 1; length <= 34; length++) {
        const text = insert(APART, 'thirdScreen', 'await prisma.customer.deleteMany();'.slice(0, length));
        const report = typed(text);
        if (whole(text).problems.length === 0) assert.deepEqual(report.findings, whole(text).findings, `after ${length} keys`);
      }
    });

    it('in methods of a class that do not call each other', () => {
      const service = `${HEAD}export class Screens {\n${['find', 'list', 'create'].map((name) => `  async ${name}() {\n    return prisma.customer.findMany();\n  }\n`).join('')}}\n`;
      assert.equal(after2(service, service.replace('async list() {', 'async list() {\n    const create = 1;')).partial, true);
    });

    it('in handlers of routes', () => {
      const routes = `${HEAD}import { Router } from 'express';\nconst router = Router();\n${['a', 'b', 'c'].map((name) => `router.get('/${name}', async (req, res) => {\n  res.json(await prisma.customer.findMany());\n});\n`).join('')}`;
      assert.equal(after2(routes, routes.replace("'/b', async (req, res) => {", "'/b', async (req, res) => {\n  const page = 1;")).partial, true);
    });
  });

  describe('judge again what it matters to', () => {
    const cases: Record<string, [string, string, string]> = {
      'who calls it': ["async function note(id: string) {\n  await recordAccess(id);\n}\nexport async function screen(id: string) {\n  const row = await prisma.customer.findUnique({ where: { id } });\n  await note(id);\n  return row;\n}\n", '  await recordAccess(id);\n', ''],
      'whom it calls': ["async function load(id: string) {\n  return prisma.customer.findUnique({ where: { id } });\n}\nexport async function screen(id: string) {\n  await recordAccess(id);\n  return load(id);\n}\n", '  await recordAccess(id);\n', ''],
      'whom it no longer calls': ["async function load(id: string) {\n  return prisma.customer.findUnique({ where: { id } });\n}\nexport async function screen(id: string) {\n  await recordAccess(id);\n  return load(id);\n}\n", '  return load(id);\n', '  return 1;\n'],
      'what it wraps': ["const withLog = (work: (id: string) => unknown) => async (id: string) => {\n  await recordAccess(id);\n  return work(id);\n};\nexport const screen = withLog(async (id: string) => {\n  return prisma.customer.findUnique({ where: { id } });\n});\n", '  await recordAccess(id);\n', ''],
      'the routes behind a middleware': ["import { Router } from 'express';\nconst router = Router();\nasync function audit(req: { params: { id: string } }, res: unknown, next: () => void) {\n  await recordAccess(req.params.id);\n  next();\n}\nrouter.use(audit);\nrouter.get('/a', async (req, res) => {\n  res.json(await prisma.customer.findUnique({ where: { id: req.params.id } }));\n});\n", '  await recordAccess(req.params.id);\n', ''],
      'a method of the same object': ["export class Screens {\n  private async load(id: string) {\n    return prisma.customer.findUnique({ where: { id } });\n  }\n  async show(id: string) {\n    await recordAccess(id);\n    return this.load(id);\n  }\n}\n", '    await recordAccess(id);\n', ''],
      'a list that another fills': ["const rows: unknown[] = [];\nexport async function fill() {\n  rows.push(...(await prisma.customer.findMany({ take: 5 })));\n}\nexport function show() {\n  console.log(rows);\n}\n", '  rows.push(...(await prisma.customer.findMany({ take: 5 })));\n', '  rows.push(1);\n'],
    };
    for (const [name, [text, from, to]] of Object.entries(cases)) {
      it(name, () => {
        const before = `${HEAD}${text}export function other() {\n${'  Math.random();\n'.repeat(40)}}\nexport function another() {\n${'  Math.random();\n'.repeat(200)}}\n`;
        const report = after2(before, before.replace(from, to));
        assert.equal(report.partial, true);
        assert.notDeepEqual(shown(report), shown(whole(before)), 'something changed');
      });
    }
  });

  describe('judge all of it', () => {
    const texts: Record<string, [string, string]> = {
      'when something outside of functions changed': [APART, APART.replace('const prisma', 'const  prisma')],
      'when a function was opened': [APART, APART.replace('  return rows;\n}', '  return rows;\n}\nexport function more() {\n}')],
      'when two functions changed': [APART, APART.replaceAll('  return rows;', '  return [];')],
      'when comments may silence findings': [`// eslint-disable-next-line no-console -- agreed\n${APART}`, `// eslint-disable-next-line no-console -- agreed\n${APART.replace('  return rows;', '  return [];')}`],
      'when what was typed may silence findings': [APART, APART.replace('  const rows', '  // eslint-disable-next-line crm-guard/no-unbounded-query -- agreed\n  const rows')],
      'when the function is nearly all there is': [`${HEAD}export async function all() {\n  return prisma.customer.findMany();\n}\n`, `${HEAD}export async function all() {\n  const a = 1;\n  return prisma.customer.findMany();\n}\n`],
    };
    for (const [name, [first, second]] of Object.entries(texts)) it(name, () => assert.equal(after2(first, second).partial, undefined));
  });

  it('leave what was said of other functions while what is typed is no code', () => {
    const before = shown(typed(APART));
    const report = typed(APART.replace('  return rows;', "  return rows.filter('"));
    assert.equal(report.problems[0]?.kind, 'syntax-error');
    assert.deepEqual(shown(report), before.filter((line) => !/:[567] /.test(line)));
    assert.deepEqual(shown(typed(APART)), before);
  });

  it('know of other files that they follow what changed there', () => {
    const text = `${HEAD}export async function screen(id: string) {\n  const row = await prisma.customer.findUnique({ where: { id } });\n  await recordAccess(id);\n  return row;\n}\n${APART.slice(HEAD.length)}`;
    const logged = shown(typed(text));
    workspace.fileChanged(project.at('src/audit.ts'), 'export async function recordAccess(id: string) {}\n');
    assert.notDeepEqual(shown(typed(text.replace('firstScreen(id: string) {', 'firstScreen(id: string) {\n  let a;'))), logged);
    workspace.fileChanged(project.at('src/audit.ts'), AUDIT);
  });

  it('say of every function of examples/crm what a check of all of it says', () => {
    const root = fileURLToPath(new URL('../../../examples/crm', import.meta.url));
    const crm = new Workspace({ folder: root });
    let [edits, partial] = [0, 0];
    for (const file of sources(root)) {
      const text = readFileSync(file, 'utf8');
      for (const [at, line] of [...text.matchAll(/(?:=>|\))[^;\n]*\{\n([^\n]*)\n/g)].map((match) => [match.index + match[0].length - (match[1] ?? '').length - 1, match[1] ?? ''] as const)) {
        // A statement more, or one less.
        const changed = ++edits % 2 === 0 ? `${text.slice(0, at)}  const typed = 1;\n${text.slice(at)}` : text.slice(0, at) + text.slice(at + line.length + 1);
        atOnce(crm.checkSteps(file, text));
        const report = atOnce(crm.checkTyped(file, changed));
        if (!report.partial) continue;
        partial++;
        assert.deepEqual(report.findings, atOnce(crm.checkSteps(file, changed)).findings, `${path.relative(root, file)} at ${at}`);
      }
    }
    assert.ok(partial > 20, `${partial} were judged in part`);
  });
});

function sources(root: string): string[] {
  return readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file)).map((file) => path.join(root, 'src', file));
}
