import type { FileOutcome } from './lint-file.ts';

/** How one file was judged, and by which texts. */
interface KeptOutcome {
  hash: string;
  outcome: FileOutcome;
  /** Hashes of the modules that were followed, by file. */
  modules: ReadonlyMap<string, string>;
}

/** What the modules of a project are at the moment. */
export interface CurrentModules {
  hash(file: string): string;
  resolve(specifier: string, from: string): string;
}

/** Of so many projects under policies that are no equals outcomes are kept: the two of a comparison, and those before. */
const MOST_PROJECTS = 4;

/**
 * Facts and outcomes of one project under several policies, in memory. Outcomes are kept by what the
 * rules see of the policy, so that policies which differ in severities or exceptions share all of them.
 */
export class Outcomes {
  readonly #facts = new Map<string, { hash: string; facts: unknown }>();
  readonly #projects = new Map<string, Map<string, KeptOutcome>>();

  /** What a text tells of the project, read once. */
  factsOf(file: string, hash: string, read: () => unknown): unknown {
    const known = this.#facts.get(file);
    if (known?.hash === hash) return known.facts;
    const facts = read();
    this.#facts.set(file, { hash, facts });
    return facts;
  }

  /** The outcome of a file under a project's key, as long as it and the modules it was followed to are the same. */
  of(project: string, key: string, hash: string, current: CurrentModules): FileOutcome | undefined {
    const kept = this.#projects.get(project)?.get(key);
    if (kept?.hash !== hash) return undefined;
    for (const [file, then] of kept.modules) if (current.hash(file) !== then) return undefined;
    const { outcome } = kept;
    return outcome.followed?.every(({ specifier, from, to }) => current.resolve(specifier, from) === to) === false ? undefined : outcome;
  }

  keep(project: string, key: string, hash: string, outcome: FileOutcome, current: CurrentModules): void {
    let files = this.#projects.get(project);
    if (!files) {
      this.#projects.set(project, (files = new Map()));
      const [oldest] = this.#projects.keys();
      if (this.#projects.size > MOST_PROJECTS && oldest !== undefined) this.#projects.delete(oldest);
    }
    const modules = new Map((outcome.followed ?? []).flatMap(({ to }) => (to === '' ? [] : [[to, current.hash(to)] as const])));
    files.set(key, { hash, outcome, modules });
  }
}
