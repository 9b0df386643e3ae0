import { l10n, window } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { SUPPRESS } from '../protocol/index.ts';
import type { SuppressAnswer, SuppressParams, SuppressTarget } from '../protocol/index.ts';

/** Asks for the reason and has the server write the comment. Without a reason nothing is suppressed. */
export async function suppressFinding(client: LanguageClient, argument: unknown): Promise<void> {
  if (!isTarget(argument)) return;
  const reason = await window.showInputBox({
    title: l10n.t('Suppress {0} on line {1}', argument.ruleId, argument.line + 1),
    prompt: l10n.t('Why is this acceptable? Reviewers read the reason in the code and in the reports.'),
    placeHolder: l10n.t('For example: rows are bounded by the tenant’s 20 seats (until 2027-03-31)'),
    ignoreFocusOut: true,
    validateInput: (text) => (text.trim() === '' ? l10n.t('A reason is required.') : undefined),
  });
  if (reason === undefined || reason.trim() === '') return;
  const params: SuppressParams = { ...argument, reason };
  const answer = await client.sendRequest<SuppressAnswer>(SUPPRESS, params);
  if (!answer.done) void window.showWarningMessage(explain(answer.why));
}

function explain(why: 'changed' | 'impossible' | 'refused'): string {
  switch (why) {
    case 'changed':
      return l10n.t('The document has changed since it was checked. Try again.');
    case 'impossible':
      return l10n.t('No comment can stand at this place. Add an exception to the policy file instead.');
    case 'refused':
      return l10n.t('The editor did not accept the edit. Is the file read-only?');
  }
}

/** Commands can be called by anyone with anything. */
function isTarget(value: unknown): value is SuppressTarget {
  if (typeof value !== 'object' || value === null) return false;
  const { uri, version, ruleId, fingerprint, line } = value as Record<string, unknown>;
  return [uri, ruleId, fingerprint].every((text) => typeof text === 'string') && [version, line].every(Number.isInteger);
}
