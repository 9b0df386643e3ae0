import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { inRoot, root } from './paths.mjs';

const INPUTS = ['src', 'rules', 'scripts/build', 'scripts/build.mjs', 'package.json', 'package-lock.json', 'tsconfig.json'];
const STAMP = inRoot('dist/.inputs');

/** All files below `start` (a file or a folder), in a stable order. */
export function* filesBelow(start) {
  if (!existsSync(start)) return;
  if (statSync(start).isFile()) {
    yield start;
    return;
  }
  const entries = readdirSync(start, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const file = path.join(start, entry.name);
    if (entry.isDirectory()) yield* filesBelow(file);
    else if (entry.isFile()) yield file;
  }
}

/** A hash over the names and contents of all that the bundles are made from. */
export function inputsHash() {
  const hash = createHash('sha256');
  for (const input of INPUTS) {
    for (const file of filesBelow(inRoot(input))) {
      hash.update(path.relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
    }
  }
  return hash.digest('hex');
}

/** The file that records which inputs the bundles were made from. */
export const stampFile = STAMP;

/** True when the bundles were made from the sources as they are now. */
export function bundlesAreFresh() {
  return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === inputsHash();
}
