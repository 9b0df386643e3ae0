import { DocumentLink, EventEmitter, ProgressLocation, Range, Uri, ViewColumn, l10n, languages, window, workspace } from 'vscode';
import type { Disposable, DocumentLinkProvider, TextDocument, TextDocumentContentProvider } from 'vscode';
import { PREVIEW_POLICY } from '../protocol/index.ts';
import type { PolicyPreviewAnswer, PolicyPreviewParams, PreviewLine } from '../protocol/index.ts';
import type { Server } from './server.ts';

const SCHEME = 'crm-guard-preview';

/** Shows what the policy in front would do, as a read-only document that looks like a diff; its lines lead to the findings. */
export class PolicyPreview implements TextDocumentContentProvider, DocumentLinkProvider, Disposable {
  readonly #lines = new Map<string, readonly PreviewLine[]>();
  readonly #changed = new EventEmitter<Uri>();
  readonly #registered: Disposable[];
  readonly onDidChange = this.#changed.event;

  constructor(private readonly server: Server) {
    this.#registered = [workspace.registerTextDocumentContentProvider(SCHEME, this), languages.registerDocumentLinkProvider({ scheme: SCHEME }, this), this.#changed];
  }

  /** Compares the policy in the active editor: an unsaved one with the saved one, a saved one with the committed one. */
  async show(): Promise<void> {
    const document = window.activeTextEditor?.document;
    if (!document || !isPolicy(document)) {
      void window.showWarningMessage(l10n.t('Open the policy file whose change you want to see.'));
      return;
    }
    // Git is asked in folders alone that the user trusts.
    const base = document.isDirty || !workspace.isTrusted ? 'saved' : 'committed';
    const answer = await this.#ask({ uri: document.uri.toString(), base });
    if (!answer.done) {
      if (answer.why !== '') void window.showErrorMessage(answer.why);
      return;
    }
    const heading = base === 'saved' ? l10n.t('The policy in the editor against the saved one') : l10n.t('The policy against the committed one');
    const preview = Uri.from({ scheme: SCHEME, path: `/${l10n.t('Policy change')}.diff`, query: document.uri.toString() });
    this.#lines.set(preview.toString(), [{ text: heading }, { text: '' }, ...answer.lines]);
    this.#changed.fire(preview);
    await window.showTextDocument(preview, { viewColumn: ViewColumn.Beside, preserveFocus: true, preview: true });
  }

  provideTextDocumentContent(uri: Uri): string {
    return (this.#lines.get(uri.toString()) ?? []).map(({ text }) => text).join('\n');
  }

  provideDocumentLinks({ uri }: TextDocument): DocumentLink[] {
    return (this.#lines.get(uri.toString()) ?? []).flatMap(({ text, place }, line) => {
      if (!place) return [];
      const at = text.search(/\d/);
      const target = Uri.parse(place.uri).with({ fragment: `L${place.line},${place.column}` });
      return [new DocumentLink(new Range(line, at, line, at + `${place.line}:${place.column}`.length), target)];
    });
  }

  dispose(): void {
    for (const one of this.#registered) one.dispose();
  }

  #ask(params: PolicyPreviewParams): Thenable<PolicyPreviewAnswer> {
    const title = l10n.t('CRM Guard: judging the project under both policies');
    return window.withProgress({ location: ProgressLocation.Notification, title, cancellable: true }, async (_, token) => {
      try {
        return await this.server.sendRequest<PolicyPreviewAnswer>(PREVIEW_POLICY, params, token);
      } catch (error) {
        return { done: false, why: token.isCancellationRequested ? '' : String(error) };
      }
    });
  }
}

const isPolicy = ({ uri }: TextDocument): boolean => uri.scheme === 'file' && /\/crm-guard\.(?:ya?ml|json)$/.test(uri.path);
