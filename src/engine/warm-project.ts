import path from 'node:path';
import type { Problem } from '../model/index.ts';
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
  type ModuleFiles,
  ModuleResolver,
  POLICY_NAMES,
  type ProjectData,
  type ProjectFile,
  readSource,
  relativeTo,
  stripBom,
} from '../project/index.ts';
import { policyName } from './catalog-questions.ts';
import { UsageError } from './errors.ts';
import { todayIso } from './finish.ts';
import { functionNames } from './function-names.ts';
import type { StaleEntity } from './last-good.ts';
import { KEPT_FOR_LONG, LinkedModules } from './linked-modules.ts';
import { loadRootPolicy, policyProblem } from './load-policy.ts';
import { isInReach, readLogReach } from './log-reach.ts';
import type { PolicyNames } from './policy-help.ts';
import { WarmFacts } from './warm-facts.ts';

/** Where a workspace stands and what the user set. */
export interface WorkspaceOptions {
  /** Absolute path of the folder that holds the policy, or that findings are relative to. */
  folder: string;
  preset?: 'recommended' | 'strict';
  policyFile?: string;
  /** The folder is on no disk: only the texts that are told of it are there. */
  virtual?: true;
}

/** What must be known of a project to judge one of its files. Plain data: crosses threads. */
export interface ProjectSnapshot {
  data: ProjectData;
  /** Mistakes in the policy, schema files that could not be read. */
  problems: readonly Problem[];
  /** Among which imports are looked up. */
  modules: ModuleFiles;
  /** Entities of which an older version counts, by the file that declares them. */
  stale: ReadonlyMap<string, readonly StaleEntity[]>;
  /** The policy file in use, absolute; undefined when the preset's defaults apply. */
  policyFile: string | undefined;
}

/** A file as it is now: unsaved where `text` is given, else as on disk. */
export interface ChangedFile {
  /** Absolute. */
  file: string;
  text?: string | undefined;
}

/** What changed in a snapshot: nothing, only among which files imports are looked up, or anything. */
export type SnapshotChange = 'nothing' | 'modules' | 'project';

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
 * One project, kept as its files change: what they declare, and what that makes of the project. Reads
 * the disk on first use; unsaved texts take precedence over it. Busy for seconds with a large project.
 */
export class WarmProject {
  readonly #options: WorkspaceOptions;
  readonly #overlay = new Map<string, string>();
  readonly #facts = new WarmFacts();
  #snapshot: ProjectSnapshot | undefined;
  #files: ListedFiles | undefined;
  #modules: LinkedModules | undefined;

  constructor(options: WorkspaceOptions) {
    this.#options = options;
  }

