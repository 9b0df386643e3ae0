import { existsSync, statSync } from 'node:fs';
import path from 'node:path';

/** Names under which a policy file is found. */
export const POLICY_NAMES = ['crm-guard.yaml', 'crm-guard.yml', 'crm-guard.json'] as const;

/** Nearest policy file in a folder or above it. */
export function findPolicyFile(folder: string): string | undefined {
  for (const current of ancestors(folder)) {
    for (const name of POLICY_NAMES) {
      const file = path.join(current, name);
      if (isFile(file)) return file;
    }
    if (existsSync(path.join(current, '.git'))) return undefined;
  }
  return undefined;
}

/**
 * Folder that findings are relative to and whose schema files make up the catalog: the policy's,
 * else the repository's, else the outermost package's, else the folder itself.
 */
export function findRoot(folder: string): string {
  const policy = findPolicyFile(folder);
  if (policy) return path.dirname(policy);
  let outermost: string | undefined;
  for (const current of ancestors(folder)) {
    if (existsSync(path.join(current, '.git'))) return current;
    if (isFile(path.join(current, 'package.json'))) outermost = current;
  }
  return outermost ?? folder;
}

function* ancestors(folder: string): Generator<string> {
  for (let current = path.resolve(folder); ; current = path.dirname(current)) {
    yield current;
    if (path.dirname(current) === current) return;
  }
}

function isFile(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
}
