import { Uri, workspace } from 'vscode';

const POLICIES = '**/crm-guard.{yaml,yml,json}';

/**
 * A document of each project of the window that is on disk: its folders, and what has a policy of its own below them.
 * The documents need not exist.
 */
export async function projects(): Promise<Uri[]> {
  const folders = new Map((workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file').map(({ uri }) => [uri.toString(), Uri.joinPath(uri, 'crm-guard.yaml')]));
  for (const policy of await workspace.findFiles(POLICIES, '**/node_modules/**')) {
    if (policy.scheme !== 'file') continue;
    const folder = Uri.joinPath(policy, '..');
    folders.set(folder.toString(), policy);
  }
  return [...folders.values()];
}
