import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { FileFacts } from '../project/index.ts';
import type { FileOutcome } from './lint-file.ts';
import { TOOL } from './version.ts';

/** What is kept of one file: facts hold while its text does, the outcome while the context does too. */
export interface CachedFile {
  hash: string;
  facts: FileFacts;
  outcome?: FileOutcome;
}

interface CacheContent {
  version: string;
  context: string;
  files: Record<string, CachedFile>;
}

/** Hash of a text, short enough to keep thousands of. */
export function contentHash(text: string): string {
  return createHash('sha1').update(text).digest('base64').slice(0, 22);
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

  /** Outcome of a file under the current context, if known. */
  outcome(file: string, hash: string): FileOutcome | undefined {
    if (this.#context !== this.#old.context) return undefined;
    const entry = this.#old.files[file];
    return entry?.hash === hash ? entry.outcome : undefined;
  }

  /** Remembers a file. An outcome not given is kept from before where it still holds. */
  keep(file: string, entry: CachedFile): void {
    const outcome = entry.outcome ?? this.outcome(file, entry.hash);
    const old = this.#old.files[file];
    if (!old || old.hash !== entry.hash || (entry.outcome && old.outcome !== entry.outcome)) this.#changed = true;
    this.#files[file] = outcome ? { ...entry, outcome } : entry;
  }

  /** Writes what was kept. A cache that cannot be written is no error: the next run is only slower. */
  save(): void {
    if (!this.#changed && Object.keys(this.#files).length === Object.keys(this.#old.files).length) return;
    const temporary = `${this.#file}.${process.pid}.tmp`;
    try {
      mkdirSync(path.dirname(this.#file), { recursive: true });
      writeFileSync(temporary, JSON.stringify({ version: TOOL.version, context: this.#context, files: this.#files } satisfies CacheContent));
      renameSync(temporary, this.#file);
    } catch {
      rmSync(temporary, { force: true });
    }
  }
}

/** In `node_modules/.cache` where there is one (as other tools do), else in the folder for temporary files. */
function cacheFile(root: string): string {
  const modules = path.join(root, 'node_modules');
  const key = createHash('sha1').update(root).digest('hex').slice(0, 16);
  return existsSync(modules) ? path.join(modules, '.cache', 'crm-guard', 'findings.json') : path.join(os.tmpdir(), 'crm-guard-cache', `${key}.json`);
}

function emptyCache(): CacheContent {
  return { version: TOOL.version, context: '', files: {} };
}

function readCache(file: string): CacheContent {
  try {
    const content = JSON.parse(readFileSync(file, 'utf8')) as CacheContent;
    const usable = content.version === TOOL.version && typeof content.context === 'string' && typeof content.files === 'object' && content.files !== null;
    return usable ? content : emptyCache();
  } catch {
    return emptyCache();
  }
}
