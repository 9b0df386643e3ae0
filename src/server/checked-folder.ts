import path from 'node:path';
import type { Hover, Position, RemoteConsole } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';
import type { ChangedFile } from '../engine/warm-project.ts';
import { format } from '../l10n/index.ts';
import type { Finding, Problem } from '../model/index.ts';
import type { FolderStatus } from '../protocol/index.ts';
import type { EngineWorkspace, OpenWorkspace } from './engine.ts';
import { hover, type HoverRequest } from './hover.ts';
import type { Settings } from './settings.ts';
import { texts } from './texts.ts';

/** What the last check of a document found; holds for exactly this version under this state. */
export interface CheckedDocument {
  version: number;
  /** State of policy, catalog and settings under which it was checked; unique in this server. */
  state: number;
  /** Findings that count: suppressed ones are left out. */
  findings: readonly Finding[];
  /** How long the check took, in milliseconds. */
  ms: number;
}

/** What a folder needs of the server around it. */
export interface FolderHost {
  console: RemoteConsole;
  openWorkspace: OpenWorkspace;
  /** Resolves when the client has been told. */
  onStatus(status: FolderStatus): Promise<void>;
  /** Set-up problems have been read anew. */
  onProblems(folder: CheckedFolder, problems: readonly Problem[]): void;
}

let states = 0;

/** One folder with its own policy and catalog. Nothing here throws: what fails becomes its status. */
export class CheckedFolder {
  readonly uri: string;
  #engine: EngineWorkspace | undefined;
  #opening: Promise<void> | undefined;
  #state = ++states;
  #failure: string | undefined;
  #lastCheckMs: number | undefined;
  readonly #checked = new Map<string, CheckedDocument>();

  constructor(
    readonly path: string,
    private readonly settings: Settings,
    private readonly host: FolderHost,
  ) {
    this.uri = URI.file(path).toString();
  }

