import { existsSync, readFileSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';

/** Names under which a policy file is found. */
export const POLICY_NAMES = ['crm-guard.yaml', 'crm-guard.yml', 'crm-guard.json'] as const;

/** Whether a file of this name (without folder) is a policy. */
export const isPolicyName = (name: string): boolean => POLICY_NAMES.some((policy) => policy === name);

/** The policy file that stands in a folder itself. */
export function policyFileIn(folder: string): string | undefined {
  return POLICY_NAMES.map((name) => path.join(folder, name)).find(isFile);
}

/** Nearest policy file in a folder or above it, up to the repository's top. */
export function findPolicyFile(folder: string): string | undefined {
  for (const current of ancestors(folder)) {
    const file = policyFileIn(current);
    if (file !== undefined || existsSync(path.join(current, '.git'))) return file;
  }
  return undefined;
}

/**
 * Folder that findings are relative to and whose schema files make up the catalog: the policy's,
 * else the repository's, else the outermost workspace's, else the nearest package's, else the
 * working folder the given one lies in, else the folder itself.
 */
export function findRoot(folder: string, workingFolder = process.cwd()): string {
  const policy = findPolicyFile(folder);
  if (policy) return path.dirname(policy);
  let workspace: string | undefined;
  let nearest: string | undefined;
  const above = [...ancestors(folder)];
  for (const current of above) {
    if (existsSync(path.join(current, '.git'))) return current;
    if (holdsWorkspace(current)) workspace = current;
    else if (isFile(path.join(current, 'package.json'))) nearest ??= current;
  }
  const working = above.includes(workingFolder) && path.dirname(workingFolder) !== workingFolder ? workingFolder : undefined;
  return workspace ?? nearest ?? working ?? folder;
}

/** True for the top of a repository of several packages. */
function holdsWorkspace(folder: string): boolean {
  if (['pnpm-workspace.yaml', 'lerna.json', 'nx.json'].some((name) => isFile(path.join(folder, name)))) return true;
  try {
    const manifest = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as { workspaces?: unknown } | null;
    return manifest?.workspaces !== undefined;
  } catch {
    return false;
  }
}

/** The folder and those above it. A home folder above is nobody's project: what stands there is left over. */
function* ancestors(folder: string): Generator<string> {
  const start = path.resolve(folder);
  const home = os.homedir();
  for (let current = start; current === start || current !== home; current = path.dirname(current)) {
    yield current;
    if (path.dirname(current) === current) return;
  }
}

function isFile(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
}
