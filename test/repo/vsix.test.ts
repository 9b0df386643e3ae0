import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { inRoot, root } from '../../scripts/setup/paths.mjs';

describe('VSIX', () => {
  const manifest = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
  const patterns = readFileSync(inRoot('.vscodeignore'), 'utf8').split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#'));

  it('is packed from an allow-list', () => {
    assert.equal(patterns[0], '**');
    assert.deepEqual(patterns.slice(1).filter((line) => !line.startsWith('!')), []);
    assert.equal(manifest.files, undefined, 'vsce refuses a `files` field beside .vscodeignore');
  });

  it('holds what the extension runs and shows, and no source, test or dependency', () => {
    const listed = execFileSync(process.execPath, [inRoot('node_modules/@vscode/vsce/vsce'), 'ls', '--no-dependencies'], { cwd: root, encoding: 'utf8' });
    const files = listed.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== '' && existsSync(inRoot(line)));
    for (const file of ['package.json', 'package.nls.json', 'package.nls.ja.json', 'README.md', 'LICENSE', 'CHANGELOG.md', 'dist/extension.cjs', 'dist/server.cjs', 'dist/typescript-parser.cjs', 'dist/THIRD-PARTY-NOTICES.txt', manifest.icon]) {
      assert.ok(files.includes(path.posix.normalize(file)), `${file} is missing`);
    }
    const loaded = [...readFileSync(inRoot('dist/server.cjs'), 'utf8').matchAll(/["'`]\.\/([\w-]+\.c?js)["'`]/g)].map((match) => `dist/${match[1]}`).filter((file) => existsSync(inRoot(file)));
    for (const bundle of ['dist/typescript-parser.cjs', 'dist/mcp.js']) assert.ok(loaded.includes(bundle), bundle);
    // The engine looks for its workers and does without: test/mcp runs the server as it is packed.
    assert.deepEqual(loaded.filter((file) => file !== 'dist/worker.js' && !files.includes(file)), [], 'the server loads a bundle that is not packed');
    assert.deepEqual(files.filter((file) => /^(?:src|test|scripts|examples|node_modules|rules|\.)/.test(file)), []);
  }).timeout(60_000);

  it('is activated only where there is something to check', () => {
    for (const event of manifest.activationEvents) assert.match(event, /^onLanguage:(?:(?:javascript|typescript)(?:react)?|prisma|sql)$|^workspaceContains:|^onCommand:/);
  });
});
