import path from 'node:path';
import { schemaSourceOf } from '../catalog/index.ts';
import type { AccessFacts, CatalogExplanation, Finding, Problem } from '../model/index.ts';
import { isIgnored, policyFor } from '../policy/index.ts';
import type { Policy } from '../policy/types.ts';
import { type PlannedHelper, planAccessLogHelper } from '../project/access-log-helper/index.ts';
import {
  accessLogUses,
  assembleProject,
  discover,
  findPolicyFile,
  isDiscoverable,
  isPolicyName,
  isSourceName,
  learntScopes,
  ModuleResolver,
  MAX_FILE_SIZE,
  planPolicyEdit,
  POLICY_NAMES,
  type PolicyFileEdit,
  type ProjectData,
  type ProjectFile,
  projectView,
  readSource,
  relativeTo,
  stripBom,
  tooLarge,
} from '../project/index.ts';
import type { ProjectView } from '../model/index.ts';
import { accessFacts } from './access-facts.ts';
import { type CalledFunction, calledFunctions } from './called-functions.ts';
import { explain, fieldNamed, findNamed, policyName } from './catalog-questions.ts';
import { UsageError } from './errors.ts';
import { foundAt, wordAt } from './explain-at.ts';
import { finishFindings, todayIso } from './finish.ts';
import { functionNames } from './function-names.ts';
import type { PolicyNames } from './policy-help.ts';
import { lintFile } from './lint-file.ts';
import { LinkedModules } from './linked-modules.ts';
import { isInReach, readLogReach } from './log-reach.ts';
import { ruleInfos } from './known-rules.ts';
import { loadRootPolicy, policyProblem } from './load-policy.ts';
import { markEntry, type PolicyMark } from './policy-marks.ts';
import { WarmFacts } from './warm-facts.ts';

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
  data: ProjectData;
}

/** What the folder holds, with unsaved texts in place of the disk's. */
interface ListedFiles {
  /** The policy's globs under which this was listed. */
  ignore: string;
  sources: Map<string, ProjectFile>;
  schemas: Map<string, ProjectFile>;
  /** Package manifests, relative to the folder. */
  packages: readonly string[];
  problems: readonly Problem[];
}

/**
 * The engine as a long-lived host uses it: one project, kept warm, checked file by file in this
 * thread. Reads the project from disk on first use; unsaved texts take precedence over the disk.
 */
export class Workspace {
  readonly #options: WorkspaceOptions;
  readonly #overlay = new Map<string, string>();
  readonly #facts = new WarmFacts();
  #loaded: Loaded | undefined;
  #files: ListedFiles | undefined;
  #modules: LinkedModules | undefined;

  constructor(options: WorkspaceOptions) {
    this.#options = options;
  }

