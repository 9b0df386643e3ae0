import { ProgressLocation, Uri, ViewColumn, l10n, window } from 'vscode';
import type { WebviewPanel } from 'vscode';
import { REPORT } from '../protocol/index.ts';
import type { CatalogAnswer, CheckProjectParams } from '../protocol/index.ts';
import { chooseFolder } from './choose-folder.ts';
import type { Server } from './server.ts';

/** Checks a folder and shows the report as a page. It runs no scripts, and says itself that nothing may be loaded. */
export async function showReport(server: Server): Promise<WebviewPanel | undefined> {
  const folder = await chooseFolder();
  if (!folder) return undefined;
  const uri = Uri.joinPath(folder.uri, 'crm-guard.yaml').toString();
  const title = l10n.t('CRM Guard report of {0}', folder.name);
  const answer = await window.withProgress({ location: ProgressLocation.Notification, title: l10n.t('CRM Guard: checking the workspace'), cancellable: true }, async (_, token) => {
    try {
      return await server.sendRequest<CatalogAnswer>(REPORT, { uri, id: 'report' } satisfies CheckProjectParams, token);
    } catch (error) {
      if (token.isCancellationRequested) return undefined;
      throw error;
    }
  });
  if (!answer) return undefined;
  if (!answer.done) {
    if (answer.why !== '') void window.showWarningMessage(answer.why);
    return undefined;
  }
  const panel = window.createWebviewPanel('crm-guard.report', title, ViewColumn.Active, { enableScripts: false, localResourceRoots: [], enableFindWidget: true });
  panel.webview.html = answer.text;
  return panel;
}
