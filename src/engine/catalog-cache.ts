import { readFileSync, statSync } from 'node:fs';
import type { CatalogData, Problem } from '../model/index.ts';
import type { FileFacts } from '../project/index.ts';
import { buildId, cacheFile, writeCacheFile } from './cache.ts';

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
  /** Sources and schemas by their path relative to the root. */
  files: Readonly<Record<string, KnownFile>>;
  catalog: CatalogData;
  problems: readonly Problem[];
}

/** The catalog that an earlier run left for a root. A corrupt or foreign file counts as none. */
export function readCatalogCache(root: string): CatalogContent | undefined {
  try {
    const content = JSON.parse(readFileSync(cacheFile(root, 'catalog'), 'utf8')) as CatalogContent;
    const usable = content.build === buildId() && Array.isArray(content.watched) && Array.isArray(content.catalog.entities) && Array.isArray(content.problems) && typeof content.files === 'object';
    return usable ? content : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a catalog for the next run. */
export function writeCatalogCache(root: string, content: Omit<CatalogContent, 'build'>): void {
  writeCacheFile(cacheFile(root, 'catalog'), { build: buildId(), ...content } satisfies CatalogContent);
}

/** What the file system says of a file or folder: like git's index it trusts size, inode and both times. Empty when that cannot be trusted yet. */
export function stampOfFile(absolute: string, now: number): string {
  const stat = statSync(absolute, { throwIfNoEntry: false });
  if (!stat) return 'none';
  if (stat.mtimeMs > now - CLOCK || stat.ctimeMs > now - CLOCK) return '';
  return stat.isDirectory() ? `${stat.mtimeMs} ${stat.ctimeMs} ${stat.ino}` : `${stat.size} ${stat.mtimeMs} ${stat.ctimeMs} ${stat.ino}`;
}
