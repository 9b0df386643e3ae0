import { Uri, l10n, window, workspace } from 'vscode';
import type { WorkspaceFolder } from 'vscode';

const NAME = 'crm-guard.yaml';

/** Writes a first policy file into a folder, or opens the one that is there. */
export async function createPolicyFile(): Promise<void> {
  const folder = await chooseFolder();
  if (!folder) {
    void window.showWarningMessage(l10n.t('Open a folder first: a policy file belongs to a folder.'));
    return;
  }
  const file = Uri.joinPath(folder.uri, NAME);
  if (!(await exists(file))) await workspace.fs.writeFile(file, new TextEncoder().encode(firstPolicy()));
  await window.showTextDocument(file);
}

async function chooseFolder(): Promise<WorkspaceFolder | undefined> {
  const folders = workspace.workspaceFolders ?? [];
  if (folders.length <= 1) return folders[0];
  const active = window.activeTextEditor && workspace.getWorkspaceFolder(window.activeTextEditor.document.uri);
  return active ?? window.showWorkspaceFolderPick();
}

async function exists(file: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(file);
    return true;
  } catch {
    return false;
  }
}

/** Says what already holds, so that the file changes nothing until someone changes it. */
function firstPolicy(): string {
  return [
    `# ${l10n.t('What CRM Guard reports in this project, and what reviewers have agreed to.')}`,
    'extends: recommended',
    '',
    `# ${l10n.t('Most rows that one query may return.')}`,
    'maxRows: 200',
    '',
  ].join('\n');
}
