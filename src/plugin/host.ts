import path from 'node:path';
import { existsSync, statSync } from 'node:fs';
import type { ProjectView } from '../model/index.ts';
import { isIgnored, matchException, policyFor } from '../policy/index.ts';
import type { Policy } from '../policy/types.ts';
import { loadDiskProject, todayIso } from '../engine/disk-project.ts';
import { findPolicyFile, findRoot, isLeftOutByName, relativeTo } from '../project/index.ts';
import type { LinkedModules } from '../engine/linked-modules.ts';
import type { FileContext } from '../rulekit/index.ts';

interface LoadedRoot {
  policy: Policy;
  view: ProjectView;
  /** Absolute paths of the files that `view` was read from. */
  files: readonly string[];
  modules: LinkedModules;
  stamp: string;
  checkedAt: number;
}

/** How long a loaded project is trusted before its files are looked at again; editors keep ESLint alive. In ms. */
const TRUST = 2000;

const roots = new Map<string, LoadedRoot>();
const rootOfFolder = new Map<string, { root: string; foundAt: number }>();

/**
 * The context of a file when ESLint or oxlint is the host: the project is read from disk on first
 * use and kept while the files that describe it stay the same. Undefined for what the engine would
 * not check either; what other parsers take out of single-file components is checked.
 * @throws PolicyError when the policy has errors.
 */
export function diskContext(filename: string): FileContext | undefined {
  if (!path.isAbsolute(filename) || isLeftOutByName(filename) || !existsSync(path.dirname(filename))) return undefined;
  const root = rootOf(path.dirname(filename));
  const { policy, view, modules } = load(root);
  const file = relativeTo(root, filename);
  if (isIgnored(policy, file)) return undefined;
  return {
    project: view,
    policy: policyFor(policy, file),
    file,
    link: (ast) => modules.link(ast, file),
    isExcepted: (rule, entity) => matchException(policy, { rule, file, entity }, todayIso())?.expired === false,
  };
}

function rootOf(folder: string): string {
  const known = rootOfFolder.get(folder);
  const now = Date.now();
  if (known && now - known.foundAt < TRUST) return known.root;
  const root = findRoot(folder);
  rootOfFolder.set(folder, { root, foundAt: now });
  return root;
}

function load(root: string): LoadedRoot {
  const known = roots.get(root);
  const now = Date.now();
  if (known && now - known.checkedAt < TRUST) return known;
  if (known && known.stamp === stampOf(root, known.files)) {
    known.checkedAt = now;
    return known;
  }
  const project = loadDiskProject(root);
  const loaded = { ...project, stamp: stampOf(root, project.files), checkedAt: now };
  roots.set(root, loaded);
  return loaded;
}

/** Changes when the policy does, or a file that the project's view was read from. */
function stampOf(root: string, files: readonly string[]): string {
  const policy = findPolicyFile(root);
  return [...(policy === undefined ? [] : [policy]), ...files]
    .map((file) => {
      const stat = statSync(file, { throwIfNoEntry: false });
      return stat ? `${file} ${stat.mtimeMs} ${stat.size}` : '';
    })
    .join('\n');
}
