import { window, workspace } from 'vscode';
import type { WorkspaceFolder } from 'vscode';

/** The folder of the window that a command is about: the only one, that of the document in front, or the one the user picks. */
export async function chooseFolder(): Promise<WorkspaceFolder | undefined> {
  const folders = workspace.workspaceFolders ?? [];
  if (folders.length <= 1) return folders[0];
  const active = window.activeTextEditor && workspace.getWorkspaceFolder(window.activeTextEditor.document.uri);
  return active ?? window.showWorkspaceFolderPick();
}
