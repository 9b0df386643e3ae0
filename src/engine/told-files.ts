import { type FileFacts, readCatalogFacts, readSchemaFacts, readSource } from '../project/index.ts';
import type { KnownFile } from './catalog-cache.ts';
import { contentHash } from './content-hash.ts';

/** A file to be read for the catalog. Plain data: crosses threads. */
export interface AskedFile {
  absolute: string;
  /** Relative to the root, with `/`. */
  file: string;
  schema: boolean;
  /** Hash of the text of which the facts are known already. */
  known?: string;
}

/** What a file said; without facts where the hash is the known one, or where it tells nothing. */
export type ToldFile = Omit<KnownFile, 'stamp'>;

/** Files of which several threads take a share. Plain data and shared memory: crosses threads. */
export interface FilesToTell {
  files: readonly AskedFile[];
  /** Index of the first file that nobody took. */
  next: Int32Array<SharedArrayBuffer>;
  /** Whether the hashes of the texts are wanted. */
  hashes: boolean;
}

/** Files taken at a time: few enough that all threads end together. */
const SHARE = 16;

/** A list that threads can share. */
export function toTell(files: readonly AskedFile[], hashes: boolean): FilesToTell {
  return { files, next: new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)), hashes };
}

/** Reads files until none is left that nobody took; what they told by their index. */
export function tellFiles({ files, next, hashes }: FilesToTell): [index: number, told: ToldFile][] {
  const told: [number, ToldFile][] = [];
  for (;;) {
    const start = Atomics.add(next, 0, SHARE);
    if (start >= files.length) return told;
    for (const [offset, asked] of files.slice(start, start + SHARE).entries()) told.push([start + offset, tellFile(asked, hashes)]);
  }
}

/** Reads one file. */
export function tellFile({ absolute, file, schema, known }: AskedFile, hashes: boolean): ToldFile {
  const outcome = readSource(absolute);
  if (!outcome.ok) return { hash: '', problem: { ...outcome.problem, file } };
  const hash = hashes ? contentHash(outcome.text) : '';
  if (known !== undefined && hash === known) return { hash };
  const facts: FileFacts = schema ? readSchemaFacts(outcome.text, file) : readCatalogFacts(outcome.text, file);
  return { hash, ...(Object.keys(facts).length > 0 ? { facts } : {}) };
}
