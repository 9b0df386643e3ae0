import path from 'node:path';
import type { Finding, Problem } from '../model/index.ts';
import { isIgnored, policyFor } from '../policy/index.ts';
import type { Policy } from '../policy/types.ts';
import {
  assembleProject,
  discover,
  type FileFacts,
  findPolicyFile,
  POLICY_NAMES,
  type ProjectFile,
  projectView,
  readFileFacts,
  readSource,
  relativeTo,
  stripBom,
} from '../project/index.ts';
import type { ProjectView } from '../model/index.ts';
import { contentHash } from './cache.ts';
import { UsageError } from './errors.ts';
import { finishFindings, todayIso } from './finish.ts';
import { lintFile } from './lint-file.ts';
import { ruleInfos } from './known-rules.ts';
import { loadRootPolicy, policyProblem } from './load-policy.ts';

/** Where a workspace stands and what the user set. */
export interface WorkspaceOptions {
  /** Absolute path of the folder that holds the policy, or that findings are relative to. */
  folder: string;
  preset?: 'recommended' | 'strict';
  policyFile?: string;
}

/** What is found in one file as it stands in the editor. */
export interface FileReport {
  findings: readonly Finding[];
  problems: readonly Problem[];
}

interface Loaded {
  policy: Policy;
  view: ProjectView;
  problems: readonly Problem[];
  entities: number;
}

/**
 * The engine as a long-lived host uses it: one project, kept warm, checked file by file in this
 * thread. Reads the project from disk on first use; unsaved texts take precedence over the disk.
 */
export class Workspace {
  readonly #options: WorkspaceOptions;
  readonly #overlay = new Map<string, string>();
  readonly #facts = new Map<string, { hash: string; facts: FileFacts }>();
  #loaded: Loaded | undefined;
  #sources: Map<string, ProjectFile> | undefined;
  #schemas: Map<string, string> | undefined;
  #listingProblems: Problem[] = [];

  constructor(options: WorkspaceOptions) {
    this.#options = options;
  }

  /** Checks the text as it stands in the editor. `file` is absolute. Never throws for what a file holds. */
  checkText(file: string, text: string): FileReport {
    const { policy, view } = this.#load();
    const relative = relativeTo(this.#options.folder, file);
    if (isIgnored(policy, relative)) return { findings: [], problems: [] };
    const source = stripBom(text);
    const filePolicy = policyFor(policy, relative);
    const outcome = lintFile(source, { project: view, policy: filePolicy, file: relative });
    return { findings: finishFindings(outcome.findings, relative, policy, todayIso()), problems: outcome.problems };
  }

  /**
   * Takes note of a change on disk, or, with `text`, of an unsaved one. Answers `all` when what is
   * known of the project changed, so that other open files must be checked again.
   */
  fileChanged(file: string, text?: string): 'nothing' | 'all' {
    if (text === undefined) this.#overlay.delete(file);
    else this.#overlay.set(file, stripBom(text));
    if (!this.#loaded) return 'nothing';
    if (this.#isPolicy(file)) return this.#reload();
    const relative = relativeTo(this.#options.folder, file);
    if (/\.(?:prisma|sql)$/i.test(file)) {
      const current = this.#read(file);
      if (current === this.#schemas?.get(relative)) return 'nothing';
      if (current === undefined) this.#schemas?.delete(relative);
      else this.#schemas?.set(relative, current);
      return this.#reload();
    }
    if (!/\.[cm]?[jt]sx?$/i.test(file) || !this.#sources) return 'nothing';
    const before = this.#sources.get(relative);
    const current = this.#read(file);
    if (current === undefined) {
      this.#sources.delete(relative);
      return before?.facts && Object.keys(before.facts).length > 0 ? this.#reload() : 'nothing';
    }
    const facts = readFileFacts(current, relative);
    this.#sources.set(relative, { file: relative, text: current, facts });
    return JSON.stringify(facts) === JSON.stringify(before?.facts ?? {}) ? 'nothing' : this.#reload();
  }

  /** Set-up problems: mistakes in the policy, schema files that could not be read. */
  get problems(): readonly Problem[] {
    return this.#load().problems;
  }

  /** The policy file in use; undefined when the preset's defaults apply. */
  get policyFile(): string | undefined {
    return this.#options.policyFile ?? findPolicyFile(this.#options.folder);
  }

  /** What the workspace knows, for a status display. */
  get summary(): { entities: number; rules: number } {
    const { policy, entities } = this.#load();
    return { entities, rules: ruleInfos.filter(({ name }) => (policy.rules[name] ?? 'off') !== 'off').length };
  }

  #load(): Loaded {
    if (this.#loaded) return this.#loaded;
    const { folder } = this.#options;
    const problems: Problem[] = [];
    const policy = this.#policy(problems);
    if (!this.#sources || !this.#schemas) this.#list(policy);
    problems.push(...this.#listingProblems);
    const schemas = [...(this.#schemas ?? [])].map(([file, text]) => ({ file, text }));
    const project = assembleProject(folder, policy, [...(this.#sources?.values() ?? [])], schemas);
    problems.push(...project.problems);
    this.#loaded = { policy, view: projectView(project.data), problems, entities: project.data.catalog.entities.length };
    return this.#loaded;
  }

  #reload(): 'all' {
    this.#loaded = undefined;
    return 'all';
  }

  /** A policy with errors still guides the editor as far as it can be read; its errors are shown. */
  #policy(problems: Problem[]): Policy {
    const { folder, preset } = this.#options;
    const file = this.policyFile;
    const text = file === undefined ? undefined : this.#overlay.get(file);
    const common = { today: todayIso(), ...(preset ? { preset } : {}) };
    try {
      const loaded = loadRootPolicy(folder, { ...common, ...(file === undefined ? {} : { policyFile: file }), ...(text === undefined ? {} : { text }) });
      for (const diagnostic of [...loaded.errors, ...loaded.warnings]) problems.push(policyProblem(diagnostic, folder));
      return loaded.policy;
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      problems.push({ kind: 'policy-error', message: error.message });
      return loadRootPolicy(folder, { ...common, text: '', policyFile: path.join(folder, POLICY_NAMES[0]) }).policy;
    }
  }

  #list(policy: Policy): void {
    const { folder } = this.#options;
    const found = discover(folder, [folder], (relative) => isIgnored(policy, relative));
    this.#listingProblems = found.problems;
    this.#sources = new Map();
    this.#schemas = new Map();
    for (const file of found.sources) {
      const text = this.#read(file);
      if (text === undefined) continue;
      const relative = relativeTo(folder, file);
      this.#sources.set(relative, { file: relative, text, facts: this.#factsOf(relative, text) });
    }
    for (const file of found.schemas) {
      const text = this.#read(file);
      if (text !== undefined) this.#schemas.set(relativeTo(folder, file), text);
    }
  }

  #factsOf(relative: string, text: string): FileFacts {
    const hash = contentHash(text);
    const known = this.#facts.get(relative);
    if (known?.hash === hash) return known.facts;
    const facts = readFileFacts(text, relative);
    this.#facts.set(relative, { hash, facts });
    return facts;
  }

  #read(file: string): string | undefined {
    const unsaved = this.#overlay.get(file);
    if (unsaved !== undefined) return unsaved;
    const read = readSource(file);
    return read.ok ? read.text : undefined;
  }

  #isPolicy(file: string): boolean {
    return file === this.#options.policyFile || (POLICY_NAMES as readonly string[]).includes(path.basename(file));
  }
}
