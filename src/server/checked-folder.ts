import path from 'node:path';
import type { Hover, Position, RemoteConsole } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { atOnce, type Steps } from '../engine/steps.ts';
import type { ChangedFile } from '../engine/warm-project.ts';
import { format } from '../l10n/index.ts';
import type { Finding, Problem } from '../model/index.ts';
import type { FolderStatus, ShownSeverity } from '../protocol/index.ts';
import type { EngineWorkspace, OpenWorkspace } from './engine.ts';
import { hover, type HoverRequest } from './hover.ts';
import { KnownFindings } from './known-findings.ts';
import { isVirtual, pathOf, uriOf } from './paths.ts';
import { RunningChecks } from './running-checks.ts';
import { ruleName } from './rule-page.ts';
import { shownSeverity } from './rule-customizations.ts';
import type { FixKind, Settings } from './settings.ts';
import { texts } from './texts.ts';

/** What the last check of a document found; holds for exactly this version under this state. */
export interface CheckedDocument {
  version: number;
  /** State of policy, catalog and settings under which it was checked; unique in this server. */
  state: number;
  /** Findings that count: suppressed ones are left out. */
  findings: readonly Finding[];
  /** Findings that only the baseline keeps from counting. */
  baselined: readonly Finding[];
  /** Why the document was not judged, where it was not: it is too large. */
  unjudged: string | undefined;
  /** How long the check took, in milliseconds. */
  ms: number;
  /** Names these findings: another edition of the same version may correct them. */
  edition: string;
  /** True when only what was typed in was judged anew. */
  partial: boolean;
}

/** After so many milliseconds without typing all of a document is judged, where only a part was. */
const WHOLE_AFTER_MS = 1000;

/** What a folder needs of the server around it. */
export interface FolderHost {
  console: RemoteConsole;
  openWorkspace: OpenWorkspace;
  /** The texts of the folder that only the editor has. */
  onlyInEditor(folder: CheckedFolder): ChangedFile[];
  /** Resolves when the client has been told. */
  onStatus(status: FolderStatus): Promise<void>;
  /** What was found in a document is something else, though nobody has changed anything. */
  onCorrected(): void;
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
  readonly #baseline: KnownFindings;
  readonly #running = new RunningChecks<CheckedDocument>();

  constructor(
    readonly path: string,
    private readonly settings: Settings,
    private readonly host: FolderHost,
  ) {
    this.uri = uriOf(path);
    this.#baseline = new KnownFindings(path);
  }

