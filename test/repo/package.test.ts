import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { MINIMUM_NODE } from '../../scripts/setup/node-version.mjs';
import { inRoot, root } from '../../scripts/setup/paths.mjs';

const manifest = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));

/** Every file path in a nested `exports` value. */
function targets(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return Object.values(value as object).flatMap(targets);
}

/** Files that `npm publish` would put into the package. */
function packed(): string[] {
  const npm = process.env.npm_execpath;
  const args = ['pack', '--dry-run', '--json', '--ignore-scripts'];
  const output = npm ? execFileSync(process.execPath, [npm, ...args], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }) : execFileSync('npm', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], shell: process.platform === 'win32' });
  const [entry] = Object.values<{ files: { path: string }[] }>(JSON.parse(output));
  return entry!.files.map((file) => file.path);
}

describe('package', () => {
  const published = packed();

  it('ships every file that its manifest names', () => {
    const named = [manifest.main, ...Object.values<string>(manifest.bin), ...targets(manifest.exports)].map((file) => path.posix.normalize(file));
    assert.ok(named.length >= 8);
    for (const file of named) {
      assert.ok(existsSync(inRoot(file)), `${file} is not built`);
      assert.ok(published.includes(file), `${file} is not published`);
    }
  });

  it('ships what runs and what users read, and nothing else', () => {
    const allowed = /^(?:dist\/[^/]+\.(?:c?js|d\.c?ts|txt)|docs\/rules\/(?:ja\/)?[^/]+\.md|schemas\/[^/]+\.json|package\.json|README(?:\.ja)?\.md|LICENSE|CHANGELOG\.md|SECURITY\.md)$/;
    assert.deepEqual(published.filter((file) => !allowed.test(file)), []);
    for (const file of ['dist/worker.js', 'dist/eslint-linter.cjs', 'dist/typescript-parser.cjs', 'dist/server.cjs', 'dist/THIRD-PARTY-NOTICES.txt', 'docs/rules/README.md', 'docs/rules/ja/no-unbounded-query.md']) {
      assert.ok(published.includes(file), `${file} is missing`);
    }
  });

  it('is the same plugin for import and require', async () => {
    const required = createRequire(import.meta.url)(inRoot('dist/plugin.cjs'));
    const { default: imported } = await import(pathToFileURL(inRoot('dist/plugin.js')).href);
    assert.deepEqual(Object.keys(required.rules).sort(), Object.keys(imported.rules).sort());
    assert.deepEqual(Object.keys(required.configs).sort(), ['recommended', 'strict']);
    assert.equal(required.default, required);
    assert.deepEqual([required.meta.name, required.meta.version], [manifest.name, manifest.version]);
  });

  it('has an executable command', () => {
    assert.match(readFileSync(inRoot('dist/cli.js'), 'utf8'), /^#!\/usr\/bin\/env node\n/);
    if (process.platform !== 'win32') assert.ok(statSync(inRoot('dist/cli.js')).mode & 0o100);
  });

  it('carries the licences of what is bundled', () => {
    const notices = readFileSync(inRoot('dist/THIRD-PARTY-NOTICES.txt'), 'utf8');
    for (const name of ['eslint', 'yaml', '@typescript-eslint/typescript-estree', 'typescript', 'vscode-languageserver']) {
      assert.match(notices, new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\(`, 'm'));
    }
    assert.match(notices, /Permission is hereby granted/);
  });

  it('asks for the Node that the starter asks for', () => {
    assert.equal(manifest.engines.node, `>=${MINIMUM_NODE}`);
  });

  it('installs nothing but an optional parser, and pins every version', () => {
    assert.equal(manifest.dependencies, undefined);
    assert.deepEqual(Object.keys(manifest.optionalDependencies), ['oxc-parser']);
    for (const [name, version] of Object.entries<string>({ ...manifest.devDependencies, ...manifest.optionalDependencies })) {
      assert.match(version, /^(?:npm:[^@]+@)?\d+\.\d+\.\d+$/, name);
    }
  });

  it('locks every optional package of every platform: npm ci refuses a lock file that lacks one', () => {
    const { packages } = JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8')) as { packages: Record<string, { optionalDependencies?: object; resolved?: string }> };
    const isLocked = (from: string, name: string): boolean => {
      for (let at = from; ; at = at.replace(/(?:^|\/)node_modules\/(?:@[^/]+\/)?[^/]+$/, '')) {
        if (packages[path.posix.join(at, 'node_modules', name)]) return true;
        if (at === '') return false;
      }
    };
    const wanted = Object.entries(packages).flatMap(([from, { optionalDependencies }]) => Object.keys(optionalDependencies ?? {}).map((name) => [from, name] as const));
    assert.ok(wanted.length > 50);
    assert.deepEqual(wanted.filter(([from, name]) => !isLocked(from, name)), []);
    assert.deepEqual(Object.values(packages).filter((entry) => entry.resolved !== undefined), [], 'the lock file names a registry');
  });

  it('has one script per task, all through the starter', () => {
    for (const name of ['start', 'test', 'build', 'package', 'generate', 'bench', 'new:rule', 'new:adapter']) {
      assert.equal(manifest.scripts[name], `node scripts/starter.mjs ${name}`);
    }
  });
});
