import { Uri, l10n, window, workspace } from 'vscode';
import { CREATE_ACCESS_LOG_HELPER, PROPOSE_ACCESS_LOG_HELPER } from '../protocol/index.ts';
import type { HelperAnswer, HelperParams, HelperProposal } from '../protocol/index.ts';
import { chooseFolder } from './choose-folder.ts';
import type { Server } from './server.ts';

/**
 * Creates a module that writes an access log, registers it in the policy and shows it. Asks where to;
 * an argument that names the file is not asked about.
 */
export async function createAccessLogHelper(server: Server, argument: unknown): Promise<void> {
  const params = paramsOf(argument) ?? (await paramsHere());
  if (!params) {
    void window.showWarningMessage(l10n.t('Open a folder first: an access-log helper belongs to a project.'));
    return;
  }
  const proposal = await server.sendRequest<HelperProposal>(PROPOSE_ACCESS_LOG_HELPER, params);
  if ('problem' in proposal) {
    void window.showErrorMessage(proposal.problem);
    return;
  }
  const file = params.file ?? (await askWhere(server, params, proposal));
  if (file === undefined) return;
  const policy = Uri.parse(proposal.policy);
  // What the user has not saved in the policy yet is the user's to save.
  const untouched = workspace.textDocuments.every(({ uri, isDirty }) => uri.toString() !== policy.toString() || !isDirty);
  const answer = await server.sendRequest<HelperAnswer>(CREATE_ACCESS_LOG_HELPER, { ...params, file });
  if (!answer.done) {
    void window.showErrorMessage(answer.problem);
    return;
  }
  const helper = Uri.parse(answer.helper);
  await saved(helper);
  if (untouched) await saved(policy);
  await window.showTextDocument(helper, { preview: false });
  tell(answer.name, policy);
}

async function askWhere(server: Server, params: HelperParams, { file, existing }: Extract<HelperProposal, { file: string }>): Promise<string | undefined> {
  if (existing !== undefined) {
    const another = l10n.t('Create Another');
    const chosen = await window.showWarningMessage(l10n.t('This project logs access with {0} already.', existing), { modal: true }, another);
    if (chosen !== another) return undefined;
  }
  const asked = await window.showInputBox({
    title: l10n.t('Create an access-log helper'),
    prompt: l10n.t('File to create, relative to the project. It is registered in the policy.'),
    value: file,
    valueSelection: [0, Math.max(0, file.lastIndexOf('/'))],
    ignoreFocusOut: true,
    validateInput: async (text) => {
      const checked = await server.sendRequest<HelperProposal>(PROPOSE_ACCESS_LOG_HELPER, { ...params, file: text.trim() });
      return 'problem' in checked ? checked.problem : undefined;
    },
  });
  return asked?.trim();
}

async function saved(uri: Uri): Promise<void> {
  const document = await workspace.openTextDocument(uri);
  if (document.isDirty) await document.save();
}

/** Nobody needs to answer, so nothing waits for it. */
function tell(name: string, policy: Uri): void {
  const open = l10n.t('Open Policy');
  const told = window.showInformationMessage(l10n.t('Entries of the access log are written with {0}. The policy names it.', name), open);
  void told.then((chosen) => (chosen === open ? window.showTextDocument(policy) : undefined));
}

/** The project of the document in front, else of a folder of the window. */
async function paramsHere(): Promise<HelperParams | undefined> {
  const front = window.activeTextEditor?.document.uri;
  if (front?.scheme === 'file') return { uri: front.toString() };
  const folder = await chooseFolder();
  return folder && { uri: Uri.joinPath(folder.uri, 'crm-guard.yaml').toString() };
}

/** Commands can be called by anyone with anything. */
function paramsOf(value: unknown): HelperParams | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { uri, file } = value as Record<string, unknown>;
  return typeof uri === 'string' ? { uri, ...(typeof file === 'string' ? { file } : {}) } : undefined;
}
