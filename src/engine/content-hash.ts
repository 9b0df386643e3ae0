import { createHash } from 'node:crypto';

/** Hash of a text, short enough to keep thousands of. */
export function contentHash(text: string): string {
  return createHash('sha1').update(text).digest('base64').slice(0, 22);
}
