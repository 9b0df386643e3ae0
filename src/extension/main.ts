import { commands, window } from 'vscode';
import type { ExtensionContext, Uri } from 'vscode';
import type { FolderStatus } from '../protocol/index.ts';
import { STATUS } from '../protocol/index.ts';
import { createClient } from './client.ts';
import { createAccessLogHelper } from './create-access-log-helper.ts';
import { createPolicyFile } from './create-policy-file.ts';
import { Explanations } from './explanations.ts';
import { listPlaces } from './list-places.ts';
import { markField } from './mark-field.ts';
import { openRulePage } from './open-rule-page.ts';
import { PolicyPreview } from './policy-preview.ts';
import { PolicyTests } from './policy-tests.ts';
import { StatusItem } from './status-item.ts';
import { suppressFinding } from './suppress-finding.ts';

/** What the extension gives to other extensions; its own tests use it. */
export interface Api {
  /** The tests of the policies, as the Test Explorer has them. */
  policyTests: PolicyTests['controller'];
  /** Latest state of the folder that holds the document, once the server has told one. */
  statusOf(document: Uri): FolderStatus | undefined;
}

/** Starts the language server and ties its commands and status to the editor. */
export async function activate(context: ExtensionContext): Promise<Api> {
  const output = window.createOutputChannel('CRM Guard', { log: true });
  const status = new StatusItem();
  const client = createClient(context, output);
  const preview = new PolicyPreview(client);
  const explanations = new Explanations(client);
  const policyTests = new PolicyTests(client);
  client.onNotification(STATUS, (told: FolderStatus) => status.show(told));
  context.subscriptions.push(
    output,
    status,
    client,
    preview,
    explanations,
    policyTests,
    commands.registerCommand('crm-guard.restart', async () => {
      status.clear();
      await client.restart();
    }),
    commands.registerCommand('crm-guard.showOutput', () => output.show()),
    commands.registerCommand('crm-guard.createPolicyFile', createPolicyFile),
    commands.registerCommand('crm-guard.createAccessLogHelper', (target: unknown) => createAccessLogHelper(client, target)),
    commands.registerCommand('crm-guard.openRulePage', (target: unknown) => openRulePage(context.extensionUri, target)),
    commands.registerCommand('crm-guard.previewPolicy', () => preview.show()),
    commands.registerCommand('crm-guard.listPlaces', listPlaces),
    commands.registerCommand('crm-guard.explainFinding', (target: unknown) => explanations.show(target)),
    commands.registerCommand('crm-guard.markField', (target: unknown) => markField(client, target)),
    commands.registerCommand('crm-guard.suppress', (target: unknown) => suppressFinding(client, target)),
  );
  await client.start();
  // Which tests there are is nobody's first question: it must not hold up the start.
  void policyTests.refresh();
  return { statusOf: (document) => status.of(document), policyTests: policyTests.controller };
}
