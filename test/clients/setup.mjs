import { installNeeded } from '../../scripts/setup/install.mjs';
import { runNpm, withoutNpm } from '../../scripts/setup/run.mjs';
import path from 'node:path';
import process from 'node:process';

const folder = path.join(import.meta.dirname, 'workspace');

/** Installs the packages of this workspace when they are missing or older than its lock file. */
export async function setUp() {
  const why = installNeeded(path.join(folder, 'package-lock.json'), path.join(folder, 'node_modules/.package-lock.json'));
  if (!why) return;
  console.log(`Installing the data clients for their types (${why}) …`);
  const code = await runNpm(['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: folder, env: withoutNpm(process.env) });
  if (code !== 0) throw new Error('The data clients could not be installed: see what npm says above. Is the npm registry reachable?');
}
