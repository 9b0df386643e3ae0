import path from 'node:path';
import process from 'node:process';
import { places } from './places.mjs';
import { setUp, supported } from './setup.mjs';

/** The VS Code to run, as test-electron wants to be told: see run.mjs for how it is chosen. */
export function findVscode() {
  const asked = process.env['CRM_GUARD_VSCODE'];
  if (asked === 'download' || (!asked && !supported)) return {};
  if (asked) return { vscodeExecutablePath: path.resolve(asked) };
  setUp();
  return { vscodeExecutablePath: path.join(places.root, 'code.mjs') };
}