  /** Checks the document as it stands; undefined when the folder is switched off or broken. */
  check(document: TextDocument): CheckedDocument | undefined {
    const engine = this.engine();
    if (!engine) return undefined;
    const known = this.#checked.get(document.uri);
    if (known?.version === document.version && known.state === this.#state) return known;
    return atOnce(this.#checkSteps(engine, document, true));
  }

  /**
   * The same while others are answered. Undefined also when it was given up: the text or what is known
   * of the project changed meanwhile, or nobody `wanted` it any more.
   */
  async checkBetween(document: TextDocument, wanted: () => boolean): Promise<CheckedDocument | undefined> {
    const engine = this.engine();
    if (!engine) return undefined;
    const { uri, version } = document;
    const state = this.#state;
    const known = (): CheckedDocument | undefined => {
      const last = this.#checked.get(uri);
      return last?.version === version && last.state === state ? last : undefined;
    };
    const isWanted = (): boolean => document.version === version && this.#state === state && wanted();
    return known() ?? (await this.#running.run(uri, `${version}.${state}`, () => isWanted() && !known(), () => this.#checkSteps(engine, document, false))) ?? known();
  }

  *#checkSteps(engine: EngineWorkspace, document: TextDocument, whole: boolean): Steps<CheckedDocument> {
    const [{ uri, version }, state] = [document, this.#state];
    let ms = 0;
    const steps = this.#findings(engine, document, whole);
    for (;;) {
      const started = performance.now();
      const step = steps.next();
      ms += performance.now() - started;
      if (step.done) {
        const checked = { version, state, ms, edition: `${version}.${state}`, ...step.value };
        this.#lastCheckMs = ms;
        this.#checked.set(uri, checked);
        this.#tell(engine);
        if (checked.partial) this.#wholeLater(engine, document, checked);
        return checked;
      }
      yield;
    }
  }

  /** A part may be judged wrongly without the rest: once nobody types any more, all of the document is judged. */
  #wholeLater(engine: EngineWorkspace, document: TextDocument, partial: CheckedDocument): void {
    const isStill = (): boolean => this.#checked.get(document.uri) === partial && document.version === partial.version && this.#state === partial.state;
    setTimeout(() => {
      if (!isStill()) return;
      void this.#running.run(document.uri, `${partial.edition}.whole`, isStill, () => this.#checkSteps(engine, document, true)).then((whole) => {
        if (!whole || JSON.stringify([whole.findings, whole.baselined]) === JSON.stringify([partial.findings, partial.baselined])) return;
        whole.edition += '.whole';
        this.host.onCorrected();
      });
    }, WHOLE_AFTER_MS).unref();
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

  /** Whether the folder is on no disk: only its open documents are known. */
  get isVirtual(): boolean {
    return isVirtual(this.path);
  }

  /** Which edits this user wants to be offered. */
  get fixKind(): FixKind {
    return this.settings.fixKind;
  }

  /** How this user wants to see a finding; everybody else, and CI, sees it as the policy says. */
  shownAs({ ruleId, severity }: Pick<Finding, 'ruleId' | 'severity'>): ShownSeverity | 'off' {
    return shownSeverity(ruleName(ruleId), severity, this.settings.customizations);
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
    const known = files.some(({ file }) => file === this.#baseline.file);
    if (known) this.#baseline.forget();
    try {
      if ((await engine.filesChanged(files)) === 'nothing' && !known) return false;
    } catch (error) {
      this.#fail(files[0]?.file ?? '', error);
    }
    this.#state = ++states;
    this.host.onProblems(this, this.#problems(engine));
    this.#tell(engine);
    return true;
  }

  /** Findings of a whole project, with those marked that the baseline names. */
  marked(findings: readonly Finding[]): readonly Finding[] {
    return this.#baseline.mark(findings);
  }

  /** Whether the editor shows what the baseline keeps from counting. */
  get showsBaselined(): boolean {
    return this.settings.showsBaselined;
  }

  /**
   * Takes findings of a document into the baseline.
   * @param fingerprints those of the findings; what is not found any more is left out
   * @returns how many were taken
   * @throws what forbids to write the file
   */
  async addToBaseline(document: TextDocument, fingerprints: readonly string[]): Promise<number> {
    const chosen = this.check(document)?.findings.filter(({ fingerprint }) => fingerprints.includes(fingerprint)) ?? [];
    if (chosen.length === 0) return 0;
    this.#baseline.add(chosen);
    await this.filesChanged([{ file: this.#baseline.file }]);
    return chosen.length;
  }

  #problems(engine: EngineWorkspace): readonly Problem[] {
    const { problem } = this.#baseline;
    return problem ? [...engine.problems, problem] : engine.problems;
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
      const engine = await this.host.openWorkspace({ folder: this.path, ...(preset ? { preset } : {}), ...(policyFile ? { policyFile } : {}), ...(this.isVirtual ? { virtual: true } : {}) });
      // What is typed and not saved is known to nobody else, and so is everything of a folder on no disk.
      await engine.filesChanged(this.host.onlyInEditor(this));
      this.host.onProblems(this, this.#problems(engine));
      this.#engine = engine;
      this.#tell(engine);
    } catch (error) {
      this.#failure = format(texts.openFailed, { why: messageOf(error) });
      this.host.console.error(`${this.#failure}\n${stackOf(error)}`);
      void this.host.onStatus({ folder: this.uri, state: 'error', detail: this.#failure });
    }
  }

  *#findings(engine: EngineWorkspace, document: TextDocument, whole: boolean): Steps<Pick<CheckedDocument, 'findings' | 'baselined' | 'unjudged' | 'partial'>> {
    const file = pathOf(document.uri);
    try {
      const { findings, problems, partial } = yield* whole ? engine.checkSteps(file, document.getText()) : engine.checkTyped(file, document.getText());
      const broken = problems.find((problem) => problem.kind === 'internal-error');
      if (broken) this.#fail(file, broken.message);
      else this.#failure = undefined;
      const marked = this.#baseline.mark(findings);
      return { findings: marked.filter(({ suppressed }) => suppressed === null), baselined: marked.filter(({ suppressed }) => suppressed?.kind === 'baseline'), unjudged: problems.find(({ kind }) => kind === 'too-large')?.message, partial: partial === true };
    } catch (error) {
      this.#fail(file, error);
      return { findings: [], baselined: [], unjudged: undefined, partial: false };
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
      problems: this.#problems(engine).length,
      ...(this.settings.problems.length === 0 ? {} : { settings: this.settings.problems }),
      ...(this.isVirtual ? { virtual: true as const } : engine.policyFile ? { policyFile: engine.policyFile } : {}),
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
