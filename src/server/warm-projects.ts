import { setImmediate as nextTurn } from 'node:timers/promises';
import path from 'node:path';
import { DocumentChecker } from '../engine/document-checker.ts';
import type { PolicyNames } from '../engine/policy-help.ts';
import { type ChangedFile, type ProjectSnapshot, type SnapshotChange, WarmProject, type WorkspaceOptions } from '../engine/warm-project.ts';
import { warmUp } from '../engine/warm-up.ts';
import { readSource, stripBom } from '../project/index.ts';
import type { EngineWorkspace } from './engine.ts';
import { type Answers, Thread } from './thread.ts';

type HelperRequest = Parameters<EngineWorkspace['planAccessLogHelper']>[0];
/** What became of a snapshot: all of it where more than the modules changed. */
type Changed = { change: 'nothing' } | { change: 'lost' } | { change: 'modules'; modules: ProjectSnapshot['modules'] } | { change: 'project'; snapshot: ProjectSnapshot };

/**
 * Opens folders for a server: a thread reads the projects and follows their changes, which takes
 * seconds with a large one; this thread judges the open documents under what the other last said.
 */
export class WarmProjects {
  readonly #thread = new Thread('projects');
  #last = 0;
  #warm = false;

  /** Rejects when the folder cannot be read, or the thread dies. */
  open = async (options: WorkspaceOptions): Promise<EngineWorkspace> => {
    const key = ++this.#last;
    const opened = this.#thread.ask('open', { key, options }) as Promise<ProjectSnapshot>;
    await Promise.all([opened, this.#warmUp()]);
    return new ThreadedWorkspace(key, options, await opened, this.#thread);
  };

  /** Ends the thread; what is open reads its project anew when it is asked for it. */
  end(): Promise<void> {
    return this.#thread.end();
  }

  /** The first file would otherwise wait for everything to be loaded and compiled. */
  async #warmUp(): Promise<void> {
    if (this.#warm) return;
    this.#warm = true;
    for (const steps = warmUp(); !steps.next().done; ) await nextTurn();
  }
}

class ThreadedWorkspace implements EngineWorkspace {
  readonly #unsaved = new Map<string, string>();
  #documents: DocumentChecker;
  #snapshot: ProjectSnapshot;

  constructor(
    private readonly key: number,
    private readonly options: WorkspaceOptions,
    snapshot: ProjectSnapshot,
    private readonly thread: Thread,
  ) {
    this.#snapshot = snapshot;
    this.#documents = this.#checker();
  }

  checkText: EngineWorkspace['checkText'] = (file, text) => this.#documents.checkText(file, text);
  checkSteps: EngineWorkspace['checkSteps'] = (file, text) => this.#documents.checkSteps(file, text);
  checkTyped: EngineWorkspace['checkTyped'] = (file, text) => this.#documents.checkTyped(file, text);
  explainAt: EngineWorkspace['explainAt'] = (file, text, offset) => this.#documents.explainAt(file, text, offset);
  planPolicyMark: EngineWorkspace['planPolicyMark'] = (mark, policyText) => this.#documents.planPolicyMark(mark, policyText);
  calledFunctions: EngineWorkspace['calledFunctions'] = (file, text, range) => this.#documents.calledFunctions(file, text, range);
  accesses: EngineWorkspace['accesses'] = (file, text) => this.#documents.accesses(file, text);
  decidable: EngineWorkspace['decidable'] = (file, entity, fields) => this.#documents.decidable(file, entity, fields);
  explainNamed: EngineWorkspace['explainNamed'] = (entity, field) => this.#documents.explainNamed(entity, field);
  planAccessLogHelper = (request: HelperRequest): ReturnType<EngineWorkspace['planAccessLogHelper']> => this.#ask('planAccessLogHelper', { request }) as ReturnType<EngineWorkspace['planAccessLogHelper']>;
  names = (): Promise<PolicyNames> => this.#ask('names') as Promise<PolicyNames>;

  get catalog(): EngineWorkspace['catalog'] {
    return this.#documents.catalog;
  }

  get severities(): EngineWorkspace['severities'] {
    return this.#documents.severities;
  }

  get accessLog(): string | undefined {
    return this.#documents.accessLog;
  }

  get problems(): EngineWorkspace['problems'] {
    return this.#documents.problems;
  }

  get policyFile(): string | undefined {
    return this.#documents.policyFile;
  }

  get summary(): EngineWorkspace['summary'] {
    return this.#documents.summary;
  }

  async filesChanged(files: readonly ChangedFile[]): Promise<'nothing' | 'all'> {
    for (const { file, text } of files) {
      if (text === undefined) this.#unsaved.delete(file);
      else this.#unsaved.set(file, stripBom(text));
    }
    const followed = files.map(({ file }) => this.#documents.forget(file)).includes(true);
    const answer = (await this.#ask('filesChanged', { files })) as Changed;
    if (answer.change === 'nothing') return followed ? 'all' : 'nothing';
    if (answer.change === 'lost') return this.#openAgain();
    const before = this.#documents;
    this.#snapshot = answer.change === 'project' ? answer.snapshot : { ...this.#snapshot, modules: answer.modules };
    this.#documents = this.#checker(before);
    return answer.change === 'project' || followed || this.#documents.findsMoreThan(before) ? 'all' : 'nothing';
  }

  /** The thread has died and been started anew: it must hear again of everything that is not saved. */
  async #openAgain(): Promise<'all'> {
    this.#snapshot = (await this.#ask('open', { files: [...this.#unsaved].map(([file, text]) => ({ file, text })) })) as ProjectSnapshot;
    this.#documents = this.#checker();
    return 'all';
  }

  close(): void {
    void this.#ask('close').catch(() => undefined);
  }

  #checker(earlier?: DocumentChecker): DocumentChecker {
    return new DocumentChecker(this.options.folder, this.#snapshot, (file) => this.#text(path.join(this.options.folder, file)), earlier);
  }

  #text(file: string): string | undefined {
    const unsaved = this.#unsaved.get(file);
    if (unsaved !== undefined || this.options.virtual) return unsaved;
    const read = readSource(file);
    return read.ok ? read.text : undefined;
  }

  #ask(ask: string, more: object = {}): Promise<unknown> {
    return this.thread.ask(ask, { key: this.key, options: this.options, ...more });
  }
}

interface OfProject {
  key: number;
  options: WorkspaceOptions;
}

/** What the thread answers with. A thread that was started again opens a project anew when it is asked about it. */
export function projectAnswers(): Answers {
  const projects = new Map<number, WarmProject>();
  const project = ({ key, options }: OfProject): WarmProject => {
    const known = projects.get(key) ?? new WarmProject(options);
    projects.set(key, known);
    return known;
  };
  return {
    open: (request: OfProject & { files?: readonly ChangedFile[] }): ProjectSnapshot => {
      const one = project(request);
      one.snapshot();
      one.filesChanged(request.files ?? []);
      return one.snapshot();
    },
    filesChanged: (request: OfProject & { files: readonly ChangedFile[] }): Changed => {
      const one = projects.get(request.key);
      if (!one) return { change: 'lost' };
      const change: SnapshotChange = one.filesChanged(request.files);
      if (change === 'project') return { change, snapshot: one.snapshot() };
      return change === 'modules' ? { change, modules: one.snapshot().modules } : { change };
    },
    names: (request: OfProject) => project(request).names(),
    planAccessLogHelper: (request: OfProject & { request: HelperRequest }) => project(request).planAccessLogHelper(request.request),
    close: ({ key }: OfProject) => projects.delete(key),
  };
}
