import { readFileSync } from 'node:fs';
import type { Problem } from '../model/index.ts';
import type { FileFacts } from '../project/index.ts';
import type { FileOutcome } from './lint-file.ts';
import { buildId, cacheFile, writeCacheFile } from './cache-file.ts';

export { contentHash } from './content-hash.ts';

/** What is kept of one file: facts hold while its text does, the outcome while the context does too. */
export interface CachedFile {
  hash: string;
  facts: FileFacts;
  outcome?: FileOutcome;
  /** Hashes of the texts of the modules that `outcome.followed` leads to. */
  modules?: Record<string, string>;
}

/** What a whole run learnt beside the outcomes; holds as long as its stamp does. */
export interface Snapshot {
  stamp: string;
  /** Problems of reading and putting the project together. */
  problems: Problem[];
  unreadable: number;
  /** Files that were judged, relative, in the order of the report. */
  checked: string[];
}

interface CacheContent {
  build: string;
  context: string;
  files: Record<string, CachedFile>;
  snapshot?: Snapshot;
}

/**
 * Results of earlier runs of one root, in one JSON file. A corrupt or foreign file counts as empty.
 * Writing goes to a temporary file that is renamed, so that parallel runs never see half a cache.
 */
export class Cache {
  readonly #file: string;
  readonly #old: CacheContent;
  readonly #files: Record<string, CachedFile> = Object.create(null) as Record<string, CachedFile>;
  #context = '';
  #hashes: ReadonlyMap<string, string> = new Map();
  #resolve: (specifier: string, from: string) => string = () => '';
  #snapshot: Snapshot | undefined;
  #changed = false;

  constructor(root: string, enabled: boolean) {
    this.#file = cacheFile(root);
    this.#old = enabled ? readCache(this.#file) : emptyCache();
  }

  /** True when an earlier run left something: most files will not need a worker. */
  get isWarm(): boolean {
    return Object.keys(this.#old.files).length > 0;
  }

  /** Facts of a file whose text has this hash, if known. */
  facts(file: string, hash: string): FileFacts | undefined {
    const entry = this.#old.files[file];
    return entry?.hash === hash ? entry.facts : undefined;
  }

  /** Names what outcomes depend on beside the text: version, policy, catalog, language. */
  setContext(context: string): void {
    this.#context = context;
    if (context !== this.#old.context) this.#changed = true;
  }

  /**
   * Names what the modules of the project are: their hashes, and where an import leads.
   * Outcomes that were judged by other modules do not hold any more.
   */
  setModules(hashes: ReadonlyMap<string, string>, resolve: (specifier: string, from: string) => string): void {
    this.#hashes = hashes;
    this.#resolve = resolve;
  }

  /** Outcome of a file under the current context and modules, if known. */
  outcome(file: string, hash: string): FileOutcome | undefined {
    if (this.#context !== this.#old.context) return undefined;
    const entry = this.#old.files[file];
    return entry?.hash === hash && this.#sameModules(entry) ? entry.outcome : undefined;
  }

  #sameModules({ outcome, modules = {} }: CachedFile): boolean {
    if (!outcome?.followed) return true;
    for (const [file, hash] of Object.entries(modules)) if (this.#hashes.get(file) !== hash) return false;
    return outcome.followed.every(({ from, specifier, to }) => this.#resolve(specifier, from) === to);
  }

  /** The last whole run, when it had this stamp, with the outcome of every file it judged. */
  snapshot(stamp: string): (Snapshot & { outcomes: FileOutcome[] }) | undefined {
    const { snapshot, files } = this.#old;
    if (snapshot?.stamp !== stamp) return undefined;
    const outcomes: FileOutcome[] = [];
    for (const file of snapshot.checked) {
      const outcome = files[file]?.outcome;
      if (!outcome) return undefined;
      outcomes.push(outcome);
    }
    return { ...snapshot, outcomes };
  }

  /** Remembers a whole run. */
  keepSnapshot(snapshot: Snapshot): void {
    this.#snapshot = snapshot;
    this.#changed = true;
  }

  /** Remembers a file. An outcome not given is kept from before where it still holds. */
  keep(file: string, entry: CachedFile): void {
    const outcome = entry.outcome ?? this.outcome(file, entry.hash);
    const old = this.#old.files[file];
    const modules = outcome?.followed && Object.fromEntries(outcome.followed.flatMap(({ to }) => (to === '' ? [] : [[to, this.#hashes.get(to) ?? ''] as const])));
    if (!old || old.hash !== entry.hash || (entry.outcome && old.outcome !== entry.outcome)) this.#changed = true;
    this.#files[file] = outcome ? { ...entry, outcome, ...(modules ? { modules } : {}) } : entry;
  }

  /** Writes what was kept. A cache that cannot be written is no error: the next run is only slower. */
  save(): void {
    if (!this.#changed && Object.keys(this.#files).length === Object.keys(this.#old.files).length) return;
    writeCacheFile(this.#file, { build: buildId(), context: this.#context, files: this.#files, ...(this.#snapshot ? { snapshot: this.#snapshot } : {}) } satisfies CacheContent);
  }
}

function emptyCache(): CacheContent {
  return { build: buildId(), context: '', files: {} };
}

function readCache(file: string): CacheContent {
  try {
    const content = JSON.parse(readFileSync(file, 'utf8')) as CacheContent;
    const usable = content.build === buildId() && typeof content.context === 'string' && Object.values(content.files).every(isEntry) && (content.snapshot === undefined || isSnapshot(content.snapshot));
    return usable ? content : emptyCache();
  } catch {
    return emptyCache();
  }
}

function isEntry({ hash, facts, outcome }: CachedFile): boolean {
  const usable = outcome === undefined || (Array.isArray(outcome.findings) && Array.isArray(outcome.problems));
  return typeof hash === 'string' && typeof facts === 'object' && usable;
}

function isSnapshot({ stamp, problems, unreadable, checked }: Snapshot): boolean {
  return typeof stamp === 'string' && Array.isArray(problems) && typeof unreadable === 'number' && Array.isArray(checked);
}
