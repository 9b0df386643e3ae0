import { Uri, env, l10n, window, workspace } from 'vscode';
import { localeOf } from '../l10n/index.ts';
import { firstPolicy } from '../policy/first-policy.ts';
import { chooseFolder } from './choose-folder.ts';

const NAME = 'crm-guard.yaml';

/** Writes a first policy file into a folder, or opens the one that is there. */
export async function createPolicyFile(): Promise<void> {
  const folder = await chooseFolder();
  if (!folder) {
    void window.showWarningMessage(l10n.t('Open a folder first: a policy file belongs to a folder.'));
    return;
  }
  const file = Uri.joinPath(folder.uri, NAME);
  if (!(await exists(file))) await workspace.fs.writeFile(file, new TextEncoder().encode(firstPolicy(localeOf(env.language))));
  await window.showTextDocument(file);
}

async function exists(file: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(file);
    return true;
  } catch {
    return false;
  }
}
