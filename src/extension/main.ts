import { commands, tasks, window, workspace } from 'vscode';
import type { ExtensionContext, Uri } from 'vscode';
import type { FolderStatus } from '../protocol/index.ts';
import { STATUS } from '../protocol/index.ts';
import { AgentServers } from './agent-servers.ts';
import { registerAgentTools } from './agent-tools.ts';
import { createAccessLogHelper } from './create-access-log-helper.ts';
import { createPolicyFile } from './create-policy-file.ts';
import { CustomerDataView } from './customer-data-view.ts';
import { Explanations } from './explanations.ts';
import { FindingsView } from './findings-view.ts';
import { LinterTwins } from './linter-twins.ts';
import { listPlaces } from './list-places.ts';
import { markField } from './mark-field.ts';
import { openRulePage } from './open-rule-page.ts';
import { PolicyPreview } from './policy-preview.ts';
import { PolicyTests } from './policy-tests.ts';
import { ProjectCheck } from './project-check.ts';
import { linkingToBundledPages } from './rule-links.ts';
import { RulesView } from './rules-view.ts';
import { Server } from './server.ts';
import { setRuleSeverity } from './set-rule-severity.ts';
import { showCatalog } from './show-catalog.ts';
import { showReport } from './show-report.ts';
import { StatusItem } from './status-item.ts';
import { suppressFinding } from './suppress-finding.ts';
import { TASK_TYPE, taskProvider } from './tasks.ts';
import { Walkthrough } from './walkthrough.ts';

/** What the extension gives to other extensions; its own tests use it. */
export interface Api {
  /** The tests of the policies, as the Test Explorer has them. */
  policyTests: PolicyTests['controller'];
  /** The servers that agents are offered. */
  agentServers: AgentServers;
  /** What the views show. */
  findings: FindingsView;
  customerData: CustomerDataView;
  rules: RulesView;
  /** What the language status says of the document in front. */
  status: Pick<StatusItem, 'shown'>;
  /** Latest state of the folder that holds the document, once the server has told one. */
  statusOf(document: Uri): FolderStatus | undefined;
}

/** Starts the language server and ties its commands and status to the editor. */
export function activate(context: ExtensionContext): Api {
  const output = window.createOutputChannel('CRM Guard', { log: true });
  const status = new StatusItem();
  const twins: LinterTwins = new LinterTwins((document) => server.askAgain(document));
  const server: Server = new Server(({ createClient }) => createClient(context, output, { provideDiagnostics: linkingToBundledPages(context.extensionUri, twins.provideDiagnostics) }));
  const preview = new PolicyPreview(server);
  const explanations = new Explanations(server);
  const policyTests = new PolicyTests(server);
  const check = new ProjectCheck(server);
  const findings = new FindingsView(check);
  const customerData = new CustomerDataView(server);
  const rules = new RulesView(server, check);
  const agentServers = new AgentServers(context);
  const walkthrough = new Walkthrough(context.globalStorageUri);
  server.onDidChangeState((runs) => status.serverRuns(runs));
  server.onNotification(STATUS, (told: FolderStatus) => status.show(told));
  context.subscriptions.push(
    output,
    status,
    twins,
    server,
    preview,
    explanations,
    check,
    findings,
    customerData,
    rules,
    walkthrough,
    tasks.registerTaskProvider(TASK_TYPE, taskProvider),
    policyTests,
    agentServers,
    ...registerAgentTools(server),
    workspace.onDidChangeWorkspaceFolders(() => void server.serveAdded()),
    commands.registerCommand('crm-guard.restart', () => server.restart()),
    commands.registerCommand('crm-guard.showOutput', () => output.show()),
    commands.registerCommand('crm-guard.createPolicyFile', createPolicyFile),
    commands.registerCommand('crm-guard.createAccessLogHelper', (target: unknown) => createAccessLogHelper(server, target)),
    commands.registerCommand('crm-guard.openRulePage', (target: unknown) => openRulePage(context.extensionUri, target)),
    commands.registerCommand('crm-guard.previewPolicy', () => preview.show()),
    commands.registerCommand('crm-guard.checkWorkspace', async () => {
      const complete = await check.run();
      customerData.refresh();
      return complete;
    }),
    commands.registerCommand('crm-guard.showReport', () => showReport(server)),
    commands.registerCommand('crm-guard.showCatalog', () => showCatalog(server, explanations)),
    commands.registerCommand('crm-guard.groupFindings', (by: unknown) => findings.group(by)),
    commands.registerCommand('crm-guard.filterFindings', (text: unknown) => findings.filter(text)),
    commands.registerCommand('crm-guard.refreshCustomerData', () => customerData.refresh()),
    commands.registerCommand('crm-guard.openSample', () => walkthrough.openSample()),
    commands.registerCommand('crm-guard.showCiExample', () => walkthrough.showCiExample()),
    commands.registerCommand('crm-guard.listPlaces', listPlaces),
    commands.registerCommand('crm-guard.explainFinding', (target: unknown) => explanations.show(target)),
    commands.registerCommand('crm-guard.markField', (target: unknown) => markField(server, target)),
    commands.registerCommand('crm-guard.setRuleSeverity', (target: unknown) => setRuleSeverity(server, target)),
    commands.registerCommand('crm-guard.suppress', (target: unknown) => suppressFinding(server, target)),
  );
  // Windows wait for extensions, and nobody waits for the server, not even for its process to be made: what asks it something waits until it is there.
  setImmediate(() => void server.start().then(() => policyTests.refresh()).catch((error: unknown) => output.error(String(error))));
  return { status, statusOf: (document) => status.of(document), policyTests: policyTests.controller, agentServers, findings, customerData, rules };
}
