import { statSync } from 'node:fs';
import path from 'node:path';
import type { Problem } from '../model/index.ts';
import type { Policy } from '../policy/types.ts';
import { findPolicyFile, findRoot, POLICY_NAMES, readFileFacts, readSchemaFacts, readSource, stripBom } from '../project/index.ts';
import { Cache, contentHash } from './cache.ts';
import { todayIso } from './finish.ts';
import { type Gathered, type ListedFile, list, type Listing, type SchemaText, type SourceText } from './gather.ts';
import { type LoadedRootPolicy, loadRootPolicy } from './load-policy.ts';
import { Outcomes } from './outcomes.ts';
import { ProjectUnderPolicy } from './project-under-policy.ts';
import { useWantedParser } from './wanted-parser.ts';

/** Which project, and what holds where its policy says nothing. */
export interface WholeProjectOptions {
  /** Absolute path of a folder in the project. */
  folder: string;
  policyFile?: string;
  preset?: 'recommended' | 'strict';
  /** Folder that findings are relative to; found from `folder` when absent. */
  root?: string;
}

interface ReadText {
  stamp: string;
  text: string;
  hash: string;
}

/**
 * A whole project that is judged under one policy after the other, for questions of the kind "what if".
 * Texts, what they tell of the project, and outcomes that two policies agree about are shared.
 * Reads the disk anew for each question, by stamps; unsaved texts take precedence.
 */
export class WholeProject {
  readonly root: string;
  readonly #options: WholeProjectOptions;
  readonly #texts = new Map<string, ReadText>();
  readonly #outcomes = new Outcomes();
  /** What earlier runs of the command line learnt; only read. */
  #cache: Cache | undefined;
  #unsaved: ReadonlyMap<string, string> = new Map();

  constructor(options: WholeProjectOptions) {
    useWantedParser();
    this.#options = options;
    this.root = options.root ?? findRoot(options.folder);
  }

  /** Texts of the editor that stand in for the disk's, by absolute path. */
  setUnsaved(texts: ReadonlyMap<string, string>): void {
    this.#unsaved = new Map([...texts].map(([file, text]) => [file, stripBom(text)]));
  }

  /**
   * The policy in force, or a text in its place.
   * @param text the policy's text; undefined for what is on disk; null for no policy at all
   * @param file what the text is the content of; the policy file in force when absent
   * @throws UsageError when a named policy file cannot be read
   */
  policy(text?: string | null, file?: string): LoadedRootPolicy {
    const { policyFile, preset } = this.#options;
    // A text that is not on disk yet is that of the file it will be.
    const named = file ?? policyFile ?? (text === undefined ? undefined : (findPolicyFile(this.root) ?? path.join(this.root, POLICY_NAMES[0])));
    const common = { today: todayIso(), ...(preset ? { preset } : {}) };
    if (text === null) return loadRootPolicy(this.root, { ...common, text: '', ...(named === undefined ? {} : { policyFile: named }) });
    return loadRootPolicy(this.root, { ...common, ...(named === undefined ? {} : { policyFile: named }), ...(text === undefined ? {} : { text }) });
  }

  /** The project as it is under a policy: catalog, access logs, and how every file is judged. */
  under(policy: Policy): ProjectUnderPolicy {
    const listing = list({ root: this.root, paths: [this.root], separate: this.#options.policyFile === undefined }, policy);
    return new ProjectUnderPolicy(this.root, policy, listing, this.#gather(listing), this.#outcomes);
  }

  #gather(listing: Listing): Gathered {
    const problems: Problem[] = [...listing.problems];
    const sources: SourceText[] = [];
    const schemas: SchemaText[] = [];
    for (const listed of listing.sources) {
      const read = this.#read(listed, problems);
      if (read) sources.push({ file: listed.file, checked: listed.checked, text: read.text, hash: read.hash, facts: this.#facts(listed.file, read, readFileFacts) });
    }
    for (const listed of listing.schemas) {
      const read = this.#read(listed, problems);
      if (read) schemas.push({ file: listed.file, text: read.text, hash: read.hash, facts: this.#facts(listed.file, read, readSchemaFacts) });
    }
    return { sources, schemas, problems, unreadable: listing.unreadable };
  }

  #facts<T>(file: string, { text, hash }: ReadText, read: (text: string, file: string) => T): T {
    return this.#outcomes.factsOf(file, hash, () => {
      this.#cache ??= new Cache(this.root, true);
      return this.#cache.facts(file, hash) ?? read(text, file);
    }) as T;
  }

  #read({ absolute, file }: ListedFile, problems: Problem[]): ReadText | undefined {
    const unsaved = this.#unsaved.get(absolute);
    if (unsaved !== undefined) return { stamp: '', text: unsaved, hash: contentHash(unsaved) };
    const stat = statSync(absolute, { throwIfNoEntry: false });
    const stamp = `${stat?.mtimeMs} ${stat?.size}`;
    const known = this.#texts.get(absolute);
    if (known?.stamp === stamp) return known;
    const read = readSource(absolute);
    if (!read.ok) {
      this.#texts.delete(absolute);
      problems.push({ ...read.problem, file });
      return undefined;
    }
    const kept = { stamp, text: read.text, hash: contentHash(read.text) };
    this.#texts.set(absolute, kept);
    return kept;
  }
}
