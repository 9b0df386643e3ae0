import { readFileSync, statSync } from 'node:fs';
import type { CatalogData, Problem } from '../model/index.ts';
import type { FileFacts } from '../project/index.ts';
import { buildId, cacheFile, writeCacheFile } from './cache-file.ts';

/** Coarsest clock of a file system in use, in ms: what changed this shortly before may change again unseen. */
const CLOCK = 1000;

/** What is kept of one file. */
export interface KnownFile {
  /** What the file system said of it; empty when it had just changed. */
  stamp: string;
  /** Of its text; empty when it could not be read. */
  hash: string;
  /** Absent when it tells nothing, as most files. */
  facts?: FileFacts;
  problem?: Problem;
}

/** A catalog that was built earlier, with all that it rests on. */
export interface CatalogContent {
  build: string;
  /** What it rests on beside the files: the policy. */
  context: string;
  /** Folders and `.gitignore` files, absolute, with their stamps: while they hold, no file came or went. */
  watched: readonly (readonly [file: string, stamp: string])[];
  /** Stamps of sources and schemas by their path relative to the root. */
  stamps: Readonly<Record<string, string>>;
  catalog: CatalogData;
  problems: readonly Problem[];
}

/** What the files of a root told, in a file of its own: it is only read when something changed. */
interface FactsContent {
  build: string;
  files: Readonly<Record<string, KnownFile>>;
}

/** The catalog that an earlier run left for a root. A corrupt or foreign file counts as none. */
export function readCatalogCache(root: string): CatalogContent | undefined {
  const content = readJson<CatalogContent>(cacheFile(root, 'catalog'));
  const usable = content?.build === buildId() && Array.isArray(content.watched) && Array.isArray(content.catalog?.entities) && Array.isArray(content.problems) && typeof content.stamps === 'object';
  return usable ? content : undefined;
}

/** What an earlier run learnt of the files of a root. */
export function readFactsCache(root: string): Readonly<Record<string, KnownFile>> | undefined {
  const content = readJson<FactsContent>(cacheFile(root, 'facts'));
  return content?.build === buildId() && typeof content.files === 'object' ? content.files : undefined;
}

/** Keeps a catalog, and what its files told, for the next run. */
export function writeCatalogCache(root: string, content: Omit<CatalogContent, 'build' | 'stamps'>, files: Readonly<Record<string, KnownFile>>): void {
  const build = buildId();
  writeCacheFile(cacheFile(root, 'facts'), { build, files } satisfies FactsContent);
  const stamps = Object.fromEntries(Object.entries(files).map(([file, { stamp }]) => [file, stamp]));
  writeCacheFile(cacheFile(root, 'catalog'), { build, ...content, stamps } satisfies CatalogContent);
}

function readJson<T>(file: string): T | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T;
  } catch {
    return undefined;
  }
}

/** What the file system says of a file or folder: like git's index it trusts size, inode and both times. Empty when that cannot be trusted yet. */
export function stampOfFile(absolute: string, now: number): string {
  const stat = statSync(absolute, { throwIfNoEntry: false });
  if (!stat) return 'none';
  if (stat.mtimeMs > now - CLOCK || stat.ctimeMs > now - CLOCK) return '';
  return stat.isDirectory() ? `${stat.mtimeMs} ${stat.ctimeMs} ${stat.ino}` : `${stat.size} ${stat.mtimeMs} ${stat.ctimeMs} ${stat.ino}`;
}
