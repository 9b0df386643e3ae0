import { setImmediate as nextTurn } from 'node:timers/promises';
import { locale } from '../l10n/index.ts';
import type { FileAccesses, Finding, Problem, ProjectView } from '../model/index.ts';
import { LineIndex } from '../parse/index.ts';
import { policyFor, stablePolicyText } from '../policy/index.ts';
import type { FilePolicy, Policy } from '../policy/types.ts';
import { assembleProject, ModuleResolver, type ProjectData, projectView } from '../project/index.ts';
import { accessFacts } from './access-facts.ts';
import { contentHash } from './cache.ts';
import { finishFindings, todayIso } from './finish.ts';
import type { RawFinding } from './findings.ts';
import { type Gathered, type Listing, moduleFiles, type SourceText } from './gather.ts';
import { usesGeneric } from './handing-on.ts';
import { type FileOutcome, lintFile } from './lint-file.ts';
import { LinkedModules } from './linked-modules.ts';
import { readLogReach } from './log-reach.ts';
import type { CurrentModules, Outcomes } from './outcomes.ts';
import { mayHoldFinding } from './prefilter.ts';
import { TOOL } from './version.ts';

/** So long one turn may last, in ms, before whoever waits for the thread gets it. */
const TURN = 40;

/** How to judge: both are asked between two files. */
export interface JudgeOptions {
  signal?: AbortSignal;
  onProgress?: (done: number, total: number) => void;
}

/** What the rules said of a project, before severities, exceptions and the day. */
export interface Judgement {
  /** By file, in the order of the listing; files where every rule is off are missing. */
  files: ReadonlyMap<string, readonly RawFinding[]>;
  problems: readonly Problem[];
}

/** A project under one policy. What the rules say is independent of which of them are on: severities are put on afterwards. */
export class ProjectUnderPolicy {
  readonly view: ProjectView;
  readonly problems: readonly Problem[];
  readonly #data: ProjectData;
  readonly #modules: LinkedModules;
  readonly #current: CurrentModules;
  readonly #key: string;

