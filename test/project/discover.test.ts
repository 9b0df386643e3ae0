import assert from 'node:assert/strict';
import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { discover, isDiscoverable, relativeTo } from '../../src/project/index.ts';
import { TempProject } from '../support/temp-project.ts';

describe('file discovery', () => {
  let project: TempProject;
  beforeEach(() => {
    project = new TempProject();
  });
  afterEach(() => project.remove());

  const nothing = (): boolean => false;

  /** Sources and schemas by root-relative path. */
  function found(paths: readonly string[] = ['.'], skip: (relative: string) => boolean = nothing): string[] {
    const { sources, schemas } = discover(project.root, paths.map((given) => project.at(given)), skip);
    return [...sources, ...schemas].map((file) => relativeTo(project.root, file));
  }

  it('lists sources and schemas, and leaves declarations, minified files and dependencies out', () => {
    for (const file of ['a.ts', 'b.tsx', 'c.mjs', 'd.cjs', 'e.JSX', 'f.mts', 'sub/g.js', 'db/schema.sql', 'db/schema.prisma']) project.write(file);
    for (const file of ['a.d.ts', 'b.d.mts', 'jquery.min.js', 'x-min.js', 'app.bundle.js', 'node_modules/p/i.js', '.git/hook.js', 'a.json', 'README.md']) project.write(file);
    assert.deepEqual(found(), ['a.ts', 'b.tsx', 'c.mjs', 'd.cjs', 'e.JSX', 'f.mts', 'sub/g.js', 'db/schema.prisma', 'db/schema.sql']);
  });

  it('respects .gitignore files of the folder, of nested folders and of the folders above', () => {
    mkdirSync(project.at('.git'));
    project.write('.gitignore', 'build/\n*.gen.ts\n!kept.gen.ts\n');
    project.write('app/.gitignore', '/local.ts\n!wanted.gen.ts\n');
    for (const file of ['build/a.ts', 'app/a.gen.ts', 'app/kept.gen.ts', 'app/wanted.gen.ts', 'app/local.ts', 'app/sub/local.ts', 'app/build/b.ts']) project.write(file);
    const listed = ['app/kept.gen.ts', 'app/sub/local.ts', 'app/wanted.gen.ts'];
    assert.deepEqual(found(), listed);
    assert.deepEqual(found(['app']), listed);
  });

  it('respects the .gitignore of the root for a folder named by hand where there is no repository', () => {
    project.write('.gitignore', '*.gen.ts\n');
    project.write('app/a.gen.ts');
    project.write('app/b.ts');
    assert.deepEqual(found(['app']), ['app/b.ts']);
  });

  it('takes a file named by hand though git ignores it, but not one that the policy leaves out', () => {
    project.write('.gitignore', '*.gen.ts\n');
    project.write('a.gen.ts');
    project.write('b.gen.ts');
    assert.deepEqual(found(['a.gen.ts', 'b.gen.ts'], (relative) => relative === 'b.gen.ts'), ['a.gen.ts']);
  });

  it('asks the policy about folders, so that a walk can leave them out', () => {
    project.write('legacy/deep/a.ts');
    project.write('b.ts');
    const asked: string[] = [];
    assert.deepEqual(
      found(['.'], (relative) => {
        asked.push(relative);
        return relative === 'legacy/';
      }),
      ['b.ts'],
    );
    assert.ok(!asked.some((relative) => relative.startsWith('legacy/deep')), asked.join(' '));
  });

  it('lists a file once, under its own name, however many links lead to it', () => {
    project.write('real.ts');
    symlinkSync(project.at('real.ts'), project.at('a-link.ts'));
    symlinkSync(project.at('real.ts'), project.at('z-link.ts'));
    assert.deepEqual(found(), ['real.ts']);
    assert.deepEqual(found(['a-link.ts', '.']), ['a-link.ts'], 'a link named by hand is what was asked for');
    assert.deepEqual(found(['real.ts', 'real.ts', '.']), ['real.ts']);
  });

  it('lists what a link leads to outside the folder, but walks into no linked folder', () => {
    const outside = new TempProject({ 'shared.ts': '', 'more/b.ts': '' });
    try {
      project.write('a.ts');
      symlinkSync(outside.at('shared.ts'), project.at('shared.ts'));
      symlinkSync(outside.at('more'), project.at('more'), 'junction');
      symlinkSync(project.root, project.at('loop'), 'junction');
      assert.deepEqual(found(), ['a.ts', 'shared.ts']);
      assert.deepEqual(found(['more']), ['more/b.ts'], 'a linked folder named by hand is walked');
    } finally {
      outside.remove();
    }
  });

  it('says which links are broken, go in a circle, or lead to a folder with the name of a source', () => {
    mkdirSync(project.at('folder.ts'));
    project.write('folder.ts/inner.ts');
    symlinkSync(project.at('gone.ts'), project.at('broken.ts'));
    symlinkSync(project.at('circle.ts'), project.at('circle.ts'));
    symlinkSync(project.at('folder.ts'), project.at('to-folder.ts'), 'junction');
    assert.deepEqual(found(), ['folder.ts/inner.ts']);
    const { problems } = discover(project.root, [project.root], nothing);
    assert.deepEqual(problems.map(({ kind, file }) => [kind, file]), [['broken-link', 'broken.ts'], ['broken-link', 'circle.ts']]);
    for (const { message } of problems) assert.ok(!message.includes(project.root), message);
  });

  it('names the folders that have a policy of their own', () => {
    for (const file of ['crm-guard.yaml', 'a/crm-guard.json', 'a/b/crm-guard.yml', 'node_modules/c/crm-guard.yaml']) project.write(file);
    const { policies } = discover(project.root, [project.at('a'), project.root], nothing);
    assert.deepEqual(policies, [project.at('a'), project.at('a/b')]);
  });

  it('says which folders cannot be read', () => {
    project.write('gone/a.ts');
    const removing = (relative: string): boolean => {
      if (relative === 'gone/') rmSync(project.at('gone'), { recursive: true });
      return false;
    };
    const { problems } = discover(project.root, [project.root], removing);
    assert.deepEqual(problems.map(({ kind, file }) => [kind, file]), [['unreadable', 'gone']]);
    assert.ok(!problems[0]?.message.includes(project.root), problems[0]?.message);
  });

  it('takes nothing that is no file', () => {
    assert.deepEqual(discover(project.root, [project.at('not-there.ts'), ...(process.platform === 'win32' ? [] : ['/dev/null'])], nothing), { sources: [], schemas: [], configs: [], policies: [], watched: [], problems: [] });
  });

  it('answers for single files what the walk would do with them', () => {
    mkdirSync(project.at('.git'));
    project.write('.gitignore', 'build/\n');
    project.write('app/.gitignore', 'local.ts\n');
    const files = ['a.ts', 'app/local.ts', 'app/other.ts', 'build/a.ts', 'node_modules/p/a.ts', 'app/node_modules/p/a.ts', 'a.d.ts', 'a.min.js', 'db/schema.sql', 'README.md', 'old/a.ts'];
    for (const file of files) project.write(file);
    const skip = (relative: string): boolean => relative === 'old/' || relative === 'old/a.ts';
    assert.deepEqual(files.filter((file) => isDiscoverable(project.root, project.at(file), skip)).sort(), found(['.'], skip).sort());
    assert.equal(isDiscoverable(project.root, path.join(project.root, '../elsewhere.ts'), skip), false);
  });
});
