import type { Connection } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';
import { format } from '../l10n/index.ts';
import type { Finding, Problem } from '../model/index.ts';
import type { FolderStatus } from '../protocol/index.ts';
import type { EngineWorkspace, OpenWorkspace } from './engine.ts';
import { fetchSettings } from './settings.ts';
import { texts } from './texts.ts';

/** What the last check of a document found; holds for exactly this version under this generation. */
export interface CheckedDocument {
  version: number;
  /** State of policy, catalog and settings under which it was checked. */
  generation: number;
  /** Findings that count: suppressed ones are left out. */
  findings: readonly Finding[];
}

/** What a folder needs of the server around it. */
export interface FolderHost {
  connection: Connection;
  openWorkspace: OpenWorkspace;
  onStatus(status: FolderStatus): void;
  /** Set-up problems have been read anew. */
  onProblems(folder: CheckedFolder, problems: readonly Problem[]): void;
}

/** One folder with its own policy, catalog and settings. Nothing here rejects or throws: what fails becomes its status. */
export class CheckedFolder {
  readonly path: string;
  #engine: Promise<EngineWorkspace | undefined> | undefined;
  #generation = 0;
  #lastCheckMs: number | undefined;
  readonly #checked = new Map<string, CheckedDocument>();

  constructor(
    readonly uri: string,
    private readonly host: FolderHost,
  ) {
    this.path = URI.parse(uri).fsPath;
  }

  /** Checks the document as it stands; undefined when the folder is switched off or broken. */
  async check(document: TextDocument): Promise<CheckedDocument | undefined> {
    const engine = await this.engine();
    if (!engine) return undefined;
    const known = this.#checked.get(document.uri);
    if (known?.version === document.version && known.generation === this.#generation) return known;
    return this.#run(engine, document);
  }

  /** What is known of the document without checking; undefined when that is not of this version. */
  lastCheck(uri: string, version: number): CheckedDocument | undefined {
    const known = this.#checked.get(uri);
    return known?.version === version && known.generation === this.#generation ? known : undefined;
  }

  /** Opens the engine on first use. Answers undefined when switched off or broken. */
  engine(): Promise<EngineWorkspace | undefined> {
    return (this.#engine ??= this.#open());
  }

  /** Tells that a file changed (`text`: unsaved, in the editor); answers whether open documents must be checked again. */
  async fileChanged(file: string, text?: string): Promise<boolean> {
    const engine = await this.#engine;
    if (!engine) return false;
    try {
      if (engine.fileChanged(file, text) === 'nothing') return false;
    } catch (error) {
      this.#fail(error, file);
    }
    this.#generation++;
    this.host.onProblems(this, engine.problems);
    this.#tell(engine);
    return true;
  }

  /** Forgets engine and settings; the next check reads everything anew. */
  reset(): void {
    this.#engine = undefined;
    this.#generation++;
    this.#checked.clear();
  }

  forget(uri: string): void {
    this.#checked.delete(uri);
  }

  async #open(): Promise<EngineWorkspace | undefined> {
    this.host.onStatus({ folder: this.uri, state: 'starting' });
    const settings = await fetchSettings(this.host.connection, this.uri, this.path);
    if (!settings.enable) {
      this.host.onProblems(this, []);
      this.host.onStatus({ folder: this.uri, state: 'disabled' });
      return undefined;
    }
    try {
      const { preset, policyFile } = settings;
      const engine = this.host.openWorkspace({ folder: this.path, ...(preset ? { preset } : {}), ...(policyFile ? { policyFile } : {}) });
      this.host.onProblems(this, engine.problems);
      this.#tell(engine);
      return engine;
    } catch (error) {
      const detail = format(texts.openFailed, { why: messageOf(error) });
      this.host.connection.console.error(`${detail}\n${stackOf(error)}`);
      this.host.onStatus({ folder: this.uri, state: 'error', detail });
      return undefined;
    }
  }

  #run(engine: EngineWorkspace, document: TextDocument): CheckedDocument {
    const started = performance.now();
    const generation = this.#generation;
    const result = { version: document.version, generation, findings: this.#findings(engine, document) };
    this.#lastCheckMs = performance.now() - started;
    this.#checked.set(document.uri, result);
    if (this.#lastFailure === undefined) this.#tell(engine);
    return result;
  }

  #lastFailure: string | undefined;

  #findings(engine: EngineWorkspace, document: TextDocument): readonly Finding[] {
    const file = URI.parse(document.uri).fsPath;
    try {
      const report = engine.checkText(file, document.getText());
      const broken = report.problems.find((problem) => problem.kind === 'internal-error');
      if (broken) this.#fail(new Error(broken.message), file);
      else this.#lastFailure = undefined;
      return report.findings.filter((finding) => finding.suppressed === null);
    } catch (error) {
      this.#fail(error, file);
      return [];
    }
  }

  #fail(error: unknown, file: string): void {
    this.#lastFailure = format(texts.checkFailed, { file, why: messageOf(error) });
    this.host.connection.console.error(`${this.#lastFailure}\n${stackOf(error)}`);
    this.host.onStatus({ folder: this.uri, state: 'error', detail: this.#lastFailure });
  }

  #tell(engine: EngineWorkspace): void {
    this.host.onStatus({
      folder: this.uri,
      state: 'ready',
      ...engine.summary,
      problems: engine.problems.length,
      ...(engine.policyFile ? { policyFile: engine.policyFile } : {}),
      ...(this.#lastCheckMs === undefined ? {} : { lastCheckMs: Math.round(this.#lastCheckMs) }),
    });
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
const stackOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? '') : '');
