import { statSync } from 'node:fs';
import { contentHash } from './cache.ts';
import type { Listing } from './gather.ts';

/** Coarsest clock of a file system in use, in ms: what changed this shortly before may change again unseen. */
const CLOCK = 1000;

/**
 * Identity of everything a run reads, by what the file system says of it, so that an unchanged
 * project need not be read again. Like git's index it trusts size, inode and both times of a file;
 * a file that changed just now gives no stamp.
 * @param context what the result depends on beside the files.
 */
export function stampOf({ sources, schemas, configs }: Listing, context: string): string | undefined {
  const recent = Date.now() - CLOCK;
  const lines = [context];
  for (const { absolute, file, checked } of [...sources, ...schemas, ...configs]) {
    const stat = statSync(absolute, { throwIfNoEntry: false });
    if (!stat || stat.mtimeMs > recent || stat.ctimeMs > recent) return undefined;
    lines.push(`${file}\0${checked ? 1 : 0} ${stat.size} ${stat.mtimeMs} ${stat.ctimeMs} ${stat.ino}`);
  }
  return contentHash(lines.join('\n'));
}
