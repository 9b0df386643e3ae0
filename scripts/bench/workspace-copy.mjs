import { copyFileSync, mkdirSync, mkdtempSync, readdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const SKIPPED_FOLDERS = new Set(['node_modules', '.git', '.crm-guard', '.next', '.turbo']);
const SOURCE = /\.[cm]?[jt]sx?$/;

/**
 * Copies what a linter may read to a temporary folder, so that caches and ignore files of the
 * original play no part: source files, schemas, manifests. Without ignore files every contender
 * gets the same source files.
 * @returns {{ base: string, root: string, scratch: string, files: number }} `files`: source files
 */
export function workspaceCopy(folder) {
  const base = mkdtempSync(path.join(os.tmpdir(), 'crm-guard-bench-'));
  const root = path.join(base, 'workspace');
  const scratch = path.join(base, 'scratch');
  mkdirSync(scratch);
  return { base, root, scratch, files: copyFolder(folder, root) };
}

function copyFolder(from, to) {
  mkdirSync(to, { recursive: true });
  let files = 0;
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)];
    if (entry.isDirectory() && !SKIPPED_FOLDERS.has(entry.name)) files += copyFolder(source, target);
    else if (entry.isFile() && isCopied(entry.name)) {
      copyFileSync(source, target);
      if (SOURCE.test(entry.name)) files += 1;
    }
  }
  return files;
}

const isCopied = (name) => (SOURCE.test(name) && !/^eslint\.config\./.test(name)) || /\.(?:prisma|sql)$|^(?:package|tsconfig.*)\.json$|^crm-guard\.ya?ml$/.test(name);
