import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { PolicyError } from '../../src/engine/errors.ts';
import { diskContext } from '../../src/plugin/host.ts';
import { TempProject } from '../support/temp-project.ts';
import { CRM, SCHEMA } from '../engine/crm.ts';

describe('the project of a file in ESLint and oxlint', () => {
  const { now } = Date;
  let project: TempProject;
  beforeEach(() => {
    project = new TempProject(CRM);
  });
  afterEach(() => {
    Date.now = now;
    project.remove();
  });

  const entities = (): string[] => diskContext(project.at('a.ts'))?.project.catalog.data.entities.map(({ name }) => name) ?? [];
  /** Editors keep ESLint alive for hours: what is known is looked at again after a while. */
  const later = (): void => {
    const at = Date.now() + 10_000;
    Date.now = () => at;
  };

  it('is read once, and again when a schema, an entity or the policy has changed', () => {
    assert.deepEqual(entities(), ['Customer']);
    const first = diskContext(project.at('a.ts'))?.project;
    assert.equal(diskContext(project.at('src/../b.ts'))?.project, first);
    later();
    assert.equal(diskContext(project.at('a.ts'))?.project, first, 'nothing has changed');
    project.write('prisma/schema.prisma', SCHEMA.replace('Customer', 'Member'));
    later();
    assert.deepEqual(entities(), ['Member']);
    project.write('crm-guard.yaml', 'maxRows: 5\n');
    later();
    assert.equal(diskContext(project.at('a.ts'))?.policy.maxRows, 5);
    mkdirSync(project.at('sub'));
    assert.equal(diskContext(project.at('sub/a.ts'))?.file, 'sub/a.ts');
    project.write('sub/crm-guard.yaml', 'maxRows: 7\n');
    later();
    assert.deepEqual([diskContext(project.at('sub/a.ts'))?.file, diskContext(project.at('sub/a.ts'))?.policy.maxRows], ['a.ts', 7]);
  });

  it('is none for what the engine would not check: text without a file, declarations, what the policy leaves out', () => {
    project.write('crm-guard.yaml', 'ignore: [old/**]\n');
    mkdirSync(project.at('old'));
    for (const file of ['<input>', 'a.ts', project.at('gone/a.ts'), project.at('page.md/0_0.ts'), project.at('a.d.ts'), project.at('a.min.js'), project.at('old/a.ts')]) assert.equal(diskContext(file), undefined, file);
    for (const file of ['a.ts', 'page.vue', 'page.astro']) assert.ok(diskContext(project.at(file)), file);
  });

  it('knows which findings an exception covers today', () => {
    project.write('crm-guard.yaml', "exceptions:\n  - { rule: no-unbounded-query, files: [a.ts], entity: Customer, reason: agreed }\n  - { rule: require-access-log, files: [a.ts], reason: was agreed, until: '2020-01-01' }\n");
    const context = diskContext(project.at('a.ts'));
    assert.equal(context?.isExcepted?.('no-unbounded-query', 'Customer'), true);
    assert.equal(context?.isExcepted?.('no-unbounded-query', 'Order'), false);
    assert.equal(context?.isExcepted?.('no-unbounded-query', null), false);
    assert.equal(context?.isExcepted?.('require-access-log', 'Customer'), false, 'it has ended');
    assert.equal(diskContext(project.at('b.ts'))?.isExcepted?.('no-unbounded-query', 'Customer'), false);
  });

  it('is refused with the place of every error of its policy', () => {
    project.write('crm-guard.yaml', 'maxRow: 5\n');
    assert.throws(() => diskContext(project.at('a.ts')), (error) => error instanceof PolicyError && /crm-guard\.yaml:1:1 .*maxRow/.test(error.message));
  });
});
