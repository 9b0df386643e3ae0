/**
 * Runs the Mocha suite inside real VS Code, through @vscode/test-electron.
 *
 * Where the harness covers the machine (Linux on x64) VS Code comes from npm packages alone. Elsewhere,
 * and with CRM_GUARD_VSCODE=download, test-electron downloads the desktop VS Code; with
 * CRM_GUARD_VSCODE=<path of its executable> the one that is there is used. The suite is the same.
 */
import { runTests } from '@vscode/test-electron';
import { build } from 'esbuild';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { findVscode } from './harness/find-vscode.mjs';
import { scratchFolder } from './harness/scratch.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const out = path.join(root, 'out/editor');

process.exitCode = await main();

async function main() {
  for (const bundle of ['extension.cjs', 'server.cjs', 'mcp.js']) {
    if (existsSync(path.join(root, 'dist', bundle))) continue;
    process.stderr.write(`dist/${bundle} is missing: run \`npm run build\` first.\n`);
    return 1;
  }
  const vscode = findVscode();
  const here = vscode.vscodeExecutablePath === undefined ? false : vscode.vscodeExecutablePath.endsWith('code.mjs');
  // A desktop speaks Japanese with a language pack alone, which is not ours to install.
  for (const [folder, locale] of [['.'], ...(here ? [['ja', 'ja']] : [])]) {
    if (!(await bundleSuite(path.join(import.meta.dirname, 'suite', folder), folder))) continue;
    const code = await withResult(() => runSuite(vscode, locale));
    if (code !== 0) return code;
  }
  return 0;
}

/** A window can be lost before it has a result, on a busy machine; what has one, good or bad, is never run again. Answers the exit code. */
async function withResult(runOnce) {
  const counts = process.env['CRM_GUARD_COUNTS'];
  const counted = () => (counts && existsSync(counts) ? readFileSync(counts, 'utf8') : '');
  const before = counted();
  const code = await runOnce();
  if (code === 0 || !counts || counted() !== before) return code;
  process.stderr.write('VS Code ended without a result; it is started once more.\n');
  return runOnce();
}

/** Runs what is bundled in a window of its own, in a language. Answers the exit code. */
async function runSuite(vscode, locale) {
  const scratch = scratchFolder();
  try {
    const window = layOut(realpathSync(scratch.folder));
    // The desktop's own profile must not be under the checkout: its socket paths would get too long.
    const profile = [`--user-data-dir=${path.join(scratch.folder, 'user')}`, `--extensions-dir=${path.join(scratch.folder, 'extensions')}`];
    return await runTests({
      ...vscode,
      extensionDevelopmentPath: root,
      extensionTestsPath: path.join(out, 'index.cjs'),
      launchArgs: [window, ...(locale ? [`--locale=${locale}`] : []), ...profile],
    });
  } catch (error) {
    const hint = error.code === 'ENOTFOUND' ? ' Name an installed VS Code: CRM_GUARD_VSCODE=<path of its executable>.' : '';
    process.stderr.write(`${error.message}.${hint}\n`);
    return 1;
  } finally {
    scratch.remove();
  }
}

/** CommonJS by its file names, since the package around it says otherwise and VS Code looks there. Answers whether there are tests. */
async function bundleSuite(suite, folder) {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const only = process.env['CRM_GUARD_EDITOR_ONLY'] ?? '';
  const tests = readdirSync(suite).filter((name) => name.endsWith('.test.ts') && path.posix.join(folder, name).startsWith(only));
  if (tests.length === 0) return false;
  await build({
    entryPoints: { index: path.join(import.meta.dirname, 'suite/index.ts'), ...Object.fromEntries(tests.map((name) => [name.replace(/\.ts$/, ''), path.join(suite, name)])) },
    outdir: out,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return true;
}

/** The tests change files, so they work on copies: examples/crm, and a second folder with its own policy. */
function layOut(scratch) {
  cpSync(path.join(root, 'examples/crm'), path.join(scratch, 'crm'), { recursive: true });
  cpSync(path.join(import.meta.dirname, 'fixtures/shop'), path.join(scratch, 'shop'), { recursive: true });
  const window = path.join(scratch, 'two.code-workspace');
  writeFileSync(window, JSON.stringify({ folders: [{ path: 'crm' }, { path: 'shop' }], settings: {} }));
  return window;
}
