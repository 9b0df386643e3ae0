import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { rules } from '../../rules/index.ts';
import { recommended, strict } from '../../src/plugin/configs.ts';
import { adapters } from '../../src/adapters/index.ts';
import { root } from '../../scripts/setup/paths.mjs';

const names = (folder: string, ending: string, ...not: string[]): string[] =>
  readdirSync(path.join(root, folder))
    .filter((file) => file.endsWith(ending) && !not.includes(file))
    .map((file) => file.slice(0, -ending.length))
    .sort();

describe('a rule is three files', () => {
  const ruleNames = names('rules', '.ts', 'index.ts');

  it('every rule is in the index under the name of its file', () => {
    assert.deepEqual(Object.keys(rules).sort(), ruleNames);
    for (const [name, rule] of Object.entries(rules)) assert.equal(rule.crmGuard.name, name);
  });

  it('every rule has a page, and every page a rule', () => {
    assert.deepEqual(names('docs/rules', '.md', 'README.md'), ruleNames);
  });

  it('every rule has a test, and every such test a rule', () => {
    const tests = names('test/rules', '.test.ts');
    assert.deepEqual(ruleNames.filter((name) => !tests.includes(name)), []);
  });

  it('every page shows code that is wrong and code that is right', () => {
    for (const name of ruleNames) {
      const page = readFileSync(path.join(root, 'docs/rules', `${name}.md`), 'utf8');
      assert.ok((page.match(/^```(?:ts|tsx|js|sql)/gm) ?? []).length >= 2, `${name}.md has fewer than two code blocks`);
    }
  });

  it('strict asks no less of any rule than recommended', () => {
    const rank = { off: 0, warn: 1, error: 2 };
    for (const name of ruleNames) {
      const of = (preset: Readonly<Record<string, 'warn' | 'error'>>): number => rank[preset[`crm-guard/${name}`] ?? 'off'];
      assert.ok(of(strict) >= of(recommended), name);
    }
  });
});

describe('an adapter is one file', () => {
  it('whose name is the id of its data client', () => {
    assert.ok(adapters.length >= 3);
    for (const adapter of adapters) assert.ok(names('src/adapters', '.ts').includes(adapter.id), adapter.id);
    assert.equal(new Set(adapters.map((adapter) => adapter.id)).size, adapters.length);
  });

  it('with golden sources beside', () => {
    for (const { id } of adapters) {
      const tests = [`test/adapters/${id}.test.ts`, `test/adapters/${id}`];
      assert.ok(tests.some((file) => existsSync(path.join(root, file))), `${id} has neither ${tests.join(' nor ')}`);
    }
  });
});

describe('nothing is left to do', () => {
  it('no rule, page, adapter or test of one says TODO', () => {
    for (const folder of ['rules', 'docs/rules', 'src/adapters', 'test/rules', 'test/adapters']) {
      for (const file of readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })) {
        if (!/\.(?:ts|md)$/.test(file)) continue;
        const text = readFileSync(path.join(root, folder, file), 'utf8');
        assert.doesNotMatch(text, /\bTODO\b/, `${folder}/${file}`);
      }
    }
  });
});
