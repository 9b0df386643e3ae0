import path from 'node:path';
import { existsSync, statSync } from 'node:fs';
import type { ProjectView } from '../model/index.ts';
import { isIgnored, policyFor } from '../policy/index.ts';
import type { Policy } from '../policy/types.ts';
import { loadDiskProject } from '../engine/disk-project.ts';
import { findPolicyFile, findRoot, relativeTo } from '../project/index.ts';
import type { FileContext } from '../rulekit/index.ts';

interface LoadedRoot {
  policy: Policy;
  view: ProjectView;
  stamp: string;
  checkedAt: number;
}

/** How long a loaded project is trusted before its policy is looked at again; editors keep ESLint alive. In ms. */
const TRUST = 2000;

const roots = new Map<string, LoadedRoot>();
const rootOfFolder = new Map<string, string>();

/**
 * The context of a file when ESLint or oxlint is the host: the project is read from disk on first
 * use and kept while its policy and schema files stay the same.
 */
export function diskContext(filename: string): FileContext | undefined {
  if (!path.isAbsolute(filename) || !existsSync(path.dirname(filename))) return undefined;
  const folder = path.dirname(filename);
  let root = rootOfFolder.get(folder);
  if (root === undefined) {
    root = findRoot(folder);
    rootOfFolder.set(folder, root);
  }
  const { policy, view } = load(root);
  const file = relativeTo(root, filename);
  return isIgnored(policy, file) ? undefined : { project: view, policy: policyFor(policy, file), file };
}

function load(root: string): LoadedRoot {
  const known = roots.get(root);
  const now = Date.now();
  if (known && now - known.checkedAt < TRUST) return known;
  const stamp = policyStamp(root);
  if (known && known.stamp === stamp) {
    known.checkedAt = now;
    return known;
  }
  const loaded = { ...loadDiskProject(root), stamp, checkedAt: now };
  roots.set(root, loaded);
  return loaded;
}

/** Changes when the policy file does. */
function policyStamp(root: string): string {
  const file = findPolicyFile(root);
  const stat = file === undefined ? undefined : statSync(file, { throwIfNoEntry: false });
  return stat ? `${file} ${stat.mtimeMs} ${stat.size}` : '';
}
