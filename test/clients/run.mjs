/** Runs the suite `clients`: installs the real packages, then Mocha with the arguments given. */
import process from 'node:process';
import { inRoot } from '../../scripts/setup/paths.mjs';
import { runNode } from '../../scripts/setup/run.mjs';
import { setUp } from './setup.mjs';

await setUp();
const mocha = ['--import', 'tsx', inRoot('node_modules/mocha/bin/mocha.js'), '--reporter', inRoot('scripts/suites/mocha-reporter.cjs')];
process.exitCode = await runNode([...mocha, 'test/clients/*.test.ts', ...process.argv.slice(2)]);
