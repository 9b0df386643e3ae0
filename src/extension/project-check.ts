import { DiagnosticTag, EventEmitter, ProgressLocation, commands, l10n, languages, window } from 'vscode';
import type { Diagnostic, Disposable, Uri } from 'vscode';
import { CHECK_PROGRESS, CHECK_PROJECT } from '../protocol/index.ts';
import type { CheckProgress, CheckProjectParams, FoundFinding, ProjectChecked } from '../protocol/index.ts';
import { ruleOfLinter } from './linter-twins.ts';
import { projects } from './projects.ts';
import type { Server } from './server.ts';

/** The findings of the window: those of the last check of the workspace, and for open documents those that they show now. */
export class ProjectCheck implements Disposable {
  readonly #byFile = new Map<string, readonly FoundFinding[]>();
  readonly #changed = new EventEmitter<void>();
  readonly #progress = new Map<string, (progress: CheckProgress) => void>();
  readonly #listeners: Disposable[];
  #last = 0;
  readonly onDidChange = this.#changed.event;

  constructor(private readonly server: Server) {
    this.#listeners = [
      this.#changed,
      languages.onDidChangeDiagnostics(({ uris }) => this.#follow(uris)),
    ];
    server.onNotification(CHECK_PROGRESS, (progress: CheckProgress) => this.#progress.get(progress.id)?.(progress));
  }

  get findings(): readonly FoundFinding[] {
    return [...this.#byFile.values()].flat();
  }

  /** Checks every project of the window, with a progress that can be cancelled. Answers whether all of them were checked. */
  async run(): Promise<boolean> {
    const title = l10n.t('CRM Guard: checking the workspace');
    return window.withProgress({ location: ProgressLocation.Notification, title, cancellable: true }, async (progress, token) => {
      const found: FoundFinding[] = [];
      const problems: string[] = [];
      let files = 0;
      const all = await projects();
      for (const [index, project] of all.entries()) {
        const id = String(++this.#last);
        let told = 0;
        this.#progress.set(id, ({ done, total }) => {
          const now = total === 0 ? 0 : (100 * done) / total / all.length;
          progress.report({ message: l10n.t('{0} of {1} files', done, total), increment: Math.max(0, now - told) });
          told = Math.max(told, now);
        });
        try {
          const answer = await this.server.sendRequest<ProjectChecked>(CHECK_PROJECT, { uri: project.toString(), id } satisfies CheckProjectParams, token);
          if (token.isCancellationRequested) return false;
          if (!answer.done) {
            if (answer.why !== '') problems.push(answer.why);
            continue;
          }
          files += answer.files;
          problems.push(...answer.problems);
          found.push(...answer.findings);
        } catch (error) {
          if (token.isCancellationRequested) return false;
          problems.push(String(error));
        } finally {
          this.#progress.delete(id);
        }
        progress.report({ message: l10n.t('{0} of {1} projects', index + 1, all.length) });
      }
      this.#take(found);
      tell(found.length, files, problems);
      return problems.length === 0;
    });
  }

  dispose(): void {
    for (const one of this.#listeners) one.dispose();
  }

  #take(found: readonly FoundFinding[]): void {
    this.#byFile.clear();
    for (const finding of found) this.#byFile.set(finding.uri, [...(this.#byFile.get(finding.uri) ?? []), finding]);
    this.#changed.fire();
  }

  #follow(uris: readonly Uri[]): void {
    let changed = false;
    for (const uri of uris) {
      const ours = languages.getDiagnostics(uri).filter((diagnostic) => ruleOf(diagnostic) !== undefined && !diagnostic.tags?.includes(DiagnosticTag.Unnecessary));
      // A document that is closed shows nothing any more, and its findings are still there.
      if (ours.length === 0 && (!this.#byFile.has(uri.toString()) || !isOpen(uri))) continue;
      this.#byFile.set(uri.toString(), ours.map((diagnostic) => ofDiagnostic(uri, diagnostic)));
      changed = true;
    }
    if (changed) this.#changed.fire();
  }
}

const SHOWN = ['error', 'warning', 'info', 'hint'] as const;

const isOpen = (uri: Uri): boolean => window.tabGroups.all.some((group) => group.tabs.some(({ input }) => (input as { uri?: Uri } | undefined)?.uri?.toString() === uri.toString()));

/** The rule that reported a diagnostic, itself or in a linter of the workspace; undefined for what is no finding of ours. */
function ruleOf(diagnostic: Diagnostic): string | undefined {
  const { source, code } = diagnostic;
  return source === 'crm-guard' && code !== undefined ? String(typeof code === 'object' ? code.value : code) : ruleOfLinter(diagnostic);
}

function ofDiagnostic(uri: Uri, diagnostic: Diagnostic): FoundFinding {
  const { range: { start, end }, severity, message, ...more } = diagnostic;
  const entity = (more as { data?: { entity?: unknown } }).data?.entity;
  return {
    uri: uri.toString(),
    range: { start: { line: start.line, character: start.character }, end: { line: end.line, character: end.character } },
    rule: ruleOf(diagnostic) ?? '',
    severity: SHOWN[severity],
    message,
    ...(typeof entity === 'string' ? { entity } : {}),
  };
}

/** Nobody needs to answer, so nothing waits for it. */
function tell(findings: number, files: number, problems: readonly string[]): void {
  const said = l10n.t('CRM Guard: {0} findings in {1} files', findings, files);
  if (problems.length > 0) void window.showWarningMessage(l10n.t('{0}. Not everything could be checked: {1}', said, problems.slice(0, 3).join(' · ')));
  else void offerList(said, findings);
}

/** Whoever checks from the palette has another view in front, and would see a number alone. */
async function offerList(said: string, findings: number): Promise<void> {
  const show = l10n.t('Show Findings');
  const chosen = await window.showInformationMessage(said, ...(findings > 0 ? [show] : []));
  if (chosen === show) await commands.executeCommand('crm-guard.findings.focus');
}
