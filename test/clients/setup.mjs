import { rmSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { installNeeded } from '../../scripts/setup/install.mjs';
import { runNpm, withoutNpm } from '../../scripts/setup/run.mjs';
import path from 'node:path';
import process from 'node:process';

const folder = path.join(import.meta.dirname, 'workspace');
const modules = path.join(folder, 'node_modules');
/** Two fifths of what is installed, and of no use to a type checker: source maps, engines spelt as text, code for browsers. */
const BALLAST = /\.map$|wasm-base64\.m?js$|\.min\.js$/;

/** Installs the packages of this workspace when they are missing or older than its lock file. */
export async function setUp() {
  const why = installNeeded(path.join(folder, 'package-lock.json'), path.join(modules, '.package-lock.json'));
  if (!why) return;
  console.log(`Installing the data clients for their types (${why}) …`);
  const code = await runNpm(['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: folder, env: withoutNpm(process.env) });
  if (code !== 0) throw new Error('The data clients could not be installed: see what npm says above. Is the npm registry reachable?');
  for (const file of await readdir(modules, { recursive: true })) if (BALLAST.test(file)) rmSync(path.join(modules, file), { force: true });
}