  /** The project as it is now; the same object as long as nothing changed that files are judged by. */
  snapshot(): ProjectSnapshot {
    return (this.#snapshot ??= this.#load());
  }

  /** Takes note of changes: what they make of the snapshot. */
  filesChanged(files: readonly ChangedFile[]): SnapshotChange {
    const changes = files.map(({ file, text }) => this.#fileChanged(file, text));
    return changes.includes('project') ? 'project' : changes.includes('modules') ? 'modules' : 'nothing';
  }

  /** The text of a source, relative to the folder, as it counts; undefined where there is none. */
  text(relative: string): string | undefined {
    return this.#files?.sources.get(relative)?.text;
  }

  /**
   * What to write so that the project has an access log: a helper module, and the policy's line that
   * names it. `near` is an absolute path in the package that wants it, `file` where it shall be written
   * (a sensible place when absent), `policyText` the policy as it stands in an editor. Writes nothing.
   */
  planAccessLogHelper({ near, file, policyText }: { near?: string; file?: string; policyText?: string }): PlannedHelper {
    const { data, policyFile } = this.snapshot();
    const { sources, packages } = this.#listed();
    return planAccessLogHelper({ root: this.#options.folder, policyFile, policyText, sources: [...sources.values()], packages, taken: data.accessLogs.map(({ name }) => name), near, file });
  }

  /** What the project has that a policy may name: its own entities first. */
  names(): PolicyNames {
    const { accessLogs, catalog } = this.snapshot().data;
    const entities = [...catalog.entities].sort((a, b) => Number(a.system !== undefined) - Number(b.system !== undefined));
    return {
      entities: entities.map((entity) => ({ name: policyName(entity), fields: entity.fields.map(({ name, personal }) => ({ name, ...(personal ? { category: personal.category } : {}) })) })),
      functions: [...new Set([...accessLogs.map(({ name }) => name), ...functionNames(this.#listed().sources.values())])],
    };
  }

  #fileChanged(file: string, text: string | undefined): SnapshotChange {
    if (text === undefined) this.#overlay.delete(file);
    else this.#overlay.set(file, stripBom(text));
    const { folder, policyFile } = this.#options;
    if (file === policyFile || isPolicyName(path.basename(file))) return this.#snapshot ? this.#reload() : 'nothing';
    if (!this.#files) return 'nothing';
    if (path.basename(file) === '.gitignore') {
      this.#files = undefined;
      return this.#reload();
    }
    if (!isOurs(folder, file, this.snapshot().data.policy)) return 'nothing';
    const relative = relativeTo(folder, file);
    return isSourceName(file) ? this.#sourceChanged(relative, this.#read(file)) : this.#schemaChanged(relative, this.#read(file));
  }

  #schemaChanged(relative: string, text: string | undefined): SnapshotChange {
    const { schemas } = this.#listed();
    if (text === schemas.get(relative)?.text) return 'nothing';
    if (text === undefined) this.#forget(relative, schemas);
    else schemas.set(relative, { file: relative, text, facts: this.#facts.of(relative, text) });
    return this.#reload();
  }

  #sourceChanged(relative: string, text: string | undefined): SnapshotChange {
    const { sources } = this.#listed();
    const before = sources.get(relative);
    if (before?.text === text) return 'nothing';
    this.#modules?.forget(relative);
    if (text === undefined) this.#forget(relative, sources);
    else sources.set(relative, { file: relative, text, facts: this.#facts.of(relative, text) });
    // A file that comes or goes may change what an import means.
    const listed = (before === undefined) === (text === undefined);
    if (!listed) this.#modules = undefined;
    if (!this.#sameProject(before, sources.get(relative)) || isInReach(this.snapshot().data, relative, before?.text, text)) return this.#reload();
    if (listed) return 'nothing';
    this.#snapshot = { ...this.snapshot(), modules: this.#moduleFiles() };
    return 'modules';
  }

  #reload(): 'project' {
    this.#snapshot = undefined;
    if (!this.#files) this.#modules = undefined;
    return 'project';
  }

  #moduleFiles(): ModuleFiles {
    const { sources, packages } = this.#listed();
    return { sources: [...sources.keys()], packages };
  }

  #load(): ProjectSnapshot {
    const { folder } = this.#options;
    const problems: Problem[] = [];
    const policy = this.#policy(problems);
    const { sources, schemas, problems: listing } = this.#listed(policy);
    problems.push(...listing);
    const project = assembleProject(folder, policy, [...sources.values()], [...schemas.values()]);
    problems.push(...this.#facts.withStale(project.problems));
    const modules = this.#moduleFiles();
    this.#modules ??= new LinkedModules(new ModuleResolver(folder, modules), (file) => this.text(file), undefined, KEPT_FOR_LONG);
    const logReach = readLogReach(project.data, [...sources.values()], this.#modules, (file) => policyFor(policy, file).active);
    return { data: { ...project.data, logReach }, problems, modules, stale: this.#facts.stale, policyFile: this.#policyFile };
  }

  get #policyFile(): string | undefined {
    const { folder, policyFile, virtual } = this.#options;
    if (virtual) return POLICY_NAMES.map((name) => path.join(folder, name)).find((file) => this.#overlay.has(file));
    return policyFile ?? findPolicyFile(folder);
  }

  /** True when two states of a source tell the same of the project: what it declares, and what its calls of access logs record. */
  #sameProject(before: ProjectFile | undefined, after: ProjectFile | undefined): boolean {
    const { scope: scopeBefore, ...factsBefore } = before?.facts ?? {};
    const { scope: scopeAfter, ...factsAfter } = after?.facts ?? {};
    if (JSON.stringify(factsBefore) !== JSON.stringify(factsAfter)) return false;
    const { policy, accessLogs, catalog, scopes } = this.snapshot().data;
    if (accessLogUses(accessLogs, before) !== accessLogUses(accessLogs, after)) return false;
    if (JSON.stringify(scopeBefore) === JSON.stringify(scopeAfter)) return true;
    // What one file reads changes with every second keystroke; what the project is seen to do hardly ever.
    return JSON.stringify(scopes) === JSON.stringify(learntScopes(policy, [...this.#listed().sources.values()], catalog));
  }

  /** A policy with errors still guides the editor as far as it can be read; its errors are shown. */
  #policy(problems: Problem[]): Policy {
    const { folder, preset, virtual } = this.#options;
    const file = this.#policyFile ?? (virtual ? path.join(folder, POLICY_NAMES[0]) : undefined);
    const text = file === undefined ? undefined : (this.#overlay.get(file) ?? (virtual ? '' : undefined));
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

  /** The files as they were listed; listed anew where a policy leaves out others. */
  #listed(policy?: Policy): ListedFiles {
    const ignore = policy ? JSON.stringify(policy.ignore) : this.#files?.ignore;
    if (this.#files && this.#files.ignore === ignore) return this.#files;
    this.#modules = undefined;
    return (this.#files = this.#list(policy ?? this.snapshot().data.policy));
  }

  #list(policy: Policy): ListedFiles {
    const { folder, virtual } = this.#options;
    if (virtual) return this.#told(policy);
    const found = discover(folder, [folder], (relative) => isIgnored(policy, relative));
    const packages = found.configs.map((file) => relativeTo(folder, file)).filter((file) => /(?:^|\/)package\.json$/.test(file));
    return { ignore: JSON.stringify(policy.ignore), sources: this.#readAll(found.sources), schemas: this.#readAll(found.schemas), packages, problems: found.problems };
  }

  /** What a folder that is on no disk holds, as far as it was told. */
  #told(policy: Policy): ListedFiles {
    const ours = [...this.#overlay.keys()].filter((file) => isOurs(this.#options.folder, file, policy));
    const [sources, schemas] = [ours.filter(isSourceName), ours.filter((file) => !isSourceName(file))];
    return { ignore: JSON.stringify(policy.ignore), sources: this.#readAll(sources), schemas: this.#readAll(schemas), packages: [], problems: [] };
  }

  #readAll(files: readonly string[]): Map<string, ProjectFile> {
    const read = new Map<string, ProjectFile>();
    for (const file of files) {
      const text = this.#read(file);
      if (text === undefined) continue;
      const relative = relativeTo(this.#options.folder, file);
      read.set(relative, { file: relative, text, facts: this.#facts.of(relative, text) });
    }
    return read;
  }

  #forget(relative: string, from: Map<string, ProjectFile>): void {
    from.delete(relative);
    this.#facts.forget(relative);
  }

  #read(file: string): string | undefined {
    const unsaved = this.#overlay.get(file);
    if (unsaved !== undefined || this.#options.virtual) return unsaved;
    const read = readSource(file);
    return read.ok ? read.text : undefined;
  }
}

/** Whether a run over the folder would take the file, were it on disk. */
export function isOurs(folder: string, file: string, policy: Policy): boolean {
  return isDiscoverable(folder, file, (relative) => isIgnored(policy, relative));
}
