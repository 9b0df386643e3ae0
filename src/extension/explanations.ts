import { EventEmitter, Uri, commands, l10n, window, workspace } from 'vscode';
import type { Disposable, TextDocumentContentProvider } from 'vscode';
import { EXPLAIN_FINDING } from '../protocol/index.ts';
import type { ExplainAnswer, FindingTarget } from '../protocol/index.ts';
import { previewLinks } from './preview-links.ts';
import type { Server } from './server.ts';

const SCHEME = 'crm-guard-explain';

/** Shows findings explained in full, as read-only documents. */
export class Explanations implements TextDocumentContentProvider, Disposable {
  readonly #texts = new Map<string, string>();
  readonly #changed = new EventEmitter<Uri>();
  readonly #registered = workspace.registerTextDocumentContentProvider(SCHEME, this);
  readonly onDidChange = this.#changed.event;

  constructor(private readonly server: Server) {}

  async show(argument: unknown): Promise<void> {
    if (!isTarget(argument)) return;
    const answer = await this.server.sendRequest<ExplainAnswer>(EXPLAIN_FINDING, argument);
    if (!answer.done) {
      void window.showWarningMessage(answer.why);
      return;
    }
    const rule = argument.ruleId.replace(/^.*\//, '');
    await this.open(l10n.t('{0} explained', rule), answer.text, `${argument.uri}#${argument.ruleId}`);
  }

  /** Shows a text in Markdown under a title; one with the same key is shown anew. */
  async open(title: string, text: string, key: string): Promise<void> {
    const uri = Uri.from({ scheme: SCHEME, path: `/${title}.md`, query: key });
    this.#texts.set(uri.toString(), previewLinks(text, workspace.workspaceFolders?.[0]?.uri.path));
    this.#changed.fire(uri);
    await commands.executeCommand('markdown.showPreviewToSide', uri);
  }

  provideTextDocumentContent(uri: Uri): string {
    return this.#texts.get(uri.toString()) ?? '';
  }

  dispose(): void {
    this.#registered.dispose();
    this.#changed.dispose();
  }
}

/** Commands can be called by anyone with anything. */
function isTarget(value: unknown): value is FindingTarget {
  if (typeof value !== 'object' || value === null) return false;
  const { uri, ruleId, fingerprint, line, character } = value as Record<string, unknown>;
  return [uri, ruleId, fingerprint].every((text) => typeof text === 'string') && [line, character].every(Number.isInteger);
}