  constructor(
    readonly root: string,
    readonly policy: Policy,
    private readonly listing: Listing,
    private readonly gathered: Gathered,
    private readonly outcomes: Outcomes,
    /** The same project under a policy that differs in rules and overrides alone, and has rules on in the same files. */
    twin?: ProjectUnderPolicy,
  ) {
    if (twin) {
      this.#data = { ...twin.#data, policy };
      this.#modules = twin.#modules;
      this.#current = twin.#current;
      this.view = twin.view;
      this.problems = twin.problems;
      this.#key = twin.#key;
      return;
    }
    const { sources, schemas } = gathered;
    const { data, problems } = assembleProject(root, policy, sources, schemas);
    const texts = new Map(sources.map(({ file, text }) => [file, text]));
    const hashes = new Map(sources.map(({ file, hash }) => [file, hash]));
    const resolver = new ModuleResolver(root, moduleFiles(listing));
    this.#modules = new LinkedModules(resolver, (file) => texts.get(file));
    this.#current = { hash: (file) => hashes.get(file) ?? '', resolve: (specifier, from) => resolver.resolve(specifier, from) ?? '' };
    this.#data = { ...data, logReach: readLogReach(data, sources, this.#modules, (file) => policyFor(policy, file).active) };
    this.view = projectView(this.#data);
    this.problems = [...gathered.problems, ...problems];
    this.#key = projectKey(this.#data);
  }

  /**
   * The same project with other severities and bounds: what a policy of the same entities, functions and
   * files says. Spares putting the project together again.
   */
  with({ rules, overrides }: Pick<Policy, 'rules' | 'overrides'>): ProjectUnderPolicy {
    const policy = { ...this.policy, rules, overrides };
    const alike = this.gathered.sources.every(({ file }) => policyFor(policy, file).active === policyFor(this.policy, file).active);
    return new ProjectUnderPolicy(this.root, policy, this.listing, this.gathered, this.outcomes, alike ? this : undefined);
  }

  /** Every file that is checked where its rules are on, relative to the root. */
  get files(): readonly string[] {
    return this.gathered.sources.flatMap(({ file, checked }) => (checked ? [file] : []));
  }

  /** Names of the entities and fields that the project has, for whoever writes a policy. */
  get catalog(): ProjectData['catalog'] {
    return this.#data.catalog;
  }

  /** Names of the functions that write the access log here. */
  get accessLogs(): ProjectData['accessLogs'] {
    return this.#data.accessLogs;
  }

  /**
   * How a text would be judged as a file of the project.
   * @param file the path that overrides and exceptions see, relative to the root
   * @param place where its imports are followed from
   */
  checkText(file: string, place: string, text: string): { findings: Finding[]; problems: readonly Problem[] } {
    const outcome = lintFile(text, { project: this.view, policy: withEveryRule(policyFor(this.policy, file)), file, link: (ast) => this.#modules.link(ast, place) }, true);
    return { findings: finishFindings(outcome.findings, file, this.policy, todayIso()), problems: outcome.problems };
  }

  /** Judges every file under every rule. Gives the thread away now and then. @throws the signal's reason */
  async judge({ signal, onProgress }: JudgeOptions = {}): Promise<Judgement> {
    const active = this.gathered.sources.filter(({ file, checked }) => checked && policyFor(this.policy, file).active);
    const judged = new Map<string, FileOutcome>();
    let turn = performance.now();
    const breathe = async (): Promise<void> => {
      if (performance.now() - turn < TURN) return;
      onProgress?.(judged.size, active.length);
      await nextTurn();
      signal?.throwIfAborted();
      turn = performance.now();
    };
    for (const source of active) {
      judged.set(source.file, this.#outcome(source, false));
      await breathe();
    }
    const uses = usesGeneric([...judged.values()].flatMap(({ generic = [] }) => generic));
    for (const source of active) {
      if (!uses || !judged.get(source.file)?.cleared || !uses(source.text)) continue;
      judged.set(source.file, this.#outcome(source, true));
      await breathe();
    }
    onProgress?.(active.length, active.length);
    return { files: new Map([...judged].map(([file, { findings }]) => [file, findings])), problems: [...this.problems, ...[...judged.values()].flatMap(({ problems }) => problems)] };
  }

  /** Every read of personal data in files where rules are on. Gives the thread away now and then. @throws the signal's reason */
  async accesses({ signal }: JudgeOptions = {}): Promise<FileAccesses[]> {
    const found: FileAccesses[] = [];
    let turn = performance.now();
    for (const { file, text, checked } of this.gathered.sources) {
      if (!checked || !policyFor(this.policy, file).active) continue;
      const personal = accessFacts({ file, text, project: this.view, link: (ast) => this.#modules.link(ast, file) }).filter(({ fields }) => fields.length > 0);
      const lines = personal.length > 0 ? new LineIndex(text) : undefined;
      if (lines) found.push({ file, accesses: personal.map((access) => ({ ...access, ...lines.positionAt(access.range[0]) })) });
      if (performance.now() - turn < TURN) continue;
      await nextTurn();
      signal?.throwIfAborted();
      turn = performance.now();
    }
    return found;
  }

  #outcome(source: SourceText, anyway: boolean): FileOutcome {
    const { file, text, hash } = source;
    const policy = policyFor(this.policy, file);
    const key = `${file}\0${policy.maxRows}\0${policy.strict}\0${anyway}`;
    const known = this.outcomes.of(this.#key, key, hash, this.#current);
    if (known) return known;
    const outcome = anyway || mayHoldFinding(text, this.view) ? this.#lint(source, policy, anyway) : CLEARED;
    this.outcomes.keep(this.#key, key, hash, outcome, this.#current);
    return outcome;
  }

  #lint({ file, text }: SourceText, policy: FilePolicy, anyway: boolean): FileOutcome {
    const outcome = lintFile(text, { project: this.view, policy: withEveryRule(policy), file, link: (ast) => this.#modules.link(ast, file) }, anyway);
    const followed = this.#modules.followedFrom(file);
    return followed.length > 0 ? { ...outcome, followed } : outcome;
  }
}

const CLEARED: FileOutcome = { findings: [], problems: [], cleared: true };

/** The findings of a judgement as a policy counts them today. */
export function findingsUnder(policy: Policy, { files }: Judgement, today = todayIso()): Finding[] {
  return [...files].flatMap(([file, raw]) => finishFindings(raw, file, policy, today));
}

/** Rules say what they say whether they are on or not; which of them count is decided afterwards. */
function withEveryRule(policy: FilePolicy): FilePolicy {
  return { ...policy, severity: () => 'warning' };
}

/** What outcomes depend on beside a file, its modules and its bounds: nothing of it is a severity. */
function projectKey({ policy, catalog, accessLogs, logsReads, readConventions, logReach, scopes, answered }: ProjectData): string {
  const lasting = stablePolicyText({ ...policy, preset: 'recommended', maxRows: 0, strictness: 'normal', rules: {}, overrides: [] });
  return contentHash(JSON.stringify([TOOL.version, locale(), lasting, catalog, accessLogs, logsReads, readConventions.map(({ words, of, file }) => [words, of, file]), { ...logReach, files: [] }, scopes, answered]));
}
