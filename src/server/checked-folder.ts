import type { Hover, Position, RemoteConsole } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';
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
  #engine: EngineWorkspace | undefined | 'not opened' = 'not opened';
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
    const checked = { version: document.version, state: this.#state, findings: this.#findings(engine, document) };
    this.#lastCheckMs = performance.now() - started;
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

  /** The engine, opened on first use; undefined when switched off or broken. */
  engine(): EngineWorkspace | undefined {
    if (this.#engine === 'not opened') this.#engine = this.#open();
    return this.#engine;
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
    return this.#engine === 'not opened' ? undefined : this.#engine?.policyFile;
  }

  /** Tells that a file changed (`text`: unsaved, in the editor); answers whether open documents must be checked again. */
  fileChanged(file: string, text?: string): boolean {
    const engine = this.#engine;
    if (!engine || engine === 'not opened') return this.#openAgain();
    try {
      if (engine.fileChanged(file, text) === 'nothing') return false;
    } catch (error) {
      this.#fail(file, error);
    }
    this.#state = ++states;
    this.host.onProblems(this, engine.problems);
    this.#tell(engine);
    return true;
  }

  forget(documentUri: string): void {
    this.#checked.delete(documentUri);
  }

  /** A change may have mended what kept the folder from being opened. */
  #openAgain(): boolean {
    if (this.#failure === undefined) return false;
    this.#failure = undefined;
    this.#engine = 'not opened';
    return true;
  }

  #open(): EngineWorkspace | undefined {
    const { enable, preset, policyFile } = this.settings;
    if (!enable) {
      void this.host.onStatus({ folder: this.uri, state: 'disabled' });
      return undefined;
    }
    try {
      const engine = this.host.openWorkspace({ folder: this.path, ...(preset ? { preset } : {}), ...(policyFile ? { policyFile } : {}) });
      this.host.onProblems(this, engine.problems);
      this.#tell(engine);
      return engine;
    } catch (error) {
      this.#failure = format(texts.openFailed, { why: messageOf(error) });
      this.host.console.error(`${this.#failure}\n${stackOf(error)}`);
      void this.host.onStatus({ folder: this.uri, state: 'error', detail: this.#failure });
      return undefined;
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
