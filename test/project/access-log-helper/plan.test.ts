import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { readAccessLogs } from '../../../src/engine/read-access-logs.ts';
import { Workspace } from '../../../src/engine/workspace.ts';
import { applied } from '../../../src/policy/edit-policy.ts';
import type { HelperPlan } from '../../../src/project/access-log-helper/index.ts';
import { type Files, TempProject } from '../../support/temp-project.ts';

const SCHEMA = 'model Customer {\n  id String @id\n  email String\n  phone String\n  creditCardNumber String\n}\n';
const TS = "import { prisma } from './db';\nexport async function show(id: string, actor: { id: string }) {\n  const customer = await prisma.customer.findUnique({ where: { id } });\n  return customer;\n}\n";

describe('access-log helper: where and how', function () {
  this.timeout(60_000);
  let project: TempProject;
  afterEach(() => project.remove());

  function plan(files: Files, request: { near?: string; file?: string } = {}): HelperPlan {
    project = new TempProject(files);
    const { near, ...rest } = request;
    const planned = new Workspace({ folder: project.root }).planAccessLogHelper({ ...rest, ...(near === undefined ? {} : { near: project.at(near) }) });
    assert.ok('plan' in planned, JSON.stringify(planned));
    return planned.plan;
  }

  function refused(files: Files, file?: string): string {
    project = new TempProject(files);
    const planned = new Workspace({ folder: project.root }).planAccessLogHelper(file === undefined ? {} : { file });
    assert.ok('problem' in planned, JSON.stringify(planned));
    return planned.problem;
  }

  const places: Record<string, [Files, string]> = {
    'an empty project': [{ 'package.json': '{}' }, 'access-log.js'],
    'a project in TypeScript that has nothing yet': [{ 'package.json': '{}', 'tsconfig.json': '{}' }, 'access-log.ts'],
    'a project with src': [{ 'package.json': '{}', 'tsconfig.json': '{}', 'src/routes/a.ts': TS }, 'src/access-log.ts'],
    'beside what is shared': [{ 'package.json': '{}', 'tsconfig.json': '{}', 'src/a.ts': TS, 'src/lib/db.ts': 'export {};' }, 'src/lib/access-log.ts'],
    'without src': [{ 'package.json': '{}', 'lib/db.js': 'export {};', 'app/page.jsx': 'export {};' }, 'lib/access-log.js'],
    'in the spelling of the neighbours': [{ 'package.json': '{}', 'tsconfig.json': '{}', 'src/lib/dbClient.ts': 'export {};', 'src/lib/mailSender.ts': 'export {};', 'src/lib/textTools.ts': 'export {};' }, 'src/lib/accessLog.ts'],
    'with the extension of the others': [{ 'package.json': '{}', 'src/a.mjs': 'export {};', 'src/b.mjs': 'export {};', 'eslint.config.js': '' }, 'src/access-log.mjs'],
    'JavaScript on its way to TypeScript': [{ 'package.json': '{}', 'tsconfig.json': '{}', 'src/a.js': '', 'src/b.js': '', 'src/c.ts': '' }, 'src/access-log.ts'],
    'where the first name is taken': [{ 'package.json': '{}', 'src/a.js': '', 'src/access-log.js': '' }, 'src/data-access-log.js'],
  };
  for (const [what, [files, file]] of Object.entries(places)) it(`finds a place: ${what}`, () => assert.equal(plan(files).file, file));

  it('finds a place in the package that wants it', () => {
    const files = { 'package.json': '{"workspaces":["packages/*"]}', 'packages/api/package.json': '{"type":"module"}', 'packages/api/src/lib/a.js': '', 'packages/web/package.json': '{}', 'packages/web/src/b.tsx': '', 'packages/web/tsconfig.json': '{}' };
    const { file, text } = plan(files, { near: 'packages/api/src/x.js' });
    assert.equal(file, 'packages/api/src/lib/access-log.js');
    assert.match(text, /^export async function recordAccess/m);
  });

  const styles: Record<string, [Files, string, RegExp]> = {
    'export, as the manifest says': [{ 'package.json': '{"type":"module"}', 'src/a.js': '' }, 'src/log.js', /^export async function/m],
    'module.exports, as the manifest says': [{ 'package.json': '{"type":"commonjs"}', 'src/a.js': '' }, 'src/log.js', /^module\.exports = \{ recordAccess \};$/m],
    'module.exports, as the other modules do': [{ 'package.json': '{}', 'src/a.js': "const a = require('./b');\nmodule.exports = a;\n" }, 'src/log.js', /^module\.exports = /m],
    'export, as modules for a bundler do': [{ 'package.json': '{}', 'src/a.js': "import a from './b';\nexport default a;\n" }, 'src/log.js', /^export async function/m],
    'module.exports in .cjs': [{ 'package.json': '{"type":"module"}', 'src/a.js': '' }, 'src/log.cjs', /^module\.exports = /m],
    'export in .mjs': [{ 'package.json': '{}', 'src/a.js': '' }, 'src/log.mjs', /^export async function/m],
    'export = where the compiler takes modules as they are written': [{ 'package.json': '{}', 'tsconfig.json': '{"compilerOptions":{"module":"nodenext","verbatimModuleSyntax":true}}', 'src/a.ts': '' }, 'src/log.ts', /^export = \{ recordAccess \};$/m],
    'standard output where Node is known': [{ 'package.json': '{"devDependencies":{"@types/node":"20"}}', 'tsconfig.json': '{}', 'src/a.ts': '' }, 'src/log.ts', /process\.stdout/],
    'the console where it is not': [{ 'package.json': '{}', 'tsconfig.json': '{"compilerOptions":{"types":[]}}', 'src/a.ts': '' }, 'src/log.ts', /console\.info/],
    'the quotes, indentation and missing semicolons of the project': [{ 'package.json': '{"type":"module"}', 'src/a.js': 'import a from "a"\nimport b from "b"\nexport function f() {\n    return a(b)\n}\n' }, 'src/log.js', /^ {8}user: \{ id: String\(actor\) \},\n {8}DataAccess: [^\n]*\n {4}\}\)$/m],
  };
  for (const [what, [files, file, expected]] of Object.entries(styles)) it(`writes ${what}`, () => assert.match(plan(files, { file }).text, expected));

  it('refuses places outside of the project, files that are there and names that are no module', () => {
    const files = { 'package.json': '{}', 'src/a.js': '' };
    assert.match(refused(files, '../log.js'), /\.\.\/log\.js is outside of/);
    assert.match(refused(files, 'src/a.js'), /src\/a\.js exists already/);
    assert.match(refused(files, 'src/log.txt'), /is no module/);
    assert.match(refused(files, ''), /is no module/);
  });

  it('says what is wrong with a policy that cannot be edited, with the lines to write', () => {
    assert.match(refused({ 'package.json': '{}', 'crm-guard.yaml': 'maxRows: [\n' }), /crm-guard\.yaml has a mistake on line 2/);
    assert.match(refused({ 'package.json': '{}', 'crm-guard.yaml': 'maxRows: &log 20\naccessLog: *log\n' }), /accessLog:\n {2}functions:\n {4}- name: recordAccess\n {6}module: \.\/access-log$/);
  });

  it('chooses another name for the function where the first means something', () => {
    const files = { 'package.json': '{}', 'src/audit.js': "export async function recordAccess(entry) {\n  await db.auditLog.create({ data: entry });\n}\n" };
    assert.equal(plan(files).name, 'recordDataAccess');
  });

  const projects: Record<string, Files> = {
    'without a policy': { 'package.json': '{"type":"module"}', 'tsconfig.json': '{}' },
    'with a policy': { 'package.json': '{}', 'tsconfig.json': '{}', 'crm-guard.yaml': '# ours\nmaxRows: 20 # agreed\n' },
    'with a policy in JSON': { 'package.json': '{}', 'tsconfig.json': '{}', 'crm-guard.json': '{\n  "maxRows": 20\n}\n' },
  };
  for (const [what, files] of Object.entries(projects)) {
    it(`makes an access log that the project then has: ${what}`, () => {
      const { file, text, policy } = plan({ ...files, 'prisma/schema.prisma': SCHEMA, 'src/customers.ts': TS, 'src/db.ts': "import { PrismaClient } from '@prisma/client';\nexport const prisma = new PrismaClient();\n" });
      const workspace = new Workspace({ folder: project.root });
      const unlogged = (): { title: string }[] => {
        const { findings } = workspace.checkText(project.at('src/customers.ts'), TS);
        const [finding] = findings.filter(({ ruleId }) => ruleId === 'crm-guard/require-access-log');
        assert.ok(finding, 'an unlogged read');
        return [...finding.suggestions];
      };
      assert.deepEqual(unlogged(), []);
      assert.equal(workspace.accessLog, undefined);

      project.write(file, text);
      writeFileSync(policy.file, 'text' in policy ? policy.text : applied(policy.before, policy.edits));
      workspace.fileChanged(project.at(file));
      workspace.fileChanged(policy.file);
      assert.deepEqual(workspace.problems, []);
      assert.equal(workspace.accessLog, 'recordAccess');
      assert.match(unlogged()[0]?.title ?? '', /await recordAccess\(\{ actor: actor\.id, action: 'view', entity: 'Customer', subjects: \[customer\.id\]/);

      const { logs, problems } = readAccessLogs({ paths: [project.root], root: project.root });
      assert.deepEqual(logs.map(({ name, origin, file: declared }) => ({ name, origin, declared })), [{ name: 'recordAccess', origin: 'policy', declared: file }]);
      assert.deepEqual(problems, []);
      for (const preset of ['recommended', 'strict'] as const) {
        const strict = new Workspace({ folder: project.root, preset }).checkText(path.join(project.root, file), text);
        assert.deepEqual(strict.findings.map(({ ruleId, message }) => `${ruleId}: ${message}`), []);
      }
    });
  }
});
