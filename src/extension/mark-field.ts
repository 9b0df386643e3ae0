import { Uri, l10n, window, workspace } from 'vscode';
import type { QuickPickItem } from 'vscode';
import { CATEGORIES, MARK_IN_POLICY } from '../protocol/index.ts';
import type { CategoryLabel, MarkAnswer, MarkFieldTarget, MarkParams } from '../protocol/index.ts';
import type { Server } from './server.ts';

/** Asks which field is meant and what it holds, and has the server write it into the policy, where the user sees it before it is written. */
export async function markField(server: Server, argument: unknown): Promise<void> {
  if (!isTarget(argument)) return;
  const { uri, entity } = argument;
  const field = await askField(argument);
  if (!field) return;
  const category = await askCategory(server, `${entity}.${field.name}`, field.category);
  if (category === undefined) return;
  const answer = await server.sendRequest<MarkAnswer>(MARK_IN_POLICY, { uri, entity, field: field.name, category } satisfies MarkParams);
  if (!answer.done) {
    if (answer.problem !== '') void window.showErrorMessage(answer.problem);
    return;
  }
  const policy = await workspace.openTextDocument(Uri.parse(answer.policy));
  if (policy.isDirty) await window.showTextDocument(policy, { preserveFocus: true, preview: false });
}

async function askField({ entity, fields }: MarkFieldTarget): Promise<MarkFieldTarget['fields'][number] | undefined> {
  if (fields.length === 1) return fields[0];
  const items = fields.map((field) => ({ label: field.name, ...(field.category === undefined ? {} : { description: field.category }), field }));
  return (await window.showQuickPick(items, { title: l10n.t('A field of {0}', entity), placeHolder: l10n.t('About which field shall the policy say something?') }))?.field;
}

async function askCategory(server: Server, name: string, now: string | undefined): Promise<string | false | undefined> {
  const categories = await server.sendRequest<CategoryLabel[]>(CATEGORIES);
  const none = { label: l10n.t('Not personal data'), category: false as const };
  const items: (QuickPickItem & { category: string | false })[] = [...(now === undefined ? [] : [none]), ...categories.filter(({ id }) => id !== now).map(({ id, label }) => ({ label, description: id, category: id }))];
  return (await window.showQuickPick(items, { title: l10n.t('What {0} holds', name), placeHolder: now ?? l10n.t('Not personal data'), matchOnDescription: true }))?.category;
}

/** Commands can be called by anyone with anything. */
function isTarget(value: unknown): value is MarkFieldTarget {
  if (typeof value !== 'object' || value === null) return false;
  const { uri, entity, fields } = value as Record<string, unknown>;
  return typeof uri === 'string' && typeof entity === 'string' && Array.isArray(fields) && fields.length > 0;
}
