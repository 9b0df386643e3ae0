import { existsSync, readFileSync } from 'node:fs';
import { inRoot } from './paths.mjs';
import { runNpm } from './run.mjs';

const packagesOf = (file) => JSON.parse(readFileSync(file, 'utf8')).packages ?? {};

/**
 * Says why the dependencies must be installed; undefined when node_modules holds what the lock
 * file asks for. npm's own record of the last complete install is compared, so an install that
 * broke off half-way counts as none, and one that a developer made by hand counts.
 */
export function installNeeded(lockFile, installedFile) {
  if (!existsSync(installedFile)) return 'no dependencies are installed';
  const wanted = packagesOf(lockFile);
  const installed = packagesOf(installedFile);
  for (const [where, entry] of Object.entries(wanted)) {
    if (where === '' || entry.link) continue;
    const found = installed[where];
    // Packages for other platforms are optional and rightly absent.
    if (!found && entry.optional) continue;
    if (found?.version !== entry.version) return `${where} is not at version ${entry.version}`;
  }
  return undefined;
}

/** Installs the dependencies when they are missing or older than the lock file. */
export async function ensureInstalled() {
  const why = installNeeded(inRoot('package-lock.json'), inRoot('node_modules/.package-lock.json'));
  if (!why) return;
  console.log(`Installing dependencies (${why}) …`);
  // --include=dev: NODE_ENV=production in the environment would leave out the build tools.
  const code = await runNpm(['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund']);
  if (code === 0) return;
  throw Object.assign(
    new Error('The dependencies could not be installed: see what npm says above. Is the npm registry reachable?'),
    { expected: true },
  );
}
