import { ensureInstalled } from './install.mjs';
import { bundlesAreFresh } from './freshness.mjs';
import { inRoot } from './paths.mjs';
import { runNode } from './run.mjs';

const TSX = ['--import', 'tsx'];
const bin = (name, file) => inRoot('node_modules', name, file);

const tasks = {
  start: { build: true, run: start },
  test: { run: (args) => runNode([inRoot('scripts/test.mjs'), ...args]) },
  build: { run: build },
  package: { build: true, run: (args) => runNode([inRoot('scripts/package.mjs'), ...args]) },
  generate: { run: (args) => runNode([...TSX, inRoot('scripts/generate.ts'), ...args]) },
  bench: { build: true, run: (args) => runNode([inRoot('scripts/bench/main.mjs'), ...args]) },
  'bench:editor': { build: true, run: (args) => runNode([inRoot('scripts/bench/editor.mjs'), ...args]) },
  'new:rule': { run: (args) => runNode([...TSX, inRoot('scripts/new-rule.ts'), ...args]) },
  'new:adapter': { run: (args) => runNode([...TSX, inRoot('scripts/new-adapter.ts'), ...args]) },
  lint: { run: (args) => runNode([bin('eslint', 'bin/eslint.js'), '.', ...args]) },
  typecheck: { run: (args) => runNode([bin('typescript', 'bin/tsc'), '-p', inRoot('tsconfig.json'), ...args]) },
};

/** Runs the task with all the set-up it needs and answers its exit code. */
export async function runTask(name, args) {
  const task = Object.hasOwn(tasks, name ?? '') ? tasks[name] : undefined;
  if (!task) {
    console.error(`Unknown task ${JSON.stringify(name ?? '')}. Tasks: ${Object.keys(tasks).join(', ')}.`);
    return 2;
  }
  await ensureInstalled();
  if (task.build && !bundlesAreFresh()) {
    const code = await build([]);
    if (code !== 0) return code;
  }
  return task.run(args);
}

function build(args) {
  return runNode([inRoot('scripts/build.mjs'), ...args]);
}

async function start(args) {
  const code = await runNode([inRoot('dist/cli.js'), 'check', 'examples/crm', ...args]);
  if (code !== 1) return code;
  console.log(
    '\nThese are the mistakes planted in examples/crm. `crm-guard check` exits with 1 when it finds any; `npm start` only shows them.',
  );
  return 0;
}
