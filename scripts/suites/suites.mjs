import { supported } from '../../test/editor/harness/setup.mjs';
import { inRoot } from '../setup/paths.mjs';

const bin = (...parts) => inRoot('node_modules', ...parts);

/**
 * All suites in the order in which they run. `oneCheck`: the exit code is the whole result, counted
 * as one; the others write their counts to the file that CRM_GUARD_COUNTS names.
 */
export const suites = [
  { name: 'build', title: 'all bundles', oneCheck: true, args: [inRoot('scripts/build.mjs')] },
  { name: 'types', title: 'TypeScript', oneCheck: true, args: [bin('typescript/bin/tsc'), '-p', inRoot('tsconfig.json')] },
  { name: 'lint', title: 'ESLint, layer rules included', oneCheck: true, args: [bin('eslint/bin/eslint.js'), '.', '--max-warnings', '0'] },
  { name: 'unused', title: 'no file or dependency without use', oneCheck: true, args: [bin('knip/bin/knip.js'), '--no-progress'] },
  {
    name: 'generated',
    title: 'generated files are up to date',
    oneCheck: true,
    args: ['--import', 'tsx', inRoot('scripts/generate.ts'), '--check'],
  },
  {
    name: 'unit',
    title: 'Mocha, outside the editor',
    args: ['--import', 'tsx', bin('mocha/bin/mocha.js'), '--reporter', inRoot('scripts/suites/mocha-reporter.cjs'), 'test/!(editor|clients)/**/*.test.ts'],
  },
  { name: 'clients', title: 'golden sources against the real packages', args: [inRoot('test/clients/run.mjs')] },
  { name: 'editor', title: 'Mocha, inside real VS Code', args: [inRoot('test/editor/run.mjs')] },
  // Needs the package-only VS Code; where that is not to be had the suite above runs in a desktop one alone.
  ...(supported ? [{ name: 'ui', title: 'the VSIX, used by mouse and keyboard', oneCheck: true, args: [inRoot('test/editor/ui.mjs')] }] : []),
];
