import { l10n, window } from 'vscode';
import { SUPPRESS } from '../protocol/index.ts';
import type { SuppressAnswer, SuppressParams, SuppressTarget } from '../protocol/index.ts';
import type { Server } from './server.ts';

/** Asks for the reason and has the server write the comment. Without a reason nothing is suppressed. */
export async function suppressFinding(server: Server, argument: unknown): Promise<void> {
  if (!isTarget(argument)) return;
  const reason = await window.showInputBox({
    title: titleOf(argument),
    prompt: l10n.t('Why is this acceptable? Reviewers read the reason in the code and in the reports.'),
    placeHolder: l10n.t('For example: rows are bounded by the tenant’s 20 seats'),
    ignoreFocusOut: true,
    validateInput: (text) => (text.trim() === '' ? l10n.t('A reason is required.') : undefined),
  });
  if (reason === undefined || reason.trim() === '') return;
  const until = HAS_DATE.test(reason) ? '' : await askUntil(argument);
  if (until === undefined) return;
  const params: SuppressParams = { ...argument, reason, ...(until.trim() === '' ? {} : { until: until.trim() }) };
  const answer = await server.sendRequest<SuppressAnswer>(SUPPRESS, params);
  if (!answer.done) void window.showWarningMessage(explain(answer.why));
}

/** A reason may say itself until when it holds. */
const HAS_DATE = /\(\s*(?:until|期限)[:：]?\s*\d{4}-\d{2}-\d{2}\s*\)/i;

/** The last day of a suppression; empty for none, undefined when the user gave up. */
function askUntil(target: SuppressTarget): Thenable<string | undefined> {
  return window.showInputBox({
    title: titleOf(target),
    prompt: l10n.t('Until when? Afterwards the finding counts again. Leave it empty for no end.'),
    placeHolder: 'YYYY-MM-DD',
    ignoreFocusOut: true,
    validateInput: (text) => (text.trim() === '' || isDayToCome(text.trim()) ? undefined : l10n.t('A day that is still to come, as YYYY-MM-DD.')),
  });
}

const titleOf = ({ ruleId, line, whole }: SuppressTarget): string => (whole === 'file' ? l10n.t('Suppress {0} in the whole file', ruleId) : l10n.t('Suppress {0} on line {1}', ruleId, line + 1));

function isDayToCome(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text) && text >= new Date().toISOString().slice(0, 10);
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
  const { uri, version, ruleId, fingerprint, line, whole } = value as Record<string, unknown>;
  return (whole === undefined || whole === 'file') && [uri, ruleId, fingerprint].every((text) => typeof text === 'string') && [version, line].every(Number.isInteger);
}
