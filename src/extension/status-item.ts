import path from 'node:path';
import { LanguageStatusSeverity, Uri, l10n, languages, window } from 'vscode';
import type { Disposable, LanguageStatusItem } from 'vscode';
import type { FolderStatus } from '../protocol/index.ts';
import { CHECKED_LANGUAGES } from './languages.ts';

/** The entry in the editor's language status: the state of the folder of the document in front. */
export class StatusItem implements Disposable {
  readonly #item: LanguageStatusItem;
  readonly #told = new Map<string, FolderStatus>();
  readonly #listener: Disposable;
  #stopped = false;

  constructor() {
    this.#item = languages.createLanguageStatusItem('crm-guard.status', CHECKED_LANGUAGES.map((language) => ({ language })));
    this.#item.name = 'CRM Guard';
    this.#listener = window.onDidChangeActiveTextEditor(() => this.#draw());
    this.#draw();
  }

  /** Takes in what the server tells of a folder. */
  show(status: FolderStatus): void {
    this.#told.set(status.folder, status);
    this.#draw();
  }

  /** Latest state of the innermost folder that holds the document. */
  of(document: Uri): FolderStatus | undefined {
    const holding = [...this.#told.values()].filter((status) => contains(status.folder, document));
    return holding.sort((a, b) => b.folder.length - a.folder.length)[0];
  }

  /** Takes in whether the server runs. What it told before it ended is forgotten. */
  serverRuns(runs: boolean): void {
    this.#stopped = !runs;
    if (!runs) this.#told.clear();
    this.#draw();
  }

  /** What the editor shows now: the text, and the title of the command beside it. */
  get shown(): { text: string; command: string | undefined } {
    return { text: this.#item.text, command: this.#item.command?.title };
  }

  dispose(): void {
    this.#listener.dispose();
    this.#item.dispose();
  }

  #draw(): void {
    const document = window.activeTextEditor?.document.uri;
    const status = document && this.of(document);
    const item = this.#item;
    if (this.#stopped) {
      item.busy = false;
      item.severity = LanguageStatusSeverity.Error;
      item.text = l10n.t('CRM Guard: the server has stopped');
      item.detail = '';
      item.command = { title: l10n.t('Restart'), command: 'crm-guard.restart' };
      return;
    }
    item.busy = status === undefined || status.state === 'starting';
    item.severity = severityOf(status);
    item.text = textOf(status);
    item.detail = detailOf(status);
    item.command = commandOf(status);
  }
}

function contains(folder: string, document: Uri): boolean {
  return document.toString().startsWith(`${folder.replace(/\/$/, '')}/`);
}

function severityOf(status: FolderStatus | undefined): LanguageStatusSeverity {
  if (status?.state === 'error') return LanguageStatusSeverity.Error;
  return (status?.problems ?? 0) > 0 || status?.settings ? LanguageStatusSeverity.Warning : LanguageStatusSeverity.Information;
}

function textOf(status: FolderStatus | undefined): string {
  switch (status?.state) {
    case 'ready': {
      const { rules = 0, entities = 0, problems = 0 } = status;
      if (problems > 0) return l10n.t('CRM Guard: set-up problems ({0})', problems);
      if (status.settings) return l10n.t('CRM Guard: mistakes in the settings ({0})', status.settings.length);
      return l10n.t('CRM Guard: {0} rules, {1} entities', rules, entities);
    }
    case 'disabled':
      return l10n.t('CRM Guard: off in this folder');
    case 'error':
      return l10n.t('CRM Guard: cannot check');
    default:
      return l10n.t('CRM Guard: starting');
  }
}

function detailOf(status: FolderStatus | undefined): string {
  if (!status) return '';
  if (status.detail) return status.detail;
  if (status.state !== 'ready') return '';
  if (status.settings?.[0] !== undefined) return status.settings[0];
  // The status pop-up is narrow: what does not fit is cut off with its command.
  const policy = status.virtual ? l10n.t('not on disk: open files only') : status.policyFile ? path.basename(status.policyFile) : l10n.t('no policy file');
  return status.lastCheckMs === undefined ? policy : `${policy} · ${status.lastCheckMs} ms`;
}

function commandOf(status: FolderStatus | undefined): LanguageStatusItem['command'] {
  if (status?.state === 'error') return { title: l10n.t('Show Output'), command: 'crm-guard.showOutput' };
  if (status?.state !== 'ready' || status.virtual) return undefined;
  if (status.settings && !status.problems) return { title: l10n.t('Open Settings'), command: 'workbench.action.openSettings', arguments: ['crm-guard.'] };
  return status.policyFile
    ? { title: l10n.t('Open Policy'), command: 'vscode.open', arguments: [Uri.file(status.policyFile)] }
    : { title: l10n.t('Create Policy File'), command: 'crm-guard.createPolicyFile' };
}
