import { spawnSync } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { root as repository } from '../setup/paths.mjs';
import { scaffold, type Scaffold, ScaffoldError } from './scaffold.ts';

/**
 * The command line of a scaffold: `<name> [--root <folder>]`. Brings the generated files up to date
 * afterwards. `--root` writes elsewhere (for tests) and generates nothing there.
 * @returns the exit code
 */
export function scaffoldMain(what: Scaffold, next: string): number {
  try {
    const { positionals, values } = parseArgs({ allowPositionals: true, options: { root: { type: 'string' } } });
    if (positionals.length > 1) throw new ScaffoldError(`One ${what.kind} at a time: ${positionals.join(', ')} are ${positionals.length}.`);
    const root = values.root === undefined ? repository : path.resolve(values.root);
    const files = scaffold(what, positionals[0], root);
    console.log(files.map((file) => `wrote ${file}`).join('\n'));
    if (root === repository) {
      const { status } = spawnSync(process.execPath, ['--import', 'tsx', path.join(root, 'scripts/generate.ts')], { cwd: root, stdio: 'inherit' });
      if (status !== 0) return 1;
    }
    console.log(next);
    return 0;
  } catch (error) {
    if (!(error instanceof ScaffoldError) && !(error instanceof TypeError)) throw error;
    console.error(error.message);
    return 2;
  }
}
