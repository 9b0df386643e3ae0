import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('../..', import.meta.url));

/** Files a module loads before any of its code runs: its imports, theirs and so on, without types. */
function loadedWith(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const text = readFileSync(path.join(repository, file), 'utf8');
  for (const [, specifier = ''] of text.matchAll(/^(?:import|export)\s(?!type\s)[^;]*?from\s+'([^']+)'/gm)) {
    if (specifier.startsWith('.')) {
      const target = path.posix.join(path.posix.dirname(file), specifier);
      if (target.endsWith('.ts')) loadedWith(target, seen);
    } else seen.add(specifier);
  }
  return seen;
}

describe('start of the command line', () => {
  it('loads neither engine nor reports nor packages before a command needs them', () => {
    const loaded = [...loadedWith('src/cli/main.ts')];
    assert.ok(loaded.includes('src/cli/run.ts') && loaded.includes('src/l10n/index.ts'), 'the walk finds modules');
    const light = /^(?:node:|src\/cli\/|src\/l10n\/index\.ts$|src\/engine\/(?:errors|version)\.ts$|src\/policy\/nearest\.ts$|src\/report\/(?:text-width|wrap)\.ts$)/;
    assert.deepEqual(loaded.filter((file) => !light.test(file)), []);
    for (const late of ['src/cli/check-command.ts', 'src/cli/explain-command.ts', 'src/cli/lsp-command.ts']) assert.ok(!loaded.includes(late), late);
  });
});
