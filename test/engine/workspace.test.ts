import assert from 'node:assert/strict';
import { mkdirSync, rmSync } from 'node:fs';
import { check } from '../../src/engine/check.ts';
import { type FileReport, Workspace } from '../../src/engine/workspace.ts';
import { MAX_FILE_SIZE } from '../../src/project/index.ts';
import { TempProject } from '../support/temp-project.ts';
import { CRM, reads, SCHEMA, shown } from './crm.ts';
import { rules as allRules } from '../../rules/index.ts';

describe('the workspace of an editor', function () {
  this.timeout(30_000);

  let project: TempProject;
  let workspace: Workspace;
  beforeEach(() => {
    project = new TempProject(CRM);
    workspace = new Workspace({ folder: project.root });
  });
  afterEach(() => project.remove());

  const report = (file: string, text: string): FileReport => workspace.checkText(project.at(file), text);
  const rules = (text: string, file = 'src/a.ts'): string[] => shown(report(file, text)).map((line) => line.slice(line.indexOf(' ') + 1));
  const changed = (file: string, text?: string): 'nothing' | 'all' => workspace.fileChanged(project.at(file), text);
  const BOTH = ['no-unbounded-query', 'require-access-log'];

  it('finds what a run over the folder finds', async () => {
    const files = {
      'src/a.ts': reads(2),
      'src/marked.ts': `\uFEFF${reads(1)}`.replaceAll('\n', '\r\n'),
      'src/quiet.ts': `${reads(0)}// eslint-disable-next-line crm-guard/no-unbounded-query -- agreed\n${reads(1).split('\n')[2]}\n`,
      'src/excepted.ts': reads(1),
      'src/broken.ts': 'const = 1;',
      'src/old/a.ts': reads(1),
      'src/audit.ts': "export function recordAccess(id: string) { db.accessLog.create({ id }); }\n",
      'src/uses.ts': "import { recordAccess } from './audit';\nexport const a = () => recordAccess('read');\n",
    };
    for (const [file, text] of Object.entries(files)) project.write(file, text);
    project.write('crm-guard.yaml', 'ignore: [src/old/**]\nexceptions:\n  - { rule: no-unbounded-query, files: [src/excepted.ts], reason: agreed }\n');
    const result = await check({ paths: [project.root], concurrency: 1, cache: false });
    assert.ok(result.findings.some(({ suppressed }) => suppressed?.kind === 'policy') && result.findings.some(({ suppressed }) => suppressed?.kind === 'inline'));
    for (const [file, text] of Object.entries(files)) {
      const { findings, problems } = report(file, text);
      assert.deepEqual(findings, result.findings.filter((finding) => finding.file === file), file);
      assert.deepEqual(problems, result.problems.filter((problem) => problem.file === file), file);
    }
  });

  it('follows imports into what stands unsaved in another editor, and says who must be checked again', () => {
    project.write('src/limits.ts', 'export const MAX = 50;\n');
    const text = "import { PrismaClient } from '@prisma/client';\nimport { MAX } from './limits';\nconst prisma = new PrismaClient();\nexport const all = () => prisma.customer.findMany({ take: MAX });\n";
    assert.deepEqual(rules(text).includes('no-unbounded-query'), false);
    assert.equal(changed('src/limits.ts', 'export const MAX = 5_000_000;\n'), 'all');
    assert.deepEqual(rules(text).includes('no-unbounded-query'), true);
    assert.equal(changed('src/limits.ts'), 'all', 'closed without saving');
    assert.deepEqual(rules(text).includes('no-unbounded-query'), false);
    assert.equal(changed('src/unrelated.ts', 'export const A = 1;\n'), 'nothing');
    assert.deepEqual(rules(text.replaceAll('./limits', './later')).includes('no-unbounded-query'), false, 'what is not there yet may be a bound');
    assert.equal(changed('src/later.ts', 'export const MAX = 5_000_000;\n'), 'all', 'an import led nowhere, and now it does');
    assert.deepEqual(rules(text.replaceAll('./limits', './later')).includes('no-unbounded-query'), true);
  });

  it('is silent about files that a run would leave out', () => {
    mkdirSync(project.at('.git'));
    project.write('.gitignore', 'made/\n');
    project.write('crm-guard.yaml', 'ignore: [old/**]\n');
    for (const file of ['made/a.ts', 'old/a.ts', 'node_modules/p/a.ts', 'types.d.ts', 'a.min.js', '../elsewhere.ts', 'notes.md']) assert.deepEqual(report(file, reads(1)), { findings: [], problems: [] }, file);
    assert.deepEqual(report('src/new.ts', reads(1)).findings.length, 2, 'but not about a file that is not saved yet');
  });

  it('is silent about a text beyond the size of a source, and says so', () => {
    const { findings, problems } = report('src/a.ts', ' '.repeat(MAX_FILE_SIZE + 1));
    assert.deepEqual([findings, problems.map(({ kind, file }) => [kind, file])], [[], [['too-large', 'src/a.ts']]]);
  });

  it('follows a schema that is changed, saved or not, added and deleted', () => {
    assert.deepEqual(rules(reads(1)), BOTH);
    assert.equal(changed('prisma/schema.prisma', SCHEMA), 'nothing', 'the same text');
    assert.equal(changed('prisma/schema.prisma', SCHEMA.replaceAll('Customer', 'Machine').replace('email', 'serial').replace('phone', 'weight')), 'all');
    assert.equal(changed('src/other.ts', 'export {};\n'), 'nothing', 'before anything was checked anew');
    assert.deepEqual(rules(reads(1)), [], 'unsaved, nothing is personal any more');
    assert.equal(changed('prisma/schema.prisma'), 'all', 'closed without saving');
    assert.deepEqual(rules(reads(1)), BOTH);
    rmSync(project.at('prisma/schema.prisma'));
    assert.equal(changed('prisma/schema.prisma'), 'all');
    assert.deepEqual(rules(reads(1)), []);
    project.write('db/schema.sql', 'create table customer (id int primary key, email text, phone text);');
    assert.equal(changed('db/schema.sql'), 'all');
    assert.deepEqual(rules(reads(1)), BOTH);
  });

  it('takes every change into account, also several before the next check', () => {
    assert.deepEqual(rules(reads(1)), BOTH);
    assert.equal(changed('prisma/schema.prisma', ''), 'all');
    changed('prisma/schema.prisma', SCHEMA);
    assert.deepEqual(rules(reads(1)), BOTH);
    changed('.gitignore');
    changed('prisma/schema.prisma', '');
    assert.deepEqual(rules(reads(1)), []);
  });

  it('ignores schemas that a run would leave out', () => {
    rmSync(project.at('prisma'), { recursive: true });
    assert.deepEqual(rules(reads(1)), []);
    project.write('node_modules/p/schema.prisma', SCHEMA);
    assert.equal(changed('node_modules/p/schema.prisma'), 'nothing');
    assert.deepEqual(rules(reads(1)), []);
  });

  it('follows the policy, saved or not, and lists the files anew when it leaves out others', () => {
    project.write('crm-guard.yaml', '# nothing yet\n');
    assert.deepEqual(rules(reads(1)), BOTH);
    assert.equal(changed('crm-guard.yaml', 'rules: { require-access-log: off }\n'), 'all');
    assert.deepEqual(rules(reads(1)), ['no-unbounded-query']);
    assert.equal(changed('crm-guard.yaml', 'ignore: [prisma/**]\n'), 'all');
    assert.deepEqual(rules(reads(1)), [], 'the schema is left out');
    assert.equal(changed('crm-guard.yaml', ''), 'all');
    assert.deepEqual(rules(reads(1)), BOTH);
    assert.equal(changed('.gitignore', ''), 'all');
  });

  it('is guided by a policy with errors as far as it can be read, and shows them', () => {
    project.write('crm-guard.yaml', 'rules: { require-access-log: off, no-such-rule: error }\nmaxRow: 5\n');
    assert.deepEqual(rules(reads(1)), ['no-unbounded-query']);
    assert.deepEqual(workspace.problems.map(({ kind, file, line }) => [kind, file, line]).sort(), [['policy-error', 'crm-guard.yaml', 1], ['policy-error', 'crm-guard.yaml', 2]]);
    changed('crm-guard.yaml', '{ not: [closed');
    assert.deepEqual(rules(reads(1)), BOTH, 'the preset holds where nothing can be read');
    assert.ok(workspace.problems.length > 0);
    changed('crm-guard.yaml', 'maxRows: 5\n');
    assert.deepEqual(workspace.problems, []);
  });

  it('does without a named policy file that cannot be read, and says so', () => {
    workspace = new Workspace({ folder: project.root, policyFile: project.at('gone.yaml') });
    assert.deepEqual(rules(reads(1)), BOTH);
    assert.deepEqual(workspace.problems.map(({ kind }) => kind), ['policy-error']);
    assert.match(workspace.problems[0]?.message ?? '', /gone\.yaml/);
  });

  it('follows entities and access logs that the code declares', () => {
    rmSync(project.at('prisma'), { recursive: true });
    const entity = "import { Column, Entity, PrimaryColumn } from 'typeorm';\n@Entity()\nexport class Customer { @PrimaryColumn() id: string; @Column() email: string; @Column() phone: string; }\n";
    assert.deepEqual(rules(reads(1)), []);
    assert.equal(changed('src/customer.entity.ts', entity), 'all');
    assert.deepEqual(rules(reads(1)), BOTH);
    assert.equal(changed('src/customer.entity.ts', `${entity}\n// a comment\n`), 'nothing');
    assert.equal(changed('src/customer.entity.ts'), 'all', 'closed, and never saved');
    assert.deepEqual(rules(reads(1)), []);
    assert.equal(changed('src/audit.ts', 'export async function recordAccess(e: E) { await db.accessLog.create({ data: e }); }\n'), 'all');
    assert.equal(changed('src/b.ts', "recordAccess({ action: 'update' });\n"), 'all', 'the log is seen to be written');
    assert.equal(changed('src/b.ts', "recordAccess({ action: 'update', more: 1 });\n"), 'nothing');
    assert.equal(changed('src/b.ts', "recordAccess({ action: 'read' });\n"), 'all', 'reads are seen to be logged');
  });

  it('follows what the code shows of tenants, once it shows something else', () => {
    project.write('prisma/schema.prisma', 'model Customer {\n  id String @id\n  tenantId String\n  email String\n  phone String\n}\nmodel Order {\n  id String @id\n  tenantId String\n}\n');
    const scoped = 'export const list = (tenantId: string) => prisma.customer.findMany({ where: { tenantId } });\n';
    for (let at = 0; at < 8; at++) project.write(`src/f${at}.ts`, scoped);
    const bare = "import { PrismaClient } from '@prisma/client';\nexport const page = (prisma: PrismaClient) => prisma.customer.findMany({ take: 5 });\n";
    project.write('src/bare.ts', bare);
    assert.deepEqual(rules(bare, 'src/bare.ts').includes('require-scope'), true);
    assert.equal(changed('src/f1.ts', `${scoped}// a comment\n`), 'nothing');
    assert.equal(changed('src/f1.ts', `${scoped}export const other = () => prisma.order.findMany();\n`), 'nothing', 'it reads something else as well');
    assert.equal(changed('src/f1.ts', 'export {};\n'), 'all', 'seven files are too few');
    assert.deepEqual(rules(bare, 'src/bare.ts').includes('require-scope'), false);
  });

  it('says what it knows, and nothing of a change before it was asked anything', () => {
    assert.equal(changed('prisma/schema.prisma', ''), 'nothing');
    assert.equal(changed('crm-guard.yaml', 'rules: { require-access-log: off }\n'), 'nothing');
    assert.deepEqual(workspace.summary, { entities: 0, rules: Object.keys(allRules).length });
    assert.equal(workspace.policyFile, undefined, 'a policy is in use once it is saved');
    project.write('crm-guard.yaml', 'rules: { require-access-log: off }\n');
    assert.equal(changed('crm-guard.yaml'), 'all');
    assert.deepEqual(workspace.summary, { entities: 0, rules: Object.keys(allRules).length - 1 });
    assert.equal(workspace.policyFile, project.at('crm-guard.yaml'));
  });
});
