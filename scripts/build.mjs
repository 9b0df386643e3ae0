/**
 * Bundles the product into dist/. Options: `--sizes` prints what each bundle weighs,
 * `--watch` rebuilds on change (no notices, no stamp).
 */
import { build, context } from 'esbuild';
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { bundles } from './build/bundles.mjs';
import { withCommon } from './build/common.mjs';
import { extensionBuilds } from './build/extension.mjs';
import { thirdPartyNotices } from './build/notices.mjs';
import { inputsHash, stampFile } from './setup/freshness.mjs';
import { inRoot, root } from './setup/paths.mjs';

const started = performance.now();
const hash = inputsHash();
const wanted = [...bundles, ...extensionBuilds].map(withCommon);

if (process.argv.includes('--watch')) {
  for (const options of wanted) await (await context(options)).watch();
  console.log('Watching src and rules; Ctrl+C ends it.');
} else {
  await buildAll();
}

async function buildAll() {
  rmSync(stampFile, { force: true });
  mkdirSync(inRoot('dist'), { recursive: true });
  // One bundle that fails must not hide what is wrong with the others.
  const results = await Promise.allSettled(wanted.map((options) => build(options)));
  const failed = results.filter((result) => result.status === 'rejected');
  const made = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  if (existsSync(inRoot('dist/cli.js'))) chmodSync(inRoot('dist/cli.js'), 0o755);
  if (failed.length > 0) {
    console.error(`${failed.length} of ${wanted.length} bundles could not be built.`);
    process.exitCode = 1;
    return;
  }
  for (const name of ['plugin.d.ts', 'plugin.d.cts']) copyFileSync(inRoot('scripts/build', name), inRoot('dist', name));
  removeLeftovers(made);
  writeFileSync(inRoot('dist/THIRD-PARTY-NOTICES.txt'), thirdPartyNotices(root, made.map((result) => result.metafile)));
  writeFileSync(stampFile, hash);
  console.log(`Built ${wanted.length} bundles into dist in ${Math.round(performance.now() - started)} ms.`);
  if (process.argv.includes('--sizes')) printSizes();
}

/** Bundles of an older build that no longer exist must not be shipped. */
function removeLeftovers(made) {
  const outputs = made.flatMap((result) => Object.keys(result.metafile.outputs).map((file) => inRoot(file)));
  const current = new Set([...outputs, inRoot('dist/plugin.d.ts'), inRoot('dist/plugin.d.cts')]);
  for (const entry of readdirSync(inRoot('dist'), { withFileTypes: true })) {
    const file = inRoot('dist', entry.name);
    if (entry.isFile() && !current.has(file)) rmSync(file);
  }
}

function printSizes() {
  for (const name of readdirSync(inRoot('dist')).sort()) {
    console.log(`${String(Math.round(statSync(inRoot('dist', name)).size / 1024)).padStart(7)} kB  ${name}`);
  }
}
