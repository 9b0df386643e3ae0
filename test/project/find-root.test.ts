import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import process from 'node:process';
import { findPolicyFile, findRoot } from '../../src/project/index.ts';
import { TempProject } from '../support/temp-project.ts';

describe('the root of a project', () => {
  let project: TempProject;
  beforeEach(() => {
    project = new TempProject();
    mkdirSync(project.at('a/b/c'), { recursive: true });
  });
  afterEach(() => project.remove());

  /** The root of `a/b/c`, relative to the test's folder. */
  const root = (working?: string): string => {
    const found = findRoot(project.at('a/b/c'), working);
    assert.ok(found.startsWith(project.root), found);
    return found.slice(project.root.length + 1);
  };

  it('is the folder of the nearest policy, whatever stands above', () => {
    mkdirSync(project.at('.git'));
    project.write('crm-guard.yaml');
    assert.equal(root(), '');
    project.write('a/b/crm-guard.json', '{}');
    assert.equal(root(), 'a/b');
  });

  it('is the repository, also where packages lie between', () => {
    mkdirSync(project.at('a/.git'));
    project.write('a/b/package.json', '{}');
    project.write('crm-guard.yaml');
    assert.equal(root(), 'a', 'a policy outside the repository is not its own');
    assert.equal(findPolicyFile(project.at('a/b')), undefined);
  });

  it('is the outermost workspace, else the nearest package', () => {
    project.write('package.json', '{ "name": "left behind" }');
    project.write('a/b/package.json', '{}');
    assert.equal(root(), 'a/b');
    project.write('a/package.json', '{ "workspaces": ["*"] }');
    assert.equal(root(), 'a');
    project.write('pnpm-workspace.yaml', 'packages: [a]\n');
    assert.equal(root(), '');
  });

  it('is the nearest package though the manifest above cannot be read', () => {
    project.write('a/package.json', '{ broken');
    assert.equal(root(), 'a');
  });

  it('is the working folder where nothing marks one, else the folder itself', () => {
    assert.equal(root(project.at('a')), 'a');
    assert.equal(root(project.at('elsewhere')), 'a/b/c');
  });

  it('is never a home folder above', () => {
    const name = process.platform === 'win32' ? 'USERPROFILE' : 'HOME';
    const before = process.env[name];
    process.env[name] = project.at('a');
    try {
      project.write('a/package.json', '{}');
      project.write('a/crm-guard.yaml');
      mkdirSync(project.at('a/.git'));
      assert.equal(root(project.at('elsewhere')), 'a/b/c');
      assert.equal(findRoot(project.at('a')), project.at('a'), 'unless it is what was asked for');
    } finally {
      if (before === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = before;
    }
  });
});
