import { Uri, l10n, window } from 'vscode';
import { SHOW_CATALOG } from '../protocol/index.ts';
import type { CatalogAnswer, ProjectParams } from '../protocol/index.ts';
import { chooseFolder } from './choose-folder.ts';
import type { Explanations } from './explanations.ts';
import type { Server } from './server.ts';

/** Shows which entities and fields of a folder hold personal data, and why, as a document. */
export async function showCatalog(server: Server, documents: Explanations): Promise<void> {
  const folder = await chooseFolder();
  if (!folder) return;
  const uri = Uri.joinPath(folder.uri, 'crm-guard.yaml').toString();
  const answer = await server.sendRequest<CatalogAnswer>(SHOW_CATALOG, { uri } satisfies ProjectParams);
  if (!answer.done) void window.showWarningMessage(answer.why);
  else await documents.open(l10n.t('Customer data of {0}', folder.name), answer.text, uri);
}