  /** Checks the document as it stands; undefined when the folder is switched off or broken. */
  check(document: TextDocument): CheckedDocument | undefined {
    const engine = this.engine();
    if (!engine) return undefined;
    const known = this.#checked.get(document.uri);
    if (known?.version === document.version && known.state === this.#state) return known;
    const started = performance.now();
    const findings = this.#findings(engine, document);
    const checked = { version: document.version, state: this.#state, findings, ms: performance.now() - started };
    this.#lastCheckMs = checked.ms;
    this.#checked.set(document.uri, checked);
    this.#tell(engine);
    return checked;
  }

  /** What the catalog says of the name at a position; null where it knows none, or the folder is switched off or broken. */
  hover(document: TextDocument, position: Position, client: HoverRequest['client']): Hover | null {
    const engine = this.engine();
    return engine ? this.quietly(null, () => hover({ document, position, engine, root: this.path, client }) ?? null) : null;
  }

  /** Answers a side question: one that fails is told to the log, and is no reason to show the whole folder as broken. */
  quietly<T>(otherwise: T, ask: () => T): T {
    try {
      return ask();
    } catch (error) {
      this.host.console.error(`${messageOf(error)}\n${stackOf(error)}`);
      return otherwise;
    }
  }

  /** The engine; undefined before the folder is {@link ready}, and when it is switched off or broken. */
  engine(): EngineWorkspace | undefined {
    return this.#engine;
  }

  /** Opens the folder on first use; resolves when that has come to an end, good or bad. */
  ready(): Promise<void> {
    return (this.#opening ??= this.#open());
  }

  /** Lets go of all that is known of the folder. */
  close(): void {
    void this.#opening?.then(() => this.#engine?.close?.());
  }

  /** The project as questions about all of it name it. */
  get request(): { folder: string; root: string; policyFile?: string; preset?: 'recommended' | 'strict' } {
    const { preset, policyFile } = this.settings;
    return { folder: this.path, root: this.path, ...(preset ? { preset } : {}), ...(policyFile ? { policyFile } : {}) };
  }

  /** Whether the user wants lenses over functions. */
  get functionLenses(): boolean {
    return this.settings.functionLenses === true;
  }

  /** The policy file in force, once the folder has been opened. */
  get policyFile(): string | undefined {
    return this.#engine?.policyFile;
  }

  /** Whether a change of this file can mean anything here. */
  isConcernedBy(file: string): boolean {
    return contains(this.path, file) || this.policyFile === file;
  }

  /** Tells which files changed (`text`: unsaved, in the editor); answers whether open documents must be checked again. */
  async filesChanged(files: readonly ChangedFile[]): Promise<boolean> {
    await this.#opening;
    const engine = this.#engine;
    if (!engine) return this.#openAgain();
    try {
      if ((await engine.filesChanged(files)) === 'nothing') return false;
    } catch (error) {
      this.#fail(files[0]?.file ?? '', error);
    }
    this.#state = ++states;
    this.host.onProblems(this, engine.problems);
    this.#tell(engine);
    return true;
  }

  /** How long the last check of a document took, in milliseconds; 0 where it was not checked yet. */
  checkMs(documentUri: string): number {
    return this.#checked.get(documentUri)?.ms ?? 0;
  }

  forget(documentUri: string): void {
    this.#checked.delete(documentUri);
  }

  /** A change may have mended what kept the folder from being opened. */
  #openAgain(): boolean {
    if (this.#failure === undefined) return false;
    this.#failure = undefined;
    this.#opening = undefined;
    return true;
  }

  async #open(): Promise<void> {
    const { enable, preset, policyFile } = this.settings;
    if (!enable) {
      void this.host.onStatus({ folder: this.uri, state: 'disabled' });
      return;
    }
    try {
      // The editor must hear of it before: reading a large project takes seconds.
      await this.host.onStatus({ folder: this.uri, state: 'starting' });
      const engine = await this.host.openWorkspace({ folder: this.path, ...(preset ? { preset } : {}), ...(policyFile ? { policyFile } : {}) });
      this.host.onProblems(this, engine.problems);
      this.#engine = engine;
      this.#tell(engine);
    } catch (error) {
      this.#failure = format(texts.openFailed, { why: messageOf(error) });
      this.host.console.error(`${this.#failure}\n${stackOf(error)}`);
      void this.host.onStatus({ folder: this.uri, state: 'error', detail: this.#failure });
    }
  }

  #findings(engine: EngineWorkspace, document: TextDocument): readonly Finding[] {
    const file = URI.parse(document.uri).fsPath;
    try {
      const { findings, problems } = engine.checkText(file, document.getText());
      const broken = problems.find((problem) => problem.kind === 'internal-error');
      if (broken) this.#fail(file, broken.message);
      else this.#failure = undefined;
      return findings.filter((finding) => finding.suppressed === null);
    } catch (error) {
      this.#fail(file, error);
      return [];
    }
  }

  #fail(file: string, error: unknown): void {
    this.#failure = format(texts.checkFailed, { file, why: messageOf(error) });
    this.host.console.error(`${this.#failure}\n${stackOf(error)}`);
  }

  #tell(engine: EngineWorkspace): void {
    void this.host.onStatus({
      folder: this.uri,
      state: this.#failure === undefined ? 'ready' : 'error',
      entities: engine.summary.entities,
      rules: engine.summary.rules,
      problems: engine.problems.length,
      ...(engine.policyFile ? { policyFile: engine.policyFile } : {}),
      ...(this.#lastCheckMs === undefined ? {} : { lastCheckMs: Math.round(this.#lastCheckMs) }),
      ...(this.#failure === undefined ? {} : { detail: this.#failure }),
    });
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
const stackOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? '') : '');

/** Whether a file lies in a folder. */
export function contains(folder: string, file: string): boolean {
  const relative = path.relative(folder, file);
  return relative !== '' && !path.isAbsolute(relative) && relative.split(path.sep)[0] !== '..';
}