  /**
   * Checks the text as it stands in the editor. `file` is absolute. Silent for files that a run over
   * the folder would leave out. Never throws for what a file holds.
   */
  checkText(file: string, text: string): FileReport {
    const { policy, view } = this.#load();
    if (!isSourceName(file) || !this.#isOurs(file, policy)) return { findings: [], problems: [] };
    const relative = relativeTo(this.#options.folder, file);
    if (text.length > MAX_FILE_SIZE) return { findings: [], problems: [{ ...tooLarge(text.length), file: relative }] };
    const modules = this.#linked();
    const outcome = lintFile(stripBom(text), { project: view, policy: policyFor(policy, relative), file: relative, link: (ast) => modules.link(ast, relative) }, true);
    return { findings: finishFindings(outcome.findings, relative, policy, todayIso()), problems: outcome.problems };
  }

  /**
   * Takes note of a change on disk, or, with `text`, of an unsaved one. Answers `all` when what is
   * known of the project changed, so that other open files must be checked again.
   */
  fileChanged(file: string, text?: string): 'nothing' | 'all' {
    if (text === undefined) this.#overlay.delete(file);
    else this.#overlay.set(file, stripBom(text));
    if (this.#isPolicy(file)) return this.#loaded ? this.#reload() : 'nothing';
    if (!this.#files) return 'nothing';
    if (path.basename(file) === '.gitignore') {
      this.#files = undefined;
      return this.#reload();
    }
    if (!this.#isOurs(file, this.#load().policy)) return 'nothing';
    const { sources, schemas } = this.#files;
    const relative = relativeTo(this.#options.folder, file);
    const current = this.#read(file);
    if (!isSourceName(file)) {
      if (current === schemas.get(relative)?.text) return 'nothing';
      if (current === undefined) this.#forget(relative, schemas);
      else schemas.set(relative, { file: relative, text: current, facts: this.#facts.of(relative, current) });
      return this.#reload();
    }
    const before = sources.get(relative);
    // A file that comes or goes may change what an import means.
    if ((before === undefined) !== (current === undefined)) this.#modules = undefined;
    const followed = before?.text !== current && this.#modules?.forget(relative);
    if (current === undefined) this.#forget(relative, sources);
    else sources.set(relative, { file: relative, text: current, facts: this.#facts.of(relative, current) });
    if (!this.#sameProject(before, sources.get(relative)) || (before?.text !== current && isInReach(this.#load().data, relative, before?.text, current))) return this.#reload();
    return followed ? 'all' : 'nothing';
  }

  /**
   * What stands at a place of a text (a schema, a model, code) and what the catalog says of it.
   * `file` is absolute, `offset` counts UTF-16 units. Undefined where nothing of the catalog stands. Never throws for what a file holds.
   */
  explainAt(file: string, text: string, offset: number): { explanation: CatalogExplanation; range: [start: number, end: number] } | undefined {
    const { policy, view } = this.#load();
    const word = text.length > MAX_FILE_SIZE || !this.#isOurs(file, policy) ? undefined : wordAt(text, offset);
    if (!word) return undefined;
    const relative = relativeTo(this.#options.folder, file);
    const isSource = isSourceName(file);
    const modules = this.#linked();
    const facts = isSource || schemaSourceOf(relative) ? this.#facts.of(relative, text) : undefined;
    const found = foundAt({ file: relative, text, offset, project: view, facts, link: (ast) => modules.link(ast, relative) }, word, isSource);
    if (!found) return undefined;
    const stale = this.#facts.staleAt(found.entity);
    return { explanation: { ...explain(found.entity, found.field), ...(stale ? { stale } : {}) }, range: word.range };
  }

  /**
   * What to write so that the project has an access log: a helper module, and the policy's line that
   * names it. `near` is an absolute path in the package that wants it, `file` where it shall be written
   * (a sensible place when absent), `policyText` the policy as it stands in an editor. Writes nothing.
   */
  planAccessLogHelper({ near, file, policyText }: { near?: string; file?: string; policyText?: string }): PlannedHelper {
    const { data } = this.#load();
    const { sources, packages } = this.#files ?? { sources: new Map<string, ProjectFile>(), packages: [] };
    return planAccessLogHelper({ root: this.#options.folder, policyFile: this.policyFile, policyText, sources: [...sources.values()], packages, taken: data.accessLogs.map(({ name }) => name), near, file });
  }

  /** How the policy is changed so that it holds a decision (`policyText`: the policy as it stands in an editor), or why it cannot be. Writes nothing. */
  planPolicyMark(mark: PolicyMark, policyText?: string): PolicyFileEdit | { problem: string } {
    const { policy, view } = this.#load();
    const root = this.#options.folder;
    return planPolicyEdit({ root, policyFile: this.policyFile, policyText }, (folder) => markEntry(mark, folder, { root, catalog: view.catalog, policy }));
  }

  /** The functions that are called around a range (UTF-16 units) of a text. `file` is absolute. Never throws for what a file holds. */
  calledFunctions(file: string, text: string, range: readonly [start: number, end: number]): CalledFunction[] {
    const { policy } = this.#load();
    if (!isSourceName(file) || text.length > MAX_FILE_SIZE || !this.#isOurs(file, policy)) return [];
    const relative = relativeTo(this.#options.folder, file);
    const modules = this.#linked();
    return calledFunctions({ file: relative, text, range, link: (ast) => modules.link(ast, relative) });
  }

  /** The fields of an entity that hold personal data, of those named, under the names that a policy gives them. `file` is absolute: where the entity is named. */
  decidable(file: string, entity: string, fields: readonly string[]): { entity: string; fields: { name: string; category: string }[] } | undefined {
    const found = this.#load().view.catalog.near(relativeTo(this.#options.folder, file)).find(entity);
    if (!found) return undefined;
    const named = fields.flatMap((name) => {
      const field = fieldNamed(found, name);
      return field?.personal ? [{ name: field.name, category: field.personal.category }] : [];
    });
    return { entity: policyName(found), fields: named };
  }

  /** The data accesses of a text with what people want to know of them, in its order. `file` is absolute. Never throws for what a file holds. */
  accesses(file: string, text: string): AccessFacts[] {
    const { policy, view } = this.#load();
    if (!isSourceName(file) || text.length > MAX_FILE_SIZE || !this.#isOurs(file, policy)) return [];
    const relative = relativeTo(this.#options.folder, file);
    const modules = this.#linked();
    return accessFacts({ file: relative, text: stripBom(text), project: view, link: (ast) => modules.link(ast, relative) });
  }

  /** What reads are or could be logged with in this project; undefined where it has nothing of the kind. */
  get accessLog(): string | undefined {
    const { accessLogs } = this.#load().data;
    return (accessLogs.find(({ origin }) => origin === 'policy') ?? accessLogs.find(({ records }) => records !== 'writes'))?.name;
  }

  /** What the project has that a policy may name: its own entities first. */
  names(): PolicyNames {
    const { accessLogs, catalog } = this.#load().data;
    const entities = [...catalog.entities].sort((a, b) => Number(a.system !== undefined) - Number(b.system !== undefined));
    return {
      entities: entities.map((entity) => ({ name: policyName(entity), fields: entity.fields.map(({ name, personal }) => ({ name, ...(personal ? { category: personal.category } : {}) })) })),
      functions: [...new Set([...accessLogs.map(({ name }) => name), ...functionNames(this.#files?.sources.values() ?? [])])],
    };
  }

  /** What the catalog says of an entity, or of one of its fields, by the name that a policy gives it. */
  explainNamed(entity: string, field?: string): CatalogExplanation | undefined {
    const named = findNamed(this.#load().data.catalog, field === undefined ? entity : `${entity}.${field}`);
    return 'found' in named ? explain(named.found[0].entity, named.found[0].field) : undefined;
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
    const { policy, data } = this.#load();
    return { entities: data.catalog.entities.length, rules: ruleInfos.filter(({ name }) => (policy.rules[name] ?? 'off') !== 'off').length };
  }

  #load(): Loaded {
    if (this.#loaded) return this.#loaded;
    const { folder } = this.#options;
    const problems: Problem[] = [];
    const policy = this.#policy(problems);
    const ignore = JSON.stringify(policy.ignore);
    if (this.#files?.ignore !== ignore) {
      this.#files = this.#list(policy, ignore);
      this.#modules = undefined;
    }
    const { sources, schemas, problems: listing } = this.#files;
    problems.push(...listing);
    const project = assembleProject(folder, policy, [...sources.values()], [...schemas.values()]);
    problems.push(...this.#facts.withStale(project.problems));
    const logReach = readLogReach(project.data, [...sources.values()], this.#linked(), (file) => policyFor(policy, file).active);
    const data = { ...project.data, logReach };
    this.#loaded = { policy, view: projectView(data), problems, data };
    return this.#loaded;
  }

  #reload(): 'all' {
    this.#loaded = undefined;
    if (!this.#files) this.#modules = undefined;
    return 'all';
  }

  /** Whether a run over the folder would take the file, were it on disk. */
  #isOurs(file: string, policy: Policy): boolean {
    return isDiscoverable(this.#options.folder, file, (relative) => isIgnored(policy, relative));
  }

  /** True when two states of a source tell the same of the project: what it declares, and what its calls of access logs record. */
  #sameProject(before: ProjectFile | undefined, after: ProjectFile | undefined): boolean {
    const { scope: scopeBefore, ...factsBefore } = before?.facts ?? {};
    const { scope: scopeAfter, ...factsAfter } = after?.facts ?? {};
    if (JSON.stringify(factsBefore) !== JSON.stringify(factsAfter)) return false;
    const { policy, accessLogs, catalog, scopes } = this.#load().data;
    if (accessLogUses(accessLogs, before) !== accessLogUses(accessLogs, after)) return false;
    if (JSON.stringify(scopeBefore) === JSON.stringify(scopeAfter)) return true;
    // What one file reads changes with every second keystroke; what the project is seen to do hardly ever.
    return JSON.stringify(scopes) === JSON.stringify(learntScopes(policy, [...(this.#files?.sources.values() ?? [])], catalog));
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

  #list(policy: Policy, ignore: string): ListedFiles {
    const { folder } = this.#options;
    const found = discover(folder, [folder], (relative) => isIgnored(policy, relative));
    const listed: ListedFiles = { ignore, sources: new Map(), schemas: new Map(), packages: found.configs.map((file) => relativeTo(folder, file)).filter((file) => /(?:^|\/)package\.json$/.test(file)), problems: found.problems };
    for (const file of found.sources) {
      const text = this.#read(file);
      if (text === undefined) continue;
      const relative = relativeTo(folder, file);
      listed.sources.set(relative, { file: relative, text, facts: this.#facts.of(relative, text) });
    }
    for (const file of found.schemas) {
      const text = this.#read(file);
      if (text === undefined) continue;
      const relative = relativeTo(folder, file);
      listed.schemas.set(relative, { file: relative, text, facts: this.#facts.of(relative, text) });
    }
    return listed;
  }

  /** The project's modules, with unsaved texts in place of the disk's. */
  #linked(): LinkedModules {
    if (this.#modules) return this.#modules;
    const { folder } = this.#options;
    const files = this.#files ?? { sources: new Map<string, ProjectFile>(), packages: [] };
    const resolver = new ModuleResolver(folder, { sources: [...files.sources.keys()], packages: files.packages });
    return (this.#modules = new LinkedModules(resolver, (file) => this.#files?.sources.get(file)?.text));
  }

  #forget(relative: string, from: Map<string, ProjectFile>): void {
    from.delete(relative);
    this.#facts.forget(relative);
  }

  #read(file: string): string | undefined {
    const unsaved = this.#overlay.get(file);
    if (unsaved !== undefined) return unsaved;
    const read = readSource(file);
    return read.ok ? read.text : undefined;
  }

  #isPolicy(file: string): boolean {
    return file === this.#options.policyFile || isPolicyName(path.basename(file));
  }
}
