import path from 'node:path';
import { uriOf } from './paths.ts';

/** Addresses of places whose files are relative to a root, as Markdown links of editors take them. */
export function linksIn(root: string): (place: { file: string; line?: number }) => string {
  return ({ file, line }) => `${uriOf(path.resolve(root, file))}${line === undefined ? '' : `#L${line}`}`;
}
