import assert from 'node:assert/strict';
import { Workspace } from '../../src/engine/workspace.ts';
import type { EngineWorkspace } from '../../src/server/engine.ts';
import { WarmProjects } from '../../src/server/warm-projects.ts';
import { TempProject } from '../support/temp-project.ts';

const SCHEMA = 'model Customer {\n  id    Int    @id\n  email String\n}\n';
const SOURCE = "import { PrismaClient } from '@prisma/client';\nimport { MAX } from './limits';\nconst prisma = new PrismaClient();\nexport const all = () => prisma.customer.findMany({ take: MAX });\n";

describe('projects kept warm in a thread', function () {
  this.timeout(60_000);
  let project: TempProject;
  let engine: EngineWorkspace;
  const warm = new WarmProjects();

  before(async () => {
    project = new TempProject({ 'package.json': '{ "name": "shop" }', 'schema.prisma': SCHEMA, 'src/all.ts': SOURCE, 'src/limits.ts': 'export const MAX = 50;\n' });
    engine = await warm.open({ folder: project.root });
  });
  after(async () => {
    await warm.end();
    project.remove();
  });

  const rules = (text = SOURCE): string[] => engine.checkText(project.at('src/all.ts'), text).findings.map(({ ruleId }) => ruleId.slice('crm-guard/'.length));
  const changed = async (file: string, text?: string): Promise<string> => engine.filesChanged([{ file: project.at(file), text }]);

  it('finds what the engine finds in one thread', () => {
    const here = new Workspace({ folder: project.root });
    for (const text of [SOURCE, SOURCE.replace('MAX }', '9e9 }'), SOURCE.replace('{ take: MAX }', '')]) assert.deepEqual(engine.checkText(project.at('src/all.ts'), text), here.checkText(project.at('src/all.ts'), text));
    assert.deepEqual(engine.summary, here.summary);
    assert.deepEqual(engine.explainNamed('Customer', 'email'), here.explainNamed('Customer', 'email'));
  });

  it('follows unsaved modules and schemas, files that come and go, and the policy', async () => {
    assert.ok(!rules().includes('no-unbounded-query'));
    assert.equal(await changed('src/limits.ts', 'export const MAX = 5_000_000;\n'), 'all');
    assert.ok(rules().includes('no-unbounded-query'));
    assert.equal(await changed('src/limits.ts'), 'all', 'closed without saving');
    assert.ok(!rules().includes('no-unbounded-query'));
    assert.equal(await changed('src/other.ts', 'export const A = 1;\n'), 'nothing');
    assert.equal(await changed('schema.prisma', SCHEMA.replace('Customer', 'Machine').replace('email', 'weight')), 'all');
    assert.deepEqual(rules(SOURCE.replace('MAX }', '9e9 }')), []);
    assert.equal(await changed('schema.prisma'), 'all');
    assert.equal(await changed('src/later.ts', 'export const MAX = 9e9;\n'), 'nothing');
    assert.ok(rules(SOURCE.replace('./limits', './later')).includes('no-unbounded-query'), 'a file that is not saved yet is a module');
    project.write('crm-guard.yaml', 'rules: { no-unbounded-query: off }\n');
    assert.equal(await changed('crm-guard.yaml'), 'all');
    assert.equal(engine.policyFile, project.at('crm-guard.yaml'));
    assert.ok(!rules(SOURCE.replace('MAX }', '9e9 }')).includes('no-unbounded-query'));
  });

  it('answers what needs all files from the thread', async () => {
    assert.ok((await engine.names()).entities.some(({ name }) => name === 'Customer'));
    assert.ok('plan' in (await engine.planAccessLogHelper({ near: project.at('src/all.ts') })));
  });

  it('reads the project anew when the thread has died, and tells it what is not saved', async () => {
    const unsaved = SCHEMA.replace('Customer', 'Patient');
    await changed('schema.prisma', unsaved);
    await warm.end();
    assert.equal(await changed('src/all.ts'), 'all');
    assert.ok((await engine.names()).entities.some(({ name }) => name === 'Patient'));
    assert.equal(await changed('schema.prisma'), 'all');
    assert.ok((await engine.names()).entities.some(({ name }) => name === 'Customer'));
  });
});
