import { Uri, l10n, window, workspace } from 'vscode';
import { MARK_IN_POLICY } from '../protocol/index.ts';
import type { MarkAnswer, MarkParams, RuleState } from '../protocol/index.ts';
import { projects } from './projects.ts';
import type { Server } from './server.ts';

type Severity = RuleState['severity'];

/** Asks how a rule shall speak and, of several projects, in which, and has the server write it into the policy, where the user sees it before it is written. */
export async function setRuleSeverity(server: Server, argument: unknown): Promise<void> {
  const rule = ruleOf(argument);
  if (rule === undefined) return;
  const words: Record<Severity, string> = { error: l10n.t('error'), warning: l10n.t('warning'), off: l10n.t('off') };
  const given = severityOf(argument);
  const severity = given ?? (await window.showQuickPick((Object.keys(words) as Severity[]).map((one) => ({ label: words[one], severity: one })), { title: l10n.t('Severity of {0}', rule) }))?.severity;
  if (severity === undefined) return;
  const uri = projectOf(argument) ?? (await askProject());
  if (!uri) return;
  const answer = await server.sendRequest<MarkAnswer>(MARK_IN_POLICY, { uri: uri.toString(), rule, severity } satisfies MarkParams);
  if (!answer.done) {
    if (answer.problem !== '') void window.showErrorMessage(answer.problem);
    return;
  }
  const policy = await workspace.openTextDocument(Uri.parse(answer.policy));
  if (policy.isDirty) await window.showTextDocument(policy, { preserveFocus: true, preview: false });
}

async function askProject(): Promise<Uri | undefined> {
  const all = await projects();
  if (all.length <= 1) return all[0];
  const items = all.map((uri) => ({ label: workspace.asRelativePath(uri, true), uri }));
  return (await window.showQuickPick(items, { title: l10n.t('Which policy?') }))?.uri;
}

/** Commands can be called by anyone with anything: the view hands in a rule of its list. */
function ruleOf(argument: unknown): string | undefined {
  const { name, rule } = fieldsOf(argument);
  return typeof rule === 'string' ? rule : typeof name === 'string' ? name : undefined;
}

/** Any document of the project that is meant. */
function projectOf(argument: unknown): Uri | undefined {
  const { uri } = fieldsOf(argument);
  return typeof uri === 'string' ? Uri.parse(uri) : undefined;
}

function severityOf(argument: unknown): Severity | undefined {
  const { severity } = fieldsOf(argument);
  return severity === 'off' || severity === 'warning' || severity === 'error' ? severity : undefined;
}

function fieldsOf(argument: unknown): Record<string, unknown> {
  return typeof argument === 'object' && argument !== null ? { ...argument } : {};
}
