import { statSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { isUnder } from './gather.ts';

/** The innermost folder that holds all paths; on several drives the first path's. */
export function commonFolder(paths: readonly string[]): string {
  const folders = paths.map((file) => (statSync(file).isDirectory() ? file : path.dirname(file)));
  const first = folders[0] ?? process.cwd();
  let common = first;
  while (!folders.every((folder) => isUnder(common, folder))) {
    if (path.dirname(common) === common) return first;
    common = path.dirname(common);
  }
  return common;
}
